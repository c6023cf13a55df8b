#include "interpreter/report/explain_words.hpp"

#include <algorithm>

#include "interpreter/report/missing.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

using model::Form;

namespace {

bool is_truth(const model::Rule& rule) {
    return rule.form == Form::gate || rule.form == Form::exemption || rule.form == Form::not_applicable;
}

std::string truth(const Value& value, Language language, Message yes, Message no) {
    if (!value.exact()) return std::string(text(Message::rule_open, language));
    return std::string(text(value.truth() ? yes : no, language));
}

std::string separated(Language language) { return std::string(text(Message::comma, language)); }

}  // namespace

std::string title_of(const model::Row& row) {
    return row.label.empty() ? row.title : row.label + " " + row.title;
}

std::string earned(const RowLine& line, Language language) {
    if ((line.score.state & Value::number) == 0) return std::string(text(Message::not_applicable, language));
    std::string result =
        line.row->points
            ? text(Message::earned_of, language, {score_text(line.score, language), line.row->points->text()})
            : text(Message::earned, language, {score_text(line.score, language)});
    if (line.lost && !is_zero(*line.lost)) result += text(Message::lost, language, {line.lost->text()});
    return result;
}

Paint paint_of(const RowLine& line) {
    if (!line.score.exact()) return Paint::open;
    return line.lost && !is_zero(*line.lost) ? Paint::bad : Paint::good;
}

std::string given(const RuleLine& line, Language language) {
    std::string result;
    if (line.rule->form == Form::exemption && line.counts && !is_zero(line.amount))
        return signed_figure(line.amount, language);
    if (is_truth(*line.rule))
        result = truth(line.effect, language, Message::rule_holds, Message::rule_fails);
    else
        result = signed_figure(line.effect, language);
    const bool idle = is_truth(*line.rule) && is_zero(line.effect);
    return line.counts || idle ? result : "(" + result + ")";
}

std::string possible(const RuleLine& line, Language language) {
    const model::Rule& rule = *line.rule;
    if (is_truth(rule)) return {};
    if (!line.counts) return std::string(text(Message::rule_not_counted, language));
    if (rule.form == Form::from_full || rule.form == Form::alternative)
        return {};  // as much as the row; as the ladder lacks
    if (rule.phase == model::Phase::deduction) {
        if (!rule.least) return std::string(text(Message::could_lose_any, language));
        return text(Message::could_lose, language, {(-*rule.least).text()});
    }
    if (!rule.most) return std::string(text(Message::could_earn_any, language));
    return text(Message::could_earn, language, {rule.most->text()});
}

std::string tiers(const RuleLine& line, Language language) {
    if (line.rule->form != Form::ladder) return {};
    if (line.tiers.empty()) {
        const bool computed = !line.subject || (line.subject->state & Value::undefined) == 0;
        return std::string(text(computed ? Message::tier_none : Message::tier_uncomputable, language));
    }
    std::string all;
    for (const std::string& tier : line.tiers) all += (all.empty() ? "" : separated(language)) + tier;
    return text(line.tiers.size() == 1 ? Message::tier_applies : Message::tiers_possible, language, {all});
}

bool is_supplement(const ClauseLine& line) {
    return line.text.empty() && std::all_of(line.rules.begin(), line.rules.end(), [](const RuleLine& rule) {
               return !rule.rule->supplement.empty();
           });
}

std::string supplement(const std::string& why, Language language) {
    return why.empty() ? std::string() : text(Message::supplement, language, {why});
}

std::string applied_by(const RuleLine& line, Language language) {
    return line.call.empty() ? std::string() : text(Message::rule_call, language, {line.call});
}

std::string scored_value(const RuleLine& line, Language language) {
    if (!line.subject || line.subject_named) return {};
    return text(Message::value_scored, language, {quantity(*line.subject, line.unit, language)});
}

std::string definition(const DefinitionUse& use, Language language) {
    const std::string equation = use.name + " = " + use.formula;
    if (use.option != nullptr) return equation + " = " + *use.option;
    if (!use.truth) return equation + " = " + quantity(use.value, use.unit, language);
    return equation + std::string(text(Message::colon, language)) +
           truth(use.value, language, Message::rule_holds, Message::rule_fails);
}

std::string fact_value(const FactUse& use, Language language) {
    if (!use.cell->given() && use.readers.empty())
        return std::string(text(Message::fact_not_given, language));
    if (!use.cell->given()) return text(Message::fact_read_by, language, {listed(use.readers, language)});
    if (use.cell->does_not_apply) return std::string(spelling(Word::inapplicable, language));
    if (use.fact->kind != facts::FactKind::quantity) return use.written.in(language);
    return quantity(use.cell->value, use.fact->unit, language);
}

std::string derived_from(const DerivedFrom& use, Language language) {
    constexpr std::size_t most = 5;
    std::string places;
    for (std::size_t i = 0; i < std::min(most, use.counted.size()); ++i)
        places += (i == 0 ? "" : std::string(text(Message::list_comma, language))) + use.counted[i];
    if (use.counted.size() > most) places += "…";
    return std::string(text(Message::derived_fact, language)) + std::string(text(Message::colon, language)) +
           text(Message::ledger_counted, language,
                {use.ledger->name, std::to_string(use.records), std::to_string(use.counted.size())}) +
           (places.empty() ? "" : " (" + places + ")");
}

std::string score_use(const ScoreUse& use, Language language) {
    const std::string space = language == Language::zh ? "" : " ";
    return std::string(spelling(Word::indicator, language)) + space + use.row->label + " = " +
           score_text(use.score, language);
}

std::string ledger_use(const LedgerUse& use, Language language) {
    return text(Message::ledger_records, language, {use.ledger->name, std::to_string(use.records.size())});
}

std::string record(const LedgerUse::Record& record, Language language) {
    std::string all;
    for (const Text& field : record.fields)
        all += (all.empty() ? "" : separated(language)) + field.in(language);
    return all;
}

std::string result_line(const ResultLine& line, Language language) {
    std::string words = line.result->name + " = " + result_text(*line.result, line.value, language);
    if (!line.result->label.empty()) words += "  「" + line.result->label + "」";
    return words;
}

std::string rule_place(const RuleLine& line, Language language) {
    std::string result = text(Message::rule_at, language, {line.at});
    if (!line.called_at.empty())
        result += separated(language) + text(Message::rule_called, language, {line.called_at});
    return result;
}

std::string ruling(const RulingMark& mark, Language language) {
    const bool given =
        !mark.ruling->given.empty() && mark.option == mark.ruling->chosen;  // the number of 任一分数
    std::string option = given ? mark.ruling->given : mark.label();
    if (mark.ruling->set)
        option += text(Message::ruling_chosen, language, {mark.ruling->options[mark.ruling->default_option]});
    else
        option += text(mark.by_default() ? Message::ruling_default : Message::ruling_default_here, language);
    return text(Message::ruling, language, {mark.ruling->name, option});
}

std::string ruling_with_rows(const RulingMark& mark, Language language) {
    std::string rows;
    for (const std::string& row : mark.rows)
        rows += (rows.empty() ? "" : std::string(text(Message::list_comma, language))) + row;
    if (rows.empty()) rows = text(Message::the_total, language);
    return ruling(mark, language) + separated(language) + text(Message::ruling_where, language, {rows});
}

}  // namespace biaochi::report
