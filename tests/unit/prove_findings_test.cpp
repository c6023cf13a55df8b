#include <doctest/doctest.h>

#include "interpreter/prove/prove.hpp"
#include "tests/unit/support.hpp"

using namespace biaochi;
using namespace biaochi::test;

namespace {

struct Proven {
    Built built;
    prove::Report report;
    explicit Proven(const std::string& sentences, const std::string& checks = "", int points = 5)
        : built("单位 人 计数。单位 次 计数。\n标准 「例」 版本 「1」\n总分 " + std::to_string(points) +
                "分。\n事实\n  甲:人\n  乙:人\n  次数:次\n  有:是否\n  公开:是否\n  类型:社区|行政村\n" +
                checks + "二级指标 1.1 「例」 " + std::to_string(points) + "分\n  评估标准\n    " +
                sentences + "\n") {
        REQUIRE_MESSAGE(built.ok(), built.messages());
        report = prove::prove(built.model, built.sources);
    }
    std::string found() const { return ids(report.findings); }
    const prove::RowReport& row() const { return report.rows[0]; }
};

}  // namespace

TEST_CASE("prove: a healthy row has no findings") {
    const Proven proven("有,得3分。公开,得2分。次数 每1次扣1分。扣完为止。");
    CHECK(proven.found() == "");
    CHECK(proven.row().least.proven);
    CHECK(*proven.row().least.reached == 0);
    CHECK(proven.row().most.proven);
    CHECK(*proven.row().most.reached == 5);
    CHECK(proven.row().change == 3);
    CHECK(proven.row().open() == 0);
}

TEST_CASE("prove: sharp conjunctions are met") {
    const Proven proven(
        "率 = 甲 ÷ 乙。率 达90%得5分,89%-90%得3分,低于89%不得分。率 无法计算的,不得分。"
        "乙 超过0人 且 甲 ÷ 乙 低于90% 且 甲 + 乙 为 189人,加1分。加至满分为止。");
    CHECK(proven.row().tiers_reached == 3);
    CHECK(proven.row().rules[1].kind == prove::Verdict::shown);
}

TEST_CASE("prove: restating is not idle") {
    CHECK(Proven("达标 = 有。达标得5分。不达标不得分。").found() == "");
    CHECK(Proven("达标 = 有。达标得5分。不达标不得分。").row().restate == 1);
    CHECK(Proven("有,得5分。公开,不得分。公开 且 有,不得分。").found() == "sentence-idle");
}

TEST_CASE("prove: what only a special case does is no step up or down") {
    // nobody to count: full points; else each counts
    CHECK(Proven("甲 每1人得1分。甲 为 0人 的,得满分。加至满分为止。").found() == "");
    CHECK(Proven("甲 每1人得1分。甲 达6人,扣3分。加至满分为止。").found() == "score-not-monotone");
}

TEST_CASE("prove: conditions that exclude each other") {
    CHECK(Proven("甲 达3人,得5分。甲 不足3人 且 有,得3分。").built.model.doubts.size() == 1);
    CHECK(prove::settle_doubts(Proven("甲 达3人,得5分。甲 不足3人 且 有,得3分。").built.model, {}).empty());
    const Proven over("甲 达3人,得5分。甲 不足4人 且 有,得3分。");
    CHECK(ids(prove::settle_doubts(over.built.model, over.built.sources)) == "points-over");
    const Proven below("有,得5分。未 有 且 公开,扣1分。");
    CHECK(ids(prove::settle_doubts(below.built.model, below.built.sources)) == "points-below-zero");
}

TEST_CASE("prove: checks bound what can be reached") {
    CHECK(Proven("甲 达3人,得5分。", "校验 甲 ≤ 乙 「多」。\n校验 乙 不超过 2人 「多」。\n").found() ==
          "points-unreachable sentence-idle");
    const Proven none("甲 达3人,得5分。", "校验 甲 ≥ 乙 + 1人 「一」。\n校验 乙 ≥ 甲 「二」。\n");
    CHECK(none.found() == "checks-contradict");
}

TEST_CASE("prove: the standards of this repository") {
    for (const char* path : {community, village}) {
        const Built built(read_file(path));
        REQUIRE(built.ok());
        const prove::Report report = prove::prove(built.model, built.sources);
        CHECK(ids(report.findings) == "");
        CHECK(report.most.proven);
        CHECK(*report.most.reached == 110);
        for (const prove::RowReport& row : report.rows) {
            CHECK(row.least.proven);
            CHECK(row.open() == 0);
        }
    }
}
