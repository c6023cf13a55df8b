// 分档: which ladders are accepted, and what each value gets.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/unit/support.hpp"

using namespace biaochi;
using namespace biaochi::test;

namespace {

// What a ladder can be over, and the facts that give it a value.
enum class Over { ratio, signed_ratio, count, difference, money };

std::string subject_of(Over over) {
    switch (over) {
        case Over::ratio: return "率";
        case Over::signed_ratio: return "增幅";
        case Over::count: return "次数";
        case Over::difference: return "净次数";
        default: return "金额";
    }
}

std::string standard(Over over, const std::string& tiers) {
    return "单位 人 计数。单位 次 计数。单位 元。标准 「测」 版本 「一」 总分 10分。\n"
           "裁定 甲边界 「问」:就高(默认)|就低 「由」。裁定 乙边界 「问」:就低(默认)|就高 「由」。裁定 "
           "丙裁定 「问」:满分(默认)|零分 「由」。\n"
           "事实 甲:人 乙:人 次数:次 次数二:次 金额:元 增幅:%\n"
           "率 = 甲 ÷ 乙。净次数 = 次数 - 次数二。\n"
           "一级指标 1 「一」 10分 评估标准\n" +
           subject_of(over) + " " + tiers + "。\n" + (over == Over::ratio ? "率 无法计算的,不得分。" : "") +
           "扣完为止。";
}

// The points at each value, or the first message where the ladder is refused.
std::string points_at(Over over, const std::string& tiers, const std::vector<Number>& values) {
    const Built built(standard(over, tiers));
    if (!built.ok()) return ids({built.diagnostics.front()});
    std::vector<FactRow> rows;
    for (const Number& value : values) {
        FactRow row(built.model.schema.facts.size());
        // 10,000 people: every percentage used here is a whole number of them.
        row[built.fact("甲")] = value * 10000;
        row[built.fact("乙")] = 10000;
        row[built.fact("次数")] = over == Over::difference ? value + 100 : value;
        row[built.fact("次数二")] = 100;
        row[built.fact("金额")] = row[built.fact("增幅")] = value;
        rows.push_back(row);
    }
    std::string all;
    for (const std::string& line : scores_of(built, rows)) {
        const std::size_t begin = line.find('=') + 1;
        all += (all.empty() ? "" : " ") + line.substr(begin, line.find(' ') - begin);
    }
    return all;
}

std::vector<Number> percent(const std::vector<int>& hundredths) {  // 8999: 89.99%
    std::vector<Number> all;
    for (const int each : hundredths) all.emplace_back(each, 10000);
    return all;
}

std::vector<Number> wholes(const std::vector<int>& values) { return {values.begin(), values.end()}; }

struct Case {
    Over over;
    std::string tiers;
    std::vector<Number> values;
    std::string points;
};

void check(const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        CAPTURE(each.tiers);
        CHECK(points_at(each.over, each.tiers, each.values) == each.points);
    }
}

}  // namespace

TEST_CASE("ladder: the tiers of both annexes, at every boundary and beside it") {
    check({{Over::ratio,
            "达90%得10分,达85%得7分,达80%得6分,75%-80%得5分,70-75%得4分,65%-70%得3分,低于65%不得分",
            percent({0, 6499, 6500, 6501, 6999, 7000, 7499, 7500, 7999, 8000, 8499, 8500, 8999, 9000, 10000}),
            "0 0 3 3 3 4 4 5 5 6 6 7 7 10 10"},
           {Over::count, "10次以上得1分,20次以上得2分,30次以上得10分,不足10次不得分",
            wholes({0, 9, 10, 19, 20, 29, 30, 999}), "0 0 1 1 2 2 10 10"},
           {Over::count, "不足1次不得分,1次得1分,2次得2分,3次以上得10分", wholes({0, 1, 2, 3, 4}),
            "0 1 2 10 10"},
           {Over::ratio, "低于5%加1分,低于3%加1.5分,为0%加10分,5%以上不加分",
            percent({0, 1, 299, 300, 499, 500, 501}), "10 1.5 1.5 1 1 0 0"},
           {Over::ratio, "5%以内得1分,5%-10%得2分,10%-15%得3分,15%以上得10分,边界就高",
            percent({0, 499, 500, 501, 999, 1000, 1499, 1500, 1501}), "1 1 2 2 2 3 3 10 10"},
           {Over::ratio, "5%以内得1分,5%-10%得2分,10%-15%得3分,15%以上得10分,边界就低",
            percent({0, 499, 500, 501, 999, 1000, 1001, 1499, 1500, 1501}), "1 1 1 2 2 2 3 3 10 10"}});
}

TEST_CASE("ladder: the order in which the tiers are written does not matter") {
    for (const std::string tiers : {"达90%得10分,达80%得6分,70%-80%得3分,低于70%不得分",
                                    "低于70%不得分,70%-80%得3分,达80%得6分,达90%得10分",
                                    "达80%得6分,低于70%不得分,达90%得10分,70%-80%得3分"})
        CHECK(points_at(Over::ratio, tiers, percent({0, 6999, 7000, 7999, 8000, 8999, 9000})) ==
              "0 0 3 3 6 6 10");
}

TEST_CASE("ladder: 以上 以内 include, 超过 低于 do not") {
    check({{Over::ratio, "超过50%得10分,不超过50%得1分", percent({4999, 5000, 5001}), "1 1 10"},
           {Over::ratio, "50%以上得10分,不足50%得1分", percent({4999, 5000, 5001}), "1 10 10"},
           {Over::ratio, "不低于50%得10分,低于50%得1分", percent({4999, 5000, 5001}), "1 10 10"},
           {Over::ratio, "50%以下得1分,高于50%得10分", percent({4999, 5000, 5001}), "1 1 10"},
           {Over::ratio, "50%以内得1分,大于50%得10分", percent({4999, 5000, 5001}), "1 1 10"},
           {Over::ratio, "50%以内得1分,50%以外得10分", percent({4999, 5000, 5001}), "1 1 10"},
           {Over::count, "不满3次得1分,达3次得10分", wholes({2, 3}), "1 10"},
           {Over::count, "3次以内得1分,超过3次得10分", wholes({3, 4}), "1 10"}});
}

TEST_CASE("ladder: a tier without a word reaches up to the next one") {
    check({{Over::count, "不足1次不得分,1次得1分,3次得2分,5次以上得10分", wholes({0, 1, 2, 3, 4, 5}),
            "0 1 1 2 2 10"},
           {Over::ratio, "低于60%不得分,60%得1分,80%得2分,90%以上得10分",
            percent({5999, 6000, 7999, 8000, 8999, 9000}), "0 1 1 2 2 10"},
           {Over::count, "不足1次不得分,1次得1分,2次得10分", {}, "ladder-bare-top"}});
}

TEST_CASE("ladder: a value taken out with 为 wins over the tier around it") {
    check({{Over::ratio, "低于50%得1分,50%以上得2分,为0%得5分,为100%得10分",
            percent({0, 1, 4999, 5000, 9999, 10000}), "5 1 1 2 2 10"},
           {Over::count, "0次以上得1分,为3次得10分", wholes({0, 2, 3, 4}), "1 1 10 1"},
           {Over::count, "为0次得10分,1次以上得1分", wholes({0, 1, 2}), "10 1 1"},
           {Over::count, "无得10分,1次以上得1分", wholes({0, 1, 2}), "10 1 1"},
           {Over::count, "为0次得10分,超过0次得1分", wholes({0, 1}), "10 1"},
           {Over::ratio, "为0%得10分,超过0%得1分", percent({0, 1}), "10 1"},
           {Over::count, "为1次得10分,为1次得2分,0次以上得1分", {}, "ladder-overlap"},
           {Over::count, "为1次得10分,为2次得2分", {}, "ladder-points-only"}});
}

TEST_CASE("ladder: what counts is whole, what counts is not negative") {
    check({{Over::count, "2次以内得1分,3次以上得10分", wholes({0, 2, 3}), "1 1 10"},
           {Over::count, "低于3次得1分,超过3次得10分", {}, "ladder-gap"},
           {Over::count, "0次以上得1分,5次以上得10分", wholes({0, 4, 5}), "1 1 10"},
           {Over::difference, "0次以上得1分,5次以上得10分", {}, "ladder-no-bottom"},
           {Over::difference, "低于0次不得分,0次以上得1分,5次以上得10分", wholes({-3, -1, 0, 4, 5}),
            "0 0 1 1 10"},
           {Over::difference, "2次以内得1分,3次以上得10分", wholes({-1, 2, 3}), "1 1 10"},
           {Over::money, "2元以内得1分,3元以上得10分", {}, "ladder-gap"},
           {Over::money, "2元以内得1分,超过2元得10分", {Number(2), Number(5, 2), Number(-1)}, "1 10 1"},
           {Over::ratio, "0%以上得1分,50%以上得10分", percent({0, 4999, 5000}), "1 1 10"},
           {Over::signed_ratio, "0%以上得1分,50%以上得10分", {}, "ladder-no-bottom"},
           {Over::signed_ratio,
            "达-5%得10分,低于-5%不得分",
            {Number(-6, 100), Number(-5, 100), Number(0)},
            "0 10 10"}});
}

TEST_CASE("ladder: gaps, overlaps and claims of two tiers are refused") {
    check({{Over::ratio, "达90%得10分,低于85%不得分", {}, "ladder-gap"},
           {Over::ratio, "达90%得10分,低于90%不得分,85%-95%得3分", {}, "ladder-overlap"},
           {Over::ratio, "达90%得10分,达90%得8分,低于90%不得分", {}, "ladder-overlap"},
           {Over::ratio, "低于90%得1分,低于90%得2分,90%以上得10分", {}, "ladder-overlap"},
           {Over::ratio, "90%以内得1分,90%以上得10分", {}, "ladder-boundary"},
           {Over::ratio, "低于90%得1分,超过90%得10分", {}, "ladder-gap"},
           {Over::ratio, "达90%得10分,达80%得1分", {}, "ladder-no-bottom"},
           {Over::ratio, "低于90%得10分,低于80%得1分", {}, "ladder-no-top"},
           {Over::ratio, "低于50%不得分,50%-90%得10分", {}, "ladder-no-top"},
           {Over::ratio, "低于50%不得分,50%-70%得1分,60%-80%得2分,80%以上得10分", {}, "ladder-overlap"},
           {Over::ratio, "低于50%不得分,90%-50%得1分,90%以上得10分", {}, "ladder-range-backwards"},
           {Over::ratio, "低于50%不得分,50%-50%得1分,50%以上得10分", {}, "ladder-range-backwards"},
           {Over::ratio, "低于50%不得分,50%以上得10分,边界就高", {}, "ladder-boundary-idle"},
           {Over::ratio, "低于50%加1分,50%以上得10分", {}, "ladder-verbs"},
           {Over::ratio, "低于50%不参评,50%以上得10分", {}, "ladder-outcome"},
           {Over::ratio, "不为50%得1分,50%以上得10分", {}, "ladder-comparison"},
           {Over::ratio, "低于 乙 得1分,50%以上得10分", {}, "unit-ratio"},
           {Over::count, "低于 次数二 得1分,50次以上得10分", {}, "ladder-threshold"}});
}

TEST_CASE("ladder: a ladder that is refused gives one message") {
    for (const std::string tiers : {"达90%得10分,低于85%不得分", "低于50%加1分,50%以上得10分",
                                    "低于50%不得分,90%-50%得1分,90%以上得10分"}) {
        CAPTURE(tiers);
        CHECK(Built(standard(Over::ratio, tiers)).diagnostics.size() == 1);
    }
}

TEST_CASE("ladder: a shared boundary goes where the tail or the ruling says") {
    const std::string tiers = "5%以内得1分,5%-10%得2分,10%以上得10分,边界";
    CHECK(points_at(Over::ratio, tiers + "就高", percent({500, 1000})) == "2 10");
    CHECK(points_at(Over::ratio, tiers + "就低", percent({500, 1000})) == "1 10");  // 10%以上 claims its 10%
    CHECK(points_at(Over::ratio, tiers + "按裁定 甲边界", percent({500, 1000})) == "2 10");
    CHECK(points_at(Over::ratio, tiers + "按裁定 乙边界", percent({500, 1000})) == "1 10");
    CHECK(points_at(Over::ratio, tiers + "按裁定 丙裁定", {}) == "ruling-no-meaning");
    CHECK(points_at(Over::ratio, tiers + "按裁定 查无此项", {}) == "ruling-undeclared");
    CHECK(points_at(Over::ratio, "5%以内得1分,5%以上得10分,边界就高", percent({499, 500, 501})) == "1 10 10");
    CHECK(points_at(Over::ratio, "5%以内得1分,5%以上得10分,边界就低", percent({499, 500, 501})) == "1 1 10");
}

TEST_CASE("ladder: the tier that applies is marked, and only that one") {
    const Built built(standard(Over::count, "不足1次不得分,1次得1分,2次得2分,3次以上得3分,为5次得10分"));
    REQUIRE(built.ok());
    const model::Rule& rule = built.model.rows[0].rules[0];
    CHECK(rule.tiers.size() == 5);
    CHECK(*rule.least == 0);
    CHECK(*rule.most == 10);
    for (int value = 0; value < 8; ++value) {
        FactRow row(built.model.schema.facts.size());
        row[built.fact("次数")] = value;
        const facts::Table table = table_of(built.model, {row});
        const std::vector<model::Value> values = score::trace(built.model, table, 0);
        Number points;
        int holding = 0;
        for (const model::Tier& tier : rule.tiers)
            if (values[tier.holds].truth()) {
                ++holding;
                points = values[tier.points].low;
            }
        CHECK(holding == 1);
        CHECK(points == values[rule.effect].low);
    }
}

TEST_CASE(
    "ladder: a range reaches up to the tier above, its own end included where that one begins after it") {
    check({{Over::count, "不足1次不得分,1-2次得2分,3次以上得10分", wholes({0, 1, 2, 3}), "0 2 2 10"},
           {Over::ratio, "低于5%不得分,5%-10%得2分,超过10%得10分", percent({499, 500, 999, 1000, 1001}),
            "0 2 2 2 10"},
           {Over::ratio, "低于5%不得分,5%-10%得2分,10%-15%得3分,15%以上得10分",
            percent({999, 1000, 1499, 1500}), "2 3 3 10"}});
}

TEST_CASE("ladder: the verdict does not depend on the order of the tiers") {
    const auto verdicts = [](Over over, std::vector<std::string> tiers, const std::string& tail) {
        std::sort(tiers.begin(), tiers.end());
        std::string all;
        do {
            std::string written;
            for (const std::string& tier : tiers) written += (written.empty() ? "" : ",") + tier;
            const std::string verdict =
                points_at(over, written + tail, wholes({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
            if (all.find("(" + verdict + ")") == std::string::npos) all += "(" + verdict + ")";
        } while (std::next_permutation(tiers.begin(), tiers.end()));
        return all;
    };
    CHECK(verdicts(Over::count, {"不足9次得2分", "6次以内得3分", "6次得9分", "达9次得10分"}, ",边界就高") ==
          "(ladder-overlap)");
    CHECK(verdicts(Over::count,
                   {"不足4次得1分", "0次以上得7分", "等于3次得7.5分", "4次以上得10分", "不足0次得5分"},
                   "") == "(ladder-overlap)");
    CHECK(verdicts(Over::count, {"低于2次得1分", "2次-5次得2分", "2次以内得3分", "5次以上得10分"},
                   ",边界就低") == "(1 1 3 2 2 10 10 10 10 10 10)");
}

TEST_CASE("ladder: the tail of a ladder settles boundaries, not two tiers that say the same") {
    for (const std::string tail : {",边界就高", ",边界就低"}) {
        CAPTURE(tail);
        CHECK(points_at(Over::count, "低于2次得1分,2次以内得7分,2次以内得4分,超过2次得10分" + tail,
                        wholes({2})) == "ladder-overlap");
        CHECK(points_at(Over::count, "低于2次得1分,2次得7分,2次得4分,超过2次得10分" + tail, wholes({2})) ==
              "ladder-overlap");
    }
}

TEST_CASE("ladder: complete ladders that only points complete are accepted") {
    check(
        {{Over::ratio, "低于5%得1分,为5%得2分,超过5%得10分", percent({499, 500, 501}), "1 2 10"},
         {Over::count, "不足1次不得分,为1次得1分,为2次得2分,3次以上得10分", wholes({0, 1, 2, 3}), "0 1 2 10"},
         {Over::count, "为0次得10分,为1次得2分,2次以上得1分", wholes({0, 1, 2}), "10 2 1"},
         {Over::ratio, "低于5%得1分,为3%得10分,5%以上得2分", percent({0, 299, 300, 301, 499, 500}),
          "1 1 10 1 1 2"},
         {Over::signed_ratio,
          "低于5%得1分,为0%得10分,5%以上得2分",
          {Number(-1), Number(0), Number(1, 100), Number(1)},
          "1 10 1 2"}});
}
