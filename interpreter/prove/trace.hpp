// Every value of single subjects, also of those that lack facts.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/prove/remainder.hpp"
#include "interpreter/score/scorecard.hpp"

namespace biaochi::prove {

// As score::Tracer. Of a subject that lacks facts each value is a range that contains whatever it can be; its
// scores are those of the scorecard.
class Trace {
public:
    explicit Trace(const score::Scorecard& scorecard);
    std::vector<model::Value> values(std::size_t subject);

private:
    std::vector<model::Value> ranges(std::size_t subject);

    const score::Scorecard& scorecard_;
    std::optional<score::Tracer> tracer_;
    std::optional<Remainders> remainders_;
};

}  // namespace biaochi::prove
