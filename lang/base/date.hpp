// Dates of the calendar, as whole days: what a fact file and a rule mean by 2024年3月1日, and how months are
// counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace biaochi {

// A day of the Gregorian calendar (公历, 民法典第二百条; ISO 8601-1), also before 1582. The years 1 to 9999
// are the language's; whether a day exists, `is_valid` tells.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    friend bool operator==(const Date&, const Date&) = default;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);  // month 1 to 12
bool is_valid(Date date);

// Days since 1970-01-01, which is 0; and back. After H. Hinnant, “chrono-Compatible Low-Level Date
// Algorithms” (howardhinnant.github.io/date_algorithms.html): years are counted from March, so that the leap
// day is a year's last and the months before it have lengths that repeat every five.
std::int64_t days_from_civil(Date date);
Date civil_from_days(std::int64_t days);

constexpr std::int64_t first_date = -719162;  // 0001-01-01
constexpr std::int64_t last_date = 2932896;   // 9999-12-31
constexpr bool is_date(std::int64_t days) { return first_date <= days && days <= last_date; }

// The last day of a period of n months that begins with that date: the same day n months later, or the last
// day of that month if it has no such day. 民法典第二百零二条:
// “按照年、月计算期间的,到期月的对应日为期间的最后一日;没有对应日的, 月末日为期间的最后一日。” n < 0 goes
// back. nullopt outside the years 1 to 9999.
std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t n);

// How many months have run out on the day `to`, counted from `from`, which does not count itself
// (民法典第二百零一条: “按照年、月、日计算期间的,开始的当日不计入,自下一日开始计算。”): the greatest n for
// which add_months(from, n) is not after `to`. So 1月31日 to 2月28日 (29日 in a leap year) is one month.
// Where `to` is before `from` it is -full_months(to, from).
std::int64_t full_months(std::int64_t from, std::int64_t to);

// What somebody wrote for a date: 2024年3月1日, 2024-03-01, 2024/3/1 or 2024.3.1, in any width, with a year
// of four digits. Also a month (2024年3月, 2024-03) or a year (2024年, 2024).
struct WrittenDate {
    enum class State { not_a_date, no_such_date, date };
    State state = State::not_a_date;  // no_such_date: the form is right, the parts are as written
    int parts = 0;                    // that are written: 1 a year, 2 a month, 3 a day; 0: no date
    int year = 0, month = 0, day = 0;

    bool good() const { return state == State::date; }
    Date first() const;  // of a month or a year: its first day
    Date last() const;   // its last day
};
WrittenDate read_date_or_month(std::string_view written);
WrittenDate read_date(std::string_view written);  // a month or a year is no date

std::string chinese_text(Date date);  // 2024年3月1日
std::string iso_text(Date date);      // 2024-03-01

}  // namespace biaochi
