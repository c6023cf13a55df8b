#include "interpreter/model/expression.hpp"

#include <algorithm>

#include "interpreter/model/value.hpp"

namespace biaochi::model {

bool Pool::Less::operator()(const Expression& a, const Expression& b) const {
    if (a.op != b.op) return a.op < b.op;
    if (a.index != b.index) return a.index < b.index;
    if (a.parts != b.parts) return a.parts < b.parts;
    return a.number < b.number;
}

Id Pool::intern(Expression expression, Nature fact) {
    const auto found = ids_.find(expression);
    if (found != ids_.end()) return found->second;
    const Id id = static_cast<Id>(all_.size());
    ids_.emplace(expression, id);
    natures_.push_back(expression.op == Op::fact ? fact : nature_of(expression));
    all_.push_back(std::move(expression));
    return id;
}

Nature Pool::nature_of(const Expression& each) const {
    Nature nature;
    const auto both = [&](std::size_t i, std::size_t j) {
        const Nature& a = natures_[each.parts[i]];
        const Nature& b = natures_[each.parts[j]];
        nature.whole = a.whole && b.whole;
        nature.not_negative = a.not_negative && b.not_negative;
    };
    switch (each.op) {
        case Op::constant:
            nature.whole = each.number.is_whole();
            nature.not_negative = each.number.sign() >= 0;
            break;
        case Op::add:
        case Op::multiply:
        case Op::larger:
        case Op::smaller:
        case Op::subtract:
        case Op::divide: both(0, 1); break;
        case Op::select: both(1, 2); break;
        default: break;
    }
    if (each.op == Op::subtract) nature.not_negative = false;
    if (each.op == Op::divide) nature.whole = false;
    nature.divides = each.op == Op::divide && !is_constant(each.parts[1]);
    for (const Id part : each.parts) {
        const Nature& inner = natures_[part];
        // Products multiply numerators and denominators, sums of fractions the denominators.
        const bool fractions = (each.op == Op::add || each.op == Op::subtract) &&
                               !natures_[each.parts[0]].whole && !natures_[each.parts[1]].whole;
        const bool grows = each.op == Op::multiply || each.op == Op::divide || fractions;
        nature.divides = nature.divides || inner.divides;
        nature.degree = grows && &part != &each.parts[0] ? nature.degree + inner.degree
                                                         : std::max(nature.degree, inner.degree);
    }
    if (each.op == Op::computable) nature.divides = false;
    return nature;
}

Id Pool::constant(const Number& number) { return intern({Op::constant, {}, number, 0}); }
Id Pool::fact(std::uint32_t index, Nature nature) { return intern({Op::fact, {}, 0, index}, nature); }
Id Pool::not_applicable() { return intern({Op::not_applicable, {}, 0, 0}); }
Id Pool::range(Id least, Id most) { return least == most ? least : intern({Op::range, {least, most}, 0, 0}); }

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
            if (all_[a].op == Op::constant || all_[a].op == Op::fact) return truth(true);
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
    const Nature nature = nature_of({op, parts, 0, 0});
    if (too_large_ || nature.degree > max_degree) {  // nothing will be scored: no more work
        too_large_ = true;
        return constant(0);
    }
    const Id known = folded(op, parts);
    if (known == no_id) return intern({op, std::move(parts), 0, 0});
    // A folded product is as large as one; a part that is given back (x ÷ 1) is what it was.
    if (is_constant(known)) natures_[known].degree = std::max(natures_[known].degree, nature.degree);
    return known;
}

Id Pool::sum(std::vector<Id> parts) {
    parts.erase(std::remove_if(parts.begin(), parts.end(), [&](Id id) { return is_constant(id, 0); }),
                parts.end());
    if (parts.empty()) return constant(0);
    if (parts.size() == 1) return parts[0];
    return make(Op::sum, std::move(parts));
}

}  // namespace biaochi::model
