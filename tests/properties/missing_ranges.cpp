// Random standards and facts, some of which are taken away: whatever was there instead lies inside the
// ranges.
#include <algorithm>

#include "interpreter/prove/ranges.hpp"
#include "tests/properties/random_standard.hpp"

namespace biaochi::test {

namespace {

struct Scored {
    facts::Table table;
    score::Scorecard card;
    Diagnostics diagnostics;
};

// Of each row the facts in `lacks` are not given.
Scored scored(const Built& built, const std::vector<FactRow>& rows, const std::vector<std::uint32_t>& lacks) {
    Scored all{table_of(built.model, rows), {}, {}};
    for (facts::Subject& subject : all.table.subjects) subject.lacks = lacks;
    for (const std::uint32_t fact : lacks)
        for (facts::Cell& cell : all.table.columns[fact]) cell = {};
    all.diagnostics = score::score(built.model, built.plan, all.table, all.card);
    for (Diagnostic& each : prove::find_ranges(built.model, built.plan, all.table, all.card))
        all.diagnostics.push_back(std::move(each));
    return all;
}

bool inside(const score::Value& value, const score::Value& range) {
    using score::Value;
    if ((value.state & Value::not_applicable) != 0 && (range.state & Value::not_applicable) == 0)
        return false;
    if ((value.state & Value::number) == 0) return true;
    return (range.state & Value::number) != 0 && range.low <= value.low && value.high <= range.high;
}

std::string outside(const Built& built, const Scored& exact, std::size_t subject, const Scored& ranges) {
    for (std::size_t row = 0; row < built.model.rows.size(); ++row)
        if (!inside(exact.card.scores[row][subject], ranges.card.scores[row][0]))
            return built.model.rows[row].label + " " + exact.card.scores[row][subject].text() +
                   " is not in " + ranges.card.scores[row][0].text();
    for (std::size_t i = 0; i < built.model.results.size(); ++i)
        if (!inside(exact.card.results[i][subject], ranges.card.results[i][0]))
            return built.model.results[i].name + " " + exact.card.results[i][subject].text() + " is not in " +
                   ranges.card.results[i][0].text();
    if (!inside(exact.card.totals[subject], ranges.card.totals[0]))
        return "total " + exact.card.totals[subject].text() + " is not in " + ranges.card.totals[0].text();
    return {};
}

std::string facts_of(const Built& built, const FactRow& row, const std::vector<std::uint32_t>& lacks) {
    std::string all;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool lacking = std::find(lacks.begin(), lacks.end(), i) != lacks.end();
        all += " " + built.model.schema.facts[i].name + "=" + row[i].text() + (lacking ? "?" : "");
    }
    return all;
}

}  // namespace

Tally missing_facts(std::uint64_t seed) {
    Tally tally("missing facts: every completion is inside the ranges");
    Random random(seed + 11);
    std::size_t ends = 0;
    std::size_t reached = 0;
    for (int round = 0; round < 150; ++round) {
        const std::string text = random_standard(random).text();
        const Built built(text, random_choices(random, Built(text).model));
        if (!built.ok() || built.plan.compares) continue;
        const FactRow first = random_facts(random, built);
        std::vector<std::uint32_t> lacks;
        const int share = random.pick<int>({10, 50, 100});
        for (std::uint32_t fact = 0; fact < first.size(); ++fact)
            if (built.model.schema.facts[fact].required && random.chance(share)) lacks.push_back(fact);
        if (lacks.empty()) continue;
        const Scored ranges = scored(built, {first}, lacks);
        std::vector<FactRow> rows{first};
        for (FactRow& row : random_batch(random, built, 60)) {
            FactRow mixed = first;
            for (const std::uint32_t fact : lacks) mixed[fact] = row[fact];
            rows.push_back(std::move(mixed));
        }
        const Scored exact = scored(built, rows, {});
        if (ranges.table.subjects[0].refused) {  // then none of them may keep the checks, if that was said
            const bool none = ids(ranges.diagnostics).find("facts-missing") == std::string::npos;
            for (std::size_t i = 0; none && i < rows.size(); ++i)
                tally.check(
                    exact.table.subjects[i].refused,
                    "refused, but there are completions:" + facts_of(built, rows[i], lacks) + "\n" + text);
            continue;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (exact.table.subjects[i].refused) continue;
            const std::string wrong = outside(built, exact, i, ranges);
            tally.check(wrong.empty(),
                        wrong.empty() ? wrong : wrong + ":" + facts_of(built, rows[i], lacks) + "\n" + text);
        }
        const score::Ranges& found = ranges.card.ranges.at(0);
        for (const score::Reached& each : found.rows) reached += (each.least ? 1 : 0) + (each.most ? 1 : 0);
        reached += (found.total.least ? 1 : 0) + (found.total.most ? 1 : 0);
        ends += 2 * found.rows.size() + 2;
    }
    tally.note(std::to_string(reached) + " of " + std::to_string(ends) + " ends reached");
    return tally;
}

}  // namespace biaochi::test
