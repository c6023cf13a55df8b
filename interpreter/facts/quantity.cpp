// Numbers with a unit.
#include <algorithm>

#include "interpreter/facts/intake.hpp"
#include "interpreter/facts/value.hpp"
#include "lang/base/text.hpp"

namespace biaochi::facts {

namespace {

// `rest` begins right after digits.
bool is_exponent(std::string_view rest) {
    if (rest.substr(0, 1) == "^" || rest.substr(0, 2) == "**" || rest.substr(0, 2) == "×") return true;
    if (rest.empty() || (rest[0] != 'e' && rest[0] != 'E')) return false;
    rest.remove_prefix(1);
    if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) rest.remove_prefix(1);
    return !rest.empty() && is_ascii_digit(rest[0]);
}

}  // namespace

std::size_t significant_digits(std::string_view number) {
    std::string digits;
    for (const char c : number)
        if (is_ascii_digit(c)) digits += c;
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string::npos ? 0 : digits.find_last_not_of('0') - first + 1;
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
    if (fact.unit == "%" && trim(rest).empty()) {  // 0.85 is a share of 1, 85 one of 100
        const Number meant = *parsed <= 1 ? *parsed * 100 : *parsed;
        return fail(Code::facts_percent_missing, {fact.name, shown(written), meant.text() + "%"});
    }
    if (!unit(rest)) return false;
    if (fact.counted && parsed->sign() < 0) return fail(Code::facts_negative, {fact.name, shown(number)});
    if (fact.counted && !parsed->is_whole()) return fail(Code::facts_fraction, {fact.name, shown(number)});
    if (const std::size_t significant = significant_digits(number); significant > max_significant_digits)
        return fail(Code::facts_too_precise, {fact.name, shown(number), std::to_string(significant),
                                              std::to_string(max_significant_digits)});
    value = fact.unit == "%" ? *parsed / 100 : *std::move(parsed);
    return in_range(value);
}

bool Value::unit(std::string_view rest) {
    rest = trim(rest);
    if (rest.empty()) return true;
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

bool Value::in_range(const Number& value) {
    if (in_declared_range(fact, value)) return true;
    const Text least = fact.least ? as_written(fact, *fact.least) : Text();
    const Text most = fact.most ? as_written(fact, *fact.most) : Text();
    const bool date = fact.kind == FactKind::date;
    Text range(least.zh + " 至 " + most.zh, least.en + " to " + most.en);
    if (!fact.most)
        range = {least.zh + (date ? " 以后" : " 以上"), least.en + (date ? " or later" : " or more")};
    if (!fact.least)
        range = {most.zh + (date ? " 以前" : " 以下"), most.en + (date ? " or earlier" : " or less")};
    return fail(Code::facts_out_of_range, {fact.name, shown(written), range});
}

}  // namespace biaochi::facts
