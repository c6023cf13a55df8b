#include "interpreter/report/evidence.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/facts/written.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/score/derive.hpp"
#include "lang/base/text.hpp"

namespace biaochi::report {

using model::Id;
using model::Op;

namespace {

std::string quotient(const std::string& top, const std::string& bottom) {
    if (top == bottom) return top.empty() ? "" : "%";
    if (bottom.empty() || bottom == "%") return top;
    return top.empty() || top == "%" ? "" : top + "/" + bottom;
}

// Files that were merged can each have said something.
void add_note(Text& all, const facts::Evidence& evidence) {
    const Text more = facts::as_written(evidence);
    all = {all.zh + (all.zh.empty() ? "" : ";") + more.zh, all.en + (all.en.empty() ? "" : "; ") + more.en};
}

struct Units {
    const model::Model& model;
    std::map<Id, std::string> known;

    // Parts have smaller ids: what an expression needs is computed from the smallest up, without recursion.
    std::string of(Id root) {
        std::set<Id> needed;
        for (std::vector<Id> open{root}; !open.empty();) {
            const Id id = open.back();
            open.pop_back();
            if (known.count(id) != 0 || !needed.insert(id).second) continue;
            for (const Id part : model.pool[id].parts) open.push_back(part);
        }
        for (const Id id : needed) known[id] = compute(id);
        return known[root];
    }

    std::string compute(Id id) {
        const model::Expression& expression = model.pool[id];
        switch (expression.op) {
            case Op::fact: return model.schema.facts[expression.index].unit;
            case Op::divide: return quotient(known[expression.parts[0]], known[expression.parts[1]]);
            case Op::select: return first({expression.parts[1], expression.parts[2]});
            case Op::add:
            case Op::subtract:
            case Op::multiply:
            case Op::negate:
            case Op::floor:
            case Op::ceil:
            case Op::larger:
            case Op::smaller:
            case Op::range:
            case Op::sum: return first(expression.parts);
            default: return {};
        }
    }

    // Parts agree but for constants, which may be of any unit, and ratios that scale another quantity.
    std::string first(const std::vector<Id>& parts) {
        std::string unit;
        for (const Id part : parts) {
            const std::string& own = known[part];
            if (unit.empty() || unit == "%") unit = own.empty() ? unit : own;
        }
        return unit;
    }
};

struct Collector {
    const Case& of;
    RuleLine& line;
    std::string texts;  // the words in which a definition must be named to be shown
    Units units;
    std::set<Id> seen;

    void visit(Id root) {
        for (std::vector<Id> open{root}; !open.empty();) {
            const Id id = open.back();
            open.pop_back();
            if (id == model::no_id || of.model.pool.is_constant(id) || !seen.insert(id).second) continue;
            while (const model::Definition* found = unshown(id)) show(*found);
            if (const model::Row* row = scored(id)) {  // 指标1.1: its own account explains it
                line.scores.push_back({row, of.values[id]});
                continue;
            }
            const model::Expression& expression = of.model.pool[id];
            if (expression.op == Op::fact) show(expression.index);
            if (expression.op == Op::field) show_ledger(of.model.pool.places(expression.space).index);
            open.insert(open.end(), expression.parts.rbegin(), expression.parts.rend());
        }
    }

    const model::Row* scored(Id id) const {
        for (const model::Row& row : of.model.rows)
            if (row.score == id && !row.label.empty() && texts.find(row.label) != std::string::npos)
                return &row;
        return nullptr;
    }

    void show_ledger(std::uint32_t index) {
        const facts::Ledger& ledger = of.model.schema.ledgers[index];
        for (const LedgerUse& use : line.ledgers)
            if (use.ledger == &ledger) return;
        LedgerUse use;
        use.ledger = &ledger;
        const facts::Records& records = of.table.ledgers[index];
        for (std::size_t i = records.begin[of.subject]; i < records.begin[of.subject + 1]; ++i) {
            LedgerUse::Record record;
            for (std::size_t f = 0; f < ledger.fields.size(); ++f) {
                const facts::Declaration& field = ledger.fields[f];
                const Text value = facts::as_written(field, records.columns[f][i], of.table.texts);
                record.fields.emplace_back(field.name + " = " + value.zh, field.name + " = " + value.en);
            }
            record.at = of.places.at(records.spans[i]);
            for (const auto& [place, note] : records.notes)
                if (place == i) add_note(record.note, note);
            use.records.push_back(std::move(record));
        }
        line.ledgers.push_back(std::move(use));
    }

    // Equal expressions are one, so several names can stand for this one: the one nearest to the sentence is
    // meant.
    const model::Definition* unshown(Id id) const {
        const model::Definition* best = nullptr;
        for (const model::Definition& each : of.model.definitions) {
            if (each.value != id || texts.find(each.name) == std::string::npos) continue;
            const bool shown = std::any_of(line.definitions.begin(), line.definitions.end(),
                                           [&](const DefinitionUse& use) { return use.name == each.name; });
            if (!shown && (best == nullptr || nearness(each) > nearness(*best))) best = &each;
        }
        return best;
    }

    int nearness(const model::Definition& definition) const {
        const auto within = [&](Span span) {
            return definition.span.source == span.source && definition.span.begin >= span.begin &&
                   definition.span.end <= span.end;
        };
        if (line.rule->called_from.source != 0 && within(line.rule->called_from)) return 2;
        return definition.span.source == line.rule->span.source ? 1 : 0;
    }

    void show(const model::Definition& definition) {
        DefinitionUse use;
        use.id = definition.value;
        use.name = definition.name;
        use.formula = formula(of.places.sources(), definition.span);
        use.at = of.places.at(definition.span);
        use.value = of.values[definition.value];
        use.truth = definition.is_truth;
        use.unit = units.of(definition.value);
        if (use.unit.empty()) use.unit = definition.unit;
        const model::Expression& expression = of.model.pool[definition.value];
        if (expression.op == Op::fact && use.value.exact()) {
            const facts::Declaration& fact = of.model.schema.facts[expression.index];
            for (std::size_t i = 0; i < fact.options.size(); ++i)
                if (use.value.low == Number(static_cast<std::int64_t>(i))) use.option = &fact.options[i];
        }
        texts += "\n" + fold(use.formula);
        line.definitions.push_back(std::move(use));
    }

    void show(std::uint32_t index) {
        FactUse use;
        use.fact = &of.model.schema.facts[index];
        use.cell = &of.table.columns[index][of.subject];
        if (use.cell->given()) use.written = facts::as_written(*use.fact, *use.cell, of.table.texts);
        if (of.subject < of.table.notes.size())
            for (const auto& [fact, note] : of.table.notes[of.subject])
                if (fact == index) add_note(use.note, note);
        if (of.ranges != nullptr)
            for (const score::Missing& each : of.ranges->missing)
                if (each.fact == index) use.readers = readers(of.model, each);
        if (use.cell->given()) use.at = of.places.at(of.table.span(index, of.subject));
        if (use.cell->derived) use.derived = records_of(index);
        line.facts.push_back(std::move(use));
    }

    std::vector<DerivedFrom> records_of(std::uint32_t fact) const {
        std::vector<DerivedFrom> all;
        for (const model::Derivation& each : of.model.derivations) {
            if (each.fact != fact) continue;
            for (const score::Counted& counted :
                 score::counted_records(of.model, each, of.table, of.subject)) {
                const facts::Records& records = of.table.ledgers[counted.ledger];
                all.push_back({&of.model.schema.ledgers[counted.ledger], records.count(of.subject), {}});
                for (const std::size_t record : counted.records)
                    all.back().counted.push_back(of.places.at(records.spans[record]));
            }
        }
        return all;
    }
};

}  // namespace

void add_evidence(const Case& of, const std::vector<Id>& roots, RuleLine& line) {
    std::string texts = line.sentence;
    if (line.rule->called_from.source != 0)
        texts += "\n" + std::string(of.places.text(line.rule->called_from));
    Collector collector{of, line, fold(texts), Units{of.model, {}}, {}};
    for (const Id root : roots) collector.visit(root);
    // In the order in which the sentence and its formulas name them, not that of the expression.
    const auto place = [&](const FactUse& use) { return collector.texts.find(use.fact->name); };
    std::stable_sort(line.facts.begin(), line.facts.end(),
                     [&](const FactUse& a, const FactUse& b) { return place(a) < place(b); });
}

std::string unit_of(const model::Model& model, Id id) {
    return id == model::no_id ? "" : Units{model, {}}.of(id);
}

}  // namespace biaochi::report
