// Comparisons in linear form over the facts: n / d < t is n - t·d < 0 where d is positive.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "interpreter/prove/local.hpp"

namespace biaochi::prove {

// terms[i].second × fact terms[i].first, facts ascending, and a constant.
struct Linear {
    std::vector<std::pair<std::uint32_t, Number>> terms;
    Number constant;

    bool is_constant() const { return terms.empty(); }
    Number at(const Point& point) const;
    bool operator==(const Linear& other) const { return terms == other.terms && constant == other.constant; }
    bool operator<(const Linear& other) const;
};
Linear combined(const Linear& a, const Linear& b, const Number& times);  // a + times × b
Linear scaled(const Linear& a, const Number& times);
// The same form up to a positive factor (or, with `either_sign`, any factor): the first coefficient is ±1.
Linear normal(const Linear& a, bool either_sign);

struct Fraction {
    Linear top, bottom;  // bottom: not the constant 0
};

// What an undecided condition of a select is: 1, 0, or -1 for not known.
using Decide = std::function<int(Id)>;

// What the expression can be, one fraction per branch that is not decided; empty where it is no quotient of
// linear forms, or of too many branches. `steps`: floor and ceil are taken for what they round.
std::vector<Fraction> fractions(const model::Pool& pool, Id id, const Decide& decide, bool steps,
                                const Local* local = nullptr);

// Forms at whose zeros something in the cut changes: thresholds, divisors, steps. Each once, in an order that
// depends on the facts alone.
std::vector<Linear> atoms_of(const Local& local);

}  // namespace biaochi::prove
