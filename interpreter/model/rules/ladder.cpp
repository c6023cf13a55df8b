// 分档: tiers over one expression (达90%得8分,75%-80%得5分,低于65%不得分).
#include "interpreter/model/rules/ladder.hpp"

#include "interpreter/model/rules/cases.hpp"

namespace biaochi::model {

namespace {

TierRange range_of(const Pool& pool, const TierWords& words) {
    TierRange tier;
    const Number& value = pool[words.low].number;
    switch (words.word) {
        case Word::below:
        case Word::at_most:
        case Word::or_less:
            tier.high = {value, words.word != Word::below};
            tier.open_low = true;
            return tier;
        case Word::is:
            tier.low = tier.high = {value, true};
            tier.point = true;
            return tier;
        default: break;
    }
    tier.low = {value, words.word != Word::above && words.word != Word::beyond};
    if (words.range) {
        tier.high = {pool[words.high].number, false};
        tier.nominal_high = true;
    } else {
        tier.open_high = true;
        tier.explicit_low = words.word != Word::none;
    }
    return tier;
}

// The phase that the verbs agree on; 不得分 goes with any.
bool common_phase(const Ladder& ladder, Phase& phase) {
    std::optional<Phase> common;
    for (std::size_t i = 0; i < ladder.outcomes.size(); ++i) {
        const Word verb = ladder.outcomes[i].verb;
        if (verb == Word::zero) continue;
        if (common && *common != phase_of(verb)) {
            ladder.context().error(Code::ladder_verbs, ladder.spans[i]);
            return false;
        }
        common = phase_of(verb);
    }
    phase = common.value_or(Phase::base);
    return true;
}

// Where thresholds depend on conditions, a ladder for each case.
struct Cases {
    Ladder& ladder;
    std::size_t leaves = 0;

    static std::vector<Id> thresholds(const std::vector<TierWords>& words) {
        std::vector<Id> all;
        for (const TierWords& each : words) {
            all.push_back(each.low);
            if (each.high != no_id) all.push_back(each.high);
        }
        return all;
    }

    Id build(const std::vector<TierWords>& words, Id path) {
        Pool& pool = ladder.pool();
        constexpr std::size_t most_leaves = 256;
        const Id condition = first_condition(pool, thresholds(words));
        if (condition == no_id || ++leaves > most_leaves) {
            bool fixed = true;
            for (const TierWords& each : words) {
                if (pool.is_constant(each.low)) continue;
                ladder.context().error(Code::ladder_threshold, each.threshold.span(),
                                       {ladder.context().text(each.threshold)});
                fixed = false;
            }
            if (!fixed) return no_id;
            return ladder.interpolated ? ladder.interpolate(words, path) : ladder.cover(words, path);
        }
        const auto branch = [&](bool holds) {
            std::vector<TierWords> fixed = words;
            for (TierWords& each : fixed) {
                each.low = where(pool, each.low, condition, holds);
                if (each.high != no_id) each.high = where(pool, each.high, condition, holds);
            }
            const Id here = holds ? condition : pool.make(Op::negation, condition);
            return build(fixed, pool.make(Op::both, path, here));
        };
        const Id yes = branch(true);
        const Id no = yes == no_id ? no_id : branch(false);
        return no == no_id ? no_id : pool.make(Op::select, condition, yes, no);
    }
};

}  // namespace

Id Ladder::by_cases() {
    const Id result = Cases{*this}.build(words, pool().truth(true));
    if (result == no_id || !pool().nature(subject.id).absent) return result;
    const Id applies = pool().make(Op::applicable, subject.id);
    for (Tier& tier : tiers) tier.holds = pool().make(Op::both, applies, tier.holds);
    return where_applicable(pool(), subject.id, result);
}

bool Ladder::complain(const Cover& cover) const {
    const Span span = spans[cover.tier];
    const Text value = shown(cover.witness);
    const Label below{spans[cover.other], {"下面一档", "the tier below"}};
    const Label other{spans[cover.other], {"另一档", "the other tier"}};
    switch (cover.flaw) {
        case Flaw::none: return true;
        case Flaw::gap: context().error(Code::ladder_gap, span, {value}, {below}); break;
        case Flaw::overlap: context().error(Code::ladder_overlap, span, {value}, {other}); break;
        case Flaw::boundary: context().error(Code::ladder_boundary, span, {value}, {other}); break;
        case Flaw::no_bottom: context().error(Code::ladder_no_bottom, span, {value}); break;
        case Flaw::no_top: context().error(Code::ladder_no_top, span, {value}); break;
        case Flaw::bare_top: context().error(Code::ladder_bare_top, span, {value}); break;
        case Flaw::points_only: context().error(Code::ladder_points_only, sentence.syntax.span()); break;
    }
    return false;
}

// From the lowest tier up, each taking over where it is reached, and the points last: they win.
Id Ladder::cover(const std::vector<TierWords>& fixed, Id path) {
    std::vector<TierRange> ranges;
    ranges.reserve(fixed.size());
    for (const TierWords& each : fixed) ranges.push_back(range_of(pool(), each));
    const Cover cover = prove_cover(ranges, pool().nature(subject.id), boundary);
    if (!complain(cover)) return no_id;
    shared.insert(shared.end(), cover.shared.begin(), cover.shared.end());
    const auto reached = [&](std::size_t tier) {
        const TierRange& range = ranges[tier];
        if (!range.low.value) return pool().truth(true);
        const Word word = range.point ? Word::is : range.low.included ? Word::at_least : Word::above;
        return compare_with(pool(), word, subject.id, pool().constant(*range.low.value));
    };
    Id result = points(cover.order.front());
    for (std::size_t i = 1; i < cover.order.size(); ++i)
        result = pool().make(Op::select, reached(cover.order[i]), points(cover.order[i]), result);
    if (tiers.empty())
        for (const std::size_t tier : cover.order)
            tiers.push_back({pool().truth(false), points(tier), spans[tier]});
    Id no_later = path;
    for (std::size_t i = cover.order.size(); i-- > 0;) {
        const std::size_t tier = cover.order[i];
        const Id here = i == 0 ? pool().truth(true) : reached(tier);
        for (Tier& each : tiers)
            if (each.span.begin == spans[tier].begin)
                each.holds = pool().make(Op::either, each.holds, pool().make(Op::both, no_later, here));
        no_later = pool().make(Op::both, no_later, pool().make(Op::negation, here));
    }
    return result;
}

void ladder_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    Pool& pool = context.pool();
    std::vector<RulingUse> uses;
    const Noting noting(context, uses);
    Ladder ladder{draft,
                  sentence,
                  resolve(context, *sentence.scope, sentence.syntax.child(0)),
                  {},
                  {},
                  {},
                  Shared::unsaid,
                  false,
                  std::nullopt,
                  {},
                  {}};
    if (!ladder.subject.ok()) return;
    const bool options = ladder.subject.type.kind == TypeKind::enumeration;
    const bool ordered =
        ladder.subject.type.kind == TypeKind::quantity || ladder.subject.type.kind == TypeKind::date;
    if (!options && !ordered) {
        context.error(Code::type_not_quantity, sentence.syntax.child(0).span(),
                      {context.type_text(ladder.subject.type)});
        return;
    }
    Phase phase = Phase::base;
    if (!ladder.read() || !common_phase(ladder, phase)) return;
    const Id effect = options ? ladder.options() : ladder.by_cases();
    if (effect == no_id) return;
    if (ladder.boundary != Shared::unsaid && ladder.shared.empty()) {
        context.error(Code::ladder_boundary_idle, sentence.syntax.span());
        return;
    }
    Rule& rule = draft.add(sentence, Form::ladder, phase);
    rule.subject = ladder.subject.id;
    rule.rulings = uses;
    rule.effect = effect;
    rule.tiers = ladder.tiers;
    bound(pool, rule);
    if (ladder.ruling) {
        Id mattered = pool.truth(false);
        for (const Number& value : ladder.shared)
            mattered = pool.make(Op::either, mattered,
                                 compare_with(pool, Word::is, rule.subject, pool.constant(value)));
        rule.rulings.push_back(ladder.ruling->use(mattered));
    }
    draft.scored.emplace_back().rule = draft.row.rules.size() - 1;
    for (std::size_t i = 0; i < ladder.outcomes.size(); ++i) {
        if (ladder.outcomes[i].pick == no_id) continue;
        for (const Tier& tier : ladder.tiers)
            if (tier.span.begin == ladder.spans[i].begin)
                check_pick(context, ladder.outcomes[i], tier.holds, ladder.spans[i]);
    }
}

}  // namespace biaochi::model
