#!/usr/bin/env python3
"""Ledgers in place of facts: the program against the second reading in ledgers.py.

    python3 tests/reference/ledger_test.py --program PATH/biaochi [--subjects 400] [--seed N]

Random records for every ledger of both standards. The facts that follow are derived here and scored by the reference; the
program gets the records alone, or the records and the same facts, and must score the same. A fact that is given otherwise
than its records say must refuse its subject. Single slips in the derivations of the standards must show. Last, the
villages of examples/ledgers must score as those that give the facts.
The last line is `N passed, M failed`.
"""

import argparse
import csv
import datetime
import io
import os
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import random_facts
from common import spell
from differential import STANDARDS, columns, written
from ledgers import LEDGERS, facts_of, random_ledgers

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PERIODS = [(datetime.date(2023, 10, 1), datetime.date(2024, 9, 30)), (datetime.date(2024, 3, 1), datetime.date(2025, 2, 28)),
           (datetime.date(2023, 3, 1), datetime.date(2024, 2, 29)), (datetime.date(2023, 8, 31), datetime.date(2024, 8, 30))]
SUBJECTS_OF_MUTANTS = 300
EXAMPLES = (("B", "full-employment-community", "充分就业社区-溪头村"), ("A", "quality-employment-village", "高质量就业村-溪头村"))


def cell(value):
    return "不适用" if value is None else value.isoformat() if isinstance(value, datetime.date) else written(value)


def subject_text(name, period, facts, ledgers, fields):
    lines = ["对象 " + name, "报告期 %s 至 %s" % period]
    lines += ["%s:%s" % (fact, written(value)) for fact, value in facts.items()]
    for ledger, records in ledgers.items():
        lines.append("台账 " + ledger + ("" if records else " 无"))
        if records:
            names = fields[ledger].split()
            lines += [" | ".join(names)] + [" | ".join(cell(record[field]) for field in names) for record in records]
        lines.append("")
    return "\n".join(lines) + "\n"


def scores(program, standard, paths, standard_file=None):
    standard_file = standard_file or os.path.join(ROOT, "standards", *STANDARDS[standard])
    command = [program, "score", standard_file, *paths, "--format", "csv", "--lang", "en"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False)
    table = list(csv.reader(io.StringIO(done.stdout.decode("utf-8")))) or [[]]
    return {row[0]: dict(zip(table[0][1:], row[1:])) for row in table[1:]}, done.stderr.decode("utf-8")


def differing(value, rng):
    return not value if isinstance(value, bool) else value + rng.choice((1, 2, 50))


class Batch:
    """Subjects with random records: what they are to score, which fact of whom is given wrongly, and their file."""

    def __init__(self, standard, count, rng, folder, wrong=0.15):
        self.standard, self.module = standard, random_facts.MODULES[standard]
        self.expected, self.wrong = {}, {}
        self.path = os.path.join(folder, standard + ".facts")
        asked = set(columns(self.module, {}))
        with open(self.path, "w", encoding="utf-8") as out:
            for number in range(count):
                name, period = "村%d" % number, rng.choice(PERIODS)
                ledgers = random_ledgers(standard, rng, period)
                derived = facts_of(standard, ledgers, period)
                facts = random_facts.row(standard, rng)
                strangers = set(derived) - set(facts)
                assert not strangers, "no facts of the standard: %s" % strangers
                facts.update(derived)
                given = {fact: value for fact, value in facts.items() if fact in asked}
                way = rng.random()
                if way > 1 - wrong:
                    fact = rng.choice(sorted(set(derived) & asked))
                    given[fact] = differing(given[fact], rng)
                    self.wrong[name] = fact
                elif way < 0.7:  # the records alone
                    given = {fact: value for fact, value in given.items() if fact not in derived}
                self.expected[name] = facts
                out.write(subject_text(name, period, given, ledgers, LEDGERS[standard]) + "\n")

    def failures(self, program, standard_file=None):
        found, errors = scores(program, self.standard, [self.path], standard_file)
        failures = []
        for name, facts in self.expected.items():
            refused = name in self.wrong or self.module.contradictions(facts)
            want = {label: "" for label in self.module.LABELS} if refused else {
                label: spell(value) for label, value in self.module.score(facts, {}).items()}
            have = found.get(name, {})
            different = [(label, have.get(label), value) for label, value in want.items() if have.get(label) != value]
            if different:
                failures.append("standard %s, %s: %s" % (self.standard, name, different))
            elif name in self.wrong and errors.count("“%s” of “%s” is given as" % (self.wrong[name], name)) != 1:
                failures.append("standard %s, %s: not told that %s differs" % (self.standard, name, self.wrong[name]))
        return failures


def mutants(text):
    """(what, text) for single slips in the derivations of a standard."""
    lines = text.split("\n")
    inside = False
    for number, line in enumerate(lines):
        inside = line.startswith("取数 ") or (inside and line.startswith("    "))
        if not inside:
            continue
        slips = [(m.start(), m.end(), str(int(m[0]) + step)) for m in re.finditer(r"\d+", line) for step in (1, -1)
                 if int(m[0]) + step >= 0]
        slips += [(m.start(), m.end(), "") for m in re.finditer(r" 且 [^且)::]+(?=[)::]| 且)", line)]
        slips += [(m.start(), m.end(), "") for m in re.finditer(r"未 (?=\w)", line)]
        for word, other in (("不超过", "低于"), ("低于", "不超过"), ("不足", "不超过"), ("期内(", "非 期内(")):
            slips += [(m.start(), m.end(), other) for m in re.finditer(re.escape(word), line)]
        for begin, end, new in slips:
            changed = line[:begin] + new + line[end:]
            yield changed.strip(), "\n".join(lines[:number] + [changed] + lines[number + 1:])


def unnoticed(program, standard, rng, folder):
    """Slips in the derivations that random records do not bring to light; and how many were tried."""
    batch = Batch(standard, SUBJECTS_OF_MUTANTS, rng, folder, wrong=0)
    with open(os.path.join(ROOT, "standards", *STANDARDS[standard]), encoding="utf-8") as file:
        text = file.read()
    path, silent, tried = os.path.join(folder, "changed.biao"), [], 0
    for what, changed in mutants(text):
        with open(path, "w", encoding="utf-8") as out:
            out.write(changed)
        tried += 1
        if not batch.failures(program, path):
            silent.append("nobody notices: " + what)
    return silent, tried


def main():
    parser = argparse.ArgumentParser(description="Compares facts from ledgers with a second reading.")
    parser.add_argument("--program", required=True)
    parser.add_argument("--subjects", type=int, default=400)
    parser.add_argument("--seed", type=int, default=20240930)
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    passed, failures = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for standard in ("A", "B"):
            rng = random.Random("%d %s" % (arguments.seed, standard))
            found = Batch(standard, arguments.subjects, rng, folder).failures(program)
            silent, tried = unnoticed(program, standard, rng, folder)
            print("standard %s: %d subjects, %d slips in derivations" % (standard, arguments.subjects, tried))
            failures += found + silent
            passed += arguments.subjects + tried - len(found) - len(silent)
    for standard, folder, ledgers in EXAMPLES:
        by_facts, _ = scores(program, standard, [os.path.join(ROOT, "examples", folder, "溪头村.facts")])
        by_records, errors = scores(program, standard, [os.path.join(ROOT, "examples", "ledgers", ledgers + ".facts")])
        if not by_facts or by_facts != by_records:
            failures.append("examples/ledgers/%s.facts scores %s, not %s\n%s" % (ledgers, by_records, by_facts, errors))
        else:
            passed += 1
    for failure in failures[:10]:
        print(failure)
    print("%d passed, %d failed" % (passed, len(failures)))
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
