// The sums of an explanation: what is shown line by line adds up to the score.
#include "interpreter/report/explain_words.hpp"
#include "lang/words/messages.hpp"

namespace biaochi::report {

namespace {

std::string separated(Language language) { return std::string(text(Message::comma, language)); }

// The amounts of a row in the order in which they are shown; children by their number where all have one.
std::string amounts(const RowLine& line, Language language) {
    std::string result;
    const auto add = [&](const std::string& amount, const std::string& of) {
        result += " " + (of.empty() ? amount : of + ":" + amount);
    };
    for (const ClauseLine& clause : line.clauses)
        for (const RuleLine& rule : clause.rules)
            if (rule.counts && !is_zero(rule.amount)) add(signed_figure(rule.amount, language), "");
    for (const RowLine& child : line.children) add(signed_figure(child.score, language), child.row->label);
    return result.empty() ? " 0" : result;
}

std::string bound(const RowLine& line, Language language) {
    std::string words;
    for (const std::string& each : line.shapes) words += (words.empty() ? "" : separated(language)) + each;
    switch (line.bound) {
        case Bound::shaped: return words;
        case Bound::floor: return std::string(text(Message::bound_floor, language));
        case Bound::ceiling: return std::string(text(Message::bound_ceiling, language));
        case Bound::open: return std::string(text(Message::bound_open, language));
        default: return std::string(text(Message::bound_points, language));
    }
}

}  // namespace

std::string account(const RowLine& line, Language language) {
    switch (line.outcome) {
        case Outcome::gate:
            return std::string(text(Message::outcome_gate, language)) + " = " +
                   sum_figure(line.score, language);
        case Outcome::exempt:
            return std::string(text(Message::outcome_exempt, language)) + " = " +
                   sum_figure(line.score, language);
        case Outcome::out: return std::string(text(Message::outcome_out, language));
        case Outcome::sum: break;
    }
    std::string result = std::string(text(Message::sum_line, language)) + amounts(line, language) + " = " +
                         sum_figure(line.sum, language);
    if (line.bound == Bound::none) return result;
    result += separated(language) + bound(line, language) + " " + signed_figure(line.correction, language) +
              " = " + sum_figure(line.score, language);
    if (line.bound == Bound::floor || line.bound == Bound::ceiling) {
        const std::string why = supplement(line.row->bound_supplement, language);
        if (!why.empty()) result += text(Message::in_brackets, language, {why});
    }
    return result;
}

std::string total_account(const Explanation& explanation, const model::Model& model, Language language) {
    std::string result(text(Message::column_total, language));
    for (const RowLine& row : explanation.rows)
        result +=
            " " + (row.row->label.empty() ? "" : row.row->label + ":") + signed_figure(row.score, language);
    result += " = " + sum_figure(explanation.sum, language);
    if (is_zero(explanation.correction)) return result;
    return result + separated(language) +
           (model.cap ? text(Message::cap_line, language, {model.cap->text()}) : std::string()) + " " +
           signed_figure(explanation.correction, language) + " = " + sum_figure(explanation.total, language);
}

}  // namespace biaochi::report
