#include "interpreter/report/figures.hpp"

#include <algorithm>

#include "lang/base/date.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

bool ends(const std::string& number) { return number.find('/') == std::string::npos; }

// A number cut off after two decimals, towards minus infinity.
std::string two_decimals(const Number& number) {
    const Number hundredths = (number * Number(100)).floor();
    const Number size = hundredths.sign() < 0 ? -hundredths : hundredths;
    const Number whole = (size / Number(100)).floor();
    const std::string rest = (size - whole * Number(100)).text();
    return (hundredths.sign() < 0 ? "-" : "") + whole.text() + "." + (rest.size() < 2 ? "0" : "") + rest;
}

std::string signed_number(const Number& number) {
    if (number.sign() < 0) return "−" + (-number).text();
    return (number.sign() > 0 ? "+" : "") + number.text();
}

// A range, end by end; what is as large as only facts without a limit make it has no limit.
template <typename F>
std::string range(const Value& value, Language language, F figure) {
    static const Number far = *Number::parse("100000000000000");
    if (value.low == value.high) return figure(value.low);
    const auto end = [&](const Number& number) {
        return number <= -far || number >= far ? std::string(text(Message::reach_unlimited, language))
                                               : figure(number);
    };
    return end(value.low) + "~" + end(value.high);
}

std::string besides(const std::string& figure, const Value& value, Language language) {
    std::string result = figure;
    const auto add = [&](unsigned char state, Message message) {
        if ((value.state & state) != 0)
            result += (result.empty() ? "" : "|") + std::string(text(message, language));
    };
    add(Value::undefined, Message::undefined);
    add(Value::not_applicable, Message::not_applicable);
    return result;
}

}  // namespace

std::string percent(const Number& ratio, Language language) {
    const std::string exact = (ratio * Number(100)).text();
    if (ends(exact)) return exact + "%";
    return text(Message::about, language, {ratio.text(), two_decimals(ratio * Number(100)) + "%"});
}

std::string quantity(const Number& number, const std::string& unit, Language language) {
    if (unit == "%") return percent(number, language);
    const std::string exact = number.text();
    const std::string spaced = (language == Language::en && !unit.empty() ? " " : "") + unit;
    if (ends(exact)) return exact + spaced;
    return text(Message::about, language, {exact + spaced, two_decimals(number)});
}

std::string quantity(const Value& value, const std::string& unit, Language language) {
    if ((value.state & Value::number) == 0) return besides("", value, language);
    const auto figure = [&](const Number& number) { return quantity(number, unit, language); };
    return besides(range(value, language, figure), value, language);
}

std::string score_text(const Value& score, Language language) {
    if ((score.state & Value::number) == 0) return besides("", score, language);
    return besides(range(score, language, [](const Number& number) { return number.text(); }), score,
                   language);
}

std::string signed_figure(const Value& value, Language language) {
    if ((value.state & Value::number) == 0) return besides("", value, language);
    return range(value, language, signed_number);
}

std::string sum_figure(const Value& value, Language language) {
    std::string figure = signed_figure(value, language);
    figure.erase(std::remove(figure.begin(), figure.end(), '+'), figure.end());
    return figure;
}

Value plus(const Value& a, const Value& b) {
    Value sum;
    if ((a.state & Value::number) != 0) sum = a;
    if ((b.state & Value::number) != 0) {
        sum.low += b.low;
        sum.high += b.high;
    }
    sum.state = Value::number;
    return sum;
}

Value negated(const Value& value) {
    Value result = value;
    result.low = -value.low;
    result.high = -value.high;
    return result;
}

Value minus(const Value& a, const Value& b) { return plus(a, negated(b)); }

bool is_zero(const Value& value) { return value.exact() && value.low.is_zero(); }

namespace {

std::string option_text(const model::Result& result, const Number& index, Language language) {
    const std::optional<std::int64_t> option = index.whole();
    if (!option || *option < 0 || static_cast<std::size_t>(*option) >= result.options.size()) return {};
    const std::string& name = result.options[static_cast<std::size_t>(*option)];
    const Word word = exact_word(name);
    return word == Word::none ? name : std::string(spelling(word, language));
}

std::string one_result(const model::Result& result, const Number& value, Language language) {
    switch (result.kind) {
        case facts::FactKind::enumeration: return option_text(result, value, language);
        case facts::FactKind::truth:
            return std::string(spelling(value.is_zero() ? Word::no : Word::yes, language));
        case facts::FactKind::date: return iso_text(civil_from_days(value.whole().value_or(0)));
        default: return result.unit == "%" ? (value * 100).text() + "%" : value.text();
    }
}

}  // namespace

std::string result_text(const model::Result& result, const Value& value, Language language) {
    if (value.is_not_applicable()) return std::string(text(Message::not_applicable, language));
    if ((value.state & Value::number) == 0) return std::string(text(Message::undefined, language));
    const std::string low = one_result(result, value.low, language);
    return value.low == value.high ? low : low + "~" + one_result(result, value.high, language);
}

Verdict verdict(const Value& total, const std::optional<Number>& pass_mark) {
    if (!pass_mark) return Verdict::none;
    if (total.state != Value::number) return Verdict::open;
    if (total.low >= *pass_mark) return Verdict::pass;
    return total.high < *pass_mark ? Verdict::fail : Verdict::open;
}

std::string verdict_text(Verdict verdict, Language language) {
    switch (verdict) {
        case Verdict::pass: return std::string(text(Message::verdict_pass, language));
        case Verdict::fail: return std::string(text(Message::verdict_fail, language));
        case Verdict::open: return std::string(text(Message::verdict_open, language));
        case Verdict::none: break;
    }
    return {};
}

}  // namespace biaochi::report
