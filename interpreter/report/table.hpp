// Tables of a terminal, aligned by display width: a Chinese character takes two columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/report/style.hpp"

namespace biaochi::report {

// The longest beginning of a text that fits the width, with … where something was left out.
std::string cut(std::string_view text, std::size_t width);

// Line breaks and tabs as blanks: a name from a CSV cell may hold some, and would tear a table apart.
std::string one_line(std::string_view text);

// Lines of at most `width` columns. Breaks at blanks and beside Chinese characters, but puts no closing mark
// at the beginning of a line and no opening one at its end.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

enum class Align { left, right };

struct Column {
    Align align = Align::left;
    bool flexible = false;  // is cut when the table is wider than the terminal
};

class Table {
public:
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    void add(std::vector<std::string> cells, Paint paint = Paint::plain);
    bool empty() const { return rows_.empty(); }

    // One line per row, each after `indent` blanks; columns are two blanks apart, no blanks at the end of a
    // line.
    std::string text(const Style& style, std::size_t indent = 0) const;

private:
    struct Row {
        std::vector<std::string> cells;
        Paint paint;
    };
    std::vector<std::size_t> widths(std::size_t available) const;

    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

}  // namespace biaochi::report
