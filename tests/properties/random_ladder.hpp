// Random ladders, and what the text of docs/language.md makes of them, value by value: written from that
// text, not from the prover, which works on intervals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/base/number.hpp"
#include "tests/properties/harness.hpp"

namespace biaochi::test {

// What the ladder is over: its name in the standard, the unit of its thresholds, and which values it can
// have.
struct Quantity {
    std::string name, unit;
    bool whole = false, negative = false;
    Number scale() const { return unit == "%" ? Number(1, 100) : Number(1); }
};

enum class TierKind { up, bare, down, range, point };

struct WrittenTier {
    TierKind kind = TierKind::up;
    std::string text;  // 达90%得8分
    Number low, high;  // up, bare: low; down: high; range: both; point: both the same
    bool included = true;
    Number points;
};

struct WrittenLadder {
    std::vector<WrittenTier> tiers;
    int boundary = 0;  // 1: 就高, -1: 就低, 0: not said
    std::string text() const;
};

WrittenLadder random_ladder(Random& random, const Quantity& quantity);

// What the ladder says of one value.
struct Ruling {
    std::optional<std::size_t> owner;
    std::vector<std::size_t> claims;  // the tiers around the value
    bool gap = false, conflict = false;
    bool by_point_only = false;  // two tiers claim it, but a point comes before both
    bool shared = false;         // the tail of the ladder decided
};
Ruling rule_on(const WrittenLadder& ladder, const Number& value);

// Every bound and what lies beside it.
std::vector<Number> telling_values(const WrittenLadder& ladder, const Quantity& quantity);
// Between whole numbers, or below 0, where no value can lie.
std::vector<Number> impossible_values(const WrittenLadder& ladder, const Quantity& quantity);

}  // namespace biaochi::test
