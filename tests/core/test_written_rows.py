"""Rows written by the kernel, against Python's own way to write numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sitescore.core.compiled.written_rows import LEFT, LONGEST, put_rows

BILLIONTHS = st.one_of(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-200_000, 200_000)).map(lambda n: n / 1e9)
ENDS = np.zeros(100, dtype=np.int64)
FIGURES = st.one_of(BILLIONTHS, st.sampled_from([0.0, -0.0, 1e-9, 1e-4, 99999e-9, 100.0, 999999.999999999, np.nan]))


def written(figures, *, whole=False):
    """Write a column of figures, a row each."""
    out = np.empty((len(figures) + 1) * LONGEST, dtype=np.uint8)
    table = np.array([figures], dtype=np.float64)
    nothing = np.empty((0, 2), dtype=np.int64)
    count = put_rows(np.array([0]), table, np.array([whole]), np.empty(0, dtype=np.uint8), nothing, out, ENDS)
    return None if count == LEFT else out[:count].tobytes().decode()


@settings(max_examples=500)
@given(st.lists(FIGURES, min_size=1, max_size=20))
def test_figures_of_nine_decimals_are_written_as_python_writes_them(figures):
    expected = "".join("\n" if np.isnan(figure) else f"{figure!r}\n" for figure in figures)
    assert written(figures) == expected


@settings(max_examples=500)
@given(st.floats(allow_nan=False))
def test_any_other_figure_is_left_or_written_as_python_writes_it(figure):
    assert written([figure]) in (None, f"{figure!r}\n")


def test_figures_with_more_digits_are_left():
    assert [written([figure]) for figure in (1e6, 0.1234567891, 5e-10, np.inf, -np.inf)] == [None] * 5


@given(st.lists(st.integers(-(2**52) + 1, 2**52 - 1), min_size=1, max_size=9))
def test_whole_numbers_are_written_without_a_point(numbers):
    assert written(numbers, whole=True) == "".join(f"{number}\n" for number in numbers)


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=9))
def test_the_same_figures_beside_each_other_are_copied(rows):
    out = np.empty((4 * len(rows) + 4) * LONGEST, dtype=np.uint8)
    nothing = np.empty((0, 2), dtype=np.int64)
    signs, whole = np.empty(0, dtype=np.uint8), np.zeros(2, dtype=bool)
    count = put_rows(
        np.array([1, 1, 1, 0]), np.array(rows, dtype=np.float64).T.copy(), whole, signs, nothing, out, ENDS
    )
    shown = [["" if np.isnan(figure) else repr(figure) for figure in row] for row in rows]
    assert out[:count].tobytes().decode() == "".join(f"{b},{b},{b},{a}\n" for a, b in shown)


TEXTS = st.text(st.characters(exclude_characters="\n", codec="utf-8"))


@given(st.lists(st.tuples(TEXTS, FIGURES, TEXTS), min_size=1, max_size=9), TEXTS)
def test_texts_stand_between_figures_and_one_may_be_that_of_all_rows(rows, text):
    columns = [[first for first, _, _ in rows], [last for _, _, last in rows], [text]]
    parts = ["".join(f"{text}\n" for text in column).encode() for column in columns]
    signs = np.frombuffer(b"".join(parts) + bytes(8), dtype=np.uint8)
    second, third = len(parts[0]), len(parts[0] + parts[1])
    places = np.array([[0, -1], [second, -1], [third, third]])
    figures = np.array([[figure for _, figure, _ in rows]])
    out = np.empty(signs.size + (len(rows) + 1) * (4 * LONGEST + len(parts[2])), dtype=np.uint8)
    count = put_rows(np.array([-1, 0, -3, -2]), figures, np.array([False]), signs, places, out, ENDS)
    expected = "".join(f"{t},{'' if np.isnan(f) else repr(f)},{text},{u}\n" for t, f, u in rows)
    assert out[:count].tobytes().decode() == expected
    assert places.tolist() == [[second, -1], [third, -1], [third, third]]


def test_rows_without_room_are_left():
    signs = np.frombuffer(b"a" * 300 + b"\n" + bytes(8), dtype=np.uint8)
    places, nothing = np.zeros((1, 2), dtype=np.int64), np.empty((0, 9))
    out = np.zeros(2000, dtype=np.uint8)
    assert put_rows(np.array([-1]), nothing, np.empty(0, dtype=bool), signs, places, out[:400], ENDS) == LEFT
    assert not out[400:].any()
