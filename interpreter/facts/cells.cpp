#include "interpreter/facts/cells.hpp"

#include <algorithm>

#include "interpreter/facts/sheet_number.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

constexpr std::size_t kept_digits = 15;  // of a whole number, by a spreadsheet

bool lost_digits(const WorkbookCell& cell) {
    if (cell.mark.kind != CellKind::number) return false;
    const std::string_view whole = cell.text.substr(0, cell.text.find('.'));
    return whole.size() - (whole.substr(0, 1) == "-" ? 1 : 0) > kept_digits;
}

// A number and nothing else, in any width.
bool is_bare_number(std::string_view text) {
    const std::string folded = fold(text);
    return folded.find_first_of("0123456789") != std::string::npos &&
           folded.find_first_not_of("0123456789.-+% ") == std::string::npos;
}

}  // namespace

bool has_content(Intake& intake, const Text& name, const WorkbookCell& cell) {
    if (cell.mark.kind == CellKind::error)
        intake.mistake(Code::cell_error, cell.span, {name, shown(cell.text)});
    else if (cell.mark.kind == CellKind::uncached)
        intake.mistake(Code::cell_uncached, cell.span, {name});
    else
        return true;
    return false;
}

bool is_text_for(Intake& intake, const Text& name, const WorkbookCell& cell) {
    if (!has_content(intake, name, cell)) return false;
    if (cell.mark.kind == CellKind::date)
        intake.mistake(Code::cell_date, cell.span, {name, shown(cell.text)});
    else if (lost_digits(cell))
        intake.mistake(Code::cell_long_number, cell.span, {name, shown(cell.text)});
    else
        return true;
    return false;
}

bool is_readable(Intake& intake, const Declaration& fact, const WorkbookCell& cell) {
    if (cell.mark.merged) {
        intake.mistake(Code::cell_merged, cell.span, {fact.name});
        return false;
    }
    if (fact.kind != FactKind::date) {
        if (!is_text_for(intake, fact.name, cell)) return false;
        if (fact.kind == FactKind::quantity && cell.mark.kind == CellKind::text && is_bare_number(cell.text))
            intake.warn(Code::cell_number_as_text, cell.span, {fact.name, shown(cell.text)});
        return true;
    }
    if (!has_content(intake, fact.name, cell)) return false;
    if (cell.mark.kind != CellKind::number) return true;
    const std::string day = day_of(cell.text, intake.source().counts_from_1904);
    if (day.empty()) return true;  // no date at all, which is said where it is read
    intake.mistake(Code::cell_serial, cell.span, {fact.name, shown(cell.text), day});
    return false;
}

}  // namespace biaochi::facts
