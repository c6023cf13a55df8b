#include "lang/base/number.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <random>

using biaochi::compare;
using biaochi::Number;

namespace {

using Big = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

// A number twice: as the program has it, and as the library that knows no fast lane has it.
struct Pair {
    Number number;
    Big exact;
};

Pair pair(std::int64_t top, std::int64_t bottom = 1) { return {Number(top, bottom), Big(top) / Big(bottom)}; }

Big read(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash != std::string::npos) return Big(Whole(text.substr(0, slash)), Whole(text.substr(slash + 1)));
    const std::size_t point = text.find('.');
    if (point == std::string::npos) return Big(Whole(text));
    std::string digits = text;
    digits.erase(point, 1);
    // "-0.5" without its point is "-05": leading zeros would make it octal.
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const Big value(Whole(digits), pow(Whole(10), static_cast<unsigned>(text.size() - point - 1)));
    return negative ? Big(-value) : value;
}

bool fits(const Big& value) { return abs(numerator(value)) <= highest && denominator(value) <= highest; }

// The same value, in the lane where it belongs.
bool same(const Number& number, const Big& exact) {
    return read(number.text()) == exact && number.is_big() == !fits(exact);
}

Big floor_of(const Big& value) {
    Whole whole = numerator(value) / denominator(value);
    if (value < 0 && Big(whole) != value) --whole;
    return Big(whole);
}

std::vector<Pair> edges() {
    std::vector<Pair> all;
    for (const std::int64_t whole :
         {std::int64_t{0}, std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{7},
          std::int64_t{100}, std::int64_t{1} << 31, (std::int64_t{1} << 31) + 1, std::int64_t{1} << 32,
          std::int64_t{3037000499}, std::int64_t{3037000500}, std::int64_t{1} << 62,
          (std::int64_t{1} << 62) + 1, highest - 1, highest})
        for (const std::int64_t bottom :
             {std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{1000003}, std::int64_t{1} << 32,
              highest - 2, highest}) {
            all.push_back(pair(whole, bottom));
            all.push_back(pair(-whole, bottom));
        }
    all.push_back(pair(lowest));
    all.push_back(pair(1, lowest));
    all.push_back(pair(lowest, highest));
    all.push_back(pair(lowest, lowest));
    for (const char* text :
         {"999999999999999999999999999999", "-999999999999999999999999999999", "9223372036854775808",
          "9223372036854775807", "-9223372036854775808", "0.00000000000000000000000000001",
          "-0.00000000000000000001", "123456789012345.678901234567891"})
        all.push_back({Number::parse(text).value(), read(text)});
    return all;
}

}  // namespace

TEST_CASE("number: both lanes compute the same, and a number is always in its own lane") {
    const std::vector<Pair> all = edges();
    std::size_t wrong = 0;
    for (const Pair& a : all) {
        wrong += same(a.number, a.exact) ? 0U : 1U;
        wrong += same(-a.number, -a.exact) ? 0U : 1U;
        wrong += same(a.number.floor(), floor_of(a.exact)) ? 0U : 1U;
        wrong += same(a.number.ceil(), -floor_of(-a.exact)) ? 0U : 1U;
        wrong += a.number.sign() == a.exact.sign() ? 0U : 1U;
        wrong += a.number.is_zero() == (a.exact == 0) ? 0U : 1U;
        wrong += a.number.is_whole() == (denominator(a.exact) == 1) ? 0U : 1U;
        for (const Pair& b : all) {
            wrong += same(a.number + b.number, a.exact + b.exact) ? 0U : 1U;
            wrong += same(a.number - b.number, a.exact - b.exact) ? 0U : 1U;
            wrong += same(a.number * b.number, a.exact * b.exact) ? 0U : 1U;
            if (b.exact != 0) wrong += same(a.number / b.number, a.exact / b.exact) ? 0U : 1U;
            wrong += compare(a.number, b.number) == a.exact.compare(b.exact) ? 0U : 1U;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("number: long random walks stay exact") {
    std::mt19937_64 random(1);
    const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
    std::size_t wrong = 0;
    for (int walk = 0; walk < 300; ++walk) {
        Pair at = pair(below(1000) - 500, below(99) + 1);
        for (int step = 0; step < 12; ++step) {
            const Pair by = pair(static_cast<std::int64_t>(random()) >> below(63),
                                 below(2) != 0 ? highest - below(9) : 1 + below(9));
            switch (below(4)) {
                case 0: at = {at.number + by.number, at.exact + by.exact}; break;
                case 1: at = {at.number - by.number, at.exact - by.exact}; break;
                case 2: at = {at.number * by.number, at.exact * by.exact}; break;
                default:
                    if (by.exact != 0) at = {at.number / by.number, at.exact / by.exact};
            }
            wrong += same(at.number, at.exact) ? 0U : 1U;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("number: overflow goes to the big lane, and comes back from it") {
    const Number most(highest);
    CHECK_FALSE(most.is_big());
    const Number over = most + 1;
    CHECK(over.is_big());
    CHECK(over.text() == "9223372036854775808");
    CHECK_FALSE((over - 1).is_big());
    CHECK(over - 1 == most);
    CHECK(Number(lowest).is_big());  // it has no negative in 64 bits
    CHECK((-Number(lowest)).text() == "9223372036854775808");
    CHECK_FALSE((Number(lowest) + 1).is_big());
    CHECK((Number(std::int64_t{-1} << 62) + Number(std::int64_t{-1} << 62)).is_big());
    const Number square = most * most;
    CHECK(square.is_big());
    CHECK(square / most == most);
    CHECK_FALSE((square / most).is_big());
    CHECK((square - square).is_zero());
    CHECK_FALSE((square - square).is_big());
    CHECK(square.sign() == 1);
    CHECK((-square).sign() == -1);
    CHECK(square.is_whole());
    CHECK_FALSE((square / 2).is_whole());
}

TEST_CASE("number: big values are copied, moved and assigned as values") {
    Number a = *Number::parse("123456789012345678901234567890");
    const Number copy = a;
    a += 1;
    CHECK(a != copy);
    CHECK(copy.text() == "123456789012345678901234567890");
    Number moved = std::move(a);
    CHECK(moved.text() == "123456789012345678901234567891");
    CHECK(a.is_zero());  // NOLINT: what a moved-from number is, is part of its contract
    moved = moved;       // NOLINT
    CHECK(moved.text() == "123456789012345678901234567891");
    a = copy;
    CHECK(a == copy);
    std::swap(a, moved);
    CHECK(moved == copy);
    moved = Number(5);
    CHECK(moved == 5);
    CHECK(sizeof(Number) == 16);
}

TEST_CASE("number: parse reads digits with at most one point, and nothing else") {
    struct Row {
        std::string written, text;
    };
    for (const Row& row :
         std::vector<Row>{{"0", "0"},
                          {"-0", "0"},
                          {"007", "7"},
                          {"1.50", "1.5"},
                          {"-1.05", "-1.05"},
                          {"0.05", "0.05"},
                          {"10.050", "10.05"},
                          {"0.0", "0"},
                          {"00.10", "0.1"},
                          {"100", "100"},
                          {"12.345", "12.345"},
                          {"123456789012345678", "123456789012345678"},
                          {"1234567890123456789", "1234567890123456789"},
                          {"12345678901234567890", "12345678901234567890"},
                          {"0.123456789012345678901234567", "0.123456789012345678901234567"}}) {
        CAPTURE(row.written);
        const std::optional<Number> value = Number::parse(row.written);
        REQUIRE(value.has_value());
        CHECK(value->text() == row.text);
    }
    for (const char* written : {"", "-", ".", "1.", ".5", "-.5", "1.2.3", "1..2", "+1", "--1", "1e3", "1 ",
                                " 1", "1,000", "0x1", "１", "1/2", "a", "1-"}) {
        CAPTURE(written);
        CHECK_FALSE(Number::parse(written).has_value());
    }
    CHECK_FALSE(Number::parse(std::string_view("1\0", 2)).has_value());
}

TEST_CASE("number: thirty digits are read, thirty-one are not") {
    const std::string thirty(30, '9');
    CHECK(Number::parse(thirty)->text() == thirty);
    CHECK(Number::parse("-" + thirty)->text() == "-" + thirty);
    CHECK(Number::parse("0." + std::string(28, '0') + "1")->text() == "0." + std::string(28, '0') + "1");
    CHECK_FALSE(Number::parse(thirty + "9").has_value());
    CHECK_FALSE(
        Number::parse("0" + thirty).has_value());  // leading zeros count: the limit is on what is written
    CHECK_FALSE(Number::parse("1." + thirty).has_value());
    CHECK_FALSE(Number::parse(std::string(1000000, '1')).has_value());
}

TEST_CASE("number: text is the shortest exact decimal, a fraction where there is none") {
    CHECK(Number(1, 2).text() == "0.5");
    CHECK(Number(-1, 8).text() == "-0.125");
    CHECK(Number(1, 3).text() == "1/3");
    CHECK(Number(-2, 6).text() == "-1/3");
    CHECK(Number(3, -7).text() == "-3/7");
    CHECK(Number(7, 50).text() == "0.14");
    CHECK(Number(100, 4).text() == "25");
    CHECK(Number(1, 1024).text() == "0.0009765625");
    CHECK(Number(123, 1000).text() == "0.123");
    CHECK(Number(12345, 10).text() == "1234.5");
    CHECK(Number(1, highest).text() == "1/9223372036854775807");
    CHECK((Number(1) / *Number::parse("1" + std::string(29, '0'))).text() ==
          "0." + std::string(28, '0') + "1");
}

TEST_CASE("number: floor and ceil of negatives go down and up") {
    CHECK(Number(-1, 2).floor() == -1);
    CHECK(Number(-1, 2).ceil() == 0);
    CHECK(Number(-7, 3).floor() == -3);
    CHECK(Number(-7, 3).ceil() == -2);
    CHECK(Number(7, 3).floor() == 2);
    CHECK(Number(7, 3).ceil() == 3);
    CHECK(Number(-4).floor() == -4);
    CHECK(Number(-4).ceil() == -4);
    const Number big = *Number::parse("-123456789012345678901234567.5");
    CHECK(big.floor().text() == "-123456789012345678901234568");
    CHECK(big.ceil().text() == "-123456789012345678901234567");
}

TEST_CASE("number: comparison is exact where floating point is not") {
    CHECK(Number(1, 3) < *Number::parse("0.3333333333333333333333333334"));
    CHECK(Number(1, 3) > *Number::parse("0.3333333333333333333333333333"));
    CHECK(Number(highest, highest - 1) > Number(highest - 1, highest - 2) - Number(1, 1000));
    CHECK(Number(highest - 1, highest) < Number(1));
    CHECK(*Number::parse("0.1") + *Number::parse("0.2") == *Number::parse("0.3"));
    CHECK(Number(2, 4) == Number(1, 2));
    CHECK(Number(2, 4) >= Number(1, 2));
    CHECK(Number(-1) <= Number(0));
}
