// Numbers as an official text and as the sentences below it say them, with what they are numbers of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/base/number.hpp"
#include "lang/source/source.hpp"

namespace biaochi::prove {

// What a number counts. Counters beyond these differ from text to text (1名, 1人) and mean the same.
enum class Measure { ratio, points, year, month, day, count };

struct Figure {
    Number value;  // 85% is 0.85, 5万元 is 50000
    Measure measure = Measure::count;
    enum Part {
        alone,
        low,
        high,
        below
    } part = alone;      // 70%-75%: low and high; below: 低于65% of a sentence
    bool spelt = false;  // in words (十年): it tells a number, but need not be one
    Span span;

    bool same(const Figure& other) const { return measure == other.measure && value == other.value; }
    friend bool operator<(const Figure& a, const Figure& b) {
        return a.measure != b.measure ? a.measure < b.measure : a.value < b.value;
    }
};

// 达85%得7分: how many points, and on what.
struct Pair {
    std::vector<Figure> conditions, points;
    Span span;
};

struct Figures {
    std::vector<Figure> all;
    std::vector<Pair> pairs;  // points on a condition
};

// What a text says. Left out is what is no number of a rule: list numbers, dates and years, numbers of
// documents and articles, numbers in names (《…》, “…”, AI2), the 100% of a formula (×100%). Numerals in
// Chinese characters are read where a counter follows; they are `spelt`.
Figures figures_of_text(std::string_view text, Span place);

// Whether a text says the pair of a sentence: the same points on what the sentence asks for. A tier 达75% is
// told by 75%-80%, a tier 低于80% by its upper end.
bool tells(const Pair& text, const Pair& sentence);
// The same without regard to the points; `but`: so many of the conditions may differ in value.
bool tells_condition(const Pair& text, const Pair& sentence, std::size_t but = 0);

// The measure that a unit stands for; `factor` is what one of it counts (1% is 1/100, 1万 is 10000). `size`:
// how many characters the unit takes, 0 if there is none that is known.
struct MeasuredUnit {
    Measure measure = Measure::count;
    Number factor = 1;
    std::size_t size = 0;
};
MeasuredUnit measure_of(std::u32string_view unit);

}  // namespace biaochi::prove
