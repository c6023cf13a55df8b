"""Reads a standard file (*.biao) without the interpreter: quotes, comments and the text between them, then rows and cells.

It knows only where rows, cells and declarations begin. What a sentence means is the interpreter's business.
"""

import re
from pathlib import Path

CLOSING = {"「": "」", "“": "”", '"': '"'}
CELLS = ("指标内容", "评估标准", "评估方法", "评估分工", "备注")
TOP = ("引用", "单位", "标准", "发布", "总分", "达标线", "备注", "裁定", "事实", "校验", "评分办法", "台账", "取数",
       "一级指标")
FACT = r"(\w+):(\S+)\s*(可不适用)?\s*「(.*?)」(?:\s*来源\s*「(.*?)」)?"


class Token:
    def __init__(self, kind, text, line):
        self.kind, self.text, self.line = kind, text, line  # quote, comment, code or space


def tokens_of(text):
    # A sentence that the document does not have says so: … 补充 「why」。 Kept as the sentence's own remark.
    text = re.sub(r" 补充 「([^」\n]*)」([。;；])", r"\2   # 原文没有:\1", text)
    tokens, code, i, line = [], "", 0, 1

    def flush():
        nonlocal code
        if code:
            tokens.append(Token("code" if code.strip() else "space", code, line))
        code = ""

    while i < len(text):
        c = text[i]
        if c in CLOSING:
            flush()
            end = text.index(CLOSING[c], i + 1)
            tokens.append(Token("quote", text[i + 1:end], line))
            line += text.count("\n", i, end)
            i = end + 1
        elif c == "#":
            flush()
            end = text.find("\n", i)
            end = len(text) if end < 0 else end
            tokens.append(Token("comment", text[i + 1:end].strip(), line))
            i = end
        else:
            code += c
            if c == "\n":
                flush()
                line += 1
            elif c in "。;；":
                flush()
            i += 1
    flush()
    return tokens


class Sentence:
    def __init__(self, text, line):
        self.text, self.line, self.comment = text, line, ""


class Cell:
    """One cell: entries are ("quote", text) and ("sentence", Sentence), in order."""

    def __init__(self, name):
        self.name, self.entries = name, []

    def quotes(self):
        return [value for kind, value in self.entries if kind == "quote"]


class Row:
    def __init__(self, level, label, line):
        self.level, self.label, self.line = level, label, line
        self.title, self.points, self.bonus = "", None, False
        self.cells, self.children = [], []  # children: rows of a group, items of a row

    def cell(self, name):
        return next((cell for cell in self.cells if cell.name == name), None)


class Standard:
    def __init__(self, tokens):
        self.imports, self.header, self.notes = [], {}, []
        self.rulings, self.facts, self.checks, self.groups = {}, {}, [], []
        self.inapplicable = set()      # facts that may not apply
        self.ledgers, self.derivations = {}, {}  # names to fields; facts to formulas
        self.code = []           # every piece of executable text, for "is it used"
        self.forms, self.definitions = {}, {}
        self._read(tokens)

    def _read(self, tokens):
        head = [n for n, token in enumerate(tokens) if token.kind == "code" and token.text.strip().startswith("一级指标")]
        body = head[0] if head else len(tokens)
        self._declarations(tokens[:body])
        self._rows(tokens[body:])
        self.code = [token.text for token in tokens if token.kind == "code"]

    def _declarations(self, tokens):
        text = "".join("" if t.kind == "comment" else "「" + t.text + "」" if t.kind == "quote" else t.text for t in tokens)
        parts = re.split(r"(?:^|\n)[ \t]*(?=(?:%s)(?:\s|$))" % "|".join(TOP), text)
        for part in parts:
            word, _, rest = part.partition(" ") if " " in part.split("\n")[0] else part.partition("\n")
            quotes = re.findall(r"「(.*?)」", rest)
            bare = re.sub(r"「.*?」", "「」", rest)
            word = word.strip()
            if word == "引用":
                self.imports += quotes
            elif word == "标准":
                self.header["title"], self.header["version"] = quotes
            elif word in ("总分", "达标线", "发布"):
                self.header[word] = bare.strip() if word != "发布" else quotes[0]
            elif word == "备注":
                self.notes += quotes
            elif word == "裁定":
                name, options = re.match(r"\s*(\S+)\s*「」\s*:(.*?)\s*「」\s*。", bare, re.S).groups()
                self.rulings[name] = [o.strip() for o in options.split("|")]
            elif word == "事实":
                found = list(re.finditer(FACT, rest))
                for m in found:
                    self.facts[m[1]] = (m[2], m[4], m[5])
                    if m[3]:
                        self.inapplicable.add(m[1])
                left = re.sub(FACT, "", rest)
                for definition in re.findall(r"(\w+)\s*=\s*([^。]*)。", left):
                    self.definitions[definition[0]] = definition[1]
                if len(found) != rest.count(":"):
                    raise ValueError("a fact that cannot be read:\n" + left.strip())
            elif word == "台账":
                fields = re.findall(FACT, rest)
                if len(fields) != rest.count(":"):
                    raise ValueError("a ledger that cannot be read:\n" + rest.strip())
                self.ledgers[rest.split()[0]] = [field[0] for field in fields]
            elif word == "取数":
                fact, formula = re.match(r"\s*(\w+)\s*=\s*([^。]*)。", rest).groups()
                if fact in self.derivations:
                    raise ValueError("derived twice: " + fact)
                self.derivations[fact] = formula
            elif word == "校验":
                condition, _, after = rest.partition("「")
                self.checks.append((condition.strip(), quotes[0]))
                for definition in re.findall(r"(\w+)\s*=\s*([^。]*)。", after):
                    self.definitions[definition[0]] = definition[1]
            elif word == "评分办法":
                name, parameters, form = re.match(r"\s*(\w+)\(([^)]*)\)(.*)", rest, re.S).groups()
                self.forms[name] = (parameters.split(","), form.strip())

    def _rows(self, tokens):
        group = row = item = cell = None
        expect_title = False
        for token in tokens:
            if token.kind == "space":
                continue
            if token.kind == "comment":
                if cell and cell.entries and cell.entries[-1][0] == "sentence" and cell.entries[-1][1].line == token.line:
                    cell.entries[-1][1].comment = token.text
                continue
            if token.kind == "quote":
                if expect_title:
                    (item or row or group).title, expect_title = token.text, False
                elif cell is None:
                    raise ValueError(f"line {token.line}: a quote outside a cell: {token.text}")
                else:
                    cell.entries.append(("quote", token.text))
                continue
            text = token.text.strip()
            word, _, rest = text.partition(" ")
            if word in ("一级指标", "二级指标", "评分项"):
                new = Row(word, rest.strip(), token.line)
                if word == "一级指标":
                    group, row, item = new, None, None
                    self.groups.append(new)
                elif word == "二级指标":
                    row, item = new, None
                    group.children.append(new)
                else:
                    item = new
                    row.children.append(new)
                cell, expect_title = None, True
            elif word == "接受":  # what check may find: no cell of the official table
                cell = Cell(word)
            elif word in CELLS and not rest:
                cell = Cell(word)
                (item or row).cells.append(cell)
            elif cell is None:
                found = re.fullmatch(r"(另加)?([\d.]+)分", text)
                if not found:
                    raise ValueError(f"line {token.line}: cannot place: {text}")
                (item or row or group).bonus, (item or row or group).points = bool(found[1]), float(found[2])
            else:
                if cell.name != "评估标准":
                    raise ValueError(f"line {token.line}: sentences belong to 评估标准: {text}")
                cell.entries.append(("sentence", Sentence(text, token.line)))


def load(path, stdlib):
    """The standard with the declarations of the standard library files it imports."""
    return from_tokens(tokens_of(Path(path).read_text(encoding="utf-8")), stdlib)


def from_tokens(tokens, stdlib):
    standard = Standard(tokens)
    standard.own_facts = list(standard.facts)
    for name in standard.imports:
        place, _, file = name.partition("/")
        if place != "标准库":
            raise ValueError("cannot follow " + name)
        library = load(Path(stdlib) / (file + ".biao"), stdlib)
        standard.inapplicable |= library.inapplicable
        for kind in ("rulings", "facts", "forms", "definitions", "ledgers", "derivations"):
            for key, value in getattr(library, kind).items():
                getattr(standard, kind).setdefault(key, value)
        standard.checks += library.checks
        standard.code += library.code
    return standard
