// The pieces of a line of a .facts file. Characters are compared in any width.
#pragma once

#include <string_view>

#include "lang/base/text.hpp"

namespace biaochi::facts {

// What closes a quote that opens so; 0 if it opens none.
inline char32_t closing_mark(char32_t opening) {
    return opening == U'「' ? U'」' : opening == U'“' ? U'”' : opening == U'"' ? U'"' : 0;
}
inline bool is_opening(char32_t c) { return closing_mark(c) != 0; }
inline bool is_colon(char32_t c) { return c == ':'; }
inline bool is_bar(char32_t c) { return c == '|'; }

// Offset of the first character that, folded, is wanted; npos if there is none.
template <typename Wanted>
std::size_t find(std::string_view text, Wanted wanted) {
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        if (wanted(fold(c.value))) return i;
        i += c.size;
    }
    return std::string_view::npos;
}

inline bool begins_quote(std::string_view text) { return find(text, is_opening) == 0; }

// Cuts a comment off. Gives the mark of a quote that is not closed, "" if all are.
inline std::string_view cut_comment(std::string_view& line) {
    char32_t close = 0;
    std::string_view mark;
    for (std::size_t i = 0; i < line.size();) {
        const CodePoint point = decode(line, i);
        const char32_t c = fold(point.value);
        if (close != 0) {
            if (c == close) close = 0;
        } else if (c == '#') {
            line = trim(line.substr(0, i));
            return {};
        } else if (is_opening(c)) {
            close = closing_mark(c);
            mark = line.substr(i, point.size);
        }
        i += point.size;
    }
    return close == 0 ? std::string_view() : mark;
}

// Offset of the first bar that no quote encloses; npos if there is none.
inline std::size_t find_bar(std::string_view text) {
    char32_t close = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = decode(text, i);
        const char32_t c = fold(point.value);
        if (close == 0 && is_bar(c)) return i;
        if (close == 0)
            close = closing_mark(c);
        else if (c == close)
            close = 0;
        i += point.size;
    }
    return std::string_view::npos;
}

struct Quoted {
    std::string_view inside, after;
};
// A text that begins with a quote; one that is not closed goes on to the end.
inline Quoted unquote(std::string_view text) {
    const CodePoint open = decode(text, 0);
    const std::string_view rest = text.substr(open.size);
    const char32_t close = closing_mark(fold(open.value));
    const std::size_t size = find(rest, [close](char32_t c) { return c == close; });
    if (size == std::string_view::npos) return {trim(rest), {}};
    return {trim(rest.substr(0, size)), trim(rest.substr(size + decode(rest, size).size))};
}

}  // namespace biaochi::facts
