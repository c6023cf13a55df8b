// Numbers of a workbook: how a number format shows one, and what a clerk sees of it, as text.
#pragma once

#include <string>
#include <string_view>

#include "lang/source/source.hpp"

namespace biaochi::facts {

// What a number format makes of a number.
enum class Shown : unsigned char { number, percent, day, month, time, moment, duration };

// By its code (`0.00%`, `yyyy"年"m"月"`), and by the number of a format that every workbook has.
Shown shown_by(std::string_view format);
Shown shown_by_built_in(std::uint32_t id);

// A number as a cell stores it (7.9600000000000004E-2, 45352), as text: rounded to the 15 digits that a
// spreadsheet shows, without an exponent; a percentage with %, a day as 2024-03-01, a month as 2024年6月.
// Whole numbers of 16 and more digits stay as they are stored, for their last digits were lost before. The
// kind is `error` for what is no number, or no day that there is.
struct SheetNumber {
    std::string text;
    CellKind kind = CellKind::number;
};
SheetNumber read_number(std::string_view stored, Shown shown, bool counts_from_1904);

// The day that the number of a date means, as 2024-03-01; "" where it means none.
std::string day_of(std::string_view number, bool counts_from_1904);

}  // namespace biaochi::facts
