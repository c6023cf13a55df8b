// Readers of fact files: one file per format, one table of them (formats() in read.cpp).
#pragma once

#include <string_view>

#include "interpreter/facts/table.hpp"

namespace biaochi::facts {

// Appends the subjects of one source to the table. A mistake in a row refuses its subject; a mistake in the
// file itself (its header, its encoding) refuses all its subjects. Every mistake is reported with its place;
// nothing is ever skipped silently.
using Reader = Diagnostics (*)(const Sources& sources, std::uint32_t source, const Schema& schema,
                               Table& table);

struct Format {
    std::string_view extension;  // with the dot, lower case
    Reader read;
};
const std::vector<Format>& formats();

// Reads one source with the reader of its extension (.facts where the extension is none of the table's). A
// .csv file named like a ledger, by its name or its official words, holds its records. What decode() made of
// a workbook is read sheet by sheet, whatever the extension.
Diagnostics read(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);

// After all sources: subjects given twice are refused (both), and records find their subjects.
Diagnostics complete(const Sources& sources, const Schema& schema, Table& table);

// What becomes of a subject that lacks facts which some rule or check reads.
enum class Lack { is_refused, is_ranged };

// After complete() and what follows from ledgers: tells what is not given. A subject without a required
// ledger or without its period is refused; one that lacks facts is refused too, or knows them from now on
// (`lacks`): its scores are ranges then. What a whole file lacks is reported once for the file.
Diagnostics lacking(const Schema& schema, Table& table, Lack facts = Lack::is_refused);

// The largest fact file that is read, and the longest cell, in bytes.
constexpr std::size_t max_file_size = std::size_t{1} << 30U;
constexpr std::size_t max_cell_size = 32767;

// Digits of a quantity between its first and its last that is not 0. A spreadsheet holds so many: a number
// with more has been changed on its way, or would be.
constexpr std::size_t max_significant_digits = 15;
// Of a decimal: from the first digit that is not 0 to the last one.
std::size_t significant_digits(std::string_view number);

// ---- shared by the readers ----

// Checks what was written for a fact and gives its value: units, 是/否, options, dates, whole and not
// negative, within the declared range. A text is checked only: its value is its place in the table
// (Intake::parse). `text` is the trimmed cell, `span` its place. On a mistake adds the diagnostic and returns
// false.
bool parse_value(const Declaration& fact, std::string_view text, Span span, Number& value,
                 Diagnostics& diagnostics);

Diagnostics read_facts_file(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);
Diagnostics read_json_file(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);
Diagnostics read_json_lines(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);
Diagnostics read_csv_file(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table);
// The records of one ledger: a column 对象 and a column for each of its fields.
Diagnostics read_ledger_csv(const Sources& sources, std::uint32_t source, const Schema& schema, Table& table,
                            std::size_t ledger);

}  // namespace biaochi::facts
