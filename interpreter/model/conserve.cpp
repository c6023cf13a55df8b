// Points are conserved: every row can reach its points, none can pass its bounds unless the text says so, and
// the rows add up to their group. And no quotient by 0 is left unsettled.
#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/model/combine.hpp"
#include "interpreter/model/context.hpp"

namespace biaochi::model {

namespace {

// What a row's rules and items can add up to; nullopt: no bound.
struct Reach {
    std::optional<Number> least = Number(0), most = Number(0);
    void add(const std::optional<Number>& low, const std::optional<Number>& high) {
        least = least && low ? std::optional(*least + *low) : std::nullopt;
        most = most && high ? std::optional(*most + *high) : std::nullopt;
    }
};

Text points_text(const Number& points) { return {points.text() + " 分", points.text() + " points"}; }

bool until(const Model& model, const Row& row, bool Row::*said) {
    if (row.*said) return true;
    return std::any_of(row.children.begin(), row.children.end(), [&](std::size_t child) {
        const Row& item = model.rows[child];
        return item.item && !item.points && until(model, item, said);
    });
}

Reach reach_of(Model& model, const Row& row) {
    Reach reach;
    for (const Rule& rule : row.rules) {
        if (rule.phase == Phase::gate || rule.phase == Phase::exemption) continue;
        if (rule.form == Form::alternative) {  // raises its ladder: of the two only the higher counts
            reach.add(Number(0), rule.raises_reach);
        } else {
            reach.add(rule.least, rule.most);
        }
    }
    if (row.combination.kind != Combination::sum) {
        reach.add(model.pool.nature(combined(model, row)).least, combined_points(model, row));
        return reach;
    }
    for (const std::size_t child : row.children) {
        const Row& item = model.rows[child];
        const Reach inner = reach_of(model, item);
        const std::optional<Number> floor = item.no_floor ? inner.least : Number(0);
        if (item.points)
            reach.add(floor, item.no_ceiling ? inner.most : item.points);
        else
            reach.add(inner.least, inner.most);
    }
    return reach;
}

void check_scored(Context& context, const Row& row) {
    Model& model = context.model;
    const auto doubt = [&](bool over, const std::optional<Number>& bound) {
        model.doubts.push_back({static_cast<std::size_t>(&row - model.rows.data()), over, bound});
    };
    Reach reach = reach_of(model, row);
    const bool exempt = std::any_of(row.rules.begin(), row.rules.end(),
                                    [](const Rule& rule) { return rule.form == Form::exemption; });
    if (exempt && reach.most && reach.most->is_zero())
        reach.most = row.points;  // 达标,得满分 is all that it says
    const Text most = reach.most ? points_text(*reach.most) : Text("任意多分", "any number of points");
    if (!reach.most || *reach.most > *row.points) {
        if (!until(model, row, &Row::until_full) && !row.no_ceiling) doubt(true, reach.most);
    } else if (*reach.most < *row.points) {
        context.error(Code::points_under, row.span, {row.points->text(), most});
    }
    if (until(model, row, &Row::until_nothing) || row.no_floor) return;
    if (!reach.least || *reach.least < 0) doubt(false, reach.least);
}

void check_group(Context& context, const Row& row) {
    Number sum;
    if (row.combination.kind != Combination::sum)
        sum = combined_points(context.model, row).value_or(0);
    else
        for (const std::size_t child : row.children) sum += context.model.rows[child].points.value_or(0);
    if (sum == *row.points || (sum > *row.points && (row.until_full || row.no_ceiling))) return;
    context.error(Code::points_group, row.span, {row.points->text(), sum.text()});
}

using Ids = std::set<Id>;

// Finds the quotients in an expression that can be by 0: neither a branch nor a condition beside them keeps
// the divisor from it. The work is bounded: where it runs out, conditions guard nothing, and the check asks
// for a sentence.
struct Divisions {
    const Pool& pool;
    std::size_t branches_left = 1000;
    static constexpr std::size_t deepest = 100;

    void divisors_in(Id root, Ids& found) const {
        Ids seen{root};
        for (std::vector<Id> open{root}; !open.empty();) {
            const Expression& each = pool[open.back()];
            open.pop_back();
            if (each.op == Op::divide) found.insert(each.parts[1]);
            for (const Id part : each.parts)
                if (seen.insert(part).second) open.push_back(part);
        }
    }

    // The divisors that cannot be 0 where a condition holds (or does not hold).
    void not_zero_where(Id condition, bool holds, Ids& found) const {
        std::set<std::pair<Id, bool>> seen{{condition, holds}};
        for (std::vector<std::pair<Id, bool>> open{{condition, holds}}; !open.empty();) {
            const auto [id, truth] = open.back();
            open.pop_back();
            const Expression& each = pool[id];
            const auto zero = [&, this](std::size_t part) { return pool.is_constant(each.parts[part], 0); };
            if (each.op == Op::equal && !truth && (zero(0) || zero(1)))
                found.insert(each.parts[zero(0) ? 1 : 0]);
            if (each.op == Op::less && truth && zero(0)) found.insert(each.parts[1]);
            if (each.op == Op::computable && truth) divisors_in(each.parts[0], found);
            const bool turned = each.op == Op::negation;
            if (!turned && each.op != (truth ? Op::both : Op::either)) continue;
            for (const Id part : each.parts)
                if (seen.emplace(part, truth != turned).second) open.emplace_back(part, truth != turned);
        }
    }

    // Whether what an extreme goes over was counted, and there is some of it.
    bool is_counted(Id value, const Ids& guarded) const {
        const Expression& each = pool[value];
        if (each.space <= per_subject) return !pool.nature(value).absent;  // the subject itself is in its batch
        const Id filter = each.op == Op::select ? each.parts[0] : no_id;
        return std::any_of(guarded.begin(), guarded.end(), [&](Id id) {
            const Expression& count = pool[id];
            if (count.op != Op::total || pool.space(count.parts[0]) != each.space) return false;
            const Expression& counted = pool[count.parts[0]];
            const bool all = counted.op == Op::spread && pool.is_constant(counted.parts[0], 1);
            return all ? !pool.nature(value).absent : count.parts[0] == filter;
        });
    }

    Ids of(Id root, const Ids& guarded = {}, std::size_t depth = 0) {
        Ids found;
        Ids seen{root};
        const auto within = [&](Id part, Id condition, bool holds) {
            if (!pool.nature(part).divides) return;
            Ids inner = guarded;
            not_zero_where(condition, holds, inner);
            const Ids rest = of(part, inner, depth + 1);
            found.insert(rest.begin(), rest.end());
        };
        for (std::vector<Id> open{root}; !open.empty();) {
            const Id id = open.back();
            const Expression& each = pool[id];
            open.pop_back();
            if (!pool.nature(id).divides) continue;
            if (each.op == Op::divide && !pool.is_constant(each.parts[1]) &&
                guarded.count(each.parts[1]) == 0)
                found.insert(id);
            const bool extreme = each.op == Op::highest || each.op == Op::lowest;
            if (extreme && !is_counted(each.parts[0], guarded)) found.insert(id);
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

// The order in which a row asks: 不得分, then 不参评, then 得满分, then everything else.
unsigned rank(const Rule& rule) {
    return rule.form == Form::gate             ? 0
           : rule.form == Form::not_applicable ? 1
           : rule.form == Form::exemption      ? 2
                                               : 3;
}

}  // namespace

// A quotient is settled where a gate, a 不参评 or an exemption holds exactly when its divisor is 0, and is
// asked no later.
void check_divisions(Context& context, const Row& row) {
    Pool& pool = context.pool();
    const auto settled = [&](Id effect, unsigned asked) {
        const Ids divisions = Divisions{pool}.of(effect);
        return std::all_of(divisions.begin(), divisions.end(), [&](Id division) {
            if (pool[division].op != Op::divide) return false;
            const Id zero = compare_with(pool, Word::is, pool[division].parts[1], pool.constant(0));
            return std::any_of(row.rules.begin(), row.rules.end(), [&](const Rule& other) {
                return rank(other) < 3 && rank(other) <= asked && other.condition == zero;
            });
        });
    };
    for (const Rule& rule : row.rules)
        if (!settled(rule.effect, rank(rule))) context.error(Code::division_unsettled, rule.span);
    for (const Id out : row.outs)
        if (!settled(out, 1)) context.error(Code::division_unsettled, row.span);
}

void check_divisions(Context& context, const Check& check) {
    if (!Divisions{context.pool()}.of(check.holds).empty()) context.error(Code::check_division, check.span);
}

void check_points(Context& context) {
    Model& model = context.model;
    Number points;
    Number bonus;
    for (const std::size_t top : model.tops)
        (model.rows[top].bonus ? bonus : points) += model.rows[top].points.value_or(0);
    for (const Row& row : model.rows) {
        if (!row.points) continue;
        if (row.rules.empty() && !row.has_items)
            check_group(context, row);
        else
            check_scored(context, row);
    }
    if (points != model.points)
        context.error(Code::points_total, model.span, {model.points.text(), points.text()});
    if (bonus != model.bonus)
        context.error(Code::points_bonus, model.span, {model.bonus.text(), bonus.text()});
}

}  // namespace biaochi::model
