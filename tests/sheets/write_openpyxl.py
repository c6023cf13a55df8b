"""Writes books (random_tables.py) as .xlsx with openpyxl.

    /usr/bin/python3 write_openpyxl.py BOOKS.json FOLDER [--formulas]

--formulas writes sums and joined texts as formulas, which openpyxl cannot give a value: for LibreOffice to open, work
out and save. Else it writes their values; a sum of two binary numbers is then not quite its decimal one.
"""

import datetime
import json
import math
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def value(cell, formulas):
    kind = cell["kind"]
    if kind == "number":
        number = float(cell["value"]) if "." in cell["value"] else int(cell["value"])
        return math.nextafter(number, math.inf) if cell.get("noisy") else number
    if kind == "sum":
        return "=%s+%s" % tuple(cell["parts"]) if formulas else float(cell["parts"][0]) + float(cell["parts"][1])
    if kind == "joined":
        return '="%s"&"%s"' % tuple(cell["parts"]) if formulas else "".join(cell["parts"])
    return datetime.date.fromisoformat(cell["value"]) if kind == "date" else cell["value"]


def write(book, path, formulas):
    made = openpyxl.Workbook()
    made.remove(made.active)
    if book["date1904"]:
        made.epoch = CALENDAR_MAC_1904
    for each in book["sheets"]:
        sheet = made.create_sheet(each["name"])
        for cell in each["cells"]:
            to = sheet.cell(cell["r"] + 1, cell["c"] + 1)
            to.value = value(cell, formulas)
            if cell["kind"] == "text" or cell["kind"] == "joined" and not formulas:
                to.data_type = "s"  # "=1+1" is a text here
            if "format" in cell:
                to.number_format = cell["format"]
        for row, column, last_row, last_column in each["merges"]:
            sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=last_row + 1,
                              end_column=last_column + 1)
    made.save(path)


for one in json.load(open(sys.argv[1], encoding="utf-8")):
    write(one, "%s/%s.xlsx" % (sys.argv[2], one["name"]), "--formulas" in sys.argv)
