"""A thousand random tables (random_tables.py), each written by openpyxl, by LibreOffice, by libxlsxwriter and by nothing
but zipfile: `import` must make the same facts of all, and those that were meant.

    python3 tests/sheets/written.py --program PATH/biaochi --writer PATH/write_xlsxwriter [--tables 1000] [--seed N]
                                    [--keep FOLDER]

LibreOffice opens what openpyxl wrote, works its formulas out, and saves it anew. A test is a table as one of them
wrote it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import exported  # noqa: E402
import random_tables  # noqa: E402
import xlsx  # noqa: E402

HERE = Path(__file__).resolve().parent
STANDARD = HERE / "sheets.biao"
EACH = 20  # tables in a book
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's openpyxl is for


def run(*command, **more):
    done = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **more)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def must(*command):
    code, said = run(*command)
    if code != 0:
        sys.exit("%s: exit code %d\n%s" % (command[0], code, said[-2000:]))


def write_all(books, folder, writer):
    """{who: the folder of what they wrote}"""
    description = folder / "books.json"
    description.write_text(json.dumps([book for book, _ in books]), encoding="utf-8")
    made = {who: folder / who for who in ("openpyxl", "formulas", "libreoffice", "libxlsxwriter", "zipfile")}
    for each in made.values():
        each.mkdir(exist_ok=True)
    must(SYSTEM_PYTHON, HERE / "write_openpyxl.py", description, made["formulas"], "--formulas")
    formulas = sorted(made.pop("formulas").glob("*.xlsx"))
    with ThreadPoolExecutor(2) as pool:
        office = pool.submit(must, "soffice", "-env:UserInstallation=file://%s/profile" % folder, "--headless",
                             "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", made["libreoffice"], *formulas)
        must(SYSTEM_PYTHON, HERE / "write_openpyxl.py", description, made["openpyxl"])
        must(writer, description, made["libxlsxwriter"])
        for book, _ in books:
            (made["zipfile"] / (book["name"] + ".xlsx")).write_bytes(xlsx.packed(xlsx.parts(book)))
        office.result()
    return made


def imported(program, path):
    """({subject: {fact: value}}, what was said)"""
    out = path.with_suffix(".facts")
    out.unlink(missing_ok=True)
    code, said = run(program, "import", STANDARD, path, "-o", out, "--lang", "zh")
    if code != 0 or not out.exists():
        return {}, "exit code %d: %s" % (code, said)
    return exported.read(out.read_text(encoding="utf-8")), said


def difference(wanted, found):
    for subject, facts in wanted.items():
        if subject not in found:
            return "%s is lost" % subject
        for name in sorted(set(facts) | set(found[subject])):
            if facts.get(name) != found[subject].get(name):
                return "%s, %s: %r is meant, %r was read" % (subject, name, facts.get(name), found[subject].get(name))
    return ""


def tables_of(book, facts):
    """[(the sheet's name, its subjects' facts)]"""
    for sheet in book["sheets"]:
        prefix = "第%s表" % sheet["name"][1:]
        yield sheet["name"], {name: each for name, each in facts.items() if name.startswith(prefix)}


def judge(program, path, book, facts):
    """[what is wrong with each table, "" if nothing]"""
    found, said = imported(program, path)
    problems = []
    for name, wanted in tables_of(book, facts):
        problem = difference(wanted, found)
        problems.append(problem and "%s, %s: %s" % (path, name, problem))
    if not found:
        print("%s: %s" % (path, said[-1500:]))
    extra = set(found) - set(facts)
    return problems + (["%s: nobody wrote of %s" % (path, ", ".join(sorted(extra)))] if extra else [])


def main():
    parser = argparse.ArgumentParser(description="The same tables as several programs write them.")
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--writer", type=Path, required=True)
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    books = random_tables.books(arguments.seed, arguments.tables, EACH)
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="biaochi-sheets-") as folder:
        made = write_all(books, (arguments.keep or Path(folder)).resolve(), arguments.writer.resolve())
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            jobs = [(folder / (book["name"] + ".xlsx"), book, facts) for folder in made.values() for book, facts in books]
            for problems in pool.map(lambda job: judge(arguments.program.resolve(), *job), jobs):
                for problem in problems:
                    passed, failed = passed + (not problem), failed + bool(problem)
                    if problem:
                        print(problem)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
