"""A workbook written down as text, and its .xlsx: what a case's `-- NAME.xlsx sheets --` holds.

    sheet 表1                       a sheet; `sheet 表1 hidden`
    A1 对象                         a cell and its text
    B2 =35                          a number, stored exactly as it stands
    B3 =0.85 "0%"                   a number with its number format; "#14" is the format that every workbook has by number
    C2 true, C3 false               truths
    D2 error #N/A
    E2 formula SUM(B2:B3) =70       a formula with its value (=number, or a text, "" for an empty one); without one: not
                                    computed
    F2 inline 甲村                  a text that stands in the cell; A1 shares its text with other cells
    F3 rich 甲|村                   a text in several runs
    merge A1:C1
    hide row 3, hide column B
    workbook 1904                   dates are counted from 1904
    workbook uncomputed             its formulas are computed when it is opened
    part xl/extra.xml <x/>          one more part, or another content of one
    without xl/styles.xml           leaves a part out

A text may have \\n for a line break and \\s for a blank at its end. Empty lines and lines that begin with # say nothing.
"""

import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CELL = re.compile(r"([A-Z]+)(\d+) (.*)")
NUMBER = re.compile(r'=(\S+)(?: "(.*)")?')


class Workbook:
    def __init__(self):
        self.sheets = []
        self.texts = []
        self.formats = [None]  # by style
        self.options = set()
        self.parts, self.left_out = {}, set()

    def take(self, line):
        word, _, rest = line.partition(" ")
        if word == "sheet":
            name, hidden = re.fullmatch(r"(.*?)( hidden)?", rest).groups()
            self.sheets.append({"name": name, "hidden": bool(hidden), "rows": {}, "merged": [], "hide": set()})
        elif word == "workbook":
            self.options.add(rest)
        elif word == "part":
            name, _, content = rest.partition(" ")
            self.parts[name] = content.replace("\\n", "\n")
        elif word == "without":
            self.left_out.add(rest)
        elif word == "merge":
            self.sheets[-1]["merged"].append(rest)
        elif word == "hide":
            self.sheets[-1]["hide"].add(rest)
        elif found := CELL.fullmatch(line):
            column, row, content = found.groups()
            self.sheets[-1]["rows"].setdefault(int(row), []).append((column, self.cell(f"{column}{row}", content)))
        else:
            raise ValueError(f"no line of a workbook: {line}")

    def cell(self, place, content):
        word, _, rest = content.partition(" ")
        rest = readable(rest)
        if found := NUMBER.fullmatch(content):
            return self.number(place, *found.groups())
        if content in ("true", "false"):
            return f'<c r="{place}" t="b"><v>{int(content == "true")}</v></c>'
        if word == "error":
            return f'<c r="{place}" t="e"><v>{escape(rest)}</v></c>'
        if word == "formula":
            formula, _, value = rest.partition(" ")
            kind = ' t="str"' if value and value[0] != "=" else ""
            value = "" if value == '""' else value
            kept = f"<v>{escape(value.removeprefix('='))}</v>" if value or kind else ""
            return f'<c r="{place}"{kind}><f>{escape(formula)}</f>{kept}</c>'
        if word == "inline":
            return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(rest)}</t></is></c>'
        if word == "rich":
            runs = "".join(f"<r><rPr><b/></rPr><t>{escape(run)}</t></r>" for run in rest.split("|"))
            self.texts.append(runs + '<rPh sb="0" eb="1"><t>jia</t></rPh>')
        else:
            self.texts.append(f'<t xml:space="preserve">{escape(readable(content))}</t>')
        return f'<c r="{place}" t="s"><v>{len(self.texts) - 1}</v></c>'

    def number(self, place, value, code):
        if code not in self.formats:
            self.formats.append(code)
        style = self.formats.index(code)
        return f'<c r="{place}" s="{style}"><v>{escape(value)}</v></c>'

    def sheet_xml(self, sheet):
        rows = ""
        for row in sorted(sheet["rows"]):
            cells = sorted(sheet["rows"][row], key=lambda cell: (len(cell[0]), cell[0]))
            hidden = ' hidden="1"' if f"row {row}" in sheet["hide"] else ""
            rows += f'<row r="{row}"{hidden}>' + "".join(cell for _, cell in cells) + "</row>"
        columns = "".join(f'<col min="{n}" max="{n}" hidden="1"/>'
                          for n in (column_number(each.split()[1]) for each in sorted(sheet["hide"]) if "column" in each))
        merged = "".join(f'<mergeCell ref="{each}"/>' for each in sheet["merged"])
        return (f'<worksheet xmlns="{MAIN}">' + (f"<cols>{columns}</cols>" if columns else "") +
                f"<sheetData>{rows}</sheetData>" + (f"<mergeCells>{merged}</mergeCells>" if merged else "") +
                "</worksheet>")

    def styles_xml(self):
        own = [code for code in self.formats if code and not code.startswith("#")]
        formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>' for i, code in enumerate(own))
        numbers = [0 if code is None else int(code[1:]) if code.startswith("#") else 164 + own.index(code)
                   for code in self.formats]
        cells = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
        return f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>'

    def all_parts(self):
        sheets = "".join(
            f'<sheet name={quoteattr(sheet["name"])} sheetId="{i}" r:id="rId{i}"' +
            (' state="hidden"' if sheet["hidden"] else "") + "/>" for i, sheet in enumerate(self.sheets, 1))
        dates = '<workbookPr date1904="1"/>' if "1904" in self.options else ""
        computed = '<calcPr fullCalcOnLoad="1"/>' if "uncomputed" in self.options else ""
        kinds = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(self.sheets) + 1)]
        kinds += [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        relations = "".join(f'<Relationship Id="rId{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
                            for i, (kind, target) in enumerate(kinds, 1))
        texts = "".join(f"<si>{text}</si>" for text in self.texts)
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                           f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{dates}<sheets>{sheets}</sheets>'
                               f"{computed}</workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
            "xl/styles.xml": self.styles_xml(),
        }
        for i, sheet in enumerate(self.sheets, 1):
            parts[f"xl/worksheets/sheet{i}.xml"] = self.sheet_xml(sheet)
        return {name: text for name, text in {**parts, **self.parts}.items() if name not in self.left_out}


def readable(text):
    return text.replace("\\n", "\n").replace("\\s", " ")


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def xlsx(text):
    """The bytes of the workbook that is written down; the same for the same text."""
    book = Workbook()
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            book.take(line)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in book.all_parts().items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
