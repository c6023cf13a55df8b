"""The walls of the house (docs/architecture.md): includes point one way, libraries stay in their rooms, numbers stay
exact, files stay short. Prints each breach by name; a file with a breach is a failed test.

    python3 tests/architecture.py [ROOT]
"""

import os
import re
import sys
from pathlib import Path

# Each layer sees itself and those before it.
CHAIN = [
    "lang/base", "lang/source", "lang/diagnostic", "lang/words", "lang/syntax",
    "interpreter/model", "interpreter/plan", "interpreter/score", "interpreter/prove", "interpreter/report", "interpreter/forms",
    "interpreter/cli",
]
SEES = {layer: set(CHAIN[:position + 1]) for position, layer in enumerate(CHAIN)}

# Facts stand beside the chain: texts become columns without any knowledge of standards.
FACTS = "interpreter/facts"
SEES[FACTS] = {FACTS, "lang/base", "lang/source", "lang/diagnostic", "lang/words"}
# The model declares what facts there are (facts/table.hpp, Schema).
for layer in ("interpreter/model", "interpreter/plan", "interpreter/score", "interpreter/prove", "interpreter/report", "interpreter/forms",
              "interpreter/cli"):
    SEES[layer].add(FACTS)

# A library and where it may be included: the layer, and the unit tests that mirror it.
ROOMS = {
    "tao/pegtl": ("lang/syntax/", "tests/unit/syntax", "tests/unit/lang/syntax"),
    "CLI/": ("interpreter/cli/", "tests/unit/cli", "tests/unit/interpreter/cli"),
    "zip.h": ("interpreter/facts/",),
    "expat.h": ("interpreter/facts/",),
    "iconv.h": ("interpreter/facts/",),
    "xlsxwriter": ("interpreter/forms/", "tests/sheets/"),
}

# Files in lang/ and interpreter/ that may say `double` or `float`, each with its reason.
INEXACT = {}

LONGEST = 350  # lines of a .cpp or .hpp file

SOURCES = (".cpp", ".hpp", ".h", ".inc", ".ipp")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"]', re.MULTILINE)
# Comments and literals; a number first, so that 1'000 opens no character.
NOT_CODE = re.compile(
    r"""\b\d['\w.]*|//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)


def sources(root):
    found = (path.relative_to(root) for folder in ("lang", "interpreter", "stdlib", "tests")
             for path in (root / folder).rglob("*") if path.suffix in SOURCES)
    return sorted(found)


def layer_of(path):
    """The layer of a path inside the repository, None outside lang/ and interpreter/."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in ("lang", "interpreter") and len(parts) > 2 else None


def included(root, file, name):
    """Which file of the repository an include names: as written from the root, else beside the including file."""
    beside = os.path.normpath(os.path.join(file.parent.as_posix(), name))
    return beside if not (root / name).exists() and (root / beside).exists() else os.path.normpath(name)


def wrong_includes(root, file, text):
    layer = layer_of(file.as_posix())
    for name in INCLUDE.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        for library, rooms in ROOMS.items():
            if name.startswith(library) and not file.as_posix().startswith(rooms):
                yield f"includes {name}, which belongs under {rooms[0]} alone"
        target = layer_of(included(root, file, name))
        if layer in SEES and target and target not in SEES[layer]:
            yield f"includes {name}: {layer} must not see {target}"


def breaches(root, file):
    path = file.as_posix()
    text = (root / file).read_text(encoding="utf-8")
    ours = path.startswith(("lang/", "interpreter/"))
    if ours and layer_of(path) not in SEES:
        yield "lies in no layer that tests/architecture.py knows"
    yield from wrong_includes(root, file, text)
    inexact = set(re.findall(r"\b(?:double|float)\b", NOT_CODE.sub(" ", text)))
    if ours and inexact and path not in INEXACT:
        yield f"says {' and '.join(sorted(inexact))}: numbers are exact (an exception is listed with its reason)"
    if path in INEXACT and not inexact:
        yield "is listed as inexact but is not"
    lines = text.count("\n")
    if file.suffix in (".cpp", ".hpp") and lines > LONGEST:
        yield f"has {lines} lines, more than {LONGEST}"


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent).resolve()
    files = sources(root)
    failed = 0
    for file in files:
        found = list(breaches(root, file))
        failed += bool(found)
        for breach in found:
            print(f"{file.as_posix()} {breach}")
    for path in INEXACT:
        if not (root / path).exists():
            failed += 1
            print(f"{path} is listed as inexact but does not exist")
    if not any(layer_of(file.as_posix()) for file in files):
        failed += 1
        print("found no source in lang/ or interpreter/")
    print(f"{max(len(files) - failed, 0)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
