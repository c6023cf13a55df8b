// By how much expressions change at the most while a single fact does and all others stay as they are.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/prove/extremes.hpp"

namespace biaochi::prove {

class Moves {
public:
    // Nothing moves by more than the width that `extremes` already knows of it.
    Moves(const model::Pool& pool, const Extremes& extremes, std::uint32_t fact);

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
