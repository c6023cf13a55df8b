"""Archives and texts that are small and unpack to much, or lie, or lead out of their folder. Each is to be refused with
a message that names the file, in under a second of work and within the memory of a small machine.

    python3 tests/sheets/bombs.py --program PATH/biaochi [--filter TEXT] [--keep FOLDER]
"""

import argparse
import os
import re
import resource
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import xlsx  # noqa: E402

HERE = Path(__file__).resolve().parent
STANDARD = HERE / "sheets.biao"
SECONDS = 1.0              # of one processor
MEMORY = 1024 * 1024       # KiB
MEBI = 1 << 20
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"


def table(name="表"):
    heads = [{"r": 0, "c": 0, "kind": "text", "value": "对象"}, {"r": 0, "c": 1, "kind": "text", "value": "登记人数"}]
    row = [{"r": 1, "c": 0, "kind": "text", "value": "甲村"}, {"r": 1, "c": 1, "kind": "number", "value": "3"}]
    return {"name": name, "cells": heads + row, "merges": []}


def good():
    return xlsx.parts({"date1904": False, "sheets": [table()]})


def with_part(name, text):
    return xlsx.packed(dict(good(), **{name: text}))


def around(text, tag):
    """What stands before and after the content of an element in a part."""
    begin = text.index("<%s" % tag)
    begin = text.index(">", begin) + 1
    return text[:begin], text[text.index("</%s>" % tag):]


def sheet_with(content):
    before, after = around(good()[SHEET], "sheetData")
    return before + content + after


# ---- archives, by hand

class Member:
    """A deflated part: the stream, the size and checksum of what it unpacks to."""

    def __init__(self, before, unit, times, after):
        chunk = zlib.compressobj(9, zlib.DEFLATED, -15)
        repeated = chunk.compress(unit) + chunk.flush(zlib.Z_FULL_FLUSH)

        def piece(data, how):
            one = zlib.compressobj(9, zlib.DEFLATED, -15)
            return one.compress(data) + one.flush(how)
        self.stream = piece(before, zlib.Z_FULL_FLUSH) + repeated * times + piece(after, zlib.Z_FINISH)
        self.size = len(before) + len(unit) * times + len(after)
        self.sum = zlib.crc32(before)
        for _ in range(times):
            self.sum = zlib.crc32(unit, self.sum)
        self.sum = zlib.crc32(after, self.sum)


def local(name, member, size):
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0x800, 8, 0, 0x21, member.sum, len(member.stream), size,
                       len(name), 0) + name + member.stream


def archive(named, said_size=None, one_place=()):
    """An archive of {name: Member}; said_size is what it says that each of `one_place` has; those share one place."""
    out, directory, places = b"", b"", {}
    for text, member in named:
        name = text.encode("utf-8")
        shares = text in one_place
        size = member.size if said_size is None or not shares else said_size
        if not shares or id(member) not in places:
            places[id(member)] = len(out)
            out += local(name, member, size & 0xFFFFFFFF)
        directory += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0x800, 8, 0, 0x21, member.sum, len(member.stream),
                                 size & 0xFFFFFFFF, len(name), 0, 0, 0, 0, 0, places[id(member)]) + name
    return out + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(named), len(named), len(directory), len(out), 0)


def small(text):
    return Member(text.encode("utf-8"), b"", 0, b"")


def blanks(mebibytes):
    before, after = around(good()[SHEET], "sheetData")
    return Member(before.encode("utf-8"), b" " * MEBI, mebibytes, after.encode("utf-8"))


def big_sheet(said_size=None):
    named = [(name, blanks(1024) if name == SHEET else small(text)) for name, text in good().items()]
    return archive(named, said_size, {SHEET})


def many_sheets(count, member, one_place):
    book = xlsx.parts({"date1904": False, "sheets": [table("表%d" % i) for i in range(count)]})
    sheets = {"xl/worksheets/sheet%d.xml" % (i + 1) for i in range(count)}
    named = [(name, member if name in sheets else small(text)) for name, text in book.items()]
    return archive(named, None, sheets if one_place else ())


def many_parts():
    named = dict(good())
    named.update(("xl/media/%d.png" % i, b"") for i in range(60000))
    return xlsx.packed(named, zipfile.ZIP_STORED)


# ---- XML

def entities(declared, used):
    text = good()[STRINGS].replace("<sst", "<!DOCTYPE sst [%s]><sst" % declared, 1)
    return with_part(STRINGS, text.replace("甲村", used, 1))


def laughs():
    each = "".join('<!ENTITY a%d "%s">' % (i + 1, "&a%d;" % i * 10) for i in range(9))
    return entities('<!ENTITY a0 "ha">' + each, "&a9;")


def strings_with(item):
    before, after = around(good()[STRINGS], "sst")
    return before + item + after


def cells(count, row, text):
    return "".join('<row r="%d">%s</row>' % (i + 1, text * row) for i in range(count))


def amplified():
    """A long text that a million cells share."""
    named = good()
    named[STRINGS] = strings_with("<si><t>%s</t></si>" % ("長" * 30000))
    named[SHEET] = sheet_with("".join('<row r="%d">%s</row>' % (r + 1, '<c t="s"><v>0</v></c>' * 100) for r in range(10000)))
    return xlsx.packed(named)


def merged(ranges):
    merges = "".join('<mergeCell ref="%s"/>' % each for each in ranges)
    return with_part(SHEET, good()[SHEET].replace("</sheetData>", "</sheetData><mergeCells>%s</mergeCells>" % merges))


def cell_at(name):
    row = re.sub("[A-Z]", "", name)
    return sheet_with('<row r="1"><c r="A1" t="inlineStr"><is><t>对象</t></is></c></row>'
                      '<row r="%s"><c r="%s"><v>1</v></c></row>' % (row, name))


def related(target, mode=""):
    name = "xl/_rels/workbook.xml.rels"
    return with_part(name, good()[name].replace('Target="worksheets/sheet1.xml"', 'Target="%s"%s' % (target, mode)))


def renamed(path):
    """The sheet lies under a name that leads out of the archive."""
    named = good()
    named[path] = named.pop(SHEET)
    name = "xl/_rels/workbook.xml.rels"
    named[name] = named[name].replace('Target="worksheets/sheet1.xml"', 'Target="%s"' % path)
    return xlsx.packed(named)


BOMBS = {
    "zip: 1 GiB of blanks in a sheet": big_sheet,
    "zip: 40 sheets of 50 MiB each": lambda: many_sheets(40, blanks(50), False),
    "zip: 250 sheets of 10 MiB in one place": lambda: many_sheets(250, blanks(10), True),
    "zip: 60,000 parts": many_parts,
    "zip: says 4 GiB, holds 1 GiB": lambda: big_sheet(0xFFFFFFF0),
    "zip: says 300 bytes, holds 1 GiB": lambda: big_sheet(300),
    "zip: 300 sheets": lambda: many_sheets(300, small(good()[SHEET]), False),
    "xml: a billion laughs": laughs,
    "xml: an entity of 100 kB, 20,000 times": lambda: entities('<!ENTITY a "%s">' % ("a" * 100000), "&a;" * 20000),
    "xml: an entity from a file": lambda: entities('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
    "xml: a document type from the net": lambda: with_part(
        SHEET, good()[SHEET].replace("<worksheet", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><worksheet', 1)),
    "xml: parameter entities": lambda: entities('<!ENTITY % a "<!ENTITY b \'c\'>"> %a;', "&b;"),
    "xml: a million elements deep": lambda: with_part(SHEET, sheet_with("<a>" * 1000000 + "</a>" * 1000000)),
    "xml: a shared string of 100 MB": lambda: with_part(STRINGS, strings_with("<si><t>%s</t></si>" % ("a" * 100000000))),
    "xml: a cell of 40,000 characters": lambda: xlsx.packed(
        {name: text.replace("登记人数", "长" * 40000) for name, text in good().items()}),
    "xml: an attribute of 50 MB": lambda: with_part(SHEET, sheet_with('<row r="1" spans="%s"/>' % ("1" * 50000000))),
    "xml: 500,000 attributes": lambda: with_part(
        SHEET, sheet_with("<row %s/>" % " ".join('a%d="1"' % i for i in range(500000)))),
    "xml: says that it has 4 billion strings": lambda: with_part(
        STRINGS, good()[STRINGS].replace('ount="', 'ount="4294967').replace("登记人数", "登记数人人")),
    "sheet: 30,000 characters in a million cells": amplified,
    "sheet: all of it merged": lambda: merged(["A1:XFD1048576"]),
    "sheet: 20,000 merges over each other": lambda: merged(["A%d:XFD1048576" % (i + 1) for i in range(20000)]),
    "sheet: a cell in its last corner": lambda: with_part(SHEET, cell_at("XFD1048576")),
    "sheet: a cell beyond its last corner": lambda: with_part(SHEET, cell_at("XFE1048577")),
    "sheet: a column of 20 letters": lambda: with_part(SHEET, cell_at("ZZZZZZZZZZZZZZZZZZZZ1")),
    "sheet: a row of 30 digits": lambda: with_part(SHEET, cell_at("A999999999999999999999999999999")),
    "sheet: a million columns": lambda: with_part(SHEET, sheet_with('<row r="1">%s</row>' % ("<c><v>1</v></c>" * 1000000))),
    "sheet: 100,000 hidden stretches of columns, and as many cells": lambda: with_part(SHEET, sheet_with(
        cells(1000, 100, "<c><v>1</v></c>")).replace(
            "<sheetData>", "<cols>%s</cols><sheetData>" % ('<col min="9999" max="9999" hidden="1"/>' * 100000))),
    "sheet: two million rows": lambda: with_part(SHEET, sheet_with("<row/>" * 2000000)),
    "path: a sheet above its folder": lambda: related("../../../../../../../../etc/passwd"),
    "path: an absolute sheet": lambda: related("/etc/passwd"),
    "path: a sheet elsewhere": lambda: related("file:///etc/passwd", ' TargetMode="External"'),
    "path: a part above its folder": lambda: renamed("../../../../tmp/sheet1.xml"),
    "zip: half of one": lambda: big_sheet()[:1000],
    "zip: nothing in it": lambda: xlsx.packed({}),
    "zip: another archive in it": lambda: xlsx.packed({"inner.xlsx": xlsx.packed(good())}),
    "zip: no zip": lambda: b"PK\3\4" + b"\0" * 1000,
    "zip: an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
}


def judge(program, path, lang):
    """What is wrong with how a bomb is met, and how long and how much it took."""
    process = subprocess.Popen([program, "score", STANDARD, path, "--lang", lang], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (20, 20)))
    with process.stdout:
        said = process.stdout.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    problem = ""
    errors = re.findall(r"^(\S*?)[^\n]*?(?:error|错误)\[([\w-]+)\]", said, re.MULTILINE)
    if code != 1:
        problem = "exit code %d" % code
    elif not errors:
        problem = "no error"
    elif path.name not in said:
        problem = "no message names the file"
    elif seconds > SECONDS:
        problem = "took too long"
    elif usage.ru_maxrss > MEMORY:
        problem = "took too much memory"
    elif "root:" in said:
        problem = "read a file that it was led to"
    return problem, seconds, usage.ru_maxrss // 1024, [each[1] for each in errors][:2], said


def main():
    parser = argparse.ArgumentParser(description="Archive and XML bombs.")
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--filter", default="")
    parser.add_argument("--keep", type=Path, help="a folder to leave the bombs in")
    parser.add_argument("--show", action="store_true", help="print each, with what it took")
    arguments = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="biaochi-bombs-") as folder:
        folder = arguments.keep or Path(folder)
        for number, (name, make) in enumerate(BOMBS.items()):
            if arguments.filter not in name:
                continue
            path = folder / ("bomb%d.xlsx" % number)
            path.write_bytes(make())
            for lang in ("zh", "en"):
                problem, seconds, mebibytes, codes, said = judge(arguments.program.resolve(), path, lang)
                passed, failed = passed + (not problem), failed + bool(problem)
                if problem or arguments.show and lang == "en":
                    print("%s: %s %.2f s, %d MiB, %s" % (name, problem or "ok", seconds, mebibytes, " ".join(codes)))
                if problem:
                    print("    " + said[:300].replace("\n", "\n    "))
            if not arguments.keep:
                path.unlink()
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
