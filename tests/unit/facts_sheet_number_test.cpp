// What a workbook stores, and what a clerk sees of it.
#include <doctest/doctest.h>

#include "interpreter/facts/sheet_number.hpp"

using namespace biaochi;
using facts::read_number;
using facts::Shown;
using facts::shown_by;

namespace {

std::string text(const char* stored, Shown shown = Shown::number, bool from_1904 = false) {
    const facts::SheetNumber number = read_number(stored, shown, from_1904);
    return number.kind == CellKind::error ? "error " + number.text : number.text;
}

}  // namespace

TEST_CASE("numbers are rounded to the 15 digits that a sheet shows, and written without an exponent") {
    CHECK(text("7.9600000000000004E-2") == "0.0796");
    CHECK(text("0.30000000000000004") == "0.3");
    CHECK(text("0.1") == "0.1");
    CHECK(text("35") == "35");
    CHECK(text("007") == "7");
    CHECK(text("-12.50") == "-12.5");
    CHECK(text("-0") == "0");
    CHECK(text("1E3") == "1000");
    CHECK(text("1.5e-7") == "0.00000015");
    CHECK(text("0.99999999999999989") == "1");
    CHECK(text("999999999999999.9") == "1000000000000000");
    CHECK(text("123456789012.3456") == "123456789012.346");
    CHECK(text("9.9999999999999995E-8") == "0.0000001");
}

TEST_CASE("whole numbers of 16 and more digits stay as they are stored") {
    CHECK(text("1234567890123456") == "1234567890123456");
    CHECK(text("4.4011712320100122E17") == "440117123201001220");
    CHECK(text("123456789012345") == "123456789012345");
}

TEST_CASE("what is no number is an error") {
    for (const char* stored :
         {"", "-", ".", "1.2.3", "1E", "1E+", "1E99999", "1E401", "NaN", "INF", "12 ", "0x10"})
        CHECK(read_number(stored, Shown::number, false).kind == CellKind::error);
}

TEST_CASE("percentages") {
    CHECK(text("0.85", Shown::percent) == "85%");
    CHECK(text("0.07000000000000001", Shown::percent) == "7%");
    CHECK(text("1", Shown::percent) == "100%");
    CHECK(text("1.2345E-3", Shown::percent) == "0.12345%");
    CHECK(text("0", Shown::percent) == "0%");
}

TEST_CASE("dates from 1900, with its 29th of February, and from 1904") {
    CHECK(text("45352", Shown::day) == "2024-03-01");
    CHECK(text("45351", Shown::day) == "2024-02-29");
    CHECK(text("1", Shown::day) == "1900-01-01");
    CHECK(text("59", Shown::day) == "1900-02-28");
    CHECK(text("60", Shown::day) == "1900-02-29");  // which there was not: it is refused as a date
    CHECK(text("61", Shown::day) == "1900-03-01");
    CHECK(text("0", Shown::day) == "error 0");
    CHECK(text("-1", Shown::day) == "error -1");
    CHECK(text("2958465", Shown::day) == "9999-12-31");
    CHECK(text("2958466", Shown::day) == "error 2958466");
    CHECK(text("43890", Shown::day, true) == "2024-03-01");
    CHECK(text("0", Shown::day, true) == "1904-01-01");
    CHECK(text("45444", Shown::month) == "2024年6月");
    CHECK(text("45352.5", Shown::day) == "2024-03-01");
    CHECK(text("45352.5", Shown::moment) == "2024-03-01 12:00");
    CHECK(text("45352", Shown::moment) == "2024-03-01");
    CHECK(text("0.5", Shown::time) == "12:00");
    CHECK(text("1.5", Shown::duration) == "36:00");
    CHECK(text("45352.999999999", Shown::moment) == "2024-03-02");
    CHECK(facts::day_of("45352", false) == "2024-03-01");
    CHECK(facts::day_of("100000000000", false) == "");
}

TEST_CASE("what a format makes of a number") {
    for (const char* format :
         {"General", "0", "0.00", "#,##0", "@", "0.00E+00", "General\"人\"", "#,##0\"元\";[Red]-#,##0",
          "_(* #,##0_);_(* (#,##0)", "0\\d", "\"共%\"0", "[$¥-804]#,##0.00", "[Red]0", "0!m"})
        CHECK_MESSAGE(shown_by(format) == Shown::number, format);
    for (const char* format : {"0%", "0.00%", "#0.0 %;-0%", "[Red]0%"})
        CHECK_MESSAGE(shown_by(format) == Shown::percent, format);
    for (const char* format :
         {"yyyy-mm-dd", "yyyy\\-mm\\-dd;@", "m/d/yy", "d", "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
          "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "YYYY/M/D"})
        CHECK_MESSAGE(shown_by(format) == Shown::day, format);
    for (const char* format : {"yyyy\"年\"m\"月\"", "mmm-yy", "yyyy", "e\"年\"m\"月\""})
        CHECK_MESSAGE(shown_by(format) == Shown::month, format);
    CHECK(shown_by("yyyy-mm-dd hh:mm") == Shown::moment);
    CHECK(shown_by("h:mm") == Shown::time);
    CHECK(shown_by("mm:ss") == Shown::time);
    CHECK(shown_by("[h]:mm") == Shown::duration);
    CHECK(facts::shown_by_built_in(9) == Shown::percent);
    CHECK(facts::shown_by_built_in(14) == Shown::day);
    CHECK(facts::shown_by_built_in(31) == Shown::day);
    CHECK(facts::shown_by_built_in(57) == Shown::month);
    CHECK(facts::shown_by_built_in(0) == Shown::number);
    CHECK(facts::shown_by_built_in(49) == Shown::number);
}
