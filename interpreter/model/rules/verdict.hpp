// 结果 等级:优秀|良好|…: what a graded result comes to.
#pragma once

#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

// The name of an option; 达标 and 不达标, which are words, are those names in every language.
std::string option_name(Context& context, Syntax option);

// The best option whose condition holds, not better than any ceiling that holds, and before that not worse
// than any floor that holds. Options are numbers, 0 the best.
struct Verdict {
    Context& context;
    Result& result;
    Syntax node;
    Type type;

    Verdict(Context& c, Result& r, Syntax n);
    Typed of();

private:
    Pool& pool() const { return context.pool(); }
    bool option(Syntax written, std::size_t& index);
    bool read_ladder(Syntax ladder);
    bool read_verdict(Syntax verdict);
    Id index(std::size_t option) { return pool().constant(static_cast<std::int64_t>(option)); }

    Id base_ =
        no_id;  // of ladders and conditions; what no sentence speaks of is the last option and one more
    bool complete_ = false;  // some sentence always says one
    std::vector<std::pair<Id, std::size_t>> ceilings_, floors_;
};

}  // namespace biaochi::model
