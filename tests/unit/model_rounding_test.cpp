// 四舍五入, 四舍六入五成双, 向下舍入, 向上舍入: of the magnitude, exactly.
#include <doctest/doctest.h>

#include "interpreter/model/expression.hpp"
#include "interpreter/model/value.hpp"

using biaochi::Number;
using biaochi::Word;
using biaochi::model::Id;
using biaochi::model::Nature;
using biaochi::model::Op;
using biaochi::model::Pool;
using biaochi::model::Value;

namespace {

std::string to(Word mode, const Number& x, const Number& step) {
    Pool pool;
    const Id id = rounded(pool, mode, pool.constant(x), pool.constant(step));
    return pool.is_constant(id) ? pool[id].number.text() : "?";
}

Number number(const char* text) { return *Number::parse(text); }

// All four modes, to whole numbers.
std::string whole(const char* x) {
    std::string all;
    for (const Word mode : {Word::round_half_up, Word::round_half_even, Word::round_down, Word::round_up})
        all += (all.empty() ? "" : " ") + to(mode, number(x), 1);
    return all;
}

// With an expression that is not folded: its value where the fact is x.
Number run(const Pool& pool, Id id, const Number& x) {
    std::vector<Value> values(pool.size());
    for (Id each = 0; each <= id; ++each) {
        const auto& expression = pool[each];
        if (expression.op == Op::constant) {
            values[each] = expression.number;
        } else if (expression.op == Op::fact) {
            values[each] = x;
        } else {
            std::vector<const Value*> parts;
            for (const Id part : expression.parts) parts.push_back(&values[part]);
            values[each] = apply(expression.op, parts.data(), parts.size());
        }
    }
    return values[id].low;
}

}  // namespace

TEST_CASE("rounding: half up, half to even, down, up") {
    CHECK(whole("0") == "0 0 0 0");
    CHECK(whole("2") == "2 2 2 2");
    CHECK(whole("2.4") == "2 2 2 3");
    CHECK(whole("2.5") == "3 2 2 3");
    CHECK(whole("2.500001") == "3 3 2 3");
    CHECK(whole("3.5") == "4 4 3 4");
    CHECK(whole("0.5") == "1 0 0 1");
    CHECK(whole("1.5") == "2 2 1 2");
}

TEST_CASE("rounding: of the magnitude") {
    CHECK(whole("-2.4") == "-2 -2 -2 -3");
    CHECK(whole("-2.5") == "-3 -2 -2 -3");
    CHECK(whole("-3.5") == "-4 -4 -3 -4");
    CHECK(whole("-0.5") == "-1 0 0 -1");
}

TEST_CASE("rounding: to a step") {
    CHECK(to(Word::round_half_up, number("0.25"), number("0.1")) == "0.3");
    CHECK(to(Word::round_half_even, number("0.25"), number("0.1")) == "0.2");
    CHECK(to(Word::round_half_even, number("60.25"), number("0.5")) == "60");  // GB/T 8170-2008, 3.4
    CHECK(to(Word::round_half_even, number("60.38"), number("0.5")) == "60.5");
    CHECK(to(Word::round_half_even, number("-60.75"), number("0.5")) == "-61");
    CHECK(to(Word::round_half_even, number("830"), 20) == "840");
    CHECK(to(Word::round_half_even, number("-930"), 20) == "-920");
    CHECK(to(Word::round_down, Number(2, 3), number("0.01")) == "0.66");
    CHECK(to(Word::round_up, Number(2, 3), number("0.01")) == "0.67");
    CHECK(to(Word::round_half_up, Number(1, 3), Number(1, 3)) == "1/3");  // exact: no thirds get lost
}

TEST_CASE("rounding: what is not known when the standard is loaded is rounded in the same way") {
    for (const bool positive : {false, true}) {
        Pool pool;
        Nature nature;
        if (positive) nature.least = Number(0);
        const Id x = pool.fact(0, nature);
        for (const Word mode :
             {Word::round_half_up, Word::round_half_even, Word::round_down, Word::round_up}) {
            const Id id = rounded(pool, mode, x, pool.constant(number("0.5")));
            for (int i = positive ? 0 : -24; i <= 24; ++i) {
                const Number at(i, 8);
                CHECK(run(pool, id, at).text() == to(mode, at, number("0.5")));
            }
        }
    }
}
