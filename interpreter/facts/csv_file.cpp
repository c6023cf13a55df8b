// .csv, or a sheet: a header with 对象 and the names of facts, then a row per subject.
#include "interpreter/facts/csv_rows.hpp"
#include "interpreter/facts/workbook_file.hpp"

namespace biaochi::facts {

namespace {

class CsvFile final : public CsvRows {
public:
    explicit CsvFile(Intake intake, Period period = {})
        : CsvRows(std::move(intake)), period_(std::move(period)) {}

private:
    void begin(std::size_t rows) override { intake_.reserve(rows); }
    void subject(std::string_view name, Span span) override {
        intake_.begin_subject(name, span);
        if (period_.stated) period_.give_to(intake_.subject());
    }
    void unnamed(Span span) override { intake_.mistake(Code::facts_unnamed_subject, span); }
    void cells() override {
        for (std::size_t i = 0; i < header_.columns.size(); ++i) cell(i, header_.columns[i]);
    }
    void end_row() override { intake_.end_subject(); }
    void cell(std::size_t index, const Column& column);

    Period period_;  // of those that have none of their own
};

void CsvFile::cell(std::size_t index, const Column& column) {
    const bool fact = column.kind == ColumnKind::fact || column.kind == ColumnKind::meant;
    if (!fact && column.kind != ColumnKind::period) return;
    const CsvField& field = records_.fields[index];
    const std::string_view text = records_.content(field);
    const Span at = span_of(intake_, field, text);
    if (column.kind == ColumnKind::period) {
        if (!text.empty() && !field.broken) intake_.period(text, at);
    } else if (column.kind == ColumnKind::meant || field.broken || text.empty() ||
               !readable(intake_.schema().facts[column.fact], index, text, at)) {
        Cell& cell = intake_.cell(column.fact);  // given, if it is not empty, but not read
        cell.begin = at.begin;
        cell.end = text.empty() ? at.begin : at.end;
    } else {
        intake_.give(column.fact, text, at);
    }
}

}  // namespace

Diagnostics read_csv_file(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table) {
    return CsvFile(Intake(sources, source, schema, table)).read();
}

Diagnostics read_facts_sheet(Intake intake, const Period& period) {
    return CsvFile(std::move(intake), period).read();
}

}  // namespace biaochi::facts
