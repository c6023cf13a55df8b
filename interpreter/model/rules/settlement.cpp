// 率 无法计算的,按裁定 空分母 / 需求人数 为 0人 的,按裁定 无需求: what a ladder or step gives where it cannot
// be computed.
#include <algorithm>

#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

// What the ladder or step gives; no_id with a message where the words do not fit.
struct Settled {
    Id points = no_id;
    bool incomplete = false, out = false;
};

bool from_outcome(Draft& draft, const Sentence& sentence, const Rule& rule, Syntax node, Settled& result) {
    Outcome outcome;
    if (!read_outcome(draft.context, *sentence.scope, node, outcome)) return false;
    const bool fits = !outcome.gives() ||
                      (phase_of(outcome.verb) == rule.phase &&
                       (!outcome.full || (rule.form == Form::ladder && rule.phase != Phase::deduction)));
    if (!fits) {
        draft.context.error(Code::settlement_outcome, node.span(), {draft.context.text(node)});
        return false;
    }
    result.out = outcome.verb == Word::not_applicable;
    Pool& pool = draft.context.pool();
    result.points = outcome.full ? pool.constant(rule.most.value_or(0)) : signed_points(pool, outcome);
    return true;
}

bool from_ruling(Draft& draft, const Rule& rule, Syntax node, InForce& ruling, Settled& result) {
    static const std::initializer_list<MeaningKind> deduction = {
        MeaningKind::no_deduction, MeaningKind::zero, MeaningKind::incomplete, MeaningKind::not_applicable};
    static const std::initializer_list<MeaningKind> ladder = {
        MeaningKind::full, MeaningKind::zero, MeaningKind::points, MeaningKind::not_applicable};
    static const std::initializer_list<MeaningKind> step = {MeaningKind::zero, MeaningKind::not_applicable};
    const auto& meanings = rule.phase == Phase::deduction ? deduction
                           : rule.form == Form::ladder    ? ladder
                                                          : step;
    if (!option_in_force(draft.context, node, meanings, ruling)) return false;
    Number points;
    if (ruling.meaning.kind == MeaningKind::full) points = rule.most.value_or(0);
    if (ruling.meaning.kind == MeaningKind::points) points = *Number::parse(ruling.meaning.number);
    result.points = draft.context.pool().constant(points);
    result.out = ruling.meaning.kind == MeaningKind::not_applicable;
    result.incomplete = ruling.meaning.kind == MeaningKind::incomplete;
    return true;
}

}  // namespace

void settlement_rule(Draft& draft, const Sentence& sentence, Syntax condition, Syntax consequence) {
    Context& context = draft.context;
    Pool& pool = context.pool();
    std::vector<RulingUse> uses;
    const Noting noting(context, uses);
    const bool uncomputable = sentence.syntax.kind() == Kind::settlement;
    Id subject = no_id;
    Id when = no_id;
    if (uncomputable) {
        const Typed value = resolve(context, *sentence.scope, condition);
        if (!value.ok()) return;
        subject = value.id;
        when = pool.make(Op::negation, pool.make(Op::computable, subject));
    } else {
        const Typed value = resolve_truth(context, *sentence.scope, condition);
        if (!value.ok()) return;
        when = value.id;
        if (condition.kind() == Kind::comparison) {
            const Typed left = resolve(context, *sentence.scope, condition.child(0));
            if (left.ok()) subject = left.id;
        }
    }
    Draft::Scored* scored = spoken_of(draft, subject, false);
    if (scored != nullptr && uncomputable && draft.row.rules[scored->rule].subject != subject)
        scored = nullptr;
    if (scored == nullptr) {
        if (!draft.broken) context.error(Code::settlement_no_ladder, sentence.syntax.span());
        return;
    }
    Rule& rule = draft.row.rules[scored->rule];
    rule.settlements.push_back({when, sentence.syntax.span()});
    if ((uncomputable ? scored->uncomputable : scored->special) != no_id) {
        context.error(Code::settlement_twice, sentence.syntax.span(), {},
                      {{rule.span, {"这一句", "this sentence"}}});
        return;
    }
    Settled settled;
    if (consequence.kind() == Kind::by_ruling) {
        InForce ruling;
        if (!from_ruling(draft, rule, consequence, ruling, settled)) return;
        rule.rulings.push_back(ruling.use(when));
    } else if (!from_outcome(draft, sentence, rule, consequence, settled)) {
        return;
    }
    if (sentence.clause > 0 && sentence.clause != rule.clause && sentence.supplement.empty())
        draft.row.clauses[sentence.clause - 1].rules.push_back(scored->rule);
    if (settled.out)  // a condition on a value that cannot be computed does not hold
        draft.row.outs.push_back(
            uncomputable ? when : pool.make(Op::both, pool.make(Op::computable, rule.subject), when));
    rule.rulings.insert(rule.rulings.end(), uses.begin(), uses.end());
    const Number all = draft.points;
    const Id effect = settled.incomplete ? pool.range(pool.constant(-all), pool.constant(0)) : settled.points;
    const Nature& nature = pool.nature(settled.points);
    rule.most = rule.most && nature.most ? std::max(rule.most, nature.most) : std::nullopt;
    rule.least = rule.least && nature.least ? std::min(rule.least, nature.least) : std::nullopt;
    if (uncomputable) {
        scored->uncomputable = effect;
    } else {
        scored->special = effect;
        scored->when = when;
    }
}

void settle(Draft& draft) {
    Pool& pool = draft.context.pool();
    for (Draft::Scored& each : draft.scored) {
        Rule& rule = draft.row.rules[each.rule];
        if (each.special != no_id) rule.effect = pool.make(Op::select, each.when, each.special, rule.effect);
        if (each.uncomputable != no_id)
            rule.effect = pool.make(Op::select, pool.make(Op::computable, rule.subject), rule.effect,
                                    each.uncomputable);
    }
}

}  // namespace biaochi::model
