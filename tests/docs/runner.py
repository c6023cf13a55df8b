"""Does what the markers of one page say (run.py lists them)."""

import csv
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import fragment
import page
from compare import Wrong, compare_codes, compare_lines, same_lines, shown_again

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.append(str(REPOSITORY / "tests" / "cases"))
import workbook  # noqa: E402: beside the cases, which hold workbooks too

SECONDS = 60
EXAMPLE = re.compile(r"[#＃] *(?P<given>[^#＃\n]*?) *→ *(?P<result>\S.*?) *$", re.MULTILINE)


class Runner:
    def __init__(self, program, folder, update=False):
        self.program = program
        self.folder = folder
        self.update = update
        self.rewritten = []  # (block, its new lines)

    def run(self, arguments, folder, language="en", merge=False):
        variables = {name: value for name, value in os.environ.items()
                     if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")}
        variables["LC_ALL"] = "zh_CN.UTF-8" if language == "zh" else "C.UTF-8"
        done = subprocess.run(["biaochi", *arguments], executable=self.program, cwd=folder, env=variables,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT if merge else subprocess.PIPE, timeout=SECONDS, check=False)
        if done.returncode < 0:
            raise Wrong(f"`{shlex.join(arguments)}` crashed ({done.returncode})")
        return done.returncode, done.stdout.decode(), "" if merge else done.stderr.decode()

    # ---- fragments ----

    def run_fragment(self, arguments, block, marker):
        with tempfile.TemporaryDirectory(prefix="biaochi-docs-") as name:
            folder = Path(name)
            (folder / "例.biao").write_text(fragment.whole(block.text, marker), encoding="utf-8")
            (folder / "例.facts").write_text(fragment.facts_file(block.text, marker), encoding="utf-8")
            return self.run(arguments, folder)

    def check(self, block, marker):
        code, _, errors = self.run_fragment(["check", "例.biao", *chosen(marker)], block, marker)
        compare_codes(marker.get("code").split(), errors, code)

    def score(self, block, marker):
        """How many examples held."""
        if marker.get("expect") or marker.get("code"):
            self.score_one(block, marker)
            return 1
        examples = examples_of(block, marker)
        if not examples:
            raise Wrong("neither expect, nor code, nor a comment `# facts → figure` is there")
        for each in examples:
            try:
                self.score_one(block, each)
            except Wrong as problem:
                raise Wrong(f"{each.shown}\n{problem}") from problem
        return len(examples)

    def score_one(self, block, marker):
        arguments = ["score", "例.biao", "例.facts", "--format", "csv", *chosen(marker)]
        code, out, errors = self.run_fragment(arguments, block, marker)
        lacking = "~" in marker.get("expect") and "[facts-not-given]" in errors  # what such a range comes of
        compare_codes(["facts-not-given"] if lacking else marker.get("code").split(), errors, code)
        if marker.get("code"):
            return
        header, *rows = csv.reader(out.lstrip("\ufeff").splitlines())
        if len(rows) != 1:
            raise Wrong(f"{len(rows)} rows were printed, not 1:\n{out}")
        figures = dict(zip(header, rows[0]))
        expected = marker.get("expect")
        for wanted in expected.split() if "=" in expected else [f"1={expected}"]:
            column, figure = wanted.split("=", 1)
            if column not in figures:
                raise Wrong(f"there is no column {column}: {','.join(header)}")
            if figures[column] != figure:
                raise Wrong(f"{column} is {figures[column]}, not {figure}")

    # ---- files and commands ----

    def lay_out(self, path):
        """The files of another page, for commands that go on with them."""
        text = (REPOSITORY / path).read_text(encoding="utf-8")
        for block in page.read(text):
            for marker in block.markers:
                if marker.kind == "file":
                    self.file(block, marker)

    def console(self, block, marker):
        for path in marker.get("use").split():
            self.lay_out(path)
        folder = REPOSITORY if marker.get("in") == "repository" else self.folder
        commands = [i for i, line in enumerate(block.lines) if line.startswith("$ ")]
        if not commands:
            raise Wrong("no command: a line `$ biaochi …`")
        shown = block.lines[:commands[0]]
        for index, after in zip(commands, commands[1:] + [len(block.lines)]):
            command, wanted = block.lines[index], block.lines[index + 1:after]
            words = shlex.split(command[2:], comments=True)
            if words[:1] != ["biaochi"]:
                raise Wrong(f"not `$ biaochi …`: {command}")
            code, out, _ = self.run(words[1:], folder, marker.get("lang", "en"), merge=True)
            found = [line.rstrip() for line in out.rstrip("\n").split("\n")] if out else []
            expected = int(marker.get("code", "0")) if after == len(block.lines) else 0
            if code != expected:
                raise Wrong(f"{command}\nexit code {code}, not {expected}\n{out}")
            if self.update and not same_lines(wanted, found):
                wanted = shown_again(wanted, found)
            compare_lines(wanted, found, command)
            shown += [command, *wanted]
        if shown != block.lines:
            self.rewritten.append((block, shown))

    def excerpt(self, block, marker):
        lines = (REPOSITORY / marker.word).read_text(encoding="utf-8").splitlines()
        compare_lines(["…", *block.lines, "…"], lines, marker.word)

    def file(self, block, marker):
        path = self.folder / marker.word
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".xlsx":
            path.write_bytes(workbook.xlsx(block.text))
        else:
            path.write_text(block.text, encoding="utf-8")

    def act(self, block, marker):
        """How many tests the marker was."""
        if marker.kind == "file":
            self.file(block, marker)
            return 0
        if marker.kind == "excerpt":
            self.excerpt(block, marker)
        elif marker.word == "check":
            self.check(block, marker)
        elif marker.word == "score":
            return self.score(block, marker)
        elif marker.word == "console":
            self.console(block, marker)
        else:
            raise Wrong(f"unknown marker: run: {marker.word}")
        return 1


def examples_of(block, marker):
    """A marker for each comment of the block that says what comes of what is given."""
    found = []
    for example in EXAMPLE.finditer(block.text):
        words = example["given"].replace("、", " ").split()
        each = page.Marker(marker.kind, "", marker.line)
        each.word, each.shown = marker.word, example[0]
        each.attributes = dict(marker.attributes)
        each.attributes["facts"] = " ".join(word for word in words if ":" in word or "{" in word)
        each.attributes["choose"] = " ".join(word for word in words if "=" in word and "{" not in word)
        kind, _, rest = example["result"].partition(" ")
        each.attributes["code" if kind in ("错误", "error") else "expect"] = rest if kind in ("错误", "error") else example["result"]
        found.append(each)
    declared = dict(pair for each in found for pair in fragment.declarations(block.text, each).items())
    for each in found:
        each.attributes["declare"] = " ".join(f"{name}:{kind}" for name, kind in declared.items())
    return found


def chosen(marker):
    return [part for choice in marker.get("choose").split() for part in ("--ruling", choice)]
