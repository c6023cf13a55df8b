#include "interpreter/prove/extremes.hpp"

#include <algorithm>
#include <numeric>

#include "interpreter/prove/remainder.hpp"
#include "interpreter/prove/search.hpp"

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

End exactly(const Number& number) { return {number, number, {}}; }

template <typename F>
std::optional<Number> mapped(const std::optional<Number>& number, F f) {
    return number ? std::optional<Number>(f(*number)) : std::nullopt;
}

// f never falls.
template <typename F>
Ends rising(const Ends& of, F f) {
    Ends result = of;
    for (End* end : {&result.least, &result.most}) {
        end->limit = mapped(end->limit, f);
        end->reached = mapped(end->reached, f);
    }
    return result;
}

Ends scaled(const Ends& of, const Number& times) {
    Ends result = rising(of, [&](const Number& number) { return number * times; });
    if (times.sign() < 0) std::swap(result.least, result.most);
    return result;
}

// Both ends with facts of their own: they read none in common.
template <typename F>
End joined(const End& a, const End& b, F f) {
    End result;
    if (a.limit && b.limit) result.limit = f(*a.limit, *b.limit);
    if (!a.reached || !b.reached) return result;
    result.reached = f(*a.reached, *b.reached);
    result.facts = a.facts;
    result.facts.insert(result.facts.end(), b.facts.begin(), b.facts.end());
    return result;
}

template <typename F>
Ends joined(const Ends& a, const Ends& b, F f) {
    return {joined(a.least, b.least, f), joined(a.most, b.most, f), a.number && b.number, a.out || b.out};
}

Number sum(const Number& a, const Number& b) { return a + b; }

}  // namespace

std::optional<Number> Ends::width() const {
    if (!number) return Number(0);
    if (!least.limit || !most.limit) return std::nullopt;
    const Number low = out && *least.limit > 0 ? Number(0) : *least.limit;
    const Number high = out && *most.limit < 0 ? Number(0) : *most.limit;
    return high - low;
}

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
        default: break;
    }
    if (!adds(id)) return search({{id, 1}}, false);
    Parts parts;
    Number constant;
    flatten(id, 1, parts, constant);
    return of_sum(parts, constant);
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

Ends Extremes::search(const Parts& parts, bool summed) {
    std::vector<std::pair<Id, Number>> key;
    for (const Part& part : parts) key.emplace_back(part.id, part.times);
    std::sort(key.begin(), key.end());
    key.emplace_back(no_id, summed ? 1 : 0);
    const auto found = searched_.find(key);
    if (found != searched_.end()) return found->second;

    std::vector<Id> ids;
    for (const Part& part : parts) ids.push_back(part.id);
    Local local = cutter_.cut(ids);
    model::Pool& pool = local.pool();
    std::vector<Id> terms;
    bool absent = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Id term = local.asked[i];
        absent = absent || pool.nature(term).absent;
        if (summed && pool.nature(term).absent)
            term = pool.make(Op::select, pool.make(Op::applicable, term), term, pool.constant(0));
        terms.push_back(parts[i].times == 1 ? term
                                            : pool.make(Op::multiply, term, pool.constant(parts[i].times)));
    }
    const Id target = terms.size() == 1 ? terms[0] : pool.sum(terms);
    const Id out = !summed && absent ? pool.make(Op::negation, pool.make(Op::applicable, target)) : no_id;

    Sampler sampler(local, seed_of(model_.title));
    std::vector<Point> points = sampler.sample();
    if (parts.size() > 1)  // what each part is best with, laid over one another
        for (const bool up : {false, true})
            for (const bool back : {false, true}) {
                Point point = local.base;
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    const Part& part = parts[back ? parts.size() - 1 - i : i];
                    const Ends& own = of(part.id);
                    for (const auto& [fact, value] : (up == (part.times > 0) ? own.most : own.least).facts) {
                        const auto place = std::lower_bound(local.facts.begin(), local.facts.end(), fact);
                        if (place != local.facts.end() && *place == fact)
                            point[static_cast<std::size_t>(place - local.facts.begin())] = value;
                    }
                }
                points.push_back(point);
                if (sampler.mend(point)) points.push_back(std::move(point));
            }
    Question asked[] = {{Question::lowest, target, no_id, true}, {Question::highest, target, no_id, true}};
    Answer answers[2];
    Question whether{Question::holds, out, no_id, false};
    Answer is_out;
    {
        std::vector<Id> wanted{target};
        if (out != no_id) wanted.push_back(out);
        Engine engine(local, wanted);
        engine.run(points);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!engine.valid(i)) continue;
            const std::size_t length = length_of(points[i]);
            for (const int end : {0, 1})
                improve(asked[end], answers[end], points[i], engine.value(0, i), engine.value(0, i), length);
            if (out != no_id)
                improve(whether, is_out, points[i], engine.value(1, i), engine.value(1, i), length);
        }
    }
    Ends ends;
    for (const int end : {0, 1}) {
        Answer& answer = answers[end];
        prove::search(local, sampler, asked[end], answer);
        End& own = end == 0 ? ends.least : ends.most;
        if (answer.proven) own.limit = answer.value;
        if (!answer.proven) own.limit = answer.bound;
        if (!answer.facts) {
            ends.number = ends.number && !answer.proven;
            continue;
        }
        own.reached = answer.value;
        for (std::size_t i = 0; i < local.facts.size(); ++i)
            own.facts.emplace_back(local.facts[i], (*answer.facts)[i]);
    }
    if (out != no_id) {
        if (!is_out.shown()) prove::search(local, sampler, whether, is_out);
        ends.out = is_out.shown() || !is_out.proven;
    }
    if (parts.size() > 1) {  // no more than all parts together
        Ends all{exactly(0), exactly(0), true, false};
        for (const Part& part : parts) {
            Ends own = scaled(of(part.id), part.times);
            if (own.out && own.least.limit && *own.least.limit > 0) own.least.limit = Number(0);
            if (own.out && own.most.limit && *own.most.limit < 0) own.most.limit = Number(0);
            all = joined(all, own, sum);
        }
        if (all.least.limit && (!ends.least.limit || *ends.least.limit < *all.least.limit))
            ends.least.limit = all.least.limit;
        if (all.most.limit && (!ends.most.limit || *all.most.limit < *ends.most.limit))
            ends.most.limit = all.most.limit;
    }
    return searched_.emplace(std::move(key), std::move(ends)).first->second;
}

}  // namespace biaochi::prove
