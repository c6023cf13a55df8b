// 条件,得2分 / 加2分 / 扣4分 (award), 条件,不得分 (gate), 条件,得满分 (exemption), 条件 但 条件,得4分
// (alternative).
#include "interpreter/model/rules/rules.hpp"

namespace biaochi::model {

using syntax::Kind;

namespace {

void give(Draft& draft, const Sentence& sentence, Id condition, const Outcome& outcome,
          std::vector<RulingUse> uses) {
    Pool& pool = draft.context.pool();
    const bool always = pool.is_constant(condition, 1);
    Rule& rule = draft.add(sentence, always ? Form::grant : Form::award, phase_of(outcome.verb));
    if (!always) rule.condition = condition;
    rule.effect = pool.make(Op::select, condition, signed_points(pool, outcome), pool.constant(0));
    rule.rulings = std::move(uses);
    bound(pool, rule);
    check_pick(draft.context, outcome, condition, sentence.syntax.span());
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
        give(draft, sentence, condition.id, outcome, uses);
}

void grant_rule(Draft& draft, const Sentence& sentence) {
    Context& context = draft.context;
    std::vector<RulingUse> uses;
    const Noting noting(context, uses);
    Outcome outcome;
    const Syntax node = sentence.syntax.child(0);
    if (!read_outcome(context, *sentence.scope, node, outcome)) return;
    if (outcome.full)
        context.error(Code::award_outcome, node.span(), {context.text(node)});
    else
        give(draft, sentence, context.pool().truth(true), outcome, uses);
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
    const bool in_turn = bool(sentence.syntax.find(Kind::word));  // 逐级: each counts only with all before it
    Id before = context.pool().truth(true);
    for (std::size_t i = 0; i + 1 < sentence.syntax.size(); ++i) {
        if (sentence.syntax.child(i).kind() == Kind::word) continue;
        std::vector<RulingUse> uses = points_uses;
        const Noting noting(context, uses);
        const Typed condition = resolve_truth(context, *sentence.scope, sentence.syntax.child(i));
        if (!condition.ok()) continue;
        const Id here = context.pool().make(Op::both, before, condition.id);
        if (in_turn) before = here;
        give(draft, sentence, here, outcome, uses);
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
    const Id points = outcome.full ? pool.constant(raised.most.value_or(0)) : outcome.points;
    const Id standing = ladder->raised == no_id ? raised.effect : ladder->raised;
    const std::optional<Number> reach = ladder->raised == no_id ? raised.most : ladder->raised_most;
    const std::optional<Number> most = pool.nature(points).most;
    Rule& rule = draft.add(sentence, Form::alternative, Phase::alternative);
    rule.condition = pool.make(Op::both, first.id, second.id);
    rule.rulings = std::move(uses);
    const Id gain = pool.make(Op::larger, pool.constant(0), pool.make(Op::subtract, points, standing));
    rule.effect = pool.make(Op::select, rule.condition, gain, pool.constant(0));
    bound(pool, rule);
    rule.raises_reach = most && reach && *most > *reach ? *most - *reach : Number(0);
    ladder->raised = pool.make(Op::add, standing, rule.effect);
    ladder->raised_most = most && reach && *most < *reach ? reach : most;
    check_pick(context, outcome, rule.condition, node.span());
}

}  // namespace biaochi::model
