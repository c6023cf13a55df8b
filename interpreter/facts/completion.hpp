// What can only be known after all sources: the parts of complete().
#pragma once

#include <string>
#include <vector>

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

// Which rows of the table are which: a row that is the same subject as an earlier one has that one's index.
using Roots = std::vector<std::size_t>;

// Brings together what has one key (a statistical code, or a town and a name), and finds the subjects of the
// statements that name theirs; one that nothing else names becomes a row of its own. Keys that contradict
// each other, and names without a key that stand twice, refuse their subjects.
Roots find_roots(const Sources& sources, Table& table, Report& report);

// Merges each row into its root, cell by cell; two places that differ refuse the subject.
void merge_rows(const Schema& schema, Table& table, const Roots& roots, Report& report);

// Leaves only the rows that have a place; the place of each in the new order.
constexpr std::size_t dropped = static_cast<std::size_t>(-1);
void keep_rows(Table& table, const std::vector<std::size_t>& places);

// Sorts the records of each ledger by their subjects; a ledger given twice refuses its subject.
void gather_records(const Schema& schema, Table& table, Report& report);

}  // namespace biaochi::facts
