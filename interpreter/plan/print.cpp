#include <fmt/format.h>

#include <map>

#include "interpreter/model/print.hpp"
#include "interpreter/plan/plan.hpp"

namespace biaochi::plan {

namespace {

// What a step's result is known as: the score of a row, a definition, the total.
std::map<model::Id, std::string> purposes(const model::Model& model) {
    std::map<model::Id, std::string> result;
    for (const model::Definition& each : model.definitions) result[each.value] += " " + each.name;
    for (const model::Row& row : model.rows)
        result[row.score] += " score(" + (row.label.empty() ? row.title : row.label) + ")";
    for (const model::Check& check : model.checks) result[check.holds] += " check";
    result[model.total] += " total";
    return result;
}

}  // namespace

std::string Plan::print(const model::Model& model) const {
    const auto known = purposes(model);
    std::string out;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        out += fmt::format("{:4} {}", i, model::op_id(step.op));
        if (step.op == model::Op::constant) out += " " + step.number.text();
        if (step.op == model::Op::fact) out += " " + model.schema.facts[step.index].name;
        if (step.op == model::Op::field) {
            const facts::Ledger& ledger =
                model.schema.ledgers[places[step.space - model::per_subject - 1].index];
            out += " " + ledger.name + "." + ledger.fields[step.index].name;
        }
        for (const std::uint32_t input : step.inputs) out += fmt::format(" #{}", input);
        const auto purpose = known.find(step.origin);
        if (purpose != known.end()) out += "  ;" + purpose->second;
        out += '\n';
    }
    return out;
}

}  // namespace biaochi::plan
