"""Differential test: the program `biaochi` against the reference scorers.

    python3 tests/reference/differential.py --program PATH/biaochi --standards DIR
        [--rows 20000] [--seed N] [--standard A|B|both]

Random fact rows are split over ruling combinations (the defaults, every single
option of every ruling, random combinations).  The program is called once per
combination and every cell is compared with the reference.  The last line is
`N passed, M failed`; any difference, crash or missing program exits with 1.
"""

import argparse
import csv
import io
import os
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import random_facts
from common import spell

STANDARDS = {
    "A": ("guangzhou", "quality-employment-village", "2024-trial.biao"),
    "B": ("guangzhou", "full-employment-community", "2024.biao"),
}
CONTRADICTORY = 0.02
SHOWN = 5                       # differing rows printed in full
LEAST_RANDOM, MOST_RANDOM = 4, 60


def combinations(module, rng, rows):
    """Ruling combinations: defaults, each option alone, then random ones."""
    options = [(name, option) for name in module.RULINGS for option in module.RULINGS[name]]
    found = [{}] + [{name: option} for name, option in options]
    more = max(LEAST_RANDOM, min(MOST_RANDOM, rows // 100 - len(found)))
    for _ in range(more):
        chosen = {}
        for name in module.RULINGS:
            if rng.random() < 0.75:
                chosen[name] = rng.choice(module.RULINGS[name])
        found.append(chosen)
    return found


def columns(module, rulings):
    """The facts to write: the extra ones only when their ruling needs them."""
    names = module.CHOICES + module.NUMBERS + module.BOOLEANS
    for (name, option), extra in module.EXTRA_FACTS.items():
        if rulings.get(name) == option:
            names += extra
    return names


def written(value):
    if value is None:
        return "不适用"
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def run(program, standard_file, facts_file, rulings):
    """Runs the program; returns (exit code, table by subject) or raises."""
    command = [program, "score", standard_file, facts_file, "--format", "csv"]
    for name, option in rulings.items():
        command += ["--ruling", "%s=%s" % (name, option)]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=dict(os.environ, LANG="C.UTF-8"), timeout=900)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise RuntimeError("cannot run the program: %s" % problem)
    errors = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1):
        raise RuntimeError("exit code %d\n%s" % (done.returncode, errors[:2000]))
    try:
        text = done.stdout.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise RuntimeError("output is not UTF-8: %s" % problem)
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not table:
        raise RuntimeError("no output (exit code %d)\n%s" % (done.returncode, errors[:2000]))
    return done.returncode, table


def by_subject(table, labels):
    """{subject: {label: text}} of the program's table; raises on a wrong shape."""
    header = table[0]
    if header[:1] != ["对象"] or sorted(header[1:]) != sorted(labels):
        raise RuntimeError("header is %s\nexpected 对象 and %s" % (header, labels))
    found = {}
    for line in table[1:]:
        if len(line) != len(header):
            raise RuntimeError("row with %d cells: %s" % (len(line), line))
        if line[0] in found:
            raise RuntimeError("subject %s comes twice" % line[0])
        found[line[0]] = dict(zip(header[1:], line[1:]))
    return found


def expected(module, facts, rulings):
    """{label: text}; every cell empty when the row contradicts itself."""
    if module.contradictions(facts):
        return {label: "" for label in module.LABELS}
    return {label: spell(cell) for label, cell in module.score(facts, rulings).items()}


def batch(arguments, standard, rulings, rng, count, folder):
    """Scores one batch both ways; returns [(subject, facts, difference text)]."""
    module = random_facts.MODULES[standard]
    subjects, refused = {}, 0
    for number in range(count):
        bad = rng.random() < CONTRADICTORY
        make = random_facts.contradictory_row if bad else random_facts.row
        subjects["对象%d" % (number + 1)] = make(standard, rng)
        refused += bad
    names = columns(module, rulings)
    path = os.path.join(folder, "facts.csv")
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["对象"] + names)
        for subject, facts in subjects.items():
            writer.writerow([subject] + [written(facts[name]) for name in names])
    standard_file = os.path.join(arguments.standards, *STANDARDS[standard])
    try:
        code, table = run(arguments.program, standard_file, path, rulings)
        found = by_subject(table, module.LABELS)
        if code != (1 if refused else 0):
            raise RuntimeError("exit code %d with %d contradictory rows" % (code, refused))
        strangers = [subject for subject in found if subject not in subjects]
        if strangers:
            raise RuntimeError("unknown subjects: %s" % strangers[:5])
    except (RuntimeError, csv.Error) as problem:
        # one failure for the whole batch: every row of it counts as failed
        return [("whole batch", None, "" if number else str(problem)) for number in range(count)]
    failures = []
    for subject, facts in subjects.items():
        want = expected(module, facts, rulings)
        have = found.get(subject)
        if have is None:
            failures.append((subject, facts, "row is missing"))
        elif have != want:
            lines = ["%s: program %r, reference %r" % (label, have[label], want[label])
                     for label in module.LABELS if have[label] != want[label]]
            failures.append((subject, facts, "\n  ".join(lines)))
    return failures


def show(standard, rulings, subject, facts, text, names):
    print("--- standard %s, rulings %s, %s" % (
        standard, " ".join("%s=%s" % pair for pair in rulings.items()) or "(defaults)", subject))
    print("  " + text)
    if facts is not None:
        print("  facts: " + " ".join("%s=%s" % (name, written(facts[name])) for name in names))


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(description="Compare biaochi with the reference scorers.")
    parser.add_argument("--program", required=True)
    parser.add_argument("--standards", required=True)
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=20240624)
    parser.add_argument("--standard", choices=("A", "B", "both"), default="both")
    arguments = parser.parse_args()
    arguments.program = os.path.abspath(arguments.program)
    chosen = ["A", "B"] if arguments.standard == "both" else [arguments.standard]
    jobs = []
    for index, standard in enumerate(chosen):
        rng = random.Random("%d %s" % (arguments.seed, standard))
        rows = arguments.rows // len(chosen) + (index < arguments.rows % len(chosen))
        plans = combinations(random_facts.MODULES[standard], rng, rows)
        if rows < len(plans):
            print("too few rows: standard %s needs at least %d to cover every ruling"
                  % (standard, len(plans)))
            print("0 passed, 0 failed")
            return 1
        jobs.append((standard, rng, rows, plans))
    total = failed = shown = 0
    print("seed %d" % arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        for standard, rng, rows, plans in jobs:
            module = random_facts.MODULES[standard]
            for number, rulings in enumerate(plans):
                count = rows // len(plans) + (number < rows % len(plans))
                failures = batch(arguments, standard, rulings, rng, count, folder)
                total, failed = total + count, failed + len(failures)
                for subject, facts, text in failures:
                    if text and shown < SHOWN:
                        shown += 1
                        show(standard, rulings, subject, facts, text,
                             columns(module, rulings))
            print("standard %s: %d rows, %d ruling combinations" % (standard, rows, len(plans)))
    print("%d passed, %d failed" % (total - failed, failed))
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
