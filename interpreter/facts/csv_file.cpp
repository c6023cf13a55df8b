// .csv: a header with 对象 and the names of facts, then a row per subject.
#include <algorithm>

#include "interpreter/facts/csv_header.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

class CsvFile {
public:
    CsvFile(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
        : intake_(sources, source, schema, table), records_(intake_.text()) {}
    Diagnostics read();

private:
    void row();
    bool blank();
    void name();
    bool count_is_right();
    void cell(const CsvField& field, const Column& column);
    Span line() const { return intake_.span(records_.begin, std::max(records_.end, records_.begin + 1)); }

    Intake intake_;
    CsvRecords records_;
    CsvHeader header_;
    std::size_t rows_ = 0;
    Span blank_;               // blank rows that may yet turn out to be at the end
    bool names_only_ = false;  // the file cannot be trusted; its subjects are named, and refused
};

Diagnostics CsvFile::read() {
    names_only_ = !intake_.check_text();
    if (!records_.next()) {
        intake_.mistake(Code::facts_empty, intake_.span(0, 0));
        return intake_.finish();
    }
    header_ = read_header(intake_, records_, names_only_);
    if (header_.subject == CsvHeader::none) return intake_.finish();
    const std::string_view rest = intake_.text().substr(records_.end);
    const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n'));
    intake_.reserve(std::min(lines, rest.size() / header_.columns.size()) + 1);
    while (records_.next()) row();
    if (rows_ == 0) intake_.mistake(Code::csv_no_rows, intake_.span(0, 0));
    return intake_.finish();
}

void CsvFile::row() {
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
        if (count_is_right())
            for (std::size_t i = 0; i < header_.columns.size(); ++i)
                cell(records_.fields[i], header_.columns[i]);
    }
    intake_.end_subject();
}

// Excel saves rows that were once used as rows of commas.
bool CsvFile::blank() {
    return records_.mistakes.empty() &&
           std::all_of(records_.fields.begin(), records_.fields.end(),
                       [&](const CsvField& field) { return records_.content(field).empty(); });
}

void CsvFile::name() {
    const bool present = header_.subject < records_.fields.size();
    const CsvField field = present ? records_.fields[header_.subject] : CsvField();
    const std::string_view written = present ? records_.content(field) : std::string_view();
    const Span at = written.empty() ? line() : span_of(intake_, field, written);
    intake_.begin_subject(written, at);
    if (names_only_) return;
    if (written.empty()) intake_.mistake(Code::facts_unnamed_subject, at);
    if (written.size() > max_cell_size)
        intake_.mistake(Code::facts_too_long, at,
                        {std::to_string(written.size()), std::to_string(max_cell_size)});
    if (written.find('\n') != std::string_view::npos) intake_.mistake(Code::facts_broken_name, at);
}

bool CsvFile::count_is_right() {
    const std::size_t count = records_.fields.size();
    const std::size_t wanted = header_.columns.size();
    if (count == wanted) return true;
    if (records_.mistakes.empty())  // else the count follows from the quotes
        intake_.mistake(count < wanted ? Code::csv_too_few_cells : Code::csv_too_many_cells, line(),
                        {std::to_string(count), std::to_string(wanted)});
    return false;
}

void CsvFile::cell(const CsvField& field, const Column& column) {
    if (column.kind == ColumnKind::unknown || column.kind == ColumnKind::subject) return;
    const std::string_view text = records_.content(field);
    const Span at = span_of(intake_, field, text);
    if (column.kind == ColumnKind::period) {
        if (!text.empty() && !field.broken) read_period(intake_, text, at).give_to(intake_.subject());
    } else if (column.kind == ColumnKind::meant || field.broken || text.empty()) {
        Cell& cell = intake_.cell(column.fact);  // given, if it is not empty, but not read
        cell.begin = at.begin;
        cell.end = text.empty() ? at.begin : at.end;
    } else {
        intake_.give(column.fact, text, at);
    }
}

}  // namespace

Diagnostics read_csv_file(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table) {
    return CsvFile(sources, source, schema, table).read();
}

}  // namespace biaochi::facts
