// Runs a plan over a block of subjects, column by column. The one evaluator: a single village is a block of
// one.
#pragma once

#include <vector>

#include "interpreter/facts/table.hpp"
#include "interpreter/model/aggregate.hpp"
#include "interpreter/plan/plan.hpp"

namespace biaochi::score {

// The values of one step at the places of a block: a value a subject, a record or a part; of a step that is
// the same everywhere as many as its readers ask for. While every value is an exact number only `plain` is
// filled; as soon as one is not, `wide` holds them all.
struct Column {
    std::vector<Number> plain;
    std::vector<model::Value> wide;
    bool is_plain = true;

    model::Value at(std::size_t place) const { return is_plain ? model::Value(plain[place]) : wide[place]; }
};

class Runner {
public:
    static constexpr std::size_t block = 256;  // subjects at a time: the columns stay in the cache

    // A plan that compares subjects goes over the whole table first; refused subjects are left out.
    Runner(const plan::Plan& plan, const facts::Table& table);
    // Computes every step for subjects first … first + count - 1 (count <= block).
    void run(std::size_t first, std::size_t count) { run(first, count, nullptr); }
    // The value of an expression for the row-th subject of the block (of what is the same for all: for any).
    model::Value value(model::Id id, std::size_t row) const;
    // The values of an expression at all its places in the block: one a record, in the space of a ledger.
    std::vector<model::Value> values(model::Id id) const;

private:
    void run(std::size_t first, std::size_t count, const std::vector<bool>* only);
    void run_step(std::size_t index);
    bool run_plain(const plan::Step& step, Column& out, std::size_t width);
    void run_wide(const plan::Step& step, Column& out, std::size_t width);
    void put(Column& out, std::vector<model::Value> values);
    void compare_subjects();

    bool uniform(const plan::Step& step) const { return step.space <= model::per_batch; }
    std::size_t width(model::Space space) const;
    // Where the places of each subject begin, in a space beyond `subject`.
    model::Groups groups(model::Space space) const;
    Column& input(const plan::Step& step, std::size_t part, std::size_t width);
    void gather(const plan::Step& step, Column& out);
    void spread(const plan::Step& step, Column& out);
    void pack(const plan::Step& step, Column& out);
    void aggregate(const plan::Step& step, Column& out);

    const plan::Plan& plan_;
    const facts::Table& table_;
    std::vector<Column> columns_;  // by step
    // By step, what a step over the batch came to: one value, or one a subject; empty for all other steps.
    std::vector<std::vector<model::Value>> batch_;
    std::size_t first_ = 0, count_ = 0;
};

}  // namespace biaochi::score
