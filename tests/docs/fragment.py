"""A fragment of a standard made whole, so that it can be checked and scored.

A fragment with a line 标准 (standard) is a whole file and stays as it is. Any other one is put into the smallest standard
that can hold it. Where it goes follows from how it begins:

    一级指标 … 九级指标, level …     rows: they follow the head
    引用 单位 裁定 事实 校验 评分办法 台账 对照表 结果, import unit ruling facts check scoring form ledger lookup table
    result, or  in="head" (a definition outside the rows): declarations; a row 例 with the sentences of  row="…"
                                     follows them
    anything else                    sentences of 评估标准: they are the criteria of a row 1 「例」

    points="5"     points of that row, and the total (5 when it is not said)
    bonus="10"     bonus points of the total
    facts="次数:3次 均已就业:是"    what is given; a fact's type is read off its value
    declare="次数:次 类型:社区|行政村"   facts that are only declared, or whose type the value does not show
    rulings="空分母:满分(默认)|零分"    rulings that the fragment asks for (those of the standard library are imported)
    row="…"        sentences of the row that follows declarations
    rest="…"       lines that follow the row (结果 …)

A ledger's records stand among the facts as  欠薪事件{重大|12人;一般|3人}, cells in the order in which its fields are
declared;  欠薪事件{}  says that there are none. The ledger is the fragment's own, or one of  head="…", which holds
lines that come before the facts (a blank line is written as  ⏎).
"""

import re

LIBRARY = ("标准库/计量单位",)
ROWS = re.compile(r"\s*(?:[一二三四五六七八九]级指标|level (?:one|two|three|four|five|six|seven|eight|nine))")
HEAD = re.compile(r"\s*(?:引用|单位|裁定|事实|校验|评分办法|台账|对照表|结果|import|unit|ruling|facts|check"
                  r"|scoring form|ledger|lookup table|result)(?=\s)")
LEDGER = re.compile(r"^(?:台账|ledger) +(\w+).*\n((?:[ \t]+\w+[:：].*\n?)+)", re.MULTILINE)
RECORDS = re.compile(r"(\w+)\{(.*)\}")
DATE = re.compile(r"\d{4}(?:-\d+-\d+|年\d+月\d+日)")
FACT = re.compile(r"^\s*(?:事实\s+|facts\s+)?(\w+)\s*[:：]", re.MULTILINE)
STANDARD = re.compile(r"^\s*(?:标准|standard)\s+[「“\"]", re.MULTILINE)


def is_whole(text):
    return STANDARD.search(text) is not None


def without_comments(text):
    return re.sub(r"^\s*[#＃].*\n", "", text, flags=re.MULTILINE)


def type_of(value):
    """是否 of 是 and 否, else the unit of a quantity."""
    if value in ("是", "否", "yes", "no"):
        return "是否"
    if DATE.fullmatch(value):
        return "日期"
    unit = re.fullmatch(r"-?[\d.]+(\D+)", value)
    return unit[1] if unit else None


def pairs(text):
    """名:值 pairs, blanks between them."""
    return [tuple(part.split(":", 1)) for part in text.split()]


def facts_of(marker):
    return pairs(" ".join(part for part in marker.get("facts").split() if "{" not in part))


def head_of(marker):
    return marker.get("head").replace("⏎", "\n")


def ledgers_file(text, marker):
    """The records that are given, below the heading that the declaration makes."""
    fields = {name: re.findall(r"^\s*(\w+)[:：]", body, re.MULTILINE)
              for name, body in LEDGER.findall(head_of(marker) + "\n" + text)}
    lines = []
    for name, records in (RECORDS.fullmatch(part).groups() for part in marker.get("facts").split() if "{" in part):
        if name not in fields:
            raise ValueError(f"{name} is no ledger of this example")
        lines += [f"台账 {name}", " | ".join(fields[name]), *records.replace("|", " | ").split(";")]
        if not records:
            lines[-3:] = [f"台账 {name} 无"]
    return "".join(line + "\n" for line in lines)


def declarations(text, marker):
    """Facts that the fragment itself does not declare."""
    plain = re.sub(r"[#＃].*", "", text)
    own = set(FACT.findall(LEDGER.sub("", plain)))
    declared = dict(pairs(marker.get("declare")))
    for name, value in facts_of(marker):
        kind = type_of(value)
        if name in own:
            continue
        if name not in declared and kind is None:
            raise ValueError(f"{name}:{value} shows no type; write declare=\"{name}:…\"")
        declared.setdefault(name, kind)
    return declared


def whole(text, marker):
    """The standard that the fragment stands in."""
    if is_whole(text):
        return text
    points = marker.get("points", "5")
    bonus = f",另加 {marker.get('bonus')}分" if marker.get("bonus") else ""
    head = [f"引用 「{name}」。" for name in LIBRARY]
    head += ["标准 「例」 版本 「1」", f"总分 {points}分{bonus}。"]
    head += [f"裁定 {name} 「例」:{options}。" for name, options in pairs(marker.get("rulings"))]
    declared = declarations(text, marker)
    if declared:
        head += ["事实", *(f"  {name}:{kind}" for name, kind in declared.items())]
    head += head_of(marker).splitlines()
    first = without_comments(text)
    row = [f"一级指标 1 「例」 {points}分", "  评估标准"]
    if ROWS.match(first):
        parts = [*head, text]
    elif HEAD.match(first) or marker.get("in") == "head":
        parts = [*head, text, *row, "    " + marker.get("row", "满分起扣。")]
    else:
        parts = [*head, *row, text]
    return "\n".join(parts + marker.get("rest").split("⏎")) + "\n"


def facts_file(text, marker):
    facts = "".join(["对象 例\n", *(f"{name}:{value}\n" for name, value in facts_of(marker))])
    return facts + ledgers_file(text, marker)
