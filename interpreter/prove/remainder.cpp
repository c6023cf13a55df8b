#include "interpreter/prove/remainder.hpp"

#include <algorithm>

#include "interpreter/prove/unfold.hpp"

namespace biaochi::prove {

using model::no_id;
using model::Op;
using model::Value;

namespace {

std::vector<Id> with_checks(const model::Model& model, std::vector<Id> wanted) {
    for (const model::Check& check : model.checks) wanted.push_back(check.holds);
    wanted.erase(std::remove(wanted.begin(), wanted.end(), no_id), wanted.end());
    return wanted;
}

}  // namespace

Remainders::Remainders(const model::Model& model, const facts::Table& table, std::vector<Id> wanted)
    : model_(model),
      table_(table),
      wanted_(with_checks(model, std::move(wanted))),
      plan_(plan::from_model(model, wanted_)),
      runner_(plan_, table) {}

// One subject's copy.
struct Remainders::Copy {
    const model::Model& from;
    const facts::Table& table;
    const score::Runner& runner;
    std::size_t subject;
    Remainder result;
    std::vector<std::size_t> place;  // by fact of the standard: of the remainder; npos: given
    std::vector<bool> open;          // by id: reads something that is not given
    std::vector<bool> needed;
    bool can_be_said = true;

    Copy(const model::Model& model, const facts::Table& given, const score::Runner& run, std::size_t which)
        : from(model), table(given), runner(run), subject(which) {}

    void declare() {
        place.assign(from.schema.facts.size(), Remainder::npos);
        std::vector<facts::Declaration>& all = result.model.schema.facts;
        for (const std::uint32_t fact : table.subjects[subject].lacks) {
            place[fact] = all.size();
            all.push_back(from.schema.facts[fact]);
            result.facts.push_back(fact);
        }
    }

    // What is known of an expression that reads given facts only; else nothing.
    std::optional<Id> constant(Id id) {
        if (open[id] || from.pool.space(id) > model::per_subject) return std::nullopt;
        const Value value = runner.value(id, 0);
        if (value.exact()) return result.model.pool.constant(value.low);
        if (value.is_not_applicable()) return result.model.pool.not_applicable();
        return std::nullopt;
    }

    std::size_t records(model::Space space) const {
        const model::Places& places = from.pool.places(space);
        return places.records ? table.ledgers[places.index].count(subject) : places.index;
    }

    // The records of a subject are known: they become parts, side by side. Of parts there are at least two;
    // what is not applicable is left out.
    Id side_by_side(std::vector<Id> parts) {
        while (parts.size() < 2) parts.push_back(result.model.pool.not_applicable());
        return result.model.pool.pack(parts);
    }

    Id structure(Id id) {
        model::Pool& pool = result.model.pool;
        const model::Expression& each = from.pool[id];
        std::vector<Id> parts = each.parts;
        for (Id& part : parts) part = result.became[part];
        const bool beyond = each.space > model::per_subject;
        if (beyond && each.op >= Op::above) can_be_said = false;  // a value for each record, from all of them
        switch (each.op) {
            case Op::constant: return pool.constant(each.number);
            case Op::fact:
                return pool.fact(static_cast<std::uint32_t>(place[each.index]), from.pool.nature(id));
            case Op::not_applicable: return pool.not_applicable();
            case Op::range: return pool.range(parts[0], parts[1]);
            case Op::field: {
                const facts::Records& of = table.ledgers[from.pool.places(each.space).index];
                std::vector<Id> values;
                for (std::size_t i = of.begin[subject]; i < of.begin[subject + 1]; ++i)
                    values.push_back(pool.constant(of.columns[each.index][i].value));
                return side_by_side(std::move(values));
            }
            case Op::spread:
                if (!beyond) return pool.in(each.space, parts[0]);
                return side_by_side(std::vector<Id>(records(each.space), parts[0]));
            case Op::pack: return pool.pack(parts);
            case Op::total:
            case Op::highest:
            case Op::lowest:
            case Op::trimmed:
            case Op::above:
            case Op::above_distinct:
            case Op::ties:
            case Op::earlier_same:
            case Op::group_highest: {
                const model::Space space = pool.space(parts[0]);
                return pool.over(each.op, space, std::move(parts));
            }
            default: return pool.make(each.op, std::move(parts));
        }
    }

    void find_open() {
        open.assign(from.pool.size(), false);
        for (Id id = 0; id < open.size(); ++id) {
            const model::Expression& each = from.pool[id];
            open[id] = each.op == Op::fact && place[each.index] != Remainder::npos;
            for (const Id part : each.parts) open[id] = open[id] || open[part];
        }
    }

    void copy(const std::vector<Id>& wanted) {
        needed.assign(from.pool.size(), false);
        for (const Id id : wanted) needed[id] = true;
        result.became.assign(from.pool.size(), no_id);
        for (Id id = static_cast<Id>(needed.size()); id-- > 0;) {
            if (!needed[id]) continue;
            if (const std::optional<Id> known = constant(id))
                result.became[id] = *known;
            else
                for (const Id part : from.pool[id].parts) needed[part] = true;
        }
        for (Id id = 0; id < needed.size(); ++id)
            if (needed[id] && result.became[id] == no_id) result.became[id] = structure(id);
    }

    void add_checks() {
        const model::Pool& pool = result.model.pool;
        for (std::size_t i = 0; i < from.checks.size(); ++i) {
            const Id holds = result.became[from.checks[i].holds];
            if (pool.is_constant(holds, 0) || pool[holds].op == Op::not_applicable)
                result.broken.push_back(i);
            if (pool.is_constant(holds) || pool[holds].op == Op::not_applicable) continue;
            model::Check check{holds, from.checks[i].message, from.checks[i].span, {}, {}};
            for (const std::uint32_t fact : facts_in(pool, holds)) check.facts.push_back(fact);
            result.model.checks.push_back(std::move(check));
            result.check_of.push_back(i);
        }
    }
};

std::vector<std::uint32_t> facts_in(const model::Pool& pool, Id root) {
    std::vector<std::uint32_t> facts;
    std::vector<bool> seen(root + 1);
    seen[root] = true;
    for (Id id = root + 1; id-- > 0;) {  // parts have smaller ids
        if (!seen[id]) continue;
        if (pool[id].op == Op::fact) facts.push_back(pool[id].index);
        for (const Id part : pool[id].parts) seen[part] = true;
    }
    std::sort(facts.begin(), facts.end());
    return facts;
}

std::optional<Remainder> Remainders::of(std::size_t subject) {
    runner_.run(subject, 1);
    Copy copy(model_, table_, runner_, subject);
    copy.declare();
    copy.find_open();
    copy.copy(wanted_);
    copy.add_checks();
    if (!copy.can_be_said || copy.result.model.pool.too_large()) return std::nullopt;
    copy.result.model.title = model_.title;
    unfold(copy.result.model);
    return std::move(copy.result);
}

}  // namespace biaochi::prove
