"""What was printed against what a page says."""

import difflib
import re

CODE = re.compile(r"^(?:.*: )?(?:error|warning)\[([a-z0-9-]+)\]", re.MULTILINE)


class Wrong(Exception):
    """An example that does something else than the text says."""


def compare_codes(wanted, errors, code):
    found = list(dict.fromkeys(CODE.findall(errors)))
    if found[:len(wanted)] != wanted or (found and not wanted):
        raise Wrong(f"messages: {' '.join(found) or 'none'}; expected: {' '.join(wanted) or 'none'}\n{errors.rstrip()}")
    if code != (1 if re.search(r"^(?:.*: )?error\[", errors, re.MULTILINE) else 0):
        raise Wrong(f"exit code {code}")


def same_lines(wanted, found):
    """Whether the wanted lines are found in order, `…` standing for any lines. Blanks at the end of a line do not count."""
    lines = "\n".join(wanted).rstrip().split("\n") if wanted else []
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"\n" for line in lines)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in found)) is not None


def compare_lines(wanted, found, what):
    if not same_lines(wanted, found):
        shown = "\n".join(found[:60]) if len(found) <= 200 else "(the file)"
        raise Wrong(f"{what}\n  the text says:\n" + "\n".join(wanted) + f"\n  it is:\n{shown}")


def shown_again(wanted, found):
    """The found lines, but where `…` stood the same part is left out: each stretch is the most similar one."""
    stretches = [[]]
    for line in wanted:
        if line.strip() == "…":
            stretches.append([])
        else:
            stretches[-1].append(line)
    if len(stretches) == 1:
        return found
    result, start = [], 0
    for number, stretch in enumerate(stretches):
        if number > 0:
            result.append("…")
        if not stretch:
            continue
        size = len(stretch)
        places = [start] if number == 0 else range(start, max(start, len(found) - size) + 1)
        best = max(places, key=lambda at: sum(
            difflib.SequenceMatcher(None, a, b).ratio() for a, b in zip(stretch, found[at:at + size])))
        last = number == len(stretches) - 1
        result += found[best:] if last else found[best:best + size]
        start = best + size
    return result
