"""Prints where a form wants what, as openpyxl finds it: {sheet: {cell: text}} of all cells that hold a text.

    /usr/bin/python3 read_form.py FORM.xlsx
"""

import json
import sys

import openpyxl

print(json.dumps({
    sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets}))
