"""Files are written wholly or not at all, whatever fails: every system call that touches the folder of the output is
made to fail, one at a time (strace injects the errors), and the program is killed before each of them. So is every one
that writes a temporary file.

    python3 tests/faults/run.py --program PATH/biaochi [--filter TEXT]

After an error the old file or the whole new one is there, nothing else lies in the folder or among the temporary files,
and the exit code is 3, or 0 with the new file. After a kill the same but for drafts: `.biaochi-…`, and what is
temporary. Where two files are
written, both are old or both are new, unless it was the second one's own renaming that failed or was not reached.
"""

import argparse
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STANDARD = ROOT / "standards/guangzhou/quality-employment-village/2024-trial.biao"
FACTS = ROOT / "examples/quality-employment-village"
OLD = "the old file\n"

COMMANDS = {
    "score -o": (["score", STANDARD, FACTS, "--format", "csv", "-o", "a.csv"], ["a.csv"]),
    "check -o": (["check", STANDARD, "-o", "a.txt"], ["a.txt"]),
    "template xlsx": (["template", STANDARD, "-o", "a.xlsx"], ["a.xlsx"]),
    "template facts": (["template", STANDARD, "-o", "a.facts"], ["a.facts"]),
    "import": (["import", STANDARD, FACTS, "-o", "a.facts"], ["a.facts"]),
    "import xlsx": (["import", STANDARD, FACTS, "-o", "a.xlsx", "--receipt", "r.json"], ["a.xlsx", "r.json"]),
    "import, receipt": (["import", STANDARD, FACTS, "-o", "a.facts", "--receipt", "r.md"], ["a.facts", "r.md"]),
}
# What each call can say when a disk is full, broken, slow or forbidden.
ERRORS = {
    "openat": ["ENOSPC", "EACCES", "EIO", "EMFILE", "EINTR"],
    "write": ["ENOSPC", "EIO", "EINTR", "EDQUOT"],
    "fsync": ["EIO", "ENOSPC", "EINTR"],
    "close": ["EIO", "EINTR", "ENOSPC"],
    "rename": ["EIO", "ENOSPC", "EACCES", "EXDEV"],
}
WRITING = ("openat", "write", "close")  # of the calls on temporary files
CALL = re.compile(r"^\d+ +(\w+)\((.*)")


def environment(folder):
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TMPDIR": str(temporary(folder))}


def temporary(folder):
    return folder.parent / "temporary"


def strace(log, options, command, folder):
    done = subprocess.run(["strace", "-f", "-y", "-s", "0", "-o", log, *options, *map(str, command)], cwd=folder,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(folder),
                          timeout=60)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def prepare(folder, files, old):
    for name in files if old else []:
        (folder / name).write_text(OLD, encoding="utf-8")


def calls_into(folder, log):
    """[(name of the call, which of that name it is)] of those that touch the folder."""
    seen, found = {}, []
    for line in log.read_text(encoding="utf-8", errors="replace").split("\n"):
        match = CALL.match(line)
        if not match or match[1] in ("execve", "getcwd"):
            continue
        seen[match[1]] = seen.get(match[1], 0) + 1
        # A path below the folder; the working folder itself is one as AT_FDCWD<folder>.
        relative = re.search(r'AT_FDCWD<[^>]*>, "([^"/]|\.biaochi)', match[2]) or re.match(r'"[^"/]', match[2])
        if f"{temporary(folder)}/" in match[2]:
            if match[1] in WRITING:
                found.append((match[1], seen[match[1]], "temporary"))
        elif f"<{folder}/" in match[2] or f'"{folder}' in match[2] or relative:
            found.append((match[1], seen[match[1]], line.strip()))
    return found


class Trial:
    """One command with one fault."""

    def __init__(self, program, title, old):
        self.arguments, self.files = COMMANDS[title]
        self.program, self.title, self.old = program, title, old

    def run(self, options, limit=None):
        """(exit code, {name: content}, stderr, the log's calls)"""
        with tempfile.TemporaryDirectory(prefix="biaochi-faults-") as place:
            folder = Path(place).resolve() / "out"
            folder.mkdir()
            temporary(folder).mkdir()
            log = Path(place) / "log"
            prepare(folder, self.files, self.old)
            command = [self.program, *self.arguments]
            if limit is None:
                code, said = strace(log, options, command, folder)
                calls = calls_into(folder, log)
            else:
                code, said, calls = *limited(command, folder, limit), []
            there = {path.name: path.read_bytes() for each in (folder, temporary(folder)) for path in each.iterdir()}
            return code, there, said, calls

    def judge(self, code, there, new, killed, splits):
        """What is wrong, "" if nothing."""
        drafts = [name for name in there if name not in self.files]
        if drafts and not (killed and all(name.startswith((".biaochi-", "biaochi-", "tmp.")) for name in drafts)):
            return f"left behind: {', '.join(drafts)}"
        states = []
        for name in self.files:
            content = there.get(name)
            if content == new[name]:
                states.append("new")
            elif content == (OLD.encode() if self.old else None):
                states.append("old")
            else:
                return f"{name} is neither the old file nor the new one ({len(content or b'')} bytes)"
        if len(set(states)) > 1 and not splits:
            return f"one file is new and the other is not: {states}"
        if killed:
            return "" if code != 0 else "was not killed"
        wanted = 0 if set(states) == {"new"} else 3
        return "" if code == wanted else f"exit code {code} where {wanted} was wanted ({states})"


def limited(command, folder, size):
    """With files of at most `size` bytes: the kernel itself then writes a part and refuses the rest."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    done = subprocess.run([str(each) for each in command], cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(folder), timeout=60,
                          restore_signals=False, preexec_fn=limit)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def faults(calls, old):
    """[(what, strace's options, killed, whether it may part two files)]; of the many writes to temporary files a half."""
    renames = [call for call in calls if call[0].startswith("rename")]
    for name, which, line in calls:
        is_temporary = line == "temporary"
        if is_temporary and which % 2 != old:
            continue
        splits = len(renames) > 1 and calls.index((name, which, line)) > calls.index(renames[0])
        for error in ERRORS.get(name, ["EIO"])[:1 if is_temporary else None]:
            yield f"{error} in {name} {which}", ["-e", f"inject={name}:error={error}:when={which}"], False, splits
        if is_temporary and which % 10:
            continue
        yield f"killed before {name} {which}", ["-e", f"inject={name}:signal=KILL:when={which}"], True, splits


def trials(program, title):
    """Each fault as a function that gives what is wrong."""
    for old in (True, False):
        trial = Trial(program, title, old)
        code, new, said, calls = trial.run([])
        label = f"{title}, {'over an old file' if old else 'a new file'}"
        if code != 0 or set(new) != set(trial.files):
            yield f"{label}: without a fault", lambda c=code, s=said: f"exit code {c}: {s[-300:]}"
            continue

        def attempt(options, killed, splits, limit=None, trial=trial, new=new):
            code, there, said, _ = trial.run(options, limit)
            problem = trial.judge(code, there, new, killed, splits)
            return problem and f"{problem}\n    {said[-300:].strip()}"

        for what, options, killed, splits in faults(calls, old):
            yield f"{label}: {what}", lambda a=attempt, o=options, k=killed, s=splits: a(o, k, s)
        least = min(len(content) for content in new.values())
        for size in sorted({0, 1, least // 2, least - 1}):
            yield f"{label}: disk full after {size} bytes", lambda a=attempt, n=size: a([], False, False, n)


def main():
    parser = argparse.ArgumentParser(description="Faults at every write.")
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--filter", default="", help="only commands whose title contains it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    passed = failed = 0
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for title in COMMANDS:
            if arguments.filter not in title:
                continue
            named = list(trials(program, title))
            for (name, _), problem in zip(named, pool.map(lambda each: each[1](), named)):
                passed, failed = passed + (not problem), failed + bool(problem)
                if problem:
                    print(f"{name}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
