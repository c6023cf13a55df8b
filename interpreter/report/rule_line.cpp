// One sentence of an explanation: what it gave, and by which value, tier, facts and rulings.
#include <algorithm>

#include "interpreter/report/evidence.hpp"
#include "interpreter/report/ruling_marks.hpp"

namespace biaochi::report {

using model::Form;

namespace {

bool is_truth(const model::Rule& rule) {
    return rule.form == Form::gate || rule.form == Form::exemption || rule.form == Form::not_applicable;
}

std::vector<std::string> tiers_that_apply(const Case& of, const RuleLine& line) {
    std::vector<std::string> found;
    for (const model::Tier& tier : line.rule->tiers) {
        const Value* holds = of.value(tier.holds);
        if (holds == nullptr || (holds->state & Value::number) == 0 || holds->high.is_zero()) continue;
        const Value* points = of.value(tier.points);
        const bool overruled = points != nullptr && line.effect.exact() && points->exact() &&
                               line.effect.low != points->low;  // by 无法计算的 or the like
        if (!overruled) found.push_back(sentence(of.places.text(tier.span)));
    }
    return found;
}

bool names_subject(const Case& of, const RuleLine& line) {
    const model::Id id = line.rule->subject;
    if (id == model::no_id || of.model.pool[id].op == model::Op::fact) return true;
    return std::any_of(line.definitions.begin(), line.definitions.end(),
                       [&](const DefinitionUse& use) { return use.id == id; });
}

}  // namespace

RuleLine rule_line(const Case& of, const model::Rule& rule) {
    RuleLine line;
    line.rule = &rule;
    line.sentence = sentence(of.places.text(rule.span));
    line.at = of.places.at(rule.span);
    if (rule.called_from.source != 0) line.call = sentence(of.places.text(rule.called_from));
    line.called_at = of.places.at(rule.called_from);
    if (const Value* effect = of.value(rule.effect)) line.effect = *effect;
    if (!is_truth(rule)) line.amount = line.effect;
    if (const Value* subject = of.value(rule.subject)) {
        line.subject = *subject;
        line.unit = unit_of(of.model, rule.subject);
    }
    line.tiers = tiers_that_apply(of, line);
    // An alternative's effect speaks of the ladder that it raises; that ladder's facts stand beside the
    // ladder.
    add_evidence(of,
                 rule.form == Form::alternative ? std::vector{rule.condition}
                                                : std::vector{rule.subject, rule.condition, rule.effect},
                 line);
    line.subject_named = names_subject(of, line);
    for (const model::RulingUse& use : rule.rulings)
        if (mattered(of.values, use)) note(line.rulings, of.model, use, "");
    return line;
}

}  // namespace biaochi::report
