#include "interpreter/model/value.hpp"

#include <algorithm>

#include "interpreter/model/expression.hpp"
#include "lang/base/date.hpp"

namespace biaochi::model {

namespace {

const Number& least(const Number& a, const Number& b) { return b < a ? b : a; }
const Number& most(const Number& a, const Number& b) { return a < b ? b : a; }

Value maybe() { return {0, 1}; }

Value joined(const Value& a, const Value& b) {
    const bool one = (a.state & Value::number) != 0;
    const bool other = (b.state & Value::number) != 0;
    Value result;
    if (one && other)
        result = Value(least(a.low, b.low), most(a.high, b.high));
    else if (one || other)
        result = one ? a : b;
    result.state = a.state | b.state;
    return result;
}

Value product(const Value& a, const Value& b) {
    if (a.low == a.high && b.low == b.high) return a.low * b.low;
    const Number corners[] = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    return {least(least(corners[0], corners[1]), least(corners[2], corners[3])),
            most(most(corners[0], corners[1]), most(corners[2], corners[3]))};
}

// A range that contains 0 has no quotient that could be bounded: undefined, as 0 itself.
Value quotient(const Value& a, const Value& b) {
    if (b.low.sign() <= 0 && b.high.sign() >= 0) return Value::of(Value::undefined);
    if (b.low == b.high) return product(a, Number(1) / b.low);
    return product(a, {Number(1) / b.high, Number(1) / b.low});
}

Value less(const Value& a, const Value& b, bool or_equal) {
    if (or_equal ? a.high <= b.low : a.high < b.low) return Number(1);
    if (or_equal ? a.low > b.high : a.low >= b.high) return Number(0);
    return maybe();
}

Value equal(const Value& a, const Value& b) {
    if (a.high < b.low || b.high < a.low) return Number(0);
    return a.low == a.high && b.low == b.high ? Value(1) : maybe();
}

// Dates and months are whole; what is not a day of the calendar is its first or last day.
std::int64_t day(const Number& number) {
    const std::int64_t days = number.floor().whole().value_or(number.sign() < 0 ? first_date : last_date);
    return std::clamp(days, first_date, last_date);
}

Number months(const Number& from, const Number& to) { return full_months(day(from), day(to)); }

Number later(const Number& date, const Number& count) {
    const std::optional<std::int64_t> number = count.floor().whole();
    const std::optional<std::int64_t> sum = number ? add_months(day(date), *number) : std::nullopt;
    return sum.value_or(count.sign() < 0 ? first_date : last_date);
}

Value of_numbers(Op op, const Value& a, const Value& b) {
    switch (op) {
        case Op::add: return {a.low + b.low, a.high + b.high};
        case Op::subtract: return {a.low - b.high, a.high - b.low};
        case Op::multiply: return product(a, b);
        case Op::divide: return quotient(a, b);
        case Op::negate: return {-a.high, -a.low};
        case Op::floor: return {a.low.floor(), a.high.floor()};
        case Op::ceil: return {a.low.ceil(), a.high.ceil()};
        case Op::larger: return {most(a.low, b.low), most(a.high, b.high)};
        case Op::smaller: return {least(a.low, b.low), least(a.high, b.high)};
        case Op::less: return less(a, b, false);
        case Op::less_equal: return less(a, b, true);
        case Op::equal: return equal(a, b);
        case Op::both: return {least(a.low, b.low), least(a.high, b.high)};
        case Op::either: return {most(a.low, b.low), most(a.high, b.high)};
        case Op::negation: return {Number(1) - a.high, Number(1) - a.low};
        case Op::full_months: return {months(a.high, b.low), months(a.low, b.high)};
        case Op::add_months: return {later(a.low, b.low), later(a.high, b.high)};
        default: return a;
    }
}

Value total(const Value* const* parts, std::size_t count) {
    Value result(0);
    unsigned char all = Value::not_applicable;
    bool undefined = false;
    for (std::size_t i = 0; i < count; ++i) {
        const Value& part = *parts[i];
        all &= part.state;
        undefined = undefined || (part.state & Value::undefined) != 0;
        if ((part.state & Value::number) == 0) continue;
        const bool left_out = (part.state & Value::not_applicable) != 0;
        result.low += left_out ? least(0, part.low) : part.low;
        result.high += left_out ? most(0, part.high) : part.high;
    }
    if (count > 0 && all == Value::not_applicable) {
        bool some = false;
        for (std::size_t i = 0; i < count; ++i) some = some || parts[i]->state != Value::not_applicable;
        if (!some) return Value::of(Value::not_applicable);
        result.state |= Value::not_applicable;
    }
    if (undefined) result.state |= Value::undefined;
    return result;
}

}  // namespace

std::string Value::text() const {
    if (state == not_applicable) return "不参评";
    if ((state & number) == 0) return "";
    return (low == high ? low.text() : low.text() + "~" + high.text()) +
           ((state & not_applicable) != 0 ? "|不参评" : "");
}

Value apply(Op op, const Value* const* parts, std::size_t count) {
    const Value& a = *parts[0];
    const Value& b = *parts[count > 1 ? 1 : 0];
    switch (op) {
        case Op::sum: return total(parts, count);
        case Op::computable:
            if ((a.state & Value::undefined) == 0) return Number(1);
            return a.state == Value::undefined ? Value(0) : maybe();
        case Op::applicable:
            if ((a.state & Value::not_applicable) == 0) return Number(1);
            return a.state == Value::not_applicable ? Value(0) : maybe();
        case Op::select: {
            if ((a.state & Value::number) == 0) return Value::of(Value::undefined);
            Value result = a.low == a.high ? *parts[a.low.is_zero() ? 2 : 1] : joined(*parts[1], *parts[2]);
            if (a.state != Value::number) result.state |= Value::undefined;
            return result;
        }
        // False and anything is false, true or anything is true: in either order.
        case Op::both:
            if ((a.exact() && a.low.is_zero()) || (b.exact() && b.low.is_zero())) return Number(0);
            break;
        case Op::either:
            if (a.truth() || b.truth()) return Number(1);
            break;
        default: break;
    }
    const auto may = static_cast<unsigned char>(a.state | b.state);
    if ((a.state & b.state & Value::number) == 0) {
        const auto rest = static_cast<unsigned char>(may & ~Value::number);
        return Value::of(rest);
    }
    Value result = of_numbers(op, a, b);
    result.state = static_cast<unsigned char>(result.state | (may & ~Value::number));
    return result;
}

}  // namespace biaochi::model
