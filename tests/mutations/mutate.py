"""Single mistakes in a standard: each mutation changes one place of the text, as a slip of the hand would.

`mutations(text, rng)` yields Mutation(kind, line, text): the whole changed standard.
"""

import re
from collections import namedtuple

Mutation = namedtuple("Mutation", "kind line text")

CELL = re.compile(r"^\s*(指标内容|评估方法|评估分工|备注)")
HEAD = re.compile(r"^(一级指标|二级指标|三级指标|评分项|★?评分项)|^\s+评分项")
QUOTED = re.compile(r"「[^」]*」")
COMPARATORS = {"达": "超过", "低于": "不超过", "不足": "不超过", "超过": "达", "以上": "以外", "以内": "以外",
               "≥": ">", "≤": "<", "不超过": "低于"}
VERBS = {"得": "扣", "扣": "加", "加": "扣"}


def outside(line):
    """The line with its quotes blanked: same length, so that places stay places."""
    line = QUOTED.sub(lambda quote: "\x00" * len(quote.group()), line)
    comment = line.find("#")
    return line if comment < 0 else line[:comment] + "\x00" * (len(line) - comment)


class Standard:
    def __init__(self, text):
        self.lines = text.split("\n")
        self.bare = [outside(line) for line in self.lines]
        first = next(i for i, line in enumerate(self.lines) if HEAD.match(line))
        self.heads = [i for i, line in enumerate(self.lines) if i >= first and HEAD.match(line)]
        self.rules = [i for i, line in enumerate(self.lines)
                      if i >= first and not HEAD.match(line) and not CELL.match(line)
                      and "。" in self.bare[i]]

    def changed(self, kind, index, begin, end, new):
        line = self.lines[index]
        lines = list(self.lines)
        lines[index] = line[:begin] + new + line[end:]
        return Mutation(kind, index + 1, "\n".join(lines))


def number_mutations(standard):
    for i in standard.rules:
        bare = standard.bare[i]
        for found in re.finditer(r"(?<![\d.])(\d+(?:\.\d+)?)(%|分|[^\d\s,。;、%\x00()-])?", bare):
            number, unit = found.group(1), found.group(2) or ""
            kind = "points" if unit == "分" else "threshold"
            for step in (1, -1) if unit != "%" else (5, -5):
                value = float(number) + step
                if value < 0:
                    continue
                text = ("%g" % value)
                yield standard.changed("%s %+d" % (kind, step), i, found.start(1), found.end(1), text)


def swap_mutations(standard):
    for i in standard.rules:
        bare = standard.bare[i]
        for pattern, kind in ((r"(\d+(?:\.\d+)?)%", "thresholds swapped"), (r"[得加扣](\d+(?:\.\d+)?)分", "points swapped")):
            places = [(m.start(1), m.end(1), m.group(1)) for m in re.finditer(pattern, bare)]
            for (a, b) in zip(places, places[1:]):
                if a[2] == b[2]:
                    continue
                line = standard.lines[i]
                new = line[:a[0]] + b[2] + line[a[1]:b[0]] + a[2] + line[b[1]:]
                yield standard.changed(kind, i, 0, len(line), new)


def tier_mutations(standard):
    for i in standard.rules:
        bare = standard.bare[i]
        if len(re.findall(r"得[\d不]|得分", bare)) < 2:
            continue
        for found in re.finditer(r"(?<=[ ,])[^,。\x00]*?(得\d+(?:\.\d+)?分|不得分|加\d+分|不加分)(,|(?=。))", bare):
            yield standard.changed("tier dropped", i, found.start(), found.end(), "")


def word_mutations(standard):
    for i in standard.rules:
        bare = standard.bare[i]
        for word, other in COMPARATORS.items():
            for found in re.finditer(r"(?<![\u4e00-\u9fff不])%s(?=\d)|(?<=[\d%%人次户件起年])%s|(?<= )%s(?= )" % (word, word, word), bare):
                yield standard.changed("comparison", i, found.start(), found.end(), other)
        for found in re.finditer(r"([得加扣])(?=\d)", bare):
            yield standard.changed("verb", i, found.start(), found.end(), VERBS[found.group()])
        for word, other in (("且", "或"), ("或", "且")):
            for found in re.finditer(r"(?<= )%s(?= )" % word, bare):
                yield standard.changed("and, or", i, found.start(), found.end(), other)
        for found in re.finditer(r"(?<![\u4e00-\u9fff])[未非] ", bare):
            yield standard.changed("negation", i, found.start(), found.end(), "")


def sentence_mutations(standard):
    for i in standard.rules:
        bare = standard.bare[i]
        begin = len(bare) - len(bare.lstrip())
        for found in re.finditer(r"[^。]*。", bare[begin:]):
            words = found.group()
            if "=" in words and "按" not in words:
                continue  # a definition that is missing is a name that is not declared: too easy
            yield standard.changed("sentence dropped", i, begin + found.start(), begin + found.end(), "")
        for found in re.finditer(r",(扣完为止|加至满分为止|加至该项指标满分为止)", bare):
            yield standard.changed("bound dropped", i, found.start(), found.end(), "")


def head_mutations(standard):
    for i in standard.heads:
        bare = standard.bare[i]
        for found in re.finditer(r"(\d+(?:\.\d+)?)分", bare):
            for step in (1, -1):
                yield standard.changed("points of a row %+d" % step, i, found.start(1), found.end(1),
                                       "%g" % (float(found.group(1)) + step))


def fact_mutations(standard):
    """The next fact of the same type in place of the right one."""
    declared, block = [], ""
    for line in standard.bare:
        block = line.split()[0] if line[:1].strip() and line[0] not in "\x00#" else block
        if block != "事实":
            continue
        found = re.match(r"^\s+([^\s::,]+)[::]([^\s\x00]+)\s", line + " ")
        if found:
            declared.append(found.groups())
    for i in standard.rules:
        for j, (name, kind) in enumerate(declared):
            others = [other for other, other_kind in declared[j + 1:] + declared[:j] if other_kind == kind]
            at = re.search(r"(?<![\u4e00-\u9fff])%s(?![\u4e00-\u9fff])" % re.escape(name), standard.bare[i])
            if at and others:
                yield standard.changed("another fact", i, at.start(), at.end(), others[0])


def mutations(text):
    standard = Standard(text)
    seen = {text}
    for maker in (number_mutations, swap_mutations, tier_mutations, word_mutations, sentence_mutations,
                  head_mutations, fact_mutations):
        for mutation in maker(standard):
            if mutation.text not in seen:
                seen.add(mutation.text)
                yield mutation
