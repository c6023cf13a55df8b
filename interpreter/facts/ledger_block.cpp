#include "interpreter/facts/ledger_block.hpp"

#include <algorithm>

#include "interpreter/facts/evidence.hpp"

namespace biaochi::facts {

namespace {

// The cells of a line, without blanks around them.
std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t bar = find_bar(line);
        cells.push_back(trim(line.substr(0, bar)));
        if (bar == std::string_view::npos) return cells;
        line.remove_prefix(bar + decode(line, bar).size);
    }
}

const Span* find_ledger(const std::vector<std::pair<std::size_t, Span>>& stated, std::size_t ledger) {
    for (const auto& [index, span] : stated)
        if (index == ledger) return &span;
    return nullptr;
}

// Where a cell stands; an empty one has the line.
Span place_of(const Intake& intake, std::string_view cell, std::string_view line) {
    return intake.span(cell.empty() ? line : cell);
}

std::string heading_of(const Ledger& ledger) {
    std::string all;
    for (const Declaration& field : ledger.fields) all += (all.empty() ? "" : " | ") + field.name;
    return all;
}

}  // namespace

bool LedgerBlocks::takes(std::string_view line) const {
    if (state_ == State::closed) return false;
    if (find_bar(line) != std::string_view::npos) return true;
    return state_ != State::nil && find(line, is_colon) == std::string_view::npos;
}

bool LedgerBlocks::known(std::string_view name, std::size_t& ledger) {
    const int found = names_.find(name);
    ledger = static_cast<std::size_t>(std::max(found, 0));
    if (found >= 0) return true;
    const int meant = names_.meant(name);
    const Span span = intake_.span(name);
    if (meant < 0) {
        intake_.mistake(Code::ledger_unknown, span, {shown(name)});
        return false;
    }
    const auto index = static_cast<std::size_t>(meant);
    meant_.emplace_back(index, span);
    intake_.mistake(Code::ledger_misspelt, span, {shown(name), ledgers_[index].name});
    return false;
}

void LedgerBlocks::begin(std::string_view rest, std::string_view line) {
    end();
    state_ = State::passed_over;
    const std::size_t stop =
        find(rest, [](char32_t c) { return is_blank(c) || is_colon(c) || is_opening(c); });
    const std::string_view name = rest.substr(0, stop);
    if (name.empty()) {
        const Text example = "…";
        return intake_.mistake(Code::ledger_unnamed, intake_.span(line),
                               {ledger_line(example.zh), ledger_nil(example.zh)});
    }
    if (!known(name, ledger_)) return;
    const Ledger& ledger = ledgers_[ledger_];
    begin_ = intake_.span(line);
    if (const Span* first = find_ledger(stated_, ledger_))
        return intake_.mistake(Code::ledger_twice, begin_, {ledger.name, shown(intake_.subject().name)},
                               {{*first, Text("第一次写在这里", "first given here")}});
    stated_.emplace_back(ledger_, begin_);
    writer_.emplace(intake_, ledger_);
    statement_ = intake_.begin_statement(ledger_, {}, begin_);
    std::string_view after = trim(rest.substr(name.size()));
    if (!after.empty() && is_colon(fold(decode(after, 0).value)))
        after = trim(after.substr(decode(after, 0).size));
    const auto [said, evidence] = split_evidence(after, FactKind::truth);
    state_ = said.empty() ? State::heading : State::nil;
    if (is_nil(said)) {
        writer_->nil(statement_, begin_);
        intake_.row_read(begin_, ledger_, statement_);
    } else if (!said.empty()) {
        intake_.mistake(Code::facts_text_after, intake_.span(said), {shown(said)});
    }
    if (!evidence.empty()) writer_->statement(statement_).notes = read_evidence(intake_, evidence);
}

void LedgerBlocks::line(std::string_view line) {
    if (state_ == State::heading) return heading(line);
    if (state_ == State::passed_over) return;
    record(line);
}

int LedgerBlocks::field(Names& names, std::string_view name) {
    const Ledger& ledger = ledgers_[ledger_];
    const int found = names.find(name);
    if (found < 0) {
        const int meant = names.meant(name);
        const Diagnostic wrong = unknown_field(ledger, name, intake_.span(name), meant);
        intake_.mistake(wrong.code, wrong.span, wrong.arguments);
    }
    return found;
}

void LedgerBlocks::heading(std::string_view line) {
    const Ledger& ledger = ledgers_[ledger_];
    fields_.resize(ledgers_.size());
    if (!fields_[ledger_]) fields_[ledger_].emplace(ledger.fields);
    Names& names = *fields_[ledger_];
    const std::vector<std::string_view> cells = cells_of(line);
    const auto is_field = [&](std::string_view cell) { return names.find(cell) >= 0; };
    if (std::none_of(cells.begin(), cells.end(), is_field)) {
        state_ = State::passed_over;
        return intake_.mistake(Code::ledger_no_heading, intake_.span(line),
                               {ledger.name, heading_of(ledger), shown(line)});
    }
    columns_.clear();
    count_ = 0;
    bool all_known = true;
    std::vector<bool> named(ledger.fields.size());
    for (const std::string_view cell : cells) {
        int column = -1;
        if (cell.empty())
            intake_.mistake(Code::csv_empty_header, intake_.span(line),
                            {std::to_string(columns_.size() + 1)});
        else if ((column = field(names, cell)) < 0)
            all_known = false;
        else if (named[static_cast<std::size_t>(column)]) {
            intake_.mistake(Code::ledger_field_twice, intake_.span(cell), {shown(cell), ledger.name});
            column = -1;
        }
        if (column >= 0) named[static_cast<std::size_t>(column)] = true;
        columns_.push_back(column);
    }
    if (all_known) check_fields(intake_, ledger, columns_, intake_.span(line));  // else it is one mistake
    state_ = State::records;
}

void LedgerBlocks::record(std::string_view line) {
    const std::vector<std::string_view> cells = cells_of(line);
    writer_->record(statement_, intake_.span(line));
    intake_.row_read(intake_.span(line), ledger_, statement_);
    ++count_;
    if (state_ == State::nil) {
        state_ = State::passed_over;  // one mistake is enough
        return;
    }
    if (cells.size() != columns_.size())
        return intake_.mistake(Code::ledger_cells, intake_.span(line),
                               {std::to_string(cells.size()), std::to_string(columns_.size())});
    for (std::size_t i = 0; i < cells.size(); ++i) cell(columns_[i], cells[i], line, i + 1 == cells.size());
}

// Behind the last cell the evidence of the record may stand.
void LedgerBlocks::cell(int column, std::string_view written, std::string_view line, bool last) {
    if (column < 0) return;
    const auto field = static_cast<std::size_t>(column);
    const FactKind kind = ledgers_[ledger_].fields[field].kind;
    const bool whole = !last && kind == FactKind::text && !begins_quote(written);
    const auto [text, evidence] = whole ? ValueAndEvidence{written, {}} : split_evidence(written, kind);
    writer_->give(field, text, place_of(intake_, text, line));
    if (evidence.empty()) return;
    if (!last) return intake_.mistake(Code::facts_text_after, intake_.span(evidence), {shown(evidence)});
    for (Evidence& note : read_evidence(intake_, evidence)) writer_->note(std::move(note));
}

// A ledger without records is said to have none; else they may have been lost.
void LedgerBlocks::end() {
    if (state_ == State::heading || (state_ == State::records && count_ == 0))
        intake_.mistake(Code::ledger_no_records, begin_,
                        {ledgers_[ledger_].name, ledger_nil(ledgers_[ledger_].name)});
    state_ = State::closed;
    count_ = 0;
}

// A misspelt name is one mistake: the ledger that it means is not missing as well.
void LedgerBlocks::end_subject() {
    end();
    for (const auto& [ledger, span] : meant_)
        if (find_ledger(stated_, ledger) == nullptr && intake_.in_subject()) {
            intake_.begin_statement(ledger, {}, span);
            stated_.emplace_back(ledger, span);
        }
    meant_.clear();
    stated_.clear();
}

}  // namespace biaochi::facts
