#include "tests/properties/prove_check.hpp"

#include "interpreter/model/phases.hpp"

namespace biaochi::test {

namespace {

using prove::Bound;
using prove::RowReport;
using prove::Verdict;
using score::Value;

// A standard in which every sentence is also left out once.
struct Opened {
    model::Model model;
    std::vector<std::vector<model::Id>> without;  // by row and rule: its score without that rule

    explicit Opened(const model::Model& from) : model(from), without(from.rows.size()) {
        for (std::size_t i = 0; i < model.rows.size(); ++i)
            for (std::size_t rule = 0; rule < model.rows[i].rules.size(); ++rule)
                without[i].push_back(model::phases_of(model, model.rows[i], rule).score);
    }
};

bool same(const Value& a, const Value& b) {
    return a.state == b.state && ((a.state & Value::number) == 0 || (a.low == b.low && a.high == b.high));
}

struct Replay {
    Tally& tally;
    const Opened& opened;
    const std::vector<Number>& base;
    std::string where;

    // Every value for one subject; empty where the engine refuses it.
    std::vector<Value> values(const prove::Witness& facts) const {
        FactRow row = base;
        for (const auto& [fact, value] : facts) row[fact] = value;
        row.resize(
            opened.model.schema.facts.size());  // the rest stands for records, which these have none of
        facts::Table table = table_of(opened.model, {row});
        for (const model::Check& check : opened.model.checks)
            if (!score::trace(opened.model, table, 0)[check.holds].truth()) return {};
        return score::trace(opened.model, table, 0);
    }

    void bound(const Bound& bound, model::Id id, const std::string& what) const {
        if (!bound.reached) return;
        const std::vector<Value> all = values(bound.facts);
        if (tally.check(!all.empty(), where + what + ": a witness breaks a check"))
            tally.check(
                all[id].exact() && all[id].low == *bound.reached,
                where + what + ": " + bound.reached->text() + " claimed, " + all[id].text() + " scored");
    }
};

}  // namespace

void replay(Tally& tally, const Built& built, const prove::Report& report, const std::string& where) {
    const Opened opened(built.model);
    const Replay player{tally, opened, report.base, where};
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
        const RowReport& own = report.rows[i];
        const model::Row& row = opened.model.rows[i];
        const std::string place = ", row " + row.label;
        player.bound(own.least, row.score, place + " least");
        player.bound(own.most, row.score, place + " most");
        for (std::size_t rule = 0; rule < own.rules.size(); ++rule) {
            if (own.rules[rule].kind == Verdict::shown) {
                const std::vector<Value> all = player.values(own.rules[rule].facts);
                tally.check(!all.empty() && !same(all[row.score], all[opened.without[i][rule]]),
                            where + place + ": a sentence is said to change a score and does not");
            }
            for (std::size_t tier = 0; tier < own.tiers_of[rule].size(); ++tier) {
                if (own.tiers_of[rule][tier].kind != Verdict::shown) continue;
                const std::vector<Value> all = player.values(own.tiers_of[rule][tier].facts);
                tally.check(!all.empty() && all[row.rules[rule].tiers[tier].holds].truth(),
                            where + place + ": a tier is said to be reached and is not");
            }
        }
    }
    player.bound(report.least, opened.model.total, ", total least");
    player.bound(report.most, opened.model.total, ", total most");
}

void contradict(Tally& tally, const Built& built, const prove::Report& report,
                const std::vector<FactRow>& rows, const std::string& where, std::size_t& missed) {
    const Opened opened(built.model);
    std::vector<model::Id> all(opened.model.pool.size());
    for (model::Id id = 0; id < all.size(); ++id) all[id] = id;
    const plan::Plan plan = plan::from_model(opened.model, all);
    const facts::Table table = table_of(opened.model, rows);
    score::Runner runner(plan, table);
    const auto end = [&](const Bound& bound, const Value& value, bool up, const std::string& what) {
        if (!value.exact()) return;
        const auto beyond = [&](const Number& limit) { return up ? value.low > limit : value.low < limit; };
        if (bound.proven)
            tally.check(bound.reached && !beyond(*bound.reached),
                        where + what + ": " + value.text() + " scored, beyond a proven end");
        else if (bound.limit)
            tally.check(!beyond(*bound.limit),
                        where + what + ": " + value.text() + " scored, beyond a limit");
        missed += !bound.proven && bound.reached && beyond(*bound.reached) ? 1 : 0;
    };
    for (std::size_t first = 0; first < rows.size(); first += score::Runner::block) {
        const std::size_t count = std::min(score::Runner::block, rows.size() - first);
        runner.run(first, count);
        for (std::size_t subject = 0; subject < count; ++subject) {
            bool good = true;
            for (const model::Check& check : opened.model.checks)
                good = good && runner.value(check.holds, subject).truth();
            if (!good) continue;
            for (std::size_t i = 0; i < report.rows.size(); ++i) {
                const RowReport& own = report.rows[i];
                const model::Row& row = opened.model.rows[i];
                const Value score = runner.value(row.score, subject);
                end(own.least, score, false, ", row " + row.label);
                end(own.most, score, true, ", row " + row.label);
                for (std::size_t rule = 0; rule < own.rules.size(); ++rule) {
                    const Verdict::Kind kind = own.rules[rule].kind;
                    if (kind == Verdict::idle || kind == Verdict::restates)
                        tally.check(same(score, runner.value(opened.without[i][rule], subject)),
                                    where + ", row " + row.label + ": an idle sentence changes a score");
                    for (std::size_t tier = 0; tier < own.tiers_of[rule].size(); ++tier)
                        if (own.tiers_of[rule][tier].kind == Verdict::idle)
                            tally.check(!runner.value(row.rules[rule].tiers[tier].holds, subject).truth(),
                                        where + ", row " + row.label + ": an idle tier is reached");
                }
            }
            end(report.least, runner.value(opened.model.total, subject), false, ", total");
            end(report.most, runner.value(opened.model.total, subject), true, ", total");
        }
    }
}

}  // namespace biaochi::test
