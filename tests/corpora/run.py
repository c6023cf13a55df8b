"""The corpora of others (README.md), read by the program.

    python3 tests/corpora/run.py --program PATH/biaochi --reader PATH/read_csv csv
    python3 tests/corpora/run.py --program PATH/biaochi json

csv: what the reader of CSV makes of each file is what the corpus says that it means. json: every text that is no JSON
is refused as no JSON, with its place; every text that is JSON is read as JSON, though none is a table of facts, but for
keys that stand twice in an object, which are refused on purpose; of the rest, that are up to each reader, none may
crash it. (Two that are JSON hold a bare U+007F: no file of facts may hold control characters, and the message says so.)
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STANDARD = HERE.parent / "sheets" / "sheets.biao"
NO_JSON = {"json-malformed", "json-unfinished", "json-too-deep", "source-not-utf8"}
NO_TEXT = {"source-control", "facts-lone-return", "facts-empty"}
TWICE = "facts-duplicate"
# Of JSONTestSuite; the same keys stand twice in them.
WITH_DUPLICATES = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}


def run(*command):
    done = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=dict(os.environ, LC_ALL="C.UTF-8"), timeout=60)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def csv_problem(reader, path):
    code, out, said = run(reader, path)
    if code != 0:
        return "exit code %d: %s" % (code, said)
    found = json.loads(out)
    heading, *rows = found["records"]
    meant = json.loads((HERE / "csv-spectrum/json" / (path.stem + ".json")).read_text(encoding="utf-8"))
    mistakes = 0
    if path.stem == "location_coordinates":  # one object, of an older state of the file; a bare quote in a cell
        meant, mistakes = [dict(meant, **{"Contact Phone Number": "2095257564"})], 1
    read = [dict(zip(heading, row)) for row in rows if row != [""]]
    if read != meant:
        return "%r is meant, %r was read" % (meant, read)
    return "" if found["mistakes"] == mistakes else "%d mistakes" % found["mistakes"]


def texts():
    """[(name, bytes)] of JSONTestSuite."""
    for each in json.loads((HERE / "json-test-suite/parsing.json").read_text(encoding="utf-8")):
        if "bytes" in each:
            yield each["name"], bytes.fromhex(each["bytes"])
        elif "repeat" in each:
            yield each["name"], (each["repeat"] * each["times"] + each["then"]).encode("utf-8")
        else:
            yield each["name"], each["text"].encode("utf-8")


def json_problem(program, path, name):
    code, _, said = run(program, "score", STANDARD, path, "--lang", "en")
    errors = re.findall(r"error\[([\w-]+)\]", said)
    if code not in (0, 1) or code == 1 and not errors:
        return "exit code %d: %s" % (code, said[-300:])
    refused = NO_JSON & set(errors)
    if name.startswith("n_") and not (set(errors) & (NO_JSON | NO_TEXT) and re.search(r"\.json:\d+:\d+: error", said)):
        return "is no JSON and was not refused as that: %s" % (said[:300] or "no message")
    if name in WITH_DUPLICATES:
        return "" if TWICE in errors else "has a key twice and was not refused for it: %s" % said[:300]
    if name.startswith("y_") and refused:
        return "is JSON and was refused as no JSON: %s" % said[:300]
    return ""


def main():
    parser = argparse.ArgumentParser(description="The corpora of others.")
    parser.add_argument("corpus", choices=["csv", "json"])
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--reader", type=Path)
    arguments = parser.parse_args()
    problems = {}
    if arguments.corpus == "csv":
        for path in sorted((HERE / "csv-spectrum/csvs").glob("*.csv")):
            problems[path.name] = csv_problem(arguments.reader.resolve(), path)
    else:
        with tempfile.TemporaryDirectory(prefix="biaochi-json-") as folder:
            for name, content in texts():
                path = Path(folder) / "text.json"
                path.write_bytes(content)
                problems[name] = json_problem(arguments.program.resolve(), path, name)
    for name, problem in problems.items():
        if problem:
            print("%s: %s" % (name, problem))
    failed = sum(map(bool, problems.values()))
    print("%d passed, %d failed" % (len(problems) - failed, failed))
    return 1 if failed or not problems else 0


if __name__ == "__main__":
    sys.exit(main())
