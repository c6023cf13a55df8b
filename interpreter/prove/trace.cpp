#include "interpreter/prove/trace.hpp"

#include "interpreter/prove/region.hpp"

namespace biaochi::prove {

Trace::Trace(const score::Scorecard& scorecard) : scorecard_(scorecard) {}

std::vector<Value> Trace::values(std::size_t subject) {
    if (!scorecard_.facts->subjects[subject].lacks.empty()) return ranges(subject);
    if (!tracer_) tracer_.emplace(*scorecard_.model, *scorecard_.facts);
    return tracer_->values(subject);
}

std::vector<Value> Trace::ranges(std::size_t subject) {
    const model::Model& model = *scorecard_.model;
    const model::Pool& pool = model.pool;
    if (!remainders_) {
        std::vector<Id> all;
        for (Id id = 0; id < pool.size(); ++id)
            if (pool.space(id) <= model::per_subject) all.push_back(id);
        remainders_.emplace(model, *scorecard_.facts, std::move(all));
    }
    std::vector<Value> values(pool.size(), Value::of(Value::undefined));
    const std::optional<Remainder> rest = remainders_->of(subject);
    if (!rest) return values;
    std::vector<Id> wanted;
    std::vector<Id> of;
    for (Id id = 0; id < pool.size(); ++id)
        if (rest->became[id] != model::no_id && pool.space(id) <= model::per_subject) {
            of.push_back(id);
            wanted.push_back(rest->became[id]);
        }
    Cutter cutter(rest->model, Point(rest->model.schema.facts.size()));
    const Local local = cutter.cut(wanted);
    Regions regions(local, local.asked);
    if (!regions.enter(regions.all())) return values;
    for (std::size_t i = 0; i < of.size(); ++i) values[of[i]] = regions.value(local.asked[i]);
    for (std::size_t i = 0; i < model.rows.size(); ++i)
        values[model.rows[i].score] = scorecard_.scores[i][subject];
    values[model.total] = scorecard_.totals[subject];
    for (std::size_t i = 0; i < model.results.size(); ++i)
        values[model.results[i].value] = scorecard_.results[i][subject];
    return values;
}

}  // namespace biaochi::prove
