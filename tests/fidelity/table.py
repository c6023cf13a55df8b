"""The document's table and the standard's cells, side by side, in the order in which a page is read."""

import re
from pathlib import Path

from expected import DOCUMENT

ROOT = Path(__file__).resolve().parents[2]


class Results:
    def __init__(self):
        self.passed, self.failures = 0, []

    def check(self, ok, message):
        if ok:
            self.passed += 1
        else:
            self.failures.append(message)


def squeeze(text):
    return re.sub(r"\s+", "", text)


def table_of(expected):
    """The paragraphs of the table's body, and of the notes below it."""
    paragraphs = [p.strip() for p in (ROOT / DOCUMENT).read_text(encoding="utf-8").split("\n") if p.strip()]
    start = paragraphs.index(expected.annex)
    end = paragraphs.index(expected.until, start) if expected.until else len(paragraphs)
    annex = paragraphs[start + 1:end]
    title, headings = annex[0], annex[1:1 + len(expected.headings)]
    notes = next(n for n, p in enumerate(annex) if p.startswith("注:"))
    return title, headings, annex[1 + len(expected.headings):notes], annex[notes:]


class Piece:
    """One quote, title or number. Pieces of one cell share `cell`; `splits`: several paragraphs may make it up."""

    def __init__(self, where, text, cell, splits=False):
        self.where, self.text, self.cell, self.splits = where, squeeze(text), cell, splits


def numbered(label, text, needed):
    return (label.split(".")[-1] + "." if needed else "") + text


def whole(points):
    return str(int(points)) if points == int(points) else str(points)


def pieces_of(standard, expected):
    pieces = []

    def put(where, cell, texts, splits=False):
        key = (where, cell, len(pieces))
        pieces.extend(Piece(where + " " + cell, text, key, splits) for text in texts)

    def cells(row, where, names, prefix=""):
        for name in names:
            for cell in (c for c in row.cells if c.name == name):
                quotes = cell.quotes()
                put(where, name, [prefix + quotes[0]] + quotes[1:] if quotes else [])
                prefix = ""

    work = ("指标内容", "评估标准", "评估方法")
    for group in standard.groups:
        label = group.label if expected.group_numbers else ""
        put(group.label, "一级指标", [f"{label}{group.title}({whole(group.points)}分)"], splits=True)
        for row in group.children:
            own_numbers = any(item.label for item in row.children)   # the items are the numbered rows of the document
            if own_numbers:
                for item in row.children:
                    put(item.label, "评分项", [numbered(item.label, item.title, True)])
            else:
                put(row.label, "二级指标", [numbered(row.label, row.title, len(group.children) > 1)])
            put(row.label, "分值", [whole(row.points)])
            if not row.children or row.cell("评估标准"):
                cells(row, row.label, work)
            elif not own_numbers:
                cells(row.children[0], f"{row.label} 评分项1", work)
            else:
                for item in row.children:
                    cells(item, item.label, work, prefix=item.label.split(".")[-1] + ".")
            cells(row, row.label, ("评估分工", "备注"))       # spans the row's items, so it is read after the first of them
            if row.children and not own_numbers:
                for n, item in enumerate(row.children[1:], 2):
                    cells(item, f"{row.label} 评分项{n}", work)
    return pieces


def match(paragraph, pieces, at):
    """How far the pieces from `at` on spell the paragraph, None if they do not. Never crosses a cell, never splits a quote."""
    text, end = "", at
    while end < len(pieces) and pieces[end].cell == pieces[at].cell and len(text) < len(paragraph):
        text += pieces[end].text
        end += 1
    return end if text == paragraph else None


def compare(results, name, paragraphs, pieces):
    at, part = 0, ""   # part: what earlier paragraphs already spelled of a piece that may be split
    for n, original in enumerate(paragraphs):
        paragraph = squeeze(original)
        if at < len(pieces) and pieces[at].splits and pieces[at].text.startswith(part + paragraph):
            part += paragraph
            if part == pieces[at].text:
                at, part = at + 1, ""
            results.check(True, "")
            continue
        if part:
            results.check(False, f"{name}: {pieces[at].where}: has “{pieces[at].text}”, the document ends at “{part}”")
            at, part = at + 1, ""
        end = match(paragraph, pieces, at)
        if end is None:
            far = len(pieces) if len(paragraph) > 12 else at + 4
            later = next((k for k in range(at + 1, min(far, len(pieces))) if match(paragraph, pieces, k)), None)
            place = pieces[at].where if at < len(pieces) else "the end"
            if later is None:
                results.check(False, f"{name}: at {place}: paragraph {n + 1} of the table is not there: {original}")
                continue
            for extra in pieces[at:later]:
                results.check(False, f"{name}: {extra.where}: not in the document here: {extra.text}")
            end = match(paragraph, pieces, later)
        results.check(True, "")
        at = end
    for extra in pieces[at:]:
        results.check(False, f"{name}: {extra.where}: not in the document: {extra.text}")


def check_text(results, standard, expected):
    name = expected.name
    title, headings, paragraphs, notes = table_of(expected)
    results.check(headings == expected.headings, f"{name}: column headings are {headings}")
    results.check(title == f"{standard.header['title']}({standard.header['version']})", f"{name}: the title is {title}")
    results.check(standard.notes == notes, f"{name}: the notes are {notes}")
    results.check(len(paragraphs) == expected.paragraphs, f"{name}: the table has {len(paragraphs)} paragraphs")
    compare(results, name, paragraphs, pieces_of(standard, expected))
