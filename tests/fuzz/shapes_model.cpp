// Shapes for the model: definitions, names, forms and imports, without a mistake in their syntax.
#include "tests/fuzz/shapes.hpp"

namespace biaochi::test {

const std::vector<Shape>& model_shapes() {
    static const std::vector<Shape> all = {
        {"a chain of definitions, the first one first",
         [](std::size_t n) {
             return row(name_of(n) + " 为 1人,得1分。", name_of(0) + " = 甲。\n" + each(n, [](std::size_t i) {
                                                            return name_of(i + 1) + " = " + name_of(i) +
                                                                   " + 1人。\n";
                                                        }));
         }},
        {"a chain of definitions, the last one first",
         [](std::size_t n) {
             return row(
                 name_of(0) + " 为 1人,得1分。",
                 each(n, [](std::size_t i) { return name_of(i) + " = " + name_of(i + 1) + " + 1人。\n"; }) +
                     name_of(n) + " = 甲。\n");
         }},
        {"a chain of definitions in pieces of 500",
         [](std::size_t n) {
             return row("好,得1分。", each(n, [](std::size_t i) {
                            return name_of(i) + " = " + (i % 500 == 0 ? "甲" : name_of(i - 1)) + " + 1人。\n";
                        }));
         }},
        {"definitions that double",
         [](std::size_t n) {
             return row(name_of(n) + " 达5人得1分,低于5人不得分。",
                        name_of(0) + " = 甲。\n" + each(n, [](std::size_t i) {
                            return name_of(i + 1) + " = " + name_of(i) + " + " + name_of(i) + "。\n";
                        }));
         }},
        {"definitions that double, forty and no more",
         [](std::size_t n) {
             return row(name_of(40) + " 达5人得1分,低于5人不得分。" +
                            each(n, [](std::size_t) { return "好,得1分。\n"; }),
                        name_of(0) + " = 甲 - 1人。\n" + each(40, [](std::size_t i) {
                            return name_of(i + 1) + " = " + name_of(i) + " - (1人 - " + name_of(i) + ")。\n";
                        }));
         }},
        {"a check of definitions that double",
         [](std::size_t n) {
             return row(each(n, [](std::size_t) { return "好,得1分。\n"; }),
                        name_of(0) + " = 甲。\n" +
                            each(40,
                                 [](std::size_t i) {
                                     return name_of(i + 1) + " = " + name_of(i) + " + " + name_of(i) + "。\n";
                                 }) +
                            "校验 " + name_of(40) + " ≥ 0人 「错」。\n");
         }},
        {"numbers that are squared again and again",
         [](std::size_t n) {
             return row(each(n, [](std::size_t) { return "好,得1分。\n"; }),
                        name_of(0) + " = 12345678.9。\n" + each(40, [](std::size_t i) {
                            return name_of(i + 1) + " = " + name_of(i) + " × " + name_of(i) + "。\n";
                        }));
         }},
        {"facts that are squared again and again",
         [](std::size_t n) {
             return row(name_of(40) + " 达5%得1分,低于5%不得分。" +
                            each(n, [](std::size_t) { return "好,得1分。\n"; }),
                        name_of(0) + " = 增幅。\n" + each(40, [](std::size_t i) {
                            return name_of(i + 1) + " = " + name_of(i) + " × " + name_of(i) + "。\n";
                        }));
         }},
        {"a long product of long numbers",
         [](std::size_t n) {
             return row("好,得1分。",
                        "积 = 1" + each(n, [](std::size_t i) {
                            return (i % 2 == 0 ? " × 1234567890123456789" : " ÷ 1.234567890123456787") +
                                   nth(i);
                        }) + "。");
         }},
        {"a long sum of fractions",  // long enough that its digits reach their limit: below it they grow
         [](std::size_t n) {
             return row("好,得1分。", "和 = 0" + each(16 * n, [](std::size_t i) {
                                          return " + 1 ÷ " + nth(2 * i + 3);
                                      }) + "。");
         }},
        {"a long sum of facts",  // long enough that its proof is searched for: shorter ones are seen at once
         [](std::size_t n) {
             return row("和 达5人得1分,低于5人不得分。", "和 = 甲" + each(25 * n, [](std::size_t i) {
                                                             return i % 2 == 0 ? " + 乙" : " + 甲";
                                                         }) + "。");
         }},
        {"a long difference of facts",
         [](std::size_t n) {
             return row("差 达5元得1分,低于5元不得分。",
                        "差 = 金额" + each(n, [](std::size_t) { return " - 金额"; }) + "。");
         }},
        {"a check of a long difference",
         [](std::size_t n) {
             return row("好,得1分。",
                        "校验 0元 ≤ 金额" + each(n, [](std::size_t) { return " - 金额"; }) + " 「错」。");
         }},
        {"a long or of conditions",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) { return "次数 为 " + nth(i) + "次 或 "; }) + "好,得1分。");
         }},
        {"many checks",
         [](std::size_t n) {
             return row("好,得1分。",
                        each(n, [](std::size_t i) { return "校验 次数 ≥ " + nth(i) + "次 「错」。\n"; }));
         }},
        {"many facts",
         [](std::size_t n) {
             return row("好,得1分。", "事实\n" + each(n, [](std::size_t i) { return name_of(i) + ":人\n"; }));
         }},
        {"many facts, each used",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) { return name_of(i) + " 每1人扣1分。\n"; }),
                        "事实\n" + each(n, [](std::size_t i) { return name_of(i) + ":人\n"; }));
         }},
        {"many units",
         [](std::size_t n) {
             return row("好,得1分。", each(n, [](std::size_t i) { return "单位 " + name_of(i) + "。\n"; }));
         }},
        {"many rulings",
         [](std::size_t n) {
             return row("好,得1分。", each(n, [](std::size_t i) {
                            return "裁定 " + name_of(i) + " 「问」:一(默认)|二 「由」。\n";
                        }));
         }},
        {"many options of a ruling",
         [](std::size_t n) {
             return row("好,得1分。", "裁定 多 「问」:零(默认)" +
                                          each(n, [](std::size_t i) { return "|" + name_of(i); }) + "。\n");
         }},
        {"many options of a fact",
         [](std::size_t n) {
             return row("好,得1分。",
                        "事实 多:零" + each(n, [](std::size_t i) { return "|" + name_of(i); }) + "\n");
         }},
        {"many options of a fact, each used",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) { return "多 为 " + name_of(i) + ",得1分。\n"; }),
                        "事实 多:零" + each(n, [](std::size_t i) { return "|" + name_of(i); }) + "\n");
         }},
        {"options that are unknown",
         [](std::size_t n) {
             return row(each(n, [](std::size_t) { return "多 为 没有,得1分。\n"; }),
                        "事实 多:零" + each(n, [](std::size_t i) { return "|" + name_of(i); }) + "\n");
         }},
        {"one option over and over",
         [](std::size_t n) {
             return row("好,得1分。", "事实 多:零" + each(n, [](std::size_t) { return "|零"; }) + "\n");
         }},
        {"names that are unknown",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) { return "无" + name_of(i) + ",得1分。\n"; }));
         }},
        {"names that are unknown among many",
         [](std::size_t n) {
             return row(each(n, [](std::size_t i) { return "无" + name_of(i) + ",得1分。\n"; }),
                        "事实\n" + each(n, [](std::size_t i) { return name_of(i) + ":人\n"; }));
         }},
        {"units that are unknown among many",
         [](std::size_t n) {
             return row(
                 each(n,
                      [](std::size_t i) { return "次数 达1无" + name_of(i) + " 得1分,低于1次不得分。\n"; }),
                 each(n, [](std::size_t i) { return "单位 " + name_of(i) + "。\n"; }));
         }},
        {"rulings that are unknown among many",
         [](std::size_t n) {
             return row(each(n,
                             [](std::size_t i) {
                                 return "好,按裁定 无" + name_of(i) +
                                        "。\n增幅 达1%得1分,低于1%不得分,边界按裁定 无" + name_of(i) + "。\n";
                             }),
                        each(n, [](std::size_t i) {
                            return "裁定 " + name_of(i) + " 「问」:一(默认)|二 「由」。\n";
                        }));
         }},
        {"names declared over and over",
         [](std::size_t n) {
             return row("好,得1分。", "事实\n" + each(n, [](std::size_t) { return "同:人\n"; }));
         }},
        {"names that look alike",
         [](std::size_t n) {
             return row("好,得1分。", "事实\n" + each(n, [](std::size_t i) {
                                          return "己" + name_of(i) + ":人\n已" + name_of(i) + ":人\n";
                                      }));
         }},
        {"definitions in a circle",
         [](std::size_t n) {
             return row("好,得1分。", each(n, [&](std::size_t i) {
                            return name_of(i) + " = " + name_of(i + 1 == n ? 0 : i + 1) + "。\n";
                        }));
         }},
        {"definitions of themselves",
         [](std::size_t n) {
             return row("好,得1分。",
                        each(n, [](std::size_t i) { return name_of(i) + " = " + name_of(i) + "。\n"; }));
         }},
        {"units that differ",
         [](std::size_t n) {
             return row("好,得1分。" + each(n, [](std::size_t) { return "甲 + 次数 为 1人,得1分。\n"; }));
         }},
        {"forms that apply the next one, and more of it",
         [](std::size_t n) {
             return row("按办法 " + name_of(0) + "(甲)。",
                        each(15,
                             [n](std::size_t i) {
                                 return "评分办法 " + name_of(i) + "(参)\n" + each(n / 8, [i](std::size_t) {
                                            return "按办法 " + name_of(i + 1) + "(参)。\n";
                                        });
                             }) +
                            "评分办法 " + name_of(15) + "(参)\n参 每1人扣1分。\n");
         }},
        {"a form of many sentences",
         [](std::size_t n) {
             return row("按办法 办(甲)。",
                        "评分办法 办(参)\n" + each(n, [](std::size_t) { return "参 每1人扣1分。\n"; }));
         }},
        {"a form applied many times",
         [](std::size_t n) {
             return row(each(n, [](std::size_t) { return "按办法 办(甲)。\n"; }),
                        "评分办法 办(参)\n参 每1人扣1分。\n");
         }},
        {"a form of many parameters",
         [](std::size_t n) {
             return row("按办法 办(甲" + each(n, [](std::size_t) { return ",甲"; }) + ")。",
                        "评分办法 办(零" + each(n, [](std::size_t i) { return "," + name_of(i); }) +
                            ")\n零 每1人扣1分。\n");
         }},
        {"imports of one file",
         [](std::size_t n) {
             return row("好,得1分。", each(n, [](std::size_t) { return "引用 「标准库/总分」。\n"; }));
         }},
        {"imports of files that are not there",
         [](std::size_t n) {
             return row("好,得1分。",
                        each(n, [](std::size_t i) { return "引用 「" + name_of(i) + "」。\n"; }));
         }},
        {"a label that is nearly a rule",
         [](std::size_t n) {
             return row("次数 每1次扣1分,零数按裁定 多。",
                        "裁定 多 「问」:不足" + each(n, [](std::size_t) { return "按"; }) + "(默认)|二。\n");
         }},
        {"totals capped many times",
         [](std::size_t n) {
             return Input{Target::standard,
                          "标准 「测」 版本 「一」 总分 1分" +
                              each(n, [](std::size_t) { return ",上限 1分,另加 1分"; }) + "。",
                          nullptr};
         }},
        {"heads over and over",
         [](std::size_t n) {
             return row("好,得1分。", each(n, [](std::size_t) { return "标准 「测」 版本 「一」\n"; }));
         }},
        {"numbers of levels",
         [](std::size_t n) {
             return Input{Target::standard,
                          head + each(n, [](std::size_t i) { return nth(i % 120) + "级指标 「一」 1分\n"; }),
                          nullptr};
         }},
        {"rows ninety levels deep",
         [](std::size_t n) {
             return Input{Target::standard,
                          head + each(n / 90 + 1,
                                      [](std::size_t) {
                                          return each(90,
                                                      [](std::size_t i) {
                                                          return nth(i + 1) + "级指标 「一」 1分\n";
                                                      }) +
                                                 "评估标准 好,得1分。\n";
                                      }),
                          nullptr};
         }},
    };
    return all;
}

}  // namespace biaochi::test
