#include "interpreter/prove/extremes.hpp"

#include <algorithm>
#include <numeric>

#include "interpreter/model/aggregate.hpp"
#include "interpreter/prove/remainder.hpp"

namespace biaochi::prove {

namespace {

// The one that a fact leads to.
std::uint32_t root(std::vector<std::uint32_t>& tied, std::uint32_t fact) {
    while (tied[fact] != fact) fact = tied[fact] = tied[tied[fact]];
    return fact;
}

void tie(std::vector<std::uint32_t>& tied, const std::vector<std::uint32_t>& facts) {
    for (const std::uint32_t fact : facts) tied[root(tied, fact)] = root(tied, facts.front());
}

Number sum(const Number& a, const Number& b) { return a + b; }

}  // namespace

Extremes::Extremes(const model::Model& model, Point base)
    : model_(model), cutter_(model, std::move(base)), tied_(model.schema.facts.size()) {
    std::iota(tied_.begin(), tied_.end(), 0U);
    for (const model::Check& check : model.checks)
        if (!check.facts.empty()) tie(tied_, check.facts);
}

const std::vector<std::uint32_t>& Extremes::facts_of(Id id) {
    const auto found = facts_.find(id);
    return found != facts_.end() ? found->second
                                 : facts_.emplace(id, facts_in(model_.pool, id)).first->second;
}

const Ends& Extremes::of(Id id) {
    const auto found = known_.find(id);
    if (found != known_.end()) return found->second;
    Ends ends = find(id);
    return known_.emplace(id, std::move(ends)).first->second;
}

const Ends* Extremes::known(Id id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? nullptr : &found->second;
}

// Whether it is the sum of its parts wherever all of them are numbers; a sum leaves the others out.
bool Extremes::adds(Id id) const {
    const model::Expression& each = model_.pool[id];
    if (each.op == Op::sum) return true;
    if (each.op == Op::multiply || each.op == Op::divide)
        return (model_.pool.is_constant(each.parts[1]) ||
                (each.op == Op::multiply && model_.pool.is_constant(each.parts[0]))) &&
               !model_.pool.nature(id).absent;
    return (each.op == Op::add || each.op == Op::subtract || each.op == Op::negate) &&
           !model_.pool.nature(id).absent;
}

void Extremes::flatten(Id id, const Number& times, Parts& parts, Number& constant) const {
    const model::Expression& each = model_.pool[id];
    if (each.op == Op::constant) {
        constant += times * each.number;
    } else if (each.op == Op::not_applicable) {
        return;
    } else if (!adds(id)) {
        const auto same = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.id == id; });
        if (same != parts.end())
            same->times += times;
        else
            parts.push_back({id, times});
    } else if (each.op == Op::multiply || each.op == Op::divide) {
        const bool first = !model_.pool.is_constant(each.parts[1]);
        const Number& factor = model_.pool[each.parts[first ? 0 : 1]].number;
        if (each.op == Op::multiply)
            flatten(each.parts[first ? 1 : 0], times * factor, parts, constant);
        else
            flatten(each.parts[0], times / model_.pool[each.parts[1]].number, parts, constant);
    } else {
        for (std::size_t i = 0; i < each.parts.size(); ++i) {
            const bool less = each.op == Op::negate || (each.op == Op::subtract && i == 1);
            flatten(each.parts[i], less ? -times : times, parts, constant);
        }
    }
}

bool Extremes::apart(Id a, Id b) {
    std::vector<bool> read(tied_.size());
    for (const std::uint32_t fact : facts_of(a)) read[root(tied_, fact)] = true;
    const std::vector<std::uint32_t>& other = facts_of(b);
    return std::none_of(other.begin(), other.end(),
                        [&](std::uint32_t fact) { return read[root(tied_, fact)]; });
}

Ends Extremes::find(Id id) {
    const model::Expression& each = model_.pool[id];
    const bool absent = model_.pool.nature(id).absent;
    switch (each.op) {
        case Op::constant: return {exactly(each.number), exactly(each.number), true, false};
        case Op::not_applicable: return {{}, {}, false, true};
        case Op::floor: return rising(of(each.parts[0]), [](const Number& x) { return x.floor(); });
        case Op::ceil: return rising(of(each.parts[0]), [](const Number& x) { return x.ceil(); });
        case Op::larger:
        case Op::smaller: {
            if (absent || !apart(each.parts[0], each.parts[1])) break;
            const bool larger = each.op == Op::larger;
            const Ends& first = of(each.parts[0]);
            return joined(first, of(each.parts[1]),
                          [&](const Number& a, const Number& b) { return (a < b) == larger ? b : a; });
        }
        case Op::spread:
            if (each.space <= model::per_subject) return of(each.parts[0]);
            break;
        case Op::total:
        case Op::highest:
        case Op::lowest:
        case Op::trimmed:
            if (std::optional<Ends> ends = of_aggregate(each)) return std::move(*ends);
            break;
        default: break;
    }
    if (!adds(id)) return search({{id, 1}}, false);
    Parts parts;
    Number constant;
    flatten(id, 1, parts, constant);
    return of_sum(parts, constant);
}

// The best two of parts that share no facts are highest where each part is, and lowest where each is.
std::optional<Ends> Extremes::of_aggregate(const model::Expression& aggregate) {
    const model::Pool& pool = model_.pool;
    const model::Expression& pack = pool[aggregate.parts[0]];
    if (pack.op != Op::pack) return std::nullopt;
    Parts parts;
    for (const Id part : pack.parts) {
        if (pool.nature(part).absent && pool[part].op != Op::not_applicable) return std::nullopt;
        parts.push_back({part, 1});
    }
    if (grouped(parts).size() != parts.size()) return std::nullopt;
    Ends result;
    for (End Ends::*const end : {&Ends::least, &Ends::most})
        for (std::optional<Number> End::*const number : {&End::limit, &End::reached}) {
            std::vector<std::vector<Value>> values(aggregate.parts.size());
            bool known = true;
            for (const Part& part : parts) {
                const Ends& own = of(part.id);
                known = known && (!own.number || (own.*end.*number).has_value());
                values[0].push_back(own.number && known ? Value(*(own.*end.*number))
                                                        : Value::of(Value::not_applicable));
                if (number == &End::reached)
                    (result.*end)
                        .facts.insert((result.*end).facts.end(), (own.*end).facts.begin(),
                                      (own.*end).facts.end());
            }
            for (std::size_t i = 1; i < values.size(); ++i) {
                const Id count = aggregate.parts[i];
                const Id inner = pool[count].op == Op::spread ? pool[count].parts[0] : count;
                if (!pool.is_constant(inner)) return std::nullopt;
                values[i].push_back(pool[inner].number);
            }
            if (!known) continue;
            const std::vector<Value> all =
                model::aggregate(aggregate.op, values, {0, static_cast<std::uint32_t>(parts.size())});
            if (all.front().state != Value::number) return std::nullopt;
            result.*end.*number = all.front().low;
        }
    return result;
}

std::vector<std::vector<std::size_t>> Extremes::grouped(const Parts& parts) {
    std::vector<std::uint32_t> tied = tied_;
    for (const Part& part : parts)
        if (!facts_of(part.id).empty()) tie(tied, facts_of(part.id));
    std::map<std::uint32_t, std::vector<std::size_t>> groups;
    std::vector<std::vector<std::size_t>> all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::vector<std::uint32_t>& facts = facts_of(parts[i].id);
        if (facts.empty())
            all.push_back({i});
        else
            groups[root(tied, facts.front())].push_back(i);
    }
    for (auto& [fact, group] : groups) all.push_back(std::move(group));
    return all;
}

// Parts that share no facts reach their ends whatever the others do.
Ends Extremes::of_sum(const Parts& parts, const Number& constant) {
    Ends all{exactly(constant), exactly(constant), true, false};
    bool out = constant.is_zero() && !parts.empty();
    for (const std::vector<std::size_t>& group : grouped(parts)) {
        Parts members;
        for (const std::size_t i : group) members.push_back(parts[i]);
        const Part& first = members.front();
        const bool alone = members.size() == 1 && !model_.pool.nature(first.id).absent;
        Ends ends = alone ? scaled(of(first.id), first.times) : search(members, true);
        for (const Part& member : members) out = out && of(member.id).out;
        all = joined(all, ends, sum);
    }
    all.out = out;
    return all;
}

}  // namespace biaochi::prove
