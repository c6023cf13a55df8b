// What score and explain have in common: a standard, its facts, and their scores.
#pragma once

#include <string>
#include <vector>

#include "interpreter/cli/session.hpp"
#include "interpreter/model/load.hpp"
#include "interpreter/score/scorecard.hpp"

namespace biaochi::cli {

// A standard that was read and bound with the rulings that the user chose.
struct Standard {
    model::Program program;
    model::Model model;
};

// Reads and parses only; tells what is wrong.
int read_program(Session& session, const std::string& path, model::Program& program);

// Tells what is wrong with it; fine if it can be scored.
int read_standard(Session& session, const std::string& path, Standard& standard);

struct Batch {
    Standard standard;
    facts::Table table;
    score::Scorecard scorecard;
    Diagnostics diagnostics;  // about the facts

    std::size_t refused() const;
    // Files so wrong that not even a subject's name could be read: an empty table would only hide it.
    bool nothing_to_show() const { return table.subjects.empty() && has_errors(diagnostics); }
    int exit_code() const { return refused() > 0 || has_errors(diagnostics) ? input_errors : fine; }
};

// Reads session.settings.words: a standard, then fact files and folders. Tells what keeps it from scoring.
int score_batch(Session& session, Batch& batch);

// After the report: what is wrong with the facts, and how many subjects were scored and were not.
void close_batch(const Session& session, const Batch& batch);

// Before anything is read: --output must not name an input (nor a new one of a folder), --bom needs a CSV
// file.
int check_output(const Session& session);
// The same of any file that is to be written: it must not name an input, nor a new one of a folder.
int check_target(const Session& session, const std::string& path);

}  // namespace biaochi::cli
