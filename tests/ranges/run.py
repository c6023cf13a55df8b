#!/usr/bin/env python3
"""Facts are taken away; what the program then says must hold whatever they were.

    tests/ranges/run.py --program PROGRAM [--quick] [--seed N]

- Every fact of every example, one at a time: never a bare score, and the score with the fact is inside the range.
- Random subsets of the facts of random subjects, of both Guangzhou standards and under random rulings: each of the
  random completions scores inside the range; with the facts that the program names for an end of the total, the
  total is that end; no end of any row is left unreached; and of two completions that differ in one fact, the totals
  differ by no more than the program said of that fact.

Rows are scored by the program itself, in batches. The last line is `N passed, M failed`.
"""

import argparse
import csv
import io
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(REPOSITORY / "tests" / "reference"))

import random_facts  # noqa: E402

GUANGZHOU = REPOSITORY / "standards" / "guangzhou"
STANDARDS = {"A": GUANGZHOU / "quality-employment-village" / "2024-trial.biao",
             "B": GUANGZHOU / "full-employment-community" / "2024.biao"}
SHOWN = 5


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, words):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= SHOWN:
            print("FAILED", (words() if callable(words) else words)[:1500])


def score(program, standard, paths, rulings):
    command = [program, "score", standard, *paths, "--format", "json"]
    for name, option in rulings.items():
        command += ["--ruling", f"{name}={option}"]
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=900, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"exit code {done.returncode}: {done.stderr.decode()[:2000]}")
    return {each["subject"]: each for each in json.loads(done.stdout)["subjects"]} if done.stdout else {}


def write(path, names, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["对象", *names])
        for subject, facts in rows.items():
            writer.writerow([subject, *(facts.get(name, "") for name in names)])


def ends(figure):
    """(least, most, may be out) of a figure in JSON."""
    if isinstance(figure, str):
        return Fraction(figure), Fraction(figure), False
    if "low" not in figure:
        return None, None, True
    return Fraction(figure["low"]), Fraction(figure["high"]), "state" in figure


def inside(figure, within):
    low, high, out = ends(figure)
    least, most, may_be_out = ends(within)
    if out and not may_be_out:
        return False
    return low is None or (least is not None and least <= low and high <= most)


def contained(found, within):
    """What of the scores lies outside the ranges; "" if nothing does."""
    for part in ("groups", "scores"):
        for name, figure in found[part].items():
            if not inside(figure, within[part][name]):
                return f"{name}: {figure} is not in {within[part][name]}"
    if not inside(found["total"], within["total"]):
        return f"the total {found['total']} is not in {within['total']}"
    return ""


def written(value):
    return "不适用" if value is None else "是" if value is True else "否" if value is False else str(value)


# ---- every fact of every example ----

def declared(program, standard):
    dump = subprocess.run([program, "check", str(standard), "--dump", "model"], capture_output=True, check=True)
    lines = dump.stdout.decode().splitlines()
    return [line.split()[1] for line in lines if line.startswith("fact ")]


def parts_of_facts_file(text, names):
    """(subject, fact, text without the line that gives it) for every line that gives one."""
    lines = text.split("\n")
    subject = ""
    for number, line in enumerate(lines):
        named = re.match(r"\s*(?:对象|subject)[ ::]+(\S.*?)\s*$", line)
        if named:
            subject = named[1]
        given = re.match(r"\s*([^\s#::,,]+)\s*[::]", line)
        if given and given[1] in names:
            yield subject, given[1], "\n".join(lines[:number] + lines[number + 1:])


def without_each(path, names):
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".facts":
        yield from parts_of_facts_file(text, names)
        return
    table = [row for row in csv.reader(io.StringIO(text)) if row]
    for row in range(1, len(table)):
        for column in range(1, len(table[0])):
            if table[0][column] not in names:
                continue
            kept = table[row][column]
            table[row][column] = ""
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(table)
            table[row][column] = kept
            yield table[row][0], table[0][column], out.getvalue()


def examples(program, tally, folder, rng, share):
    """One fact at a time. Standards that compare subjects refuse them all, which is no bare score either."""
    todo = [(STANDARDS["B"], REPOSITORY / "examples" / "full-employment-community"),
            (STANDARDS["A"], REPOSITORY / "examples" / "quality-employment-village")]
    for each in sorted((REPOSITORY / "examples").iterdir()):
        if (each / "expected.txt").is_file():
            todo.append((next(each.glob("*.biao")), each))
    for standard, place in todo:
        paths = sorted(path for path in place.iterdir() if path.suffix in (".facts", ".csv"))
        names = set(declared(program, standard))
        whole = score(program, standard, paths, {})
        for path in paths:
            for subject, fact, text in without_each(path, names):
                if rng.random() > share:
                    continue
                changed = folder / path.name
                changed.write_text(text, encoding="utf-8")
                found = score(program, standard, [p for p in paths if p != path] + [changed], {}).get(subject)
                changed.unlink()
                name = f"{place.name}, {subject} without {fact}"
                bare = found is not None and found["status"] == "scored"
                tally.check(not bare, f"{name}: a bare score")
                if found is not None and found["status"] == "range":
                    wrong = contained(whole[subject], found)
                    tally.check(not wrong, f"{name}: {wrong}")
                    lacks = [each["fact"] for each in found["not_given"]["facts"]]
                    tally.check(lacks == [fact], f"{name}: it lacks {lacks}")
                    if place.name in ("full-employment-community", "quality-employment-village"):
                        open_ends = found["not_given"]["not_reached"]
                        tally.check(not open_ends, f"{name}: not reached: {open_ends}")


# ---- random subsets ----

def columns(module, rulings):
    names = [*module.CHOICES, *module.NUMBERS, *module.BOOLEANS]
    for (name, option), extra in module.EXTRA_FACTS.items():
        if rulings.get(name) == option:
            names += extra
    return names


def completion(standard, module, rng, given, missing):
    """Values for what is missing that break no check, or None."""
    for attempt in range(40):
        row = random_facts.row(standard, rng)
        facts = dict(row, **given)
        if attempt >= 20:       # small numbers agree with most others
            facts.update({name: 0 for name in missing if name in module.NUMBERS and rng.random() < 0.5})
        if not module.contradictions(facts):
            return facts
    return None


def batch(program, tally, standard, rulings, rng, count, completions, folder):
    module = random_facts.MODULES[standard]
    names = columns(module, rulings)
    lacking, full, alone = {}, {}, {}
    for number in range(count):
        row = random_facts.row(standard, rng)
        size = rng.choice((1, 2, 3, 5, 10, 20, 40, len(names)))
        missing = rng.sample(names, min(size, len(names)))
        given = {name: row[name] for name in names if name not in missing}
        subject = f"对象{number + 1}"
        lacking[subject] = {name: written(value) for name, value in given.items()}
        full[f"{subject}/0"] = row
        for k in range(1, completions):
            facts = completion(standard, module, rng, given, missing)
            if facts is not None:
                full[f"{subject}/{k}"] = facts
        one = rng.choice(missing)
        other = dict(row, **{one: random_facts.row(standard, rng)[one]})
        if not module.contradictions(other):
            full[f"{subject}/{completions}"] = other
            alone[subject] = one
    path = folder / "facts.csv"
    write(path, names, lacking)
    started = time.monotonic()
    found = score(program, STANDARDS[standard], [path], rulings)
    seconds = time.monotonic() - started
    reached = {}
    for subject, each in found.items():
        tally.check(each["status"] == "range", lambda s=subject: f"{s}: {found[s]['status']}")
        if each["status"] != "range":
            continue
        for end in ("least", "most"):
            at = each["not_given"][f"{end}_total"]
            if at["reached"]:
                reached[f"{subject}/{end}"] = dict(lacking[subject], **at["with"])
    rows = {name: {fact: written(facts[fact]) for fact in names} for name, facts in full.items()}
    rows.update(reached)
    write(path, names, rows)
    scored = score(program, STANDARDS[standard], [path], rulings)
    tight = 0
    for name, each in scored.items():
        subject, which = name.rsplit("/", 1)
        within = found[subject]
        if each["status"] != "scored" or within["status"] != "range":
            tally.check(False, f"{name}: {each['status']}: {rows[name]}")
            continue
        if which in ("least", "most"):
            wanted = ends(within["total"])[0 if which == "least" else 1]
            have = ends(each["total"])[0 if which == "least" else 1]
            tally.check(wanted == have, lambda n=name, w=wanted, h=have: f"{n}: the end is {w}, its facts give {h}")
        wrong = contained(each, within)
        tally.check(not wrong, lambda n=name, w=wrong: f"{n}: {w}: {lacking[n.rsplit('/', 1)[0]]} {rows[n]}")
    for subject, fact in alone.items():
        if found[subject]["status"] != "range":
            continue
        first, second = (ends(scored[f"{subject}/{k}"]["total"]) for k in (0, completions))
        most = next(Fraction(f["moves_total_by"]) for f in found[subject]["not_given"]["facts"] if f["fact"] == fact)
        moved = max(abs(a - b) for a, b in zip(first[:2], second[:2]))
        tally.check(moved <= most, lambda s=subject, f=fact, m=moved, w=most: f"{s}: {f} moves {m}, not {w}")
    for subject, each in found.items():
        open_ends = each["not_given"]["not_reached"] if each["status"] == "range" else ["refused"]
        tight += not open_ends
        tally.check(not open_ends, lambda s=subject, o=open_ends: f"{s} {rulings}: not reached: {o}: {lacking[s]}")
    return len(scored) - len(reached), tight, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--quick", action="store_true", help="a part of it, within a minute")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--subsets", type=int, help="how many random subsets (1000, quick 200)")
    parser.add_argument("--no-examples", action="store_true")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    tally = Tally()
    subsets = arguments.subsets or (200 if arguments.quick else 1000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = completed = tight = 0
        seconds = 0.0
        while done < subsets:
            standard = "AB"[(done // 25) % 2]
            module = random_facts.MODULES[standard]
            rulings = {}
            if (done // 50) % 2:
                rulings = {each: rng.choice(module.RULINGS[each]) for each in module.RULINGS if rng.random() < 0.5}
            count = min(25, subsets - done)
            more, closed, time_taken = batch(arguments.program, tally, standard, rulings, rng, count, 11, folder)
            done += count
            completed += more
            tight += closed
            seconds += time_taken
        print(f"{done} subsets, {completed} completions, {tight} tight, {1000 * seconds / done:.1f} ms each")
        if not arguments.no_examples:
            examples(arguments.program, tally, folder, rng, 0.1 if arguments.quick else 1)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
