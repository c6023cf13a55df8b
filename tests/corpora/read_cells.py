"""Prints what openpyxl finds in a workbook, as JSON: {"texts": [all that are texts], "formulas": [all formulas]}.

    /usr/bin/python3 read_cells.py FILE.xlsx
"""

import json
import re
import sys

import openpyxl


def unescaped(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


found = {"texts": set(), "formulas": []}
for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                found["formulas"].append("%s!%s %s" % (sheet.title, cell.coordinate, cell.value))
            elif isinstance(cell.value, str):
                found["texts"].add(unescaped(cell.value).strip())
print(json.dumps({"texts": sorted(found["texts"]), "formulas": found["formulas"]}))
