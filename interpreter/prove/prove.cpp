#include "interpreter/prove/prove.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/prove/base.hpp"
#include "interpreter/prove/joint.hpp"
#include "interpreter/prove/row.hpp"
#include "interpreter/prove/words.hpp"

namespace biaochi::prove {

namespace {

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
