// The plan: the expressions that a result needs, flattened to column steps in order of evaluation.
#pragma once

#include <string>
#include <vector>

#include "interpreter/model/model.hpp"

namespace biaochi::plan {

// Reads the columns of earlier steps and writes one of its own (its index in the plan).
struct Step {
    model::Op op = model::Op::constant;
    std::vector<std::uint32_t> inputs;  // steps
    Number number;                      // constant
    std::uint32_t index = 0;            // fact, field: column of the table or of the ledger
    model::Space space = model::everywhere;
    model::Id origin = model::no_id;  // the expression in the model
};

struct Plan {
    std::vector<Step> steps;
    std::vector<std::uint32_t> step_of;  // by expression id; no_id where the plan does not need it
    std::vector<model::Places> places;   // of the spaces beyond `subject`
    bool compares = false;               // something depends on the other subjects of the batch

    // One line per step: its number, what it does, and the row or fact that it serves.
    std::string print(const model::Model& model) const;
};

// The steps that the given expressions need.
Plan from_model(const model::Model& model, const std::vector<model::Id>& wanted);

// Whether a step goes over the subjects of the batch.
bool over_batch(const Plan& plan, const Step& step);

// What `score` needs: checks, every row's score, the total, the results.
Plan for_scores(const model::Model& model);

}  // namespace biaochi::plan
