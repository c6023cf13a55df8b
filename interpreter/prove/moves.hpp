// By how much expressions change at the most while a single fact does and all others stay as they are.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/prove/extremes.hpp"

namespace biaochi::prove {

class Moves {
public:
    // `own`: the fact, and the truth that says whether it is 不适用, if there is one. Widths that `extremes`
    // already knows are no limits to be passed.
    Moves(const model::Pool& pool, const Extremes& extremes, const std::vector<std::uint32_t>& own);

    bool reads(Id id) const { return reads_[id]; }
    // nullopt: no limit is known.
    std::optional<Number> of(Id id);

private:
    std::optional<Number> by_parts(Id id);

    const model::Pool& pool_;
    const Extremes& extremes_;
    std::vector<bool> reads_;
    std::map<Id, std::optional<Number>> known_;
};

}  // namespace biaochi::prove
