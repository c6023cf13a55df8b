"""A thousand random tables (random_tables.py), each as an .xlsx with one thing wrong or odd: no row may vanish.

    python3 tests/sheets/mutated.py --program PATH/biaochi [--count 1000] [--seed N] [--keep FOLDER]

Whatever was done to the sheet, `import` ends with 0 or 1 and a message that names the file, and in the receipt, in
all, for each sheet and in its list of rows, rows read = accepted + refused. Where it is known how many rows of data
there are, so many were read. A file that is no workbook any more has no receipt. A mutation is of one of three sorts:
    same      it changes no fact: all facts are read as they were meant
    less      facts may be refused or lost with a message, but none becomes another
    anything  the table means something else, or nothing
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import exported  # noqa: E402
import xlsx  # noqa: E402
from mutations import MUTATIONS, Table  # noqa: E402

HERE = Path(__file__).resolve().parent
STANDARD = HERE / "sheets.biao"


def conserved(receipt, rows):
    """What is wrong with the rows of a receipt."""
    wholes = [("in all", receipt)] + [("in " + sheet.get("sheet", ""), sheet) for sheet in receipt["sheets"]]
    for where, whole in wholes:
        each = whole["rows"]
        if each["read"] != each["accepted"] + each["refused"]:
            return "%s %s" % (where, each)
        listed = whole.get("row_list")
        if listed is not None and (len(listed) != each["read"] or each["accepted"] != sum(
                row["outcome"] == "accepted" for row in listed)):
            return "%s %s, listed: %s" % (where, each, listed)
    for key in ("read", "accepted", "refused"):
        if receipt["rows"][key] != sum(sheet["rows"][key] for sheet in receipt["sheets"]):
            return "the sheets do not add up to all: %s" % key
    if rows is not None and receipt["rows"]["read"] != rows:
        return "%d rows stand in the sheet, %d were read" % (rows, receipt["rows"]["read"])
    return ""


def altered(sort, meant, found):
    for subject, facts in found.items():
        for name, value in facts.items():
            if meant.get(subject, {}).get(name) != value:
                return "%s, %s: %r is meant, %r was read" % (subject, name, meant.get(subject, {}).get(name), value)
    if sort == "same" and {name for name in meant if meant[name]} - set(found):
        return "lost: %s" % ", ".join(sorted(set(meant) - set(found)))
    if sort == "same" and any(facts != found.get(subject, {}) for subject, facts in meant.items()):
        return "lost: some facts"
    return ""


def trial(program, folder, seed, number):
    """(the mutation's name, what is wrong, the file)"""
    rng = random.Random("%d %d" % (seed, number))
    table = Table(rng, number)
    sort = rng.choice(["same", "less", "anything", "anything"])
    mutate = rng.choice(MUTATIONS[sort])
    made = mutate(table)
    content = made if isinstance(made, bytes) else xlsx.packed(made or xlsx.parts(table.book()))
    path = folder / ("%d.xlsx" % number)
    path.write_bytes(content)
    out, receipt = path.with_suffix(".facts"), path.with_suffix(".json")
    for old in (out, receipt):
        old.unlink(missing_ok=True)
    done = subprocess.run([program, "import", STANDARD, path, "-o", out, "--receipt", receipt, "--lang", "zh"],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30)
    said = done.stdout.decode("utf-8", "replace")
    problem = ""
    if done.returncode not in (0, 1):
        problem = "exit code %d" % done.returncode
    elif done.returncode == 1 and not re.search(r"%s\S*.*错误\[|错误\[.*%s" % (path.name, path.name), said):
        problem = "no message names the file"
    elif not receipt.exists():  # only where the file could not be opened at all
        broken = sort == "anything" and "错误[workbook-" in said and not out.exists()
        problem = "" if broken and done.returncode == 1 else "no receipt"
    else:
        problem = conserved(json.loads(receipt.read_text(encoding="utf-8")), table.rows)
        found = exported.read(out.read_text(encoding="utf-8")) if out.exists() else {}
        if not problem and sort != "anything":
            problem = altered(sort, table.facts, found)
    return mutate.__name__, problem and "%s\n    %s" % (problem, said[-600:].replace("\n", "\n    ")), path


def main():
    parser = argparse.ArgumentParser(description="Mutated sheets.")
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="biaochi-mutated-") as folder:
        folder = arguments.keep or Path(folder)
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            program = arguments.program.resolve()
            for name, problem, path in pool.map(lambda number: trial(program, folder, arguments.seed, number),
                                                range(arguments.count)):
                passed, failed = passed + (not problem), failed + bool(problem)
                if problem:
                    print("%s, %s: %s" % (path.name, name, problem))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
