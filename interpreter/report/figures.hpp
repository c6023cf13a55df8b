// Values as people read them. Exact throughout: a share that ends is shown whole, any other one as its
// fraction.
#pragma once

#include <optional>
#include <string>

#include "interpreter/score/scorecard.hpp"
#include "lang/diagnostic/diagnostic.hpp"

namespace biaochi::report {

using score::Value;

// "87.5%"; "2/3(约 66.66%)" where the expansion does not end. The two decimals are cut off, never rounded
// up: 89.999…% must not read as the 90% that it did not reach.
std::string percent(const Number& ratio, Language language);

// A number with its unit; "%" is the unit of a ratio, "" of a pure number.
std::string quantity(const Number& number, const std::string& unit, Language language);
std::string quantity(const Value& value, const std::string& unit, Language language);

// A score for people: as Value::text(), which is one for all languages, but 不参评 in the reader's.
std::string score_text(const Value& score, Language language);

// "+5", "−4", "0", "−4~0": what a sentence gave or took. Sums have no +.
std::string signed_figure(const Value& value, Language language);
std::string sum_figure(const Value& value, Language language);

// Exact signed sums; ranges add end by end, and what is not applicable adds nothing.
Value plus(const Value& a, const Value& b);
Value minus(const Value& a, const Value& b);
Value negated(const Value& value);
bool is_zero(const Value& value);

// A 结果, as a cell: an option, 是 or 否, a date, or a figure. 达标 and 不达标 are words in both languages.
std::string result_text(const model::Result& result, const Value& value, Language language);

// Whether a total reaches the pass mark; open where a range straddles it. none: no pass mark was given, so
// that nothing may be said.
enum class Verdict { none, pass, fail, open };
Verdict verdict(const Value& total, const std::optional<Number>& pass_mark);
std::string verdict_text(Verdict verdict, Language language);

}  // namespace biaochi::report
