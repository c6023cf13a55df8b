"""A thousand single mistakes in the two Guangzhou standards: which does `check` notice?

    python3 tests/mutations/run.py --program PATH/biaochi [--count 1000] [--seed N] [--show]

A mutation is *refused* (an error), *told* (a warning that the standard does not accept), or *silent*. A silent one
must be a revision that somebody could have meant: it is judged here without the checker, by scoring 300 villages
with it: no row may leave 0 … its points, every row must still reach its points, every village must get a score, and
the points must add up. The last line is `N passed, M failed`: a silent mutation that breaks one of these fails.
"""

import argparse
import collections
import csv
import io
import os
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "reference"))

import random_facts  # noqa: E402
from differential import STANDARDS, columns, written  # noqa: E402
from mutate import HEAD, mutations, outside  # noqa: E402

ROOT = os.path.join(HERE, "..", "..")
VILLAGES = 300


def call(program, *arguments):
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                          env=dict(os.environ, LANG="C.UTF-8"))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def write_villages(standard, path, rng):
    module = random_facts.MODULES[standard]
    names = [name for name in columns(module, {})]
    with open(path, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["对象"] + names)
        for i in range(VILLAGES):
            row = random_facts.row(standard, rng)
            table.writerow(["村%d" % i] + [written(row[name]) for name in names])


def heads(text):
    """[(level, label, points, bonus)] of the rows, read without the program."""
    found = []
    for line in text.split("\n"):
        if not HEAD.match(line) and not line.startswith("总分"):
            continue
        words = outside(line)
        level = 0 if line.startswith("总分") else 1 if line.startswith("一级") else 2 if line.startswith("二级") else 3
        label = re.search(r"\d+(?:\.\d+)+|[((][^))]*[))]|(?<= )\d+(?= )", words.replace("\x00", " "))
        points = re.search(r"(\d+(?:\.\d+)?)分", words)
        bonus = re.search(r"另加\s*(\d+(?:\.\d+)?)分", words)
        found.append((level, label.group() if label else "", Fraction(points.group(1)) if points else None,
                      Fraction(bonus.group(1)) if bonus else None))
    return found


def add_up(text):
    """Whether rows add up to their groups and these to the total."""
    rows = heads(text)
    base = bonus = Fraction(0)
    for i, (level, label, points, extra) in enumerate(rows):
        if level != 1:
            continue
        below = [each for each in rows[i + 1:]]
        below = below[:next((j for j, each in enumerate(below) if each[0] <= 1), len(below))]
        if sum((each[2] for each in below if each[0] == 2), Fraction(0)) != points:
            return "the rows of %s do not add up" % label
        if extra is None:
            base += points
        else:
            bonus += points
    total = next(each for each in rows if each[0] == 0)
    return "" if total[2] == base and (total[3] or 0) == bonus else "the groups do not add up"


def reached(program, standard_file, facts_file):
    """({label: [values]}, problem) of all villages."""
    code, out, err = call(program, "score", standard_file, facts_file, "--format", "csv")
    table = list(csv.reader(io.StringIO(out)))
    if code != 0 or len(table) != VILLAGES + 1:
        return {}, "exit code %d: %s" % (code, err.splitlines()[:1])
    values = collections.defaultdict(list)
    for line in table[1:]:
        for label, cell in zip(table[0][1:], line[1:]):
            if cell == "":
                return {}, "%s has no score in %s" % (line[0], label)
            if cell != "不参评":
                values[label].append(Fraction(cell))
    return values, ""


def judge(program, mutation, standard_file, facts_file, before):
    """What a silent mutation breaks; "" where nothing."""
    problem = add_up(mutation.text)
    if problem:
        return problem
    values, problem = reached(program, standard_file, facts_file)
    if problem:
        return problem
    for level, label, points, _ in heads(mutation.text):
        if level < 2 or points is None or label not in values:
            continue
        if min(values[label]) < 0 or max(values[label]) > points:
            return "%s leaves 0 … %s" % (label, points)
        if max(values[label]) < points and before[label][0] == before[label][1]:
            return "%s no longer reaches its %s points" % (label, points)
    return ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", action="store_true", help="print every silent mutation")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    tally = collections.defaultdict(collections.Counter)
    broken = []
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for key, parts in sorted(STANDARDS.items()):
            path = os.path.join(ROOT, "standards", *parts)
            with open(path, encoding="utf-8") as source:
                text = source.read()
            facts = os.path.join(folder, "%s.csv" % key)
            write_villages(key, facts, rng)
            values, problem = reached(arguments.program, path, facts)
            if problem:
                sys.exit("the standard itself: " + problem)
            if call(arguments.program, "check", path, "--strict")[0] != 0:
                sys.exit("the standard itself has findings: every mutation would seem to be told")
            points = {label: points for level, label, points, _ in heads(text) if level >= 2 and points}
            before = {label: (max(values[label]), points[label]) for label in points if label in values}
            every = list(mutations(text))
            rng.shuffle(every)
            by_kind = collections.defaultdict(list)
            for each in every:
                by_kind[each.kind].append(each)
            chosen = []
            while len(chosen) < arguments.count // 2 and any(by_kind.values()):
                for kind in sorted(by_kind):
                    if by_kind[kind] and len(chosen) < arguments.count // 2:
                        chosen.append(by_kind[kind].pop())
            for mutation in chosen:
                tried += 1
                changed = os.path.join(folder, "changed.biao")
                with open(changed, "w", encoding="utf-8") as out:
                    out.write(mutation.text)
                code, out, err = call(arguments.program, "check", changed, "--lang", "en", "--strict")
                if code not in (0, 1):
                    sys.exit("check ended with %d\n%s" % (code, err))
                errors = re.findall(r": error\[([a-z-]+)\]", err)
                warnings = re.findall(r": warning\[([a-z-]+)\]", err)
                verdict = "refused" if errors else "told" if warnings else "silent"
                tally[mutation.kind][verdict] += 1
                if verdict != "silent":
                    continue
                problem = judge(arguments.program, mutation, changed, facts, before)
                line = "%s line %d: %s" % (parts[1], mutation.line, mutation.text.split("\n")[mutation.line - 1].strip())
                if arguments.show:
                    print("silent (%s) %s" % (mutation.kind, line))
                if problem:
                    broken.append("%s (%s): %s" % (line, mutation.kind, problem))
    print("%-24s %8s %8s %8s" % ("mutation", "refused", "told", "silent"))
    together = collections.Counter()
    for kind in sorted(tally):
        together.update(tally[kind])
        print("%-24s %8d %8d %8d" % (kind, tally[kind]["refused"], tally[kind]["told"], tally[kind]["silent"]))
    print("%-24s %8d %8d %8d" % ("together", together["refused"], together["told"], together["silent"]))
    for each in broken:
        print("BROKEN " + each)
    print("%d passed, %d failed" % (tried - len(broken), len(broken)))
    return 1 if broken or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
