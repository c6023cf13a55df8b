// What a number format of a workbook makes of a number: its letters say it, or its number.
#include <algorithm>

#include "interpreter/facts/sheet_number.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// What the letters of a format's first section are about, without quoted texts, colours, and languages.
struct Letters {
    bool percent = false, year = false, month = false, day = false, clock = false, elapsed = false;
};

// In lower case.
Letters letters_of(std::string_view format) {
    Letters found;
    for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
        const char c = format[i];
        const bool exponent =
            c == 'e' && i + 1 < format.size() && (format[i + 1] == '+' || format[i + 1] == '-');
        if (c == '"') {
            i = std::min(format.find('"', i + 1), format.size());
        } else if (c == '\\' || c == '_' || c == '*' || c == '!' || exponent) {
            ++i;
        } else if (c == '[') {
            const std::size_t close = std::min(format.find(']', i), format.size());
            const std::string_view inside = format.substr(i + 1, close - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hms") == std::string_view::npos)
                found.elapsed = true;
            i = close;
        } else if (c == 'g' && format.substr(i + 1, 6) == "eneral") {
            i += 6;
        } else {
            found.percent = found.percent || c == '%';
            found.year = found.year || c == 'y' || c == 'e' || c == 'b';
            found.month = found.month || c == 'm';
            found.day = found.day || c == 'd';
            found.clock = found.clock || c == 'h' || c == 's';
        }
    }
    return found;
}

}  // namespace

Shown shown_by(std::string_view format) {
    const Letters found = letters_of(lower_case(format));
    if (found.elapsed) return Shown::duration;
    const bool date = found.year || found.day;
    if (date && found.clock) return Shown::moment;
    if (found.clock) return Shown::time;
    if (found.day) return Shown::day;
    if (found.year || found.month) return Shown::month;
    return found.percent ? Shown::percent : Shown::number;
}

Shown shown_by_built_in(std::uint32_t id) {
    switch (id) {
        case 9:
        case 10: return Shown::percent;
        case 18:
        case 19:
        case 20:
        case 21:
        case 32:
        case 33:
        case 34:
        case 35:
        case 45:
        case 47:
        case 55:
        case 56: return Shown::time;
        case 22: return Shown::moment;
        case 46: return Shown::duration;
        case 17:
        case 27:
        case 36:
        case 50:
        case 52:
        case 57: return Shown::month;
        default: break;
    }
    const bool day = (id >= 14 && id <= 16) || (id >= 28 && id <= 31) || (id >= 51 && id <= 58);
    return day ? Shown::day : Shown::number;
}

}  // namespace biaochi::facts
