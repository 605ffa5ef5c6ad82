"""What every result promises: frozen, read-only, JSON without NaN, rows, frames."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields

import numpy as np
import pytest

import sitescore as ss
from sitescore import __version__
from sitescore.analysis.diff import diff
from sitescore.analysis.findings import gather
from sitescore.analysis.group_weights import group_weights
from sitescore.analysis.improve import improve
from sitescore.analysis.judged_weights import judged_weights
from sitescore.analysis.methods import methods
from sitescore.analysis.robustness import robustness
from sitescore.analysis.scenarios import scenarios
from sitescore.analysis.sensitivity import sensitivity
from sitescore.analysis.survey import survey
from sitescore.analysis.validate import validate
from sitescore.analysis.weight_answers import best_for, equivalents
from sitescore.assembly import assemble, without_sites
from sitescore.errors import Place, Problem
from sitescore.io.bundled import bundled
from sitescore.io.judgements_file import read_judgements
from sitescore.io.reading import Reading
from sitescore.report.views import VIEWS
from sitescore.results import rows as rows_module
from tests.analysis.studies import flat, run_of, study

HEAD = ["command", "sitescore", "criteria", "sites_digest", "options", "warnings"]
LEVELS = "value = { kind = 'levels', levels = { none = 0, full = 1 } }\n"


def made(matrix):
    """One of each kind of result."""
    first, second = matrix.sites[:2]
    return {
        "ranking": ss.rank(matrix),
        "explanation": ss.explain(matrix, first),
        "difference": ss.explain(matrix, first, versus=second),
        "comparison": ss.compare(matrix, [first, second]),
        "weights": ss.weights_table(matrix),
        "validation": validate("f", matrix, []),
        "problems": validate("f", None, [Problem("SC215", Place("f", 3, 1), "twice", "keep one")]),
        "catalogue": methods(),
    }


TP3 = ss.read_criteria("tp3")
PAIRWISE, GROUP = (
    read_judgements(Reading(file=str(bundled("judgements") / f"tp3_{name}.csv")), TP3) for name in ("pairwise", "group")
)
FINLAND = assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))
TOPSIS = assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3", settings=["method=topsis"]))
RESULTS = {
    **made(FINLAND),
    "ranking_by_topsis": ss.rank(TOPSIS),
    "effects": ss.explain(TOPSIS, "oulu"),
    "lead": ss.explain(TOPSIS, "oulu", versus="kokkola_kip"),
    "comparison_by_topsis": ss.compare(TOPSIS, ["oulu", "raahe"]),
    "sensitivity": sensitivity(FINLAND),
    "robustness": robustness(FINLAND, draws=256),
    "improvement": improve(FINLAND, "harjavalta", to_rank=2),
    "survey": survey(FINLAND),
    "scenarios": scenarios({"stated": FINLAND}, {"stated": {"en": "", "fi": "", "sv": ""}}),
    "findings": gather({"stated": FINLAND}, {"stated": {}}, draws=256),
    "equivalents": equivalents(FINLAND, "fairway_depth", -1),
    "best_for": best_for(FINLAND, "oulu"),
    "method_comparison": ss.compare_methods(FINLAND, ["wsm", "topsis", "vikor"]),
    "rank_reversal": ss.rank_reversal(FINLAND, ["topsis"], trials=5),
    "audit": ss.audit(FINLAND),
    "steps": ss.steps(FINLAND, "oulu", method="vikor"),
    "run_difference": diff(run_of(FINLAND), run_of(TOPSIS)),
    "judged_weights": judged_weights(TP3, PAIRWISE, asked="pairwise"),
    "table_ranking": ss.rank_table(1000 * np.random.default_rng(1).random((50, len(TP3.criteria))), TP3, top=5),
    "group_weights": group_weights(TP3, [GROUP], sites=ss.read_sites(bundled("sites") / "finland.csv")),
}
every_result = pytest.mark.parametrize("name", RESULTS)


def test_every_kind_of_result_is_tried_here():
    assert {type(result).__name__ for result in RESULTS.values()} >= set(VIEWS)


@every_result
def test_frozen_with_read_only_arrays(name):
    result = RESULTS[name]
    for field in fields(result):
        with pytest.raises(FrozenInstanceError):
            setattr(result, field.name, None)
        array = getattr(result, field.name)
        if isinstance(array, np.ndarray) and array.size:
            with pytest.raises(ValueError, match="read-only"):
                array[(0,) * array.ndim] = 0


def test_the_matrix_is_read_only():
    arrays = [name for name, item in vars(FINLAND).items() if isinstance(item, np.ndarray)]
    assert {"values", "lowest", "highest", "measurements", "known"} <= set(arrays)
    for name in (*arrays, "weights", "local", "overall", "within", "included", "parents"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(FINLAND, name)[...] = 0


def test_results_share_nothing_that_a_caller_could_change():
    first = ss.rank(FINLAND).to_dict()
    first["sites"][0]["factors"].clear()
    first["options"]["x"] = 1
    assert ss.rank(FINLAND).to_dict()["sites"][0]["factors"]
    assert "x" not in ss.rank(FINLAND).to_dict()["options"]


@every_result
def test_json_without_nan_and_the_same_twice(name):
    texts = [json.dumps(RESULTS[name].to_dict(), allow_nan=False, ensure_ascii=False) for _ in range(2)]
    assert texts[0] == texts[1]


@every_result
def test_json_begins_with_what_it_was_computed_from(name):
    document = RESULTS[name].to_dict()
    wanted = HEAD
    assert [key for key in document if key in wanted] == wanted
    assert document["sitescore"] == __version__
    if "criteria" in wanted:
        assert list(document["criteria"])[:2] == ["id", "digest"]


@every_result
def test_numbers_for_programs_have_nine_decimals_at_most(name):
    for path, number in numbers_in(RESULTS[name].to_dict()):
        assert number == round(number, 9), path


@every_result
def test_rows_are_alike_and_plain(name):
    rows = RESULTS[name].to_rows()
    assert rows
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    for row in rows:
        for key, item in row.items():
            assert isinstance(item, str | int | float | bool | list | None), (key, item)
            assert not (isinstance(item, float) and not math.isfinite(item)), (key, item)


@every_result
def test_frames_hold_the_rows(name):
    pandas = pytest.importorskip("pandas")
    rows, frame = RESULTS[name].to_rows(), RESULTS[name].to_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert (list(frame.columns), len(frame)) == (list(rows[0]), len(rows))


@every_result
def test_frames_of_polars_where_pandas_is_missing(name, monkeypatch):
    polars = pytest.importorskip("polars")
    monkeypatch.setattr(rows_module, "find_spec", lambda name: None if name == "pandas" else object())
    rows, frame = RESULTS[name].to_rows(), RESULTS[name].to_frame()
    assert isinstance(frame, polars.DataFrame)
    assert (frame.columns, frame.height) == (list(rows[0]), len(rows))


@every_result
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow", "duckdb"])
def test_frames_in_kind(name, library):
    """By the library's name, and like a frame of it; the cells are the same in each."""
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    pytest.importorskip(library)
    frame = RESULTS[name].to_frame(library)
    assert type(RESULTS[name].to_frame(like=frame)) is type(frame)
    wanted = RESULTS[name].to_frame("polars")
    if library != "pandas":
        table = frame.to_arrow_table() if library == "duckdb" else frame
        found = polars.from_arrow(table) if isinstance(table, pyarrow.Table) else table
        assert found.rows() == wanted.rows()


def test_frames_of_a_library_that_is_not_known():
    with pytest.raises(ss.SitescoreError, match="needs numpy"):
        RESULTS["ranking"].to_frame(np.zeros(3))


def test_frames_of_words_beside_numbers(tmp_path, monkeypatch):
    """A criterion in words beside one in numbers: the column of measurements holds both."""
    pytest.importorskip("polars")
    matrix = study(tmp_path, *flat("xy", [["a", 0.5, "full"], ["b", "", "none"]], y=LEVELS))
    assert len(ss.compare(matrix).to_frame()) == 4
    monkeypatch.setattr(rows_module, "find_spec", lambda name: None if name == "pandas" else object())
    assert len(ss.compare(matrix).to_frame()) == 4


def test_frames_of_a_column_that_begins_empty(monkeypatch):
    """The first hundred cells without a range, and one with one behind them."""
    pytest.importorskip("polars")
    monkeypatch.setattr(rows_module, "find_spec", lambda name: None if name == "pandas" else object())
    assert len(rows_module.to_frame([{"low": None}] * 150 + [{"low": 0.5}])) == 151


def test_no_frames_without_a_library(monkeypatch):
    monkeypatch.setattr(rows_module, "find_spec", lambda _: None)
    with pytest.raises(ss.SitescoreError, match="pip install"):
        RESULTS["ranking"].to_frame()


def test_ranking_rows_and_json_agree():
    ranking = RESULTS["ranking"]
    for row, site in zip(ranking.to_rows(), ranking.to_dict()["sites"], strict=True):
        for key in ("site", "name", "rank", "score", "coverage", "worst", "best"):
            assert row[key] == site[key]
        assert site["factors"] == {name: row[name] for name in ranking.matrix.factors}
        assert sum(site["contributions"].values()) == pytest.approx(site["score"], abs=1e-7)


def test_the_worst_of_studies_has_json_too(tmp_path):
    """Nothing known of one site, nobody left in another study, no sites at all in the third."""
    for matrix in (
        study(tmp_path, *flat("xy", [["a", "", ""], ["b", "", 1]])),
        study(tmp_path, needs={"land_ha": 1e6}),
    ):
        for result in made(matrix).values():
            json.dumps(result.to_dict(), allow_nan=False)
    json.dumps(ss.weights_table(without_sites(ss.read_criteria("tp3"))).to_dict(), allow_nan=False)


def numbers_in(item: object, path: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(item, float):
        yield path, item
    elif isinstance(item, dict | list):
        for key, inner in item.items() if isinstance(item, dict) else enumerate(item):
            yield from numbers_in(inner, f"{path}.{key}")


def test_a_factor_called_like_a_column_overwrites_nothing(tmp_path):
    """A factor `site`, whose score once stood in the place of the site's id."""
    ranking = ss.rank(study(tmp_path))
    assert ranking.matrix.factors == ("site",)
    rows, sites = ranking.to_rows(), ranking.to_dict()["sites"]
    assert [row["site"] for row in rows] == [row["site"] for row in sites] == ["north", "south"]
    assert (
        [row["factor_site"] for row in rows]
        == [row["factors"]["site"] for row in sites]
        == [pytest.approx(row["score"]) for row in rows]
    )
