"""The table of SOURCE.md: every quote of 评估标准, what it became, with which facts and rulings."""

import re
from collections import Counter

from clauses import clauses, expand, facts_behind, scored_parts
from table import ROOT


FORMS = [
    (r"按办法 推荐培训", "分档(办法 推荐培训)"), (r"按办法 抽查不一致", "按占比扣分(办法 抽查不一致)"),
    (r"按办法 宣传报道加分", "按次加分(办法 宣传报道加分)"), (r"达标 = ", "定义达标"), (r" = ", "定义"),
    (r"(?<!不)达标得", "达标得分"), (r"不达标不得分", "否决"), (r",此项不得分", "否决"), (r"满分起扣", "满分起扣"),
    (r"扣完为止", "下限"), (r"满分为止", "上限"), (r"得满分", "免评"), (r"无法计算的|的,按裁定", "无法计算时"), (r",但 ", "替代"),
    (r"每.*扣", "按数扣分"), (r"每.*加", "按数加分"), (r",扣", "扣分"), (r"各?加[\d.]+分。", "加分"),
    (r",得[\d.]+分。$", "得分"),
]


def form_of(sentence):
    if len(re.findall(r"[得加][\d.]+分|不得分|不加分", sentence)) > 1:
        return "分档"
    return next(form for pattern, form in FORMS if re.search(pattern, sentence))


def clause_map(standard, expected):
    lines = ["| 指标 | 原文 | 成为 | 可执行的句子 | 事实 | 裁定 |", "|---|---|---|---|---|---|"]
    whole_column = ("评估标准",) if "评估方法" in expected.headings else ("评估标准", "评估方法")
    for row, part in scored_parts(standard):
        for cell in (c for name in whole_column for c in part.cells if c.name == name):
            for quote, sentences in clauses(cell):
                texts = [s.text for s in sentences]
                full = "".join(expand(text, standard) for text in texts)
                rulings = [r for r in standard.rulings if re.search(rf"(?<!\w){r}(?!\w)", full)]
                kinds = list(dict.fromkeys(
                    form_of(s.text) + ("(原文没有)" if s.comment.startswith("原文没有") else "") for s in sentences))
                kind = "、".join(kinds) or ("说明" if cell.name == "评估标准" else "说明(评估方法)")
                if re.match(r"就业困难人员就业率=", quote):
                    kind = "定义(标准库/就业)、" + kind
                code = "<br>".join(f"`{t}`" for t in texts)
                lines.append(f"| {part.label or row.label} | {quote} | {kind} | {code} | "
                             f"{'、'.join(facts_behind(full, standard, row))} | {'、'.join(rulings)} |")
    return lines


def check_map(results, standard, expected):
    source = (ROOT / expected.folder / "SOURCE.md").read_text(encoding="utf-8").splitlines()
    held = Counter(source)
    lines = clause_map(standard, expected)
    for line in lines:
        results.check(held[line] > 0, f"{expected.name}: SOURCE.md does not account for: {line}")
    rows = [line for line in source if re.match(r"\| \d", line)]
    results.check(len(rows) == len(lines) - 2, f"{expected.name}: SOURCE.md has {len(rows)} clauses, not {len(lines) - 2}")
