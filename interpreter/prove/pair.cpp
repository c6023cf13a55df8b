// Comparing what a text and a sentence give points for.
#include <algorithm>

#include "interpreter/prove/figure.hpp"

namespace biaochi::prove {

namespace {

bool fits(const Figure& text, const Figure& sentence) {
    if (!text.fits(sentence)) return false;
    if (sentence.part == Figure::high) return text.part == Figure::high;
    if (sentence.part == Figure::below) return text.part != Figure::low;
    return text.part != Figure::high;
}

bool told(const Pair& text, const Figure& sentence) {
    return std::any_of(text.conditions.begin(), text.conditions.end(), [&](const Figure& each) {
        if (!fits(each, sentence)) return false;
        // 91-100 counts its upper end in, a tier 91-101 does not.
        const bool whole = each.part == Figure::high && each.measure != Measure::ratio;
        return each.value == sentence.value || (whole && each.value + each.step == sentence.value);
    });
}

}  // namespace

bool tells_condition(const Pair& text, const Pair& sentence, std::size_t but) {
    for (const Figure& each : sentence.conditions) {
        if (told(text, each)) continue;
        const bool comparable = std::any_of(text.conditions.begin(), text.conditions.end(),
                                            [&](const Figure& other) { return fits(other, each); });
        // Where a text has no upper end, the tier above it is that end.
        if (each.part == Figure::high && !comparable) continue;
        if (but == 0 || !comparable) return false;
        --but;
    }
    return true;
}

bool tells(const Pair& text, const Pair& sentence) {
    if (text.points.size() != sentence.points.size()) return false;
    for (const Figure& each : sentence.points)
        if (std::none_of(text.points.begin(), text.points.end(),
                         [&](const Figure& other) { return other.same(each); }))
            return false;
    return tells_condition(text, sentence);
}

}  // namespace biaochi::prove
