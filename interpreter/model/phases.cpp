#include "interpreter/model/phases.hpp"

#include "interpreter/model/combine.hpp"

namespace biaochi::model {

namespace {

Id any(Pool& pool, const std::vector<Id>& truths) {
    Id result = pool.truth(false);
    for (const Id id : truths) result = pool.make(Op::either, result, id);
    return result;
}

}  // namespace

Phases phases_of(Model& model, const Row& row, std::size_t without) {
    Pool& pool = model.pool;
    std::vector<Id> parts;
    std::vector<Id> gates;
    std::vector<Id> exemptions;
    std::vector<Id> outs = row.outs;
    for (std::size_t i = 0; i < row.rules.size(); ++i) {
        const Rule& rule = row.rules[i];
        if (i == without) continue;
        switch (rule.form) {
            case Form::gate: gates.push_back(rule.condition); break;
            case Form::exemption: exemptions.push_back(rule.condition); break;
            case Form::not_applicable: outs.push_back(rule.condition); break;
            default: parts.push_back(rule.effect);
        }
    }
    if (!row.children.empty()) parts.push_back(combined(model, row));
    Phases result;
    result.raw = pool.sum(parts);
    result.gate = any(pool, gates);
    result.out = any(pool, outs);
    result.exempt = any(pool, exemptions);
    Id score = result.raw;
    if (row.clamped && row.points) {
        if (!row.no_ceiling) score = pool.make(Op::smaller, pool.constant(*row.points), score);
        if (!row.no_floor) score = pool.make(Op::larger, pool.constant(0), score);
    }
    if (row.rounding.mode != Word::none)
        score = rounded(pool, row.rounding.mode, score, pool.constant(row.rounding.step));
    if (row.points) score = pool.make(Op::select, result.exempt, pool.constant(*row.points), score);
    score = pool.make(Op::select, result.out, pool.not_applicable(), score);
    result.score = pool.make(Op::select, result.gate, pool.constant(0), score);
    return result;
}

void finish(Model& model, Row& row) {
    const Phases phases = phases_of(model, row);
    row.raw = phases.raw;
    row.gate = phases.gate;
    row.out = phases.out;
    row.exempt = phases.exempt;
    row.score = phases.score;
}

}  // namespace biaochi::model
