"""What is written in one cell, in both decimal marks."""

from __future__ import annotations

import math
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_equal

from sitescore.io.cells import Cell, CellError, is_doubtful, marks_said, read_cell, read_number

NBSP, NARROW, THIN, FIGURE, MINUS = "\u00a0", "\u202f", "\u2009", "\u2007", "\u2212"


def num(value, unit=""):
    return Cell(value=value, unit=unit)


NA = Cell(not_applicable=True)
BOTH = {  # text: cell, whatever the decimal mark
    "": Cell(),
    "   ": Cell(),
    NBSP: Cell(),
    "-": Cell(),
    "–": Cell(),
    "?": Cell(),
    "unknown": Cell(),
    "Ei tiedossa": Cell(),
    "uppgift saknas": Cell(),
    "n/a": NA,
    "N/A": NA,
    "ei sovellu": NA,
    "ej tillämpligt": NA,
    "12": num(12),
    "+12": num(12),
    "-3": num(-3),
    f"{MINUS}3": num(-3),
    f"{MINUS} 3": num(-3),
    "007": num(7),
    "1e308": num(1e308),
    f"5e{MINUS}3": num(0.005),
    "1200": num(1200),
    "1 200": num(1200),
    "1 234 567": num(1234567),
    f"1{NBSP}200": num(1200),
    f"1{NARROW}200": num(1200),
    f"1{THIN}200": num(1200),
    f"1{FIGURE}200": num(1200),
    "1'200": num(1200),
    "1’200": num(1200),
    "12 %": num(12, "%"),
    "12%": num(12, "%"),
    f"12{NBSP}km": num(12, "km"),
    "3 m2": num(3, "m2"),
    "50 EUR/MWh": num(50, "EUR/MWh"),
    "12..18": Cell(low=12, high=18),
    "12 .. 18": Cell(low=12, high=18),
    "12…18": Cell(low=12, high=18),
    "12–18": Cell(low=12, high=18),
    "-5..-2": Cell(low=-5, high=-2),
    f"{MINUS}5..2": Cell(low=-5, high=2),
    "7..7": Cell(low=7, high=7),
    "12..18 km": Cell(low=12, high=18, unit="km"),
    "1 200..1 500": Cell(low=1200, high=1500),
    "12±3": Cell(value=12, spread=3),
    "12 ± 3 km": Cell(value=12, spread=3, unit="km"),
    "12+-3": Cell(value=12, spread=3),
    "12 +/- 3": Cell(value=12, spread=3),
    "full": Cell(word="full"),
    " Partial ": Cell(word="Partial"),
    "12-18": Cell(word="12-18"),
    "noin 20": Cell(word="noin 20"),
    "1 23": Cell(word="1 23"),
    "true": Cell(word="true"),
}
COMMA = {  # text: cell, with a decimal comma
    "12,5": num(12.5),
    ",5": num(0.5),
    "1 200,5": num(1200.5),
    f"1{NBSP}200,5": num(1200.5),
    f"1{NARROW}200,5": num(1200.5),
    f"{MINUS}3,2": num(-3.2),
    "-3,2": num(-3.2),
    "1.234,5": num(1234.5),
    "1.234.567": num(1234567),
    "1.234.567,8": num(1234567.8),
    "1,234": num(1.234),
    "0,234": num(0.234),
    "1,5e3": num(1500),
    "45,5 km": num(45.5, "km"),
    "12,5..18": Cell(low=12.5, high=18),
    "12,5±0,5": Cell(value=12.5, spread=0.5),
}
POINT = {  # text: cell, with a decimal point
    "12.5": num(12.5),
    ".5": num(0.5),
    "1 200.5": num(1200.5),
    "1,234.5": num(1234.5),
    "1,234,567": num(1234567),
    "1,234,567.8": num(1234567.8),
    "1.234": num(1.234),
    "1.5e3": num(1500),
    "45.5 km": num(45.5, "km"),
    "12.5..18": Cell(low=12.5, high=18),
    "12.5...18": Cell(low=12.5, high=18),
    "12.5±.5": Cell(value=12.5, spread=0.5),
}
READ = [(text, mark, cell) for text, cell in BOTH.items() for mark in ",."]
READ += [(text, mark, cell) for mark, table in ((",", COMMA), (".", POINT)) for text, cell in table.items()]


@pytest.mark.parametrize(("text", "decimal", "cell"), READ)
def test_read(text, decimal, cell):
    assert_equal(asdict(read_cell(text, decimal=decimal)), asdict(cell))


REFUSED = [  # text, decimal, code
    *[(text, mark, "SC207") for text in ("#DIV/0!", "#N/A", "#REF!", "#NAME?", "#JAKO/0!", "#ARVO!") for mark in ",."],
    *[(text, mark, "SC206") for text in ("NaN", "nan", "inf", "-Inf", "Infinity", "∞", "1e999") for mark in ",."],
    ("-1e999", ",", "SC206"),
    *[(text, mark, "SC209") for text in ("18..12", "2..-2", "18–12 km") for mark in ",."],
    ("1.234", ",", "SC208"),
    ("1,234", ".", "SC208"),
    ("-1.234", ",", "SC208"),
    ("12.5", ",", "SC208"),
    ("12,5", ".", "SC208"),
    ("1 200,5", ".", "SC208"),
    ("1.234,5", ".", "SC208"),
    ("1,234.5", ",", "SC208"),
    ("1.234.567", ".", "SC208"),
    ("1,234,567", ",", "SC208"),
    ("1,234.567.890", ".", "SC208"),
    ("12.5..18", ",", "SC208"),
    ("12,5±1", ".", "SC208"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "decimal", "code"), REFUSED)
def test_refused(text, decimal, code):
    with pytest.raises(CellError) as caught:
        read_cell(text, decimal=decimal)
    assert caught.value.code == code
    assert caught.value.hint


finite = st.floats(allow_nan=False, allow_infinity=False)
groupers = st.sampled_from([" ", NBSP, NARROW, THIN, "'"])


@given(number=finite, decimal=st.sampled_from(",."))
def test_any_number_reads_back_as_it_was_written(number, decimal):
    text = repr(number).replace(".", decimal)
    assert read_cell(text, decimal=decimal).value == number
    assert read_number(text.replace("-", MINUS), decimal=decimal) == number


@given(number=st.floats(-1e12, 1e12), decimal=st.sampled_from(",."), group=groupers, digits=st.integers(0, 4))
def test_thousands_set_off_read_back(number, decimal, group, digits):
    written = f"{number:,.{digits}f}"
    text = written.replace(".", "D").replace(",", group).replace("D", decimal)
    assert read_number(text, decimal=decimal) == float(written.replace(",", ""))


@given(text=st.text(st.sampled_from("0123456789.,+-− e±…'%nak\u00a0"), max_size=12), decimal=st.sampled_from(",."))
def test_any_text_is_read_or_refused_with_a_code(text, decimal):
    code = ""
    try:
        cell = read_cell(text, decimal=decimal)
    except CellError as error:
        cell, code = Cell(), error.code
    assert code in ("", "SC206", "SC207", "SC208", "SC209")
    assert not any(map(math.isinf, (cell.value, cell.low, cell.high, cell.spread)))


SAID = {  # name: texts, decimal marks shown
    "comma": (["12,5"], {","}),
    "point": (["12.5"], {"."}),
    "neither": (["1,234", "1.234", "12", "full"], set()),
    "both": (["12,5", "12.5"], {",", "."}),
    "below_one": (["0,234"], {","}),
    "groups": (["1.234,5"], {","}),
    "other_groups": (["1,234.5"], {"."}),
    "after_spaces": (["1 200,5"], {","}),
    "in_a_range": (["12..18,5"], {","}),
    "with_a_unit": (["45,5 km"], {","}),
    "a_date_or_word_says_nothing": (["ca. 12,5"], set()),
    "negative": ([f"{MINUS}3,2"], {","}),
    "four_decimals": (["1.2345"], {"."}),
    "four_decimals_of_a_range": (["1,2345..2,3"], {","}),
}


@pytest.mark.parametrize(("texts", "marks"), SAID.values(), ids=SAID.keys())
def test_marks_said(texts, marks):
    assert marks_said(texts) == marks


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("1,234", True),
        ("-1.234", True),
        ("0,234", False),
        ("1,23", False),
        ("12345,678", False),
        ("1.2345", False),
        ("1.234 km", True),
        ("≤ 1.234", True),
        ("0,5..1,234", True),
        ("ca. 1.234", False),
    ],
)
def test_doubtful(text, doubtful):
    assert is_doubtful(text) is doubtful


@given(st.from_regex(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?", fullmatch=True), st.sampled_from(".,"))
def test_a_plain_number_is_what_it_is_among_others(text, decimal):
    """Plain numbers are read without a look at what else a cell may be; a space before one sends it the long way."""

    def read(cell):
        try:
            return read_cell(cell, decimal=decimal)
        except CellError as error:
            return error.code

    assert repr(read(text)) == repr(read(f" {text}"))
