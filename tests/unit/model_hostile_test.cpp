// Small standards that once broke the program, or could: each must end soon, with a message or with a model.
#include <doctest/doctest.h>

#include "tests/unit/support.hpp"

using namespace biaochi;
using namespace biaochi::test;

namespace {

std::string standard(const std::string& sentences, const std::string& before = "") {
    return "单位 人 计数。单位 次 计数。标准 「测」 版本 「一」 总分 10分。事实 甲:人 乙:人 次数:次 好:是否 "
           "增幅:%\n" +
           before + "\n一级指标 1 「一」 10分 评估标准 满分起扣。扣完为止。加至满分为止。\n" + sentences;
}

std::string said(const std::string& text) {
    const Built built(text);
    if (!built.ok()) return ids({built.diagnostics.front()});
    scores_of(built, {FactRow(built.model.schema.facts.size(), Number(1))});
    return "fine";
}

std::string repeated(std::size_t times, const std::string& piece) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += piece;
    return all;
}

// x0, x1, … each made of the one before it.
std::string chain(std::size_t length, const std::string& first, const std::string& next) {
    std::string all = "x0 = " + first + "。\n";
    for (std::size_t i = 1; i <= length; ++i) {
        all += "x" + std::to_string(i) + " = ";
        for (const char c : next) all += c == '@' ? "x" + std::to_string(i - 1) : std::string(1, c);
        all += "。\n";
    }
    return all;
}

}  // namespace

TEST_CASE("hostile: a unit that is its own alias") {
    CHECK(said(standard("好,得1分。", "单位 户 别名 户。")) == "name-twice");
    CHECK(said(standard("好,得1分。", "单位 户 别名 家、家。")) == "name-twice");
    CHECK(said(standard("好,得1分。", "单位 分。")) == "name-twice");
}

TEST_CASE("hostile: a step without an upper end that is settled with full points") {
    CHECK(said(standard("甲 ÷ 乙 每10%加1分,零数舍去。甲 ÷ 乙 无法计算的,得满分。")) != "");
    CHECK(said(standard("次数 每次加1分。次数 无法计算的,得满分。")) != "");
    CHECK(said(standard("次数 每次加1分。次数 为 3次 的,按裁定 多。",
                        "裁定 多 「问」:满分(默认)|零分 「由」。")) != "");
}

TEST_CASE("hostile: definitions that grow with every line") {
    CHECK(said(standard("好,得1分。", chain(60, "12345678.9", "@ × @"))) != "fine");
    CHECK(said(standard("x60 达5%得1分,低于5%不得分。", chain(60, "增幅", "@ × @"))) != "");
    CHECK(said(standard("x60 达5人得1分,低于5人不得分。", chain(60, "甲", "@ + @"))) == "fine");
    CHECK(said(standard("好,得1分。", chain(60, "甲", "@ + @") + "校验 x60 ≥ 0人 「错」。")) == "fine");
    CHECK(said(standard("x60 达5人得1分,低于5人不得分。", chain(60, "甲", "若 好 则 @ 否则 @ + 1人"))) ==
          "fine");
}

TEST_CASE("hostile: definitions in long chains and circles") {
    for (const std::size_t length : {10U, 400U, 1000U, 5000U, 50000U}) {
        CAPTURE(length);
        const std::string last = "x" + std::to_string(length);
        CHECK(said(standard(last + " 达5人得1分,低于5人不得分。", chain(length, "甲", "@ + 1人"))) != "");
        CHECK(said(standard(last + " 达5人得1分,低于5人不得分。", chain(length, "甲", "@"))) != "");
        CHECK(said(standard("好,得1分。", chain(length, last, "@"))) != "fine");
        CHECK(said(standard("好,得1分。", chain(length, last, "(1人 + @)"))) != "fine");
    }
}

TEST_CASE("hostile: expressions of many parts") {
    const std::size_t many = 50000;
    CHECK(said(standard("和 达5人得1分,低于5人不得分。", "和 = 甲" + repeated(many, " + 乙 - 甲") + "。")) !=
          "");
    CHECK(said(standard(repeated(many, "好 且 甲 为 1人 或 ") + "好,得1分。")) != "");
    CHECK(said(standard("好,得1分。", "校验 0人 ≤ 甲" + repeated(many, " - 乙") + " 「错」。")) != "");
}

TEST_CASE("hostile: forms that apply forms") {
    std::string forms;
    for (int i = 0; i < 15; ++i)
        forms += "评分办法 f" + std::to_string(i) + "(参)\n" +
                 repeated(9, "按办法 f" + std::to_string(i + 1) + "(参)。\n");
    CHECK(said(standard("按办法 f0(甲)。", forms + "评分办法 f15(参)\n参 每1人扣1分。\n")) != "fine");
    CHECK(said(standard("按办法 f(甲)。", "评分办法 f(参)\n按办法 f(参)。\n")) == "form-cyclic");
    CHECK(said(standard("按办法 f(甲)。",
                        "评分办法 f(参)\n按办法 g(参)。\n评分办法 g(参)\n按办法 f(参)。\n")) ==
          "form-cyclic");
}

TEST_CASE("hostile: numbers at the limits") {
    const std::string thirty(30, '9');
    CHECK(said(standard("增幅 达" + thirty + "%得1分,低于" + thirty + "%不得分。")) == "fine");
    CHECK(said(standard("增幅 达1" + thirty + "%得1分,低于5%不得分。")) == "number-too-long");
    CHECK(said(standard("增幅 每0." + std::string(28, '0') + "1%扣" + thirty + "分,零数按比例。")) == "fine");
    CHECK(said("标准 「测」 版本 「一」 总分 0分。一级指标 「一」 0分") != "fine");
    CHECK(said("99999999999999999999级指标 「一」 1分") != "fine");
}
