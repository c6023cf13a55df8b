"""Fills cells of a workbook as somebody would type them, with LibreOffice, and saves it as .xlsx.

    /usr/bin/python3 type_in.py JOBS.json FOLDER

JOBS.json: [{"from": path, "to": path, "cells": {sheet: {cell: what is typed}}}]. FOLDER is for LibreOffice's own
settings. Prints, as JSON, for each job the cells that were filled in though they have no check of what is entered.
"""

import json
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.ValidationType import ANY


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe):
    """LibreOffice once it is up."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # not up yet: the bridge says so in several ways
            time.sleep(0.2)
    sys.exit("LibreOffice does not come up")


def fill(office, job):
    book = office.loadComponentFromURL(uno.systemPathToFileUrl(job["from"]), "_blank", 0, (option("Hidden", True),))
    unchecked = []
    for name, cells in job["cells"].items():
        sheet = book.Sheets.getByName(name)
        for place, typed in cells.items():
            cell = sheet.getCellRangeByName(place)
            if cell.Validation.Type == ANY:
                unchecked.append("%s!%s" % (name, place))
            cell.FormulaLocal = typed
    book.storeToURL(uno.systemPathToFileUrl(job["to"]), (option("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)
    return unchecked


def main():
    folder = sys.argv[2]
    pipe = "biaochi-%d" % time.time_ns()
    process = subprocess.Popen(["soffice", "-env:UserInstallation=file://%s" % folder, "--headless", "--norestore",
                                "--nologo", "--accept=pipe,name=%s;urp;" % pipe], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        office = desktop(pipe)
        with open(sys.argv[1], encoding="utf-8") as file:
            print(json.dumps([fill(office, job) for job in json.load(file)]))
        try:
            office.terminate()
        except Exception:  # the bridge goes down with it
            pass
        process.wait(30)
    finally:
        process.terminate()


main()
