// The heading of a table: in which rows it stands, and which column gives what.
#pragma once

#include "interpreter/facts/csv_records.hpp"
#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

enum class ColumnKind {
    unknown,      // what it is was not understood, and said
    unnamed,      // of a sheet: it has no name, and must be empty
    passed_over,  // 序号, 备注
    subject,
    town,
    code,
    period,
    fact,
    meant,  // the fact that an unknown name is near to; its cells are not read
};

struct Column {
    ColumnKind kind = ColumnKind::unknown;
    std::size_t fact = 0;
    Span span;
};

struct CsvHeader {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<Column> columns;
    std::size_t subject = none, town = none, code = none;

    bool found() const { return subject != none || code != none; }
    // The column that names the subjects: 对象, else 统计代码.
    std::size_t name() const { return subject != none ? subject : code; }
};

// Finds the heading and leaves `records` at its last row, with the delimiter that it has. Rows above it are
// titles. Of two rows the lower one counts. With names_only nothing but the columns that name the subjects
// are looked for. Where there is none, that is told, except of a sheet.
CsvHeader read_header(Intake& intake, CsvRecords& records, bool names_only);

// Tells what is wrong with the quotes of the record.
void report_quotes(Intake& intake, const CsvRecords& records);

// A record as a place; on a sheet it begins with its first cell.
Span line_of(const Intake& intake, const CsvRecords& records);

// Where a field's text stands, without the blanks around it.
inline Span span_of(const Intake& intake, const CsvField& field, std::string_view content) {
    return field.doubled || content.empty() ? intake.span(field.begin, field.end) : intake.span(content);
}

}  // namespace biaochi::facts
