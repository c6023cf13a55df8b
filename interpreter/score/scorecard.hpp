// What scoring a batch gives: for each subject a value per expression that was asked for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/facts/table.hpp"
#include "interpreter/model/model.hpp"
#include "interpreter/model/value.hpp"
#include "interpreter/plan/plan.hpp"
#include "interpreter/score/missing.hpp"
#include "interpreter/score/run.hpp"

namespace biaochi::score {

using model::Value;

// The results of one batch. Row i is subject i of the table; a refused subject has no values.
struct Scorecard {
    const model::Model* model = nullptr;
    const facts::Table* facts = nullptr;
    std::vector<std::vector<Value>> scores;   // [index into model.rows][subject]
    std::vector<Value> totals;                // [subject]
    std::vector<std::vector<Value>> results;  // [index into model.results][subject]
    std::map<std::size_t, Ranges> ranges;     // by subject: of those that lack facts; the scores are ranges
};

// Scores every subject of the table that is not refused and lacks nothing. A subject that breaks a check
// (校验) becomes refused, with a diagnostic that names the facts. Where subjects are compared with each
// other, one that is refused refuses all: nobody's rank is known without it. `progress(done, all)` is called
// now and then.
Diagnostics score(const model::Model& model, const plan::Plan& plan, facts::Table& table,
                  Scorecard& scorecard, void (*progress)(std::size_t done, std::size_t all) = nullptr);

// A check that the facts of a subject break.
Diagnostic contradiction(const model::Model& model, const model::Check& check, const facts::Table& table,
                         std::size_t subject, Code code = Code::check_failed);

// Every value of single subjects, by expression id (for explanations): the same steps over a column of one.
class Tracer {
public:
    Tracer(const model::Model& model, const facts::Table& table);
    std::vector<Value> values(std::size_t subject);

private:
    plan::Plan plan_;
    Runner runner_;
};

inline std::vector<Value> trace(const model::Model& model, const facts::Table& table, std::size_t subject) {
    return Tracer(model, table).values(subject);
}

}  // namespace biaochi::score
