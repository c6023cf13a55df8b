#include "interpreter/facts/csv_rows.hpp"

#include <algorithm>

#include "interpreter/facts/headings.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

Diagnostics CsvRows::read() {
    names_only_ = !intake_.check_text();
    header_ = read_header(intake_, records_, names_only_);
    if (!header_.found()) {
        if (intake_.text().size() == intake_.begin()) intake_.mistake(Code::facts_empty, intake_.span(0, 0));
        nothing();
        return intake_.finish();
    }
    const std::string_view rest = intake_.text().substr(records_.end);
    const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n'));
    begin(std::min(lines, rest.size() / header_.columns.size()) + 1);
    while (records_.next()) row();
    if (rows_ == 0) no_rows();
    return intake_.finish();
}

void CsvRows::row() {
    if (blank()) {
        if (blank_.end == 0) blank_ = line();
        return;
    }
    if (blank_.end != 0 && !names_only_) {
        intake_.warn(Code::csv_blank_row, blank_);
        intake_.ignore(blank_, both(Message::why_blank), both(Message::why_blank));
    }
    blank_ = {};
    ++rows_;
    marks_.find(records_, header_.columns.size());
    name();
    intake_.row_read(line());
    if (!names_only_) {
        report_quotes(intake_, records_);
        if (!is_total_ && count_is_right()) cells();
    }
    end_row();
}

// The sheet of a ledger may stay empty in a form: it gives nothing.
void CsvRows::no_rows() {
    if (intake_.sheet() != nullptr && intake_.of_ledger())
        return intake_.ignore(intake_.span(intake_.begin(), intake_.text().size()),
                              both(Message::passed_sheet, {intake_.sheet()->name}),
                              both(Message::why_empty_form));
    intake_.mistake(Code::csv_no_rows, intake_.span(intake_.begin(), intake_.begin()));
    nothing();
}

// Excel saves rows that were once used as rows of commas.
bool CsvRows::blank() {
    return records_.mistakes.empty() &&
           std::all_of(records_.fields.begin(), records_.fields.end(),
                       [&](const CsvField& field) { return records_.content(field).empty(); });
}

void CsvRows::name() {
    town_ = key(header_.town);
    code_ = key(header_.code);
    const bool present = header_.name() < records_.fields.size();
    const CsvField field = present ? records_.fields[header_.name()] : CsvField();
    const std::string_view written = present ? records_.content(field) : std::string_view();
    const Span at = written.empty() ? line() : span_of(intake_, field, written);
    subject(written, at);
    if (names_only_) return;
    is_total_ = is_total(written);
    if (written.empty()) return unnamed(at);
    if (is_total_) return intake_.mistake(Code::row_is_total, at, {shown(written)});
    if (written.size() > max_cell_size)
        intake_.mistake(Code::facts_too_long, at,
                        {std::to_string(written.size()), std::to_string(max_cell_size)});
    if (written.find('\n') != std::string_view::npos) intake_.mistake(Code::facts_broken_name, at);
    if (marks_[header_.name()] != nullptr)
        is_text_for(intake_, spelling(header_.subject != CsvHeader::none ? Word::subject : Word::code),
                    {*marks_[header_.name()], written, at});
    give_key(header_.town, Word::town);
    give_key(header_.code, Word::code);
}

std::string CsvRows::key(std::size_t column) {
    return column < records_.fields.size() ? fold(content(column)) : std::string();
}

void CsvRows::give_key(std::size_t column, Word word) {
    if (column >= records_.fields.size()) return;
    const std::string_view written = content(column);
    const Span at = span_of(intake_, records_.fields[column], written);
    if (marks_[column] != nullptr && !is_text_for(intake_, spelling(word), {*marks_[column], written, at}))
        return;
    word == Word::town ? intake_.town(written, at) : intake_.code(written, at);
}

// A row of a sheet ends with its last cell, a row of a .csv file has a cell for each column.
bool CsvRows::count_is_right() {
    const std::size_t wanted = header_.columns.size();
    if (intake_.sheet() != nullptr) {
        if (records_.fields.size() < wanted) records_.fields.resize(wanted);
        return unnamed_columns_are_empty();
    }
    const std::size_t count = records_.fields.size();
    if (count == wanted) return true;
    if (records_.mistakes.empty())  // else the count follows from the quotes
        intake_.mistake(count < wanted ? Code::csv_too_few_cells : Code::csv_too_many_cells, line(),
                        {std::to_string(count), std::to_string(wanted)});
    return false;
}

bool CsvRows::unnamed_columns_are_empty() {
    for (std::size_t i = 0; i < records_.fields.size(); ++i) {
        const bool named = i < header_.columns.size() && header_.columns[i].kind != ColumnKind::unnamed;
        const std::string_view text = named ? std::string_view() : content(i);
        if (text.empty()) continue;
        intake_.mistake(Code::csv_empty_header, span_of(intake_, records_.fields[i], text),
                        {std::to_string(i + 1)});
        return false;
    }
    return true;
}

}  // namespace biaochi::facts
