#include "interpreter/facts/workbook_cells.hpp"

#include <algorithm>

#include "lang/words/words.hpp"

namespace biaochi::facts {

namespace {

// B3. False for what is no name of a cell.
bool read_place(std::string_view written, CellPlace& place) {
    std::uint32_t column = 0;
    std::size_t i = 0;
    for (; i < written.size() && i < 5 && written[i] >= 'A' && written[i] <= 'Z'; ++i)
        column = column * 26 + static_cast<std::uint32_t>(written[i] - 'A' + 1);
    const std::uint32_t row = whole_number(written.substr(i), 0);
    place = {row - 1, column - 1};
    return row >= 1 && column >= 1;
}

class CellsReader final : public XmlReader {
public:
    CellsReader(const Book& book, const std::string& part, Refusal& refusal)
        : book_(book), part_(part), refusal_(refusal), rich_(value_) {}
    void begin(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;
    SheetCells take();

private:
    void begin_row(const Attributes& attributes);
    void begin_cell(const Attributes& attributes);
    void end_cell();
    void keep(std::string_view text, CellKind kind);
    void keep_number();
    void merge(std::string_view written);
    void damaged() { refusal_.damaged(part_); }

    const Book& book_;
    const std::string& part_;
    Refusal& refusal_;
    SheetCells found_;
    std::vector<CellArea> merged_;
    std::vector<std::uint32_t> hidden_columns_ =
        std::vector<std::uint32_t>(max_columns);  // up to which, from each
    std::vector<bool> hidden_rows_;
    CellPlace next_;    // of a row or a cell that does not say where it is
    SheetCell cell_;    // that is being read
    std::string type_;  // of it
    Shown shown_ = Shown::number;
    std::string value_, formula_;
    RichText rich_;
    bool in_cell_ = false, in_value_ = false, in_formula_ = false, has_formula_ = false;
};

void CellsReader::begin(std::string_view name, const Attributes& attributes) {
    if (in_cell_) {
        in_value_ = name == "v";
        in_formula_ = name == "f";
        has_formula_ = has_formula_ || in_formula_;
        rich_.begin(name);
    } else if (name == "c") {
        begin_cell(attributes);
    } else if (name == "row") {
        begin_row(attributes);
    } else if (name == "mergeCell") {
        merge(attributes["ref"]);
    } else if (name == "col" && attributes.is_true("hidden")) {
        const std::uint32_t first = std::clamp(whole_number(attributes["min"], 1), 1U, max_columns) - 1;
        const std::uint32_t last = std::min(whole_number(attributes["max"], 0), max_columns);
        hidden_columns_[first] = std::max(hidden_columns_[first], last);
    }
}

void CellsReader::end(std::string_view name) {
    if (name == "c" && in_cell_) end_cell();
    if (name == "row") next_ = {next_.row + 1, 0};
    rich_.end(name);
    in_value_ = in_formula_ = false;
}

void CellsReader::text(std::string_view piece) {
    if (!in_cell_) return;
    if (in_value_) value_ += piece;
    if (in_formula_) formula_ += piece;
    rich_.text(piece);
    if (std::max(value_.size(), formula_.size()) > max_workbook_text)
        refusal_.limit({"一格的字节数", "bytes of a cell"}, max_workbook_text);
}

void CellsReader::begin_row(const Attributes& attributes) {
    const std::string_view number = attributes["r"];
    const std::uint32_t row = number.empty() ? next_.row : whole_number(number, 0) - 1;
    if (row >= max_rows) return refusal_.limit({"一张表的行", "rows of a sheet"}, max_rows);
    next_ = {row, 0};
    if (!attributes.is_true("hidden")) return;
    hidden_rows_.resize(std::max<std::size_t>(hidden_rows_.size(), row + 1));
    hidden_rows_[row] = true;
}

void CellsReader::begin_cell(const Attributes& attributes) {
    CellPlace place = next_;
    const std::string_view written = attributes["r"];
    if (!written.empty() && !read_place(written, place)) return damaged();
    if (place.column >= max_columns) return refusal_.limit({"一张表的列", "columns of a sheet"}, max_columns);
    if (place.row >= max_rows) return refusal_.limit({"一张表的行", "rows of a sheet"}, max_rows);
    cell_ = {place.row, place.column, 0, 0, CellKind::text, false, false};
    next_ = {place.row, place.column + 1};
    type_ = attributes["t"];
    const std::uint32_t style = whole_number(attributes["s"], 0);
    shown_ = style < book_.styles.size() ? book_.styles[style] : Shown::number;
    value_.clear();
    formula_.clear();
    in_cell_ = true;
    has_formula_ = false;
}

// An empty text that a formula gives is no missing value.
void CellsReader::end_cell() {
    in_cell_ = false;
    const bool placeholder = book_.computed_on_load && (value_.empty() || value_ == "0");
    if (has_formula_ && (placeholder || (value_.empty() && type_ != "str")))
        return keep("=" + formula_, CellKind::uncached);
    if (value_.empty()) return;
    if (type_ == "s") {
        const std::uint32_t index = whole_number(value_, UINT32_MAX);
        if (index >= book_.texts.count()) return damaged();
        if (book_.texts[index].empty()) return;
        cell_.shared = true;
        cell_.begin = index;
        keep({}, CellKind::text);
    } else if (type_ == "b") {
        keep(spelling(value_ == "1" ? Word::yes : Word::no, Language::zh), CellKind::truth);
    } else if (type_ == "e") {
        keep(value_, CellKind::error);
    } else if (type_ == "d") {
        keep(value_, CellKind::date);
    } else if (type_ == "str" || type_ == "inlineStr") {
        unescape(value_, 0);
        keep(value_, CellKind::text);
    } else {
        keep_number();
    }
}

void CellsReader::keep_number() {
    const SheetNumber number = read_number(value_, shown_, book_.counts_from_1904);
    keep(number.text, number.kind);
}

void CellsReader::keep(std::string_view text, CellKind kind) {
    if (found_.cells.size() == max_cells)
        return refusal_.limit({"一张表的格", "cells of a sheet"}, max_cells);
    cell_.kind = kind;
    if (!cell_.shared) {
        cell_.begin = static_cast<std::uint32_t>(found_.texts.size());
        found_.texts += text;
        cell_.end = static_cast<std::uint32_t>(found_.texts.size());
    }
    found_.cells.push_back(cell_);
}

void CellsReader::merge(std::string_view written) {
    const std::size_t colon = written.find(':');
    CellArea area;
    if (colon == std::string_view::npos || !read_place(written.substr(0, colon), area.first) ||
        !read_place(written.substr(colon + 1), area.last) || area.last.row < area.first.row ||
        area.last.column < area.first.column || area.last.row >= max_rows || area.last.column >= max_columns)
        return damaged();
    merged_.push_back(area);
}

SheetCells CellsReader::take() {
    order_cells(found_, merged_, part_, refusal_);
    std::vector<bool> columns(max_columns);  // that have a content
    for (const SheetCell& cell : found_.cells) {
        columns[cell.column] = true;
        const bool known = !found_.hidden_rows.empty() && found_.hidden_rows.back() == cell.row;
        if (cell.row < hidden_rows_.size() && hidden_rows_[cell.row] && !known)
            found_.hidden_rows.push_back(cell.row);
    }
    for (std::uint32_t i = 0, hidden = 0; i < max_columns; ++i) {
        hidden = std::max(hidden, hidden_columns_[i]);
        if (i < hidden && columns[i]) found_.hidden_columns.push_back(i);
    }
    return std::move(found_);
}

}  // namespace

SheetCells read_cells(Archive& archive, const Book& book, const SheetPart& sheet, Refusal& refusal) {
    CellsReader reader(book, sheet.part, refusal);
    read_xml(archive, sheet.part, reader, refusal);
    return reader.take();
}

}  // namespace biaochi::facts
