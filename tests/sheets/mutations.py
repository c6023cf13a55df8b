"""Sheets with one thing wrong or odd. A mutation takes a table and changes it; if it changes more than the table, it
gives the parts of the file, or the whole file as bytes."""

import re
import sys

sys.dont_write_bytecode = True
import random_tables  # noqa: E402
import xlsx  # noqa: E402

SHEET = "xl/worksheets/sheet1.xml"


class Table:
    """A sheet with its facts; rows and columns can be moved about."""

    def __init__(self, rng, number):
        self.rng, self.number = rng, number
        self.sheet, self.facts = random_tables.table(rng, number)
        names = set(self.facts)
        self.data = sorted({cell["r"] for cell in self.cells if cell.get("value") in names})
        self.rows = len(self.data)  # of data, None: not known
        self.heading = max(cell["r"] for cell in self.cells if cell["r"] < self.data[0])

    @property
    def cells(self):
        return self.sheet["cells"]

    def row(self, row):
        return [cell for cell in self.cells if cell["r"] == row]

    def drop(self, unwanted):
        self.sheet["cells"] = [cell for cell in self.cells if not unwanted(cell)]

    def move(self, key, place):
        """Every row ("r") or column ("c") goes where `place` says; so do the merges."""
        for cell in self.cells:
            cell[key] = place(cell[key])
        first, last = (0, 2) if key == "r" else (1, 3)
        for merge in self.sheet["merges"]:
            merge[first], merge[last] = place(merge[first]), place(merge[last])

    def book(self):
        return {"date1904": self.rng.random() < 0.2, "sheets": [self.sheet]}


def swap_rows(table):
    a, b = table.rng.choice(table.data), table.rng.choice(table.data)
    for cell in table.cells:
        cell["r"] = {a: b, b: a}.get(cell["r"], cell["r"])


def blank_row(table):
    at = table.rng.choice(table.data)
    table.move("r", lambda row: row + (row >= at))


def title_above(table):
    table.move("r", lambda row: row + 1)
    table.cells.append({"r": 0, "c": 0, "kind": "text", "value": "关于上报情况的说明"})


def shift_right(table):
    by = table.rng.randrange(1, 30)
    table.move("c", lambda column: column + by)


def shift_down(table):
    by = table.rng.randrange(1, 500)
    table.move("r", lambda row: row + by)


def hide_sheet(table):
    table.sheet["hidden"] = True
    return xlsx.parts({"date1904": False, "sheets": [table.sheet, {"name": "空", "cells": [], "merges": []}]})


def no_references(table):
    """Rows and cells need not say where they are, when nothing lies between them."""
    used = sorted({cell["r"] for cell in table.cells})
    table.sheet["merges"] = []
    wide = max(cell["c"] for cell in table.cells)
    for row in used:
        there = {cell["c"] for cell in table.row(row)}
        table.cells.extend({"r": row, "c": column, "kind": "text", "value": ""} for column in range(wide + 1)
                           if column not in there)
    order = {row: i for i, row in enumerate(used)}
    for cell in table.cells:
        cell["r"] = order[cell["r"]]
    found = xlsx.parts(table.book())
    found[SHEET] = re.sub(r'<(row|c) r="[A-Z]*\d+"', r"<\1", found[SHEET])
    return found


def delete_row(table):
    row = table.rng.choice(table.data)
    gone = [cell["value"] for cell in table.row(row) if cell.get("value") in table.facts]
    table.drop(lambda cell: cell["r"] == row)
    for name in gone:
        del table.facts[name]
    table.rows -= 1


def duplicate_row(table):
    row, last = table.rng.choice(table.data), max(table.data)
    table.cells.extend(dict(cell, r=last + 1) for cell in table.row(row))
    table.rows += 1


def delete_cell(table):
    cell = table.rng.choice([cell for cell in table.cells if cell["r"] in table.data])
    table.cells.remove(cell)
    if cell.get("value") in table.facts and len(table.row(cell["r"])) == 0:
        table.rows -= 1


def delete_heading(table):
    """Of a column of facts: what is under it has no name."""
    table.drop(lambda cell, at=table.rng.choice(table.row(table.heading)): cell is at)
    table.rows = None


def delete_heading_row(table):
    table.drop(lambda cell: cell["r"] == table.heading)
    table.rows = None


def duplicate_heading(table):
    cell = table.rng.choice(table.row(table.heading))
    table.cells.append(dict(cell, c=max(cell["c"] for cell in table.cells) + 1))
    table.rows = None


def garble_heading(table):
    cell = table.rng.choice(table.row(table.heading))
    cell["kind"], cell["value"] = "text", table.rng.choice(["登记人口数", "?", "登记", "无此列", "#", "0"])
    cell.pop("runs", None)
    table.rows = None


def to_error(table):
    cell = table.rng.choice([cell for cell in table.cells if cell["r"] in table.data])
    cell["kind"], cell["value"] = "error", table.rng.choice(["#N/A", "#DIV/0!", "#REF!", "#VALUE!"])


def to_uncached(table):
    cell = table.rng.choice([cell for cell in table.cells if cell["r"] in table.data])
    cell["kind"] = "uncached"


def many_digits(table):
    cell = table.rng.choice([cell for cell in table.cells if cell["r"] in table.data])
    cell.update(kind="number", value="1234567890123456789")


def other_type(table):
    cell = table.rng.choice([cell for cell in table.cells if cell["r"] in table.data])
    place = {"r": cell["r"], "c": cell["c"]}
    cell.clear()
    cell.update(place, **table.rng.choice([
        {"kind": "number", "value": "0.85"}, {"kind": "number", "value": "85"}, {"kind": "truth", "value": True},
        {"kind": "date", "value": "2024-06-01", "format": 'yyyy"年"m"月"'}, {"kind": "text", "value": "不适用"},
        {"kind": "number", "value": "45352", "format": "General"}, {"kind": "text", "value": "约35"},
        {"kind": "number", "value": "-3"}, {"kind": "number", "value": "1E+300"}, {"kind": "number", "value": "NaN"},
        {"kind": "text", "value": "12,345"}, {"kind": "text", "value": "合计"}, {"kind": "text", "value": " "}]))
    table.rows = None


def swap_cells(table):
    a, b = (table.rng.choice(table.cells) for _ in range(2))
    a["r"], a["c"], b["r"], b["c"] = b["r"], b["c"], a["r"], a["c"]
    table.rows = None


def merge_down(table):
    row, columns = table.rng.choice(table.data), [cell["c"] for cell in table.cells]
    column = table.rng.choice(columns)
    table.sheet["merges"].append([row, column, row + table.rng.randrange(1, 4), column])
    table.rows = None


def merge_anywhere(table):
    row, column = table.rng.randrange(8), table.rng.randrange(8)
    table.sheet["merges"].append([row, column, row + table.rng.randrange(3), column + table.rng.randrange(3)])
    table.rows = None


def no_merges(table):
    table.sheet["merges"] = []
    table.rows = None


def total_row(table):
    last = max(table.data) + 1
    left = min(cell["c"] for cell in table.row(table.data[0]))
    table.cells.append({"r": last, "c": left, "kind": "text", "value": "合计"})
    table.cells.append({"r": last, "c": left + 2, "kind": "number", "value": "12"})
    table.rows = None


def bytes_inside(table):
    """Some bytes of a part are others."""
    found = xlsx.parts(table.book())
    name = table.rng.choice(sorted(found))
    data = bytearray(found[name].encode("utf-8"))
    for _ in range(table.rng.choice([1, 1, 3, 20])):
        data[table.rng.randrange(len(data))] = table.rng.choice([table.rng.randrange(256), 0x3C, 0x3E, 0x26, 0x30])
    found[name] = bytes(data)
    table.rows = None
    return found


def part_missing(table):
    found = xlsx.parts(table.book())
    del found[table.rng.choice(sorted(found))]
    table.rows = None
    return found


def cut_part(table):
    found = xlsx.parts(table.book())
    name = table.rng.choice(sorted(found))
    found[name] = found[name][:table.rng.randrange(len(found[name]))]
    table.rows = None
    return found


def file_bytes(table):
    """Some bytes of the packed file are others."""
    data = bytearray(xlsx.packed(xlsx.parts(table.book())))
    for _ in range(table.rng.choice([1, 1, 5])):
        data[table.rng.randrange(len(data))] = table.rng.randrange(256)
    table.rows = None
    return bytes(data)


MUTATIONS = {
    "same": [swap_rows, blank_row, title_above, shift_right, shift_down, hide_sheet, no_references, delete_row],
    "less": [duplicate_row, delete_cell, delete_heading, delete_heading_row, duplicate_heading, to_error, to_uncached,
             many_digits],
    "anything": [garble_heading, other_type, swap_cells, merge_down, merge_anywhere, no_merges, total_row, bytes_inside,
                 bytes_inside, part_missing, cut_part, file_bytes],
}
