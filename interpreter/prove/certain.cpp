// What is certain of one expression, given what is certain of its parts.
#include <algorithm>
#include <string>

#include "interpreter/prove/region.hpp"

namespace biaochi::prove {

const Number& Regions::infinity() {
    static const Number value = [] {
        Number power(1);
        for (int i = 0; i < 250; ++i) power = power * 10;
        return power;
    }();
    return value;
}
namespace {

constexpr std::uint32_t most_digits = 249;  // before the point of what `infinity` bounds

Value anything() {
    Value value(-Regions::infinity(), Regions::infinity());
    value.state = Value::number | Value::undefined | Value::not_applicable;
    return value;
}

bool may_be_number(const Value& value) { return (value.state & Value::number) != 0; }

// False and anything is false, true or anything is true, also where the other is undefined.
Value junction(Op op, const Value& a, const Value& b) {
    const Number decisive = op == Op::both ? 0 : 1;
    const auto can_decide = [&](const Value& value) {
        return may_be_number(value) && (op == Op::both ? value.low.is_zero() : value.high == 1);
    };
    const auto decides = [&](const Value& value) { return value.exact() && value.low == decisive; };
    if (decides(a) || decides(b)) return decisive;
    Value result;
    result.state = static_cast<unsigned char>((a.state | b.state) & ~Value::number);
    const bool both_numbers = may_be_number(a) && may_be_number(b);
    if (both_numbers) {
        const bool low = op == Op::both ? b.low < a.low : a.low < b.low;
        const bool high = op == Op::both ? b.high < a.high : a.high < b.high;
        result.low = low ? b.low : a.low;
        result.high = high ? b.high : a.high;
        result.state |= Value::number;
    }
    if (can_decide(a) || can_decide(b)) {
        if (!both_numbers) result.low = result.high = decisive;
        if (decisive < result.low) result.low = decisive;
        if (result.high < decisive) result.high = decisive;
        result.state |= Value::number;
    }
    return result;
}

}  // namespace

Value Regions::quotient(const Value& a, const Value& b) const {
    if (!may_be_number(b) || !may_be_number(a)) {
        const auto rest = static_cast<unsigned char>((a.state | b.state) & ~Value::number);
        return Value::of(rest);
    }
    Value result;
    if (b.low > 0 || b.high < 0) {
        const Value* parts[] = {&a, &b};
        return model::apply(Op::divide, parts, 2);
    }
    if (b.low.is_zero() && b.high.is_zero()) {
        result = Value::of(Value::undefined);
    } else {
        result = Value(-infinity(), infinity());
        if (b.low >= 0 && a.low >= 0) result.low = 0;
        if (b.low >= 0 && a.high <= 0) result.high = 0;
        if (a.low.is_zero() && a.high.is_zero()) result.low = result.high = 0;
        result.state = Value::number | Value::undefined;
    }
    result.state = static_cast<unsigned char>(result.state | ((a.state | b.state) & ~Value::number));
    return result;
}

Value Regions::compared(Id id, const Value& rough) const {
    if (!may_be_number(rough) || rough.low == rough.high) return rough;
    const std::optional<Linear> form = difference(id);
    if (!form) return rough;
    Value range = form->is_constant() ? Value(form->constant) : range_of(*form);
    const int certain = range.low > 0 ? 1 : range.high < 0 ? -1 : range.exact() ? 0 : sign(*form);
    const bool zero = range.exact() && range.low.is_zero();
    if (certain == 0 && !zero) {
        const bool not_above = range.high <= 0;
        const bool not_below = range.low >= 0;
        const Op op = local_.pool()[id].op;
        if ((op == Op::less_equal && not_above) || (op == Op::less && not_below)) {
            Value value = Number(op == Op::less_equal ? 1 : 0);
            value.state = rough.state;
            return value;
        }
        return rough;
    }
    const Op op = local_.pool()[id].op;
    Value value = Number((op == Op::equal  ? certain == 0
                          : op == Op::less ? certain < 0
                                           : certain <= 0)
                             ? 1
                             : 0);
    value.state = rough.state;
    return value;
}

// How large a value can be, and how small without being 0: in digits before and after the point.
void Regions::measure() {
    digits_.resize(local_.pool().size());
    constexpr std::uint32_t too_many = 100000;
    for (Id id = 0; id < digits_.size(); ++id) {
        const model::Expression& each = local_.pool()[id];
        Digits& own = digits_[id];
        for (const Id part : each.parts) {
            own.whole = std::max(own.whole, digits_[part].whole);
            own.fraction += digits_[part].fraction;
        }
        const auto part = [&](std::size_t i) { return digits_[each.parts[i]]; };
        switch (each.op) {
            case Op::constant: {
                const auto length = static_cast<std::uint32_t>(each.number.digits());
                own = {length, each.number.is_whole() ? 0 : length};
                break;
            }
            case Op::fact: {
                const auto places = static_cast<std::uint32_t>(Number::max_digits);
                own = {places, local_.domains[each.index].whole ? 0U : places};
                break;
            }
            case Op::multiply: own.whole = part(0).whole + part(1).whole; break;
            case Op::divide:
                own.whole = part(0).whole + part(1).fraction;
                own.fraction = part(0).fraction + part(1).whole + part(1).fraction;
                break;
            default: own.whole += static_cast<std::uint32_t>(std::to_string(each.parts.size()).size());
        }
        own.whole = std::min(own.whole, too_many);
        own.fraction = std::min(own.fraction, too_many);
    }
}

// -n + 2n is n: parts that share facts add up to less than their ranges do.
Value Regions::added_up(Id id, const Value& rough) const {
    if (!whole_sum_[id] || !may_be_number(rough) || rough.low == rough.high ||
        (rough.state & Value::not_applicable) != 0)
        return rough;
    std::size_t wide = 0;
    for (const Id part : local_.pool()[id].parts) wide += values_[part].low == values_[part].high ? 0 : 1;
    if (wide < 2) return rough;
    const auto forms = fractions(
        local_.pool(), id, [this](Id condition) { return decided(condition); }, false);
    std::optional<Value> all;
    for (const Fraction& form : forms) {
        if (!form.bottom.is_constant()) return rough;
        const Value range = range_of(scaled(form.top, Number(1) / form.bottom.constant));
        if (!all) all = range;
        if (range.low < all->low) all->low = range.low;
        if (range.high > all->high) all->high = range.high;
    }
    if (!all) return rough;
    Value value = rough;
    if (all->low > value.low) value.low = all->low;
    if (all->high < value.high) value.high = all->high;
    return value;
}

Value Regions::evaluate(Id id) const {
    const model::Expression& each = local_.pool()[id];
    switch (each.op) {
        case Op::constant: return digits_[id].whole > most_digits ? anything() : Value(each.number);
        case Op::fact: return here_.box[each.index];
        case Op::not_applicable: return Value::of(Value::not_applicable);
        case Op::range: return {values_[each.parts[0]].low, values_[each.parts[1]].high};
        case Op::both:
        case Op::either: return junction(each.op, values_[each.parts[0]], values_[each.parts[1]]);
        default: break;
    }
    if (!is_known(each.op)) return anything();
    std::vector<const Value*> parts;
    parts.reserve(each.parts.size());
    for (const Id part : each.parts) parts.push_back(&values_[part]);
    Value value = each.op == Op::divide ? quotient(*parts[0], *parts[1])
                                        : model::apply(each.op, parts.data(), parts.size());
    // Where a value could be larger than `infinity`, that would be no bound.
    const auto far = [](const Value& of) { return of.high >= infinity() || of.low <= -infinity(); };
    const bool grows = each.op == Op::add || each.op == Op::subtract || each.op == Op::multiply ||
                       each.op == Op::divide || each.op == Op::sum;
    if (grows && digits_[id].whole > most_digits &&
        (far(value) ||
         std::any_of(parts.begin(), parts.end(), [&](const Value* part) { return far(*part); })))
        return anything();
    switch (each.op) {
        case Op::less:
        case Op::less_equal:
        case Op::equal: return compared(id, value);
        case Op::sum:
        case Op::add:
        case Op::subtract: return added_up(id, value);
        default: return value;
    }
}

}  // namespace biaochi::prove
