#include "interpreter/model/expression.hpp"

#include <algorithm>

#include "interpreter/model/value.hpp"

namespace biaochi::model {

bool Pool::Less::operator()(const Expression& a, const Expression& b) const {
    if (a.op != b.op) return a.op < b.op;
    if (a.index != b.index) return a.index < b.index;
    if (a.space != b.space) return a.space < b.space;
    if (a.parts != b.parts) return a.parts < b.parts;
    return a.number < b.number;
}

Id Pool::intern(Expression expression, Nature known) {
    const auto found = ids_.find(expression);
    if (found != ids_.end()) return found->second;
    const Id id = static_cast<Id>(all_.size());
    ids_.emplace(expression, id);
    const bool column = expression.op == Op::fact || expression.op == Op::field;
    natures_.push_back(column ? std::move(known) : nature_of(expression, known_natures()));
    all_.push_back(std::move(expression));
    return id;
}

Space Pool::space_of(Places places) {
    for (std::size_t i = 0; i < places_.size(); ++i)
        if (places_[i].records == places.records && places_[i].index == places.index)
            return static_cast<Space>(i) + per_subject + 1;
    places_.push_back(places);
    return static_cast<Space>(places_.size()) + per_subject;
}

Id Pool::constant(const Number& number) { return intern({Op::constant, {}, number, 0}); }
Id Pool::fact(std::uint32_t index, Nature nature) {
    return intern({Op::fact, {}, 0, index, per_subject}, std::move(nature));
}
Id Pool::field(Space space, std::uint32_t index, Nature nature) {
    return intern({Op::field, {}, 0, index, space}, std::move(nature));
}
Id Pool::period(bool last) { return intern({Op::period, {}, 0, last ? 1U : 0U, per_subject}); }
Id Pool::not_applicable() { return intern({Op::not_applicable, {}, 0, 0}); }
Id Pool::range(Id least, Id most) {
    return least == most ? least
                         : intern({Op::range, {least, most}, 0, 0, std::max(space(least), space(most))});
}

Id Pool::in(Space where, Id id) { return space(id) == where ? id : intern({Op::spread, {id}, 0, 0, where}); }

Id Pool::pack(const std::vector<Id>& parts) {
    const Space where = space_of({false, static_cast<std::uint32_t>(parts.size())});
    std::vector<Id> placed;
    placed.reserve(parts.size());
    for (const Id part : parts) placed.push_back(in(per_subject, part));
    return intern({Op::pack, std::move(placed), 0, 0, where});
}

Id Pool::over(Op op, Space from, std::vector<Id> parts) {
    const bool among = op >= Op::above;  // the result has a value for every place
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i] = in(op == Op::trimmed && i > 0 ? outer(from) : from, parts[i]);
    return intern({op, std::move(parts), 0, 0, among ? from : outer(from)});
}

Id Pool::folded(Op op, const std::vector<Id>& parts) {
    const auto& [a, b, c] =
        std::tuple(parts[0], parts.size() > 1 ? parts[1] : no_id, parts.size() > 2 ? parts[2] : no_id);
    switch (op) {
        case Op::select:
            if (is_constant(a)) return is_constant(a, 0) ? c : b;
            if (b == c) return b;
            break;
        case Op::both:
            if (is_constant(a)) return is_constant(a, 0) ? a : b;
            if (is_constant(b)) return is_constant(b, 0) ? b : a;
            break;
        case Op::either:
            if (is_constant(a)) return is_constant(a, 0) ? b : a;
            if (is_constant(b)) return is_constant(b, 0) ? a : b;
            break;
        case Op::computable:
            if (!natures_[a].divides) return truth(true);
            break;
        case Op::applicable:
            if (!natures_[a].absent) return truth(true);
            if (all_[a].op == Op::not_applicable) return truth(false);
            if (all_[a].op == Op::select) {  // 其中 条件: applicable where it holds
                const std::vector<Id> branches = all_[a].parts;
                if (all_[branches[2]].op == Op::not_applicable && !natures_[branches[1]].absent)
                    return branches[0];
            }
            break;
        case Op::negation:
            if (all_[a].op == Op::negation) return all_[a].parts[0];
            break;
        case Op::divide:
            if (is_constant(b, 1)) return a;
            break;
        default: break;
    }
    if (!std::all_of(parts.begin(), parts.end(), [&](Id id) { return is_constant(id); })) return no_id;
    std::vector<Value> values;
    values.reserve(parts.size());
    for (const Id id : parts) values.emplace_back(all_[id].number);
    std::vector<const Value*> pointers;
    pointers.reserve(parts.size());
    for (const Value& value : values) pointers.push_back(&value);
    const Value value = apply(op, pointers.data(), pointers.size());
    return value.exact() ? constant(value.low) : no_id;
}

Id Pool::make(Op op, std::vector<Id> parts) {
    const Nature nature = nature_of({op, parts, 0, 0, everywhere}, known_natures());
    if (too_large_ || nature.digits > max_digits) {  // nothing will be scored: no more work
        too_large_ = true;
        return constant(0);
    }
    const Id known = folded(op, parts);
    if (known == no_id) {
        Space where = everywhere;
        for (const Id part : parts) where = std::max(where, space(part));
        for (Id& part : parts)
            if (space(part) > per_batch) part = in(where, part);  // what is the same for all needs no copies
        return intern({op, std::move(parts), 0, 0, where});
    }
    constexpr std::size_t longest_constant = 640;  // digits: what literals alone make is no longer
    if (is_constant(known) && all_[known].number.digits() > longest_constant) {
        too_large_ = true;
        return constant(0);
    }
    return known;
}

void Pool::bound(Id id, const std::optional<Number>& least, const std::optional<Number>& most) {
    Nature& nature = natures_[id];
    if (least && (!nature.least || *nature.least < *least)) nature.least = least;
    if (most && (!nature.most || *most < *nature.most)) nature.most = most;
}

Id Pool::sum(std::vector<Id> parts) {
    parts.erase(std::remove_if(parts.begin(), parts.end(), [&](Id id) { return is_constant(id, 0); }),
                parts.end());
    if (parts.empty()) return constant(0);
    if (parts.size() == 1) return parts[0];
    return make(Op::sum, std::move(parts));
}

}  // namespace biaochi::model
