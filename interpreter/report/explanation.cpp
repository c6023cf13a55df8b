#include "interpreter/report/explanation.hpp"

#include <algorithm>

#include "interpreter/prove/trace.hpp"
#include "interpreter/report/evidence.hpp"
#include "interpreter/report/missing.hpp"
#include "interpreter/report/ruling_marks.hpp"

namespace biaochi::report {

using model::Form;

namespace {

// A clause may be what a rule of an earlier clause was settled by; the rule is written down once, where it
// stands.
std::vector<ClauseLine> clause_lines(const Case& of, const model::Row& row) {
    std::vector<ClauseLine> clauses(row.clauses.size() + 1);
    for (std::size_t i = 0; i < row.clauses.size(); ++i) {
        clauses[i + 1].text = row.clauses[i].text;
        clauses[i + 1].at = of.places.at(row.clauses[i].span);
    }
    for (const model::Rule& rule : row.rules)
        clauses[rule.clause < clauses.size() ? rule.clause : 0].rules.push_back(rule_line(of, rule));
    std::rotate(clauses.begin(), clauses.begin() + 1, clauses.end());  // what no clause says comes last
    if (clauses.back().rules.empty()) clauses.pop_back();
    return clauses;
}

Outcome outcome_of(const Case& of, const model::Row& row) {
    if (of.holds(row.gate)) return Outcome::gate;
    if (of.holds(row.out)) return Outcome::out;
    return of.holds(row.exempt) ? Outcome::exempt : Outcome::sum;
}

// Sentences that another one overrules add nothing; an exemption that holds gives the whole score.
void settle_amounts(RowLine& line) {
    bool given = false;
    for (ClauseLine& clause : line.clauses)
        for (RuleLine& rule : clause.rules) {
            const Form form = rule.rule->form;
            const bool decides = (line.outcome == Outcome::gate && form == Form::gate) ||
                                 (line.outcome == Outcome::out && form == Form::not_applicable) ||
                                 (line.outcome == Outcome::exempt && form == Form::exemption);
            rule.counts = line.outcome == Outcome::sum || (decides && rule.effect.truth());
            if (line.outcome != Outcome::sum) rule.amount = Value();
            if (!rule.counts || form != Form::exemption || given || line.outcome != Outcome::exempt) continue;
            rule.amount = line.score;
            given = true;
        }
}

bool undecided(const Case& of, model::Id truth) {
    const Value* value = of.value(truth);
    return value != nullptr && !value->exact();
}

Bound bound_of(const Case& of, const RowLine& line) {
    if (line.outcome != Outcome::sum || is_zero(line.correction)) return Bound::none;
    const model::Row& row = *line.row;
    if (!line.shapes.empty()) return Bound::shaped;
    if (undecided(of, row.gate) || undecided(of, row.out) || undecided(of, row.exempt)) return Bound::open;
    if (line.correction.low.sign() >= 0 && line.correction.high.sign() >= 0)
        return row.until_nothing ? Bound::floor : Bound::points;
    if (line.correction.low.sign() <= 0 && line.correction.high.sign() <= 0)
        return row.until_full ? Bound::ceiling : Bound::points;
    return Bound::points;
}

// A group loses what its rows lose: one that is 不参评 loses nothing.
std::optional<Value> lost(const Case& of, const RowLine& line) {
    if (!line.row->points || (line.score.state & Value::number) == 0) return std::nullopt;
    for (const model::Row* row = line.row;; row = &of.model.rows[row->parent]) {
        if (row->bonus) return std::nullopt;
        if (row->parent == model::Row::npos) break;
    }
    if (line.children.empty() || line.row->has_items || !line.shapes.empty()) {
        const Value rest = minus(Value(*line.row->points), line.score);
        return Value(rest.high, rest.low);  // the less is earned, the more is lost
    }
    Value sum;
    for (const RowLine& child : line.children)
        if (child.lost) sum = plus(sum, *child.lost);
    return sum;
}

RowLine row_line(const Case& of, std::size_t index) {
    RowLine line;
    line.row = &of.model.rows[index];
    if (const Value* score = of.value(line.row->score)) line.score = *score;
    line.outcome = outcome_of(of, *line.row);
    line.clauses = clause_lines(of, *line.row);
    settle_amounts(line);
    for (const Span span : line.row->combination.spans) line.shapes.push_back(sentence(of.places.text(span)));
    if (line.row->rounding.mode != Word::none)
        line.shapes.push_back(sentence(of.places.text(line.row->rounding.span)));
    for (const ClauseLine& clause : line.clauses)
        for (const RuleLine& rule : clause.rules) line.sum = plus(line.sum, rule.amount);
    for (const std::size_t child : line.row->children) {
        line.children.push_back(row_line(of, child));
        if (line.outcome == Outcome::sum) line.sum = plus(line.sum, line.children.back().score);
    }
    if (line.outcome != Outcome::out) line.correction = minus(line.score, line.sum);
    line.bound = bound_of(of, line);
    line.lost = lost(of, line);
    return line;
}

ResultLine result_line(const Case& of, const model::Result& result) {
    ResultLine line;
    line.result = &result;
    if (const Value* value = of.value(result.value)) line.value = *value;
    for (const model::Result::Sentence& each : result.sentences)
        if (!of.values[each.holds].exact() || of.holds(each.holds))
            line.sentences.push_back({sentence(of.places.text(each.span)), of.places.at(each.span)});
    return line;
}

}  // namespace

Explanation explain(const score::Scorecard& scorecard, std::size_t subject,
                    const std::vector<std::size_t>& rows, const Places& places) {
    const model::Model& model = *scorecard.model;
    Explanation result;
    result.subject = &scorecard.facts->subjects[subject];
    result.whole = rows.empty();
    if (result.subject->refused) return result;
    const std::vector<Value> values = prove::Trace(scorecard).values(subject);
    const auto lacking = scorecard.ranges.find(subject);
    if (lacking != scorecard.ranges.end()) result.ranges = &lacking->second;
    const Case of{model, *scorecard.facts, subject, values, result.ranges, places};
    for (const std::size_t row : rows.empty() ? model.tops : rows) result.rows.push_back(row_line(of, row));
    if (!result.whole) return result;
    if (const Value* total = of.value(model.total)) result.total = *total;
    for (const RowLine& row : result.rows) result.sum = plus(result.sum, row.score);
    result.correction = minus(result.total, result.sum);
    for (const model::Result& each : model.results) result.results.push_back(result_line(of, each));
    for (const model::RulingUse& use : model.total_rulings)
        if (mattered(values, use)) note(result.total_rulings, model, use, "");
    return result;
}

}  // namespace biaochi::report
