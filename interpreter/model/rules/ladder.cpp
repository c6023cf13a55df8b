// 分档: tiers over one expression. Proves that together they cover its whole range exactly once.
#include <algorithm>
#include <optional>

#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

// One end of a tier; no value: unbounded.
struct End {
    std::optional<Number> value;
    bool included = false;
};

struct Step {
    Span span;
    Number points;
    Word verb = Word::none;
    End low, high;
    bool open_low = false, open_high = false;  // the text leaves this end to the neighbouring tier
    bool nominal_high = false;                 // the upper end of 75%-80%
    bool explicit_low = false;                 // 达, 以上, 超过: this tier claims its lower end in words
    bool point = false;                        // 为 0%
};

// A lower end that lies lower comes first; at the same value the included one.
bool lower(const End& a, const End& b) {
    if (!a.value || !b.value) return !a.value && b.value;
    const int order = compare(*a.value, *b.value);
    return order != 0 ? order < 0 : a.included && !b.included;
}

struct Ladder {
    Draft& draft;
    const Sentence& sentence;
    Typed subject;
    std::vector<Step> steps;
    Nature kind;
    Word boundary = Word::none;
    std::vector<Number> shared;  // boundaries that the ruling or the words 就高/就低 decided

    Context& context() const { return draft.context; }
    std::string shown(const Number& value) const {
        if (subject.type.unit == 0) return (value * 100).text() + "%";
        return value.text() + context().unit_text(subject.type.unit);
    }

    std::optional<Number> threshold(Syntax node) {
        const Typed value = resolve_quantity(context(), *sentence.scope, node);
        if (!value.ok() || !same_unit(context(), subject, value, node.span())) return std::nullopt;
        if (!context().pool().is_constant(value.id)) {
            context().error(Code::ladder_threshold, node.span(), {context().text(node)});
            return std::nullopt;
        }
        return context().pool()[value.id].number;
    }

    bool read_range(Syntax range, Step& step) {
        const std::optional<Number> low = literal(context(), range.child(0));
        const Syntax upper = range.last();
        const Typed high = quantity_literal(context(), upper);
        if (!low || !high.ok() || !same_unit(context(), subject, high, range.span())) return false;
        std::size_t unit = high.type.unit;  // 70-75%: the unit of the upper end holds for both
        if (range.size() == 3 && !find_unit(context(), range.child(1), unit)) return false;
        if (unit != high.type.unit) {
            context().error(Code::unit_mismatch, range.span(), {context().unit_text(unit), context().unit_text(high.type.unit)});
            return false;
        }
        const bool percent = upper.size() > 1 && high.type.unit == 0;
        step.low = {percent ? *low / 100 : *low, true};
        step.high = {context().pool()[high.id].number, false};
        step.nominal_high = true;
        if (*step.low.value < *step.high.value) return true;
        context().error(Code::ladder_range_backwards, range.span(), {context().text(range)});
        return false;
    }

    bool read_tier(Syntax tier, Step& step) {
        step.span = tier.span();
        Outcome outcome;
        if (!read_outcome(context(), *sentence.scope, tier.last(), outcome)) return false;
        if (outcome.verb == Word::not_applicable) {
            context().error(Code::ladder_outcome, tier.last().span());
            return false;
        }
        step.verb = outcome.verb;
        step.points = outcome.full ? draft.points : signed_points(outcome);
        const Syntax first = tier.child(0);
        if (first.kind() == Kind::range) return read_range(first, step);
        const bool comparator = first.kind() == Kind::op;
        const std::optional<Number> value = threshold(comparator ? tier.child(1) : first);
        if (!value) return false;
        const bool bare = !comparator && tier.child(1).kind() != Kind::op;
        const Word word = comparator ? first.word() : bare ? Word::none : tier.child(1).word();
        switch (word) {
            case Word::at_least:
            case Word::or_more:
            case Word::none:
            case Word::above:
            case Word::beyond:
                step.low = {value, word != Word::above && word != Word::beyond};
                step.open_high = true;
                step.explicit_low = !bare;
                return true;
            case Word::below:
            case Word::at_most:
            case Word::or_less:
                step.high = {value, word != Word::below};
                step.open_low = true;
                return true;
            case Word::is:
                step.low = step.high = {value, true};
                step.point = true;
                return true;
            default: context().error(Code::ladder_comparison, tier.child(0).span()); return false;
        }
    }

    // Thresholds in one direction: the most demanding one reached applies. So an upward tier ends where the next one
    // above begins, and a downward tier begins where the next one below ends.
    void close_ends() {
        for (Step& step : steps) {
            if (step.open_high)
                for (const Step& other : steps)
                    if (other.low.value && !other.point && lower(step.low, other.low) &&
                        (!step.high.value || *other.low.value < *step.high.value ||
                         (*other.low.value == *step.high.value && other.low.included)))
                        step.high = {other.low.value, !other.low.included};
            if (step.open_low)
                for (const Step& other : steps) {
                    if (!other.high.value || other.open_high || other.nominal_high) continue;
                    const bool below = *other.high.value < *step.high.value ||
                                       (*other.high.value == *step.high.value && step.high.included && !other.high.included);
                    if (!below) continue;
                    if (!step.low.value || *other.high.value > *step.low.value ||
                        (*other.high.value == *step.low.value && other.high.included))
                        step.low = {other.high.value, !other.high.included};
                }
        }
    }

    // Between two neighbours: exactly one of them must own every value.
    bool meet(Step& below, Step& above) {
        const Number& end = *below.high.value;
        const Number& start = *above.low.value;
        if (end == start) {
            if (below.nominal_high && above.low.included && boundary == Word::to_lower && !above.explicit_low) {
                below.high.included = true;  // 就低: 5%-10% keeps its 10%
                above.low.included = false;
                shared.push_back(end);
                return true;
            }
            if (below.nominal_high && boundary != Word::none && !above.explicit_low) shared.push_back(end);
            if (below.high.included && above.low.included) {
                if (boundary == Word::none || above.explicit_low) {
                    context().error(Code::ladder_boundary, above.span, {shown(end)},
                                    {{below.span, {"另一档", "the other tier"}}});
                    return false;
                }
                (boundary == Word::to_lower ? above.low : below.high).included = false;
                shared.push_back(end);
            } else if (!below.high.included && !above.low.included) {
                context().error(Code::ladder_gap, above.span, {shown(end)}, {{below.span, {"下面一档", "the tier below"}}});
                return false;
            }
            return true;
        }
        if (end > start) {
            context().error(Code::ladder_overlap, above.span, {shown(start)}, {{below.span, {"另一档", "the other tier"}}});
            return false;
        }
        below.high.included = below.high.included || below.nominal_high;  // no tier above claims the 2 of 1-2
        if (kind.whole) {  // 2次, then 3次 or more: nothing lies between
            const Number next = below.high.included ? end.floor() + 1 : end.ceil();
            if (above.low.included ? next >= start : next > start) return true;
        }
        const Number witness = kind.whole ? end.floor() + (below.high.included ? 1 : 0) : (end + start) / 2;
        context().error(Code::ladder_gap, above.span, {shown(witness)}, {{below.span, {"下面一档", "the tier below"}}});
        return false;
    }

    bool prove_cover() {
        close_ends();
        std::vector<Step*> order;
        for (Step& step : steps)
            if (!step.point) order.push_back(&step);
        if (order.empty()) {
            context().error(Code::ladder_points_only, sentence.syntax.span());
            return false;
        }
        std::stable_sort(order.begin(), order.end(), [](const Step* a, const Step* b) { return lower(a->low, b->low); });
        Step& first = *order.front();
        Step& last = *order.back();
        if (first.low.value && !(kind.not_negative && (*first.low.value < 0 || (*first.low.value == 0 && first.low.included)))) {
            // Only a value of 0 may be missing below, and a tier for exactly 0 may own it.
            const bool zero = kind.not_negative && *first.low.value == 0 &&
                              std::any_of(steps.begin(), steps.end(), [](const Step& s) { return s.point && *s.low.value == 0; });
            if (!zero) {
                context().error(Code::ladder_no_bottom, first.span, {shown(*first.low.value)});
                return false;
            }
        }
        for (std::size_t i = 0; i + 1 < order.size(); ++i) {
            if (!order[i]->high.value || !order[i + 1]->low.value) {
                const Number& twice = order[i]->low.value ? *order[i]->low.value : *order[i + 1]->high.value;
                context().error(Code::ladder_overlap, order[i + 1]->span, {shown(twice)},
                                {{order[i]->span, {"另一档", "the other tier"}}});
                return false;
            }
            if (!meet(*order[i], *order[i + 1])) return false;
        }
        if (last.high.value) {
            context().error(Code::ladder_no_top, last.span, {shown(*last.high.value)});
            return false;
        }
        if (last.open_high && !last.explicit_low && steps.size() > 1) {
            context().error(Code::ladder_bare_top, last.span, {shown(*last.low.value)});
            return false;
        }
        std::vector<Step> sorted;
        for (const Step* step : order) sorted.push_back(*step);
        for (const Step& step : steps)
            if (step.point) sorted.push_back(step);
        steps = std::move(sorted);
        for (std::size_t i = 0; i < steps.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (steps[i].point && steps[j].point && *steps[i].low.value == *steps[j].low.value) {
                    context().error(Code::ladder_overlap, steps[i].span, {shown(*steps[i].low.value)},
                                    {{steps[j].span, {"另一档", "the other tier"}}});
                    return false;
                }
        return true;
    }

    // From the top down; point tiers first.
    Id effect(Rule& rule) const {
        Pool& pool = context().pool();
        Id result = pool.constant(steps.front().points);
        Id none_above = pool.truth(true);
        std::vector<Id> holds(steps.size());
        Id no_point = pool.truth(true);
        for (const Step& step : steps)
            if (step.point) no_point = pool.make(Op::both, no_point, pool.make(Op::negation, at(step)));
        for (std::size_t i = steps.size(); i-- > 0;) {
            const Step& step = steps[i];
            if (step.point) {
                holds[i] = at(step);
                continue;
            }
            const Id reached = i == 0 || !step.low.value ? pool.truth(true) : from(step);
            holds[i] = pool.make(Op::both, no_point, pool.make(Op::both, none_above, reached));
            none_above = pool.make(Op::both, none_above, pool.make(Op::negation, reached));
        }
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const Step& step = steps[i];
            rule.tiers.push_back({holds[i], step.points, step.span});
            const Id points = pool.constant(step.points);
            if (step.point)
                result = pool.make(Op::select, at(step), points, result);
            else if (i > 0)
                result = pool.make(Op::select, from(step), points, result);
        }
        return result;
    }

    Id at(const Step& step) const {
        return compare_with(context().pool(), Word::is, subject.id, context().pool().constant(*step.low.value));
    }
    Id from(const Step& step) const {
        const Word word = step.low.included ? Word::at_least : Word::above;
        return compare_with(context().pool(), word, subject.id, context().pool().constant(*step.low.value));
    }
};

// The phase that the verbs agree on; nothing and 不得分 go with any.
bool common_phase(const Ladder& ladder, Phase& phase) {
    Word verb = Word::none;
    for (const Step& step : ladder.steps) {
        if (step.verb == Word::zero || phase_of(step.verb) == phase_of(verb)) {
            if (verb == Word::none && step.verb != Word::zero) verb = step.verb;
            continue;
        }
        if (verb != Word::none) {
            ladder.context().error(Code::ladder_verbs, step.span);
            return false;
        }
        verb = step.verb;
    }
    phase = phase_of(verb);
    return true;
}

}  // namespace

void ladder_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    std::vector<RulingUse> uses;
    context.uses = &uses;
    Ladder ladder{draft, sentence, resolve_quantity(context, *sentence.scope, sentence.syntax.child(0)), {}, {}, Word::none, {}};
    context.uses = nullptr;
    if (!ladder.subject.ok()) return;
    ladder.kind = context.pool().nature(ladder.subject.id);
    std::optional<InForce> ruling;
    bool good = true;
    for (std::size_t i = 1; i < sentence.syntax.size(); ++i) {
        const Syntax part = sentence.syntax.child(i);
        if (part.kind() == Kind::tier) {
            ladder.steps.emplace_back();
            good = ladder.read_tier(part, ladder.steps.back()) && good;
        } else if (part.kind() == Kind::boundary) {
            const Syntax rule = part.last();
            ladder.boundary = rule.word();
            if (rule.kind() != Kind::by_ruling) continue;
            ruling.emplace();
            if (!option_in_force(context, rule, *ruling)) return;
            const ChoiceKind choice = ruling->choice.kind;
            if (choice != ChoiceKind::to_higher && choice != ChoiceKind::to_lower) {
                context.error(Code::ruling_no_meaning, rule.span(), {context.model.rulings[ruling->ruling].options[ruling->option]});
                return;
            }
            ladder.boundary = choice == ChoiceKind::to_higher ? Word::to_higher : Word::to_lower;
        }
    }
    constexpr std::size_t most_tiers = 256;
    if (ladder.steps.size() > most_tiers) {
        context.error(Code::ladder_too_long, sentence.syntax.span(), {std::to_string(ladder.steps.size()), std::to_string(most_tiers)});
        return;
    }
    Phase phase = Phase::base;
    if (!good || !ladder.prove_cover() || !common_phase(ladder, phase)) return;
    Rule& rule = draft.add(sentence, Form::ladder, phase);
    rule.subject = ladder.subject.id;
    rule.rulings = uses;
    rule.effect = ladder.effect(rule);
    rule.least = rule.most = ladder.steps.front().points;
    for (const Step& step : ladder.steps) {
        if (step.points < *rule.least) rule.least = step.points;
        if (step.points > *rule.most) rule.most = step.points;
    }
    if (ruling) {
        Id mattered = context.pool().truth(false);
        for (const Number& value : ladder.shared)
            mattered = context.pool().make(
                Op::either, mattered, compare_with(context.pool(), Word::is, rule.subject, context.pool().constant(value)));
        rule.rulings.push_back(ruling->use(mattered));
    } else if (ladder.boundary != Word::none && ladder.shared.empty()) {
        context.error(Code::ladder_boundary_idle, sentence.syntax.span());
    }
    draft.scored.push_back({draft.row.rules.size() - 1, rule.effect, sentence.syntax.child(0), no_id, no_id, no_id});
}

}  // namespace biaochi::model
