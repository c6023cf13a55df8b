"""The Big List of Naughty Strings in every cell that holds a text: the name of a subject, a fact, a field of a record,
what is said as evidence, its document and who verified it; in .json, .csv, .xlsx and .facts.

    python3 tests/corpora/naughty.py --program PATH/biaochi [--filter TEXT]

`import` reads a string and writes it as .xlsx and as .facts. Either it stands in the workbook as it was, openpyxl
finds no formula there, and reading both files again gives the same facts; or it is refused with a message that names
the place. At last LibreOffice opens one workbook and one CSV file for each kind of place, with all strings that were
read: it must find no formula either. A CSV file cannot say that =1+1 is a text: such strings must not be written there.
"""

import argparse
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "sheets"))
import xlsx  # noqa: E402

STANDARD = HERE / "naughty.biao"
NO_LEDGER = HERE.parent / "sheets" / "sheets.biao"  # has the same facts, and no ledger
READ_CELLS = HERE / "read_cells.py"
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's openpyxl is for
PLACES = ["name", "fact", "record", "evidence", "document", "verifier"]
EACH = {"document": 4}  # strings in a file; most that are no name of a file are refused
MARKS = re.compile("[#:\uff1a|\uff5c\"\u300c\u300d\u201c\u201d\uff02\uff03\n]")  # what .facts reads as its own
BLANK = " \t\n\r\u00a0\u3000\ufeff"
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def run(*command):
    return subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120)


# ---- the same facts in each format: a subject for each string

def subjects(place, strings):
    for i, string in enumerate(strings):
        each = {"name": "村%d" % i, "fact": "一般", "record": "一般", "evidence": "见表", "document": "a.pdf", "verifier": "张三"}
        yield dict(each, **{place: string})


def in_json(place, strings):
    return json.dumps([{
        "对象": each["name"], "事件": [{"内容": each["record"], "人数": 3}],
        "facts": {"说明": each["fact"], "登记人数": {"value": 3, "note": each["evidence"], "document": each["document"],
                                               "date": "2024-10-08", "verified_by": each["verifier"]}}}
        for each in subjects(place, strings)]).encode("utf-8")


def in_facts(place, strings):
    return "".join(
        "对象 {name}\n  登记人数:3人 「{evidence}」 文件 「{document}」 日期 2024-10-08 核实人 「{verifier}」\n  说明:{fact}\n"
        "台账 事件\n  内容 | 人数\n  {record} | 3\n\n".format(**each)
        for each in subjects(place, strings)).encode("utf-8")


def in_csv(place, strings):
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["对象", "登记人数", "说明"])
    for each in subjects(place, strings):
        table.writerow([each["name"], 3, each["fact"]])
    return out.getvalue().encode("utf-8")


def escaped(text):
    """As spreadsheet programs write what XML cannot hold."""
    text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return ILLEGAL.sub(lambda match: "_x%04X_" % ord(match[0]), text)


def sheet(name, rows):
    return {"name": name, "merges": [], "cells": [
        {"r": r, "c": c, "kind": "number" if isinstance(value, int) else "text",
         "value": str(value) if isinstance(value, int) else escaped(value)}
        for r, row in enumerate(rows) for c, value in enumerate(row)]}


def in_xlsx(place, strings):
    all_of = list(subjects(place, strings))
    return xlsx.packed(xlsx.parts({"date1904": False, "sheets": [
        sheet("事实", [["对象", "登记人数", "说明"]] + [[each["name"], 3, each["fact"]] for each in all_of]),
        sheet("事件", [["对象", "内容", "人数"]] + [[each["name"], each["record"], 3] for each in all_of]),
        sheet("证据", [["对象", "事实", "说明", "文件", "日期", "核实人", "状态"]] + [
            [each["name"], "登记人数", each["evidence"], each["document"], "2024-10-08", each["verifier"], "已核实"]
            for each in all_of])]}))


FORMATS = {"json": (in_json, PLACES), "xlsx": (in_xlsx, PLACES), "facts": (in_facts, PLACES), "csv": (in_csv, ["name", "fact"])}


class Trial:
    def __init__(self, program, folder, kind, place):
        self.program, self.folder, self.kind, self.place = program, folder, kind, place
        self.write = FORMATS[kind][0]
        self.count = 0
        self.books = []  # [(workbook, the strings in it)]

    def imported(self, source, target):
        done = run(self.program, "import", STANDARD, source, "-o", target, "--lang", "en")
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def attempt(self, strings):
        """(whether all were read, what is wrong with a refusal or a reading)"""
        self.count += 1
        base = self.folder / ("%s-%s-%d" % (self.kind, self.place, self.count))
        source, book = base.with_suffix("." + self.kind), Path("%s-out.xlsx" % base)
        first, second, third = (Path("%s-%d.facts" % (base, i)) for i in range(3))
        source.write_bytes(self.write(self.place, strings))
        code, said = self.imported(source, book)
        if code == 1:
            located = re.search(re.escape(source.name) + r"(:|”|\"| )[^\n]*", said) and "error[" in said
            return False, "" if located else "no message names the place: %s" % said[-400:]
        if code != 0:
            return False, "exit code %d: %s" % (code, said[-400:])
        steps = [(source, first), (book, second), (first, third)]
        for origin, target in steps:
            code, said = self.imported(origin, target)
            if code != 0:
                if origin == source:  # what .facts cannot hold is refused there, and was read otherwise
                    return False, "" if code == 1 and "error[" in said else "exit code %d: %s" % (code, said[-400:])
                return False, "%s cannot be read again: %s" % (origin.name, said[-400:])
        if not first.read_bytes() == second.read_bytes() == third.read_bytes():
            return False, "reading %s again gives other facts" % book.name
        self.books.append((book, strings))
        return True, ""

    def search(self, strings):
        """[(string, whether it was read, what is wrong)]: halves until each refused one stands alone."""
        read, problem = self.attempt(strings)
        if read or len(strings) == 1:
            return [(string, read, problem) for string in strings]
        half = len(strings) // 2
        return self.search(strings[:half]) + self.search(strings[half:])


def opened(trials):
    """What openpyxl misses in the workbooks, or takes for a formula: [what is wrong with each, "" if nothing]."""
    books = [book for trial in trials for book in trial.books]
    halves = [books[::2], books[1::2]]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda half: run(SYSTEM_PYTHON, READ_CELLS, *[book for book, _ in half]).stdout, halves))
    problems = []
    for half, out in zip(halves, found):
        for (book, strings), cells in zip(half, json.loads(out)):
            lost = [string for string in strings if string.strip() not in cells["texts"]]
            problems.append("%s: %r is not in the workbook; formulas: %s" % (book.name, lost[:2], cells["formulas"][:3])
                            if lost or cells["formulas"] else "")
    return problems


def strings_for(kind):
    all_of = json.loads((HERE / "blns/blns.json").read_text(encoding="utf-8"))
    kept = [string for string in dict.fromkeys(all_of) if string.strip(BLANK)]  # an empty cell is no text
    return [string for string in kept if kind != "facts" or not MARKS.search(string)]


def csv_formula(folder, program, place, string):
    source, target = folder / "formula-in.csv", folder / "formula-out.csv"
    source.write_bytes(in_csv(place, [string]))
    done = run(program, "import", NO_LEDGER, source, "-o", target, "--lang", "en")
    refused = done.returncode == 1 and b"error[form-cannot-hold]" in done.stdout and not target.exists()
    return "" if refused else "%r as %s is written to a CSV file: %s" % (string, place, done.stdout[-300:])


def office(folder, program, read):
    """What LibreOffice takes for a formula in the workbooks and CSV files with the strings that were read."""
    made = []
    for place, strings in read.items():
        source = folder / ("all-%s.json" % place)
        source.write_bytes(in_json(place, strings))
        jobs = [(STANDARD, source, folder / ("all-%s.xlsx" % place))]
        if place in FORMATS["csv"][1]:
            jobs.append((NO_LEDGER, folder / ("all-%s-in.csv" % place), folder / ("all-%s-out.csv" % place)))
            jobs[1][1].write_bytes(in_csv(place, [each for each in strings if each.lstrip(BLANK)[0] not in "=+-@"]))
        for standard, origin, target in jobs:
            done = run(program, "import", standard, origin, "-o", target, "--lang", "en")
            if done.returncode != 0:
                return ["%s: %s" % (target.name, done.stdout.decode("utf-8", "replace")[-500:])]
            made.append(target)
    if not made:
        return []
    out = folder / "office"
    run("soffice", "-env:UserInstallation=file://%s/profile" % folder, "--headless", "--convert-to", "fods", "--outdir", out,
        *made)
    problems = [csv_formula(folder, program, place, string) for place in FORMATS["csv"][1] for string in read.get(place, [])
                if string.lstrip(BLANK)[0] in "=+-@"]
    for each in made:
        found = out / (each.stem + ".fods")
        formulas = re.findall(r'table:formula="[^"]*"', found.read_text(encoding="utf-8")) if found.exists() else ["none"]
        problems.append("%s: %s" % (each.name, formulas[:3]) if formulas else "")
    return problems


def main():
    parser = argparse.ArgumentParser(description="Naughty strings in every cell.")
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--filter", default="", help="of FORMAT-PLACE")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", action="store_true", help="print how many of each are read and refused")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="biaochi-naughty-") as folder:
        folder = Path(arguments.keep or folder).resolve()
        jobs = []
        for kind, (_, places) in FORMATS.items():
            for place in places:
                strings = strings_for(kind)
                each = EACH.get(place, 24)
                for i in range(0, len(strings) if arguments.filter in "%s-%s" % (kind, place) else 0, each):
                    below = folder / ("%s-%s-%d" % (kind, place, i))
                    below.mkdir(exist_ok=True)
                    jobs.append((Trial(program, below, kind, place), strings[i:i + each]))
        read, counts = {}, {}
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            for (trial, _), found in zip(jobs, pool.map(lambda job: job[0].search(job[1]), jobs)):
                for string, was_read, problem in found:
                    passed, failed = passed + (not problem), failed + bool(problem)
                    key = (trial.kind, trial.place)
                    counts.setdefault(key, [0, 0])[not was_read] += 1
                    if was_read and trial.kind == "json":
                        read.setdefault(trial.place, []).append(string)
                    if problem:
                        print("%s as %s in %s: %s" % (ascii(string)[:120], trial.place, trial.kind, problem))
        # One batch has each name once, also when width and case are not told apart.
        read["name"] = ["%s (%d)" % (string, i) for i, string in enumerate(read.get("name", []))]
        for problem in opened([trial for trial, _ in jobs]) + office(folder, program, read):
            passed, failed = passed + (not problem), failed + bool(problem)
            if problem:
                print(problem)
        if arguments.show:
            for key, (ok, refused) in counts.items():
                print("%s: %d read, %d refused" % ("-".join(key), ok, refused))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
