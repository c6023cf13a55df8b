#include "lang/base/number.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdlib>
#include <limits>

namespace biaochi {

namespace {

using Big = boost::multiprecision::cpp_rational;
using BigWhole = boost::multiprecision::cpp_int;
__extension__ using Wide128 = __int128;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

// The lowest 64-bit value is left out of the fast lane: it has no negative.
bool fits(Wide128 value) { return value > lowest && value <= highest; }

Wide128 gcd(Wide128 a, Wide128 b) {
    if (a < 0) a = -a;
    while (b != 0) {
        // Most operands are small: the 64-bit remainder is several times faster than the 128-bit one.
        if (a <= highest && b <= highest) {
            auto x = static_cast<std::uint64_t>(a);
            auto y = static_cast<std::uint64_t>(b);
            while (y != 0) {
                const std::uint64_t rest = x % y;
                x = y;
                y = rest;
            }
            return static_cast<Wide128>(x);
        }
        const Wide128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

}  // namespace

struct Number::Wide {
    Big value;
};

// The only code that knows how a Number is stored.
struct Lanes {
    static Big big(const Number& n) {
        if (n.denominator_ == 0) return n.slot_.wide->value;
        return Big(n.slot_.numerator, n.denominator_);
    }

    static Number from_big(Big value) {
        const BigWhole& top = numerator(value);
        const BigWhole& bottom = denominator(value);
        if (abs(top) <= highest && bottom <= highest)
            return reduced(top.convert_to<std::int64_t>(), bottom.convert_to<std::int64_t>());
        Number result;
        result.slot_.wide = new Number::Wide{std::move(value)};
        result.denominator_ = 0;
        return result;
    }

    static Number reduced(std::int64_t numerator, std::int64_t denominator) noexcept {
        Number result;
        result.slot_.numerator = numerator;
        result.denominator_ = denominator;
        return result;
    }

    // Lowest terms; false when the result does not fit the fast lane.
    static bool reduce(Wide128 top, Wide128 bottom, Number& result) {
        if (bottom != 1) {
            if (bottom < 0) {
                top = -top;
                bottom = -bottom;
            }
            const Wide128 common = gcd(top, bottom);
            if (common > 1) {
                top /= common;
                bottom /= common;
            }
        }
        if (!fits(top) || !fits(bottom)) return false;
        result = reduced(static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom));
        return true;
    }
};

Number::Number(std::int64_t whole) noexcept : slot_{whole} {
    if (whole == lowest) *this = Lanes::from_big(Big(whole));
}

Number::Number(std::int64_t numerator, std::int64_t denominator) {
    *this = Number(numerator) / Number(denominator);
}

void Number::clone() { slot_.wide = new Wide(*slot_.wide); }

void Number::release() noexcept { delete slot_.wide; }

std::optional<Number> Number::parse(std::string_view decimal) {
    const bool negative = !decimal.empty() && decimal.front() == '-';
    if (negative) decimal.remove_prefix(1);
    BigWhole digits = 0;
    BigWhole scale = 1;
    std::int64_t small = 0;
    int count = 0;
    bool point = false;
    for (std::size_t i = 0; i < decimal.size(); ++i) {
        const char c = decimal[i];
        if (c == '.' && !point && i > 0 && i + 1 < decimal.size()) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++count > max_digits) return std::nullopt;
        if (!point && count <= 18) {
            small = small * 10 + (c - '0');
            continue;
        }
        if (digits == 0 && small != 0) digits = small;
        digits = digits * 10 + (c - '0');
        if (point) scale *= 10;
    }
    if (count == 0) return std::nullopt;
    if (!point && count <= 18) return Number(negative ? -small : small);
    Big value(digits, scale);
    return Lanes::from_big(negative ? Big(-value) : value);
}

bool Number::is_whole() const {
    return denominator_ == 1 || (denominator_ == 0 && denominator(Lanes::big(*this)) == 1);
}

int Number::sign() const {
    if (denominator_ == 0) return Lanes::big(*this).sign();
    return slot_.numerator > 0 ? 1 : slot_.numerator < 0 ? -1 : 0;
}

Number Number::floor() const {
    if (is_whole()) return *this;
    if (denominator_ != 0) return slot_.numerator / denominator_ - (slot_.numerator < 0 ? 1 : 0);
    const Big value = Lanes::big(*this);
    BigWhole whole = numerator(value) / denominator(value);
    if (value < 0) --whole;
    return Lanes::from_big(Big(whole));
}

Number Number::ceil() const { return -(-*this).floor(); }

std::size_t Number::digits() const {
    const auto of_bits = [](std::size_t bits) { return bits * 30103 / 100000 + 1; };
    if (denominator_ != 0) {
        const auto bits = [](std::uint64_t n) {
            std::size_t count = 0;
            for (; n != 0; n >>= 1U) ++count;
            return count;
        };
        const auto top = static_cast<std::uint64_t>(slot_.numerator);
        const std::size_t whole = of_bits(bits(slot_.numerator < 0 ? 0 - top : top));
        return denominator_ == 1 ? whole : whole + of_bits(bits(static_cast<std::uint64_t>(denominator_)));
    }
    const Big& value = slot_.wide->value;
    const BigWhole top = abs(numerator(value));
    const std::size_t whole = top == 0 ? 1 : of_bits(msb(top) + 1);
    return whole + of_bits(msb(BigWhole(denominator(value))) + 1);
}

std::string Number::text() const {
    if (denominator_ == 1) return std::to_string(slot_.numerator);
    const Big value = Lanes::big(*this);
    const BigWhole top = abs(numerator(value));
    const BigWhole bottom = denominator(value);
    const std::string sign_text = value < 0 ? "-" : "";
    unsigned twos = 0;
    unsigned fives = 0;
    BigWhole rest = bottom;
    for (; rest % 2 == 0; rest /= 2) ++twos;
    for (; rest % 5 == 0; rest /= 5) ++fives;
    if (rest != 1) return sign_text + top.str() + "/" + bottom.str();
    const unsigned places = twos > fives ? twos : fives;
    std::string digits = BigWhole(top * pow(BigWhole(10), places) / bottom).str();
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, ".");
    return sign_text + digits;
}

Number operator+(const Number& a, const Number& b) {
    if (a.denominator_ != 0 && b.denominator_ != 0) {
        std::int64_t whole = 0;
        if (a.denominator_ == 1 && b.denominator_ == 1 &&
            !__builtin_add_overflow(a.slot_.numerator, b.slot_.numerator, &whole))
            return {whole};
        Wide128 top = 0;
        Number result;
        if (!__builtin_add_overflow(Wide128(a.slot_.numerator) * b.denominator_,
                                    Wide128(b.slot_.numerator) * a.denominator_, &top) &&
            Lanes::reduce(top, Wide128(a.denominator_) * b.denominator_, result))
            return result;
    }
    return Lanes::from_big(Lanes::big(a) + Lanes::big(b));
}

Number operator-(const Number& a, const Number& b) {
    if (b.denominator_ != 0) return a + Lanes::reduced(-b.slot_.numerator, b.denominator_);
    return Lanes::from_big(Lanes::big(a) - Lanes::big(b));
}

Number operator*(const Number& a, const Number& b) {
    Number result;
    if (a.denominator_ != 0 && b.denominator_ != 0 &&
        Lanes::reduce(Wide128(a.slot_.numerator) * b.slot_.numerator,
                      Wide128(a.denominator_) * b.denominator_, result))
        return result;
    return Lanes::from_big(Lanes::big(a) * Lanes::big(b));
}

Number operator/(const Number& a, const Number& b) {
    Number result;
    if (a.denominator_ != 0 && b.denominator_ != 0 &&
        Lanes::reduce(Wide128(a.slot_.numerator) * b.denominator_,
                      Wide128(a.denominator_) * b.slot_.numerator, result))
        return result;
    return Lanes::from_big(Lanes::big(a) / Lanes::big(b));
}

int compare(const Number& a, const Number& b) {
    if (a.denominator_ != 0 && b.denominator_ != 0) {
        const Wide128 left = Wide128(a.slot_.numerator) * b.denominator_;
        const Wide128 right = Wide128(b.slot_.numerator) * a.denominator_;
        return left < right ? -1 : left > right ? 1 : 0;
    }
    // Cross-multiplied: the library's own way, by continued fractions, takes far longer for long numbers.
    const Big left = Lanes::big(a);
    const Big right = Lanes::big(b);
    const BigWhole one = numerator(left) * denominator(right);
    const BigWhole other = numerator(right) * denominator(left);
    return one.compare(other);
}

bool Number::same_wide(const Number& other) const {
    const Big& a = slot_.wide->value;
    const Big& b = other.slot_.wide->value;
    return numerator(a) == numerator(b) && denominator(a) == denominator(b);
}

}  // namespace biaochi
