"""Parquet files are ranked in blocks as they are when read whole, whatever their columns and row groups are made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis import block_runs
from sitescore.analysis.rank_table import rank_table
from sitescore.errors import InputError
from sitescore.io.reading import Reading
from tests.cli.running import run

pl = pytest.importorskip("polars")

ROWS = 60
LINES = "value = { kind = 'linear', worst = 0, best = 10 }"
GRADES = "value = { kind = 'levels', levels = { none = 0, some = 0.4, full = 1 } }"
CURVES = {"port": LINES, "grid": LINES, "road": GRADES}


@pytest.fixture
def criteria(tmp_path):
    text = 'format = 1\nid = "g"\ntitle = "G"\nmissing = "range"\n[factors.f]\ntitle = "F"\n'
    for at, (name, curve) in enumerate(CURVES.items(), start=1):
        text += f'[criteria.{name}]\nfactor = "f"\ntitle = "{name}"\nweight = {at}\n{curve}\n'
    (tmp_path / "criteria.toml").write_text(text, encoding="utf-8")
    return ss.read_criteria(tmp_path / "criteria.toml")


def frame(**changed):
    rng = np.random.default_rng(3)
    columns = {
        "site": [f"s{at}" for at in range(ROWS)],
        "name": [f"Väylä {at}" for at in range(ROWS)],
        "port": rng.integers(0, 11, ROWS) * 1.0,
        "grid": rng.uniform(0, 10, ROWS),
        "road": rng.choice(list("nsf"), ROWS).tolist(),
    }
    columns["road"] = [{"n": "none", "s": "some", "f": "full"}[sign] for sign in columns["road"]]
    return pl.DataFrame({**columns, **changed})


def written(folder, table, row_group_size=7):
    table.write_parquet(folder / "sites.parquet", row_group_size=row_group_size)
    return folder / "sites.parquet"


def both(file, criteria, **reading):
    """What the whole file comes to, and its blocks."""
    whole = ss.rank(ss.assemble(ss.read_sites(file, **reading), criteria), draws=0)
    return whole, rank_table(Reading(file=str(file), **reading), criteria, top=9, quantiles=())


def assert_same(whole, found):
    order = whole.order[:9]
    assert list(found.ranking.sites) == [whole.sites[at] for at in order]
    assert list(found.ranking.names) == [whole.names[at] for at in order]
    assert found.ranking.scores == pytest.approx(whole.scores[order], abs=1e-12)
    assert (found.rows, found.ranking.ranks.tolist()) == (ROWS, whole.ranks[order].tolist())


SPLIT = {
    "floats": lambda t: t,
    "single precision": lambda t: t.with_columns(pl.col("port").cast(pl.Float32)),
    "small whole numbers with nulls": lambda t: t.with_columns(
        pl.when(pl.col("port") > 2).then(pl.col("port")).cast(pl.UInt8)
    ),
    "whole numbers of 128 bits": lambda t: t.with_columns(pl.col("port").cast(pl.Int128)),
    "decimals": lambda t: t.with_columns(pl.Series("port", [Decimal(at) / 8 for at in range(ROWS)])),
    "nothing but nulls": lambda t: t.with_columns(pl.lit(None).alias("grid")),
    "nulls": lambda t: t.with_columns(pl.when(pl.col("grid") > 3).then(pl.col("grid"))),
    "dictionaries": lambda t: t.with_columns(pl.col("road", "site", "name").cast(pl.Categorical)),
    "enumerations with nulls": lambda t: t.with_columns(
        pl.when(pl.col("port") > 2).then(pl.col("road")).cast(pl.Enum(["none", "some", "full"]))
    ),
    "texts of numbers and ranges": lambda t: t.with_columns(pl.Series("port", [" 1.5", "2..3", "", "4±1"] * 15)),
    "numbers as ids": lambda t: t.with_columns(pl.Series("site", range(ROWS))),
    "no names": lambda t: t.drop("name"),
    "a criterion without a column": lambda t: t.drop("grid"),
    "columns in another order": lambda t: t.select(reversed(t.columns)),
}


@pytest.mark.parametrize("kind", SPLIT)
def test_columns_of_every_kind_are_read_as_in_the_whole(tmp_path, criteria, kind, monkeypatch):
    monkeypatch.setattr(block_runs, "MOST_BLOCK", 900)
    assert_same(*both(written(tmp_path, SPLIT[kind](frame())), criteria))


@pytest.mark.parametrize("row_group_size", [1, 7, 1000])
@pytest.mark.parametrize("block", [1, 700, 1 << 20])
def test_row_groups_and_blocks_need_not_agree(tmp_path, criteria, row_group_size, block, monkeypatch):
    monkeypatch.setattr(block_runs, "MOST_BLOCK", block)
    assert_same(*both(written(tmp_path, frame(), row_group_size), criteria))


def test_decimal_commas_in_texts_are_read_where_they_are_said(tmp_path, criteria, monkeypatch):
    monkeypatch.setattr(block_runs, "MOST_BLOCK", 900)
    file = written(tmp_path, frame(port=["1,5", "2,25", "4"] * 20))
    assert_same(*both(file, criteria, decimal=","))
    with pytest.raises(InputError, match="decimal mark"):
        rank_table(str(file), criteria)


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"site": [*(f"s{at}" for at in range(ROWS - 1)), "s2"]}, ("SC215", ROWS, 1)),
        ({"site": [None, *(f"s{at}" for at in range(ROWS - 1))]}, ("SC214", 1, 1)),
        ({"port": [*([1.0] * 30), float("nan"), *([1.0] * 29)]}, ("SC206", 31, 3)),
        ({"grid": [*([1.0] * 30), float("inf"), *([1.0] * 29)]}, ("SC206", 31, 4)),
        ({"road": [*(["full"] * 30), "fulll", *(["full"] * 29)]}, ("SC304", 31, 5)),
        ({"port": [date(2024, 1, 1), *([None] * 59)]}, ("SC305", 1, 3)),
        ({"port": [True, *([None] * 59)]}, ("SC305", 1, 3)),
        ({"port": [[1.0]] * ROWS}, ("SC250", 0, 3)),
        ({"port": [b"1"] * ROWS}, ("SC250", 0, 3)),
        ({"harbour": [1.0] * ROWS}, ("SC301", 0, 6)),
    ],
)
def test_what_the_whole_refuses_blocks_refuse(tmp_path, criteria, changed, refused, monkeypatch):
    monkeypatch.setattr(block_runs, "MOST_BLOCK", 900)
    file = written(tmp_path, frame(**changed))
    told = []
    for ask in (lambda: ss.assemble(ss.read_sites(file), criteria), lambda: rank_table(str(file), criteria)):
        with pytest.raises(InputError) as caught:
            ask()
        told.append(caught.value.problems)
    assert told[0] == told[1]
    assert [(p.code, p.place.line, p.place.column) for p in told[1]] == [refused]


def test_a_folder_of_parts_is_one_table(tmp_path, criteria, monkeypatch):
    monkeypatch.setattr(block_runs, "MOST_BLOCK", 900)
    table = frame()
    for at, region in enumerate(("01", "02", "03")):
        (tmp_path / "sites" / f"region={region}").mkdir(parents=True)
        table[20 * at : 20 * at + 20].write_parquet(tmp_path / "sites" / f"region={region}" / "part.parquet")
    whole, found = both(tmp_path / "sites", criteria)
    assert_same(whole, found)
    assert found.ranking.scores.tobytes() == both(written(tmp_path, table), criteria)[1].ranking.scores.tobytes()
    table[:1].write_parquet(tmp_path / "sites" / "region=03" / "twice.parquet")
    with pytest.raises(InputError, match=r"'s0' stands twice, first at .*sites:1:1"):
        rank_table(str(tmp_path / "sites"), criteria)


def test_parts_with_fewer_columns_are_filled_up(tmp_path, criteria):
    (tmp_path / "sites").mkdir()
    frame()[:30].write_parquet(tmp_path / "sites" / "a.parquet")
    frame()[30:].drop("grid").write_parquet(tmp_path / "sites" / "b.parquet")
    whole, found = both(tmp_path / "sites", criteria)
    assert_same(whole, found)
    assert found.unknown["grid"] == 30


def test_the_command_ranks_a_file_and_names_a_site_given_twice(tmp_path, criteria):
    del criteria
    arguments = ["-c", str(tmp_path / "criteria.toml"), "--memory", "128M", "-f", "csv", "--top", "2"]
    found = run("rank", written(tmp_path, frame()), *arguments)
    assert (found.status, len(found.out.splitlines())) == (0, 3)
    twice = written(tmp_path, frame(site=["a"] * 2 + [f"s{at}" for at in range(ROWS - 2)]))
    refused = run("rank", twice, *arguments)
    assert refused.status == 2
    assert "sites.parquet:2:1" in refused.err
    assert "SC215" in refused.err


def test_a_file_cut_short_is_no_parquet_file(tmp_path, criteria):
    file = written(tmp_path, frame())
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(InputError, match="no Parquet file"):
        rank_table(str(file), criteria)
