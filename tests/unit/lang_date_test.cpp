// Dates: the calendar against a counter, months against their definition, and what people write.
#include <doctest/doctest.h>

#include "lang/base/date.hpp"

using namespace biaochi;

namespace {

// The next day, told without any of the functions under test.
Date next_day(Date date) {
    const bool leap = date.year % 400 == 0 || (date.year % 4 == 0 && date.year % 100 != 0);
    const bool short_month = date.month == 4 || date.month == 6 || date.month == 9 || date.month == 11;
    const int last = date.month == 2 ? (leap ? 29 : 28) : short_month ? 30 : 31;
    if (date.day < last) return {date.year, date.month, date.day + 1};
    if (date.month < 12) return {date.year, date.month + 1, 1};
    return {date.year + 1, 1, 1};
}

std::int64_t day(int year, int month, int day_of_month) {
    return days_from_civil({year, month, day_of_month});
}

std::string written(std::string_view text) {
    const WrittenDate date = read_date(text);
    if (date.state == WrittenDate::State::not_a_date) return "not a date";
    return date.good() ? iso_text(date.first()) : "no such date";
}

std::string span_of(std::string_view text) {
    const WrittenDate date = read_date_or_month(text);
    if (date.state == WrittenDate::State::not_a_date) return "not a date";
    return date.good() ? iso_text(date.first()) + " " + iso_text(date.last()) : "no such date";
}

}  // namespace

TEST_CASE("date: every day of 800 years, counted one by one") {
    Date date{1600, 1, 1};
    std::int64_t days = days_from_civil(date);
    bool good = true;
    for (; date.year < 2400; date = next_day(date), ++days)
        good = good && days_from_civil(date) == days && civil_from_days(days) == date && is_valid(date);
    CHECK(good);
    CHECK(days == day(2400, 1, 1));
}

TEST_CASE("date: fixed points") {
    CHECK(day(1970, 1, 1) == 0);
    CHECK(day(1969, 12, 31) == -1);
    CHECK(day(2000, 3, 1) == 11017);
    CHECK(day(2024, 2, 29) == 19782);
    CHECK(day(1, 1, 1) == first_date);
    CHECK(day(9999, 12, 31) == last_date);
    CHECK(civil_from_days(first_date) == Date{1, 1, 1});
    CHECK(civil_from_days(last_date) == Date{9999, 12, 31});
    // Over the whole range: back and forth, in steps that meet every day of the year.
    bool good = true;
    for (std::int64_t days = first_date; days <= last_date; days += 97)
        good = good && days_from_civil(civil_from_days(days)) == days && is_valid(civil_from_days(days));
    CHECK(good);
}

TEST_CASE("date: which days there are") {
    CHECK(is_valid({2024, 2, 29}));
    CHECK(is_valid({2000, 2, 29}));
    for (const Date date : {Date{2023, 2, 29}, Date{1900, 2, 29}, Date{2024, 4, 31}, Date{2024, 0, 1},
                            Date{2024, 13, 1}, Date{2024, 1, 0}, Date{0, 1, 1}, Date{10000, 1, 1}})
        CHECK_FALSE(is_valid(date));
}

TEST_CASE("date: months are added to the same day, or the last of the month") {
    const auto plus = [](std::int64_t days, std::int64_t n) {
        const auto sum = add_months(days, n);
        return sum ? iso_text(civil_from_days(*sum)) : "none";
    };
    CHECK(plus(day(2024, 3, 1), 1) == "2024-04-01");
    CHECK(plus(day(2024, 1, 31), 1) == "2024-02-29");
    CHECK(plus(day(2023, 1, 31), 1) == "2023-02-28");
    CHECK(plus(day(2024, 2, 29), 12) == "2025-02-28");
    CHECK(plus(day(2024, 2, 29), 48) == "2028-02-29");
    CHECK(plus(day(2024, 3, 31), -1) == "2024-02-29");
    CHECK(plus(day(2024, 1, 15), -1) == "2023-12-15");
    CHECK(plus(day(2024, 5, 5), 0) == "2024-05-05");
    CHECK(plus(day(1, 1, 31), -1) == "none");
    CHECK(plus(day(1, 2, 3), -1) == "0001-01-03");
    CHECK(plus(day(9999, 12, 31), 1) == "none");
    CHECK(plus(day(1, 1, 1), 12 * 9998 + 11) == "9999-12-01");
    CHECK(plus(0, INT64_MAX) == "none");
    CHECK(plus(0, INT64_MIN) == "none");
    CHECK(plus(last_date + 1, 0) == "none");
}

TEST_CASE("date: full months") {
    CHECK(full_months(day(2024, 3, 1), day(2024, 4, 1)) == 1);
    CHECK(full_months(day(2024, 3, 1), day(2024, 3, 31)) == 0);
    CHECK(full_months(day(2024, 3, 15), day(2024, 4, 14)) == 0);
    CHECK(full_months(day(2024, 1, 31), day(2024, 2, 28)) == 0);
    CHECK(full_months(day(2024, 1, 31), day(2024, 2, 29)) == 1);  // no 31st: the month's last day
    CHECK(full_months(day(2023, 2, 28), day(2023, 3, 28)) == 1);
    CHECK(full_months(day(2024, 2, 29), day(2025, 2, 28)) == 12);
    CHECK(full_months(day(2023, 10, 1), day(2024, 9, 30)) == 11);
    CHECK(full_months(day(2024, 4, 14), day(2024, 3, 15)) == 0);
    CHECK(full_months(day(2024, 4, 1), day(2024, 3, 1)) == -1);
    CHECK(full_months(7, 7) == 0);
}

TEST_CASE("date: full months are what add_months says") {
    // Every day of five years, with a leap day among them, against days up to two years away.
    bool definition = true;
    bool inverse = true;
    bool opposite = true;
    for (std::int64_t from = day(2022, 12, 1); from < day(2025, 4, 1); ++from) {
        for (std::int64_t to = from; to < from + 800; to += 1 + (from + to) % 3) {
            const std::int64_t n = full_months(from, to);
            definition = definition && *add_months(from, n) <= to && *add_months(from, n + 1) > to;
            opposite = opposite && full_months(to, from) == -n;
        }
        for (std::int64_t n = -50; n <= 50; ++n)
            inverse = inverse && full_months(from, *add_months(from, n)) == n;
    }
    CHECK(definition);
    CHECK(inverse);
    CHECK(opposite);
}

TEST_CASE("date: what is written") {
    struct Row {
        const char *written, *read;
    };
    const Row rows[] = {
        {"2024年3月1日", "2024-03-01"},
        {"2024年03月01日", "2024-03-01"},
        {"2024-03-01", "2024-03-01"},
        {"2024-3-1", "2024-03-01"},
        {"2024/3/1", "2024-03-01"},
        {"2024.3.1", "2024-03-01"},
        {"２０２４年３月１日", "2024-03-01"},
        {"２０２４／３／１", "2024-03-01"},
        {"２０２４．３．１", "2024-03-01"},
        {" 2024-03-01　", "2024-03-01"},
        {"2024-02-29", "2024-02-29"},
        {"0001-01-01", "0001-01-01"},
        {"9999-12-31", "9999-12-31"},
        {"2023-02-29", "no such date"},
        {"2024年4月31日", "no such date"},
        {"2024-13-01", "no such date"},
        {"2024-00-01", "no such date"},
        {"2024-01-00", "no such date"},
        {"0000-01-01", "no such date"},
        {"2024年3月", "not a date"},
        {"2024-03", "not a date"},
        {"2024", "not a date"},
        {"2024年3月1", "not a date"},
        {"2024-03-01-", "not a date"},
        {"2024-3月1日", "not a date"},
        {"2024年3-1", "not a date"},
        {"2024-03/01", "not a date"},
        {"24-03-01", "not a date"},
        {"12024-03-01", "not a date"},
        {"2024-03-001", "not a date"},
        {"2024 年3月1日", "not a date"},
        {"2024-03-01 0:00", "not a date"},
        {"3/1/2024", "not a date"},
        {"20240301", "not a date"},
        {"二〇二四年三月一日", "not a date"},
        {"去年", "not a date"},
        {"", "not a date"},
        {"45352", "not a date"},
        {"2024-03-01-01", "not a date"},
        {"-2024-03-01", "not a date"},
        {"2024--01", "not a date"},
        {"2024年3月1日1", "not a date"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(written(row.written) == row.read);
    }
    CHECK(written(std::string(100, '2')) == "not a date");
    CHECK(chinese_text({2024, 3, 1}) == "2024年3月1日");
    CHECK(iso_text({987, 11, 1}) == "0987-11-01");
}

TEST_CASE("date: months and years, for periods") {
    CHECK(span_of("2023年10月") == "2023-10-01 2023-10-31");
    CHECK(span_of("2024-02") == "2024-02-01 2024-02-29");
    CHECK(span_of("2024年") == "2024-01-01 2024-12-31");
    CHECK(span_of("2024") == "2024-01-01 2024-12-31");
    CHECK(span_of("2024.6.30") == "2024-06-30 2024-06-30");
    CHECK(span_of("2024年13月") == "no such date");
    CHECK(span_of("2024年3") == "not a date");
    CHECK(span_of("2024-") == "not a date");
}
