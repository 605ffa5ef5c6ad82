"""Numbers and texts of the page: packed and read back, in every language."""

from __future__ import annotations

import json
from base64 import b64decode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.ranking import ranks
from sitescore.report.page.numbers import FEWER, MOST, packed, packed_figures, packed_values, unpacked
from sitescore.report.page.tongues import bare, merged, read
from sitescore.report.texts import LANGUAGES
from sitescore.report.wording import Words


def numbers(given):
    """Read whole numbers as Python's own base 64 does, three bytes from four digits."""
    digits, data = int(given[0]), given[1:]
    parts = [data[at : at + digits].rjust(8, "A") for at in range(0, len(data), digits)]
    return [int.from_bytes(b64decode(part)) for part in parts]


@given(st.lists(st.integers(0, 2**48 - 1), max_size=20))
def test_packed_whole_numbers_are_read_back(whole):
    assert numbers(packed(whole)) == whole


@pytest.mark.parametrize("decimals", [FEWER, MOST])
@given(st.lists(st.floats(0, 1) | st.integers(0, 20).map(lambda part: part / 20), min_size=1, max_size=30))
def test_packed_values_are_read_back(decimals, values):
    given = packed_values(np.array(values), decimals)
    np.testing.assert_array_equal(
        unpacked(given, decimals), np.rint(np.array(values) * 10.0**decimals) / 10.0**decimals
    )


@given(
    st.lists(
        st.integers(-(10**6), 10**6) | st.floats(-1e3, 1e3).map(lambda x: float(f"{x:.6g}")) | st.none(), min_size=9
    )
)
def test_packed_figures_are_read_back(cells):
    given = packed_figures(cells)
    found = given if isinstance(given, list) else None
    if found is None:
        places, least, data = given["of"]
        found = [(number + least) / 10**places for number in numbers(data)]
        odd = given.get("odd", [])
        for at, cell in zip(odd[::2], odd[1::2], strict=True):
            found[at] = cell
        assert len(json.dumps(given)) < len(json.dumps(cells)) + 4
    assert found == cells


def test_a_few_long_numbers_do_not_make_a_column_long():
    column = np.tile(np.arange(1000) / 1000, 2)
    short = len(json.dumps(packed_values(column)))
    column[7] = 1 / 3
    assert len(json.dumps(packed_values(column))) < 1.05 * short


def test_sums_that_tie_still_tie_when_packed():
    table = np.array([[0.1, 0.3], [0.2, 0.2], [0.3, 0.1]])
    for size in (1, 5000):
        columns = [unpacked(packed_values(column)) for column in np.tile(table, (size, 1)).T]
        many = np.stack(columns, axis=1)
        assert ranks(many @ [0.5, 0.5], decimals=9).max() == 1


TEXT = st.text(st.sampled_from("ab <>/.,1\u00a0é"), max_size=12)
NUMBER = st.floats(0, 1e6).map(lambda number: f"{number:,.1f}")


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6))
def test_merged_texts_are_read_back_in_every_language(parts):
    texts = ["<i>".join(part[language] for part in parts) for language in range(3)]
    assert [read(merged(texts), language) for language in range(3)] == texts


@given(st.lists(st.tuples(NUMBER, st.booleans())))
def test_figures_in_cells_are_read_back_with_the_marks_of_each_language(cells):
    texts = []
    for language in LANGUAGES:
        told = [Words(language).number(float(number.replace(",", ""))) for number, _ in cells]
        said = [number if alike else own for (number, alike), own in zip(cells, told, strict=True)]
        texts.append("<tr>" + "".join(f"<td class=n>{text}" for text in said))
    assert [read(merged(texts), language) for language in range(3)] == texts


def test_what_three_languages_share_is_written_once():
    assert merged(["<b>7</b>"] * 3) == ["<b>7</b>"]


def test_signs_stand_for_tags_and_never_for_what_was_there():
    told = "a\t\r\n\bb<div class='wide'><table><thead><tr><th>x<tbody><tr><th>y<td class='n'>1</table></div>"
    assert bare([told]) == ["a    b\r<th>x<tbody>\ny\t1\b"]
