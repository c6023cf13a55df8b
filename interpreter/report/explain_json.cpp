#include "interpreter/report/json_figures.hpp"

namespace biaochi::report {

namespace {

const char* form_id(model::Form form) {
    switch (form) {
        case model::Form::ladder: return "ladder";
        case model::Form::award: return "award";
        case model::Form::step: return "step";
        case model::Form::from_full: return "from full";
        case model::Form::alternative: return "alternative";
        case model::Form::gate: return "gate";
        case model::Form::exemption: return "exemption";
        case model::Form::not_applicable: return "not applicable";
        case model::Form::grant: return "grant";
    }
    return "";
}

const char* outcome_id(Outcome outcome) {
    switch (outcome) {
        case Outcome::gate: return "gate";
        case Outcome::exempt: return "exemption";
        case Outcome::out: return "not applicable";
        case Outcome::sum: break;
    }
    return "sum";
}

const char* bound_id(Bound bound) {
    switch (bound) {
        case Bound::floor: return "until nothing is left";
        case Bound::ceiling: return "until full";
        case Bound::points: return "within the points";
        case Bound::open: return "conditions are open";
        case Bound::shaped: return "by what the sentences say";
        case Bound::none: break;
    }
    return "";
}

Json truth(const Value& value) { return value.exact() ? Json(value.truth()) : Json("open"); }

Json fact(const FactUse& use) {
    Json json = {{"fact", use.fact->name}};
    if (!use.cell->given()) {
        json["value"] = nullptr;
        json["read_by"] = use.readers;
        return json;
    }
    for (const DerivedFrom& each : use.derived)
        json["derived"].push_back({{"ledger", each.ledger->name},
                                   {"records", each.records},
                                   {"counted", each.counted.size()},
                                   {"at", each.counted}});
    if (use.cell->does_not_apply) {
        json["value"] = nullptr;
        json["applies"] = false;
        json["at"] = use.at;
        return json;
    }
    const Number& value = use.cell->value;
    json["value"] = value.text();
    if (use.fact->kind == facts::FactKind::truth) json["value"] = !value.is_zero();
    if (use.fact->kind != facts::FactKind::truth && use.fact->kind != facts::FactKind::quantity)
        json["value"] = use.written.en;
    if (!use.fact->unit.empty()) json["unit"] = use.fact->unit == "%" ? "ratio" : use.fact->unit;
    json["at"] = use.at;
    if (!use.note.en.empty()) json["evidence"] = use.note.en;
    return json;
}

Json definition(const DefinitionUse& use) {
    Json json = {{"name", use.name}, {"formula", use.formula}};
    json["value"] = use.option != nullptr ? Json(*use.option)
                    : use.truth           ? truth(use.value)
                                          : json_figure(use.value);
    if (!use.unit.empty()) json["unit"] = use.unit == "%" ? "ratio" : use.unit;
    json["at"] = use.at;
    return json;
}

template <typename List, typename F>
Json array(const List& list, F f) {
    Json all = Json::array();
    for (const auto& each : list) all.push_back(f(each));
    return all;
}

Json rule(const RuleLine& line) {
    const model::Rule& rule = *line.rule;
    Json json = {{"sentence", line.sentence}, {"form", form_id(rule.form)}, {"at", line.at}};
    if (!rule.supplement.empty()) json["supplement"] = rule.supplement;
    if (!line.call.empty()) {
        json["applied_by"] = line.call;
        json["applied_at"] = line.called_at;
    }
    const bool condition = rule.form == model::Form::gate || rule.form == model::Form::exemption ||
                           rule.form == model::Form::not_applicable;
    if (condition) {
        json["holds"] = truth(line.effect);
    } else {
        json["effect"] = json_figure(line.effect);
        if (rule.least) json["least"] = rule.least->text();
        if (rule.most) json["most"] = rule.most->text();
    }
    json["counts"] = line.counts;
    json["amount"] = json_figure(line.amount);
    if (line.subject) json["value"] = json_figure(*line.subject);
    if (!line.tiers.empty()) json["tiers"] = line.tiers;
    if (!line.definitions.empty()) json["definitions"] = array(line.definitions, definition);
    if (!line.facts.empty()) json["facts"] = array(line.facts, fact);
    for (const ScoreUse& use : line.scores)
        json["scores"].push_back({{"indicator", use.row->label}, {"score", json_figure(use.score)}});
    for (const LedgerUse& use : line.ledgers) {
        Json records = Json::array();
        for (const LedgerUse::Record& record : use.records) {
            Json fields = Json::array();
            for (const Text& field : record.fields) fields.push_back(field.zh);
            records.push_back({{"fields", std::move(fields)}, {"at", record.at}});
            if (!record.note.en.empty()) records.back()["evidence"] = record.note.en;
        }
        json["ledgers"].push_back({{"ledger", use.ledger->name}, {"records", std::move(records)}});
    }
    if (!line.rulings.empty()) json["rulings"] = array(line.rulings, json_ruling);
    return json;
}

Json clause(const ClauseLine& line) {
    Json json = Json::object();
    if (!line.text.empty()) json = {{"clause", line.text}, {"at", line.at}};
    json["rules"] = array(line.rules, rule);
    return json;
}

Json row(const RowLine& line) {
    Json json = Json::object();
    if (!line.row->label.empty()) json["indicator"] = line.row->label;
    json["title"] = line.row->title;
    if (line.row->points) json["points"] = line.row->points->text();
    json["score"] = json_figure(line.score);
    if (line.lost) json["lost"] = json_figure(*line.lost);
    if (!line.clauses.empty()) json["clauses"] = array(line.clauses, clause);
    if (!line.children.empty()) json["parts"] = array(line.children, row);
    json["outcome"] = outcome_id(line.outcome);
    json["sum"] = json_figure(line.sum);
    if (line.bound != Bound::none) {
        json["correction"] = json_figure(line.correction);
        json["bound"] = bound_id(line.bound);
        if (!line.shapes.empty()) json["sentences"] = line.shapes;
        if (!line.row->bound_supplement.empty()) json["bound_supplement"] = line.row->bound_supplement;
    }
    return json;
}

Json subject(const Explanation& explanation, const model::Model& model) {
    Json json = json_name(*explanation.subject);
    if (!explanation.subject->period.empty()) json["period"] = explanation.subject->period;
    json["status"] = explanation.subject->refused    ? "refused"
                     : explanation.ranges != nullptr ? "range"
                                                     : "scored";
    if (explanation.subject->refused) return json;
    json["indicators"] = array(explanation.rows, row);
    if (!explanation.whole) return json;
    json["sum"] = json_figure(explanation.sum);
    if (!is_zero(explanation.correction)) json["correction"] = json_figure(explanation.correction);
    json["total"] = json_figure(explanation.total);
    if (!explanation.total_rulings.empty()) json["rulings"] = array(explanation.total_rulings, json_ruling);
    const Verdict reached = verdict(explanation.total, model.pass_mark);
    if (reached != Verdict::none) json["verdict"] = json_verdict(reached);
    for (const ResultLine& line : explanation.results) {
        Json each = {{"result", line.result->name}, {"value", json_result(*line.result, line.value)}};
        for (const ResultLine::Sentence& sentence : line.sentences)
            each["sentences"].push_back({{"sentence", sentence.words}, {"at", sentence.at}});
        json["results"].push_back(std::move(each));
    }
    return json;
}

}  // namespace

std::string explain_json(const Result& result, const Choice& choice) {
    const Json subjects = array(choice.subjects, [&](std::size_t index) {
        return subject(explain(result.scorecard, index, choice.rows, result.places), result.model());
    });
    return dump({{"standard", json_standard(result.model())}, {"subjects", subjects}});
}

}  // namespace biaochi::report
