// No quotient by 0, and no highest of nothing, is left unsettled.
#include <algorithm>

#include "interpreter/model/context.hpp"
#include "interpreter/model/guards.hpp"

namespace biaochi::model {

namespace {

using Ids = std::set<Id>;

// Finds what in an expression may be undefined: neither a branch nor a condition beside it, nor a check
// (校验), keeps the divisor from 0. The work is bounded: where it runs out, conditions guard nothing, and the
// check asks for a sentence.
struct Divisions {
    const Pool& pool;
    std::size_t branches_left = 1000;
    static constexpr std::size_t deepest = 100;

    Ids of(Id root, const Guards& guards, std::size_t depth = 0) {
        Ids found;
        Ids seen{root};
        const auto within = [&](Id part, Id condition, bool holds) {
            if (!pool.nature(part).divides) return;
            Guards inner = Guards::inside(guards);
            inner.assume(condition, holds);
            const Ids rest = of(part, inner, depth + 1);
            found.insert(rest.begin(), rest.end());
        };
        for (std::vector<Id> open{root}; !open.empty();) {
            const Id id = open.back();
            const Expression& each = pool[id];
            open.pop_back();
            if (!pool.nature(id).divides) continue;
            if (each.op == Op::divide && !guards.keeps_from_zero(each.parts[1])) found.insert(id);
            const bool extreme = each.op == Op::highest || each.op == Op::lowest;
            if (extreme && !guards.counts(each.parts[0])) found.insert(id);
            std::vector<Id> next = each.parts;
            const bool junction = each.op == Op::both || each.op == Op::either;
            if ((junction || each.op == Op::select) && depth < deepest && branches_left > 0) {
                --branches_left;
                if (junction) {  // false and anything is false, true or anything is true
                    within(each.parts[0], each.parts[1], each.op == Op::both);
                    within(each.parts[1], each.parts[0], each.op == Op::both);
                    next.clear();
                } else {
                    within(each.parts[1], each.parts[0], true);
                    within(each.parts[2], each.parts[0], false);
                    next = {each.parts[0]};
                }
            }
            for (const Id part : next)
                if (seen.insert(part).second) open.push_back(part);
        }
        return found;
    }
};

// An extreme or a mean of records, of which there may be none.
bool is_of_records(const Pool& pool, Id division) {
    const Expression& each = pool[division];
    return each.op != Op::divide || pool[each.parts[1]].op == Op::total;
}

// The order in which a row asks: 不得分, then 不参评, then 得满分, then everything else.
unsigned rank(const Rule& rule) {
    return rule.form == Form::gate             ? 0
           : rule.form == Form::not_applicable ? 1
           : rule.form == Form::exemption      ? 2
                                               : 3;
}

// What the checks say holds wherever anything is scored.
const Guards& guards_of(Context& context) {
    if (!context.guards) {
        context.guards = std::make_shared<Guards>(context.model.pool);
        for (const Check& check : context.model.checks) context.guards->assume(check.holds, true);
    }
    return *context.guards;
}

}  // namespace

// A quotient is settled where a gate, a 不参评 or an exemption holds exactly when its divisor is 0, and is
// asked no later.
void check_divisions(Context& context, const Row& row) {
    Pool& pool = context.pool();
    const bool any =
        std::any_of(row.rules.begin(), row.rules.end(),
                    [&](const Rule& rule) { return pool.nature(rule.effect).divides; }) ||
        std::any_of(row.outs.begin(), row.outs.end(), [&](Id out) { return pool.nature(out).divides; });
    if (!any) return;
    const Guards& guards = guards_of(context);
    const auto settled = [&](Id division, unsigned asked) {
        if (pool[division].op != Op::divide) return false;
        const Id zero = compare_with(pool, Word::is, pool[division].parts[1], pool.constant(0));
        return std::any_of(row.rules.begin(), row.rules.end(), [&](const Rule& other) {
            return rank(other) < 3 && rank(other) <= asked && other.condition == zero;
        });
    };
    const auto look = [&](Id effect, unsigned asked, Span span) {
        for (const Id division : Divisions{pool}.of(effect, guards)) {
            if (settled(division, asked)) continue;
            context.error(is_of_records(pool, division) ? Code::aggregate_nothing : Code::division_unsettled,
                          span);
            return;
        }
    };
    for (const Rule& rule : row.rules) look(rule.effect, rank(rule), rule.span);
    for (const Id out : row.outs) look(out, 1, row.span);
}

void check_divisions(Context& context, Id expression, Code code, Span span) {
    if (!context.pool().nature(expression).divides) return;
    const Guards alone(context.pool());  // of a check: it is asked beside the others, not behind them
    const Guards& guards = context.rows == nullptr ? alone : guards_of(context);
    if (!Divisions{context.pool()}.of(expression, guards).empty()) context.error(code, span);
}

}  // namespace biaochi::model
