// What an expression can be, from what its parts can be: whether it is whole, its bounds, how large its
// numbers grow, whether it may be undefined.
#include <algorithm>

#include "interpreter/model/expression.hpp"

namespace biaochi::model {

namespace {

using Bound = std::optional<Number>;

Bound lower(const Bound& a, const Bound& b) { return a && b ? Bound(*b < *a ? *b : *a) : std::nullopt; }
Bound higher(const Bound& a, const Bound& b) { return a && b ? Bound(*a < *b ? *b : *a) : std::nullopt; }
Bound plus(const Bound& a, const Bound& b) { return a && b ? Bound(*a + *b) : std::nullopt; }
Bound minus(const Bound& a) { return a ? Bound(-*a) : std::nullopt; }

void set(Nature& nature, Bound least, Bound most) {
    nature.least = std::move(least);
    nature.most = std::move(most);
}

// Of a × b: bounded by its corners where both are; else by signs.
void product(Nature& result, const Nature& a, const Nature& b) {
    if (a.least && a.most && b.least && b.most) {
        const Number corners[] = {*a.least * *b.least, *a.least * *b.most, *a.most * *b.least,
                                  *a.most * *b.most};
        set(result, *std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4));
        return;
    }
    const auto never_positive = [](const Nature& nature) { return nature.most && nature.most->sign() <= 0; };
    if (a.not_negative() && b.not_negative())
        set(result, *a.least * *b.least, std::nullopt);
    else if ((a.not_negative() && never_positive(b)) || (b.not_negative() && never_positive(a)))
        set(result, std::nullopt, Number(0));
}

void quotient(Nature& result, const Nature& a, const Nature& b) {
    if (b.least && b.most && *b.least == *b.most && !b.least->is_zero()) {
        const Number factor = Number(1) / *b.least;
        Nature inverse;
        set(inverse, factor, factor);
        product(result, a, inverse);
    } else if (b.not_negative() && a.not_negative()) {
        set(result, Number(0), std::nullopt);
    } else if (b.not_negative() && a.most && a.most->sign() <= 0) {
        set(result, std::nullopt, Number(0));
    }
}

}  // namespace

// Whether it may be 不参评. Truths of a comparison never are (expressions.cpp sees to it), aggregates
// neither.
bool Pool::absent(const Expression& each) const {
    const auto part = [&](std::size_t i) { return natures_[each.parts[i]].absent; };
    switch (each.op) {
        case Op::not_applicable:
        case Op::group_highest: return true;
        case Op::computable:
        case Op::applicable:
        case Op::total:
        case Op::highest:
        case Op::lowest:
        case Op::trimmed:
        case Op::earlier_same: return false;
        case Op::sum:  // only where all of them are
            return std::all_of(each.parts.begin(), each.parts.end(),
                               [&](Id id) { return natures_[id].absent; });
        default: break;
    }
    for (std::size_t i = 0; i < each.parts.size(); ++i)
        if (part(i)) return true;
    return false;
}

// A whole number between two is no longer than they are.
void Nature::bound_digits() {
    if (whole && least && most) digits = std::min(digits, std::max(least->digits(), most->digits()));
}

Nature Pool::nature_of(const Expression& each, const NatureOf& of) const {
    Nature nature;
    const auto part = [&](std::size_t i) -> const Nature& { return of(each.parts[i]); };
    const auto both_whole = [&](std::size_t i, std::size_t j) { return part(i).whole && part(j).whole; };
    switch (each.op) {
        case Op::constant:
            nature.whole = each.number.is_whole();
            set(nature, each.number, each.number);
            nature.digits = each.number.digits();
            break;
        case Op::range: set(nature, part(0).least, part(1).most); break;
        case Op::add:
            nature.whole = both_whole(0, 1);
            set(nature, plus(part(0).least, part(1).least), plus(part(0).most, part(1).most));
            break;
        case Op::subtract:
            nature.whole = both_whole(0, 1);
            set(nature, plus(part(0).least, minus(part(1).most)), plus(part(0).most, minus(part(1).least)));
            break;
        case Op::multiply:
            nature.whole = both_whole(0, 1);
            product(nature, part(0), part(1));
            break;
        case Op::divide: quotient(nature, part(0), part(1)); break;
        case Op::negate:
            nature.whole = part(0).whole;
            set(nature, minus(part(0).most), minus(part(0).least));
            break;
        case Op::floor:
        case Op::ceil: {
            const bool down = each.op == Op::floor;
            nature.whole = true;
            if (part(0).least) nature.least = down ? part(0).least->floor() : part(0).least->ceil();
            if (part(0).most) nature.most = down ? part(0).most->floor() : part(0).most->ceil();
            break;
        }
        case Op::larger:
            nature.whole = both_whole(0, 1);
            nature.least = !part(0).least   ? part(1).least
                           : !part(1).least ? part(0).least
                                            : higher(part(0).least, part(1).least);
            nature.most = higher(part(0).most, part(1).most);
            break;
        case Op::smaller:
            nature.whole = both_whole(0, 1);
            nature.least = lower(part(0).least, part(1).least);
            nature.most = !part(0).most   ? part(1).most
                          : !part(1).most ? part(0).most
                                          : lower(part(0).most, part(1).most);
            break;
        case Op::select:
            nature.whole = both_whole(1, 2);
            // 不参评 is no number: the other branch alone bounds what there is.
            if (all_[each.parts[1]].op == Op::not_applicable)
                set(nature, part(2).least, part(2).most);
            else if (all_[each.parts[2]].op == Op::not_applicable)
                set(nature, part(1).least, part(1).most);
            else
                set(nature, lower(part(1).least, part(2).least), higher(part(1).most, part(2).most));
            break;
        case Op::sum:
            nature.whole = true;
            set(nature, Number(0), Number(0));
            for (const Id id : each.parts) {
                const Nature& inner = of(id);
                nature.whole = nature.whole && inner.whole;
                set(nature, plus(nature.least, inner.least), plus(nature.most, inner.most));
            }
            break;
        case Op::full_months:
        case Op::add_months:
        case Op::period: nature.whole = true; break;
        case Op::spread:
        case Op::highest:
        case Op::lowest:
            nature.whole = part(0).whole;
            set(nature, part(0).least, part(0).most);
            break;
        case Op::group_highest:
            nature.whole = part(1).whole;
            set(nature, part(1).least, part(1).most);
            break;
        case Op::pack:
            nature.whole = true;
            set(nature, part(0).least, part(0).most);
            for (const Id id : each.parts) {
                nature.whole = nature.whole && of(id).whole;
                set(nature, lower(nature.least, of(id).least), higher(nature.most, of(id).most));
            }
            break;
        case Op::total:
        case Op::trimmed: {
            const Nature& inner = part(0);
            const Space from = all_[each.parts[0]].space;
            nature.whole = inner.whole;
            if (from > per_subject && !places(from).records) {  // of so many parts, none of which need count
                const Number count = places(from).index;
                nature.least = lower(Number(0), inner.least ? Bound(count * *inner.least) : std::nullopt);
                nature.most = higher(Number(0), inner.most ? Bound(count * *inner.most) : std::nullopt);
            } else {
                const bool some = from == per_subject && !inner.absent;  // the subject itself is in its batch
                if (inner.not_negative()) nature.least = some ? *inner.least : Number(0);
                if (inner.most && inner.most->sign() <= 0) nature.most = Number(0);
            }
            break;
        }
        case Op::above:
        case Op::above_distinct:
        case Op::earlier_same:
        case Op::ties:
            nature.whole = true;
            nature.least = Number(each.op == Op::ties ? 1 : 0);
            break;
        case Op::less:
        case Op::less_equal:
        case Op::equal:
        case Op::both:
        case Op::either:
        case Op::negation:
        case Op::computable:
        case Op::applicable:
            nature.whole = true;
            set(nature, Number(0), Number(1));
            break;
        case Op::fact:
        case Op::field:
        case Op::not_applicable: break;
    }
    nature.divides =
        (each.op == Op::divide && part(1).may_be_zero()) || each.op == Op::highest || each.op == Op::lowest;
    // Products multiply numerators and denominators, sums of fractions the denominators.
    const bool fractions =
        (each.op == Op::add || each.op == Op::subtract) && !part(0).whole && !part(1).whole;
    const bool grows = each.op == Op::multiply || each.op == Op::divide || fractions;
    nature.compares = each.op >= Op::total && all_[each.parts[0]].space == per_subject;
    for (const Id& id : each.parts) {
        const Nature& inner = of(id);
        nature.compares = nature.compares || inner.compares;
        nature.divides = nature.divides || inner.divides;
        const bool first = &id == &each.parts[0];
        nature.digits = first   ? inner.digits
                        : grows ? nature.digits + inner.digits
                                : std::max(nature.digits, inner.digits);
    }
    if (each.op == Op::computable) nature.divides = false;
    nature.absent = absent(each);
    nature.bound_digits();
    return nature;
}

}  // namespace biaochi::model
