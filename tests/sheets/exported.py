"""What `biaochi import` made of a file: the .facts file that it wrote, as {subject: {fact: value}}.

Read here once more, and without the program: a line `对象 NAME`, then lines `name:value`."""

import re
from decimal import Decimal

from random_tables import FACTS, canonical

UNQUOTED = re.compile(r'^(?:「(.*)」|“(.*)”|"(.*)")$')


def bare(text):
    match = UNQUOTED.match(text.strip())
    return next(each for each in match.groups() if each is not None) if match else text.strip()


def day(text):
    parts = re.findall(r"\d+", text)
    return "%s-%02d-%02d" % (parts[0], int(parts[1]), int(parts[2]))


def value(name, written):
    kind, unit, _ = FACTS[name]
    if kind == "ratio":
        return canonical(kind, Decimal(written.rstrip("%")) / 100)
    if kind in ("count", "money"):
        return canonical(kind, written[:-len(unit)] if written.endswith(unit) else written)
    return day(written) if kind == "date" else bare(written)


def read(text):
    found, subject = {}, None
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("对象 "):
            subject = found.setdefault(bare(line[3:]), {})
        elif ":" in line and subject is not None:
            name, written = line.split(":", 1)
            if name in FACTS:
                subject[name] = value(name, written.strip())
    return found
