// What was written for a fact → its value.
#include <algorithm>

#include "interpreter/facts/intake.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Up to 18 digits and nothing else: nearly every count.
bool plain_digits(std::string_view text, std::int64_t& value) {
    constexpr std::size_t most = 18;
    if (text.empty() || text.size() > most) return false;
    value = 0;
    for (const char c : text) {
        if (!is_ascii_digit(c)) return false;
        value = value * 10 + (c - '0');
    }
    return true;
}

std::string_view first_part(std::string_view text) { return text.substr(0, text.find(' ')); }

// Whether `text` is `word` and then something that cannot go on with it.
bool continues(std::string_view text, std::string_view word) {
    if (word.empty() || text.size() <= word.size() || text.substr(0, word.size()) != word) return false;
    const char32_t next = decode(text, word.size()).value;
    return !is_letter(next) && !is_digit(next);
}

// One value that the fast paths did not know; `text` is folded.
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
    Text example() const {
        if (fact.kind == FactKind::truth) return spelling(Word::yes);
        if (fact.kind == FactKind::enumeration)
            return fact.options.empty() ? Text() : Text(fact.options.front());
        return (fact.unit == "%" ? "85" : "35") + fact.unit;
    }
    bool extra_text(std::string_view rest);

    bool quantity(Number& value);
    bool unit(std::string_view rest);
    bool truth(Number& value);
    bool option(Number& value);
};

// Marks the rest alone where its place is known: nothing was folded, nothing unquoted.
bool Value::extra_text(std::string_view rest) {
    rest = trim(rest);
    if (text == written && span.end - span.begin == written.size())
        span.begin = span.end - static_cast<std::uint32_t>(rest.size());
    return fail(Code::facts_text_after, {shown(rest)});
}

// `rest` begins right after digits.
bool is_exponent(std::string_view rest) {
    if (rest.substr(0, 1) == "^" || rest.substr(0, 2) == "**" || rest.substr(0, 2) == "×") return true;
    if (rest.empty() || (rest[0] != 'e' && rest[0] != 'E')) return false;
    rest.remove_prefix(1);
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) rest.remove_prefix(1);
    return !rest.empty() && is_ascii_digit(rest[0]);
}

bool Value::quantity(Number& value) {
    const std::string_view all = text;
    const std::size_t start = all.front() == '-' ? 1 : 0;
    const std::size_t end = std::min(all.size(), all.find_first_not_of("0123456789.", start));
    const std::string_view number = all.substr(0, end);
    const std::string_view rest = all.substr(end);
    if (end == start) return fail(Code::facts_not_number, {fact.name, shown(written), example()});
    if (rest.size() > 1 && rest[0] == ',' && is_ascii_digit(rest[1])) {
        std::string digits = text;
        digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
        return fail(Code::facts_thousands, {fact.name, shown(written), shown(digits)});
    }
    if (is_exponent(rest)) return fail(Code::facts_exponent, {fact.name, shown(written)});
    const auto digits = std::count_if(number.begin(), number.end(), is_ascii_digit);
    if (digits > Number::max_digits)
        return fail(Code::facts_too_many_digits,
                    {fact.name, std::to_string(digits), std::to_string(Number::max_digits)});
    std::optional<Number> parsed = Number::parse(number);
    if (!parsed) return fail(Code::facts_not_number, {fact.name, shown(written), example()});
    if (!unit(rest)) return false;
    if (fact.counted && parsed->sign() < 0) return fail(Code::facts_negative, {fact.name, shown(number)});
    if (fact.counted && !parsed->is_whole()) return fail(Code::facts_fraction, {fact.name, shown(number)});
    value = fact.unit == "%" ? *parsed / 100 : *std::move(parsed);
    return true;
}

bool Value::unit(std::string_view rest) {
    rest = trim(rest);
    if (rest.empty())
        return fact.unit != "%" || fail(Code::facts_percent_missing, {fact.name, shown(written)});
    std::vector<std::string> units = fact.unit_aliases;
    if (!fact.unit.empty()) units.push_back(fact.unit);
    for (std::string& unit : units)
        if ((unit = fold(unit)) == rest) return true;
    for (const std::string& unit : units)
        if (continues(rest, unit)) return extra_text(rest.substr(unit.size()));
    const char32_t first = decode(rest, 0).value;
    if (!is_letter(first) && first != '%')
        return fail(Code::facts_not_number, {fact.name, shown(written), example()});
    const Text wanted =
        fact.unit.empty() ? Text("空(只写数)", "none (a number alone)") : Text("“" + fact.unit + "”");
    return fail(Code::facts_wrong_unit, {fact.name, wanted, shown(first_part(rest))});
}

bool Value::truth(Number& value) {
    const Word word = word_of(text);
    if (word != Word::yes && word != Word::no) {
        const std::string_view first = first_part(text);
        const Word first_word = word_of(first);
        if (first.size() < text.size() && (first_word == Word::yes || first_word == Word::no))
            return extra_text(std::string_view(text).substr(first.size()));
        return fail(Code::facts_not_truth,
                    {fact.name, shown(written), spelling(Word::yes), spelling(Word::no)});
    }
    value = word == Word::yes ? 1 : 0;
    return true;
}

bool Value::option(Number& value) {
    std::string zh;
    std::string en;
    for (std::size_t i = 0; i < fact.options.size(); ++i) {
        const std::string option = fold(fact.options[i]);
        if (option == text) {
            value = static_cast<std::int64_t>(i);
            return true;
        }
        if (continues(text, option)) return extra_text(std::string_view(text).substr(option.size()));
        zh += (i > 0 ? "、" : "") + fact.options[i];
        en += (i > 0 ? ", " : "") + fact.options[i];
    }
    return fail(Code::facts_unknown_option, {fact.name, shown(written), Text(zh, en)});
}

// A minus sign as word processors write it is one too.
std::string folded_value(std::string_view written) {
    constexpr std::string_view minus = "\u2212";
    if (written.substr(0, minus.size()) == minus) return "-" + fold(written.substr(minus.size()));
    return fold(written);
}

}  // namespace

bool parse_value(const Declaration& fact, std::string_view text, Span span, Number& value,
                 Diagnostics& diagnostics) {
    static const std::string_view yes = spelling(Word::yes, Language::zh);
    static const std::string_view no = spelling(Word::no, Language::zh);
    std::int64_t small = 0;
    if (fact.kind == FactKind::quantity) {
        if (plain_digits(text, small) && fact.unit != "%") {
            value = small;
            return true;
        }
    } else if (fact.kind == FactKind::truth && (text == yes || text == no)) {
        value = text == yes ? 1 : 0;
        return true;
    }
    if (text.size() > max_cell_size) {
        diagnostics.push_back(
            {Code::facts_too_long, span, {std::to_string(text.size()), std::to_string(max_cell_size)}, {}});
        return false;
    }
    Value reading{fact, text, folded_value(text), span, diagnostics};
    if (text.empty()) return reading.fail(Code::facts_no_value, {fact.name, reading.example()});
    if (reading.text.front() == '\'' || reading.text.front() == '`')
        return reading.fail(Code::facts_apostrophe, {fact.name, shown(text)});
    switch (fact.kind) {
        case FactKind::quantity: return reading.quantity(value);
        case FactKind::truth: return reading.truth(value);
        default: return reading.option(value);
    }
}

}  // namespace biaochi::facts
