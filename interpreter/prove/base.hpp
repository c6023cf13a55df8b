// Facts to start from.
#pragma once

#include "interpreter/prove/local.hpp"

namespace biaochi::prove {

// Facts that break no check: nothing, wherever that is allowed.
struct Base {
    Point facts;
    Diagnostics findings;
    bool contradictory = false;  // none were found: findings tell of the check
    std::size_t check = 0;       // which one that is
};

// For a model that was unfolded.
Base find_base(const model::Model& model);

}  // namespace biaochi::prove
