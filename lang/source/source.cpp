#include "lang/source/source.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi {

Location Source::locate(std::size_t offset) const {
    const std::string_view before = std::string_view(text).substr(0, std::min(offset, text.size()));
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 == 0
    Location location;
    location.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    for (std::size_t i = start; i < before.size(); ++location.column) i += decode(before, i).size;
    return location;
}

std::string_view Source::line_at(std::size_t offset) const {
    const std::string_view all = text;
    offset = std::min(offset, all.size());
    const std::size_t start = offset == 0 ? 0 : all.rfind('\n', offset - 1) + 1;
    std::string_view line = all.substr(start, all.find('\n', start) - start);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

Sources::Sources() { add("", ""); }

const Sheet* Source::sheet_at(std::size_t offset) const {
    for (const Sheet& sheet : sheets)
        if (sheet.begin <= offset && offset <= sheet.end) return &sheet;
    return nullptr;
}

const CellMark* Source::cell_at(std::size_t offset) const {
    const Sheet* sheet = sheet_at(offset);
    if (sheet == nullptr) return nullptr;
    const auto after = std::upper_bound(sheet->cells.begin(), sheet->cells.end(), offset,
                                        [](std::size_t at, const CellMark& cell) { return at < cell.begin; });
    if (after == sheet->cells.begin()) return nullptr;
    const CellMark& cell = *std::prev(after);
    return offset <= cell.end ? &cell : nullptr;
}

std::string Source::place(std::size_t offset) const {
    if (!sheets.empty()) {
        const Sheet* sheet = sheet_at(offset);
        const CellMark* cell = cell_at(offset);
        if (sheet == nullptr) return name;
        return name + ":" + sheet->name + (cell == nullptr ? "" : "!" + cell_name(cell->row, cell->column));
    }
    const Location location = locate(offset);
    return name + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
}

std::string cell_name(std::uint32_t row, std::uint32_t column) {
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

std::uint32_t Sources::add(std::string name, std::string text) {
    return add(Source{std::move(name), std::move(text)});
}

std::uint32_t Sources::add(Source source) {
    all_.push_back(std::make_unique<Source>(std::move(source)));
    return static_cast<std::uint32_t>(all_.size() - 1);
}

std::string Sources::where(Span span) const {
    const Source& source = *all_[span.source];
    if (!source.sheets.empty()) return source.place(span.begin);
    return source.name + ":" + std::to_string(source.locate(span.begin).line);
}

FirstImpurity first_impurity(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
                return {Impurity::control, i, 1};
            ++i;
            continue;
        }
        const CodePoint c = decode(text, i);
        if (c.size == 1) return {Impurity::invalid_utf8, i, 1};
        if (is_bidirectional_control(c.value)) return {Impurity::bidirectional, i, c.size};
        i += c.size;
    }
    return {};
}

}  // namespace biaochi
