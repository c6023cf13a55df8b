// What was written for a fact → its value.
#include "interpreter/facts/value.hpp"
#include "interpreter/facts/intake.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// Digits and nothing else, as many as are allowed: nearly every count.
bool plain_digits(std::string_view text, std::int64_t& value) {
    if (text.empty() || text.size() > max_significant_digits) return false;
    value = 0;
    for (const char c : text) {
        if (!is_ascii_digit(c)) return false;
        value = value * 10 + (c - '0');
    }
    return true;
}

}  // namespace

bool continues(std::string_view text, std::string_view word) {
    if (word.empty() || text.size() <= word.size() || text.substr(0, word.size()) != word) return false;
    const char32_t next = decode(text, word.size()).value;
    return !is_letter(next) && !is_digit(next);
}

Text Value::example() const {
    switch (fact.kind) {
        case FactKind::truth: return spelling(Word::yes);
        case FactKind::enumeration: return fact.options.empty() ? Text() : Text(fact.options.front());
        case FactKind::text: return {"某厂", "a mill"};
        case FactKind::date:
            return fact.least ? as_written(fact, *fact.least) : Text("2024年3月1日", "2024-03-01");
        case FactKind::quantity: break;
    }
    if (fact.least) return as_written(fact, *fact.least);
    if (fact.most) return as_written(fact, *fact.most);
    return (fact.unit == "%" ? "85" : "35") + fact.unit;
}

// Marks the rest alone where its place is known: nothing was folded, nothing unquoted.
bool Value::extra_text(std::string_view rest) {
    rest = trim(rest);
    if (text == written && span.end - span.begin == written.size())
        span.begin = span.end - static_cast<std::uint32_t>(rest.size());
    return fail(Code::facts_text_after, {shown(rest)});
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

Text why_no_such_date(const WrittenDate& date) {
    if (date.year < 1) return {"年份是 1 至 9999", "years are 1 to 9999"};
    if (date.month < 1 || date.month > 12) return {"月份是 1 至 12", "months are 1 to 12"};
    const std::string last = std::to_string(days_in_month(date.year, date.month));
    const std::string month = iso_text({date.year, date.month, 1});
    return {std::to_string(date.year) + "年" + std::to_string(date.month) + "月是 1 至 " + last + " 日",
            month.substr(0, month.size() - 3) + " has the days 1 to " + last};
}

bool Value::date(Number& value) {
    const WrittenDate date = read_date(text);
    if (date.state == WrittenDate::State::not_a_date)
        return fail(Code::facts_not_date, {fact.name, shown(written), example()});
    if (!date.good())
        return fail(Code::facts_no_such_date, {fact.name, shown(written), why_no_such_date(date)});
    value = days_from_civil(date.first());
    return in_range(value);
}

// The table gives a text its value; here it can only be refused.
bool Value::free_text() {
    return text.find('\n') == std::string::npos || fail(Code::facts_broken_text, {fact.name});
}

namespace {

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
        if (plain_digits(text, small) && fact.unit != "%" && in_declared_range(fact, small)) {
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
        case FactKind::enumeration: return reading.option(value);
        case FactKind::date: return reading.date(value);
        case FactKind::text: return reading.free_text();
    }
    return false;
}

}  // namespace biaochi::facts
