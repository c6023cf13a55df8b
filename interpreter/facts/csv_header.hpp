// The header of a .csv file: which column gives what.
#pragma once

#include "interpreter/facts/csv_records.hpp"
#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

enum class ColumnKind { unknown, subject, period, fact, meant };

struct Column {
    ColumnKind kind = ColumnKind::unknown;
    std::size_t fact = 0;  // meant: the fact that an unknown name is near to; its cells are not read
    Span span;
};

struct CsvHeader {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<Column> columns;
    std::size_t subject = none;
};

// Reads the record that `records` stands at. With names_only nothing but the column of the subjects is looked
// for.
CsvHeader read_header(Intake& intake, CsvRecords& records, bool names_only);

// Tells what is wrong with the quotes of the record.
void report_quotes(Intake& intake, const CsvRecords& records);

// Where a field's text stands, without the blanks around it.
inline Span span_of(const Intake& intake, const CsvField& field, std::string_view content) {
    return field.doubled || content.empty() ? intake.span(field.begin, field.end) : intake.span(content);
}

}  // namespace biaochi::facts
