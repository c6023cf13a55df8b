// One value on its way from what was written to a number: value.cpp, and quantity.cpp for numbers.
#pragma once

#include "interpreter/facts/read.hpp"
#include "interpreter/facts/written.hpp"
#include "lang/base/date.hpp"

namespace biaochi::facts {

// One value that the fast paths of parse_value did not know; `text` is folded.
struct Value {
    const Declaration& fact;
    std::string_view written;
    std::string text;
    Span span;
    Diagnostics& diagnostics;

    bool fail(Code code, std::vector<Text> arguments) {
        diagnostics.push_back({code, span, std::move(arguments), {}});
        return false;
    }
    Text example() const;
    bool extra_text(std::string_view rest);

    bool quantity(Number& value);
    bool unit(std::string_view rest);
    bool truth(Number& value);
    bool option(Number& value);
    bool date(Number& value);
    bool free_text();
    bool in_range(const Number& value);
};

inline bool in_declared_range(const Declaration& fact, const Number& value) {
    return !(fact.least && value < *fact.least) && !(fact.most && value > *fact.most);
}

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Up to the first blank.
inline std::string_view first_part(std::string_view text) { return text.substr(0, text.find(' ')); }

// Whether `text` is `word` and then something that cannot go on with it.
bool continues(std::string_view text, std::string_view word);

// Why a date of the right form does not exist: “2023年2月只有 1 至 28 日”.
Text why_no_such_date(const WrittenDate& date);

}  // namespace biaochi::facts
