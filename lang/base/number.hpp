// Exact rational numbers. Nothing between a fact file and a score is ever a floating-point value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace biaochi {

// A rational number, always in lowest terms with a positive denominator.
//
// Two lanes share 16 bytes: numerator and denominator in 64 bits each while they fit, and a big rational on
// the heap (denominator_ == 0 marks it) as soon as one of them does not. Every operation starts in the 64-bit
// lane and checks for overflow; results go back to it when they fit, so equal numbers always have the same
// representation.
class Number {
public:
    Number() noexcept = default;
    Number(std::int64_t whole) noexcept;                       // implicit on purpose: 0 and 1 are everywhere
    Number(std::int64_t numerator, std::int64_t denominator);  // denominator != 0
    Number(const Number& other) : slot_(other.slot_), denominator_(other.denominator_) {
        if (denominator_ == 0) clone();
    }
    Number(Number&& other) noexcept : slot_(other.slot_), denominator_(other.denominator_) {
        other.slot_.numerator = 0;
        other.denominator_ = 1;
    }
    Number& operator=(const Number& other) {
        if (this != &other) *this = Number(other);
        return *this;
    }
    Number& operator=(Number&& other) noexcept {
        std::swap(slot_, other.slot_);
        std::swap(denominator_, other.denominator_);
        return *this;
    }
    ~Number() {
        if (denominator_ == 0) release();
    }

    // Digits with at most one point, `max_digits` at the most, an optional leading minus; nothing else (no
    // exponent, no blanks). nullopt for any other text.
    static std::optional<Number> parse(std::string_view decimal);
    static constexpr int max_digits = 30;

    bool is_big() const noexcept { return denominator_ == 0; }
    bool is_whole() const;
    std::optional<std::int64_t> whole() const noexcept {  // nullopt if it is not whole, or not in 64 bits
        return denominator_ == 1 ? std::optional(slot_.numerator) : std::nullopt;
    }
    bool is_zero() const noexcept { return denominator_ != 0 && slot_.numerator == 0; }
    int sign() const;
    // How long it is: decimal digits of numerator and denominator together, at most one or two too many.
    std::size_t digits() const;

    Number floor() const;
    Number ceil() const;

    // The shortest exact text: a decimal without trailing zeros where the expansion ends, else "a/b" in
    // lowest terms.
    std::string text() const;

    friend Number operator+(const Number& a, const Number& b);
    friend Number operator-(const Number& a, const Number& b);
    friend Number operator*(const Number& a, const Number& b);
    friend Number operator/(const Number& a, const Number& b);  // b must not be 0
    friend Number operator-(const Number& a) { return Number() - a; }
    Number& operator+=(const Number& b) { return *this = *this + b; }

    friend int compare(const Number& a, const Number& b);  // < 0, 0, > 0
    friend bool operator==(const Number& a, const Number& b) { return a.same(b); }
    friend bool operator!=(const Number& a, const Number& b) { return !a.same(b); }
    friend bool operator<(const Number& a, const Number& b) { return compare(a, b) < 0; }
    friend bool operator<=(const Number& a, const Number& b) { return compare(a, b) <= 0; }
    friend bool operator>(const Number& a, const Number& b) { return compare(a, b) > 0; }
    friend bool operator>=(const Number& a, const Number& b) { return compare(a, b) >= 0; }

private:
    struct Wide;  // the big lane; defined with its library in number.cpp only
    friend struct Lanes;

    // Equal numbers have the same representation: nothing need be computed.
    bool same(const Number& other) const {
        if (denominator_ != other.denominator_) return false;
        return denominator_ != 0 ? slot_.numerator == other.slot_.numerator : same_wide(other);
    }
    bool same_wide(const Number& other) const;
    void clone();
    void release() noexcept;

    union Slot {
        std::int64_t numerator;
        Wide* wide;  // owned; where denominator_ is 0
    };
    Slot slot_{0};
    std::int64_t denominator_ = 1;
};

int compare(const Number& a, const Number& b);

}  // namespace biaochi
