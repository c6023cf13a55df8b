#include "interpreter/facts/sheet_number.hpp"

#include <optional>

#include "lang/base/date.hpp"
#include "lang/base/number.hpp"

namespace biaochi::facts {

namespace {

constexpr int shown_digits = 15;       // what a spreadsheet shows of a number
constexpr std::int64_t longest = 400;  // digits before or after the point; a workbook's numbers end at E308
constexpr std::int64_t day_seconds = 86400;

// ±0.digits × 10^point.
struct Decimal {
    bool negative = false;
    std::string digits;
    std::int64_t point = 0;

    void round(std::size_t count);
    std::string text() const;
};

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

std::optional<Decimal> read_decimal(std::string_view stored) {
    Decimal result;
    std::size_t i = 0;
    if (i < stored.size() && (stored[i] == '-' || stored[i] == '+')) result.negative = stored[i++] == '-';
    bool any = false;
    bool fraction = false;
    for (; i < stored.size() && (is_digit_byte(stored[i]) || (stored[i] == '.' && !fraction)); ++i) {
        if (stored[i] == '.') {
            fraction = true;
            continue;
        }
        any = true;
        if (stored[i] != '0' || !result.digits.empty()) {
            result.digits += stored[i];
            if (!fraction) ++result.point;
        } else if (fraction) {
            --result.point;
        }
    }
    if (!any) return std::nullopt;
    if (i < stored.size() && (stored[i] == 'E' || stored[i] == 'e')) {
        const bool minus = ++i < stored.size() && stored[i] == '-';
        if (i < stored.size() && (stored[i] == '-' || stored[i] == '+')) ++i;
        if (i == stored.size() || stored.size() - i > 4) return std::nullopt;
        std::int64_t exponent = 0;
        for (; i < stored.size() && is_digit_byte(stored[i]); ++i)
            exponent = exponent * 10 + (stored[i] - '0');
        result.point += minus ? -exponent : exponent;
    }
    if (i != stored.size()) return std::nullopt;
    if (result.digits.empty()) return Decimal{false, "", 0};
    if (result.point > longest || result.point < -longest || result.digits.size() > longest)
        return std::nullopt;
    return result;
}

// Halves away from zero, as spreadsheets round what they show.
void Decimal::round(std::size_t count) {
    if (digits.size() <= count) return;
    bool up = digits[count] >= '5';
    digits.resize(count);
    for (std::size_t i = count; up && i-- > 0;) {
        up = digits[i] == '9';
        digits[i] = up ? '0' : static_cast<char>(digits[i] + 1);
    }
    if (up) {
        digits.insert(digits.begin(), '1');
        ++point;
    }
}

std::string Decimal::text() const {
    std::string all = digits.substr(0, digits.find_last_not_of('0') + 1);  // npos + 1 == 0
    if (all.empty()) return "0";
    std::string result = negative ? "-" : "";
    if (point <= 0) return result + "0." + std::string(static_cast<std::size_t>(-point), '0') + all;
    const auto whole = static_cast<std::size_t>(point);
    if (all.size() <= whole) return result + all + std::string(whole - all.size(), '0');
    return result + all.substr(0, whole) + "." + all.substr(whole);
}

std::string two_digits(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string clock(std::int64_t seconds) {
    return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) +
           (seconds % 60 == 0 ? "" : ":" + two_digits(seconds % 60));
}

// "" for a day that there is not. Spreadsheets have a 29th of February 1900, which there was not; the days
// before it are one more than its number says.
std::string day_text(std::int64_t serial, bool from_1904, bool month) {
    if (!from_1904 && serial == 60) return "1900-02-29";
    const std::int64_t day = serial + (from_1904 ? -24107 : serial < 60 ? -25568 : -25569);
    if (serial < (from_1904 ? 0 : 1) || !is_date(day)) return {};
    const Date date = civil_from_days(day);
    if (month) return std::to_string(date.year) + "年" + std::to_string(date.month) + "月";
    return iso_text(date);
}

SheetNumber read_date(const Decimal& decimal, const std::string& plain, Shown shown, bool from_1904) {
    if (decimal.negative || decimal.point > 8) return {plain, CellKind::error};
    Decimal shortened = decimal;
    shortened.round(shown_digits);
    const std::optional<Number> number = Number::parse(shortened.text());
    if (!number) return {plain, CellKind::error};
    const std::int64_t seconds = *(*number * day_seconds + Number(1, 2)).floor().whole();
    if (shown == Shown::duration || (shown == Shown::time && seconds < day_seconds))
        return {clock(seconds), CellKind::date};
    const bool timed = shown != Shown::day && shown != Shown::month;
    const std::int64_t serial = timed ? seconds / day_seconds : *number->floor().whole();
    std::string text = day_text(serial, from_1904, shown == Shown::month);
    if (text.empty()) return {plain, CellKind::error};
    if (timed && seconds % day_seconds != 0) text += " " + clock(seconds % day_seconds);
    return {text, CellKind::date};
}

}  // namespace

SheetNumber read_number(std::string_view stored, Shown shown, bool counts_from_1904) {
    if (shown == Shown::number && !stored.empty() && stored.size() <= shown_digits && stored[0] != '0') {
        bool plain = true;  // nearly every count
        for (const char c : stored) plain = plain && is_digit_byte(c);
        if (plain) return {std::string(stored), CellKind::number};
    }
    std::optional<Decimal> decimal = read_decimal(stored);
    if (!decimal) return {std::string(stored), CellKind::error};
    if (shown != Shown::number && shown != Shown::percent)
        return read_date(*decimal, decimal->text(), shown, counts_from_1904);
    if (decimal->point <= shown_digits) decimal->round(shown_digits);
    if (shown == Shown::number) return {decimal->text(), CellKind::number};
    decimal->point += 2;
    return {decimal->text() + "%", CellKind::percent};
}

std::string day_of(std::string_view number, bool counts_from_1904) {
    const std::optional<Decimal> decimal = read_decimal(number);
    if (!decimal) return {};
    const SheetNumber day = read_date(*decimal, {}, Shown::day, counts_from_1904);
    return day.kind == CellKind::date ? day.text : std::string();
}

}  // namespace biaochi::facts
