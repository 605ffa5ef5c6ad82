"""Rows of measurements that are understood all at once give what each gives by itself."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitescore.errors import InputError
from sitescore.io import long
from sitescore.io.csv_table import read_csv
from sitescore.io.json_table import read_json
from sitescore.io.long import read_long
from sitescore.io.packed_rows import PackedRows, packed
from sitescore.io.reading import Reading
from sitescore.io.sure_rows import sure_rows
from tests.io.test_large_csv import CLEAN, ODD

COLUMNS = ("low", "high", "unit", "source", "date", "quality", "note", "available_from", "used")
POOLS = {
    "site": ["a", "b", " c ", "d", "", "Yhteensä", "max", "#REF!"],
    "criterion": ["port", "rail", "grid", "name", "latitude", "Maa", "country", ""],
    "value": [*CLEAN * 6, *("full", "none", "n/a", "", "?") * 4, *ODD],
    "low": ["", "", "", "", "1", "2.5", "1,5", "x", "3..4", "5 km"],
    "high": ["", "", "", "", "100", "200.5", "9", "7 m", "≤ 3"],
    "unit": ["", "", "km", "m", "MW", "km", "SeinÃ¤"],
    "source": ["", "map", "a; b", "#DIV/0!", "ELY"],
    "date": ["", "2024", "30.6.2025", "soon"],
    "quality": ["", "A", "b", "D", "E"],
    "note": ["", "x", "Seinäjoki"],
    "available_from": ["", "", "", "", "", "", "2028", "2030-06", "later"],
    "used": ["", "", "", "", "", "", "no", "yes", "perhaps"],
}
HEADERS = {"value": ["value", "Arvo [m]", "value [km]"], "low": ["low", "low [km]"], "high": ["high", "yläraja"]}


@st.composite
def tables(draw):
    """Header and rows, mostly sound; some rows end early or late."""
    names = ["site", "criterion", "value", *draw(st.lists(st.sampled_from(COLUMNS), unique=True, max_size=6))]
    odd = draw(st.sampled_from([0, 0, 3]))
    pools = {name: POOLS[name] if odd or name in ("low", "high", "unit") else POOLS[name][:4] for name in names}
    pools["value"] = POOLS["value"] if odd else [*CLEAN, "full", "n/a"]
    rows = draw(st.lists(st.tuples(*(st.sampled_from(pools[name]) for name in names)), max_size=30))
    cut = [list(row)[: len(row) - draw(st.integers(0, odd))] for row in rows]
    long_one = [[*row, *[""] * draw(st.integers(0, 1)), *(["x"] if odd and draw(st.integers(0, 9)) == 0 else [])]
                for row in cut]  # fmt: skip
    return [draw(st.sampled_from(HEADERS.get(name, [name]))) for name in names], long_one


def nothing_sure(cells, alone, decimal):
    """Leave every row to be read by itself."""
    found = sure_rows(cells, alone, decimal)
    return replace(found, sure=np.zeros_like(found.sure))


def outcome(table, reading, *, one_by_one):
    with pytest.MonkeyPatch.context() as patch:
        if one_by_one:
            patch.setattr(long, "sure_rows", nothing_sure)
        try:
            return read_long(table, reading, "")
        except InputError as error:
            return None, list(error.problems)


def assert_same(table, reading=None):
    reading = reading or Reading(file=table.file)
    (sites, problems), (expected, expected_problems) = (
        outcome(table, reading, one_by_one=slow) for slow in (False, True)
    )
    assert problems == expected_problems
    assert (sites is None) == (expected is None)
    if sites is None:
        return None
    for part in ("sites", "names", "about", "headers", "notices"):
        assert getattr(sites, part) == getattr(expected, part), part
    for kind in ("columns", "earlier", "second"):
        one, other = getattr(sites, kind), getattr(expected, kind)
        assert list(one) == list(other)
        for name in one:
            pairs = [(one[name], other[name])] if kind == "columns" else zip(one[name], other[name], strict=True)
            for column, wanted in pairs:
                assert_same_column(column, wanted)
    return sites


def assert_same_column(one, other):
    for part in fields(one):
        ours, theirs = getattr(one, part.name), getattr(other, part.name)
        if isinstance(ours, np.ndarray):
            np.testing.assert_array_equal(ours, theirs, err_msg=part.name)
        elif isinstance(ours, dict):
            assert list(ours.items()) == list(theirs.items()), part.name
        else:
            assert ours == theirs, part.name


@settings(max_examples=150, deadline=None)
@given(tables(), st.sampled_from(",;"))
def test_all_at_once_is_one_by_one(table, delimiter):
    header, rows = table
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    try:
        read = read_csv(out.getvalue().encode(), Reading(file="sites.csv", delimiter=delimiter))
    except InputError:
        return
    assert isinstance(read.rows, PackedRows)
    assert_same(read)
    assert_same(replace(read, rows=list(read.rows)))


@settings(max_examples=60, deadline=None)
@given(tables())
def test_all_at_once_is_one_by_one_in_json(table):
    header, rows = table
    objects = [dict(zip(header, row, strict=False)) for row in rows]
    try:
        read = read_json(json.dumps(objects).encode(), Reading(file="sites.json"))
    except InputError:
        return
    if read.is_long:
        assert_same(read)


def test_most_rows_are_sure_and_share_what_repeats():
    text = "site,criterion,value,unit,source,quality\n" + "".join(
        f"s{n},{name},{value},{unit},a map,b\n" for n in range(50) for name, value, unit in
        [("port", f"{n}.5", "km"), ("rail", "full", ""), ("grid", "12..18", "MW")])  # fmt: skip
    table = read_csv(text.encode(), Reading(file="sites.csv"))
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long, "sure_rows", lambda *parts: seen.append(sure_rows(*parts)) or seen[-1])
        sites, problems = read_long(table, Reading(file="sites.csv"), "")
    assert not problems
    assert seen[0].sure.sum() == 100
    port = sites.columns["port"]
    assert port.evidence[0] is port.evidence[49]
    assert port.evidence[0].quality == "B"
    assert port.units[0] is port.units[49]
    assert sites.columns["grid"].low[49] == 12


def test_rows_are_the_same_packed():
    rows = [(2, ["a", "1"]), (4, ["b"]), (5, ["c", "2", "x"])]
    whole = packed(rows, 2)
    assert [(row.line, list(row.cells)) for row in whole] == [(line, cells) for line, cells in rows]
    assert [row.line for row in whole[1:]] == [4, 5]
    assert whole.columns == [["a", "b", "c"], ["1", "", "2"]]
    with pytest.raises(IndexError):
        whole[3]
