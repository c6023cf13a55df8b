#include "interpreter/score/scorecard.hpp"

#include <algorithm>
#include <stdexcept>

#include "interpreter/facts/written.hpp"
#include "interpreter/score/run.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::score {

Diagnostic contradiction(const model::Model& model, const model::Check& check, const facts::Table& table,
                         std::size_t subject, Code code) {
    Diagnostic diagnostic{
        code, table.subjects[subject].span, {display_name(table.subjects[subject]), check.message}, {}};
    Text all;
    for (const std::uint32_t index : check.facts) {
        const facts::Declaration& fact = model.schema.facts[index];
        const facts::Cell& cell = table.columns[index][subject];
        const Text written =
            cell.given() ? facts::as_written(fact, cell, table.texts) : both(Message::fact_not_given);
        const Text value(fact.name + " = " + written.zh, fact.name + " = " + written.en);
        all = {all.zh + (all.zh.empty() ? "" : ", ") + value.zh,
               all.en + (all.en.empty() ? "" : ", ") + value.en};
        if (cell.given()) diagnostic.labels.push_back({table.span(index, subject), value});
    }
    for (const std::uint32_t index : check.ledgers) {
        const facts::Records& records = table.ledgers[index];
        const std::string& name = model.schema.ledgers[index].name;
        const std::string count = std::to_string(records.count(subject));
        const Text value(text(Message::ledger_records, Language::zh, {name, count}),
                         text(Message::ledger_records, Language::en, {name, count}));
        all = {all.zh + (all.zh.empty() ? "" : ", ") + value.zh,
               all.en + (all.en.empty() ? "" : ", ") + value.en};
        if (records.stated[subject].end > 0) diagnostic.labels.push_back({records.stated[subject], value});
    }
    diagnostic.arguments.emplace_back(all);
    diagnostic.labels.push_back({check.span, {"这条校验", "this check"}});
    return diagnostic;
}

namespace {

struct Scoring {
    const model::Model& model;
    const plan::Plan& plan;
    facts::Table& table;
    Scorecard& scorecard;
    Diagnostics diagnostics;

    // Of records that were not given a check says nothing (what is required was asked for).
    bool was_given(const model::Check& check, std::size_t subject) const {
        return std::all_of(check.ledgers.begin(), check.ledgers.end(),
                           [&](std::uint32_t ledger) { return table.ledgers[ledger].given[subject]; });
    }

    // Whether the subject's facts agree with every check; else it is refused.
    bool keeps_checks(const Runner& runner, std::size_t subject, std::size_t row) {
        bool kept = true;
        for (const model::Check& check : model.checks) {
            if (check.holds == model::no_id || runner.value(check.holds, row).truth()) continue;
            if (!was_given(check, subject)) continue;
            diagnostics.push_back(contradiction(model, check, table, subject));
            kept = false;
        }
        if (!kept) table.subjects[subject].refused = true;
        return kept;
    }

    template <typename F>
    void for_blocks(Runner& runner, F f) {
        for (std::size_t first = 0; first < table.subjects.size(); first += Runner::block) {
            const std::size_t count = std::min(Runner::block, table.subjects.size() - first);
            runner.run(first, count);
            for (std::size_t row = 0; row < count; ++row)
                if (!table.subjects[first + row].refused) f(first + row, row);
        }
    }

    // Before subjects are compared: is the batch whole?
    bool batch_is_whole() {
        std::vector<model::Id> checks;
        for (const model::Check& check : model.checks) checks.push_back(check.holds);
        const plan::Plan checking = plan::from_model(model, checks);
        Runner runner(checking, table);
        for_blocks(runner, [&](std::size_t subject, std::size_t row) { keeps_checks(runner, subject, row); });
        const auto refused = std::find_if(table.subjects.begin(), table.subjects.end(),
                                          [](const facts::Subject& subject) { return subject.refused; });
        const bool single = table.subjects.size() == 1;
        if (refused == table.subjects.end() && !single) return true;
        for (facts::Subject& subject : table.subjects) {
            if (!subject.refused && single)
                diagnostics.push_back({Code::batch_single, subject.span, {display_name(subject)}, {}});
            else if (!subject.refused)
                diagnostics.push_back({Code::batch_incomplete,
                                       subject.span,
                                       {display_name(subject), display_name(*refused)},
                                       {{refused->span, {"没有计分的对象", "not scored"}}}});
        }
        for (facts::Subject& subject : table.subjects) subject.refused = true;
        return false;
    }

    void keep(const Runner& runner, std::size_t subject, std::size_t row) {
        for (std::size_t i = 0; i < model.rows.size(); ++i) {
            Value value = runner.value(model.rows[i].score, row);
            if ((value.state & Value::undefined) != 0)
                throw std::logic_error("an undefined score passed the check of divisions");
            scorecard.scores[i][subject] = std::move(value);
        }
        scorecard.totals[subject] = runner.value(model.total, row);
        for (std::size_t i = 0; i < model.results.size(); ++i)
            scorecard.results[i][subject] = runner.value(model.results[i].value, row);
    }
};

}  // namespace

Diagnostics score(const model::Model& model, const plan::Plan& plan, facts::Table& table,
                  Scorecard& scorecard, void (*progress)(std::size_t done, std::size_t all)) {
    const std::size_t all = table.subjects.size();
    scorecard.model = &model;
    scorecard.facts = &table;
    scorecard.scores.assign(model.rows.size(), std::vector<Value>(all));
    scorecard.totals.assign(all, Value());
    scorecard.results.assign(model.results.size(), std::vector<Value>(all));
    scorecard.ranges.clear();
    Scoring scoring{model, plan, table, scorecard, {}};
    if (plan.compares && all > 0 && !scoring.batch_is_whole()) return std::move(scoring.diagnostics);
    Runner runner(plan, table);
    for (std::size_t first = 0; first < all; first += Runner::block) {
        const std::size_t count = std::min(Runner::block, all - first);
        runner.run(first, count);
        for (std::size_t row = 0; row < count; ++row)
            if (!table.subjects[first + row].refused && table.subjects[first + row].lacks.empty() &&
                scoring.keeps_checks(runner, first + row, row))
                scoring.keep(runner, first + row, row);
        if (progress != nullptr) progress(first + count, all);
    }
    return std::move(scoring.diagnostics);
}

namespace {

plan::Plan whole_plan(const model::Model& model) {
    std::vector<model::Id> all(model.pool.size());
    for (model::Id id = 0; id < all.size(); ++id) all[id] = id;
    return plan::from_model(model, all);
}

}  // namespace

Tracer::Tracer(const model::Model& model, const facts::Table& table)
    : plan_(whole_plan(model)), runner_(plan_, table) {}

std::vector<Value> Tracer::values(std::size_t subject) {
    runner_.run(subject, 1);
    std::vector<Value> values;
    values.reserve(plan_.steps.size());
    for (model::Id id = 0; id < plan_.steps.size(); ++id) values.push_back(runner_.value(id, 0));
    return values;
}

}  // namespace biaochi::score
