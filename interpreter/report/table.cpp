#include "interpreter/report/table.hpp"

#include <algorithm>

#include "lang/base/text.hpp"

namespace biaochi::report {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_flexible =
    8;  // a title cut shorter says nothing: rather let the table be too wide

constexpr std::u32string_view closing = U",.;:!?)]}%,。;:!?)】》」』”’、%…";
constexpr std::u32string_view opening = U"([{(【《「『“‘";

bool one_of(std::u32string_view marks, char32_t c) { return marks.find(c) != std::u32string_view::npos; }

// Whether a line may end between two characters.
bool breaks(char32_t before, char32_t after) {
    if (one_of(closing, after) || one_of(opening, before)) return false;
    return before == U' ' || after == U' ' || display_width(before) == 2 || display_width(after) == 2;
}

}  // namespace

std::string cut(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    std::string kept;
    std::size_t used = 1;  // …
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        used += static_cast<std::size_t>(display_width(c.value));
        if (used > width) break;
        append(kept, c.value);
        i += c.size;
    }
    return width == 0 ? std::string() : kept + "…";
}

std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return line;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    const std::vector<char32_t> all = code_points(text);
    std::vector<std::string> lines;
    std::size_t start = 0;
    while (start < all.size()) {
        std::size_t end = start;
        std::size_t used = 0;
        std::size_t stop = 0;  // the last place where the line may end
        while (end < all.size()) {
            used += static_cast<std::size_t>(display_width(all[end]));
            if (used > width && end > start) break;
            ++end;
            if (end == all.size() || breaks(all[end - 1], all[end])) stop = end;
        }
        if (stop == 0 || end == all.size()) stop = end;
        std::string line;
        for (std::size_t i = start; i < stop; ++i) append(line, all[i]);
        lines.emplace_back(trim(line));
        start = stop;
        while (start < all.size() && all[start] == U' ') ++start;
    }
    return lines;
}

void Table::add(std::vector<std::string> cells, Paint paint) {
    for (std::string& cell : cells) cell = one_line(cell);
    rows_.push_back({std::move(cells), paint});
}

std::vector<std::size_t> Table::widths(std::size_t available) const {
    std::vector<std::size_t> result(columns_.size(), 0);
    for (const Row& row : rows_)
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            result[i] = std::max(result[i], display_width(row.cells[i]));
    std::size_t whole = gap * (columns_.size() - 1);
    for (const std::size_t width : result) whole += width;
    for (std::size_t i = 0; i < columns_.size() && whole > available; ++i) {
        if (!columns_[i].flexible) continue;
        const std::size_t less = std::min(whole - available, result[i] - std::min(result[i], least_flexible));
        result[i] -= less;
        whole -= less;
    }
    return result;
}

std::string Table::text(const Style& style, std::size_t indent) const {
    const std::vector<std::size_t> width = widths(style.width - std::min(style.width, indent));
    std::string out;
    for (const Row& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string cell = columns_[i].flexible ? cut(row.cells[i], width[i]) : row.cells[i];
            if (i > 0) line.append(gap, ' ');
            line += columns_[i].align == Align::right ? pad_left(cell, width[i]) : pad_right(cell, width[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        if (!line.empty()) out += std::string(indent, ' ') + style.paint(row.paint, line);
        out += '\n';
    }
    return out;
}

}  // namespace biaochi::report
