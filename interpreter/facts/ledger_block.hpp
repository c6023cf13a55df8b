// A ledger in a .facts file: a line 台账, a line of field names, then a line per record.
#pragma once

#include <optional>

#include "interpreter/facts/facts_line.hpp"
#include "interpreter/facts/ledger.hpp"

namespace biaochi::facts {

class LedgerBlocks {
public:
    explicit LedgerBlocks(Intake& intake) : intake_(intake), ledgers_(intake.schema().ledgers) {}

    // A line 台账; `rest` is what follows the word.
    void begin(std::string_view rest, std::string_view line);
    // Whether the line belongs to the open block: a record, not `name: value`.
    bool takes(std::string_view line) const;
    void line(std::string_view line);
    void pass_over() { state_ = State::passed_over; }  // what follows: it is not known whose it is
    void end();
    void end_subject();

private:
    enum class State { closed, heading, records, nil, passed_over };
    void heading(std::string_view line);
    void record(std::string_view line);
    void cell(int column, std::string_view written, std::string_view line, bool last);
    int field(Names& names, std::string_view name);
    bool known(std::string_view name, std::size_t& ledger);

    Intake& intake_;
    const std::vector<Ledger>& ledgers_;
    Names names_{ledgers_};
    std::vector<std::optional<Names>> fields_;  // by ledger, once it was met
    std::optional<LedgerWriter> writer_;        // of the open block
    State state_ = State::closed;
    std::size_t ledger_ = 0, statement_ = 0;  // of the open block
    Span begin_;                              // its first line
    std::size_t count_ = 0;                   // of its records
    std::vector<int> columns_;                // field of each, or -1
    // Of the current subject: where each ledger is given, and ledgers that misspelt names probably mean.
    std::vector<std::pair<std::size_t, Span>> stated_, meant_;
};

}  // namespace biaochi::facts
