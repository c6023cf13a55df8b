// What can only be known after all sources: the parts of complete().
#pragma once

#include <string>
#include <unordered_map>

#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

// Messages, so many that they can be read; the rest are counted.
class Report {
public:
    void add(Code code, Span span, std::vector<Text> arguments, std::vector<Label> labels = {}) {
        if (kept_++ < max_mistakes)
            diagnostics_.push_back({code, span, std::move(arguments), std::move(labels)});
    }
    // Tells how many were not kept since the last time, in that source.
    void rest(std::uint32_t source) {
        if (kept_ > max_mistakes)
            diagnostics_.insert(
                diagnostics_.begin(),
                {Code::facts_more_mistakes, {source, 0, 0}, {std::to_string(kept_ - max_mistakes)}, {}});
        kept_ = 0;
    }
    Diagnostics take() { return std::move(diagnostics_); }

private:
    Diagnostics diagnostics_;
    std::size_t kept_ = 0;
};

// Rows of the table by the subject's name, folded.
using Rows = std::unordered_map<std::string, std::size_t>;

// Finds the subject of each statement that names it; one that no other file has becomes a subject of its own,
// in the order in which the statements stand.
void place_statements(Table& table, Rows& rows);

// Sorts the records of each ledger by their subjects; a ledger given twice refuses its subject.
void gather_records(const Schema& schema, Table& table, Report& report);

}  // namespace biaochi::facts
