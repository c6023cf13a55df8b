#include "interpreter/prove/joint.hpp"

#include <algorithm>

#include "interpreter/prove/words.hpp"

namespace biaochi::prove {

namespace {

// Rows and the total, not the results: those may compare subjects.
plan::Plan plan_of(const model::Model& model) {
    std::vector<Id> wanted{model.total};
    for (const model::Check& check : model.checks) wanted.push_back(check.holds);
    for (const model::Row& row : model.rows) wanted.push_back(row.score);
    return plan::from_model(model, wanted);
}

}  // namespace

Whole::Whole(const model::Model& model)
    : model_(model),
      plan_(plan_of(model)),
      table_(blank_table(model.schema.facts.size(), 1)),
      runner_(plan_, table_) {}

std::vector<Value> Whole::scores(const Point& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) table_.columns[i][0].value = facts[i];
    fold(layout_of(model_.schema), table_, 1, [&](std::uint32_t fact, std::size_t) { return facts[fact]; });
    runner_.run(0, 1);
    for (const model::Check& check : model_.checks)
        if (!runner_.value(check.holds, 0).truth()) return {};
    std::vector<Value> all;
    for (const model::Row& row : model_.rows) all.push_back(runner_.value(row.score, 0));
    all.push_back(runner_.value(model_.total, 0));
    return all;
}

namespace {

struct Joining {
    Cutter& cutter;
    bool high;
    Point facts;
    std::vector<bool> pinned;

    const std::vector<Point>& best(const Part& part) const { return high ? part.highest : part.lowest; }

    void take(const Part& part, const Point& point) {
        for (std::size_t i = 0; i < point.size(); ++i) {
            facts[part.facts[i]] = point[i];
            if (part.read[i]) pinned[part.facts[i]] = true;
        }
    }

    bool fits(const Part& part, const Point& point) const {
        for (std::size_t i = 0; i < point.size(); ++i)
            if (pinned[part.facts[i]] && facts[part.facts[i]] != point[i]) return false;
        return true;
    }

    // With what earlier parts need left as it is; false: the part stays away from its best.
    bool search_beside(const Part& part) {
        Local local = cutter.cut(part.row);
        for (std::size_t i = 0; i < local.facts.size(); ++i) {
            local.base[i] = facts[local.facts[i]];
            if (pinned[local.facts[i]]) local.domains[i].least = local.domains[i].most = local.base[i];
        }
        Sampler sampler(local, seed_of(local.row().label + "\n" + local.row().title));
        for (std::size_t i = 0; i < local.facts.size(); ++i) sampler.frozen[i] = pinned[local.facts[i]];
        const Question question{high ? Question::highest : Question::lowest, local.row().score, no_id};
        std::vector<Point> points = sampler.sample();
        for (const Point& each : best(part)) {
            Point point = each;
            for (std::size_t i = 0; i < point.size(); ++i)
                if (sampler.frozen[i]) point[i] = local.base[i];
            sampler.mend(point);
            points.push_back(std::move(point));
        }
        Engine engine(local, {question.a});
        engine.run(points);
        Answer answer;
        for (std::size_t i = 0; i < points.size(); ++i)
            if (engine.valid(i))
                improve(question, answer, points[i], engine.value(0, i), engine.value(0, i),
                        length_of(points[i]));
        engine.run({best(part).front()});
        const Number wanted = engine.value(0, 0).low;
        if (!answer.value || *answer.value != wanted) search(local, sampler, question, answer, {100});
        if (!answer.facts) return false;
        take(part, *answer.facts);
        return *answer.value == wanted;
    }

    // Those that cannot have their best beside the others.
    std::vector<const Part*> run(const std::vector<const Part*>& parts) {
        facts = cutter.base();
        pinned.assign(facts.size(), false);
        std::vector<const Part*> lacking;
        for (const Part* part : parts) {
            const std::vector<Point>& all = best(*part);
            if (all.empty()) continue;
            const auto found =
                std::find_if(all.begin(), all.end(), [&](const Point& point) { return fits(*part, point); });
            if (found != all.end())
                take(*part, *found);
            else if (!search_beside(*part))
                lacking.push_back(part);
        }
        return lacking;
    }
};

Number sum_over(const std::vector<Value>& scores, const std::vector<const Part*>& parts) {
    Number sum;
    for (const Part* part : parts)
        if (scores[part->row].exact()) sum += scores[part->row].low;
    return sum;
}

}  // namespace

Point join(Cutter& cutter, const std::vector<const Part*>& parts, bool high, Whole& whole) {
    std::vector<const Part*> order = parts;
    Point best = cutter.base();
    std::optional<Number> best_sum;
    for (int attempt = 0; attempt < 4; ++attempt) {
        Joining joining{cutter, high, {}, {}};
        const std::vector<const Part*> lacking = joining.run(order);
        const std::vector<Value> scores = whole.scores(joining.facts);
        if (!scores.empty()) {
            const Number sum = sum_over(scores, parts);
            if (!best_sum || (high ? sum > *best_sum : sum < *best_sum)) {
                best_sum = sum;
                best = joining.facts;
            }
        }
        if (lacking.empty()) break;
        std::vector<const Part*> next = lacking;  // they come first now
        for (const Part* part : order)
            if (std::find(lacking.begin(), lacking.end(), part) == lacking.end()) next.push_back(part);
        if (next == order) break;
        order = std::move(next);
    }
    return best;
}

}  // namespace biaochi::prove
