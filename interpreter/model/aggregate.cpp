#include "interpreter/model/aggregate.hpp"

#include <algorithm>
#include <map>

#include "interpreter/model/expression.hpp"

namespace biaochi::model {

namespace {

// The values of one group that count, as their least and their most, each sorted.
struct Group {
    std::vector<Number> lows, highs;  // of those that are surely there
    bool exact = true;
    bool undefined = false;    // one of them may be
    std::vector<Value> maybe;  // perhaps not applicable

    Group(const std::vector<Value>& values, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Value& value = values[i];
            undefined = undefined || (value.state & Value::undefined) != 0;
            if ((value.state & Value::number) == 0) continue;
            if ((value.state & Value::not_applicable) != 0) {
                maybe.push_back(value);
                exact = false;
                continue;
            }
            exact = exact && value.exact();
            lows.push_back(value.low);
            highs.push_back(value.high);
        }
    }

    void sort() {
        std::sort(lows.begin(), lows.end());
        if (exact)
            highs = lows;
        else
            std::sort(highs.begin(), highs.end());
    }

    Value result(Value value) const {
        if (undefined) value.state |= Value::undefined;
        return value;
    }

    Value total() const {
        Value sum(0);
        for (const Number& low : lows) sum.low += low;
        for (const Number& high : highs) sum.high += high;
        for (const Value& value : maybe) {
            if (value.low.sign() < 0) sum.low += value.low;
            if (value.high.sign() > 0) sum.high += value.high;
        }
        return result(sum);
    }

    // Whatever is surely there bounds it at both ends; what is only perhaps there may be all that there is.
    Value extreme(bool highest) const {
        if (lows.empty() && maybe.empty()) return result(Value::of(Value::undefined));
        const auto better = [&](const Number& a, const Number& b) { return highest ? b < a : a < b; };
        const auto best_of = [&](const std::vector<Number>& all) {
            return highest ? *std::max_element(all.begin(), all.end())
                           : *std::min_element(all.begin(), all.end());
        };
        const Value first = maybe.empty() ? Value() : maybe.front();
        const bool surely = !lows.empty();
        Value best(surely ? best_of(lows) : first.low, surely ? best_of(highs) : first.high);
        Number& far = highest ? best.high : best.low;
        Number& near = highest ? best.low : best.high;
        for (const Value& value : maybe) {
            const Number& end = highest ? value.high : value.low;
            const Number& other = highest ? value.low : value.high;
            if (better(end, far)) far = end;
            if (!surely && better(near, other)) near = other;
        }
        if (!surely) best.state |= Value::undefined;
        return result(best);
    }

    // Order statistics rise with every value: the bounds are those of the sorted ends.
    Value trimmed(const Value& drop_high, const Value& drop_low) const {
        const std::optional<std::int64_t> high = drop_high.low.ceil().whole();
        const std::optional<std::int64_t> low = drop_low.low.ceil().whole();
        if (!maybe.empty() || !drop_high.exact() || !drop_low.exact() || !high || !low) return loose();
        const auto size = static_cast<std::int64_t>(lows.size());
        Value sum(0);
        for (std::int64_t i = std::max<std::int64_t>(*low, 0); i < size - std::max<std::int64_t>(*high, 0);
             ++i) {
            sum.low += lows[static_cast<std::size_t>(i)];
            sum.high += highs[static_cast<std::size_t>(i)];
        }
        return result(sum);
    }

    // Any of them may be left out.
    Value loose() const {
        Value sum(0);
        for (const Number& low : lows)
            if (low.sign() < 0) sum.low += low;
        for (const Number& high : highs)
            if (high.sign() > 0) sum.high += high;
        for (const Value& value : maybe) {
            if (value.low.sign() < 0) sum.low += value.low;
            if (value.high.sign() > 0) sum.high += value.high;
        }
        return result(sum);
    }

    Number greater(const std::vector<Number>& sorted, const Number& than) const {
        return static_cast<std::int64_t>(sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), than));
    }
};

Value above(const Group& group, const Value& value) {
    if (group.exact) return group.result(group.greater(group.lows, value.low));
    const Number possible =
        group.greater(group.highs, value.low) + Number(static_cast<std::int64_t>(group.maybe.size()));
    const bool itself = value.low < value.high && (value.state & Value::not_applicable) == 0;
    return group.result({group.greater(group.lows, value.high), itself ? possible - 1 : possible});
}

Value ties(const Group& group, const Value& value) {
    const auto [first, last] = std::equal_range(group.lows.begin(), group.lows.end(), value.low);
    if (group.exact) return group.result(Number(last - first));
    return group.result({1, static_cast<std::int64_t>(group.lows.size() + group.maybe.size())});
}

// The group's values once each.
Group distinct(Group group) {
    group.lows.erase(std::unique(group.lows.begin(), group.lows.end()), group.lows.end());
    return group;
}

void among(Op op, const std::vector<Value>& values, std::size_t begin, std::size_t end,
           std::vector<Value>& out) {
    Group group(values, begin, end);
    group.sort();
    const Group once = op == Op::above_distinct ? distinct(group) : group;
    for (std::size_t i = begin; i < end; ++i) {
        if ((values[i].state & Value::number) == 0)
            out[i] = Value::of(values[i].state);
        else if (op == Op::ties)
            out[i] = ties(group, values[i]);
        else if (op == Op::above_distinct && !group.exact)
            out[i] = group.result({0, above(group, values[i]).high});
        else
            out[i] = above(once, values[i]);
        const auto out_of_it = static_cast<unsigned char>(values[i].state & Value::not_applicable);
        out[i].state = static_cast<unsigned char>(out[i].state | out_of_it);  // perhaps it has no place
    }
}

void earlier_same(const std::vector<Value>& keys, std::size_t begin, std::size_t end,
                  std::vector<Value>& out) {
    std::map<Number, std::int64_t> seen;
    for (std::size_t i = begin; i < end; ++i) {
        if (!keys[i].exact()) {
            out[i] = Value(0, static_cast<std::int64_t>(i - begin));
            continue;
        }
        out[i] = Number(seen[keys[i].low]++);
    }
}

void group_highest(const std::vector<Value>& keys, const std::vector<Value>& values, std::size_t begin,
                   std::size_t end, std::vector<Value>& out) {
    std::map<Number, std::vector<std::size_t>> members;
    for (std::size_t i = begin; i < end; ++i) {
        out[i] = Value::of(Value::not_applicable);
        if (values[i].state != Value::not_applicable) members[keys[i].low].push_back(i);
    }
    for (const auto& [key, places] : members) {
        std::vector<Value> all;
        all.reserve(places.size());
        for (const std::size_t place : places) all.push_back(values[place]);
        out[places.front()] = Group(all, 0, all.size()).extreme(true);
    }
}

}  // namespace

std::vector<Value> aggregate(Op op, const std::vector<std::vector<Value>>& parts, const Groups& groups) {
    const std::vector<Value>& values = parts[0];
    const std::size_t count = groups.size() - 1;
    std::vector<Value> out(op >= Op::above ? values.size() : count);
    for (std::size_t g = 0; g < count; ++g) {
        const std::size_t begin = groups[g] - groups[0];
        const std::size_t end = groups[g + 1] - groups[0];
        if (op == Op::earlier_same) {
            earlier_same(values, begin, end, out);
        } else if (op == Op::group_highest) {
            group_highest(values, parts[1], begin, end, out);
        } else if (op >= Op::above) {
            among(op, values, begin, end, out);
        } else {
            Group group(values, begin, end);
            if (op == Op::trimmed) group.sort();
            out[g] = op == Op::total     ? group.total()
                     : op == Op::trimmed ? group.trimmed(parts[1][g], parts[2][g])
                                         : group.extreme(op == Op::highest);
        }
    }
    return out;
}

}  // namespace biaochi::model
