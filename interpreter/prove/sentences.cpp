// Sentences that change nothing, tiers that nothing reaches, ladders that go up and down.
#include <algorithm>

#include "interpreter/prove/row.hpp"
#include "interpreter/prove/words.hpp"

namespace biaochi::prove {

using model::Form;

void RowProof::find_sentences() {
    const model::Row& row = local_.row();
    const model::Pool& pool = local_.pool();
    report_.rules.resize(row.rules.size());
    report_.sentences = row.rules.size() - sentences_.size();  // not asked about: open
    for (const Sentence& each : sentences_) {
        Verdict& verdict = report_.rules[local_.rule_of[each.rule]];
        const model::Rule& rule = row.rules[each.rule];
        Asked& differ = asked_[each.differ];
        // Ruled out by the option in force: another option would bring it to life.
        const bool constant = pool.is_constant(rule.condition != no_id ? rule.condition : rule.effect);
        if (constant && !rule.rulings.empty() && !differ.answer.shown()) {
            verdict.kind = Verdict::ruled_out;
            continue;
        }
        ++report_.sentences;
        settle(differ);
        if (differ.answer.shown()) {
            ++report_.change;
            verdict = {Verdict::shown, witness(differ)};
            continue;
        }
        if (!differ.answer.proven) continue;
        bool restates = false;
        if (each.alone != npos) {
            settle(asked_[each.alone]);
            restates = asked_[each.alone].answer.shown();
        }
        if (restates) {
            ++report_.restate;
            verdict = {Verdict::restates, witness(asked_[each.alone])};
            continue;
        }
        ++report_.idle;
        verdict.kind = Verdict::idle;
        Text why("去掉它,每种事实的得分都一样", "without it every score is the same");
        if (each.holds != npos) {
            settle(asked_[each.holds]);
            const Answer& holds = asked_[each.holds].answer;
            if (!holds.shown() && holds.proven)
                why = {"它的条件从不成立", "its condition never holds"};
            else if (holds.shown()) {
                const Text when = facts(witness(asked_[each.holds]));
                why.zh += ",它的条件成立时也是,如 " + when.zh;
                why.en += ", also where its condition holds, such as " + when.en;
            }
        }
        warn(Code::sentence_idle, rule.span, {sentence_text(sources_, rule.span), why});
    }
    for (const auto& [span, index] : settlements_) {
        settle(asked_[index]);
        ++report_.sentences;
        const Answer& answer = asked_[index].answer;
        if (answer.shown())
            ++report_.change;
        else if (answer.proven) {
            ++report_.idle;
            warn(Code::settlement_idle, span, {sentence_text(sources_, span)});
        }
    }
}

void RowProof::find_ladders() {
    const model::Row& row = local_.row();
    struct Step {
        Number subject, points;
        const TierAsked* tier;
        const Point* facts;
    };
    std::vector<std::vector<Step>> ladders(row.rules.size());
    report_.tiers_of.resize(row.rules.size());
    for (std::size_t i = 0; i < row.rules.size(); ++i)
        report_.tiers_of[local_.rule_of[i]].resize(row.rules[i].tiers.size());
    for (const TierAsked& each : tiers_) {
        Verdict& verdict = report_.tiers_of[local_.rule_of[each.rule]][each.tier];
        Asked& asked = asked_[each.asked];
        settle(asked);
        ++report_.tiers;
        const model::Rule& rule = row.rules[each.rule];
        const model::Tier& tier = rule.tiers[each.tier];
        if (asked.answer.shown()) {
            ++report_.tiers_reached;
            verdict = {Verdict::shown, witness(asked)};
            if (tier.points != no_id && local_.pool().is_constant(tier.points))
                ladders[each.rule].push_back(
                    {0, local_.pool()[tier.points].number, &each, &*asked.answer.facts});
        } else if (asked.answer.proven) {
            ++report_.tiers_idle;
            verdict.kind = Verdict::idle;
            warn(Code::tier_unreachable, tier.span, {sentence_text(sources_, tier.span)});
        }
    }
    for (std::size_t index = 0; index < ladders.size(); ++index) {
        std::vector<Step>& steps = ladders[index];
        if (steps.size() < 3) continue;
        const model::Rule& rule = row.rules[index];
        Engine engine(local_, {rule.subject});
        std::vector<Point> points;
        points.reserve(steps.size());
        for (const Step& each : steps) points.push_back(*each.facts);
        engine.run(points);
        bool known = true;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            known = known && engine.value(0, i).exact();
            steps[i].subject = engine.value(0, i).low;
        }
        if (!known) continue;
        std::sort(steps.begin(), steps.end(),
                  [](const Step& a, const Step& b) { return a.subject < b.subject; });
        const Step* up = nullptr;
        const Step* down = nullptr;
        for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
            if (up == nullptr && steps[i].points < steps[i + 1].points) up = &steps[i];
            if (down == nullptr && steps[i + 1].points < steps[i].points) down = &steps[i];
        }
        if (up == nullptr || down == nullptr) continue;
        const auto pair = [&](const Step* at) {
            const auto words = [&](const Step& step) {
                return sentence_text(sources_, rule.tiers[step.tier->tier].span).zh;
            };
            const Text first = facts(witness_of(local_, *at->facts));
            const Text second = facts(witness_of(local_, *(at + 1)->facts));
            return Text("“" + words(*at) + "”(如 " + first.zh + "),再高一档“" + words(*(at + 1)) + "”(如 " +
                            second.zh + ")",
                        "“" + words(*at) + "” (such as " + first.en + "), the next tier up “" +
                            words(*(at + 1)) + "” (such as " + second.en + ")");
        };
        warn(Code::ladder_not_monotone, rule.span, {pair(up), pair(down)});
        std::vector<bool> seen(local_.pool().size());
        seen[rule.subject] = true;
        for (Id id = static_cast<Id>(seen.size()); id-- > 0;) {
            if (!seen[id]) continue;
            const model::Expression& expression = local_.pool()[id];
            for (const Id part : expression.parts) seen[part] = true;
            if (expression.op == Op::fact) crooked_[expression.index] = true;
        }
    }
}

}  // namespace biaochi::prove
