// Characters of a text, and the numerals among them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/number.hpp"

namespace biaochi::prove {

// A text by characters, full-width forms folded.
struct Characters {
    std::u32string folded, written;
    std::vector<std::uint32_t> offsets;  // of each character, and of the end

    explicit Characters(std::string_view text);
    char32_t at(std::size_t i) const { return i < folded.size() ? folded[i] : U'\0'; }
    char32_t before(std::size_t i) const { return i > 0 ? at(i - 1) : U'\0'; }
    bool digit(std::size_t i) const { return at(i) >= U'0' && at(i) <= U'9'; }
    bool starts(std::size_t i, std::u32string_view with) const {
        return folded.compare(i < folded.size() ? i : folded.size(), with.size(), with) == 0;
    }
    bool ends(std::size_t i, std::u32string_view with) const {
        return i >= with.size() && starts(i - with.size(), with);
    }
    std::u32string_view rest(std::size_t i) const {  // a little of what follows
        return std::u32string_view(folded).substr(i < folded.size() ? i : folded.size(), 64);
    }
    std::size_t digits(std::size_t i) const;  // where the digits that begin here end
};

// The decimal that begins at i (1,000 and 0.5 as well), and where it ends.
struct Decimal {
    Number value;
    std::size_t end = 0;
    bool dotted = false;
    Number step = 1;  // one in its last place
};
std::optional<Decimal> decimal_at(const Characters& text, std::size_t i);

// Where the date or year that begins at i ends (2024年6月24日, 2024-06-24, 6月底, 2024-2026年); i if there is
// none.
std::size_t date_end(const Characters& text, std::size_t i);

// The numeral in words that begins at i: in Chinese characters, or one to twelve.
std::optional<Decimal> spelt_at(const Characters& text, std::size_t i);

}  // namespace biaochi::prove
