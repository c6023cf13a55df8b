"""A case file (*.case): commands, what they must print, and the files that they read, in one text.

    # a comment: what the case shows

    $ biaochi check a.biao --lang en < input
    > a line of standard output
    ! a line of standard error
    = 1                         the exit code; 0 when the line is missing

    -- a.biao --
    content, verbatim, up to the next such line

Other kinds of file: `-- NAME base64 --`, `-- NAME hex --`, `-- NAME python --` (an expression whose value, bytes or
str, is the content), `-- NAME sheets --` (a workbook, written down as workbook.py says) and `-- NAME from PATH --` (a
copy of the repository's file PATH). A line `\\ no newline at end` after expected output means that its last line does
not end.
"""

import base64
import re
from pathlib import PurePosixPath

import workbook

NO_NEWLINE = "\\ no newline at end"
HEADER = re.compile(r"-- (?P<name>.+?)(?: (?P<kind>base64|hex|python|sheets)| from (?P<origin>\S+))? --\s*")
STREAMS = {">": "stdout", "!": "stderr"}


class CaseError(Exception):
    """A case that cannot be read or laid out."""


class Step:
    """A command, what it must do, and its lines as written: a step that holds is never rewritten."""

    def __init__(self, line, number):
        self.command = line[2:].strip()
        self.number = number
        self.lines = [line]
        self.stdout = self.stderr = ""
        self.code = 0

    def rewrite(self, stdout, stderr, code):
        """Expects this from now on. Comments inside the old expectation stand before the new one."""
        end = max((i for i, line in enumerate(self.lines) if is_expectation(line)), default=0) + 1
        comments = [line for line in self.lines[1:end] if line.startswith("#")]
        expected = written(">", stdout) + written("!", stderr) + ([f"= {code}"] if code else [])
        self.lines = self.lines[:1] + comments + expected + self.lines[end:]


class Entry:
    def __init__(self, header, number):
        self.name = PurePosixPath(header["name"])
        self.kind = header["kind"]
        self.origin = header["origin"]
        self.number = number
        self.content = ""

    def data(self, repository):
        if self.origin:
            if self.content.strip():
                raise ValueError("a copied file has no content of its own")
            return (repository / self.origin).read_bytes()
        if self.kind == "base64":
            return base64.b64decode("".join(self.content.split()), validate=True)
        if self.kind == "hex":
            return bytes.fromhex(self.content)
        if self.kind == "python":
            value = eval(self.content.strip(), {})  # a case is code of this repository
            if not isinstance(value, (bytes, str)):
                raise ValueError("the expression's value is neither bytes nor str")
            return value.encode() if isinstance(value, str) else value
        if self.kind == "sheets":
            return workbook.xlsx(self.content)
        return self.content.encode("utf-8", "surrogateescape")


class Case:
    def __init__(self, path):
        self.path = path
        self.head = []     # lines before the first command
        self.steps = []
        self.entries = []
        self.files = ""    # the entries as written

    def text(self):
        lines = self.head + [line for step in self.steps for line in step.lines]
        return "".join(line + "\n" for line in lines) + self.files

    def write(self):
        self.path.write_bytes(self.text().encode("utf-8", "surrogateescape"))

    def lay_out(self, folder, repository):
        """Writes the files of the case into a folder."""
        for entry in self.entries:
            target = folder / entry.name
            try:
                if entry.name.is_absolute() or ".." in entry.name.parts:
                    raise ValueError("lies outside the case's folder")
                if target.exists():
                    raise ValueError("is there twice")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(entry.data(repository))
            except Exception as problem:  # a python entry may raise anything
                raise CaseError(f"line {entry.number}: file {entry.name}: {problem}") from problem


def is_expectation(line):
    return line[:1] in (">", "!", "=", "\\")


def written(mark, output):
    """Output as expectation lines."""
    *lines, last = output.split("\n")
    end = [last, NO_NEWLINE] if last else []
    return [f"{mark} {line}" if line else mark for line in lines + end[:1]] + end[1:]


def read(path):
    case = Case(path)
    lines = re.findall(r"[^\n]*\n|[^\n]+", path.read_bytes().decode("utf-8", "surrogateescape"))
    start = next((i for i, line in enumerate(lines) if HEADER.fullmatch(line)), len(lines))
    stream = None
    for number, line in enumerate(lines[:start], 1):
        stream = read_line(case, line.removesuffix("\n"), number, stream)
    case.files = "".join(lines[start:])
    for number, line in enumerate(lines[start:], start + 1):
        if header := HEADER.fullmatch(line):
            case.entries.append(Entry(header, number))
        else:
            case.entries[-1].content += line
    if not case.steps:
        raise CaseError("no command: a line `$ biaochi …`")
    return case


def read_line(case, line, number, stream):
    """Takes one line of the commands; returns the stream whose last line a NO_NEWLINE would mean."""
    if line.startswith("$ "):
        case.steps.append(Step(line, number))
        return None
    step = case.steps[-1] if case.steps else None
    (step.lines if step else case.head).append(line)
    if not line.strip() or line.startswith("#"):
        return stream
    if step and line[0] in STREAMS and line[1:2] in ("", " "):
        stream = STREAMS[line[0]]
        setattr(step, stream, getattr(step, stream) + line[2:] + "\n")
    elif step and line == NO_NEWLINE and stream:
        setattr(step, stream, getattr(step, stream)[:-1])
        return None
    elif step and re.fullmatch(r"= \d+\s*", line):
        step.code = int(line[2:])
    else:
        raise CaseError(f"line {number}: not `# comment`, `$ command`, `> output`, `! error` or `= code`: {line}")
    return stream
