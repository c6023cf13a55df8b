#include "interpreter/facts/csv_header.hpp"

#include <algorithm>
#include <map>

#include "interpreter/facts/headings.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

constexpr int titles = 100;  // rows above a heading, at most

// Why no column names the subjects: other delimiters, most of all.
void no_subjects(Intake& intake, const CsvRecords& records) {
    const std::string_view line = intake.text().substr(records.begin, records.end - records.begin);
    for (const std::string_view delimiter : {"；", "，", "、", "|"}) {
        const std::size_t at = line.find(delimiter);
        if (at == std::string_view::npos) continue;
        return intake.mistake(Code::csv_wrong_delimiter, intake.span(line.substr(at, delimiter.size())),
                              {Text("“" + std::string(delimiter) + "”")});
    }
    intake.mistake(Code::csv_no_subject_column, intake.span(trim(line)),
                   {spelling(Word::subject), shown(trim(line))});
}

bool has_subjects(CsvRecords& records) {
    return std::any_of(records.fields.begin(), records.fields.end(),
                       [&](const CsvField& field) { return names_subjects(records.content(field)); });
}

// How many names of a row are known, those of 对象 and 统计代码 aside, and how many are not.
struct Row {
    std::size_t known = 0, unknown = 0;
};

Row look_at(Intake& intake, CsvRecords& records) {
    Row row;
    for (const CsvField& field : records.fields) {
        const std::string_view name = records.content(field);
        if (name.empty() || names_subjects(name)) continue;
        std::size_t fact = 0;
        ++(column_kind(intake, name, fact) == ColumnKind::unknown ? row.unknown : row.known);
    }
    return row;
}

// The first row that names the subjects and something else that is known; else the first one that names the
// subjects. npos if there is none.
std::size_t find_heading(Intake& intake, char delimiter) {
    constexpr std::size_t npos = static_cast<std::size_t>(-1);
    CsvRecords records(intake.text(), intake.begin(), delimiter);
    std::size_t second = npos;
    for (int i = 0; i <= titles && records.next(); ++i) {
        if (!has_subjects(records)) continue;
        if (look_at(intake, records).known > 0) return records.begin;
        if (second == npos) second = records.begin;
    }
    return second;
}

// The columns that are taken, by what they hold.
using Taken = std::map<std::pair<ColumnKind, std::size_t>, std::size_t>;

void refuse_repetition(Intake& intake, std::vector<Column>& columns, Taken& taken, std::size_t index,
                       std::string_view name) {
    Column& column = columns[index];
    if (column.kind <= ColumnKind::passed_over || column.kind == ColumnKind::meant) return;
    const auto [first, is_new] = taken.emplace(std::pair(column.kind, column.fact), index);
    if (is_new) return;
    column.kind = ColumnKind::unknown;
    intake.mistake(Code::csv_duplicate_header, column.span, {shown(name)},
                   {{columns[first->second].span, Text("第一列在这里", "the first column is here")}});
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

// A heading with what stands in its rows, the lower one before the upper one.
struct HeadingRows {
    std::vector<std::string> texts;
    std::vector<Span> spans;
    std::vector<bool> broken;

    void read(const Intake& intake, CsvRecords& records) {
        const std::size_t size = std::max(texts.size(), records.fields.size());
        texts.resize(size);
        spans.resize(size, intake.span(records.begin, records.end));
        broken.resize(size);
        for (std::size_t i = 0; i < records.fields.size(); ++i) {
            const CsvField& field = records.fields[i];
            const std::string_view name = records.content(field);
            if (name.empty() && !texts[i].empty()) continue;
            texts[i] = name;
            spans[i] = span_of(intake, field, name);
            broken[i] = field.broken;
        }
    }
    bool has(std::size_t column, Intake& intake) const {
        std::size_t fact = 0;
        return column < texts.size() && !texts[column].empty() &&
               column_kind(intake, texts[column], fact) == ColumnKind::subject;
    }
};

// Whether the next row goes on with the heading: 对象 is merged into it, or nobody is named in it and all
// that it has are names.
bool goes_on(Intake& intake, CsvRecords& next, const HeadingRows& names) {
    if (!next.next() || !next.mistakes.empty()) return false;
    const Row row = look_at(intake, next);
    bool names_somebody = false;
    for (std::size_t i = 0; i < next.fields.size() && i < names.texts.size(); ++i) {
        if (!names.has(i, intake) || next.content(next.fields[i]).empty()) continue;
        const CellMark* cell = intake.source().cell_at(next.fields[i].begin);
        if (cell != nullptr && cell->kind == CellKind::covered) return true;
        names_somebody = true;
    }
    return !names_somebody && row.known > 0 && row.unknown == 0;
}

void read_names(Intake& intake, CsvHeader& header, const HeadingRows& names, bool names_only) {
    header.columns.resize(names.texts.size());
    Taken taken;
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        Column& column = header.columns[i];
        column.span = names.spans[i];
        std::size_t fact = 0;
        if (names_only) {
            column.kind = column_kind(intake, names.texts[i], fact);
        } else if (names.texts[i].empty()) {
            column.kind = ColumnKind::unnamed;
            if (intake.sheet() == nullptr)
                intake.mistake(Code::csv_empty_header, column.span, {std::to_string(i + 1)});
        } else if (!names.broken[i]) {
            column = read_heading(intake, names.texts[i], column.span);
            refuse_repetition(intake, header.columns, taken, i, names.texts[i]);
        }
        if (column.kind == ColumnKind::subject && header.subject == CsvHeader::none) header.subject = i;
        if (column.kind == ColumnKind::town && header.town == CsvHeader::none) header.town = i;
        if (column.kind == ColumnKind::code && header.code == CsvHeader::none) header.code = i;
    }
    if (!names_only) settle_meant(header.columns);
}

void pass_over(Intake& intake, const CsvRecords& records, Message why) {
    const Span line = line_of(intake, records);
    const CellMark* cell = intake.source().cell_at(line.begin);
    const std::size_t row = cell != nullptr ? cell->row + 1 : intake.source().locate(line.begin).line;
    intake.ignore(line, both(Message::passed_row, {std::to_string(row)}), both(why));
}

}  // namespace

CsvHeader read_header(Intake& intake, CsvRecords& records, bool names_only) {
    CsvHeader header;
    char delimiter = ',';
    std::size_t place = find_heading(intake, delimiter);
    for (const char other : {'\t', ';'}) {
        if (place != CsvHeader::none || intake.sheet() != nullptr) break;
        delimiter = other;
        place = find_heading(intake, delimiter);
    }
    if (place == CsvHeader::none) {
        records = CsvRecords(intake.text(), intake.begin());
        if (!records.next() || names_only || intake.sheet() != nullptr) return header;
        report_quotes(intake, records);
        no_subjects(intake, records);
        return header;
    }
    records = CsvRecords(intake.text(), intake.begin(), delimiter);
    while (records.next() && records.begin != place) pass_over(intake, records, Message::why_above_heading);
    if (!names_only) report_quotes(intake, records);
    HeadingRows names;
    names.read(intake, records);
    for (CsvRecords next = records; goes_on(intake, next, names); next = records) {
        pass_over(intake, records, Message::why_upper_heading);
        records.next();
        names.read(intake, records);
    }
    read_names(intake, header, names, names_only);
    return header;
}

Span line_of(const Intake& intake, const CsvRecords& records) {
    std::size_t begin = records.begin;
    for (std::size_t i = 0; intake.sheet() != nullptr && i < records.fields.size(); ++i) {
        begin = records.fields[i].begin;
        if (records.fields[i].end > begin) break;
    }
    return intake.span(begin, std::max(records.end, begin + 1));
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
