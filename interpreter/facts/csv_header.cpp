#include "interpreter/facts/csv_header.hpp"

#include <map>

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// Why no column names the subjects: other delimiters, most of all.
void no_subjects(Intake& intake, const CsvRecords& records) {
    const std::string_view line = intake.text().substr(records.begin, records.end - records.begin);
    for (const std::string_view delimiter : {";", "\t", "；", "，", "、", "|"}) {
        const std::size_t at = line.find(delimiter);
        if (at == std::string_view::npos) continue;
        const Text name =
            delimiter == "\t" ? Text("制表符", "a tab") : Text("“" + std::string(delimiter) + "”");
        return intake.mistake(Code::csv_wrong_delimiter, intake.span(line.substr(at, delimiter.size())),
                              {name});
    }
    intake.mistake(Code::csv_no_subject_column, intake.span(trim(line)),
                   {spelling(Word::subject), shown(trim(line))});
}

// The columns that are taken, by what they hold.
using Taken = std::map<std::pair<ColumnKind, std::size_t>, std::size_t>;

void refuse_repetition(Intake& intake, std::vector<Column>& columns, Taken& taken, std::size_t index,
                       std::string_view name) {
    Column& column = columns[index];
    const auto [first, is_new] = taken.emplace(std::pair(column.kind, column.fact), index);
    if (is_new) return;
    column.kind = ColumnKind::unknown;
    intake.mistake(Code::csv_duplicate_header, column.span, {shown(name)},
                   {{columns[first->second].span, Text("第一列在这里", "the first column is here")}});
}

void read_column(Intake& intake, CsvRecords& records, std::vector<Column>& columns, Taken& taken,
                 std::size_t index) {
    Column& column = columns[index];
    const CsvField& field = records.fields[index];
    const std::string_view name = records.content(field);
    if (name.empty()) return intake.mistake(Code::csv_empty_header, column.span, {std::to_string(index + 1)});
    if (field.broken) return;
    const Word word = word_of(name);
    if (word == Word::subject || (word == Word::period && !intake.of_ledger())) {
        column.kind = word == Word::subject ? ColumnKind::subject : ColumnKind::period;
        return refuse_repetition(intake, columns, taken, index, name);
    }
    int meant = -1;
    const int found = intake.fact(name, column.span, meant);
    if (found < 0 && meant < 0) return;
    column.kind = found < 0 ? ColumnKind::meant : ColumnKind::fact;
    column.fact = static_cast<std::size_t>(found < 0 ? meant : found);
    if (found >= 0) refuse_repetition(intake, columns, taken, index, name);
}

// A misspelt name is one mistake: the fact that it means is not missing as well. Unless another column gives
// it.
void settle_meant(std::vector<Column>& columns) {
    std::map<std::size_t, std::size_t> given;  // columns by the fact that they give
    for (const Column& column : columns)
        if (column.kind == ColumnKind::fact || column.kind == ColumnKind::meant) ++given[column.fact];
    for (Column& column : columns)
        if (column.kind == ColumnKind::meant && given[column.fact] > 1) column.kind = ColumnKind::unknown;
}

}  // namespace

CsvHeader read_header(Intake& intake, CsvRecords& records, bool names_only) {
    CsvHeader header;
    header.columns.resize(records.fields.size());
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        const CsvField& field = records.fields[i];
        const std::string_view name = records.content(field);
        header.columns[i].span = span_of(intake, field, name);
        if (word_of(name) == Word::subject && header.subject == CsvHeader::none) header.subject = i;
    }
    if (names_only) return header;
    report_quotes(intake, records);
    if (header.subject == CsvHeader::none) {
        no_subjects(intake, records);
        return header;
    }
    Taken taken;
    for (std::size_t i = 0; i < header.columns.size(); ++i)
        read_column(intake, records, header.columns, taken, i);
    settle_meant(header.columns);
    return header;
}

void report_quotes(Intake& intake, const CsvRecords& records) {
    for (const CsvMistake& mistake : records.mistakes) {
        const Span at = intake.span(mistake.begin, mistake.end);
        if (mistake.code != Code::csv_after_quote) {
            intake.mistake(mistake.code, at);
            continue;
        }
        const std::string_view text = intake.text().substr(mistake.begin, mistake.end - mistake.begin);
        intake.mistake(mistake.code, at, {shown(text)},
                       {{intake.span(mistake.opening, mistake.opening + 1),
                         Text("引号从这里开始", "the quote begins here")}});
    }
}

}  // namespace biaochi::facts
