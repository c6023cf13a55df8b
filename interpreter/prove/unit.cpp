// What the units of numbers stand for, and sets of numbers.
#include <algorithm>

#include "interpreter/prove/figure.hpp"
#include "lang/base/text.hpp"

namespace biaochi::prove {

std::string figure_text(const Figure& figure) {
    std::string text;
    switch (figure.measure) {
        case Measure::ratio: return (figure.value * 100).text() + "%";
        case Measure::points: return figure.value.text() + "分";
        case Measure::year: return figure.value.text() + "年";
        case Measure::month: return figure.value.text() + "个月";
        case Measure::day: return figure.value.text() + "日";
        default:
            for (const char32_t c : figure.counter) append(text, c);
            return figure.value.text() + text;
    }
}

void Told::add(const std::vector<Figure>& figures) {
    for (const Figure& each : figures) {
        all_[{each.measure, each.value}].insert(each.counter);
        if (each.bare) bare_.insert(each.value);
        if (each.measure != Measure::ratio) counts_.insert(each.value);
    }
}

bool Told::has(const Figure& figure) const {
    if (figure.bare) return counts_.count(figure.value) != 0;
    if (figure.measure != Measure::ratio && bare_.count(figure.value) != 0) return true;
    const auto found = all_.find({figure.measure, figure.value});
    if (found == all_.end()) return false;
    return figure.counter.empty() || found->second.count(figure.counter) != 0 ||
           found->second.count(U"") != 0;
}

MeasuredUnit measure_of(std::u32string_view unit, const Counters& counters) {
    struct Known {
        std::u32string_view name;
        Measure measure;
        int per;  // one of it is 1/per
    };
    static constexpr Known known[] = {
        {U"%", Measure::ratio, 100},        {U"‰", Measure::ratio, 1000},
        {U"个百分点", Measure::ratio, 100}, {U"百分点", Measure::ratio, 100},
        {U"percent", Measure::ratio, 100},  {U"per cent", Measure::ratio, 100},
        {U"分钟", Measure::count, 1},       {U"分", Measure::points, 1},
        {U"point", Measure::points, 1},     {U"年", Measure::year, 1},
        {U"周年", Measure::year, 1},        {U"year", Measure::year, 1},
        {U"个月", Measure::month, 1},       {U"月", Measure::month, 1},
        {U"month", Measure::month, 1},      {U"日", Measure::day, 1},
        {U"天", Measure::day, 1},           {U"个工作日", Measure::day, 1},
        {U"工作日", Measure::day, 1},       {U"个自然日", Measure::day, 1},
        {U"day", Measure::day, 1},
    };
    MeasuredUnit result;
    while (result.size < unit.size() && is_blank(unit[result.size])) ++result.size;
    for (const auto& [sign, factor] : {std::pair(U'万', 10000), std::pair(U'亿', 100000000)})
        if (unit.substr(0, 1) == std::u32string_view(&sign, 1)) {
            result.factor = factor;
            result.size = 1;
        }
    const std::u32string_view rest = unit.substr(result.size);
    // A unit of the standard, the longest that begins here: 人次 before 人, and an English one whole.
    std::size_t letters = 0;
    while (letters < rest.size() && is_ascii_letter(rest[letters])) ++letters;
    constexpr std::size_t longest = 12;
    for (std::size_t size = letters > 0 ? letters : std::min(rest.size(), longest); size > 0; --size) {
        const auto found = counters.find(std::u32string(rest.substr(0, size)));
        if (found != counters.end()) {
            result.counter = found->second;
            result.size += size;
            return result;
        }
        if (letters > 0) break;
    }
    for (const Known& each : known) {
        if (rest.compare(0, each.name.size(), each.name) != 0) continue;
        result.measure = each.measure;
        result.factor = result.factor / each.per;
        result.size += each.name.size();
        return result;
    }
    if (result.factor == Number(1)) result.size = 0;
    return result;
}

}  // namespace biaochi::prove
