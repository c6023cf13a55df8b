"""Rows, points, and the numbers in a quote against the numbers in the sentences that it became."""

import re
from collections import Counter

from table import whole

NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "十": "10", "十五": "15"}


def check_rows(results, standard, expected):
    name = expected.name
    rows = [row for group in standard.groups for row in group.children]
    items = [(row, item) for row in rows for item in row.children]
    results.check(len(rows) == expected.rows, f"{name}: {len(rows)} rows, not {expected.rows}")
    results.check(len(items) == expected.items, f"{name}: {len(items)} items, not {expected.items}")
    basic = sum(group.points for group in standard.groups if not group.bonus)
    bonus = sum(group.points for group in standard.groups if group.bonus)
    results.check((basic, bonus) == (expected.points, expected.bonus), f"{name}: groups add to {basic} and {bonus}")
    stated = re.match(r"([\d.]+)分,另加 ([\d.]+)分,", standard.header["总分"])
    results.check(stated and (float(stated[1]), float(stated[2])) == (basic, bonus), f"{name}: 总分 {standard.header['总分']}")
    for number, group in enumerate(standard.groups, 1):
        total = sum(row.points for row in group.children)
        results.check(total == group.points, f"{name}: {group.label}: rows add to {whole(total)}, not {whole(group.points)}")
        labels = [row.label for row in group.children]
        usual = [f"{number}.{n}" for n in range(1, len(labels) + 1)]
        results.check(labels in (usual, [str(number)]), f"{name}: {group.label}: rows are numbered {labels}")
    for row in rows:
        labels = [item.label for item in row.children if item.label]
        results.check(labels in ([], [f"{row.label}.{n + 1}" for n in range(len(row.children))]),
                      f"{name}: {row.label}: items are numbered {labels}")
        scored = [row] if not row.children else row.children
        results.check(all(any(kind == "sentence" for kind, _ in (r.cell("评估标准").entries if r.cell("评估标准") else []))
                          for r in scored), f"{name}: {row.label}: a part without sentences")
    for group in standard.groups:
        for row in group.children:
            if any(item.label for item in row.children):  # no row of the document, only its items are
                results.check(row.title == group.title, f"{name}: {row.label}: the title is {row.title}")
    for row, item in items:
        if not item.label:  # its title is ours, so it must consist of the document's words
            own = "".join(quote for cell in item.cells for quote in cell.quotes())
            results.check(all(word in own for word in item.title.split("、")) and item.title,
                          f"{name}: {row.label}: the item's title is not in its text: {item.title}")


def digits(text):
    return re.findall(r"\d+(?:\.\d+)?", text)


def numbers(text):
    spelled = re.sub(r"(十五|[一二三四五十])(?=[年人条项次])", lambda m: NUMERALS[m[1]], text)
    return digits(spelled)


def expand(sentence, standard):
    """A 按办法 sentence with the form's sentences in its place."""
    call = re.fullmatch(r"按办法 (\w+)\((.*)\)。", sentence)
    if not call:
        return sentence
    parameters, text = standard.forms[call[1]]
    arguments = dict(zip(parameters, call[2].split(",")))
    return re.sub(r"\w+", lambda m: arguments.get(m[0], m[0]), text)


def facts_in(text, standard):
    return [word for word in dict.fromkeys(re.findall(r"\w+", text)) if word in standard.facts]


def facts_behind(text, standard, row):
    """The facts of some sentences, and of the definitions that they use."""
    own = (re.match(r"(\w+) = (.*)", value.text) for part in [row, *row.children] if part.cell("评估标准")
           for kind, value in part.cell("评估标准").entries if kind == "sentence")
    definitions = {**standard.definitions, **{m[1]: m[2] for m in own if m}}
    seen = set()

    def follow(part):
        for word in re.findall(r"不达标|\w+?(?=得[\d.]+分。)|\w+", part):
            word = word[1:] if word == "不达标" else word
            if word in standard.facts:
                yield word
            elif word in definitions and word not in seen:
                seen.add(word)
                yield from follow(definitions[word])

    return list(dict.fromkeys(follow(text)))


def is_subsequence(some, many):
    rest = iter(many)
    return all(one in rest for one in some)


def clauses(cell):
    """(quote, its sentences) of a cell, in order."""
    found = []
    for kind, value in cell.entries:
        if kind == "quote":
            found.append((value, []))
        elif found:
            found[-1][1].append(value)
        else:
            found.append(("", [value]))
    return found


def scored_parts(standard):
    for group in standard.groups:
        for row in group.children:
            yield row, row
            for item in row.children:
                yield row, item


def check_numbers(results, standard, expected):
    """What a quote says in numbers, its sentences say in the same order, and nothing else."""
    for row, part in scored_parts(standard):
        for quote, sentences in clauses(part.cell("评估标准")) if part.cell("评估标准") else []:
            where = f"{expected.name}: {part.label or row.label}: {quote}"
            results.check(quote != "", where + ": sentences before the first quote")
            ours = [s for s in sentences if s.comment.startswith("原文没有")]
            for sentence in ours:
                extra = set(digits(expand(sentence.text, standard))) - {"0", whole(row.points)}
                results.check(not extra, f"{where}: {sentence.text} has numbers of nobody's: {sorted(extra)}")
            theirs = [expand(s.text, standard) for s in sentences if s not in ours]
            official = numbers(re.sub(r"\([\d.]+分\)|×100%", "", quote))
            if not theirs:  # explanation, or its expression is in the library
                results.check(not re.search(r"[得加扣][\d.]+分", quote), where + ": scores, but became nothing")
                continue
            text = re.sub(r"满分(?!为止)", whole(row.points), "".join(theirs))
            labels = Counter(n for fact in facts_in(text, standard) for n in numbers(standard.facts[fact][1]))
            without = []  # numbers of the quote that are not already part of what a fact states
            for n in official:
                if labels[n] > 0:
                    labels[n] -= 1
                else:
                    without.append(n)
            said = numbers(text)
            results.check(is_subsequence(official, said) or is_subsequence(without, said),
                          f"{where}: numbers {official} became {said}")
            written = "".join(s.text for s in sentences if s not in ours)
            extra = set(digits(written)) - set(official) - set(numbers(row.title)) - {"0"}
            results.check(not extra, f"{where}: numbers of nobody's: {sorted(extra)}")
