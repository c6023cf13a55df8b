// An aggregate of values that are not known exactly holds every aggregate of what they may be. What is exact
// is computed here by the words of docs/language/ledgers.md, place by place, not by sorting.
#include <algorithm>
#include <optional>

#include "interpreter/model/aggregate.hpp"
#include "interpreter/model/expression.hpp"
#include "tests/properties/harness.hpp"

namespace biaochi::test {

namespace {

using model::Op;
using model::Value;

// What one value turns out to be.
struct Known {
    enum { number, undefined, out } kind = number;
    Number value;
};

bool holds(const Value& value, const Known& known) {
    switch (known.kind) {
        case Known::undefined: return (value.state & Value::undefined) != 0;
        case Known::out: return (value.state & Value::not_applicable) != 0;
        default: break;
    }
    return (value.state & Value::number) != 0 && value.low <= known.value && known.value <= value.high;
}

Value random_value(Random& random, bool definite) {
    const auto half = [&] { return Number(random.between(-6, 6), 2); };
    if (random.chance(10)) return Value::of(Value::not_applicable);
    Value value(half());
    if (random.chance(40)) value.high = value.low + Number(random.between(0, 6), 2);
    if (!definite && random.chance(20)) value.state |= Value::not_applicable;
    if (!definite && random.chance(5)) value.state |= Value::undefined;
    return value;
}

Known one_of(Random& random, const Value& value) {
    std::vector<Known> all;
    if ((value.state & Value::undefined) != 0) all.push_back({Known::undefined, {}});
    if ((value.state & Value::not_applicable) != 0) all.push_back({Known::out, {}});
    if ((value.state & Value::number) != 0)
        for (int i = 0; i < 3; ++i)
            all.push_back(
                {Known::number, value.low + (value.high - value.low) * Number(random.between(0, 4), 4)});
    return random.pick(all);
}

std::vector<Number> numbers_of(const std::vector<Known>& values) {
    std::vector<Number> all;
    for (const Known& each : values)
        if (each.kind == Known::number) all.push_back(each.value);
    return all;
}

bool any_undefined(const std::vector<Known>& values) {
    return std::any_of(values.begin(), values.end(),
                       [](const Known& each) { return each.kind == Known::undefined; });
}

Known over(Op op, const std::vector<Known>& values, std::int64_t high, std::int64_t low) {
    if (any_undefined(values)) return {Known::undefined, {}};
    std::vector<Number> all = numbers_of(values);
    if (op == Op::highest || op == Op::lowest) {
        if (all.empty()) return {Known::undefined, {}};
        Number best = all[0];
        for (const Number& each : all)
            if (op == Op::highest ? best < each : each < best) best = each;
        return {Known::number, best};
    }
    for (; op == Op::trimmed && high > 0 && !all.empty(); --high)
        all.erase(std::max_element(all.begin(), all.end()));
    for (; op == Op::trimmed && low > 0 && !all.empty(); --low)
        all.erase(std::min_element(all.begin(), all.end()));
    Number sum;
    for (const Number& each : all) sum += each;
    return {Known::number, sum};
}

Known among(Op op, const std::vector<Known>& values, std::size_t place) {
    if (values[place].kind != Known::number) return values[place];
    if (any_undefined(values)) return {Known::undefined, {}};
    std::vector<Number> counted;
    for (const Number& each : numbers_of(values)) {
        const bool counts = op == Op::ties ? each == values[place].value : values[place].value < each;
        const bool again =
            op == Op::above_distinct && std::find(counted.begin(), counted.end(), each) != counted.end();
        if (counts && !again) counted.push_back(each);
    }
    return {Known::number, static_cast<std::int64_t>(counted.size())};
}

// For the first place with each key that counts, the highest of those with that key.
Known group_highest(const std::vector<Number>& keys, const std::vector<Known>& values, std::size_t place) {
    if (values[place].kind == Known::out) return values[place];
    std::vector<Known> same;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (keys[i] != keys[place] || values[i].kind == Known::out) continue;
        if (i < place) return {Known::out, {}};
        same.push_back(values[i]);
    }
    return over(Op::highest, same, 0, 0);
}

std::string shown(Op op, const std::vector<Value>& values, std::size_t place) {
    std::string text = "op " + std::to_string(static_cast<int>(op)) + " at " + std::to_string(place) + " of";
    for (const Value& value : values)
        text += " " + value.low.text() + "~" + value.high.text() + "/" + std::to_string(value.state);
    return text;
}

void try_one(Random& random, Tally& tally) {
    static const std::vector<Op> ops = {Op::total, Op::highest, Op::lowest,         Op::trimmed,
                                        Op::above, Op::ties,    Op::above_distinct, Op::group_highest};
    const Op op = random.pick(ops);
    model::Groups groups{0};
    std::vector<Value> values;
    std::vector<Number> keys;
    std::vector<Value> high;
    std::vector<Value> low;
    for (int group = random.between(1, 3); group > 0; --group) {
        for (int count = random.between(0, 6); count > 0; --count) {
            values.push_back(random_value(random, op == Op::group_highest));
            keys.emplace_back(random.between(1, 3));
        }
        groups.push_back(static_cast<std::uint32_t>(values.size()));
        high.emplace_back(Number(random.between(0, 3)));
        low.emplace_back(Number(random.between(0, 3)));
    }
    std::vector<std::vector<Value>> parts{values};
    if (op == Op::trimmed) parts = {values, high, low};
    if (op == Op::group_highest) {
        parts = {{}, values};
        for (const Number& key : keys) parts[0].emplace_back(key);
    }
    const std::vector<Value> result = model::aggregate(op, parts, groups);
    for (std::size_t group = 0; group + 1 < groups.size(); ++group) {
        std::vector<Known> known;
        for (std::size_t i = groups[group]; i < groups[group + 1]; ++i)
            known.push_back(one_of(random, values[i]));
        const auto within = [&](const auto& all) {
            return std::vector(all.begin() + groups[group], all.begin() + groups[group + 1]);
        };
        if (op < Op::above) {
            const Known exact = over(op, known, *high[group].low.whole(), *low[group].low.whole());
            tally.check(holds(result[group], exact), shown(op, within(values), group));
            continue;
        }
        for (std::size_t i = 0; i < known.size(); ++i) {
            const Known exact =
                op == Op::group_highest ? group_highest(within(keys), known, i) : among(op, known, i);
            tally.check(holds(result[groups[group] + i], exact), shown(op, within(values), i));
        }
    }
}

}  // namespace

Tally aggregates_hold_what_may_be(std::uint64_t seed) {
    Tally tally("an aggregate of ranges holds the aggregate of whatever they may be");
    Random random(seed);
    for (int i = 0; i < 100000; ++i) try_one(random, tally);
    return tally;
}

}  // namespace biaochi::test
