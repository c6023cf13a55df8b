// Numbers as an official text and as the sentences below it say them, with what they are numbers of.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lang/base/number.hpp"
#include "lang/source/source.hpp"

namespace biaochi::prove {

enum class Measure { ratio, points, year, month, day, count };

// The counters that a standard declares as units, with their aliases. Others (1名, 2个) may stand for any.
using Counters = std::unordered_map<std::u32string, std::u32string>;

struct Figure {
    Number value;  // 85% is 0.85, 5万元 is 50000
    Measure measure = Measure::count;
    std::u32string counter;  // of a count, where it is one of the standard's units
    enum Part {
        alone,
        low,
        high,
        below
    } part = alone;       // 70%-75%: low and high; below: 低于65% of a sentence
    bool bare = false;    // of a text, without a unit: points, or a count of anything
    Number step = 1;      // of a text: one in its last place
    bool called = false;  // of a scoring form: its place is where the form is applied
    bool spelt = false;   // in words (十年): it tells a number, but need not be one
    Span span;

    bool fits(const Figure& other) const {
        if (bare || other.bare) return measure != Measure::ratio && other.measure != Measure::ratio;
        return measure == other.measure &&
               (counter == other.counter || counter.empty() || other.counter.empty());
    }
    bool same(const Figure& other) const { return fits(other) && value == other.value; }
};

// 85%, 7分, 3人: of a number that is not written where it is told.
std::string figure_text(const Figure& figure);

// A set of numbers.
class Told {
public:
    void add(const std::vector<Figure>& figures);
    bool has(const Figure& figure) const;

private:
    std::map<std::pair<Measure, Number>, std::set<std::u32string>> all_;
    std::set<Number> bare_, counts_;  // without a unit; all but ratios
};

// 达85%得7分: how many points, and on what.
struct Pair {
    std::vector<Figure> conditions, points;
    Span span;
    static constexpr std::size_t most = 32;  // conditions; longer lists are compared number by number only
};

struct Figures {
    std::vector<Figure> all;
    std::vector<Pair> pairs;  // points on a condition
};

// What a text says. Left out is what is no number of a rule: list numbers, dates and years, numbers of
// documents and articles, numbers in names (《…》, “…”, AI2), the 100% of a formula (×100%). Numerals in
// Chinese characters are read where a counter follows; they are `spelt`.
Figures figures_of_text(std::string_view text, Span place, const Counters& counters);

// Whether a text says the pair of a sentence: the same points on what the sentence asks for. A tier 达75% is
// told by 75%-80%, a tier 低于80% by its upper end.
bool tells(const Pair& text, const Pair& sentence);
// The same without regard to the points; `but`: so many of the conditions may differ in value.
bool tells_condition(const Pair& text, const Pair& sentence, std::size_t but = 0);

// What a unit stands for, that begins here; `factor` is what one of it counts (1% is 1/100, 1万 is 10000).
// `size`: how many characters the unit takes, 0 if there is none that is known.
struct MeasuredUnit {
    Measure measure = Measure::count;
    std::u32string counter;
    Number factor = 1;
    std::size_t size = 0;
};
MeasuredUnit measure_of(std::u32string_view unit, const Counters& counters);

}  // namespace biaochi::prove
