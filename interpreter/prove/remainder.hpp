// What is left of a standard for one subject: what was given is constant, and its expressions speak only of
// the facts that are not given.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "interpreter/facts/table.hpp"
#include "interpreter/model/model.hpp"
#include "interpreter/plan/plan.hpp"
#include "interpreter/score/run.hpp"

namespace biaochi::prove {

using model::Id;

struct Remainder {
    // Its facts: those not given, in the order of the standard, and what unfold() adds. Its checks: those
    // that still say something. No rows.
    model::Model model;
    std::vector<std::uint32_t> facts;   // by fact of it: which one of the standard
    std::vector<Id> became;             // by expression of the standard, where it was asked for
    std::vector<std::size_t> check_of;  // by check of it: which one of the standard
    std::vector<std::size_t> broken;    // checks of the standard that the given facts break
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// The facts that an expression reads, ascending.
std::vector<std::uint32_t> facts_in(const model::Pool& pool, Id root);

class Remainders {
public:
    // Of subjects in the table; for these expressions and the checks.
    Remainders(const model::Model& model, const facts::Table& table, std::vector<Id> wanted);
    // nullopt: something reads records in a way that cannot be said of single facts.
    std::optional<Remainder> of(std::size_t subject);

private:
    struct Copy;

    const model::Model& model_;
    const facts::Table& table_;
    std::vector<Id> wanted_;
    plan::Plan plan_;
    score::Runner runner_;
};

}  // namespace biaochi::prove
