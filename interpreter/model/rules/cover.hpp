// The proof that the tiers of a ladder cover every value exactly once. Knows intervals only: no words, no
// expressions.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/model/expression.hpp"
#include "lang/base/number.hpp"

namespace biaochi::model {

// One end of a tier; no value: unbounded.
struct End {
    std::optional<Number> value;
    bool included = false;
};

struct TierRange {
    End low, high;
    bool open_low = false,
         open_high = false;     // the text leaves this end to the neighbouring tier (达90%, 低于65%)
    bool nominal_high = false;  // the upper end of 75%-80%: up to the tier above
    bool explicit_low = false;  // 达, 以上, 超过: the lower end is claimed in words
    bool point = false;         // 为 0%: one value, taken out of the tier around it
};

enum class Shared { unsaid, to_higher, to_lower };  // who owns a boundary that two tiers claim

enum class Flaw { none, gap, overlap, boundary, no_bottom, no_top, bare_top, points_only };

struct Cover {
    Flaw flaw = Flaw::none;
    Number witness;                   // a value that shows the flaw
    std::size_t tier = 0, other = 0;  // where it is
    std::vector<std::size_t> order;   // tiers from the lowest up, then the points
    std::vector<Number> shared;       // boundaries that `boundary` decided
};

// Closes the open ends of the tiers and checks them. `nature`: whole values have nothing between 2 and 3;
// bounded ones nothing outside their bounds.
Cover prove_cover(std::vector<TierRange>& tiers, const Nature& nature, Shared boundary);

}  // namespace biaochi::model
