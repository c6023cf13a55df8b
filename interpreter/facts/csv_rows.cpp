#include "interpreter/facts/csv_rows.hpp"

#include <algorithm>

namespace biaochi::facts {

Diagnostics CsvRows::read() {
    names_only_ = !intake_.check_text();
    if (!records_.next()) {
        intake_.mistake(Code::facts_empty, intake_.span(0, 0));
        nothing();
        return intake_.finish();
    }
    header_ = read_header(intake_, records_, names_only_);
    if (header_.subject == CsvHeader::none) {
        nothing();
        return intake_.finish();
    }
    const std::string_view rest = intake_.text().substr(records_.end);
    const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n'));
    begin(std::min(lines, rest.size() / header_.columns.size()) + 1);
    while (records_.next()) row();
    if (rows_ == 0) {
        intake_.mistake(Code::csv_no_rows, intake_.span(0, 0));
        nothing();
    }
    return intake_.finish();
}

void CsvRows::row() {
    if (blank()) {
        if (blank_.end == 0) blank_ = line();
        return;
    }
    if (blank_.end != 0 && !names_only_) intake_.warn(Code::csv_blank_row, blank_);
    blank_ = {};
    ++rows_;
    name();
    if (!names_only_) {
        report_quotes(intake_, records_);
        if (count_is_right()) cells();
    }
    end_row();
}

// Excel saves rows that were once used as rows of commas.
bool CsvRows::blank() {
    return records_.mistakes.empty() &&
           std::all_of(records_.fields.begin(), records_.fields.end(),
                       [&](const CsvField& field) { return records_.content(field).empty(); });
}

void CsvRows::name() {
    const bool present = header_.subject < records_.fields.size();
    const CsvField field = present ? records_.fields[header_.subject] : CsvField();
    const std::string_view written = present ? records_.content(field) : std::string_view();
    const Span at = written.empty() ? line() : span_of(intake_, field, written);
    subject(written, at);
    if (names_only_) return;
    if (written.empty()) unnamed(at);
    if (written.size() > max_cell_size)
        intake_.mistake(Code::facts_too_long, at,
                        {std::to_string(written.size()), std::to_string(max_cell_size)});
    if (written.find('\n') != std::string_view::npos) intake_.mistake(Code::facts_broken_name, at);
}

bool CsvRows::count_is_right() {
    const std::size_t count = records_.fields.size();
    const std::size_t wanted = header_.columns.size();
    if (count == wanted) return true;
    if (records_.mistakes.empty())  // else the count follows from the quotes
        intake_.mistake(count < wanted ? Code::csv_too_few_cells : Code::csv_too_many_cells, line(),
                        {std::to_string(count), std::to_string(wanted)});
    return false;
}

}  // namespace biaochi::facts
