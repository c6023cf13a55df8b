// Ladders that are not made of ranges: over the options of an enumeration, and between marks.
#include <algorithm>

#include "interpreter/model/rules/ladder.hpp"

namespace biaochi::model {

Id Ladder::options() {
    const std::vector<std::string>& names = context().enumerations[subject.type.enumeration];
    std::vector<std::size_t> tier_of(names.size(), words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto option = static_cast<std::size_t>(*pool()[words[i].low].number.whole());
        if (tier_of[option] < words.size()) {
            context().error(Code::ladder_option_twice, spans[i], {names[option]},
                            {{spans[tier_of[option]], {"另一档", "the other tier"}}});
            return no_id;
        }
        tier_of[option] = i;
    }
    std::vector<std::string> missing;
    for (std::size_t option = 0; option < names.size(); ++option)
        if (tier_of[option] == words.size()) missing.push_back(names[option]);
    if (!missing.empty()) {
        context().error(Code::ladder_option_missing, sentence.syntax.span(), {with_bars(missing)});
        return no_id;
    }
    Id result = points(tier_of.back());
    for (std::size_t option = 0; option < names.size(); ++option) {
        const Id here =
            compare_with(pool(), Word::is, subject.id, pool().constant(static_cast<std::int64_t>(option)));
        tiers.push_back({here, points(tier_of[option]), spans[tier_of[option]]});
        if (option + 1 < names.size())
            result = pool().make(Op::select, here, points(tier_of[option]), result);
    }
    return result;
}

namespace {

// A mark: at this value these points.
struct Mark {
    Number at;
    std::size_t tier = 0;
};

// (x - a) × (q - p) ÷ (b - a) + p, and never outside p … q, which the bounds of the result then show.
Id line(Pool& pool, Id x, const Number& a, const Number& b, Id p, Id q) {
    const Id slope = pool.make(Op::divide, pool.make(Op::subtract, q, p), pool.constant(b - a));
    const Id run = pool.make(Op::subtract, x, pool.constant(a));
    const Id value = pool.make(Op::add, p, pool.make(Op::multiply, run, slope));
    const Id low = pool.make(Op::smaller, p, q);
    const Id high = pool.make(Op::larger, p, q);
    return pool.make(Op::larger, low, pool.make(Op::smaller, high, value));
}

}  // namespace

// 不超过60%得0分,80%得6分,100%以上得10分,其间直线内插: marks, flat at both ends where the words say so.
Id Ladder::interpolate(const std::vector<TierWords>& fixed, Id path) {
    std::vector<Mark> marks;
    std::optional<std::size_t> below;  // the tier that holds below the lowest mark, and above the highest
    std::optional<std::size_t> above;
    for (std::size_t i = 0; i < fixed.size(); ++i) {
        const Word word = fixed[i].word;
        const bool low = word == Word::below || word == Word::at_most || word == Word::or_less;
        const bool high =
            word == Word::above || word == Word::beyond || word == Word::at_least || word == Word::or_more;
        if (fixed[i].range || word == Word::is || (low && below) || (high && above)) {
            context().error(Code::interpolation_tier, spans[i]);
            return no_id;
        }
        if (low) below = i;
        if (high) above = i;
        if (word != Word::below && word != Word::above && word != Word::beyond)
            marks.push_back({pool()[fixed[i].low].number, i});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
    for (std::size_t i = 0; i + 1 < marks.size(); ++i)
        if (marks[i].at == marks[i + 1].at) {
            context().error(Code::ladder_overlap, spans[marks[i + 1].tier], {shown(marks[i].at)},
                            {{spans[marks[i].tier], {"另一档", "the other tier"}}});
            return no_id;
        }
    if (marks.size() < 2) {
        context().error(Code::interpolation_marks, sentence.syntax.span());
        return no_id;
    }
    const Nature& nature = pool().nature(subject.id);
    const auto edge = [&](const std::optional<std::size_t>& tier, const Mark& mark, bool bottom) {
        if (tier && pool()[fixed[*tier].low].number == mark.at) return true;
        const bool none_beyond =
            bottom ? nature.least && *nature.least >= mark.at : nature.most && *nature.most <= mark.at;
        if (!tier && none_beyond) return true;
        context().error(tier     ? Code::interpolation_edge
                        : bottom ? Code::ladder_no_bottom
                                 : Code::ladder_no_top,
                        spans[tier.value_or(mark.tier)], {shown(mark.at)});
        return false;
    };
    if (!edge(below, marks.front(), true) || !edge(above, marks.back(), false)) return no_id;
    Id result = points(below.value_or(marks.front().tier));
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Id reached = compare_with(pool(), Word::at_least, subject.id, pool().constant(marks[i].at));
        const Id here = points(marks[i].tier);
        const Id value = i + 1 == marks.size() ? here
                                               : line(pool(), subject.id, marks[i].at, marks[i + 1].at, here,
                                                      points(marks[i + 1].tier));
        result = pool().make(Op::select, reached, value, result);
        const Id later = i + 1 == marks.size() ? pool().truth(false)
                                               : compare_with(pool(), Word::at_least, subject.id,
                                                              pool().constant(marks[i + 1].at));
        const Id between = pool().make(Op::both, reached, pool().make(Op::negation, later));
        tiers.push_back({pool().make(Op::both, path, between), no_id, spans[marks[i].tier]});
    }
    if (above && fixed[*above].word != Word::at_least && fixed[*above].word != Word::or_more)
        result = pool().make(Op::select,
                             compare_with(pool(), Word::above, subject.id, pool().constant(marks.back().at)),
                             points(*above), result);
    return result;
}

}  // namespace biaochi::model
