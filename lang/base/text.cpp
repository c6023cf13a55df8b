#include "lang/base/text.hpp"

#include <algorithm>
#include <iterator>

namespace biaochi {

namespace {

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool within(const Range (&ranges)[N], char32_t c) {
    const auto* found =
        std::upper_bound(std::begin(ranges), std::end(ranges), c,
                         [](char32_t value, const Range& range) { return value < range.first; });
    return found != std::begin(ranges) && c <= std::prev(found)->last;
}

// East Asian Width W and F (Unicode 15), the blocks that texts of this kind can contain.
constexpr Range wide[] = {{0x1100, 0x115F}, {0x231A, 0x231B},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
                          {0x3400, 0x4DBF}, {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
                          {0xF900, 0xFAFF}, {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},
                          {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range combining[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x202A, 0x202E},
                               {0x2060, 0x2064}, {0x2066, 0x2069}, {0x20D0, 0x20FF},
                               {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
constexpr Range letters[] = {{'A', 'Z'},       {'_', '_'},       {'a', 'z'},       {0x00C0, 0x00D6},
                             {0x00D8, 0x00F6}, {0x00F8, 0x024F}, {0x0370, 0x03FF}, {0x0400, 0x052F},
                             {0x3005, 0x3007}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},
                             {0xFF21, 0xFF3A}, {0xFF3F, 0xFF3F}, {0xFF41, 0xFF5A}, {0x20000, 0x3FFFD}};

// Pairs that look alike in common typefaces; the first stands for both.
constexpr std::pair<char32_t, char32_t> twins[] = {
    {U'a', 0x0430}, {U'c', 0x0441}, {U'e', 0x0435}, {U'i', 0x0456}, {U'o', 0x043E}, {U'p', 0x0440},
    {U'x', 0x0445}, {U'y', 0x0443}, {U'A', 0x0410}, {U'B', 0x0412}, {U'C', 0x0421}, {U'E', 0x0415},
    {U'H', 0x041D}, {U'K', 0x041A}, {U'M', 0x041C}, {U'O', 0x041E}, {U'P', 0x0420}, {U'T', 0x0422},
    {U'X', 0x0425}, {U'A', 0x0391}, {U'B', 0x0392}, {U'E', 0x0395}, {U'H', 0x0397}, {U'l', 0x0399},
    {U'K', 0x039A}, {U'M', 0x039C}, {U'N', 0x039D}, {U'O', 0x039F}, {U'P', 0x03A1}, {U'T', 0x03A4},
    {U'X', 0x03A7}, {U'o', 0x03BF}, {U'v', 0x03BD}, {U'O', U'0'},   {U'O', U'〇'},  {U'l', U'1'},
    {U'l', U'I'},   {U'l', 0x0406}, {U's', 0x0455}, {U'j', 0x0458}, {U'未', U'末'}, {U'己', U'已'},
    {U'己', U'巳'}, {U'土', U'士'}, {U'日', U'曰'}, {U'人', U'入'}, {U'千', U'干'}, {U'千', U'于'},
    {U'大', U'太'}, {U'日', U'臼'}, {U'徽', U'微'}, {U'帐', U'账'}};

char32_t twin(char32_t c) {
    for (const auto& [kept, other] : twins)
        if (c == other) return kept;
    return c;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
    const auto tail = [&](std::size_t i) { return offset + i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xC2 && lead <= 0xDF && tail(1)) return {((lead & 0x1FU) << 6) | (byte(1) & 0x3FU), 2};
    if ((lead & 0xF0U) == 0xE0 && tail(1) && tail(2)) {
        const char32_t c = ((lead & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && tail(1) && tail(2) && tail(3)) {
        const char32_t c =
            ((lead & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU);
        if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
    }
    return {0xFFFD, 1};
}

void append(std::string& text, char32_t c) {
    const auto put = [&](char32_t bits) { text.push_back(static_cast<char>(bits)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::size_t first_invalid(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const CodePoint c = decode(text, i);
        if (c.size == 1) return i;
        i += c.size;
    }
    return std::string_view::npos;
}

char32_t fold(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    return c == 0x3000 || c == 0x00A0 ? U' ' : c;
}

std::string fold(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        append(result, fold(c.value));
        i += c.size;
    }
    return result;
}

bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == 0x00A0 || c == 0x3000 || c == 0xFEFF; }
bool is_letter(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || within(letters, c); }
bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }
bool is_ascii_letter(char32_t c) {
    const char32_t folded = fold(c);
    return folded == '_' || (folded >= 'a' && folded <= 'z') || (folded >= 'A' && folded <= 'Z');
}
bool is_bidirectional_control(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

int display_width(char32_t c) {
    if (c < 0x300) return c < 0x20 ? 0 : 1;
    return within(combining, c) ? 0 : within(wide, c) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const char32_t c : code_points(text)) width += static_cast<std::size_t>(display_width(c));
    return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
    const std::size_t own = display_width(text);
    return std::string(text) + std::string(own < width ? width - own : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t own = display_width(text);
    return std::string(own < width ? width - own : 0, ' ') + std::string(text);
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        const CodePoint c = decode(text, 0);
        if (!is_blank(c.value) && c.value != '\n' && c.value != '\r') break;
        text.remove_prefix(c.size);
    }
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        const CodePoint c = decode(text, last);
        if (!is_blank(c.value) && c.value != '\n' && c.value != '\r') break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        result.push_back(c.value);
        i += c.size;
    }
    return result;
}

std::string look_alike_key(std::string_view name) {
    std::string key;
    for (const char32_t c : code_points(name)) append(key, twin(fold(c)));
    return key;
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
    const std::vector<char32_t> a = code_points(left);
    const std::vector<char32_t> b = code_points(right);
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

std::string nearest(std::string_view written, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest = 64;  // longer than any name: a guess would be noise
    const std::string folded = fold(written);
    const std::size_t size = code_points(folded).size();
    if (size > longest) return {};
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, size / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t other = code_points(candidate).size();
        if (other > size + best_distance || size > other + best_distance) continue;
        const std::size_t distance = edit_distance(folded, candidate);
        if (distance < best_distance && distance < std::max(size, other)) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace biaochi
