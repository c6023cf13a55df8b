// Cells of a workbook meet what is wanted of them, before their text is read.
#pragma once

#include "interpreter/facts/intake.hpp"

namespace biaochi::facts {

// A cell with its text and its place.
struct WorkbookCell {
    const CellMark& mark;
    std::string_view text;
    Span span;
};

// Whether the cell has a content of its own: no error, no formula without a value. Tells which it is; `name`
// is what it is for. What names somebody (对象, 镇街, 统计代码, 报告期) may be merged over several rows.
bool has_content(Intake& intake, const Text& name, const WorkbookCell& cell);

// Whether such a cell can hold a text: no day and no number that has lost digits.
bool is_text_for(Intake& intake, const Text& name, const WorkbookCell& cell);

// Whether the text of the cell can be read as a value of the fact; else tells why not. Warns of a number that
// the sheet holds as a text.
bool is_readable(Intake& intake, const Declaration& fact, const WorkbookCell& cell);

}  // namespace biaochi::facts
