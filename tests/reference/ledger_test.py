#!/usr/bin/env python3
"""Ledgers in place of facts: the program against the second reading in ledgers.py.

    python3 tests/reference/ledger_test.py --program PATH/biaochi [--subjects 400] [--seed N]

Random records for every ledger of both standards. The facts that follow are derived here and scored by the reference; the
program gets the records alone, or the records and the same facts, and must score the same. A fact that is given otherwise
than its records say must refuse its subject. Last, the villages of examples/ledgers must score as those that give the facts.
The last line is `N passed, M failed`.
"""

import argparse
import collections
import csv
import datetime
import io
import os
import random
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


def scores(program, standard, paths, rulings=()):
    command = [program, "score", os.path.join(ROOT, "standards", *STANDARDS[standard]), *paths, "--format", "csv", "--lang", "en"]
    for ruling in rulings:
        command += ["--ruling", ruling]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, check=False)
    table = list(csv.reader(io.StringIO(done.stdout.decode("utf-8"))))
    return {row[0]: dict(zip(table[0][1:], row[1:])) for row in table[1:]}, done.stderr.decode("utf-8")


def differing(value, rng):
    return not value if isinstance(value, bool) else value + rng.choice((1, 2, 50))


def batch(program, standard, count, rng, folder):
    module = random_facts.MODULES[standard]
    everything = {name for names in module.EXTRA_FACTS.values() for name in names} | set(columns(module, {}))
    failures, expected, texts, wrong = [], {}, [], {}
    for number in range(count):
        name = "村%d" % number
        period = rng.choice(PERIODS)
        ledgers = random_ledgers(standard, rng, period)
        derived = facts_of(standard, ledgers, period)
        strangers = set(derived) - everything
        if strangers:
            return ["no facts of the standard: %s" % strangers] * count
        facts = random_facts.row(standard, rng)
        facts.update(derived)
        way = rng.random()
        given = {fact: value for fact, value in facts.items() if fact in columns(module, {})}
        if way < 0.7:  # the records alone
            given = {fact: value for fact, value in given.items() if fact not in derived}
        elif way > 0.85:
            fact = rng.choice(sorted(set(derived) & set(given)))
            given[fact] = differing(given[fact], rng)
            wrong[name] = fact
        expected[name] = facts
        texts.append(subject_text(name, period, given, ledgers, LEDGERS[standard]))
    path = os.path.join(folder, standard + ".facts")
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(texts))
    found, errors = scores(program, standard, [path])
    for name, facts in expected.items():
        bad = name in wrong or module.contradictions(facts)
        want = {label: "" for label in module.LABELS} if bad else {
            label: spell(value) for label, value in module.score(facts, {}).items()}
        have = found.get(name, {})
        if any(have.get(label) != value for label, value in want.items()):
            failures.append("standard %s, %s: %s" % (standard, name, [
                (label, have.get(label), value) for label, value in want.items() if have.get(label) != value]))
        if name in wrong and not (errors.count("“%s” of “%s” is given as" % (wrong[name], name)) == 1):
            failures.append("standard %s, %s: not told that %s differs" % (standard, name, wrong[name]))
    counts = collections.Counter(min(3, facts.get("零就业家庭户数", 0)) for facts in expected.values())
    if count >= 100 and len(counts) < 3:
        failures.append("the records are too much alike")
    return failures


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
            found = batch(program, standard, arguments.subjects, random.Random("%d %s" % (arguments.seed, standard)), folder)
            failures += found
            passed += max(0, arguments.subjects - len(found))
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
