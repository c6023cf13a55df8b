#include "interpreter/model/combine.hpp"

#include <algorithm>

namespace biaochi::model {

namespace {

struct Parts {
    Model& model;
    const Row& row;
    Pool& pool;
    std::vector<Id> scores;

    Parts(Model& m, const Row& r) : model(m), row(r), pool(m.pool) {
        for (const std::size_t child : row.children) {
            Id score = model.rows[child].score;
            if (row.combination.missing == Combination::counted)
                score = pool.make(Op::select, pool.make(Op::applicable, score), score,
                                  pool.constant(row.combination.missing_points));
            scores.push_back(score);
        }
    }

    Id weight(std::size_t i) const {
        const Id own = model.rows[row.children[i]].weight;
        return row.combination.kind == Combination::by_weight && own != no_id ? own : pool.constant(1);
    }

    // Points of a child, weighed; only where the child applies.
    Id full(bool applicable) {
        std::vector<Id> all;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const Number points = model.rows[row.children[i]].points.value_or(0);
            const Id weighed = pool.make(Op::multiply, pool.constant(points), weight(i));
            all.push_back(applicable ? pool.make(Op::select, pool.make(Op::applicable, scores[i]), weighed,
                                                 pool.constant(0))
                                     : weighed);
        }
        return pool.sum(std::move(all));
    }

    Id total() {
        std::vector<Id> all;
        for (std::size_t i = 0; i < scores.size(); ++i)
            all.push_back(pool.make(Op::multiply, scores[i], weight(i)));
        return pool.sum(std::move(all));
    }

    Id count() {
        std::vector<Id> all;
        for (const Id score : scores) all.push_back(pool.make(Op::applicable, score));
        return pool.sum(std::move(all));
    }

    // Of the scores by size: the best or the worst few.
    Id best() {
        const Combination& how = row.combination;
        if (scores.size() == 1) return scores[0];
        const Id places = pool.pack(scores);
        const Space space = pool.space(places);
        const Id zero = pool.constant(0);
        const Id all = count();
        Id drop = zero;
        Id taken = all;
        if (how.kind != Combination::average) {
            taken = pool.make(Op::smaller, all,
                              pool.constant(static_cast<std::int64_t>(std::max<std::size_t>(how.count, 1))));
            drop = pool.make(Op::subtract, all, taken);
        }
        const bool highest = how.kind == Combination::highest;
        const Id sum = pool.over(Op::trimmed, space, {places, highest ? zero : drop, highest ? drop : zero});
        const bool averaged = how.averaged || how.kind == Combination::average;
        const Id value = averaged ? pool.make(Op::divide, sum, taken) : sum;
        const Nature of_each = pool.nature(places);
        if (averaged) pool.bound(value, of_each.least, of_each.most);
        return pool.make(Op::select, pool.make(Op::equal, zero, all), pool.not_applicable(), value);
    }
};

}  // namespace

Id combined(Model& model, const Row& row) {
    Parts parts(model, row);
    Pool& pool = model.pool;
    const Combination& how = row.combination;
    if (how.kind == Combination::highest || how.kind == Combination::lowest ||
        how.kind == Combination::average)
        return parts.best();
    Id sum = parts.total();
    if (how.kind == Combination::converted)
        sum = pool.make(Op::divide, pool.make(Op::multiply, sum, pool.constant(row.points.value_or(0))),
                        parts.full(false));
    if (how.missing != Combination::rescaled) return sum;
    const Id applies = parts.full(true);
    const Id scaled = pool.make(Op::divide, pool.make(Op::multiply, sum, parts.full(false)), applies);
    return pool.make(Op::select, pool.make(Op::equal, pool.constant(0), applies), pool.not_applicable(),
                     scaled);
}

std::optional<Number> combined_points(Model& model, const Row& row) {
    std::vector<Number> points;
    for (const std::size_t child : row.children) {
        if (!model.rows[child].points) return std::nullopt;
        points.push_back(*model.rows[child].points);
    }
    std::sort(points.begin(), points.end());
    const Combination& how = row.combination;
    Number sum;
    switch (how.kind) {
        case Combination::converted: return row.points;
        case Combination::by_weight: return model.pool.nature(Parts(model, row).full(false)).most;
        case Combination::lowest:
        case Combination::highest: {
            const std::size_t count = std::min(std::max<std::size_t>(how.count, 1), points.size());
            const bool highest = how.kind == Combination::highest;
            for (std::size_t i = 0; i < count; ++i) sum += points[highest ? points.size() - 1 - i : i];
            return how.averaged ? sum / static_cast<std::int64_t>(count) : sum;
        }
        default: break;
    }
    for (const Number& each : points) sum += each;
    return how.kind == Combination::average ? sum / static_cast<std::int64_t>(points.size()) : sum;
}

}  // namespace biaochi::model
