#include "interpreter/score/scorecard.hpp"

#include <algorithm>
#include <stdexcept>

#include "interpreter/score/run.hpp"

namespace biaochi::score {

namespace {

Text shown(const facts::Declaration& fact, const Number& value) {
    if (fact.kind == facts::FactKind::truth) return value.is_zero() ? Text("否", "no") : Text("是", "yes");
    if (fact.kind == facts::FactKind::enumeration) return fact.options[std::stoul(value.text())];
    return fact.unit == "%" ? (value * 100).text() + "%" : value.text() + fact.unit;
}

Diagnostic contradiction(const model::Model& model, const model::Check& check, const facts::Table& table,
                         std::size_t subject) {
    Diagnostic diagnostic{
        Code::check_failed, table.subjects[subject].span, {table.subjects[subject].name, check.message}, {}};
    Text all;
    for (const std::uint32_t index : check.facts) {
        const facts::Declaration& fact = model.schema.facts[index];
        const Text written = shown(fact, table.columns[index][subject].value);
        const Text value(fact.name + " = " + written.zh, fact.name + " = " + written.en);
        all = {all.zh + (all.zh.empty() ? "" : ", ") + value.zh,
               all.en + (all.en.empty() ? "" : ", ") + value.en};
        diagnostic.labels.push_back({table.span(index, subject), value});
    }
    diagnostic.arguments.emplace_back(all);
    diagnostic.labels.push_back({check.span, {"这条校验", "this check"}});
    return diagnostic;
}

}  // namespace

Diagnostics score(const model::Model& model, const plan::Plan& plan, facts::Table& table,
                  Scorecard& scorecard, void (*progress)(std::size_t done, std::size_t all)) {
    const std::size_t all = table.subjects.size();
    scorecard.model = &model;
    scorecard.facts = &table;
    scorecard.scores.assign(model.rows.size(), std::vector<Value>(all));
    scorecard.totals.assign(all, Value());
    Diagnostics diagnostics;
    Runner runner(plan, table);
    for (std::size_t first = 0; first < all; first += Runner::block) {
        const std::size_t count = std::min(Runner::block, all - first);
        runner.run(first, count);
        for (std::size_t row = 0; row < count; ++row) {
            facts::Subject& subject = table.subjects[first + row];
            if (subject.refused) continue;
            for (const model::Check& check : model.checks)
                if (!runner.value(check.holds, row).truth()) {
                    diagnostics.push_back(contradiction(model, check, table, first + row));
                    subject.refused = true;
                }
            if (subject.refused) continue;
            for (std::size_t i = 0; i < model.rows.size(); ++i) {
                Value value = runner.value(model.rows[i].score, row);
                if ((value.state & Value::undefined) != 0)
                    throw std::logic_error("an undefined score passed the check of divisions");
                scorecard.scores[i][first + row] = std::move(value);
            }
            scorecard.totals[first + row] = runner.value(model.total, row);
        }
        if (progress != nullptr) progress(first + count, all);
    }
    return diagnostics;
}

namespace {

plan::Plan whole_plan(const model::Model& model) {
    std::vector<model::Id> all(model.pool.size());
    for (model::Id id = 0; id < all.size(); ++id) all[id] = id;
    return plan::from_model(model, all);
}

}  // namespace

Tracer::Tracer(const model::Model& model, const facts::Table& table)
    : plan_(whole_plan(model)), runner_(plan_, table, 1) {}

std::vector<Value> Tracer::values(std::size_t subject) {
    runner_.run(subject, 1);
    std::vector<Value> values;
    values.reserve(plan_.steps.size());
    for (model::Id id = 0; id < plan_.steps.size(); ++id) values.push_back(runner_.value(id, 0));
    return values;
}

}  // namespace biaochi::score
