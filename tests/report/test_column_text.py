"""Tables by columns are written as they are row by row, with and without polars."""

import csv
import io
import json
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.report import column_text
from sitescore.report.column_text import csv_of_columns, harmless, json_of_columns
from sitescore.results import rows
from sitescore.results.rows import each, plain, rounded

NUMBERS = st.one_of(
    st.floats(-1e3, 1e3), st.floats(allow_infinity=False), st.sampled_from([0.0, 1e-9, 6.8676e-5, 1e-4, 1e15, 100.0])
)
TABLES = st.lists(st.tuples(st.text(), NUMBERS, st.integers(1, 10**6)), min_size=1)


@pytest.fixture(params=["polars", "standard library"])
def engine(request, monkeypatch):
    if request.param == "polars":
        monkeypatch.setattr(column_text, "MANY", 0)
    else:
        monkeypatch.setitem(sys.modules, "polars", None)


def columns_of(table):
    texts, numbers, counts = zip(*table, strict=True)
    return {"site": texts, "score": np.array(numbers), "rank": np.array(counts)}


@pytest.mark.parametrize("many", [0, 10**9])
@given(table=TABLES)
def test_csv_is_that_of_the_csv_module(many, table):
    columns = columns_of(table)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows((harmless(text), "" if np.isnan(number) else number, count) for text, number, count in table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_text, "MANY", many)
        turned = {name: column[::-1] for name, column in columns.items()}
        patch.setattr(column_text, "AT_ONCE", 2)
        assert "".join(csv_of_columns(turned, np.arange(len(table))[::-1])) == out.getvalue()


@pytest.mark.usefixtures("engine")
def test_plain_texts_are_written_alike():
    numbers = np.array([12.5, 6.8676e-05, np.nan, 1e-09, 0.0, 100.0])
    written = csv_of_columns({"site": list("abcdef"), "score": numbers, "rank": np.arange(6)}, np.arange(6))
    assert "".join(written) == "site,score,rank\na,12.5,0\nb,6.8676e-05,1\nc,,2\nd,1e-09,3\ne,0.0,4\nf,100.0,5\n"


@pytest.mark.parametrize("many", [0, 10**9])
@given(table=TABLES)
def test_json_is_that_of_the_json_module(many, table):
    columns = columns_of(table)

    def entries(numbers):
        site = tuple(columns["site"][at] for at in numbers)
        score, rank = columns["score"][numbers], columns["rank"][numbers]
        return {"site": site, "50%": {"score": score, "": [rank, score]}, "none": None, "empty": {}}

    whole = each(entries(np.arange(len(table))), len(table))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_text, "MANY", many)
        patch.setattr(column_text, "AT_ONCE", 2)
        written = "".join(json_of_columns(entries, np.arange(len(table)), depth=0))
    assert written == json.dumps(whole, ensure_ascii=False, indent=2)


@given(st.lists(NUMBERS, min_size=1))
def test_numbers_are_rounded_as_one_by_one(numbers):
    found = [None if np.isnan(number) else number for number in rounded(np.array(numbers)).tolist()]
    assert found == [plain(number) for number in numbers]


@pytest.mark.parametrize("shape", [(7,), (7, 2), (3, 0)])
def test_many_numbers_are_rounded_some_at_a_time(shape, monkeypatch):
    numbers = np.random.default_rng(1).uniform(-100, 100, shape)
    at_once = rounded(numbers)
    monkeypatch.setattr(rows, "AT_ONCE", 3)
    in_parts = rounded(np.asfortranarray(numbers))
    np.testing.assert_array_equal(in_parts, at_once)
    assert in_parts.shape == shape
