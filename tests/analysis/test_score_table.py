"""Plain tables through the one entry point: frames, names, parameters and what is refused."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import sitescore as ss

TABLE = [[3.0, 100.0], [5.0, 200.0], [4.0, 100.0]]
ASKED = {"weights": [0.5, 0.5], "directions": [1, -1]}


def frames():
    """The same table as each library holds it."""
    found = {"lists": lambda: TABLE, "array": lambda: np.array(TABLE)}
    columns = {"fields": [3.0, 5.0, 4.0], "port": [100.0, 200.0, 100.0]}
    named = {"site": ["a", "b", "c"], **columns}
    found["pandas"] = lambda: pytest.importorskip("pandas").DataFrame(columns, index=["a", "b", "c"])
    found["pandas, a column of names"] = lambda: pytest.importorskip("pandas").DataFrame(named)
    found["polars"] = lambda: pytest.importorskip("polars").DataFrame(named)
    found["pyarrow"] = lambda: pytest.importorskip("pyarrow").table(named)
    found["duckdb"] = lambda: pytest.importorskip("duckdb").from_arrow(found["pyarrow"]())
    found["duckdb, decimals"] = lambda: pytest.importorskip("duckdb").sql(
        "from (values ('a', 3.0, 100), ('b', 5.0, 200), ('c', 4.0, 100)) as t(site, fields, port)"
    )
    return found


@pytest.mark.parametrize("kind", frames())
def test_every_kind_of_table(kind):
    table = frames()[kind]()
    found = ss.score_table(table, **ASKED, method="wsm")
    assert_allclose(found.scores, [0.5, 0.5, 0.75])
    assert_array_equal(found.ranks, [2, 2, 1])
    if kind not in ("lists", "array"):
        assert found.sites == ("a", "b", "c")
        assert found.criteria == ("fields", "port")
        by_name = ss.score_table(table, weights={"port": 0.5, "fields": 0.5}, directions={"port": -1, "fields": 1})
        assert_array_equal(by_name.scores, found.scores)


def test_weights_by_a_method():
    assert_array_equal(ss.score_table(TABLE, weights="equal", directions=[1, -1]).scores, [0.5, 0.5, 0.75])
    assert_array_equal(ss.weigh("equal", TABLE), [0.5, 0.5])
    assert ss.weighing("equal", TABLE).details == {}


def test_either_spelling():
    ours = ss.score_table(TABLE, **ASKED, normalisation="linear").scores
    assert_array_equal(ss.score_table(TABLE, **ASKED, normalization="linear").scores, ours)


def test_results_as_plain_data():
    found = ss.score_table(TABLE, **ASKED)
    assert found.to_rows()[2] == {"site": "3", "score": 0.75, "rank": 1}
    document = json.loads(json.dumps(found.to_dict()))
    assert document["details"]["weighted"][2] == [0.25, 0.5]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"method": "vikr"}, "method must be one that is listed, got 'vikr'"),
        ({"weights": "entropi"}, "weights must be one that is listed, got 'entropi'"),
        ({"sharpness": 3}, "sharpness is no parameter of 'wsm'; it takes directions, normalisation"),
        ({"normalisation": "z"}, "normalisation must be one of minmax"),
        ({"weights": {"1": 0.5}}, "weights must name each criterion once, got no '2'"),
        ({"directions": {"1": 1, "2": -1, "port": 1}}, "directions must name each criterion once, got unknown 'port'"),
        ({"directions": [1, 0]}, r"directions must be 1 .* or -1 .*, got 0.0 at index \(1,\)"),
        ({"weights": [0.5, -0.5]}, r"weights must not be negative, got -0.5 at index \(1,\)"),
    ],
)
def test_refused(change, message):
    with pytest.raises(ValueError, match=message):
        ss.score_table(TABLE, **{**ASKED, **change})


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([[3.0, np.nan], [5.0, 2.0]], r"measurements must be finite, got nan at index \(0, 1\)"),
        ([[3.0, "n/a"], [5.0, 2.0]], "measurements must be numbers"),
        ([3.0, 2.0], "measurements must have shape"),
        ([[3.0], [5.0, 2.0]], "measurements must have rows of one length"),
        ([[]], "measurements must have shape"),
    ],
)
def test_tables_refused(table, message):
    with pytest.raises(ValueError, match=message):
        ss.score_table(table, **ASKED)


def test_words_in_a_column_are_named():
    polars = pytest.importorskip("polars")
    with pytest.raises(ValueError, match=r"measurements must be numbers, got .* in column 'port'"):
        ss.score_table(polars.DataFrame({"fields": [1, 2], "port": ["near", "far"]}), **ASKED)
    with pytest.raises(ValueError, match="measurements must be finite, got nan"):
        ss.score_table(polars.DataFrame({"fields": [1.0, None], "port": [1.0, 2.0]}), **ASKED)


@pytest.mark.parametrize("shuffled", [["port", "fields"], ["fields", "port"]])
def test_labels_go_before_places(shuffled):
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame(TABLE, columns=["fields", "port"])
    weights = pandas.Series({"fields": 0.9, "port": 0.1})[shuffled]
    directions = pandas.Series({"fields": 1, "port": -1})[shuffled]
    by_place = ss.score_table(table, weights=[0.9, 0.1], directions=[1, -1])
    assert_array_equal(ss.score_table(table, weights=weights, directions=directions).scores, by_place.scores)


def test_series_without_names_are_by_place():
    pandas = pytest.importorskip("pandas")
    named = pandas.DataFrame(TABLE, columns=["fields", "port"])
    expected = ss.score_table(TABLE, weights=[0.9, 0.1], directions=[1, -1]).scores
    found = ss.score_table(named, weights=pandas.Series([0.9, 0.1]), directions=pandas.Series([1, -1])).scores
    assert_array_equal(found, expected)
    numbered = pandas.DataFrame(TABLE)
    swapped = pandas.Series([0.9, 0.1])[[1, 0]]
    assert_array_equal(ss.score_table(numbered, weights=swapped, directions=[1, -1]).scores, expected)
    by_number = ss.score_table(numbered, weights={1: 0.1, 0: 0.9}, directions=[1, -1]).scores
    assert_array_equal(by_number, expected)


@pytest.mark.parametrize(
    ("index", "message"),
    [
        (["fields", "harbour"], "weights must name each criterion once, got no 'port' and unknown 'harbour'"),
        (["fields", "fields"], "weights must name each criterion once, got no 'port' and repeated 'fields'"),
        ([1, 0], "weights must name each criterion once, got no 'fields', 'port' and unknown '1', '0'"),
    ],
)
def test_labels_that_are_not_the_criteria(index, message):
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame(TABLE, columns=["fields", "port"])
    with pytest.raises(ValueError, match=message):
        ss.score_table(table, weights=pandas.Series([0.5, 0.5], index=index), directions=[1, -1])


def test_directions_by_name_wherever_they_stand():
    polars = pytest.importorskip("polars")
    table = polars.DataFrame({"fields": [3.0, 5.0, 4.0, 9.0], "port": [100.0, 200.0, 100.0, 130.0]})
    by_name = {"port": -1, "fields": 1}
    expected = ss.weigh("merec", table.to_numpy(), [1, -1])
    assert np.abs(expected - ss.weigh("merec", table.to_numpy(), [1, 1])).max() > 0.01
    assert_array_equal(ss.weigh("merec", table, by_name), expected)
    assert_array_equal(ss.weigh("merec", table, directions=by_name), expected)
    assert_array_equal(ss.weigh("merec", measurements=table, directions=by_name), expected)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ss.weigh("entropy"), "measurements must be given for 'entropy'"),
        (lambda: ss.weigh("best_worst", [1, 2]), "others_to_worst must be given for 'best_worst'"),
        (
            lambda: ss.weigh("entropy", TABLE, [1, -1], 3),
            "'entropy' takes measurements, directions in this order, got 3",
        ),
        (lambda: ss.weigh("entropy", TABLE, measurements=TABLE), "measurements must be given once"),
        (
            lambda: ss.weigh("variance", TABLE, normalisation="sum", normalization="sum"),
            "normalisation must be given once",
        ),
        (
            lambda: ss.score_table(TABLE, **ASKED, normalisation="sum", normalization="sum"),
            "normalisation must be given",
        ),
        (
            lambda: ss.weigh("entropy", TABLE, directions={"1": 1}),
            "directions must name each criterion once, got no '2'",
        ),
    ],
)
def test_arguments_missing_or_too_many(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    ("meant", "written"), [("topsis", "TOPSIS"), ("electre_i", "ELECTRE-I"), ("moora", "moora ratio")]
)
def test_names_however_written(meant, written):
    found = ss.score_table(TABLE, **ASKED, method=written)
    assert found.method == meant
    assert_array_equal(found.scores, ss.score_table(TABLE, **ASKED, method=meant).scores)


def test_short_names_of_weightings_and_normalisations():
    judged = [[1, 3], [1 / 3, 1]]
    assert_array_equal(ss.weigh("AHP", judged), ss.weigh("pairwise", judged))
    assert_array_equal(ss.weigh("std", TABLE), ss.weigh("standard_deviation", TABLE))
    minmax = ss.score_table(TABLE, **ASKED, normalisation="Min-Max").scores
    assert_array_equal(minmax, ss.score_table(TABLE, **ASKED, normalisation="minmax").scores)
