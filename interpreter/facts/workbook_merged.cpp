#include <algorithm>

#include "interpreter/facts/workbook_cells.hpp"

namespace biaochi::facts {

namespace {

bool stands_before(const SheetCell& a, const SheetCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
}
bool same_place(const SheetCell& a, const SheetCell& b) { return a.row == b.row && a.column == b.column; }

bool has_twice(const std::vector<SheetCell>& cells) {
    return std::adjacent_find(cells.begin(), cells.end(), same_place) != cells.end();
}

// What the covered cells may hold themselves nobody sees.
void cover(SheetCells& found, const CellArea& area, std::vector<SheetCell>& covered, Refusal& refusal) {
    SheetCell wanted;
    wanted.row = area.first.row;
    wanted.column = area.first.column;
    const auto first = std::lower_bound(found.cells.begin(), found.cells.end(), wanted, stands_before);
    if (first == found.cells.end() || stands_before(wanted, *first)) return;
    first->merged = true;
    const std::size_t size =
        std::size_t{area.last.row - area.first.row + 1} * (area.last.column - area.first.column + 1);
    if (covered.size() + size > max_cells) return refusal.limit({"合并的格", "merged cells"}, max_cells);
    SheetCell copy = *first;
    copy.kind = CellKind::covered;
    for (copy.row = area.first.row; copy.row <= area.last.row; ++copy.row)
        for (copy.column = area.first.column; copy.column <= area.last.column; ++copy.column)
            if (!same_place(copy, *first)) covered.push_back(copy);
}

}  // namespace

void order_cells(SheetCells& found, const std::vector<CellArea>& merged, const std::string& part,
                 Refusal& refusal) {
    std::vector<SheetCell>& cells = found.cells;
    if (!std::is_sorted(cells.begin(), cells.end(), stands_before))
        std::stable_sort(cells.begin(), cells.end(), stands_before);
    std::vector<SheetCell> covered;
    for (const CellArea& area : merged) {
        if (refusal) return;
        cover(found, area, covered, refusal);
    }
    std::stable_sort(covered.begin(), covered.end(), stands_before);
    if (has_twice(cells) || has_twice(covered)) return refusal.damaged(part);
    if (covered.empty()) return;
    std::vector<SheetCell> all;
    all.reserve(cells.size() + covered.size());
    std::merge(covered.begin(), covered.end(), cells.begin(), cells.end(), std::back_inserter(all),
               stands_before);
    all.erase(std::unique(all.begin(), all.end(), same_place), all.end());  // the covered one stays
    cells = std::move(all);
}

}  // namespace biaochi::facts
