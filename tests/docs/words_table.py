"""The table of words in docs/language/words.md, made from lang/words/words.inc and labels.inc, so that it cannot drift.

    python3 tests/docs/words_table.py            prints it
    python3 tests/docs/words_table.py --update   puts it into docs/language/words.md, between its two marks
"""

import re
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = "docs/language/words.md"
BEGIN, END = "<!-- words: begin -->\n", "<!-- words: end -->\n"
ROW = re.compile(r'BIAOCHI_(?:WORD|LABEL)\((\w+),\s*"([^"]*)",\s*"([^"]*)"\)')
GROUP = re.compile(r"// (?!The language's|that is written|Labels of|#)([^.]+?)\.?(?: 《.*)?$")


def spellings(text):
    """The spelling that is written, then the synonyms that are read as well."""
    first, *others = (f"`{part}`" for part in text.split("|"))
    return first, " ".join(others)


def rows_of(name):
    """(group, None) and (id, Chinese, English) in the order of the file; fails on a line that it does not know."""
    for number, line in enumerate((REPOSITORY / "lang/words" / name).read_text(encoding="utf-8").splitlines(), 1):
        if row := ROW.fullmatch(line):
            yield row.groups()
        elif group := GROUP.fullmatch(line):
            yield group[1], None
        elif line.strip() and not line.startswith("//"):
            raise SystemExit(f"lang/words/{name}:{number}: not a row that this script knows: {line}")


def table():
    lines = []
    for name in ("words.inc", "labels.inc"):
        if name == "labels.inc":
            lines += ["", "Labels of options that have a meaning of their own (`#` is a number, `*` is anything):"]
        heading = name == "words.inc"
        for row in rows_of(name):
            if row[1] is None:
                lines += ["", f"**{row[0]}**"]
                heading = True
                continue
            if heading or name == "labels.inc" and lines[-1].startswith("Labels"):
                lines += ["", "| Chinese | also read | English | also read |", "|---|---|---|---|"]
                heading = False
            lines.append("| " + " | ".join([*spellings(row[1]), *spellings(row[2])]) + " |")
    return "\n".join(lines).strip("\n") + "\n"


def parts_of(text):
    before, mark, rest = text.partition(BEGIN)
    inside, other, after = rest.partition(END)
    if not mark or not other:
        raise SystemExit(f"{PAGE} has no place for the table: {BEGIN}…{END}")
    return before, inside, after


def difference():
    """What is wrong, none when the page holds the table as it is made now."""
    _, inside, _ = parts_of((REPOSITORY / PAGE).read_text(encoding="utf-8"))
    if inside.strip("\n") == table().strip("\n"):
        return []
    return [f"{PAGE}: its table of words is not that of lang/words (run tests/docs/words_table.py --update)"]


def main():
    if "--update" not in sys.argv[1:]:
        print(table(), end="")
        return
    path = REPOSITORY / PAGE
    before, _, after = parts_of(path.read_text(encoding="utf-8"))
    path.write_text(before + BEGIN + "\n" + table() + "\n" + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
