#include "interpreter/facts/written.hpp"
#include "interpreter/report/json_figures.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/report/rulings.hpp"

namespace biaochi::report {

Json json_figure(const Value& value) {
    if (value.exact()) return value.low.text();
    Json figure = Json::object();
    if ((value.state & Value::number) != 0) {
        figure["low"] = value.low.text();
        figure["high"] = value.high.text();
    }
    if (value.state == Value::number) return figure;
    if (value.state == Value::not_applicable)
        figure["state"] = "not applicable";
    else if (value.state == Value::undefined)
        figure["state"] = "undefined";
    else
        figure["state"] = "uncertain";
    return figure;
}

Json json_result(const model::Result& result, const Value& value) {
    const bool figure = result.kind == facts::FactKind::quantity || !value.exact();
    if (!figure && result.kind == facts::FactKind::truth) return value.truth();
    return figure && result.kind == facts::FactKind::quantity
               ? json_figure(value)
               : Json(result_text(result, value, Language::zh));
}

Json json_name(const facts::Subject& subject) {
    Json json = {{"subject", display_name(subject)}};
    if (!subject.town.empty()) json["town"] = subject.town;
    if (!subject.code.empty()) json["code"] = subject.code;
    return json;
}

Json json_ruling(const RulingMark& mark) {
    Json json = {{"name", mark.ruling->name}, {"question", mark.ruling->question}, {"option", mark.label()}};
    if (!mark.ruling->given.empty() && mark.option == mark.ruling->chosen) json["given"] = mark.ruling->given;
    json["default"] = mark.ruling->options[mark.ruling->default_option];
    json["chosen_by_user"] = mark.ruling->set;
    if (!mark.rows.empty()) json["indicators"] = mark.rows;
    return json;
}

Json json_standard(const model::Model& model) {
    Json json = {{"title", model.title},
                 {"version", model.version},
                 {"points", model.points.text()},
                 {"bonus", model.bonus.text()}};
    if (model.cap) json["cap"] = model.cap->text();
    if (model.pass_mark) json["pass_mark"] = model.pass_mark->text();
    return json;
}

const char* json_verdict(Verdict verdict) {
    return verdict == Verdict::pass ? "pass" : verdict == Verdict::fail ? "fail" : "undecided";
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

namespace {

// Facts with which the total is at an end of its range.
Json json_end(const Result& result, bool reached, const std::vector<score::Filled>& facts) {
    Json json = {{"reached", reached}};
    if (!reached) return json;
    json["with"] = Json::object();
    for (const score::Filled& each : facts) {
        const facts::Declaration& fact = result.model().schema.facts[each.fact];
        json["with"][fact.name] = each.does_not_apply
                                      ? std::string(spelling(Word::inapplicable, Language::zh))
                                      : facts::as_written(fact, each.value, result.facts().texts).zh;
    }
    return json;
}

Json json_missing(const Result& result, const score::Ranges& ranges, std::size_t subject) {
    Json facts = Json::array();
    for (const score::Missing& each : ranges.missing)
        facts.push_back({{"fact", result.model().schema.facts[each.fact].name},
                         {"moves_total_by", each.moves.text()},
                         {"read_by", readers(result.model(), each)}});
    return {{"facts", std::move(facts)},
            {"least_total", json_end(result, ranges.total.least, ranges.least)},
            {"most_total", json_end(result, ranges.total.most, ranges.most)},
            {"not_reached", ends_not_reached(result, subject, Language::en)}};
}

Json json_unverified(const Unverified& each) {
    Json json = {{"fact", each.fact->name}, {"value", each.written.zh}};
    const facts::Evidence& evidence = *each.evidence;
    if (!evidence.text.empty()) json["note"] = evidence.text;
    if (!evidence.file.empty()) json["document"] = evidence.file;
    if (!evidence.date.empty()) json["date"] = evidence.date;
    if (!evidence.verifier.empty()) json["verified_by"] = evidence.verifier;
    return json;
}

Json json_subject(const Result& result, std::size_t index) {
    const facts::Subject& subject = result.facts().subjects[index];
    const model::Model& model = result.model();
    Json json = json_name(subject);
    if (!subject.period.empty()) json["period"] = subject.period;
    const score::Ranges* ranges = ranges_of(result, index);
    json["status"] = subject.refused ? "refused" : ranges != nullptr ? "range" : "scored";
    if (subject.refused) return json;
    Json groups = Json::object();
    for (const std::size_t top : model.tops) {
        const model::Row& row = model.rows[top];
        groups[row.label.empty() ? row.title : row.label] = json_figure(result.scorecard.scores[top][index]);
    }
    Json scores = Json::object();
    for (const std::size_t column : model.columns)
        scores[model.rows[column].label] = json_figure(result.scorecard.scores[column][index]);
    json["groups"] = std::move(groups);
    json["scores"] = std::move(scores);
    json["total"] = json_figure(result.scorecard.totals[index]);
    const Verdict reached = verdict(result.scorecard.totals[index], model.pass_mark);
    if (reached != Verdict::none) json["verdict"] = json_verdict(reached);
    for (std::size_t i = 0; i < model.results.size(); ++i)
        json["results"][model.results[i].name] =
            json_result(model.results[i], result.scorecard.results[i][index]);
    if (ranges != nullptr) json["not_given"] = json_missing(result, *ranges, index);
    for (const Unverified& each : unverified(result, index))
        json["not_verified"].push_back(json_unverified(each));
    return json;
}

}  // namespace

std::string json(const Result& result) {
    const model::Model& model = result.model();
    Json columns = Json::array();
    for (const std::size_t column : model.columns) {
        const model::Row& row = model.rows[column];
        Json json_column = {{"indicator", row.label}, {"title", row.title}};
        if (row.points) json_column["points"] = row.points->text();
        columns.push_back(std::move(json_column));
    }
    Json rulings = Json::array();
    for (const BatchRuling& each : batch_rulings(result)) {
        rulings.push_back(json_ruling(each.mark));
        if (!is_traced(result)) continue;
        Json names = Json::array();
        for (const std::size_t subject : each.subjects)
            names.push_back(display_name(result.facts().subjects[subject]));
        rulings.back()["subjects"] = std::move(names);
    }
    Json subjects = Json::array();
    for (std::size_t i = 0; i < result.facts().subjects.size(); ++i)
        subjects.push_back(json_subject(result, i));
    return dump({{"standard", json_standard(model)},
                 {"indicators", std::move(columns)},
                 {is_traced(result) ? "rulings" : "rulings_chosen", std::move(rulings)},
                 {"subjects", std::move(subjects)}});
}

}  // namespace biaochi::report
