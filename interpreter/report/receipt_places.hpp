// Places of a text in their order, each found from the one before: looking for each from the start of a large
// text would take quadratic time.
#pragma once

#include <string>

#include "lang/base/text.hpp"
#include "lang/source/source.hpp"

namespace biaochi::report {

class PlacesInOrder {
public:
    explicit PlacesInOrder(const Source& source) : source_(source) {}

    // "3:5", line and column; in a workbook the cell, "B3". Offsets must not fall.
    std::string at(std::size_t offset) {
        if (!source_.sheets.empty()) {
            const CellMark* cell = source_.cell_at(offset);
            return cell == nullptr ? "" : cell_name(cell->row, cell->column);
        }
        const std::string& text = source_.text;
        while (at_ < offset && at_ < text.size()) {
            ++column_;
            if (text[at_] == '\n') {
                ++line_;
                column_ = 1;
            }
            at_ += decode(text, at_).size;
        }
        return std::to_string(line_) + ":" + std::to_string(column_);
    }

private:
    const Source& source_;
    std::size_t at_ = 0, line_ = 1, column_ = 1;
};

}  // namespace biaochi::report
