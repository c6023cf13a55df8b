"""Runs the examples of the documentation and compares what they do with what the text says they do.

    python3 tests/docs/run.py [--program PATH] [--update] [PAGE…]

The markers above a block (page.py) say what is tried:

    run: check                           `biaochi check` finds nothing wrong
    run: check code="ladder-gap"         that is the first thing that it finds (several codes, blanks between them: the
                                         first things, repetitions left out)
    run: score facts="…" expect="5"      the score of row 1, as `--format csv` writes it; expect="1.1=5 总分=9" names
                                         columns; choose="空分母=零分" chooses rulings
    run: score facts="…" code="…"        the program refuses the facts, with that code
    run: score                           every comment `# 次数:2次 空分母=零分 → 3` of the block is one: what is given,
                                         which rulings are chosen, what comes of it (a figure, or 错误 and a code)
    file: NAME                           the block is a file; `run: console` of the same page finds it; an .xlsx
                                         is written down as tests/cases/workbook.py says
    run: console                         each `$ biaochi …` prints the lines below it (standard error with it); a line
                                         `…` stands for any lines; the exit code is 0, or that of code="1"; lang="zh"
                                         for Chinese messages; in="repository" runs it at the root; use="docs/….md" has the files of
                         that page too
    excerpt: PATH                        the block's lines stand in that file of the repository; a line `…` stands for
                                         any lines

--update rewrites what console blocks show (a line that `…` left out stays out); read the diff.

fragment.py says how a fragment becomes a whole standard. Besides, the table of words must be the one that
words_table.py makes, and the pages must link to no file and no heading that is not there.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import page
import words_table
from compare import Wrong
from runner import REPOSITORY, Runner

PAGES = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", *sorted(
    path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def rewrite(path, text, rewritten):
    lines = text.split("\n")
    for block, shown in sorted(rewritten, key=lambda each: -each[0].line):
        lines[block.line:block.line + len(block.lines)] = shown
    (REPOSITORY / path).write_text("\n".join(lines), encoding="utf-8")
    print(f"updated {path}")


def anchors(text):
    """What the headings of a page can be linked as."""
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in HEADING.findall(text)}


def broken_links(path, text):
    for link, anchor in LINK.findall(text):
        target = (REPOSITORY / path).parent / link if link else REPOSITORY / path
        if not target.exists():
            yield f"{path}: links to {link}, which is not there"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target.read_text(encoding="utf-8")):
            yield f"{path}: links to {link}#{anchor}, which is no heading there"


def try_page(path, program, update):
    """Returns how many examples held, and what is wrong with the others."""
    passed, failures = 0, []
    try:
        text = (REPOSITORY / path).read_text(encoding="utf-8")
        blocks = page.read(text)
    except (page.PageError, OSError) as problem:
        return 0, [f"{path}: {problem}"]
    failures += broken_links(path, text)
    with tempfile.TemporaryDirectory(prefix="biaochi-docs-") as name:
        runner = Runner(program, Path(name), update)
        for block in blocks:
            if block.language == "biaochi" and not block.markers:
                failures.append(f"{path}:{block.line}: an example that nothing runs")
            for marker in block.markers:
                try:
                    passed += runner.act(block, marker)
                except (Wrong, ValueError, OSError, UnicodeError, subprocess.TimeoutExpired) as problem:
                    failures.append(f"{path}:{marker.line}: {problem}")
    if runner.rewritten:
        rewrite(path, text, runner.rewritten)
    return passed, failures


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(description="Runs the examples of the documentation.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="pages, from the root of the repository (default: all)")
    parser.add_argument("--program", type=Path, default=REPOSITORY / "build/release/biaochi")
    parser.add_argument("--update", action="store_true", help="rewrite what console blocks show")
    options = parser.parse_args()
    program = options.program.resolve()
    passed, failures = 0, []
    if not program.is_file():
        failures.append("no program: build it first, or give --program")
    else:
        for path in options.pages or PAGES:
            count, wrong = try_page(path, program, options.update)
            passed += count
            failures += wrong
        if passed == 0 and not failures:
            failures.append("found no example")
        if not options.pages:
            stale = words_table.difference()
            passed += not stale
            failures += stale
    for failure in failures:
        print(f"FAILED {failure}\n")
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
