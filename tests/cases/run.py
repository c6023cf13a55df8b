"""Runs the cases (*.case; case_file.py says how one is written) and compares output and exit code exactly.

    python3 tests/cases/run.py [--update] [--filter TEXT] [--program PATH] [PATH…]
    python3 tests/cases/run.py --codes

A command is `biaochi …`, `cat FILE…` or `cmp FILE FILE`, after `env NAME=VALUE…` if need be; `< FILE` at its end is
its input, `> FILE` takes its output. There is no shell: quotes work, nothing is expanded but `{repo}`, the root of the
repository, which output shows as `{repo}` too. It runs in the case's own folder, which output shows as `{case}`.

--update rewrites what the cases expect (a crash or a hang is never written down). --codes runs no case; it asks the
program for its diagnostic codes and fails for each that no case expects in both languages.
"""

import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import case_file
from case_file import CaseError

REPOSITORY = Path(__file__).resolve().parents[2]
SECONDS = 60           # a command that takes longer hangs
LONGEST_LINE = 300     # of what a failure shows
MOST_LINES = 100
CODE = re.compile(r"(\w)\[([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\]")  # error[…] is English, 错误[…] Chinese


def arguments_of_command_line():
    parser = argparse.ArgumentParser(description="Runs the cases.")
    parser.add_argument("paths", nargs="*", type=Path, default=[Path(__file__).resolve().parent],
                        metavar="PATH", help="cases or folders of cases (default: all)")
    parser.add_argument("--program", type=Path, default=REPOSITORY / "build/release/biaochi")
    parser.add_argument("--filter", default="", metavar="TEXT", help="only cases whose path contains TEXT")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--update", action="store_true", help="rewrite what the cases expect")
    parser.add_argument("--codes", action="store_true", help="check that every code has a case, run none")
    return parser.parse_args()


def find_cases(paths, text):
    found = set()
    for path in paths:
        found.update(path.resolve().rglob("*.case") if path.is_dir() else [path.resolve()])
    return sorted(path for path in found if text in shown_path(path))


def shown_path(path):
    return os.path.relpath(path, REPOSITORY)


def environment(folder):
    """The same for everybody; the sanitizers' options pass."""
    kept = {name: value for name, value in os.environ.items() if re.match(r"PATH$|(A|UB|L)SAN_OPTIONS$", name)}
    return {**kept, "LANG": "C.UTF-8", "HOME": str(folder)}


def run_command(command, folder, program):
    """Returns (stdout, stderr, exit code) as bytes and int."""
    try:
        words = [word.replace("{repo}", str(REPOSITORY)) for word in shlex.split(command)]
    except ValueError as problem:
        raise CaseError(f"{command}: {problem}") from problem
    variables = environment(folder)
    if words[:1] == ["env"]:
        words.pop(0)
        while words and re.match(r"\w+=", words[0]):
            name, value = words.pop(0).split("=", 1)
            variables[name] = value
    redirected = {}
    while len(words) >= 3 and words[-2] in ("<", ">"):
        redirected[words[-2]] = folder / words[-1]
        del words[-2:]
    result = run_words(words, folder, program, variables, redirected.get("<"))
    if ">" in redirected:
        redirected[">"].write_bytes(result[0])
        return b"", *result[1:]
    return result


def run_words(words, folder, program, variables, standard_input):
    if words[:1] == ["cat"]:
        return b"".join((folder / name).read_bytes() for name in words[1:]), b"", 0
    if words[:1] == ["cmp"] and len(words) == 3:
        same = (folder / words[1]).read_bytes() == (folder / words[2]).read_bytes()
        return (b"", b"", 0) if same else (f"{words[1]} {words[2]} differ\n".encode(), b"", 1)
    if words[:1] != ["biaochi"]:
        raise CaseError(f"not `biaochi …`, `cat FILE…` or `cmp FILE FILE`: {shlex.join(words)}")
    data = standard_input.read_bytes() if standard_input else b""
    try:
        done = subprocess.run(words, executable=program, cwd=folder, env=variables, input=data,
                              capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as problem:
        raise CaseError(f"ran for more than {SECONDS} s") from problem
    if done.returncode < 0 or re.search(rb"Sanitizer|: runtime error: ", done.stderr):
        raise CaseError(f"crashed (exit code {done.returncode}) {as_text(done.stderr, folder)}".rstrip())
    return done.stdout, done.stderr, done.returncode


def as_text(output, folder):
    """Output as a case shows it: without paths of this machine; invalid UTF-8 as \\xNN."""
    text = output.decode("utf-8", "backslashreplace")
    return text.replace(str(folder), "{case}").replace(str(REPOSITORY), "{repo}")


def visible(line):
    """A line as people can see it: control characters escaped, blanks at its end as dots, cut when very long."""
    line = re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", line)
    body = line.rstrip(" ")
    line = body + "·" * (len(line) - len(body))
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}… ({len(line)} characters)"


def difference(name, expected, actual):
    """The lines of a readable diff; none when both are equal."""
    if expected == actual:
        return []
    wanted, got = (case_file.written("", text)[:5000] for text in (expected, actual))
    lines = [visible(line) for line in list(difflib.unified_diff(wanted, got, lineterm=""))[2:]]
    more = [f"… and {len(lines) - MOST_LINES} more lines"] if len(lines) > MOST_LINES else []
    return [f"{name} (- expected, + printed):"] + ["  " + line for line in lines[:MOST_LINES] + more]


def run_case(path, options):
    """Returns the lines that tell what is wrong, and whether the case was rewritten."""
    problems, changed = [], False
    with tempfile.TemporaryDirectory(prefix="biaochi-case-") as name:
        folder = Path(name).resolve()
        try:
            case = case_file.read(path)
            case.lay_out(folder, REPOSITORY)
        except (CaseError, OSError) as problem:
            return [str(problem)], False
        for step in case.steps:
            wrong = []
            try:
                out, err, code = run_command(step.command, folder, options.program)
                out, err = as_text(out, folder), as_text(err, folder)
                wrong += difference("stdout", step.stdout, out) + difference("stderr", step.stderr, err)
                if code != step.code:
                    wrong.append(f"exit code {code}, expected {step.code}")
                if wrong and options.update:
                    step.rewrite(out, err, code)
                    wrong, changed = [], True
            except (CaseError, OSError) as problem:
                wrong.append(str(problem))
            if wrong:
                problems += [f"line {step.number}: $ {step.command}"] + ["  " + line for text in wrong for line in text.splitlines()]
        if changed:
            case.write()
    return problems, changed


def run_cases(paths, options):
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for path, (problems, changed) in zip(paths, pool.map(lambda path: run_case(path, options), paths)):
            if problems:
                failed += 1
                print(f"FAILED {shown_path(path)}", *problems, sep="\n  ", end="\n\n")
            if changed:
                print(f"updated {shown_path(path)}")
    return len(paths) - failed, failed


def check_codes(paths, program):
    done = subprocess.run([program, "--list-codes"], capture_output=True, timeout=SECONDS, check=False)
    codes = done.stdout.decode().split()
    if done.returncode != 0 or not codes:
        print(f"`biaochi --list-codes` printed no code (exit code {done.returncode})")
        return 0, 1
    shown = set()
    for path in paths:
        for step in case_file.read(path).steps:
            for letter, code in CODE.findall(step.stdout + step.stderr):
                shown.add((code, "en" if letter.isascii() else "zh"))
    failed = 0
    for code in codes:
        missing = [name for language, name in (("zh", "Chinese"), ("en", "English")) if (code, language) not in shown]
        if missing:
            failed += 1
            print(f"no case shows [{code}] in {' or '.join(missing)}")
    return len(codes) - failed, failed


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = arguments_of_command_line()
    options.program = options.program.resolve()
    paths = find_cases(options.paths, options.filter)
    passed, failed = 0, 1
    if not options.program.is_file():
        print(f"no program {shown_path(options.program)}: build it first, or give --program")
    elif not paths:
        print("found no case")
    elif options.codes:
        try:
            passed, failed = check_codes(paths, options.program)
        except (CaseError, OSError, subprocess.TimeoutExpired) as problem:
            print(problem)
    else:
        passed, failed = run_cases(paths, options)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
