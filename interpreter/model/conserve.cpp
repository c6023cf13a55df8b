// Points are conserved: every row can reach its points, none can pass its bounds unless the text says so, and
// the rows add up to their group.
#include <algorithm>

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
        const std::optional<Number> least = model.pool.nature(combined(model, row)).least;
        reach.add(least, combined_points(model, row));
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

}  // namespace

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
