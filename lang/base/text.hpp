// UTF-8 text as people see it: code points, full-width folding, display width, nearest names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace biaochi {

// One code point and the bytes that it takes. Invalid bytes decode as U+FFFD of size 1.
struct CodePoint {
    char32_t value = 0;
    unsigned size = 0;
};
CodePoint decode(std::string_view text, std::size_t offset);
void append(std::string& text, char32_t code_point);

// Offset of the first byte that is not valid UTF-8 (overlong forms and surrogates included), npos if all is.
std::size_t first_invalid(std::string_view text);

// Full-width letters, digits and punctuation as their half-width forms; the ideographic space as a blank.
char32_t fold(char32_t code_point);
std::string fold(std::string_view text);

bool is_blank(char32_t code_point);   // blanks, tab, no-break and ideographic space, BOM; not line breaks
bool is_letter(char32_t code_point);  // may begin a name
bool is_digit(char32_t code_point);   // 0-9, half or full width
bool is_ascii_letter(char32_t code_point);  // a-z, A-Z and _, half or full width
bool is_bidirectional_control(char32_t code_point);

// Columns of a terminal: 0 for combining marks, 2 for East Asian wide forms, else 1.
int display_width(char32_t code_point);
std::size_t display_width(std::string_view text);
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

std::string_view trim(std::string_view text);
// The letters A to Z small; all else as it is.
std::string lower_case(std::string_view text);
std::vector<char32_t> code_points(std::string_view text);

// The same key for names that a reader can hardly tell apart (Latin and Cyrillic a, 0 and O, 未 and 末).
std::string look_alike_key(std::string_view name);

// Edits (insert, delete, replace, swap of neighbours) between two texts, counted in code points.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate that `written` most likely meant, "" if none is near.
std::string nearest(std::string_view written, const std::vector<std::string>& candidates);

}  // namespace biaochi
