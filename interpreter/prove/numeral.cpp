#include "interpreter/prove/numeral.hpp"

#include "lang/base/text.hpp"

namespace biaochi::prove {

Characters::Characters(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        written += c.value;
        folded += fold(c.value);
        offsets.push_back(static_cast<std::uint32_t>(i));
        i += c.size;
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
}

std::size_t Characters::digits(std::size_t i) const {
    while (digit(i)) ++i;
    return i;
}

std::optional<Decimal> decimal_at(const Characters& text, std::size_t i) {
    if (!text.digit(i)) return std::nullopt;
    Decimal result;
    std::size_t end = text.digits(i);
    std::string digits;
    for (std::size_t k = i; k < end; ++k) digits += static_cast<char>(text.at(k));
    // 1,000: groups of three after a comma as a keyboard writes it.
    while (end - i <= 3 || text.before(end - 3) == U',') {
        const bool comma = end < text.written.size() && text.written[end] == U',';
        if (!comma || text.digits(end + 1) != end + 4) break;
        for (std::size_t k = end + 1; k < end + 4; ++k) digits += static_cast<char>(text.at(k));
        end += 4;
    }
    if (text.at(end) == U'.' && text.digit(end + 1)) {
        result.dotted = true;
        const std::size_t last = text.digits(end + 1);
        for (std::size_t k = end; k < last; ++k) digits += static_cast<char>(text.at(k));
        constexpr std::size_t most = 10;
        for (std::size_t k = end + 1; k < last && k < end + most; ++k) result.step = result.step / 10;
        end = last;
    }
    const std::optional<Number> value = Number::parse(digits);
    result.value = value.value_or(0);  // longer than any number of a rule: passed over as 0 is
    result.end = end;
    return result;
}

namespace {

bool is_dash(char32_t c) { return c == U'-' || c == U'–' || c == U'—' || c == U'~' || c == U'至'; }

std::size_t month_end(const Characters& text, std::size_t i) {  // 6月24日, 6月; not 6月内
    const std::size_t digits = text.digits(i);
    if (digits == i || digits > i + 2 || text.at(digits) != U'月') return i;
    std::size_t end = digits + 1;
    if (text.at(end) == U'内' || text.at(end) == U'以') return i;
    const std::size_t day = text.digits(end);
    if (day > end && day <= end + 2 && (text.at(day) == U'日' || text.at(day) == U'号')) end = day + 1;
    return end;
}

}  // namespace

std::size_t date_end(const Characters& text, std::size_t i) {
    const std::size_t digits = text.digits(i);
    const bool century = text.starts(i, U"19") || text.starts(i, U"20");
    if (digits == i + 4 && century) {
        if (text.at(digits) == U'年') return std::max(digits + 1, month_end(text, digits + 1));
        const char32_t mark = text.at(digits);
        if (is_dash(mark) || mark == U'/' || mark == U'.') {
            const std::size_t second = text.digits(digits + 1);
            if (second == digits + 5 && text.at(second) == U'年') return second + 1;  // 2024-2026年
            const std::size_t third = text.digits(second + 1);
            if (second > digits + 1 && second <= digits + 3 && text.at(second) == mark && third > second + 1)
                return third;
        }
        return i;
    }
    if (is_dash(text.at(digits)) && month_end(text, digits + 1) > digits + 1)
        return month_end(text, digits + 1);
    return month_end(text, i);
}

std::optional<Decimal> spelt_at(const Characters& text, std::size_t i) {
    static constexpr std::u32string_view words[] = {U"one",  U"two", U"three",  U"four",
                                                    U"five", U"six", U"seven",  U"eight",
                                                    U"nine", U"ten", U"eleven", U"twelve"};
    std::u32string word;
    for (std::size_t k = i; is_ascii_letter(text.at(k)) && k < i + 7; ++k)
        word += text.at(k) < U'a' ? text.at(k) + 32 : text.at(k);
    for (std::size_t n = 0; n < std::size(words); ++n)
        if (word == words[n])
            return Decimal{Number(static_cast<std::int64_t>(n + 1)), i + word.size(), false, 1};
    static constexpr std::u32string_view ones = U"零一二三四五六七八九";
    const auto one = [&](std::size_t k) {
        const char32_t c = text.at(k) == U'两' ? U'二' : text.at(k) == U'〇' ? U'零' : text.at(k);
        return ones.find(c);
    };
    std::int64_t all = 0, myriads = 0, digit = 0;
    bool waiting = false;  // a digit whose power is still to come
    std::size_t end = i;
    for (; end < i + 12; ++end) {
        const std::size_t value = one(end);
        const char32_t c = text.at(end);
        const std::int64_t power = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
        if (value != std::u32string_view::npos) {
            digit = static_cast<std::int64_t>(value);
            waiting = true;
        } else if (power != 0) {
            all += (waiting ? digit : 1) * power;
            waiting = false;
            digit = 0;
        } else if (c == U'万' && end > i && myriads == 0) {
            myriads = (all + digit) * 10000;
            all = digit = 0;
            waiting = false;
        } else {
            break;
        }
    }
    if (end == i) return std::nullopt;
    return Decimal{Number(myriads + all + digit), end, false, 1};
}

}  // namespace biaochi::prove
