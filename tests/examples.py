#!/usr/bin/env python3
"""Every folder below examples/ with an `expected.txt` holds a standard and the values that its source gives.

    tests/examples.py --program PROGRAM

The folder's one *.biao must pass `check --strict`, and scoring its *.facts and *.csv must give the
rows and columns of expected.txt, in the same order of columns, with messages in both languages. `translate` must respell
it in the other language so that it scores the same.
"""

import argparse
import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SECONDS = 60


class Wrong(Exception):
    pass


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, timeout=SECONDS, check=False)
    if done.returncode != 0:
        raise Wrong(f"`biaochi {' '.join(map(str, arguments))}` exits with {done.returncode}:\n{done.stderr.decode()}")
    return done.stdout.decode(), done.stderr.decode()


def rows(text):
    return [row for row in csv.reader(io.StringIO(text)) if row]


def compare(expected, found):
    if expected[0] != found[0]:
        raise Wrong(f"columns {','.join(found[0])}, not {','.join(expected[0])}")
    by_subject = {row[0]: row for row in found[1:]}
    for row in expected[1:]:
        if by_subject.get(row[0]) != row:
            raise Wrong(f"{','.join(by_subject.get(row[0], ['no ' + row[0]]))}, not {','.join(row)}")
    if len(found) != len(expected):
        raise Wrong(f"{len(found) - 1} subjects, not {len(expected) - 1}")


def tests(program, folder):
    """Names and functions of the tests of one example."""
    standards = sorted(folder.glob("*.biao"))
    if len(standards) != 1:
        raise Wrong(f"{len(standards)} standards; an example has one")
    standard = standards[0]
    facts = [folder]
    expected = rows((folder / "expected.txt").read_text(encoding="utf-8"))

    def sources():
        if not (folder / "SOURCE.md").is_file():
            raise Wrong("no SOURCE.md")

    def check(language):
        run(program, "check", "--strict", standard, "--lang", language)  # no error, no warning that is not accepted

    def score(language, scored=standard):
        found, _ = run(program, "score", scored, *facts, "--format", "csv", "--lang", language)
        compare(expected, rows(found))

    def respelled(language):
        text, _ = run(program, "translate", standard, "--to", language)
        with tempfile.TemporaryDirectory() as below:
            copy = Path(below) / standard.name
            copy.write_text(text, encoding="utf-8")
            score("en", copy)

    yield "source", sources
    for language in ("zh", "en"):
        yield f"check, {language}", lambda language=language: check(language)
        yield f"score, {language}", lambda language=language: score(language)
        yield f"translated to {language}, score", lambda language=language: respelled(language)


def main():
    arguments = argparse.ArgumentParser(description="Scores the examples and compares with their expected values.")
    arguments.add_argument("--program", required=True)
    arguments.add_argument("examples", nargs="*", help="only these folders below examples/")
    chosen = arguments.parse_args()
    program = str(Path(chosen.program).resolve())
    passed = failed = 0
    for folder in sorted(each.parent for each in (REPOSITORY / "examples").glob("*/expected.txt")):
        if chosen.examples and folder.name not in chosen.examples:
            continue
        try:
            cases = list(tests(program, folder))
        except Wrong as wrong:
            cases = [("layout", None)]
            print(f"FAILED {folder.name}: {wrong}")
            failed += 1
            continue
        for name, test in cases:
            try:
                test()
                passed += 1
            except Wrong as wrong:
                failed += 1
                print(f"FAILED {folder.name}, {name}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
