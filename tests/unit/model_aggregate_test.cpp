#include "interpreter/model/aggregate.hpp"

#include <doctest/doctest.h>

#include "interpreter/model/expression.hpp"

using biaochi::Number;
using biaochi::model::aggregate;
using biaochi::model::Groups;
using biaochi::model::Op;
using biaochi::model::Value;

namespace {

const Value out = Value::of(Value::not_applicable);
const Value none = Value::of(Value::undefined);

Value exactly(int whole) { return {Number(whole)}; }
Value range(int low, int high) { return {Number(low), Number(high)}; }
Value perhaps(Value value) {
    value.state |= Value::not_applicable;
    return value;
}

// "5", "0~8"; "?" perhaps undefined, "-" perhaps not applicable.
std::string shown(const Value& value) {
    std::string text;
    if ((value.state & Value::number) != 0)
        text = value.low == value.high ? value.low.text() : value.low.text() + "~" + value.high.text();
    if ((value.state & Value::undefined) != 0) text += "?";
    if ((value.state & Value::not_applicable) != 0) text += "-";
    return text;
}

std::string shown(const std::vector<Value>& values) {
    std::string text;
    for (const Value& value : values) text += (text.empty() ? "" : " ") + shown(value);
    return text;
}

// Of one group.
std::string over(Op op, const std::vector<Value>& values) {
    return shown(aggregate(op, {values}, {0, static_cast<std::uint32_t>(values.size())}));
}

std::string trimmed(const std::vector<Value>& values, int high, int low) {
    return shown(aggregate(Op::trimmed, {values, {exactly(high)}, {exactly(low)}},
                           {0, static_cast<std::uint32_t>(values.size())}));
}

}  // namespace

TEST_CASE("aggregate: totals and extremes, group by group") {
    const std::vector<Value> values = {exactly(3), exactly(-1), exactly(5), exactly(2)};
    const Groups groups = {0, 2, 2, 4};
    CHECK(shown(aggregate(Op::total, {values}, groups)) == "2 0 7");
    CHECK(shown(aggregate(Op::highest, {values}, groups)) == "3 ? 5");
    CHECK(shown(aggregate(Op::lowest, {values}, groups)) == "-1 ? 2");
}

TEST_CASE("aggregate: groups that begin later in a block are those of their own values") {
    CHECK(shown(aggregate(Op::total, {{exactly(1), exactly(2), exactly(3)}}, {7, 8, 10})) == "1 5");
}

TEST_CASE("aggregate: what is not applicable is left out, what is undefined is not") {
    CHECK(over(Op::total, {exactly(3), out, exactly(4)}) == "7");
    CHECK(over(Op::total, {out, out}) == "0");
    CHECK(over(Op::highest, {out, out}) == "?");
    CHECK(over(Op::highest, {exactly(3), out}) == "3");
    CHECK(over(Op::total, {exactly(3), none}) == "3?");
    CHECK(over(Op::highest, {exactly(3), none}) == "3?");
}

TEST_CASE("aggregate: ranges") {
    CHECK(over(Op::total, {range(0, 8), exactly(5)}) == "5~13");
    CHECK(over(Op::total, {perhaps(exactly(4)), perhaps(exactly(-2)), exactly(1)}) == "-1~5");
    CHECK(over(Op::highest, {range(0, 8), exactly(5)}) == "5~8");
    CHECK(over(Op::highest, {range(0, 3), range(1, 2)}) == "1~3");
    CHECK(over(Op::lowest, {range(0, 8), exactly(5)}) == "0~5");
    CHECK(over(Op::highest, {perhaps(exactly(9)), exactly(5)}) == "5~9");
    CHECK(over(Op::highest, {perhaps(exactly(1)), exactly(5)}) == "5");
    CHECK(over(Op::highest, {perhaps(exactly(9)), perhaps(exactly(5))}) == "5~9?");
    CHECK(over(Op::lowest, {perhaps(exactly(9)), perhaps(exactly(5))}) == "5~9?");
}

TEST_CASE("aggregate: the highest and the lowest few left out") {
    const std::vector<Value> values = {exactly(3), exactly(9), exactly(-1), exactly(5)};
    CHECK(trimmed(values, 0, 0) == "16");
    CHECK(trimmed(values, 1, 1) == "8");
    CHECK(trimmed(values, 2, 0) == "2");
    CHECK(trimmed(values, 2, 2) == "0");
    CHECK(trimmed(values, 9, 9) == "0");
    CHECK(trimmed({exactly(3), out, exactly(9)}, 1, 0) == "3");
    CHECK(trimmed({exactly(5), exactly(5), exactly(5)}, 1, 1) == "5");
    CHECK(trimmed({range(0, 4), exactly(3), exactly(10)}, 1, 0) == "3~7");
}

TEST_CASE("aggregate: places among others") {
    const std::vector<Value> values = {exactly(85), exactly(90), exactly(85), exactly(70), out};
    CHECK(over(Op::above, values) == "1 0 1 3 -");
    CHECK(over(Op::ties, values) == "2 1 2 1 -");
    CHECK(over(Op::above_distinct, values) == "1 0 1 2 -");
    CHECK(over(Op::above, {exactly(1)}) == "0");
    CHECK(over(Op::above, {range(0, 5), exactly(3), exactly(9)}) == "1~2 1~2 0");
    CHECK(over(Op::above, {perhaps(exactly(5)), exactly(3)}) == "0~1- 0~1");
    CHECK(over(Op::above, {exactly(5), none}) == "0? ?");
}

TEST_CASE("aggregate: what came before, and the highest of each") {
    const std::vector<Value> keys = {exactly(1), exactly(2), exactly(1), exactly(1), exactly(2)};
    CHECK(over(Op::earlier_same, keys) == "0 0 1 2 1");
    const std::vector<Value> values = {out, exactly(4), exactly(7), exactly(3), exactly(6)};
    CHECK(shown(aggregate(Op::group_highest, {keys, values}, {0, 5})) == "- 6 7 - -");
    CHECK(shown(aggregate(Op::earlier_same, {keys}, {0, 3, 5})) == "0 0 1 0 0");  // of each subject anew
}
