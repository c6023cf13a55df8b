// What an expression is worth for one subject, and what each primitive makes of such values. The only place
// that knows: constants are folded with it and columns are computed with it.
#pragma once

#include <string>

#include "lang/base/number.hpp"

namespace biaochi::model {

enum class Op : unsigned char;

// A number, a range low … high, not applicable, or undefined (a quotient by 0 that no sentence settles).
struct Value {
    static constexpr unsigned char number = 1, undefined = 2, not_applicable = 4;
    Number low, high;
    unsigned char state = number;  // the union of what it may be

    Value() = default;
    Value(const Number& exactly) : low(exactly), high(exactly) {}  // NOLINT: implicit on purpose
    Value(Number least, Number most) : low(std::move(least)), high(std::move(most)) {}
    static Value of(unsigned char what) {
        Value value;
        value.state = what;
        return value;
    }

    bool exact() const { return state == number && low == high; }
    bool is_not_applicable() const { return state == not_applicable; }
    bool truth() const { return exact() && !low.is_zero(); }
    // "5.5", "0~8", "不参评": the same in every language, without trailing zeros.
    std::string text() const;
};

// For Op::constant, fact, range and not_applicable see expression.hpp: those are not made from values alone.
Value apply(Op op, const Value* const* parts, std::size_t count);

}  // namespace biaochi::model
