"""Tables as offices make them, at random: what is in each cell, and which facts that is.

A book is {"name", "date1904", "sheets"}; a sheet is {"name", "cells", "merges"}; a cell is {"r", "c", "kind", "value"}
and more by kind (rows and columns from 0):
    text     value: the string; "runs": the string in parts, each in a fount of its own
    number   value: decimal digits as text; "format"; "noisy": the nearest number that is not quite it
    sum      "parts": two decimals whose sum it is, "format"; a formula with its value beside it
    joined   "parts": two strings; a formula that joins them, with its value
    truth    value: true or false
    date     value: the day as 2024-03-01; "format"
A merge is [row, column, last row, last column]. `facts` is {subject: {fact: (kind, value)}}, with values as
`canonical` writes them.
"""

import datetime
import random
from decimal import Decimal

FACTS = {  # name: (kind, unit, label); as tests/sheets/sheets.biao declares them
    "登记人数": ("count", "人", "报告期内登记失业人数"),
    "再就业人数": ("count", "人", "报告期内再就业人数"),
    "就业率": ("ratio", "%", "登记失业人员就业率"),
    "增长率": ("ratio", "%", "比上年增长的比例"),
    "平均工资": ("money", "元", "平均月工资"),
    "场地费用": ("money", "元", "场地的费用"),
    "底数不清": ("truth", "", "底数是否不清"),
    "规章公开": ("truth", "", "规章制度公开"),
    "类型": ("choice", "", "评估对象的类型"),
    "认定日期": ("date", "", "零就业家庭认定日期"),
    "检查日期": ("date", "", "最近一次检查的日期"),
    "说明": ("text", "", "情况的说明"),
    "负责人": ("text", "", "负责的人"),
}
CHOICES = ["社区", "行政村", "其他"]
TOWNS = ["良口镇", "太平镇", "温泉镇", "吕田镇"]
TITLES = ["充分就业社区(村)评估数据采集表", "填报单位:某镇人力资源和社会保障服务中心", "2024年度 填报日期:2024年10月8日",
          "单位:人、元"]
GROUPS = ["基本情况", "就业失业情况", "服务情况", "其他情况"]
WORDS = ["情况属实", "见附件", "共3场", "A & B", "<无>", "已核对 (2次)", "=1+1", "+86 20 8785", "-见说明", "@某某", "it's", "良口",
         "Ünïcødé", "1/2", "半数以上", "𠮷野家", "100%", "2024年", "No. 5", "是", "35人", "007"]
DATE_FORMATS = ["yyyy-mm-dd", "yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\"", "mm-dd-yy", "d-mmm-yy", "[$-804]yyyy\"年\"m\"月\"d\"日\";@"]
NUMBER_FORMATS = ["General", "General", "0", "0.00", "#,##0", "#,##0.00", "0_ ", "0.00_);[Red]\\(0.00\\)"]
PERCENT_FORMATS = ["0%", "0.00%", "0.0%", "0.00%;[Red]-0.00%", "0.00%_ "]


def canonical(kind, value):
    """One spelling for each value, however a file says it."""
    if kind in ("count", "ratio", "money"):
        return format(Decimal(value).normalize(), "f")
    return value


def wide(text):
    """In full-width characters, as an input method leaves them."""
    return "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" or c in "%.-" else c for c in text)


class Cells:
    """Makes the cell of a value in one of the ways in which people write it."""

    def __init__(self, rng):
        self.rng = rng

    def number(self, value, formats):
        rng, form = self.rng, self.rng.choice(formats)
        style = rng.random()
        if style < 0.12 and Decimal(value) != 0:  # a formula that gives 0 may be one that nobody has worked out
            part = Decimal(value) * rng.randrange(1, 10) / 10
            return {"kind": "sum", "parts": [str(Decimal(value) - part), str(part)], "format": form}
        return {"kind": "number", "value": value, "format": form, "noisy": style < 0.3 and "." in value}

    def text(self, text):
        style = self.rng.random()
        if style < 0.2 and len(text) > 1:
            cut = self.rng.randrange(1, len(text))
            return {"kind": "text", "value": text, "runs": [text[:cut], text[cut:]]}
        if style < 0.3 and len(text) > 1 and '"' not in text:
            cut = self.rng.randrange(1, len(text))
            return {"kind": "joined", "parts": [text[:cut], text[cut:]]}
        return {"kind": "text", "value": text}

    def count(self):
        value = str(self.rng.choice([0, 1, 7, self.rng.randrange(100), self.rng.randrange(100000), 123456789012345]))
        style = self.rng.random()
        if style < 0.08:
            return self.text(self.rng.choice([value, value + "人", wide(value), " " + value])), value
        return self.number(value, NUMBER_FORMATS), value

    def money(self):
        value = str(Decimal(self.rng.randrange(10 ** self.rng.randrange(1, 9))) / 10 ** self.rng.randrange(0, 4))
        style = self.rng.random()
        if style < 0.08:
            return self.text(self.rng.choice([value, value + "元", wide(value)])), value
        return self.number(value, NUMBER_FORMATS), value

    def ratio(self, most):
        parts = self.rng.choice([1, 10, 100, 10000])
        hundredths = Decimal(self.rng.randrange(most * parts + 1)) / parts
        value = str(hundredths / 100)
        if self.rng.random() < 0.15:
            shown = format(hundredths.normalize(), "f") + "%"
            return self.text(self.rng.choice([shown, wide(shown)])), value
        return self.number(value, PERCENT_FORMATS), value

    def truth(self):
        value = self.rng.random() < 0.5
        if self.rng.random() < 0.4:
            return {"kind": "truth", "value": value}, "是" if value else "否"
        return self.text(self.rng.choice(["是", "yes", "TRUE"] if value else ["否", "no", "FALSE"])), "是" if value else "否"

    def date(self):
        day = datetime.date(2000, 1, 1) + datetime.timedelta(self.rng.randrange(12000))
        if self.rng.random() < 0.2:
            written = self.rng.choice(["%d年%d月%d日", "%d-%02d-%02d", "%d/%d/%d", "%d.%d.%d"]) % (day.year, day.month, day.day)
            return self.text(written), day.isoformat()
        return {"kind": "date", "value": day.isoformat(), "format": self.rng.choice(DATE_FORMATS)}, day.isoformat()

    def of(self, name):
        kind = FACTS[name][0]
        if kind == "choice":
            value = self.rng.choice(CHOICES)
            return self.text(value), value
        if kind == "text":
            value = self.rng.choice(WORDS) + self.rng.choice(["", "", " " + self.rng.choice(WORDS)])
            return self.text(value), value
        if kind == "ratio":
            return self.ratio(100 if name == "就业率" else 300)
        return {"count": self.count, "money": self.money, "truth": self.truth, "date": self.date}[kind]()


def heading(rng, name):
    """A fact's name or its official words, perhaps with the unit."""
    kind, unit, label = FACTS[name]
    shown = rng.choice([name, name, label])
    if kind in ("count", "money") and rng.random() < 0.25:
        shown += rng.choice(["(%s)", "\uff08%s\uff09"]) % unit
    return shown


def table(rng, number):
    """A sheet and the facts in it."""
    cells = Cells(rng)
    facts = rng.sample(sorted(FACTS), rng.randrange(2, 9))
    columns = [rng.choice(["对象", "subject", "对象"])] + facts
    if rng.random() < 0.3:
        rng.shuffle(columns)
    town = rng.choice(TOWNS) if rng.random() < 0.3 else None
    if town:
        columns.insert(0, "镇街")
    if rng.random() < 0.3:
        columns.insert(0, "序号")
    if rng.random() < 0.3:
        columns.append("备注")
    put, merges, left = [], [], rng.choice([0, 0, 0, 1])
    row = 0
    for title in rng.sample(TITLES, rng.choice([0, 0, 1, 2])):
        put.append({"r": row, "c": left, "kind": "text", "value": title})
        if rng.random() < 0.7:
            merges.append([row, left, row, left + len(columns) - 1])
        row += 1
    row += rng.choice([0, 0, 1]) if row else 0
    two = rng.random() < 0.35
    group = 0
    for at, name in enumerate(columns):
        shown = heading(rng, name) if name in FACTS else name
        if two and name not in FACTS:
            merges.append([row, left + at, row + 1, left + at])
            put.append({"r": row, "c": left + at, "kind": "text", "value": shown})
            group = at + 1
            continue
        put.append(dict(cells.text(shown), r=row + two, c=left + at))
        if two and (at + 1 == len(columns) or columns[at + 1] not in FACTS or rng.random() < 0.4):
            put.append({"r": row, "c": left + group, "kind": "text", "value": rng.choice(GROUPS)})
            if at > group:
                merges.append([row, left + group, row, left + at])
            group = at + 1
    row += 1 + two
    found = {}
    for i in range(rng.randrange(1, 7)):
        if rng.random() < 0.05:
            row += 1
        subject = "第%d表%s村" % (number, "甲乙丙丁戊己"[i])
        found[subject] = {}
        for at, name in enumerate(columns):
            place = {"r": row, "c": left + at}
            if name in FACTS:
                if rng.random() < 0.1:
                    continue
                cell, value = cells.of(name)
                put.append(dict(cell, **place))
                found[subject][name] = canonical(FACTS[name][0], value)
            elif name == "序号":
                put.append(dict(place, kind="number", value=str(i + 1), format="General"))
            elif name == "备注":
                if rng.random() < 0.3:
                    put.append(dict(place, kind="text", value="一切正常"))
            else:
                put.append(dict(place, kind="text", value=town if name == "镇街" else subject))
        row += 1
    return {"name": "表%d" % number, "cells": put, "merges": merges}, found


def books(seed, tables, each):
    """[(book, its facts)]: so many tables, so many in a book."""
    rng = random.Random(seed)
    made = []
    for first in range(0, tables, each):
        sheets, facts = [], {}
        for number in range(first, min(first + each, tables)):
            sheet, found = table(rng, number)
            sheets.append(sheet)
            facts.update(found)
        made.append(({"name": "book%03d" % (first // each), "date1904": rng.random() < 0.2, "sheets": sheets}, facts))
    return made
