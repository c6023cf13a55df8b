// Which rulings the results of a batch depend on.
#pragma once

#include <string>
#include <vector>

#include "interpreter/report/explanation.hpp"
#include "interpreter/report/report.hpp"

namespace biaochi::report {

// A ruling that mattered to some subjects, and the rows where it did.
struct BatchRuling {
    RulingMark mark;
    std::vector<std::size_t> subjects;
};

// Each subject must be traced for this, which takes far longer than scoring it. So of a batch larger than
// `most_traced` only the rulings that the user chose are given, without subjects.
constexpr std::size_t most_traced = 2000;
bool is_traced(const Result& result);
std::vector<BatchRuling> batch_rulings(const Result& result);

// One line each, with the rows and, in a batch, the subjects.
std::vector<std::string> ruling_lines(const Result& result);

}  // namespace biaochi::report
