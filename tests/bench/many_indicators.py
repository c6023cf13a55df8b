"""Writes a standard of many indicators, to see that checking it takes time in proportion to its size.

    python3 tests/bench/many_indicators.py 5000 > many.biao
    time biaochi check many.biao
"""

import sys

KINDS = 5


def indicator(number, facts, checks, rows):
    kind, label, name = number % KINDS, "%d.%d" % (number // 20 + 1, number % 20 + 1), "_%d" % number
    head = "二级指标 %s 「指标%d」 8分\n  评估标准\n" % (label, number)
    if kind == 0:
        facts += ["合格%s:人" % name, "全部%s:人" % name, "不清%s:是否" % name]
        checks.append("校验 合格%s ≤ 全部%s 「合格的多于全部」。" % (name, name))
        rows.append(head + "    率{0} = 合格{0} ÷ 全部{0}。\n"
                    "    率{0} 达90%得8分,80%-90%得6分,75%-80%得3分,低于75%不得分。\n"
                    "    率{0} 无法计算的,得8分。\n    不清{0},扣4分。扣完为止。\n".format(name))
    elif kind == 1:
        facts += ["%s%s:是否" % (part, name) for part in "子丑寅卯"]
        rows.append(head + "    子{0}、丑{0}、寅{0}、卯{0},各得2分。\n".format(name))
    elif kind == 2:
        facts += ["件数%s:件" % name, "公布%s:是否" % name]
        rows.append(head + "    满分起扣。\n    件数{0} 每1件扣0.5分。\n    未 公布{0},扣2分。\n    扣完为止。\n".format(name))
    elif kind == 3:
        facts += ["次数%s:次" % name]
        rows.append(head + "    次数{0} 10次以上得8分,5次以上得5分,1次以上得2分,不足1次不得分。\n".format(name))
    else:
        facts += ["户数%s:户" % name, "清零%s:户" % name]
        checks.append("校验 清零%s ≤ 户数%s 「清零的多于全部」。" % (name, name))
        rows.append(head + "    达标 = (类型 为 社区 或 清零{0} ≥ 1户) 且 清零{0} ≥ 户数{0}。\n    达标得8分。\n    不达标不得分。\n".format(name))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    facts, checks, groups = ["类型:社区|行政村"], [], []
    for number in range(count):
        if number % 20 == 0:
            groups.append([])
        indicator(number, facts, checks, groups[-1])
    print("引用 「标准库/计量单位」。\n标准 「大表」 版本 「1」\n总分 %d分。\n事实" % (8 * count))
    print("\n".join("  " + fact for fact in facts))
    print("\n".join(checks))
    for index, rows in enumerate(groups):
        print("一级指标 %d 「组%d」 %d分" % (index + 1, index + 1, 8 * len(rows)))
        print("".join(rows), end="")


if __name__ == "__main__":
    main()
