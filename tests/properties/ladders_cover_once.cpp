// A ladder that is accepted gives every value exactly one tier, and the engine gives that tier's points; of a
// ladder that is refused, a value can be shown that no tier, or more than one, claims.
#include "interpreter/score/run.hpp"
#include "tests/properties/random_ladder.hpp"
#include "tests/unit/support.hpp"

namespace biaochi::test {

namespace {

const std::vector<Quantity> quantities = {{"率", "%", false, false},
                                          {"增幅", "%", false, true},
                                          {"次数", "次", true, false},
                                          {"净次数", "次", true, true},
                                          {"金额", "元", false, true}};

std::string standard(const Quantity& quantity, const WrittenLadder& ladder) {
    return "单位 人 计数。单位 次 计数。单位 元。标准 「测」 版本 「一」 总分 20分。\n"
           "事实 甲:人 乙:人 次数:次 次数二:次 金额:元 增幅:%\n"
           "率 = 甲 ÷ 乙。净次数 = 次数 - 次数二。\n"
           "一级指标 1 「一」 20分 评估标准\n" +
           quantity.name + " " + ladder.text() + "。\n" +
           (quantity.name == "率" ? "率 无法计算的,不得分。" : "") +
           "满分起扣。加至满分为止。";  // any ladder fits into the points
}

FactRow facts_for(const Built& built, const Quantity& quantity, const Number& value) {
    FactRow row(built.model.schema.facts.size());
    Number bottom = 1;
    while (!(value * bottom).is_whole()) bottom = bottom * 10;
    row[built.fact("甲")] = value * bottom;
    row[built.fact("乙")] = bottom;
    const bool difference = quantity.name == "净次数";
    row[built.fact("次数")] = difference ? value + 100 : value;
    row[built.fact("次数二")] = 100;
    row[built.fact("金额")] = row[built.fact("增幅")] = value;
    return row;
}

// Two tiers for one and the same single value: no boundary between them, whatever the tail says.
bool rivals_for_one_value(const WrittenLadder& ladder, const std::vector<Number>& values) {
    std::vector<std::size_t> claimed(ladder.tiers.size());
    for (const Number& value : values)
        for (const std::size_t tier : rule_on(ladder, value).claims) ++claimed[tier];
    for (const Number& value : values) {
        const Ruling ruling = rule_on(ladder, value);
        if (ruling.claims.size() == 2 && claimed[ruling.claims[0]] == 1 && claimed[ruling.claims[1]] == 1)
            return true;
    }
    return false;
}

bool about_ladders(Code code) {
    for (const Code each : {Code::ladder_gap, Code::ladder_overlap, Code::ladder_boundary,
                            Code::ladder_boundary_idle, Code::ladder_no_bottom, Code::ladder_no_top,
                            Code::ladder_bare_top, Code::ladder_points_only, Code::ladder_range_backwards})
        if (code == each) return true;
    return false;
}

struct Verdict {
    bool good = true;
    bool by_points = false;        // a conflict that only a point settles
    bool where_none_lies = false;  // tiers overlap where no value lies
    std::string reason;
};

Verdict judge(const WrittenLadder& ladder, const Quantity& quantity) {
    Verdict verdict;
    const auto bad = [&](const std::string& reason) {
        verdict.good = false;
        if (verdict.reason.empty()) verdict.reason = reason;
    };
    bool tiers = false;
    bool shared = false;
    for (const WrittenTier& tier : ladder.tiers) {
        tiers = tiers || tier.kind != TierKind::point;
        if (tier.kind == TierKind::range && tier.low >= tier.high) bad("a range runs backwards");
    }
    if (!tiers) bad("points only");
    const std::vector<Number> values = telling_values(ladder, quantity);
    for (const Number& value : values) {
        const Ruling ruling = rule_on(ladder, value);
        if (ruling.gap) bad("gap at " + value.text());
        if (ruling.conflict) bad("conflict at " + value.text());
        verdict.by_points = verdict.by_points || ruling.by_point_only;
        shared = shared || ruling.shared;
    }
    Number top = values.front();
    for (const Number& value : values) top = top < value ? value : top;
    const Ruling above = rule_on(ladder, top + 1);
    if (above.owner && ladder.tiers[*above.owner].kind == TierKind::bare)
        bad("nothing is said above the highest");
    if (ladder.boundary != 0 && !shared) bad("no shared boundary");
    for (const Number& value : impossible_values(ladder, quantity))
        verdict.where_none_lies = verdict.where_none_lies || rule_on(ladder, value).conflict;
    return verdict;
}

}  // namespace

Tally ladders_cover_once(std::uint64_t seed) {
    Tally tally("ladders: accepted ones cover every value once, refused ones do not");
    Random random(seed);
    std::size_t accepted = 0;
    std::size_t refused = 0;
    std::size_t strict = 0;
    for (int round = 0; round < 60000; ++round) {
        const Quantity& quantity = random.pick(quantities);
        const WrittenLadder ladder = random_ladder(random, quantity);
        const std::string text = standard(quantity, ladder);
        const Built built(text);
        const Verdict verdict = judge(ladder, quantity);
        const std::string shown = "seed " + std::to_string(seed) + ", ladder " + std::to_string(round) +
                                  ": " + quantity.name + " " + ladder.text() + "\n" + built.messages();
        if (!built.ok()) {
            ++refused;
            bool known = false;
            for (const Diagnostic& each : built.diagnostics) known = known || about_ladders(each.code);
            if (!tally.check(known, "not refused as a ladder: " + shown)) continue;
            // Refused though complete, out of strictness; counted, and in model_ladder_test.cpp where it
            // matters.
            const bool tolerated = verdict.by_points || verdict.where_none_lies ||
                                   rivals_for_one_value(ladder, telling_values(ladder, quantity));
            if (verdict.good && tolerated)
                ++strict;
            else
                tally.check(!verdict.good, "refused, yet complete: " + shown);
            continue;
        }
        ++accepted;
        if (!tally.check(verdict.good, "accepted, yet " + verdict.reason + ": " + shown)) continue;
        const std::vector<Number> values = telling_values(ladder, quantity);
        std::vector<FactRow> rows;
        rows.reserve(values.size());
        for (const Number& value : values) rows.push_back(facts_for(built, quantity, value));
        facts::Table table = table_of(built.model, rows);
        const model::Rule& rule = built.model.rows[0].rules[0];
        std::vector<model::Id> wanted{rule.effect};
        wanted.reserve(rule.tiers.size() + 1);
        for (const model::Tier& tier : rule.tiers) wanted.push_back(tier.holds);
        const plan::Plan plan = plan::from_model(built.model, wanted);
        score::Runner runner(plan, table);
        for (std::size_t i = 0; i < values.size(); ++i) {
            runner.run(i, 1);
            const Ruling ruling = rule_on(ladder, values[i]);
            if (ruling.shared && verdict.where_none_lies)
                continue;  // neighbours, but for a tier of no values
            std::size_t holding = 0;
            for (const model::Tier& tier : rule.tiers)
                if (runner.value(tier.holds, 0).truth()) {
                    ++holding;
                    tally.check(ruling.owner && built.model.pool[tier.points].number ==
                                                    ladder.tiers[*ruling.owner].points,
                                "another tier at " + values[i].text() + ": " + shown);
                }
            const model::Value value = runner.value(rule.effect, 0);
            tally.check(holding == 1 && ruling.owner && value.exact() &&
                            value.low == ladder.tiers[*ruling.owner].points,
                        "at " + values[i].text() + " it gives " + value.text() + ", " +
                            std::to_string(holding) + " tiers hold: " + shown);
        }
    }
    tally.note(std::to_string(accepted) + " accepted, " + std::to_string(refused) + " refused, of which " +
               std::to_string(strict) + " complete but for values that cannot be, or by a point only");
    return tally;
}

}  // namespace biaochi::test
