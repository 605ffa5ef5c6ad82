"""A workbook as its files have it, and what its formulas give: a second reading of the few functions that we write."""

from __future__ import annotations

import math
import re
import statistics
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import numpy as np

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")
    |(?P<ref>(?:'[^']+'!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)
    |(?P<number>\d+\.?\d*(?:E[+-]?\d+)?)
    |(?P<name>[A-Z]+)(?=\()
    |(?P<sign><>|<=|>=|[-+*/&=<>(),]))""",
    re.VERBOSE,
)


def files_of(content):
    with zipfile.ZipFile(BytesIO(content)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def with_files(content, changed):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        for name, data in {**files_of(content), **changed}.items():
            whole.writestr(name, data)
    return out.getvalue()


def sheet_files(content):
    files = files_of(content)
    links = {link.get("Id"): link.get("Target") for link in ET.fromstring(files["xl/_rels/workbook.xml.rels"])}
    sheets = ET.fromstring(files["xl/workbook.xml"]).iter(f"{MAIN}sheet")
    return {sheet.get("name"): f"xl/{links[sheet.get(LINK)]}" for sheet in sheets}


def column_number(letters):
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def place_of(cell):
    letters, row = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", cell).groups()
    return int(row), column_number(letters)


class Book:
    """Cells by sheet and place (row, column from 1): what is written, what is cached, and what formulas give."""

    def __init__(self, content):
        files = files_of(content)
        strings = ET.fromstring(files["xl/sharedStrings.xml"]).findall(f"{MAIN}si")
        texts = ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in strings]
        self.cached, self.formulas, self.found = {}, {}, {}
        for sheet, file in sheet_files(content).items():
            for cell in ET.fromstring(files[file]).iter(f"{MAIN}c"):
                key = sheet, *place_of(cell.get("r"))
                value, formula = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
                if value is not None:
                    shown = value.text or ""
                    kind = cell.get("t", "n")
                    self.cached[key] = texts[int(shown)] if kind == "s" else float(shown) if kind == "n" else shown
                if formula is not None:
                    self.formulas[key] = formula.text

    def sheet(self, name):
        return {key[1:]: value for key, value in self.cached.items() if key[0] == name}

    def put(self, sheet, place, value):
        self.found.clear()
        self.formulas.pop((sheet, *place), None)
        self.cached[(sheet, *place)] = value

    def value(self, sheet, row, column):
        key = sheet, row, column
        if key not in self.formulas:
            return self.cached.get(key)
        if key not in self.found:
            self.found[key] = Reading(self, sheet, self.formulas[key]).result()
        return self.found[key]


class Reading:
    """One formula, read from left to right; branches not taken are read but not worked out."""

    def __init__(self, book, sheet, formula):
        self.book, self.sheet, self.at = book, sheet, 0
        self.tokens = []
        end = 0
        while end < len(formula):
            match = TOKEN.match(formula, end)
            assert match, (formula, end)
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            end = match.end()

    def result(self):
        found = self.level(0)()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return found

    def next_is(self, *signs):
        return self.at < len(self.tokens) and self.tokens[self.at][0] == "sign" and self.tokens[self.at][1] in signs

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def level(self, number):
        levels = [("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/")]
        if number == len(levels):
            return self.single()
        left = self.level(number + 1)
        while self.next_is(*levels[number]):
            _, sign = self.take()
            left = self.joined(sign, left, self.level(number + 1))
        return left

    @staticmethod
    def joined(sign, left, right):
        return lambda: OPERATORS[sign](left(), right())

    def single(self):
        kind, token = self.take()
        if kind == "number":
            return lambda: float(token)
        if kind == "text":
            return lambda: token[1:-1].replace('""', '"')
        if kind == "ref":
            return lambda: self.cells(token)
        if kind == "name":
            return self.called(token)
        if token == "-":
            inside = self.single()
            return lambda: -numeric(inside())
        assert token == "(", token
        inside = self.level(0)
        assert self.take()[1] == ")"
        return inside

    def called(self, name):
        assert self.take()[1] == "("
        inside = []
        while not self.next_is(")"):
            inside.append(self.level(0))
            if self.next_is(","):
                self.take()
        self.take()
        if name == "IF":
            return lambda: inside[1]() if inside[0]() else inside[2]()
        return lambda: FUNCTIONS[name](*(part() for part in inside))

    def cells(self, token):
        sheet, _, run = token.rpartition("!")
        sheet = sheet.strip("'") or self.sheet
        first, _, last = run.partition(":")
        start, end = place_of(first), place_of(last or first)
        if not last:
            return self.book.value(sheet, *start)
        rows = range(start[0], end[0] + 1)
        return np.array(
            [[self.book.value(sheet, r, c) for c in range(start[1], end[1] + 1)] for r in rows], dtype=object
        )


def numeric(value):
    if isinstance(value, np.ndarray):
        return np.array([0.0 if item is None else item for item in value.flat], dtype=float).reshape(value.shape)
    assert not isinstance(value, str), value
    return 0.0 if value is None else float(value)


def alike(left, right):
    def plain(item):
        return "" if item is None else item.casefold() if isinstance(item, str) else item

    if isinstance(left, np.ndarray):
        return np.array([plain(item) == plain(right) for item in left.flat], dtype=float).reshape(left.shape)
    return plain(left) == plain(right)


def shown(value):
    return value if isinstance(value, str) else "" if value is None else f"{value:g}"


OPERATORS = {
    "=": alike,
    "<": lambda a, b: numeric(a) < numeric(b),
    ">": lambda a, b: numeric(a) > numeric(b),
    "<=": lambda a, b: numeric(a) <= numeric(b),
    ">=": lambda a, b: numeric(a) >= numeric(b),
    "&": lambda a, b: shown(a) + shown(b),
    "+": lambda a, b: numeric(a) + numeric(b),
    "-": lambda a, b: numeric(a) - numeric(b),
    "*": lambda a, b: numeric(a) * numeric(b),
    "/": lambda a, b: numeric(a) / numeric(b),
}
FUNCTIONS = {
    "SUM": lambda *parts: sum(float(np.sum(numeric(part))) for part in parts),
    "SUMPRODUCT": lambda *parts: float(np.prod([numeric(part) for part in parts], axis=0).sum()),
    "MEDIAN": lambda *parts: statistics.median(map(numeric, parts)),
    "MIN": lambda *parts: min(map(numeric, parts)),
    "MAX": lambda *parts: max(map(numeric, parts)),
    "ABS": lambda part: np.abs(numeric(part)),
    "LN": lambda part: np.log(numeric(part)),
    "EXP": lambda part: math.exp(numeric(part)),
    "ROUND": lambda part, digits: round(part, int(digits)),
    "NA": lambda: math.nan,
    "RANK": lambda own, all_: 1 + int((numeric(all_) > own).sum()),
    "COUNTIF": lambda run, own: int(np.sum(alike(np.atleast_2d(np.array(run, dtype=object)), own))),
    "LOOKUP": lambda x, starts, values: float(
        numeric(values).flat[int(np.searchsorted(numeric(starts).ravel(), x, side="right")) - 1]
    ),
    "MATCH": lambda x, run, _: 1 + [shown(item) for item in run.flat].index(shown(x)),
    "INDEX": lambda run, at: run.flat[int(at) - 1],
}
