"""Rows split and figures read by the kernel, against Python's own."""

from __future__ import annotations

import re
from itertools import product
from math import copysign, isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitescore.core.compiled.plain_cells import IRREGULAR, TOO_MANY, put_below, split_rows

PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
DIGITS = st.text("0123456789", min_size=1, max_size=24)
WRITTEN = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "-", "+", " ", "--"]),
        st.one_of(DIGITS, st.just("")),
        st.sampled_from(["", ".", ".", ",", ".."]),
        st.one_of(DIGITS, st.just("")),
        st.sampled_from(["", "", "e", "E", "e-", "e+", "%", " "]),
        st.one_of(st.integers(0, 30).map(str), st.just(""), st.just("99999999999999999999")),
    ),
)
FIGURES = st.one_of(WRITTEN, st.floats(allow_nan=False).map(repr), st.integers(0, 9999).map(lambda n: f"{n / 100:.2f}"))
WORDS = st.sampled_from(["", "nan", "inf", "n/a", "-", ".", "1_000", "0x1", "٣", "12..18", "1e", "5.", "007", "\x1f3"])


def split(text, width, *, most=1000, marks=",."):
    """Split rows of a text, an id and figures in each; None where they are irregular."""
    block = np.frombuffer(text.encode(), dtype=np.uint8)
    rows = text.count("\n")
    numbers, spans = np.zeros((width - 1, rows)), np.zeros((1, rows, 2), dtype=np.int64)
    left = np.zeros((most, 4), dtype=np.int64)
    found, count = split_rows(block, tuple(map(ord, marks)), np.arange(-1, width - 1), numbers, spans, left)
    if found < 0:
        return found
    ids = [bytes(block[start:end]).decode() for start, end in spans[0]]
    others = {(int(row), int(at)): bytes(block[start:end]).decode() for row, at, start, end in left[:count]}
    return ids, numbers, others


@settings(max_examples=500)
@given(st.lists(st.one_of(FIGURES, WORDS), min_size=1, max_size=9), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_figure_is_what_python_reads_or_is_left(cells, newline, quoted):
    cells = [cell.replace(",", ";") for cell in cells]
    ids, numbers, left = split(
        ",".join(["a", *(f'"{cell}"' if quoted else cell for cell in cells)]) + newline, len(cells) + 1
    )
    assert ids == ["a"]
    for at, cell in enumerate(cells):
        text = cell.strip()
        if (0, at) in left:
            assert left[0, at] == text
            assert np.isnan(numbers[at, 0])
        elif not text:
            assert np.isnan(numbers[at, 0])
        else:
            assert PLAIN.fullmatch(text)
            assert numbers[at, 0].tobytes() == np.float64(text).tobytes(), text


@pytest.mark.parametrize(
    "text",
    ["0", "-0", "12", "12.5", "-12.5", "+12.5", ".5", "-.5", "1e5", "1E-3", "1e+22", "0.0001", "007", "0e9999",
     "9007199254740992", "900719925474099.2", "123456789012345", "0.000000000000000000001", "1.5e22"],
)  # fmt: skip
def test_usual_figures_are_read(text):
    _, numbers, left = split(f"a,{text},7\n", 3)
    assert not left
    assert numbers[0, 0].tobytes() == np.float64(text).tobytes()


@pytest.mark.parametrize(
    "text", ["5.", ".", "-", "e5", "1e", "1e+", "1.e3", "9007199254740993", "1e23", "1 2", "1..2", "+-1"]
)
def test_others_are_left(text):
    _, _, left = split(f"a,{text},7\n", 3)
    assert left == {(0, 0): text}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("between", "mark"), [(",", "."), (";", ","), ("\t", ",")])
def test_every_short_cell_is_read_as_the_others_are(between, mark, newline):
    """Cells of up to eight signs are read eight signs at once, but those near the end of the text."""
    cells = ["".join(signs) for count in range(8) for signs in product("09.-:", repeat=count)]
    cells += ["".join(signs) for signs in product("17.", repeat=8)] + ["9" * count for count in range(8, 16)]
    pairs = zip(cells, reversed(cells), strict=True)
    text = newline.join(f"a{between}{between.join(pair).replace('.', mark)}" for pair in pairs) + newline
    _, numbers, left = split(text, 3, most=2 * len(cells), marks=between + mark)
    for at, column in enumerate([cells, cells[::-1]]):
        for row, (cell, number) in enumerate(zip(column, numbers[at].tolist(), strict=True)):
            if PLAIN.fullmatch(cell):
                assert number == float(cell), cell
                assert copysign(1, number) == (-1 if cell.startswith("-") else 1)
            else:
                assert isnan(number)
                assert left.get((row, at), "") == cell.replace(".", mark)
    assert len(left) == 2 * sum(1 for cell in cells if cell and not PLAIN.fullmatch(cell))


def test_decimal_commas():
    ids, numbers, left = split("a;1,5;-,25;1.5\nb;2;;3,\n", 4, marks=";,")
    assert ids == ["a", "b"]
    np.testing.assert_array_equal(numbers, [[1.5, 2], [-0.25, np.nan], [np.nan, np.nan]])
    assert left == {(0, 2): "1.5", (1, 2): "3,"}


@pytest.mark.parametrize(
    "text",
    ["a,1\n", "a,1,2,3\n", "a,1,2\nb,1\n", "\na,1,2\n", "a,1,2\n,,\n", "a,1,2\n , ,\t\n", 'a"b,1,2\n', '"a"b,1,2\n',
     '"a""b",1,2\n', '"a\nb",1,2\n', '"a,1,2\n', "a,1\r,2\n", "a\rb,1,2\n", ",\u00a0,\n"],
)  # fmt: skip
def test_what_is_not_regular_is_refused(text):
    assert split(text, 3) == IRREGULAR


def test_no_more_is_left_than_fits():
    assert split("a,x,1\nb,y,2\n", 3, most=1) == TOO_MANY


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r")), max_size=5))
def test_texts_are_put_below_each_other(texts):
    parts = [text.encode() for text in texts]
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    spans = np.array([[end - len(part), end] for end, part in zip(ends, parts, strict=True)], dtype=np.int64)
    out = np.zeros(sum(map(len, parts)) + len(parts), dtype=np.uint8)
    beyond = put_below(np.frombuffer(b"".join(parts), dtype=np.uint8), spans.reshape(-1, 2), out)
    assert bytes(out).decode() == "".join(f"{text}\n" for text in texts)
    assert beyond == any(text and not (text[0].isascii() and text[-1].isascii()) for text in texts)
