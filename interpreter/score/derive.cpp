#include "interpreter/score/derive.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "interpreter/facts/written.hpp"
#include "interpreter/score/run.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::score {

using model::Id;
using model::Op;
using model::Value;

namespace {

// Whether a declaration allows a value: the range, and whole numbers where they are counted.
bool allows(const facts::Declaration& fact, const Number& value) {
    if (fact.counted && (!value.is_whole() || value.sign() < 0)) return false;
    return !(fact.least && value < *fact.least) && !(fact.most && *fact.most < value);
}

struct Deriving {
    const model::Model& model;
    const model::Derivation& derivation;
    facts::Table& table;
    Diagnostics& diagnostics;

    const facts::Declaration& fact() const { return model.schema.facts[derivation.fact]; }
    facts::Cell& cell(std::size_t subject) const { return table.columns[derivation.fact][subject]; }

    bool applies(std::size_t subject) const {
        const auto known = [&](std::uint32_t index) { return table.columns[index][subject].given(); };
        return !table.subjects[subject].refused && gives(table, derivation.ledgers, subject) &&
               std::all_of(derivation.facts.begin(), derivation.facts.end(), known);
    }

    void refuse(std::size_t subject, Code code, Span span, std::vector<Text> arguments,
                std::vector<Label> labels) {
        table.subjects[subject].refused = true;
        arguments.insert(arguments.begin(), Text(table.subjects[subject].name));
        labels.push_back({derivation.span, {"这样取数", "derived in this way"}});
        diagnostics.push_back({code, span, std::move(arguments), std::move(labels)});
    }

    bool lacks_period(std::size_t subject) {
        if (!derivation.reads_period || table.subjects[subject].period_stated) return false;
        refuse(subject, Code::derivation_period, table.subjects[subject].span,
               {fact().name, spelling(Word::period)}, {});
        return true;
    }

    Text written(const Value& value) const {
        if ((value.state & Value::number) == 0) return spelling(Word::inapplicable);
        return facts::as_written(fact(), value.low, table.texts);
    }

    // What the ledgers say, and a few of the records that count.
    std::vector<Label> records(std::size_t subject) const {
        std::vector<Label> labels;
        for (const Counted& each :
             counted_records(model, derivation.value, derivation.ledgers, table, subject)) {
            const facts::Records& all = table.ledgers[each.ledger];
            labels.push_back(
                {all.stated[subject], both(Message::ledger_counted, {model.schema.ledgers[each.ledger].name,
                                                                     std::to_string(all.count(subject)),
                                                                     std::to_string(each.records.size())})});
            label_records(table, each, labels);
        }
        return labels;
    }

    void settle(std::size_t subject, const Value& value) {
        if ((value.state & Value::undefined) != 0)
            throw std::logic_error("an undefined derivation passed the check of divisions");
        facts::Cell& here = cell(subject);
        const bool absent = value.state == Value::not_applicable;
        const Span given = table.span(derivation.fact, subject);
        const Span stated = table.ledgers[derivation.ledgers.front()].stated[subject];
        if (!absent && (!value.exact() || !allows(fact(), value.low))) {
            refuse(subject, Code::derivation_misfit, here.given() ? given : stated,
                   {fact().name, written(value), facts::declared_range(fact())}, records(subject));
        } else if (!here.given()) {
            here = {absent ? Number(0) : value.low, stated.begin, stated.end, stated.source, absent, true};
        } else if (here.does_not_apply != absent || (!absent && here.value != value.low)) {
            refuse(subject, Code::derivation_differs, given,
                   {fact().name, facts::as_written(fact(), here, table.texts), written(value)},
                   records(subject));
        }
    }

    void run() {
        const std::size_t all = table.subjects.size();
        std::vector<bool> wanted(all);
        for (std::size_t i = 0; i < all; ++i) wanted[i] = applies(i) && !lacks_period(i);
        const plan::Plan plan = plan::from_model(model, {derivation.value});
        Runner runner(plan, table);
        for (std::size_t first = 0; first < all; first += Runner::block) {
            const std::size_t count = std::min(Runner::block, all - first);
            const auto begin = wanted.begin() + static_cast<std::ptrdiff_t>(first);
            if (std::find(begin, begin + static_cast<std::ptrdiff_t>(count), true) ==
                begin + static_cast<std::ptrdiff_t>(count))
                continue;
            runner.run(first, count);
            for (std::size_t row = 0; row < count; ++row)
                if (wanted[first + row]) settle(first + row, runner.value(derivation.value, row));
        }
    }
};

}  // namespace

Diagnostics derive(const model::Model& model, facts::Table& table) {
    Diagnostics diagnostics;
    for (const model::Derivation& each : model.derivations) Deriving{model, each, table, diagnostics}.run();
    return diagnostics;
}

bool gives(const facts::Table& table, const std::vector<std::uint32_t>& ledgers, std::size_t subject) {
    return std::all_of(ledgers.begin(), ledgers.end(),
                       [&](std::uint32_t ledger) { return table.ledgers[ledger].given[subject]; });
}

void label_records(const facts::Table& table, const Counted& counted, std::vector<Label>& labels) {
    constexpr std::size_t most = 3;
    const std::size_t shown = std::min(most, counted.records.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const std::size_t more = i + 1 == shown ? counted.records.size() - shown : 0;
        labels.push_back(
            {table.ledgers[counted.ledger].spans[counted.records[i]],
             more > 0 ? both(Message::records_more, {std::to_string(more)}) : both(Message::record_counted)});
    }
}

std::vector<Counted> counted_records(const model::Model& model, Id expression,
                                     const std::vector<std::uint32_t>& ledgers, const facts::Table& table,
                                     std::size_t subject) {
    if (ledgers.empty()) return {};
    const plan::Plan plan = plan::from_model(model, {expression});
    Runner runner(plan, table);
    runner.run(subject, 1);
    std::vector<Counted> counted;
    for (const std::uint32_t ledger : ledgers) {
        std::set<std::size_t> records;
        for (const plan::Step& step : plan.steps) {
            const bool over = step.op == Op::total || step.op == Op::highest || step.op == Op::lowest ||
                              step.op == Op::trimmed;
            if (!over) continue;
            const Id each = plan.steps[step.inputs[0]].origin;
            const model::Space space = model.pool.space(each);
            if (space <= model::per_subject || !model.pool.places(space).records ||
                model.pool.places(space).index != ledger)
                continue;
            const std::vector<Value> values = runner.values(each);
            for (std::size_t i = 0; i < values.size(); ++i) {
                const bool there = values[i].state != Value::not_applicable;
                const bool adds = step.op != Op::total || !values[i].exact() || !values[i].low.is_zero();
                if (there && adds) records.insert(table.ledgers[ledger].begin[subject] + i);
            }
        }
        counted.push_back({ledger, {records.begin(), records.end()}});
    }
    return counted;
}

}  // namespace biaochi::score
