"""How long biaochi takes, beside programs that only read the same files.

    python3 tests/bench/bench.py [--build build/release] [--rows 100000] [--rounds 5]

One village, as CSV and as .facts: the whole process, from its start to its end, beside bench_baseline.
A CSV of many rows: rows per second, beside bench_baseline and beside `cat`.
A tenth of those rows as a workbook: beside the same rows as CSV, and beside openpyxl reading the cells.
A hundredth of them with a fact that is not given: beside the same rows with all facts.

A round runs the programs by turns and compares the medians of their times; of several rounds the
smallest ratio counts, because other work on the machine can only make it larger.  No thresholds.
"""

import argparse
import csv
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests" / "reference"))

import random_facts  # noqa: E402
from differential import written  # noqa: E402

STANDARDS = {
    "community": ("B", "standards/guangzhou/full-employment-community/2024.biao",
                  "examples/full-employment-community/溪头村.facts"),
    "village": ("A", "standards/guangzhou/quality-employment-village/2024-trial.biao",
                "examples/quality-employment-village/溪头村.facts"),
}


def write_rows(path, standard, count):
    """`count` subjects without contradictions, as the reference draws them; kept for the next time."""
    if path.exists():
        return
    module, rng = random_facts.MODULES[standard], random.Random(count)
    names = module.CHOICES + module.NUMBERS + module.BOOLEANS
    temporary = path.with_suffix(".part")
    with open(temporary, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["对象", *names])
        for index in range(count):
            facts = random_facts.row(standard, rng)
            rows.writerow(["村%d" % index, *(written(facts[name]) for name in names)])
    temporary.replace(path)


OPENPYXL = """
import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
"""


def without(path, source, column):
    """The same rows, the cells of one column empty."""
    with open(source, encoding="utf-8", newline="") as old, open(path, "w", encoding="utf-8", newline="") as new:
        rows = csv.reader(old)
        heading = next(rows)
        place = heading.index(column)
        written_rows = csv.writer(new, lineterminator="\n")
        written_rows.writerow(heading)
        for row in rows:
            written_rows.writerow(row[:place] + [""] + row[place + 1:])


def seconds(command):
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    end = time.perf_counter()
    if done.returncode != 0:
        sys.exit("%s\nexit code %d\n%s" % (" ".join(command), done.returncode, done.stderr.decode()[:2000]))
    return end - begin


def compare(commands, rounds, times):
    """Per command: its smallest median, and its smallest ratio to the last command."""
    for command in commands:
        seconds(command)    # the files are in memory from here on
    medians = [[float("inf")] * 2 for _ in commands]
    for _ in range(rounds):
        taken = [[] for _ in commands]
        for _ in range(times):
            for command, all_times in zip(commands, taken):
                all_times.append(seconds(command))
        middle = [statistics.median(all_times) for all_times in taken]
        for best, own in zip(medians, middle):
            best[0] = min(best[0], own)
            best[1] = min(best[1], own / middle[-1])
    return medians


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", default=str(ROOT / "build" / "release"))
    parser.add_argument("--rows", type=int, default=100000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    build = Path(options.build)
    program, baseline = str(build / "biaochi"), str(build / "tests" / "bench_baseline")
    kept = build / "bench"
    kept.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)

    print("%-34s %12s %12s %10s" % ("one village, whole process", "biaochi", "baseline", "ratio"))
    for name, (standard, file, example) in STANDARDS.items():
        one = kept / ("%s-1.csv" % name)
        write_rows(one, standard, 1)
        for facts in (str(one), example):
            own, other = compare([[program, "score", file, facts, "--format", "csv"], [baseline, file, facts]],
                                 options.rounds, 41)
            print("%-34s %9.2f ms %9.2f ms %10.2f" %
                  ("%s, %s" % (name, Path(facts).suffix), own[0] * 1000, other[0] * 1000, own[1]))

    print("\n%-34s %12s %12s %10s %10s" % ("%d rows of CSV" % options.rows, "rows/s", "MB/s", "baseline", "cat"))
    for name, (standard, file, _) in STANDARDS.items():
        many = kept / ("%s-%d.csv" % (name, options.rows))
        write_rows(many, standard, options.rows)
        own, read, cat = compare([[program, "score", file, str(many), "--format", "csv"], [baseline, file, str(many)],
                                  ["cat", str(many)]], options.rounds, 3)
        print("%-34s %12.0f %12.1f %9.1fx %9.1fx" %
              (name, options.rows / own[0], many.stat().st_size / own[0] / 1e6, own[1] / read[1], own[1]))

    some = max(options.rows // 10, 1)
    print("\n%-34s %12s %12s %10s" % ("%d rows of a workbook" % some, "rows/s", "of CSV", "openpyxl"))
    for name, (standard, file, _) in STANDARDS.items():
        rows, book = kept / ("%s-%d.csv" % (name, some)), kept / ("%s-%d.xlsx" % (name, some))
        write_rows(rows, standard, some)
        seconds([program, "import", file, str(rows), "-o", str(book)])
        own, text, other = compare([[program, "score", file, str(book), "--format", "csv"],
                                    [program, "score", file, str(rows), "--format", "csv"],
                                    ["/usr/bin/python3", "-c", OPENPYXL, str(book)]], options.rounds, 1)
        print("%-34s %12.0f %11.1fx %9.3fx" % (name, some / own[0], own[1] / text[1], own[1]))

    few = max(options.rows // 100, 1)
    print("\n%-34s %12s %12s" % ("%d rows, one fact not given" % few, "rows/s", "of all given"))
    for name, (standard, file, _) in STANDARDS.items():
        rows, lacking = kept / ("%s-%d.csv" % (name, few)), kept / ("%s-%d-lacking.csv" % (name, few))
        write_rows(rows, standard, few)
        without(lacking, rows, "就业困难人员就业人数")
        own, given = compare([[program, "score", file, str(lacking), "--format", "csv"],
                              [program, "score", file, str(rows), "--format", "csv"]], options.rounds, 3)
        print("%-34s %12.0f %11.1fx" % (name, few / own[0], own[1]))


if __name__ == "__main__":
    main()
