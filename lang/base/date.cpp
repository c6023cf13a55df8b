#include "lang/base/date.hpp"

#include <algorithm>
#include <array>

#include "lang/base/text.hpp"

namespace biaochi {

namespace {

// Quotient and remainder of a division that rounds down; divisor > 0.
constexpr std::int64_t floor_div(std::int64_t value, std::int64_t divisor) {
    return value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor);
}

constexpr std::int64_t days_of_era = 146097;  // 400 years
constexpr std::int64_t epoch = 719468;        // 1970-01-01, counted from 0000-03-01

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
    static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

bool is_valid(Date date) {
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

std::int64_t days_from_civil(Date date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;  // from March
    const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * days_of_era + day_of_era - epoch;
}

Date civil_from_days(std::int64_t days) {
    const std::int64_t era = floor_div(days + epoch, days_of_era);
    const std::int64_t day_of_era = days + epoch - era * days_of_era;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day_of_year + 2) / 153;
    const auto day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
    const auto civil_month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    const auto year = static_cast<int>(year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0));
    return {year, civil_month, day};
}

std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t n) {
    constexpr std::int64_t furthest = std::int64_t{12} * 9999;
    if (!is_date(days) || n > furthest || n < -furthest) return std::nullopt;
    const Date date = civil_from_days(days);
    const std::int64_t months = date.year * std::int64_t{12} + date.month - 1 + n;
    const std::int64_t year = floor_div(months, 12);
    if (year < 1 || year > 9999) return std::nullopt;
    Date target{static_cast<int>(year), static_cast<int>(months - year * 12) + 1, date.day};
    target.day = std::min(target.day, days_in_month(target.year, target.month));
    return days_from_civil(target);
}

std::int64_t full_months(std::int64_t from, std::int64_t to) {
    if (to < from) return -full_months(to, from);
    const Date begin = civil_from_days(from);
    const Date end = civil_from_days(to);
    const std::int64_t months = std::int64_t{12} * (end.year - begin.year) + end.month - begin.month;
    const bool last_day = end.day == days_in_month(end.year, end.month);
    return end.day >= begin.day || last_day ? months : months - 1;
}

Date WrittenDate::first() const { return {year, parts < 2 ? 1 : month, parts < 3 ? 1 : day}; }

Date WrittenDate::last() const {
    const int in = parts < 2 ? 12 : month;
    return {year, in, parts < 3 ? days_in_month(year, in) : day};
}

namespace {

// The mark that must stand after so many parts, when the first one is `first`; 0 if there is none.
char32_t mark_after(int parts, char32_t first) {
    if (first == U'-' || first == U'/' || first == U'.') return parts < 3 ? first : 0;
    if (first != U'年') return 0;
    return parts == 1 ? U'年' : parts == 2 ? U'月' : U'日';
}

// Up to `most` digits from `at`; their number.
std::size_t read_digits(std::string_view text, std::size_t& at, std::size_t most, int& value) {
    const std::size_t begin = at;
    while (at < text.size() && at - begin < most && text[at] >= '0' && text[at] <= '9')
        value = value * 10 + (text[at++] - '0');
    return at - begin;
}

}  // namespace

WrittenDate read_date_or_month(std::string_view written) {
    constexpr std::size_t longest = 64;  // bytes, more than any date in any width
    if (written.size() > longest) return {};
    const std::string text = fold(trim(written));
    WrittenDate result;
    char32_t first = 0;     // mark
    bool complete = false;  // a date may end here
    for (std::size_t at = 0; at < text.size();) {
        if (++result.parts > 3) return {};
        int& part = result.parts == 1 ? result.year : result.parts == 2 ? result.month : result.day;
        const std::size_t digits = read_digits(text, at, result.parts == 1 ? 4 : 2, part);
        if (result.parts == 1 ? digits != 4 : digits == 0) return {};
        complete = first != U'年';
        if (at == text.size()) break;
        const CodePoint mark = decode(text, at);
        if (result.parts == 1) first = mark.value;
        if (mark.value != mark_after(result.parts, first)) return {};
        at += mark.size;
        complete = first == U'年';
    }
    if (!complete) return {};
    result.state = is_valid(result.first()) ? WrittenDate::State::date : WrittenDate::State::no_such_date;
    return result;
}

WrittenDate read_date(std::string_view written) {
    const WrittenDate result = read_date_or_month(written);
    return result.parts == 3 ? result : WrittenDate();
}

std::string chinese_text(Date date) {
    return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) +
           "日";
}

std::string iso_text(Date date) {
    const auto digits = [](int value, std::size_t width) {
        const std::string text = std::to_string(value);
        return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
    };
    return digits(date.year, 4) + "-" + digits(date.month, 2) + "-" + digits(date.day, 2);
}

}  // namespace biaochi
