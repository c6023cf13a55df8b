// One sheet of a workbook as cells, in the order of the sheet.
#pragma once

#include "interpreter/facts/workbook_parts.hpp"

namespace biaochi::facts {

constexpr std::uint32_t max_rows = 1048576, max_columns = 16384;  // what a sheet can have
constexpr std::size_t max_cells = 5000000;                        // of one sheet, without the empty ones

struct CellPlace {
    std::uint32_t row = 0, column = 0;  // from 0
};
struct CellArea {
    CellPlace first, last;
};

struct SheetCell {
    std::uint32_t row = 0, column = 0;  // from 0
    std::uint32_t begin = 0, end = 0;   // in SheetCells::texts, or begin is the number of a shared text
    CellKind kind = CellKind::text;
    bool shared = false;
    bool merged = false;
};

struct SheetCells {
    std::vector<SheetCell> cells;
    std::string texts;
    std::vector<std::uint32_t> hidden_rows, hidden_columns;  // those that have a content

    std::string_view text(const SheetCell& cell, const SharedTexts& shared) const {
        return cell.shared ? shared[cell.begin]
                           : std::string_view(texts).substr(cell.begin, cell.end - cell.begin);
    }
};

// Puts the cells into the order of the sheet, with those that merged ones cover: they repeat the first.
// Refuses two in one place.
void order_cells(SheetCells& found, const std::vector<CellArea>& merged, const std::string& part,
                 Refusal& refusal);

SheetCells read_cells(Archive& archive, const Book& book, const SheetPart& sheet, Refusal& refusal);

}  // namespace biaochi::facts
