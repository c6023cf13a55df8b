// Records of a ledger on their way into the table: what the readers of .facts and .csv share.
#pragma once

#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

// Whether 无 is written, or none.
bool is_nil(std::string_view written);

// How a ledger is given, for messages: 台账 甲, and 台账 甲 无.
Text ledger_line(std::string_view ledger);
Text ledger_nil(std::string_view ledger);

// The names of fields, or of ledgers, as a list.
template <typename Declared>
Text listed(const std::vector<Declared>& declared) {
    Text all;
    for (const Declared& each : declared)
        all = {all.zh + (all.zh.empty() ? "" : "、") + each.name,
               all.en + (all.en.empty() ? "" : ", ") + each.name};
    return all;
}

// Tells which fields have no column; `columns` holds the field of each column, or -1.
void check_fields(Intake& intake, const Ledger& ledger, const std::vector<int>& columns, Span heading);

class LedgerWriter {
public:
    LedgerWriter(Intake& intake, std::size_t ledger)
        : intake_(intake), index_(ledger), ledger_(intake.schema().ledgers[ledger]) {}

    const Ledger& ledger() const { return ledger_; }
    std::size_t index() const { return index_; }
    Statement& statement(std::size_t index) { return records().statements[index]; }

    // Begins a record; the fields that are given belong to it.
    void record(std::size_t statement, Span span);
    void give(std::size_t field, std::string_view written, Span span);
    void note(Evidence evidence);

    // Says that there are none.
    void nil(std::size_t statement, Span span);

private:
    Records& records() { return intake_.records(index_); }
    void contradiction(std::size_t statement, Span span);

    Intake& intake_;
    std::size_t index_;
    const Ledger& ledger_;
};

}  // namespace biaochi::facts
