// 条件,得2分 / 加2分 / 扣4分 (award), 条件,不得分 (gate), 条件,得满分 (exemption), 条件 但 条件,得4分
// (alternative).
#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

void give(Draft& draft, const Sentence& sentence, const Typed& condition, const Outcome& outcome,
          std::vector<RulingUse> uses) {
    Pool& pool = draft.context.pool();
    Rule& rule = draft.add(sentence, Form::award, phase_of(outcome.verb));
    const Number points = signed_points(outcome);
    rule.condition = condition.id;
    rule.effect = pool.make(Op::select, condition.id, pool.constant(points), pool.constant(0));
    rule.rulings = std::move(uses);
    rule.least = points < 0 && !pool.is_constant(condition.id, 0) ? points : Number(0);
    rule.most = points > 0 && !pool.is_constant(condition.id, 0) ? points : Number(0);
}

void hold(Draft& draft, const Sentence& sentence, const Typed& condition, Form form,
          std::vector<RulingUse> uses) {
    Rule& rule = draft.add(sentence, form, form == Form::exemption ? Phase::exemption : Phase::gate);
    rule.condition = rule.effect = condition.id;
    rule.rulings = std::move(uses);
    rule.least = rule.most = Number(0);
}

// The left side of the first comparison of a condition: what an alternative speaks of.
Syntax first_operand(Syntax condition) {
    while (condition.kind() == Kind::all_of || condition.kind() == Kind::any_of ||
           condition.kind() == Kind::comparison)
        condition = condition.child(0);
    return condition;
}

}  // namespace

void award_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    const Syntax node = sentence.syntax;
    const Syntax consequence = node.last();
    if (node.find(Kind::alternative)) {
        alternative_rule(draft, sentence);
        return;
    }
    if (consequence.kind() == Kind::by_ruling) {
        settlement_rule(draft, sentence, node.child(0), consequence);
        return;
    }
    std::vector<RulingUse> uses;
    const Noting noting(context, uses);
    const Typed condition = resolve_truth(context, *sentence.scope, node.child(0));
    Outcome outcome;
    if (!condition.ok() || !read_outcome(context, *sentence.scope, consequence, outcome)) return;
    if (outcome.verb == Word::earn && outcome.full && !draft.row.points)
        context.error(Code::exemption_no_points, consequence.span());
    else if (outcome.verb == Word::earn && outcome.full)
        hold(draft, sentence, condition, Form::exemption, uses);
    else if (outcome.verb == Word::zero)
        hold(draft, sentence, condition, Form::gate, uses);
    else if (outcome.verb == Word::not_applicable)
        hold(draft, sentence, condition, Form::not_applicable, uses);
    else if (!outcome.gives() || outcome.full)
        context.error(Code::award_outcome, consequence.span(), {context.text(consequence)});
    else
        give(draft, sentence, condition, outcome, uses);
}

void award_list_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    const Syntax consequence = sentence.syntax.last();
    Outcome outcome;
    std::vector<RulingUse> points_uses;
    {
        const Noting noting(context, points_uses);
        if (!read_outcome(context, *sentence.scope, consequence, outcome)) return;
    }
    if (!outcome.gives() || outcome.full) {
        context.error(Code::award_outcome, consequence.span(), {context.text(consequence)});
        return;
    }
    for (std::size_t i = 0; i + 1 < sentence.syntax.size(); ++i) {
        std::vector<RulingUse> uses = points_uses;
        const Noting noting(context, uses);
        const Typed condition = resolve_truth(context, *sentence.scope, sentence.syntax.child(i));
        if (!condition.ok()) continue;
        give(draft, sentence, condition, outcome, uses);
    }
}

void alternative_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    Pool& pool = context.pool();
    const Syntax node = sentence.syntax;
    std::vector<RulingUse> uses;
    const Noting noting(context, uses);
    const Typed first = resolve_truth(context, *sentence.scope, node.child(0));
    const Typed second = resolve_truth(context, *sentence.scope, node.child(1).child(0));
    Outcome outcome;
    if (!first.ok() || !second.ok() || !read_outcome(context, *sentence.scope, node.last(), outcome)) return;
    const Typed subject = resolve(context, *sentence.scope, first_operand(node.child(0)));
    Draft::Scored* ladder = spoken_of(draft, subject.ok() ? subject.id : no_id, true);
    if (ladder == nullptr) {
        if (!draft.broken) context.error(Code::alternative_no_ladder, node.span());
        return;
    }
    const Rule raised = draft.row.rules[ladder->rule];
    if (!outcome.gives() || phase_of(outcome.verb) != raised.phase || raised.phase == Phase::deduction) {
        context.error(Code::award_outcome, node.last().span(), {context.text(node.last())});
        return;
    }
    // Several alternatives of one ladder raise it to the highest of their points, in whatever order.
    const Number points = outcome.full ? *raised.most : outcome.points;
    const Id standing = ladder->raised == no_id ? raised.effect : ladder->raised;
    const Number reach = ladder->raised == no_id ? *raised.most : ladder->raised_most;
    Rule& rule = draft.add(sentence, Form::alternative, Phase::alternative);
    rule.condition = pool.make(Op::both, first.id, second.id);
    rule.rulings = std::move(uses);
    const Id gain =
        pool.make(Op::larger, pool.constant(0), pool.make(Op::subtract, pool.constant(points), standing));
    rule.effect = pool.make(Op::select, rule.condition, gain, pool.constant(0));
    rule.least = Number(0);
    rule.most = points > *raised.least ? points - *raised.least : Number(0);
    rule.raises_reach = points > reach ? points - reach : Number(0);
    ladder->raised = pool.make(Op::add, standing, rule.effect);
    ladder->raised_most = points > reach ? points : reach;
}

}  // namespace biaochi::model
