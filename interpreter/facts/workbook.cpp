#include "interpreter/facts/workbook.hpp"

#include "interpreter/facts/workbook_cells.hpp"

namespace biaochi::facts {

namespace {

constexpr std::size_t max_text = max_inflated;  // of all sheets, as CSV

// Line breaks become line feeds, quotes are doubled.
void write_cell(std::string& text, std::string_view content, CellMark& mark) {
    const bool quoted = content.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) text += '"';
    mark.begin = static_cast<std::uint32_t>(text.size());
    if (!quoted) text += content;
    for (std::size_t i = 0; quoted && i < content.size(); ++i) {
        const bool pair = content[i] == '\r' && i + 1 < content.size() && content[i + 1] == '\n';
        if (content[i] == '"') text += '"';
        if (!pair) text += content[i] == '\r' ? '\n' : content[i];
    }
    mark.end = static_cast<std::uint32_t>(text.size());
    if (quoted) text += '"';
}

// A record for each row that has a cell.
void write_sheet(std::string& text, Sheet& sheet, const SheetCells& found, const Book& book,
                 Refusal& refusal) {
    const auto is_too_long = [&](std::size_t size) {
        if (size <= max_text) return false;
        refusal.limit({"各格文字的字节数", "bytes of the text of all cells"}, max_text);
        return true;
    };
    std::size_t least = text.size();  // commas and quotes come on top
    for (const SheetCell& cell : found.cells) least += found.text(cell, book.texts).size();
    if (is_too_long(least)) return;
    sheet.begin = static_cast<std::uint32_t>(text.size());
    sheet.cells.reserve(found.cells.size());
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    for (const SheetCell& cell : found.cells) {
        if (!sheet.cells.empty() && cell.row != row) {
            text += '\n';
            column = 0;
        }
        row = cell.row;
        text.append(cell.column - column, ',');
        column = cell.column;
        CellMark& mark = sheet.cells.emplace_back();
        mark.row = cell.row;
        mark.column = cell.column;
        mark.kind = cell.kind;
        mark.merged = cell.merged;
        write_cell(text, found.text(cell, book.texts), mark);
        if (is_too_long(text.size())) return;
    }
    sheet.end = static_cast<std::uint32_t>(text.size());
    text += '\n';
}

// “rows 3, 4, 5, …”.
Text hidden_part(const SheetCells& found) {
    constexpr std::size_t most = 10;
    Text rows;
    for (std::size_t i = 0; i < found.hidden_rows.size() && i <= most; ++i) {
        const std::string number = i == most ? "…" : std::to_string(found.hidden_rows[i] + 1);
        rows = {rows.zh + (i == 0 ? "行 " : "、") + number, rows.en + (i == 0 ? "rows " : ", ") + number};
    }
    Text columns;
    for (std::size_t i = 0; i < found.hidden_columns.size() && i <= most; ++i) {
        const std::string cell = cell_name(0, found.hidden_columns[i]);
        const std::string letters = i == most ? "…" : cell.substr(0, cell.size() - 1);
        columns = {columns.zh + (i == 0 ? "列 " : "、") + letters,
                   columns.en + (i == 0 ? "columns " : ", ") + letters};
    }
    if (rows.zh.empty() || columns.zh.empty()) return rows.zh.empty() ? columns : rows;
    return {rows.zh + ";" + columns.zh, rows.en + "; " + columns.en};
}

}  // namespace

Source read_xlsx(std::string name, std::string_view bytes, Refusal& refusal, Diagnostics& warnings) {
    Source source{std::move(name), {}};
    Archive archive(bytes, refusal);
    if (refusal) return source;
    const Book book = read_book(archive, refusal);
    source.counts_from_1904 = book.counts_from_1904;
    std::vector<std::string> parts;
    for (const SheetPart& part : book.sheets) parts.push_back(part.part);
    archive.check_size(parts);
    for (const SheetPart& part : book.sheets) {
        if (refusal) break;
        const SheetCells found = read_cells(archive, book, part, refusal);
        if (refusal) break;
        Sheet& sheet = source.sheets.emplace_back();
        sheet.name = part.name;
        sheet.hidden = part.hidden;
        write_sheet(source.text, sheet, found, book, refusal);
        const Span place{0, sheet.begin, sheet.begin};
        if (part.hidden && !found.cells.empty())
            warnings.push_back({Code::sheet_hidden, place, {sheet.name}, {}});
        if (!found.hidden_rows.empty() || !found.hidden_columns.empty())
            warnings.push_back({Code::sheet_hidden_part, place, {sheet.name, hidden_part(found)}, {}});
    }
    return source;
}

}  // namespace biaochi::facts
