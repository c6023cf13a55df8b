"""Writes a book (random_tables.py) as .xlsx with nothing but zipfile, so that a test can put anything anywhere in it:
`parts` gives {name of a part: its text}, `packed` the bytes of the file."""

import datetime
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def column_name(column):
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row, column):
    return column_name(column) + str(row + 1)


def text_xml(text):
    return '<t xml:space="preserve">%s</t>' % escape(text)


class Styles:
    def __init__(self):
        self.formats = ["General"]

    def index(self, code):
        if code not in self.formats:
            self.formats.append(code)
        return self.formats.index(code)

    def xml(self):
        codes = "".join('<numFmt numFmtId="%d" formatCode=%s/>' % (164 + i, quoteattr(code))
                        for i, code in enumerate(self.formats))
        each = "".join('<xf numFmtId="%d" applyNumberFormat="1"/>' % (164 + i) for i in range(len(self.formats)))
        return HEAD + '<styleSheet xmlns="%s"><numFmts count="%d">%s</numFmts><cellXfs count="%d">%s</cellXfs></styleSheet>' % (
            MAIN, len(self.formats), codes, len(self.formats), each)


def serial(day, date1904):
    return (datetime.date.fromisoformat(day) - datetime.date(1904 if date1904 else 1899, 1 if date1904 else 12,
                                                            1 if date1904 else 30)).days


def cell_xml(cell, styles, shared, date1904):
    kind, name = cell["kind"], cell_name(cell["r"], cell["c"])
    style = ' s="%d"' % styles.index(cell["format"]) if cell.get("format") else ""
    if kind in ("number", "date", "sum"):
        if kind == "date":
            value = serial(cell["value"], date1904)
        else:
            value = cell["value"] if kind == "number" else repr(sum(map(float, cell["parts"])))
        formula = "<f>%s+%s</f>" % tuple(cell["parts"]) if kind == "sum" else ""
        return '<c r="%s"%s>%s<v>%s</v></c>' % (name, style, formula, value)
    if kind == "truth":
        return '<c r="%s" t="b"><v>%d</v></c>' % (name, cell["value"])
    if kind == "joined":
        return '<c r="%s" t="str"><f>A1</f><v>%s</v></c>' % (name, escape("".join(cell["parts"])))
    if kind == "error":
        return '<c r="%s" t="e"><v>%s</v></c>' % (name, cell["value"])
    if kind == "uncached":
        return '<c r="%s"><f>A1</f></c>' % name
    runs = cell.get("runs")
    content = text_xml(cell["value"]) if not runs else "".join("<r>%s</r>" % text_xml(run) for run in runs)
    if (cell["r"] + cell["c"]) % 3 == 0:
        return '<c r="%s"%s t="inlineStr"><is>%s</is></c>' % (name, style, content)
    if content not in shared:
        shared[content] = len(shared)
    return '<c r="%s"%s t="s"><v>%d</v></c>' % (name, style, shared[content])


def sheet_xml(sheet, styles, shared, date1904):
    rows = {}
    for cell in sorted(sheet["cells"], key=lambda each: (each["r"], each["c"])):
        rows.setdefault(cell["r"], []).append(cell_xml(cell, styles, shared, date1904))
    body = "".join('<row r="%d">%s</row>' % (row + 1, "".join(cells)) for row, cells in rows.items())
    merges = "".join('<mergeCell ref="%s:%s"/>' % (cell_name(a, b), cell_name(c, d)) for a, b, c, d in sheet["merges"])
    if merges:
        merges = '<mergeCells count="%d">%s</mergeCells>' % (len(sheet["merges"]), merges)
    return HEAD + '<worksheet xmlns="%s"><sheetData>%s</sheetData>%s</worksheet>' % (MAIN, body, merges)


def relations(kind_and_target):
    each = "".join('<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (i + 1, OFFICE, kind, target)
                   for i, (kind, target) in enumerate(kind_and_target))
    return HEAD + '<Relationships xmlns="%s/relationships">%s</Relationships>' % (PACKAGE, each)


def parts(book):
    styles, shared, found = Styles(), {}, {}
    count = len(book["sheets"])
    sheets = ["xl/worksheets/sheet%d.xml" % (i + 1) for i in range(count)]
    texts = [sheet_xml(each, styles, shared, book["date1904"]) for each in book["sheets"]]
    types = "".join('<Override PartName="/%s" ContentType="%sworksheet+xml"/>' % (each, SHEET_TYPE) for each in sheets)
    found["[Content_Types].xml"] = HEAD + (
        '<Types xmlns="%s/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml"'
        ' ContentType="%ssheet.main+xml"/>%s<Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/><Override '
        'PartName="/xl/sharedStrings.xml" ContentType="%ssharedStrings+xml"/></Types>' % (
            PACKAGE, SHEET_TYPE, types, SHEET_TYPE, SHEET_TYPE))
    found["_rels/.rels"] = relations([("officeDocument", "xl/workbook.xml")])
    names = "".join('<sheet name=%s sheetId="%d" r:id="rId%d"%s/>' % (
        quoteattr(each["name"]), i + 1, i + 1, ' state="hidden"' if each.get("hidden") else "")
        for i, each in enumerate(book["sheets"]))
    found["xl/workbook.xml"] = HEAD + '<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets></workbook>' % (
        MAIN, OFFICE, '<workbookPr date1904="1"/>' if book["date1904"] else "", names)
    found["xl/_rels/workbook.xml.rels"] = relations(
        [("worksheet", "worksheets/sheet%d.xml" % (i + 1)) for i in range(count)] +
        [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")])
    found["xl/styles.xml"] = styles.xml()
    found["xl/sharedStrings.xml"] = HEAD + '<sst xmlns="%s" count="%d" uniqueCount="%d">%s</sst>' % (
        MAIN, len(shared), len(shared), "".join("<si>%s</si>" % text for text in shared))
    found.update(zip(sheets, texts))
    return found


def packed(found, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in found.items():
            archive.writestr(zipfile.ZipInfo(name), text if isinstance(text, bytes) else text.encode("utf-8"), method)
    return out.getvalue()
