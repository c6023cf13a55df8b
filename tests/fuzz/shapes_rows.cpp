// Shapes for the model: ladders, rows and the sentences of a row, without a mistake in their syntax.
#include "tests/fuzz/shapes.hpp"

namespace biaochi::test {

const std::vector<Shape>& row_shapes() {
    static const std::vector<Shape> all = {
        {"many tiers",
         [](std::size_t n) {
             return row("次数 不足1次不得分" +
                        each(n, [](std::size_t i) { return "," + nth(i + 1) + "次以上得1分"; }) + "。");
         }},
        {"many ranges",
         [](std::size_t n) {
             return row(
                 "次数 不足1次不得分" +
                 each(n, [](std::size_t i) { return "," + nth(i + 1) + "次-" + nth(i + 2) + "次得1分"; }) +
                 "," + nth(n + 1) + "次以上得1分。");
         }},
        {"many ladders of 200 tiers",
         [](std::size_t n) {
             return row(each(n / 100 + 1, [](std::size_t) {
                 return "次数 不足1次不得分" +
                        each(200, [](std::size_t i) { return "," + nth(i + 1) + "次以上得1分"; }) + "。\n";
             }));
         }},
        {"many rows",
         [](std::size_t n) {
             return Input{Target::standard,
                          head + each(n,
                                      [](std::size_t i) {
                                          return "一级指标 " + nth(i) +
                                                 " 「一」 1分\n评估标准\n「好」 好,得1分。\n";
                                      }),
                          nullptr};
         }},
        {"many items",
         [](std::size_t n) {
             return Input{
                 Target::standard,
                 head + "一级指标 1 「一」 10分\n" +
                     each(n,
                          [](std::size_t) { return "评分项 「项」\n评估标准\n好,得1分。加至满分为止。\n"; }),
                 nullptr};
         }},
        {"rows without children",
         [](std::size_t n) {
             return Input{Target::standard,
                          head + each(n, [](std::size_t) { return "一级指标 「一」 1分\n"; }), nullptr};
         }},
        {"many awards in a row",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) { return "次数 为 " + nth(i) + "次,得1分。\n"; }));
         }},
        {"many quotes and awards in a row",
         [](std::size_t n) { return row(each(n, [](std::size_t) { return "「原文」 好,得1分。\n"; })); }},
        {"many ladders in a row, each settled",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) {
                 return "甲 ÷ " + nth(i + 1) + "人 ÷ 增幅 达1%得1分,低于1%不得分。\n甲 ÷ " + nth(i + 1) +
                        "人 ÷ 增幅 无法计算的,不得分。\n";
             }));
         }},
        {"many alternatives in a row",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) {
                 return "次数 + " + nth(i) + "次 达1次得1分,低于1次不得分。\n次数 + " + nth(i) +
                        "次 不足3次,但 好,得1分。\n";
             }));
         }},
        {"many gates and divisions in a row",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) {
                 return "甲 ÷ (乙 + " + nth(i) + "人) 达1%得1分,低于1%不得分。\n乙 + " + nth(i) +
                        "人 为 0人 的,得满分。\n";
             }));
         }},
        {"many steps in a row",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) { return "次数 + " + nth(i) + "次 每1次扣1分。\n"; }));
         }},
    };
    return all;
}

}  // namespace biaochi::test
