// Runs a plan over a block of subjects, column by column. The one evaluator: a single village is a block of
// one.
#pragma once

#include <vector>

#include "interpreter/facts/table.hpp"
#include "interpreter/model/value.hpp"
#include "interpreter/plan/plan.hpp"

namespace biaochi::score {

// The values of one step for the subjects of a block. While every value is an exact number only `plain` is
// filled; as soon as one is not, `wide` holds them all.
struct Column {
    std::vector<Number> plain;
    std::vector<model::Value> wide;
    bool is_plain = true;

    model::Value at(std::size_t row) const { return is_plain ? model::Value(plain[row]) : wide[row]; }
};

class Runner {
public:
    static constexpr std::size_t block = 256;  // subjects at a time: the columns stay in the cache

    // width: the most subjects that a run will have.
    Runner(const plan::Plan& plan, const facts::Table& table, std::size_t width = block);
    // Computes every step for subjects first … first + count - 1 (count <= block).
    void run(std::size_t first, std::size_t count);
    model::Value value(model::Id id, std::size_t row) const { return columns_[plan_.step_of[id]].at(row); }

private:
    bool run_plain(const plan::Step& step, Column& out);
    void run_wide(const plan::Step& step, Column& out);

    const plan::Plan& plan_;
    const facts::Table& table_;
    std::vector<Column> columns_;  // by step
    std::size_t count_ = 0;
};

}  // namespace biaochi::score
