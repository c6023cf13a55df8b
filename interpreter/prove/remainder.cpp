#include "interpreter/prove/remainder.hpp"

#include <algorithm>
#include <map>

#include "interpreter/prove/unfold.hpp"
#include "interpreter/score/derive.hpp"

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

// Within what can be written down: `check` speaks of numbers as people write them, a range speaks of them
// all.
facts::Declaration bounded(facts::Declaration fact) {
    static const Number largest = *Number::parse("999999999999999000000000000000");  // 15 digits, 30 places
    if (fact.kind != facts::FactKind::quantity) return fact;
    if (!fact.most) fact.most = largest;
    if (!fact.least && !fact.counted) fact.least = -largest;
    return fact;
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
    std::map<Id, std::vector<Id>>
        places;  // by expression beyond the subject: what it is at each of its places
    bool can_be_said = true;

    Copy(const model::Model& model, const facts::Table& given, const score::Runner& run, std::size_t which)
        : from(model), table(given), runner(run), subject(which) {}

    void declare() {
        place.assign(from.schema.facts.size(), Remainder::npos);
        std::vector<facts::Declaration>& all = result.model.schema.facts;
        for (const std::uint32_t fact : table.subjects[subject].lacks) {
            place[fact] = all.size();
            all.push_back(bounded(from.schema.facts[fact]));
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

    std::size_t width(model::Space space) const {
        const model::Places& of = from.pool.places(space);
        return of.records ? table.ledgers[of.index].count(subject) : of.index;
    }

    // The values at the places of a space beyond the subject, each an expression of its own: the records are
    // known, and so are the parts of a row.
    std::vector<Id> at_places(Id id) {
        model::Pool& pool = result.model.pool;
        const model::Expression& each = from.pool[id];
        std::vector<Id> values;
        if (each.op == Op::pack)
            for (const Id part : each.parts) values.push_back(result.became[part]);
        if (each.op == Op::pack) return values;
        const facts::Records* records =
            each.op == Op::field ? &table.ledgers[from.pool.places(each.space).index] : nullptr;
        for (std::size_t i = 0; i < width(each.space); ++i) {
            if (records != nullptr) {
                const facts::Cell& cell = records->columns[each.index][records->begin[subject] + i];
                values.push_back(cell.does_not_apply ? pool.not_applicable() : pool.constant(cell.value));
                continue;
            }
            std::vector<Id> parts;
            for (const Id part : each.parts)
                parts.push_back(from.pool.space(part) > model::per_subject ? places.at(part)[i]
                                                                           : result.became[part]);
            values.push_back(each.op == Op::spread ? parts[0] : pool.make(each.op, std::move(parts)));
        }
        return values;
    }

    Id aggregate(const model::Expression& each) {
        model::Pool& pool = result.model.pool;
        std::vector<Id> values = places.at(each.parts[0]);
        if (each.op == Op::total) {
            for (Id& value : values)
                if (pool.nature(value).absent)
                    value = pool.make(Op::select, pool.make(Op::applicable, value), value, pool.constant(0));
            return values.empty() ? pool.constant(0) : pool.sum(std::move(values));
        }
        while (values.size() < 2) values.push_back(pool.not_applicable());  // it is left out
        std::vector<Id> parts{pool.pack(values)};
        for (std::size_t i = 1; i < each.parts.size(); ++i) parts.push_back(result.became[each.parts[i]]);
        const model::Space space = pool.space(parts[0]);
        return pool.over(each.op, space, std::move(parts));
    }

    Id structure(Id id) {
        model::Pool& pool = result.model.pool;
        const model::Expression& each = from.pool[id];
        if (each.op >= Op::above) can_be_said = false;  // a value for each place, from all of them
        if (each.space > model::per_subject) {
            if (can_be_said) places.emplace(id, at_places(id));
            return no_id;
        }
        if (each.op >= Op::total) return can_be_said ? aggregate(each) : no_id;
        std::vector<Id> parts = each.parts;
        for (Id& part : parts) part = result.became[part];
        switch (each.op) {
            case Op::constant: return pool.constant(each.number);
            case Op::fact:
                return pool.fact(static_cast<std::uint32_t>(place[each.index]), from.pool.nature(id));
            case Op::not_applicable: return pool.not_applicable();
            case Op::range: return pool.range(parts[0], parts[1]);
            case Op::spread: return pool.in(each.space, parts[0]);
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
            if (can_be_said && needed[id] && result.became[id] == no_id) result.became[id] = structure(id);
    }

    void add_checks() {
        const model::Pool& pool = result.model.pool;
        for (std::size_t i = 0; i < from.checks.size(); ++i) {
            if (!score::gives(table, from.checks[i].ledgers, subject)) continue;
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
    if (copy.can_be_said) copy.add_checks();
    if (!copy.can_be_said || copy.result.model.pool.too_large()) return std::nullopt;
    copy.result.model.title = model_.title;
    unfold(copy.result.model);
    return std::move(copy.result);
}

}  // namespace biaochi::prove
