#include "interpreter/prove/prove.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/prove/joint.hpp"
#include "interpreter/prove/row.hpp"
#include "interpreter/prove/words.hpp"

namespace biaochi::prove {

namespace {

// Facts that break no check: nothing, wherever that is allowed.
struct Base {
    Point facts;
    Diagnostics findings;
    bool contradictory = false;
};

Base find_base(const model::Model& model) {
    Base base;
    for (const facts::Declaration& fact : model.schema.facts) {
        const Domain domain = domain_of(fact);
        base.facts.push_back(domain.least > 0 ? domain.least : domain.most < 0 ? domain.most : Number(0));
    }
    // Records that nothing else tells apart have different texts.
    const Layout layout = layout_of(model.schema);
    for (const Layout::Ledger& ledger : layout.ledgers)
        for (std::size_t record = 0; record < most_records; ++record)
            for (std::size_t field = 0; field < ledger.fields; ++field)
                if (model.schema.facts[ledger.at(record, field)].kind == facts::FactKind::text)
                    base.facts[ledger.at(record, field)] = static_cast<std::int64_t>(record);
    const auto broken = [&]() -> const model::Check* {
        plan::Plan plan;
        std::vector<Id> wanted;
        for (const model::Check& check : model.checks) wanted.push_back(check.holds);
        plan = plan::from_model(model, wanted);
        facts::Table table = blank_table(model.schema.facts.size(), 1);
        for (std::size_t i = 0; i < base.facts.size(); ++i) table.columns[i][0].value = base.facts[i];
        fold(layout, table, 1, [&](std::uint32_t fact, std::size_t) { return base.facts[fact]; });
        score::Runner runner(plan, table);
        runner.run(0, 1);
        for (const model::Check& check : model.checks)
            if (!runner.value(check.holds, 0).truth()) return &check;
        return nullptr;
    };
    if (model.checks.empty()) return base;
    for (std::size_t attempt = 0; attempt <= model.checks.size(); ++attempt) {
        const model::Check* check = broken();
        if (check == nullptr) return base;
        Cutter cutter(model, base.facts);
        Local local = cutter.cut(std::vector<Id>{check->holds});
        Sampler sampler(local, seed_of(check->message.zh));
        const Question question{Question::holds, local.pool().truth(true), no_id};
        Answer answer;
        const std::vector<Point> points = sampler.sample();
        Engine engine(local, {question.a});
        engine.run(points);
        for (std::size_t i = 0; i < points.size(); ++i)
            if (engine.valid(i))
                improve(question, answer, points[i], engine.value(0, i), engine.value(0, i),
                        length_of(points[i]));
        if (!answer.shown()) search(local, sampler, question, answer);
        if (!answer.shown()) {
            base.contradictory = true;
            base.findings.push_back({answer.proven ? Code::checks_contradict : Code::checks_not_shown,
                                     check->span,
                                     {check->message},
                                     {}});
            return base;
        }
        for (std::size_t i = 0; i < local.facts.size(); ++i) base.facts[local.facts[i]] = (*answer.facts)[i];
    }
    return base;
}

// A batch is not sampled: of a row that depends on the other subjects, of its groups and the total, nothing
// is said.
bool compares_subjects(const model::Model& model) {
    return std::any_of(model.rows.begin(), model.rows.end(),
                       [&](const model::Row& row) { return model.pool.compares(row.score); });
}

// A group is the sum of its rows; what 各项… says of one is proven with its parts, as one row.
bool is_group(const model::Row& row) {
    return row.rules.empty() && !row.has_items && !row.children.empty() && !row.clamped;
}

void sort_by_place(Diagnostics& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.span.source != b.span.source ? a.span.source < b.span.source : a.span.begin < b.span.begin;
    });
}

// Facts that were found to raise and lower a row's score, by row: what was said of an item is not said again
// of the row around it.
struct Told {
    std::map<std::size_t, std::set<std::string>> items;  // by row above
    std::map<std::uint32_t, std::size_t> rows;           // by where they begin

    explicit Told(const model::Model& model) {
        for (std::size_t i = 0; i < model.rows.size(); ++i) rows.emplace(model.rows[i].span.begin, i);
    }
    void once(Diagnostics& findings) const {
        const auto said = [&](const Diagnostic& each) {
            if (each.code != Code::score_not_monotone) return false;
            const auto inner = items.find(rows.at(each.span.begin));
            return inner != items.end() && inner->second.count(each.arguments[1].zh) > 0;
        };
        findings.erase(std::remove_if(findings.begin(), findings.end(), said), findings.end());
    }
};

}  // namespace

Report prove(model::Model model, const Sources& sources) {
    Report report;
    report.rows.resize(model.rows.size());
    unfold(model);
    report.schema = model.schema;
    Base base = find_base(model);
    report.findings = std::move(base.findings);
    report.facts_contradict = base.contradictory;
    if (base.contradictory) return report;
    report.base = base.facts;
    Cutter cutter(model, std::move(base.facts));
    std::vector<Part> parts;
    Told told(model);
    const auto within_part = [&](std::size_t row) {
        for (std::size_t above = model.rows[row].parent; above != model::Row::npos;
             above = model.rows[above].parent)
            if (!is_group(model.rows[above])) return true;
        return false;
    };
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        if (is_group(model.rows[i]) || model.pool.compares(model.rows[i].score)) continue;
        RowProof proof(cutter, i, sources);
        proof.run();
        report.rows[i] = proof.report();
        report.findings.insert(report.findings.end(), proof.findings().begin(), proof.findings().end());
        if (model.rows[i].parent != model::Row::npos)
            for (const std::uint32_t fact : proof.crooked())
                told.items[model.rows[i].parent].insert(model.schema.facts[fact].name);
        if (within_part(i)) continue;
        parts.push_back({i, proof.local().facts, proof.local().read, proof.best(true), proof.best(false)});
    }
    told.once(report.findings);
    if (!compares_subjects(model)) find_groups(cutter, parts, report);
    sort_by_place(report.findings);
    return report;
}

Diagnostics settle_doubts(model::Model model, const Sources& sources) {
    Diagnostics findings;
    unfold(model);
    Base base = find_base(model);
    if (base.contradictory) return base.findings;
    Cutter cutter(model, std::move(base.facts));
    for (const model::Doubt& doubt : model.doubts) {
        Bound bound;
        RowProof::Doubt settled = RowProof::Doubt::open;
        if (!model.pool.compares(model.rows[doubt.row].raw)) {
            RowProof proof(cutter, doubt.row, sources, true);
            proof.run();
            settled = doubt.over ? proof.over(bound) : proof.below(bound);
        }
        if (settled == RowProof::Doubt::excluded) continue;
        const model::Row& row = model.rows[doubt.row];
        const Text points = row.points->text();
        if (settled == RowProof::Doubt::open) {
            findings.push_back(
                {doubt.over ? Code::points_over_open : Code::points_below_open,
                 row.span,
                 {points, doubt.bound ? points_text(*doubt.bound) : Text("任意多分", "any number of points")},
                 {}});
            continue;
        }
        const Text end = doubt.bound && bound.reached ? points_text(*bound.reached)
                                                      : Text("任意多分", "any number of points");
        const Text facts = facts_text(model.schema, bound.facts);
        if (doubt.over)
            findings.push_back({Code::points_over, row.span, {points, end, facts}, {}});
        else if (doubt.bound)
            findings.push_back({Code::points_below_zero, row.span, {end, facts}, {}});
        else
            findings.push_back({Code::points_unbounded_below, row.span, {facts}, {}});
    }
    sort_by_place(findings);
    return findings;
}

}  // namespace biaochi::prove
