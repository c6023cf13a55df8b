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
    result = context.pool()[value.id].number;  // a quantity as written: constant
    return true;
}

namespace {

bool is_points(Context& context, const Typed& value, Syntax node) {
    if (!value.ok()) return false;
    if (value.type.unit == 1) return true;
    context.error(Code::points_unit, node.span(), {context.text(node)});
    return false;
}

bool read_pick(Context& context, Scope& scope, Syntax node, Outcome& result) {
    const Typed low = range_end(context, node.child(0), 0);
    const Typed high = range_end(context, node.child(0), 1);
    const Typed pick = resolve_quantity(context, scope, node.child(1));
    if (!is_points(context, low, node) || !is_points(context, high, node) || !is_points(context, pick, node))
        return false;
    Pool& pool = context.pool();
    if (pool[high.id].number <= pool[low.id].number) {
        context.error(Code::ladder_range_backwards, node.child(0).span(), {context.text(node.child(0))});
        return false;
    }
    result.pick = pick.id;
    result.low = low.id;
    result.high = high.id;
    result.points = pool.make(Op::larger, low.id, pool.make(Op::smaller, high.id, pick.id));
    return true;
}

}  // namespace

bool read_outcome(Context& context, Scope& scope, Syntax node, Outcome& result) {
    result.verb = node.word();
    result.points = context.pool().constant(0);
    if (!result.gives()) return true;
    const Syntax amount = node.last();
    if (amount.kind() == Kind::word && amount.word() == Word::full) {
        result.full = true;
        result.points = no_id;
        return true;
    }
    if (amount.kind() == Kind::picked) return read_pick(context, scope, amount, result);
    const Typed value = resolve_quantity(context, scope, amount);
    if (!is_points(context, value, amount)) return false;
    result.points = value.id;
    const Nature& nature = context.pool().nature(value.id);
    if (nature.most && nature.most->sign() < 0 && context.pool().is_constant(value.id)) {
        context.error(Code::points_negative, amount.span(), {context.pool()[value.id].number.text()});
        return false;
    }
    if (result.verb == Word::earn || nature.not_negative()) return true;
    context.error(Code::points_maybe_negative, amount.span(), {context.text(amount)});
    return false;
}

void check_pick(Context& context, const Outcome& outcome, Id when, Span span) {
    if (outcome.pick == no_id) return;
    Pool& pool = context.pool();
    const Id within = pool.make(Op::both, compare_with(pool, Word::at_least, outcome.pick, outcome.low),
                                compare_with(pool, Word::at_most, outcome.pick, outcome.high));
    const std::string range = pool[outcome.low].number.text() + "~" + pool[outcome.high].number.text();
    Check check;
    check.holds = pool.make(Op::either, pool.make(Op::negation, when), within);
    check.message = {"所取的分不在 " + range + " 分之内",
                     "what was picked is not within " + range + " points"};
    check.span = span;
    check.facts = facts_of(pool, outcome.pick);
    context.model.checks.push_back(std::move(check));
}

Phase phase_of(Word verb) {
    if (verb == Word::add || verb == Word::no_addition) return Phase::addition;
    if (verb == Word::deduct || verb == Word::no_deduction) return Phase::deduction;
    return Phase::base;
}

Id signed_points(Pool& pool, const Outcome& outcome) {
    return outcome.verb == Word::deduct ? pool.make(Op::negate, outcome.points) : outcome.points;
}

void bound(const Pool& pool, Rule& rule) {
    rule.least = pool.nature(rule.effect).least;
    rule.most = pool.nature(rule.effect).most;
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
