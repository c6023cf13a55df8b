#include "interpreter/plan/plan.hpp"

namespace biaochi::plan {

Plan from_model(const model::Model& model, const std::vector<model::Id>& wanted) {
    const model::Pool& pool = model.pool;
    Plan plan;
    plan.step_of.assign(pool.size(), model::no_id);
    plan.places = pool.all_places();
    std::vector<bool> needed(pool.size());
    for (const model::Id id : wanted)
        if (id != model::no_id) needed[id] = true;
    for (std::size_t id = pool.size(); id-- > 0;)  // parts have smaller ids
        if (needed[id])
            for (const model::Id part : pool[static_cast<model::Id>(id)].parts) needed[part] = true;
    for (model::Id id = 0; id < pool.size(); ++id) {
        if (!needed[id]) continue;
        const model::Expression& expression = pool[id];
        Step step;
        step.op = expression.op;
        step.number = expression.number;
        step.index = expression.index;
        step.space = expression.space;
        step.origin = id;
        for (const model::Id part : expression.parts) step.inputs.push_back(plan.step_of[part]);
        plan.step_of[id] = static_cast<std::uint32_t>(plan.steps.size());
        plan.steps.push_back(std::move(step));
        plan.compares = plan.compares || over_batch(plan, plan.steps.back());
    }
    return plan;
}

bool over_batch(const Plan& plan, const Step& step) {
    return step.op >= model::Op::total && plan.steps[step.inputs[0]].space == model::per_subject;
}

Plan for_scores(const model::Model& model) {
    std::vector<model::Id> wanted{model.total};
    for (const model::Check& check : model.checks) wanted.push_back(check.holds);
    for (const model::Row& row : model.rows) wanted.push_back(row.score);
    for (const model::Result& result : model.results) wanted.push_back(result.value);
    return from_model(model, wanted);
}

}  // namespace biaochi::plan
