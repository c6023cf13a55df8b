#include "interpreter/model/value.hpp"

#include <doctest/doctest.h>

#include <random>

#include "interpreter/model/expression.hpp"

using biaochi::Number;
using biaochi::model::apply;
using biaochi::model::Op;
using biaochi::model::Value;

namespace {

constexpr unsigned char number = Value::number;
constexpr unsigned char undefined = Value::undefined;
constexpr unsigned char out = Value::not_applicable;

// A value written as a number or as itself.
struct Part : Value {
    Part(int whole) : Value(Number(whole)) {}        // NOLINT: implicit on purpose
    Part(const Number& exactly) : Value(exactly) {}  // NOLINT
    Part(Value value) : Value(std::move(value)) {}   // NOLINT
};

Value made(Op op, const std::vector<Part>& parts) {
    std::vector<const Value*> pointers;
    for (const Part& part : parts) pointers.push_back(&part);
    return apply(op, pointers.data(), pointers.size());
}

// Exactly, "low~high", and what else it may be: "5", "0~8", "?" undefined, "-" not applicable, "5?" …
std::string shown(const Value& value) {
    std::string text;
    if ((value.state & number) != 0)
        text = value.low == value.high ? value.low.text() : value.low.text() + "~" + value.high.text();
    if ((value.state & undefined) != 0) text += "?";
    if ((value.state & out) != 0) text += "-";
    return text;
}

Value range(const Number& low, const Number& high) { return {low, high}; }

Value may(Part value, unsigned char also) {
    value.state = static_cast<unsigned char>(value.state | also);
    return value;
}

const Value none = Value::of(undefined);
const Value absent = Value::of(out);

struct Case {
    Op op;
    std::vector<Part> parts;
    std::string result;
};

void check(const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        std::string written = "op " + std::to_string(static_cast<int>(each.op));
        for (const Part& part : each.parts) written += " " + shown(part);
        CAPTURE(written);
        CHECK(shown(made(each.op, each.parts)) == each.result);
    }
}

Number half(std::int64_t n) { return Number(n, 2); }

const std::vector<Op> of_two = {Op::add,     Op::subtract, Op::multiply,   Op::divide, Op::larger,
                                Op::smaller, Op::less,     Op::less_equal, Op::equal};
const std::vector<Op> of_one = {Op::negate, Op::floor, Op::ceil};
const std::vector<Op> of_truths = {Op::both, Op::either};

}  // namespace

TEST_CASE("value: exact numbers") {
    check({{Op::add, {half(1), half(3)}, "2"},
           {Op::subtract, {half(1), half(3)}, "-1"},
           {Op::multiply, {half(1), half(3)}, "0.75"},
           {Op::divide, {half(1), half(3)}, "1/3"},
           {Op::divide, {1, 0}, "?"},
           {Op::divide, {0, 0}, "?"},
           {Op::negate, {half(3)}, "-1.5"},
           {Op::floor, {half(-3)}, "-2"},
           {Op::ceil, {half(-3)}, "-1"},
           {Op::larger, {1, 2}, "2"},
           {Op::smaller, {1, 2}, "1"},
           {Op::less, {1, 2}, "1"},
           {Op::less, {2, 2}, "0"},
           {Op::less_equal, {2, 2}, "1"},
           {Op::less_equal, {3, 2}, "0"},
           {Op::equal, {half(2), 1}, "1"},
           {Op::equal, {half(1), 1}, "0"},
           {Op::both, {1, 1}, "1"},
           {Op::both, {1, 0}, "0"},
           {Op::either, {0, 1}, "1"},
           {Op::either, {0, 0}, "0"},
           {Op::negation, {0}, "1"},
           {Op::negation, {1}, "0"},
           {Op::computable, {7}, "1"},
           {Op::select, {1, 5, 6}, "5"},
           {Op::select, {0, 5, 6}, "6"},
           {Op::sum, {1, 2, half(1)}, "3.5"}});
}

TEST_CASE("value: ranges") {
    check({{Op::add, {range(1, 2), range(-3, 5)}, "-2~7"},
           {Op::subtract, {range(1, 2), range(-3, 5)}, "-4~5"},
           {Op::multiply, {range(-2, 3), range(-5, 4)}, "-15~12"},
           {Op::divide, {range(1, 2), range(4, 8)}, "0.125~0.5"},
           {Op::divide, {range(-2, 2), range(-4, -2)}, "-1~1"},
           {Op::divide, {1, range(-1, 1)}, "?"},
           {Op::divide, {1, range(0, 1)}, "?"},
           {Op::negate, {range(1, 2)}, "-2~-1"},
           {Op::floor, {range(half(1), half(5))}, "0~2"},
           {Op::larger, {range(0, 5), 3}, "3~5"},
           {Op::smaller, {range(0, 5), 3}, "0~3"},
           {Op::less, {range(0, 5), 3}, "0~1"},
           {Op::less, {range(0, 2), 3}, "1"},
           {Op::less, {range(3, 5), 3}, "0"},
           {Op::less_equal, {range(0, 3), 3}, "1"},
           {Op::less_equal, {range(4, 5), 3}, "0"},
           {Op::equal, {range(0, 5), 3}, "0~1"},
           {Op::equal, {range(4, 5), 3}, "0"},
           {Op::equal, {range(3, 5), range(3, 5)}, "0~1"},
           {Op::both, {range(0, 1), 1}, "0~1"},
           {Op::both, {range(0, 1), 0}, "0"},
           {Op::either, {range(0, 1), 1}, "1"},
           {Op::either, {range(0, 1), 0}, "0~1"},
           {Op::negation, {range(0, 1)}, "0~1"},
           {Op::select, {range(0, 1), 5, 8}, "5~8"},
           {Op::select, {range(0, 1), range(-1, 2), 8}, "-1~8"},
           {Op::select, {1, range(0, 5), none}, "0~5"},
           {Op::sum, {1, range(0, 5)}, "1~6"}});
}

TEST_CASE("value: what is undefined makes undefined what it decides, and nothing else") {
    check({{Op::add, {none, 1}, "?"},
           {Op::multiply, {0, none}, "?"},
           {Op::less, {none, 1}, "?"},
           {Op::equal, {none, none}, "?"},
           {Op::negate, {none}, "?"},
           {Op::negation, {none}, "?"},
           {Op::floor, {none}, "?"},
           {Op::both, {none, 0}, "0"},
           {Op::both, {0, none}, "0"},
           {Op::both, {none, 1}, "?"},
           {Op::either, {none, 1}, "1"},
           {Op::either, {1, none}, "1"},
           {Op::either, {none, 0}, "?"},
           {Op::computable, {none}, "0"},
           {Op::computable, {may(3, undefined)}, "0~1"},
           {Op::computable, {absent}, "1"},
           {Op::select, {1, 5, none}, "5"},
           {Op::select, {0, none, 5}, "5"},
           {Op::select, {1, none, 5}, "?"},
           {Op::select, {none, 5, 5}, "?"},
           {Op::select, {may(1, undefined), 5, 6}, "5?"},
           {Op::add, {may(3, undefined), 1}, "4?"}});
    const Value sum = made(Op::sum, {1, none});
    CHECK((sum.state & undefined) != 0);
}

TEST_CASE("value: what is not applicable is left out of sums") {
    check({{Op::sum, {absent, 3}, "3"},
           {Op::sum, {absent, absent}, "-"},
           {Op::sum, {absent, range(1, 2)}, "1~2"},
           {Op::sum, {may(3, out), 1}, "1~4"},
           {Op::sum, {may(-3, out), 1}, "-2~1"},
           {Op::sum, {may(3, out), absent}, "0~3-"},
           {Op::add, {absent, 3}, "-"},
           {Op::larger, {0, absent}, "-"},
           {Op::smaller, {8, absent}, "-"},
           {Op::select, {1, absent, 3}, "-"},
           {Op::select, {range(0, 1), absent, 3}, "3-"},
           {Op::add, {absent, none}, "?-"}});
}

TEST_CASE("value: texts") {
    CHECK(Value(half(11)).text() == "5.5");
    CHECK(range(0, 8).text() == "0~8");
    CHECK(range(-half(1), 8).text() == "-0.5~8");
    CHECK(absent.text() == "不参评");
    CHECK(none.text().empty());
    CHECK(Value().text() == "0");
    CHECK(Value(3).exact());
    CHECK_FALSE(range(3, 4).exact());
    CHECK_FALSE(may(3, undefined).exact());
    CHECK_FALSE(none.truth());
    CHECK_FALSE(range(0, 1).truth());
    CHECK(Value(1).truth());
}

TEST_CASE("value: ranges are sound: points inside give results inside") {
    std::mt19937_64 random(2);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<std::uint64_t>(n)); };
    const auto number_of = [&](int spread) { return Number(below(2 * spread + 1) - spread, below(3) + 1); };
    const auto range_of = [&](int spread) {
        const Number a = number_of(spread);
        const Number b = below(4) == 0 ? a : number_of(spread);
        return a < b ? range(a, b) : range(b, a);
    };
    const auto inside = [&](const Value& value) {  // an end, or a point between
        const int at = below(7);
        return value.low + (value.high - value.low) * Number(at, 6);
    };
    const auto contains = [&](const Value& outer, const Value& inner) {
        if ((outer.state & undefined) != 0) return true;  // nothing is claimed
        return (inner.state & ~outer.state) == 0 &&
               ((inner.state & number) == 0 || (outer.low <= inner.low && inner.high <= outer.high));
    };
    std::size_t wrong = 0;
    for (int i = 0; i < 20000; ++i) {
        const Value a = range_of(6);
        const Value b = range_of(6);
        const Value c = range_of(3);
        for (const Op op : of_two)
            wrong += contains(made(op, {a, b}), made(op, {inside(a), inside(b)})) ? 0U : 1U;
        for (const Op op : of_one) wrong += contains(made(op, {a}), made(op, {inside(a)})) ? 0U : 1U;
        const Value p = below(2) != 0 ? range(0, 1) : Value(below(2));
        const Value q = below(2) != 0 ? range(0, 1) : Value(below(2));
        const Value truth_p = p.exact() ? p : Value(below(2));
        const Value truth_q = q.exact() ? q : Value(below(2));
        for (const Op op : of_truths)
            wrong += contains(made(op, {p, q}), made(op, {truth_p, truth_q})) ? 0U : 1U;
        wrong += contains(made(Op::negation, {p}), made(Op::negation, {truth_p})) ? 0U : 1U;
        wrong += contains(made(Op::select, {p, a, b}), made(Op::select, {truth_p, inside(a), inside(b)}))
                     ? 0U
                     : 1U;
        // A part that may be left out: the sum holds both with it and without it.
        const Value with = made(Op::sum, {a, may(b, out), c});
        wrong += contains(with, made(Op::sum, {inside(a), inside(b), inside(c)})) ? 0U : 1U;
        wrong += contains(with, made(Op::sum, {inside(a), absent, inside(c)})) ? 0U : 1U;
    }
    CHECK(wrong == 0);
}
