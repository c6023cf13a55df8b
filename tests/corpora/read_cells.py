"""Prints what openpyxl finds in workbooks, as JSON: [{"texts": [all that are texts], "formulas": [all formulas]}].

    /usr/bin/python3 read_cells.py FILE.xlsx…
"""

import json
import re
import sys

import openpyxl


def unescaped(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def cells(path):
    found = {"texts": set(), "formulas": []}
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found["formulas"].append("%s!%s %s" % (sheet.title, cell.coordinate, cell.value))
                elif isinstance(cell.value, str):
                    found["texts"].add(unescaped(cell.value).strip())
    return dict(found, texts=sorted(found["texts"]))


print(json.dumps([cells(path) for path in sys.argv[1:]]))
