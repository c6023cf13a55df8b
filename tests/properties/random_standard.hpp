// Random small standards, with a bit of everything that the language has, and random facts for any standard.
#pragma once

#include <string>
#include <vector>

#include "tests/properties/harness.hpp"
#include "tests/unit/support.hpp"

namespace biaochi::test {

struct RandomRow {
    std::string head;                    // 二级指标 1.1 「题」 5分
    std::vector<std::string> sentences;  // each with its full stop; none: a group
};

struct RandomStandard {
    std::string prelude;              // declarations and the head
    std::vector<std::string> blocks;  // rulings, definitions, checks: in any order
    std::vector<RandomRow> rows;
    std::string text() const;
};

// Always correct: built without errors under every choice of options.
RandomStandard random_standard(Random& random);

std::vector<model::Choice> random_choices(Random& random, const model::Model& model);

// Facts near the thresholds, mostly without contradictions.
FactRow random_facts(Random& random, const Built& built);
std::vector<FactRow> random_batch(Random& random, const Built& built, std::size_t count);

}  // namespace biaochi::test
