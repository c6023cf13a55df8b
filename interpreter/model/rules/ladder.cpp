// 分档: tiers over one expression (达90%得8分,75%-80%得5分,低于65%不得分).
#include "interpreter/model/rules/cover.hpp"
#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

struct Ladder {
    Draft& draft;
    const Sentence& sentence;
    Typed subject;
    std::vector<TierRange> ranges;  // by tier, as the next three
    std::vector<Number> points;
    std::vector<Word> verbs;
    std::vector<Span> spans;
    Shared boundary = Shared::unsaid;
    std::optional<InForce> ruling;  // that decides the boundaries

    Context& context() const { return draft.context; }
    Pool& pool() const { return draft.context.pool(); }

    std::string shown(const Number& value) const {
        if (subject.type.unit == 0) return (value * 100).text() + "%";
        return value.text() + context().unit_text(subject.type.unit);
    }

    std::optional<Number> threshold(Syntax node) {
        const Typed value = resolve_quantity(context(), *sentence.scope, node);
        if (!value.ok() || !same_unit(context(), subject, value, node.span())) return std::nullopt;
        if (pool().is_constant(value.id)) return pool()[value.id].number;
        context().error(Code::ladder_threshold, node.span(), {context().text(node)});
        return std::nullopt;
    }

    bool read_range(Syntax range, TierRange& tier) {
        const std::optional<Number> low = literal(context(), range.child(0));
        const Syntax upper = range.last();
        const Typed high = quantity_literal(context(), upper);
        if (!low || !high.ok() || !same_unit(context(), subject, high, range.span())) return false;
        std::size_t unit = high.type.unit;  // 70-75%: the unit of the upper end holds for both
        if (range.size() == 3 && !find_unit(context(), range.child(1), unit)) return false;
        if (unit != high.type.unit) {
            context().error(Code::unit_mismatch, range.span(),
                            {context().unit_name(unit), context().unit_name(high.type.unit)});
            return false;
        }
        const bool percent = upper.size() > 1 && high.type.unit == 0;
        tier.low = {percent ? *low / 100 : *low, true};
        tier.high = {pool()[high.id].number, false};
        tier.nominal_high = true;
        if (*tier.low.value < *tier.high.value) return true;
        context().error(Code::ladder_range_backwards, range.span(), {context().text(range)});
        return false;
    }

    bool read_ends(Syntax node, TierRange& tier) {
        const Syntax first = node.child(0);
        if (first.kind() == Kind::range) return read_range(first, tier);
        if (first.kind() == Kind::word) {  // 无
            tier.low = tier.high = {Number(0), true};
            tier.point = true;
            return true;
        }
        const bool comparator = first.kind() == Kind::op;
        const std::optional<Number> value = threshold(comparator ? node.child(1) : first);
        if (!value) return false;
        const bool bare = !comparator && node.child(1).kind() != Kind::op;
        const Word word = comparator ? first.word() : bare ? Word::none : node.child(1).word();
        switch (word) {
            case Word::at_least:
            case Word::or_more:
            case Word::none:
            case Word::above:
            case Word::beyond:
                tier.low = {value, word != Word::above && word != Word::beyond};
                tier.open_high = true;
                tier.explicit_low = !bare;
                return true;
            case Word::below:
            case Word::at_most:
            case Word::or_less:
                tier.high = {value, word != Word::below};
                tier.open_low = true;
                return true;
            case Word::is:
                tier.low = tier.high = {value, true};
                tier.point = true;
                return true;
            default: context().error(Code::ladder_comparison, node.child(0).span()); return false;
        }
    }

    bool read_tier(Syntax node) {
        Outcome outcome;
        TierRange tier;
        if (!read_outcome(context(), *sentence.scope, node.last(), outcome)) return false;
        if (outcome.verb == Word::not_applicable) {
            context().error(Code::ladder_outcome, node.last().span());
            return false;
        }
        if (!read_ends(node, tier)) return false;
        ranges.push_back(tier);
        verbs.push_back(outcome.verb);
        points.push_back(outcome.full ? draft.points : signed_points(outcome));
        spans.push_back(node.span());
        return true;
    }

    bool read_boundary(Syntax node) {
        const Syntax rule = node.last();
        if (rule.kind() != Kind::by_ruling) {
            boundary = rule.word() == Word::to_higher ? Shared::to_higher : Shared::to_lower;
            return true;
        }
        ruling.emplace();
        if (!option_in_force(context(), rule, {MeaningKind::to_higher, MeaningKind::to_lower}, *ruling))
            return false;
        boundary = ruling->meaning.kind == MeaningKind::to_higher ? Shared::to_higher : Shared::to_lower;
        return true;
    }

    bool read() {
        constexpr std::size_t most_tiers = 256;
        bool good = true;
        for (std::size_t i = 1; i < sentence.syntax.size(); ++i) {
            const Syntax part = sentence.syntax.child(i);
            good = (part.kind() == Kind::tier ? read_tier(part) : read_boundary(part)) && good;
        }
        if (ranges.size() <= most_tiers) return good;
        context().error(Code::ladder_too_long, sentence.syntax.span(),
                        {std::to_string(ranges.size()), std::to_string(most_tiers)});
        return false;
    }

    bool complain(const Cover& cover) {
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

    // The phase that the verbs agree on; 不得分 goes with any.
    bool common_phase(Phase& phase) {
        std::optional<Phase> common;
        for (std::size_t i = 0; i < verbs.size(); ++i) {
            if (verbs[i] == Word::zero) continue;
            if (common && *common != phase_of(verbs[i])) {
                context().error(Code::ladder_verbs, spans[i]);
                return false;
            }
            common = phase_of(verbs[i]);
        }
        phase = common.value_or(Phase::base);
        return true;
    }

    Id reached(std::size_t tier) const {
        const TierRange& range = ranges[tier];
        if (!range.low.value) return pool().truth(true);
        const Word word = range.point ? Word::is : range.low.included ? Word::at_least : Word::above;
        return compare_with(pool(), word, subject.id, pool().constant(*range.low.value));
    }

    // From the lowest tier up, each taking over where it is reached, and the points last: they win.
    Id effect(const Cover& cover, Rule& rule) {
        Id result = pool().constant(points[cover.order.front()]);
        for (std::size_t i = 1; i < cover.order.size(); ++i) {
            const std::size_t tier = cover.order[i];
            result = pool().make(Op::select, reached(tier), pool().constant(points[tier]), result);
        }
        Id no_later = pool().truth(true);
        rule.tiers.resize(cover.order.size());
        for (std::size_t i = cover.order.size(); i-- > 0;) {
            const std::size_t tier = cover.order[i];
            const Id here = i == 0 ? pool().truth(true) : reached(tier);
            rule.tiers[i] = {pool().make(Op::both, no_later, here), points[tier], spans[tier]};
            no_later = pool().make(Op::both, no_later, pool().make(Op::negation, here));
        }
        return result;
    }
};

}  // namespace

void ladder_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    Pool& pool = context.pool();
    std::vector<RulingUse> uses;
    const Noting noting(context, uses);
    const Typed subject = resolve_quantity(context, *sentence.scope, sentence.syntax.child(0));
    Ladder ladder{draft, sentence, subject, {}, {}, {}, {}, Shared::unsaid, std::nullopt};
    if (!ladder.subject.ok() || !ladder.read()) return;
    const Cover cover = prove_cover(ladder.ranges, pool.nature(ladder.subject.id), ladder.boundary);
    Phase phase = Phase::base;
    if (!ladder.complain(cover) || !ladder.common_phase(phase)) return;
    if (ladder.boundary != Shared::unsaid && cover.shared.empty()) {
        context.error(Code::ladder_boundary_idle, sentence.syntax.span());
        return;
    }
    Rule& rule = draft.add(sentence, Form::ladder, phase);
    rule.subject = ladder.subject.id;
    rule.rulings = uses;
    rule.effect = ladder.effect(cover, rule);
    rule.least = rule.most = ladder.points.front();
    for (const Number& each : ladder.points) {
        if (each < *rule.least) rule.least = each;
        if (each > *rule.most) rule.most = each;
    }
    if (ladder.ruling) {
        Id mattered = pool.truth(false);
        for (const Number& value : cover.shared)
            mattered = pool.make(Op::either, mattered,
                                 compare_with(pool, Word::is, rule.subject, pool.constant(value)));
        rule.rulings.push_back(ladder.ruling->use(mattered));
    }
    draft.scored.emplace_back().rule = draft.row.rules.size() - 1;
}

}  // namespace biaochi::model
