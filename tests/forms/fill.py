"""A form is made, filled in with LibreOffice as a clerk would type, saved, and read back: both Guangzhou standards, a
table and a sheet for each subject, forms in both languages.

    python3 tests/forms/fill.py --program PATH/biaochi [--keep FOLDER]

What is typed is what the example villages' .facts say. A test passes when the filled form is imported without an error
and scores what those files score, and when every cell that was filled in has its check of what is entered (a
drop-down, a range), but for free texts.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's openpyxl and uno are for
STANDARDS = {
    "quality-employment-village": "2024-trial.biao",
    "full-employment-community": "2024.biao",
}
NAMES = {"对象": "对象", "subject": "对象", "报告期": "报告期", "period": "报告期"}


def run(*command):
    done = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=180)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def villages(folder):
    """{name: {fact: what to type}} and the period, of .facts files without ledgers."""
    found, period = {}, ""
    for path in sorted(folder.glob("*.facts")):
        text = path.read_text(encoding="utf-8")
        if re.search(r"^\s*台账 ", text, re.MULTILINE):
            continue
        subject = None
        for line in text.split("\n"):
            line = unicodedata.normalize("NFKC", line.split("#")[0]).strip()
            if line.startswith(("对象 ", "subject ")):
                subject = found.setdefault(line.split(" ", 1)[1].strip(), {})
            elif line.startswith("报告期"):
                period = line[3:].strip(" :")
            elif ":" in line and subject is not None:
                name, value = line.split(":", 1)
                subject[name] = re.sub(r"\s*(来源\s*)?[「\"“].*", "", value).strip()
    return found, period


def typed(value):
    """35人 is typed as 35; 85%, a date, 是 as they are."""
    return re.sub(r"^(-?[\d.]+)[^\d.%年/-]+$", r"\1", value)


def column_and_row(cell):
    match = re.match(r"([A-Z]+)(\d+)$", cell)
    return match[1], int(match[2])


def table_cells(sheets, found):
    """Where the values go in the sheet that has a row for each subject: {sheet: {cell: typed}}."""
    facts = set().union(*found.values())
    for title, cells in sheets.items():
        rows = {}
        for cell, text in cells.items():
            column, row = column_and_row(cell)
            rows.setdefault(row, {})[NAMES.get(text, text)] = column
        for row, columns in rows.items():
            if "对象" in columns and facts <= set(columns):
                lines = {text: column_and_row(cell)[1] for cell, text in cells.items() if text in found}
                return {title: {columns[name] + str(lines[subject]): typed(value)
                                for subject, values in found.items() for name, value in values.items()}}
    return None


def subject_cells(sheets, found):
    """Where they go in the sheets of one subject each: the row that has the fact's name, the column 填写."""
    made = {}
    for subject, values in found.items():
        cells = sheets.get(subject)
        if cells is None:
            return None
        value_column = next(column_and_row(cell)[0] for cell, text in cells.items() if text in ("填写", "value"))
        rows = {text: column_and_row(cell)[1] for cell, text in cells.items() if text in values}
        made[subject] = {value_column + str(rows[name]): typed(value) for name, value in values.items()}
    return made


def cover_cells(sheets, period):
    """The period is typed beside its name on the cover."""
    for title, cells in sheets.items():
        for cell, text in cells.items():
            if NAMES.get(text) == "报告期" and ("标准" in cells.values() or "standard" in cells.values()):
                column, row = column_and_row(cell)
                return {title: {chr(ord(column) + 1) + str(row): period}}
    return {}


class Trial:
    def __init__(self, program, folder, example, by_subject, lang):
        self.program, self.lang = program, lang
        self.standard = ROOT / "standards/guangzhou" / example / STANDARDS[example]
        self.found, self.period = villages(ROOT / "examples" / example)
        self.title = "%s, %s, %s" % (example, "by subject" if by_subject else "a table", lang)
        base = str(folder / ("%s-%s-%s" % (example, "subjects" if by_subject else "table", lang)))
        self.form, self.filled, self.facts = Path(base + ".xlsx"), Path(base + "-filled.xlsx"), Path(base + ".facts")
        self.by_subject = by_subject

    def job(self):
        """Makes the form; what LibreOffice is to type into it, or what is wrong."""
        names = [each for name in self.found for each in ("--subject", name)]
        code, _, said = run(self.program, "template", self.standard, "-o", self.form, *names, "--lang", self.lang,
                            *(["--by-subject"] if self.by_subject else []))
        if code != 0:
            return None, "no form: %s" % said
        sheets = json.loads(run(SYSTEM_PYTHON, HERE / "read_form.py", self.form)[1])
        cells = (subject_cells if self.by_subject else table_cells)(sheets, self.found)
        if cells is None:
            return None, "the form has no place for the facts: %s" % ", ".join(sheets)
        return {"from": str(self.form), "to": str(self.filled),
                "cells": dict(cells, **cover_cells(sheets, self.period))}, ""

    def scores(self, *facts):
        code, out, said = run(self.program, "score", self.standard, *facts, "--format", "csv", "--lang", "en")
        return sorted(out.strip().split("\n")), "" if code == 0 else "exit code %d: %s" % (code, said[-600:])

    def judge(self, unchecked):
        if not self.filled.exists():
            return "LibreOffice wrote nothing"
        code, _, said = run(self.program, "import", self.standard, self.filled, "-o", self.facts, "--lang", self.lang)
        if code != 0:
            return "the filled form is not read: %s" % said[-800:]
        examples = [path for path in sorted((ROOT / "examples" / self.standard.parent.name).glob("*.facts"))
                    if not re.search(r"^\s*台账 ", path.read_text(encoding="utf-8"), re.MULTILINE)]
        meant, problem = self.scores(*examples)
        for each in (self.filled, self.facts):
            scored, said = self.scores(each)
            problem = problem or said
            if not problem and scored != meant:
                other = [pair for pair in zip(meant, scored) if pair[0] != pair[1]]
                problem = "%s scores otherwise: %s" % (each.name, other[:2])
        cover = [cell for cell in unchecked if cell.split("!")[0] not in ("封面", "cover", "Cover")]
        return problem or ("no check of what is entered in %s" % ", ".join(cover[:5]) if cover else "")


def main():
    parser = argparse.ArgumentParser(description="Forms that LibreOffice fills in.")
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    problems = {}
    with tempfile.TemporaryDirectory(prefix="biaochi-forms-") as folder:
        folder = Path(arguments.keep or folder).resolve()
        trials = [Trial(arguments.program.resolve(), folder, example, by_subject, lang)
                  for example in STANDARDS for by_subject in (False, True) for lang in ("zh", "en")]
        ready = []
        for trial in trials:
            job, problem = trial.job()
            problems[trial.title] = problem
            if job:
                ready.append((trial, job))
        jobs = folder / "jobs.json"
        jobs.write_text(json.dumps([job for _, job in ready]), encoding="utf-8")
        code, out, said = run(SYSTEM_PYTHON, HERE / "type_in.py", jobs, folder / "profile")
        unchecked = json.loads(out) if code == 0 else []
        if code != 0:
            print(said)
        for i, (trial, _) in enumerate(ready):
            problems[trial.title] = trial.judge(unchecked[i]) if i < len(unchecked) else "LibreOffice failed"
    for title, problem in problems.items():
        if problem:
            print("%s: %s" % (title, problem))
    failed = sum(map(bool, problems.values()))
    print("%d passed, %d failed" % (len(problems) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
