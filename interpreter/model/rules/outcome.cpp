// Consequences: 得2分, 加满分, 扣 一档分值, 不得分.
#include "interpreter/model/rules/rules.hpp"
#include "lang/base/text.hpp"

namespace biaochi::model {

using syntax::Kind;

bool read_points(Context& context, Scope& scope, Syntax node, Number& result) {
    const Typed value = resolve_quantity(context, scope, node);
    if (!value.ok()) return false;
    if (value.type.unit != 1) {
        context.error(Code::points_unit, node.span(), {context.text(node)});
        return false;
    }
    if (!context.pool().is_constant(value.id)) {
        context.error(Code::points_not_constant, node.span(), {context.text(node)});
        return false;
    }
    result = context.pool()[value.id].number;
    return true;
}

bool read_outcome(Context& context, Scope& scope, Syntax node, Outcome& result) {
    result.verb = node.word();
    if (!result.gives()) return true;
    const Syntax amount = node.last();
    if (amount.kind() == Kind::word) {
        result.full = true;
        return true;
    }
    if (!read_points(context, scope, amount, result.points)) return false;
    if (result.points.sign() >= 0) return true;
    context.error(Code::points_negative, amount.span(), {result.points.text()});
    return false;
}

Phase phase_of(Word verb) {
    if (verb == Word::add || verb == Word::no_addition) return Phase::addition;
    if (verb == Word::deduct || verb == Word::no_deduction) return Phase::deduction;
    return Phase::base;
}

Number signed_points(const Outcome& outcome) {
    return outcome.verb == Word::deduct ? -outcome.points : outcome.points;
}

Rule& Draft::add(const Sentence& sentence, Form form, Phase phase) {
    Rule rule;
    rule.form = form;
    rule.phase = phase;
    rule.span = sentence.syntax.span();
    rule.clause = sentence.supplement.empty() ? sentence.clause : 0;
    rule.supplement = sentence.supplement;
    rule.called_from = sentence.called_from;
    if (rule.clause > 0) row.clauses[rule.clause - 1].rules.push_back(row.rules.size());
    row.rules.push_back(std::move(rule));
    return row.rules.back();
}

Draft::Scored* spoken_of(Draft& draft, Id subject, bool ladders_only) {
    std::vector<Draft::Scored*> all;
    std::vector<Draft::Scored*> same;
    for (Draft::Scored& each : draft.scored) {
        const Rule& rule = draft.row.rules[each.rule];
        if (ladders_only && rule.form != Form::ladder) continue;
        all.push_back(&each);
        if (subject != no_id && rule.subject == subject) same.push_back(&each);
    }
    // Never the first of several: which one is meant must not depend on the order.
    const std::vector<Draft::Scored*>& meant = same.empty() ? all : same;
    return meant.size() == 1 ? meant.front() : nullptr;
}

}  // namespace biaochi::model
