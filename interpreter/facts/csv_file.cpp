// .csv: a header with 对象 and the names of facts, then a row per subject.
#include "interpreter/facts/csv_rows.hpp"

namespace biaochi::facts {

namespace {

class CsvFile final : public CsvRows {
public:
    CsvFile(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table)
        : CsvRows(Intake(sources, source, schema, table)) {}

private:
    void begin(std::size_t rows) override { intake_.reserve(rows); }
    void subject(std::string_view name, Span span) override { intake_.begin_subject(name, span); }
    void unnamed(Span span) override { intake_.mistake(Code::facts_unnamed_subject, span); }
    void cells() override {
        for (std::size_t i = 0; i < header_.columns.size(); ++i) cell(records_.fields[i], header_.columns[i]);
    }
    void end_row() override { intake_.end_subject(); }
    void cell(const CsvField& field, const Column& column);
};

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
