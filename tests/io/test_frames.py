"""Data frames and columnar files are read as a CSV file with the same cells is."""

import copy
import math
import sys
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import sitescore as ss
from sitescore.errors import InputError
from sitescore.io.frame_columns import FRAME
from sitescore.io.reading import Reading
from sitescore.io.table_blocks import frame_blocks, table_blocks
from tests.io.helpers import criteria_of, located, sites_of

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

PARTS = ("value", "low", "high", "spread", "not_applicable")


def as_duckdb(columns):
    return duckdb.from_arrow(pyarrow.table(columns))


LIBRARIES = {
    "pandas": pandas.DataFrame,
    "pandas, its own missing": lambda columns: pandas.DataFrame(columns).convert_dtypes(),
    "polars": polars.DataFrame,
    "polars, lazy": polars.LazyFrame,
    "pyarrow": pyarrow.table,
    "duckdb": as_duckdb,
}


def written(columns):
    """The same cells as CSV."""
    rows = zip(*columns.values(), strict=True)
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in rows]
    return "\n".join([",".join(columns), *lines, ""])


def assert_alike(found, wanted):
    assert (found.sites, found.names, found.about) == (wanted.sites, wanted.names, wanted.about)
    assert list(found.columns) == list(wanted.columns)
    for name, column in wanted.columns.items():
        for part in PARTS:
            np.testing.assert_array_equal(getattr(found.columns[name], part), getattr(column, part))
        for part in ("words", "texts", "units", "unit", "evidence"):
            assert getattr(found.columns[name], part) == getattr(column, part)


figures = st.none() | st.floats(-1e12, 1e12) | st.integers(-(10**9), 10**9).map(float)
cells = st.none() | st.sampled_from(["12..18", "n/a", "full", "4±1", "≤ 70", "30..", "12 km", "-", "7", "0.25"])


@st.composite
def tables(draw):
    count = draw(st.integers(1, 8))
    column = {"min_size": count, "max_size": count}
    return {
        "site": [f"s{n}" for n in range(count)],
        "name": draw(st.lists(st.none() | st.sampled_from(["Väylä", "Kokkola"]), **column)),
        "region": draw(st.lists(st.sampled_from(["Lappi", "01"]), **column)),
        "port": draw(st.lists(figures, **column)),
        "roads": draw(st.lists(st.integers(-(10**6), 10**6), **column)),
        "zoning [km]": draw(st.lists(cells, **column)),
    }


@pytest.mark.parametrize("library", LIBRARIES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=tables())
def test_every_library_is_read_as_a_file_is(tmp_path, library, columns):
    assert_alike(ss.read_sites(LIBRARIES[library](columns)), sites_of(tmp_path, written(columns)))


@pytest.mark.parametrize("ending", ["parquet", "feather", "arrow"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=tables())
def test_columnar_files_are_read_as_text_is(tmp_path, ending, columns):
    file, frame = tmp_path / f"sites.{ending}", polars.DataFrame(columns)
    write = {"parquet": frame.write_parquet, "feather": frame.write_ipc, "arrow": frame.write_ipc_stream}
    write[ending](file)
    assert_alike(ss.read_sites(file), sites_of(tmp_path, written(columns)))


@settings(max_examples=25, deadline=None)
@given(columns=tables())
@example(columns={"site": ["s0", "s1"], "port": [None, -0.0], "roads": [0, 0]})
def test_the_same_cells_have_the_same_digest_in_every_library(columns):
    digests = {ss.read_sites(library(columns)).digest for library in LIBRARIES.values()}
    changed = {**columns, "roads": [columns["roads"][0] + 1, *columns["roads"][1:]]}
    assert len(digests) == 1
    assert ss.read_sites(polars.DataFrame(changed)).digest not in digests


LONG = {
    "site": ["a", "a", "b"],
    "criterion": ["port", "zoning", "port"],
    "value": ["2.5", "full", None],
    "low": [2.0, None, 1.0],
    "high": [3.0, None, 4.0],
    "source": ["map", None, "guess"],
    "date": [date(2026, 3, 31), None, None],
}


@pytest.mark.parametrize("library", LIBRARIES)
def test_measurements_with_their_sources(tmp_path, library):
    found = ss.read_sites(LIBRARIES[library](LONG))
    assert_alike(found, sites_of(tmp_path, written(LONG)))
    assert found.columns["port"].evidence[0].date == "2026-03-31"


def test_dates_of_pandas_are_days():
    table = pandas.DataFrame(LONG).assign(date=pandas.to_datetime(LONG["date"]))
    assert ss.read_sites(table).columns["port"].evidence[0].date == "2026-03-31"


NAN = {"site": ["a", "b"], "port": [1.0, math.nan]}


def test_nan_is_unknown_in_pandas():
    assert np.isnan(ss.read_sites(pandas.DataFrame(NAN)).columns["port"].value[1])


@pytest.mark.parametrize("library", ["polars", "pyarrow", "duckdb"])
def test_nan_is_refused_where_there_is_null(library):
    with pytest.raises(InputError) as caught:
        ss.read_sites(LIBRARIES[library](NAN))
    assert located(caught.value.problems) == [("SC206", 2, 2)]


@pytest.mark.parametrize("library", LIBRARIES)
def test_infinity_is_refused(library):
    with pytest.raises(InputError) as caught:
        ss.read_sites(LIBRARIES[library]({"site": ["a"], "port": [-math.inf]}))
    assert located(caught.value.problems) == [("SC206", 1, 2)]


@pytest.mark.parametrize("library", LIBRARIES)
def test_decimals_keep_their_digits(library):
    digits = ["0.1", "12345678901.234567", "-0.000123", "1e3"]
    columns = {"site": list("abcd"), "port": [Decimal(text).quantize(Decimal("0.000001")) for text in digits]}
    assert ss.read_sites(LIBRARIES[library](columns)).columns["port"].value.tolist() == [*map(float, digits)]


def test_decimals_of_a_query():
    found = ss.read_sites(duckdb.sql("select 7 as site, 1.10 as port, null as grid, true as rail"))
    assert (found.sites, found.columns["rail"].words) == (("7",), {0: "true"})
    assert (found.columns["port"].value.tolist(), found.columns["grid"].given.tolist()) == ([1.1], [False])


@pytest.mark.parametrize(
    "column",
    [
        pandas.Categorical(["full", None]),
        polars.Series(["full", None], dtype=polars.Categorical),
        pyarrow.array(["full", None]).dictionary_encode(),
    ],
    ids=["pandas", "polars", "pyarrow"],
)
def test_categories_are_words(column):
    library = {"pandas": pandas.DataFrame, "polars": polars.DataFrame, "pyarrow": pyarrow.table}
    table = library[type(column).__module__.split(".")[0]]({"site": ["a", "b"], "zoning": column})
    found = ss.read_sites(table).columns["zoning"]
    assert (found.words, found.given.tolist()) == ({0: "full"}, [True, False])


def test_texts_are_read_with_their_decimal_mark():
    columns = {"site": ["a", "b"], "port": ["1,5", "12,25"], "grid": [0.5, 2.0]}
    found = ss.read_sites(polars.DataFrame(columns)).columns
    assert (found["port"].value.tolist(), found["grid"].value.tolist()) == ([1.5, 12.25], [0.5, 2.0])


def test_a_text_in_two_ways_beside_columns_that_differ_is_refused():
    frame = polars.DataFrame({"site": ["a"], "x": ["0,5"], "y": ["1.5"], "port": ["39.000"]})
    with pytest.raises(InputError) as caught:
        ss.read_sites(frame)
    assert [(p.code, p.place.line, p.place.column) for p in caught.value.problems] == [("SC208", 1, 4)]


def test_a_mark_that_is_said_is_that_of_texts_only():
    columns = {"site": ["a"], "port": ["1,500"], "grid": [0.5]}
    found = ss.read_sites(polars.DataFrame(columns), decimal=",").columns
    assert (found["port"].value.tolist(), found["grid"].value.tolist()) == ([1.5], [0.5])


@pytest.mark.parametrize("name", ["site", None, "kohde"])
def test_sites_in_the_index_of_pandas(name):
    table = pandas.DataFrame({"port": [1, 2]}, index=pandas.Index(["a", "b"], name=name))
    before = copy.deepcopy(table)
    assert ss.read_sites(table).sites == ("a", "b")
    pandas.testing.assert_frame_equal(table, before)


def test_a_numbered_index_is_no_column_of_sites():
    with pytest.raises(InputError, match="SC210"):
        ss.read_sites(pandas.DataFrame({"port": [1, 2]}))
    table = pandas.DataFrame({"port": [1, 2]}, index=pandas.Index([7, 9], name="id"))
    assert ss.read_sites(table).sites == ("7", "9")


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow", "duckdb"])
@pytest.mark.parametrize("item", [[1, 2], b"\x00"], ids=["list", "bytes"])
def test_what_is_no_cell_is_refused_or_ignored(library, item):
    table = LIBRARIES[library]({"site": ["a"], "geometry": [item], "port": [2]})
    with pytest.raises(InputError) as caught:
        ss.read_sites(table)
    assert located(caught.value.problems) == [("SC250", 0, 2)]
    assert list(ss.read_sites(table, ignore_columns=("geometry",)).columns) == ["port"]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow", "duckdb"])
def test_all_that_is_wrong_with_columns_and_cells_is_told_at_once(library):
    cells = {"site": ["a", "a"], "shape": [[1], [2]], "port": [2, 3], "raw": [b"1", b"2"], "rail": ["#N/A", "2"]}
    for rail, mark in ((["#N/A", "2"], "."), (["#N/A", "2,5"], ",")):
        with pytest.raises(InputError) as caught:
            ss.read_sites(LIBRARIES[library]({**cells, "rail": rail}))
        codes = [("SC250", 0, 2), ("SC250", 0, 4), ("SC207", 1, 5), ("SC215", 2, 1)]
        assert located(caught.value.problems) == codes, mark


def test_all_columns_that_hold_no_cells_of_a_table_of_measurements():
    cells = {"site": ["a"], "criterion": ["port"], "value": [[1]], "source": [b"x"]}
    with pytest.raises(InputError) as caught:
        ss.read_sites(polars.DataFrame(cells))
    assert located(caught.value.problems) == [("SC250", 0, 3), ("SC250", 0, 4)]


def test_sites_that_are_no_cells_end_the_reading():
    with pytest.raises(InputError) as caught:
        ss.read_sites(polars.DataFrame({"site": [[1], [1]], "port": [b"x", b"y"]}))
    assert located(caught.value.problems) == [("SC250", 0, 1), ("SC250", 0, 2)]


def test_columns_that_hold_no_cells_in_blocks(tmp_path):
    polars.DataFrame({"site": ["a", "b"], "x": [[1], [2]], "y": [b"x", b"y"], "port": ["#N/A", "1"]}).write_parquet(
        tmp_path / "sites.parquet"
    )
    with pytest.raises(InputError) as caught:
        list(table_blocks(Reading(file=str(tmp_path / "sites.parquet")), size=8))
    assert located(caught.value.problems) == [("SC250", 0, 2), ("SC250", 0, 3), ("SC207", 1, 4)]


@pytest.mark.parametrize("thing", [5, {"site": ["a"]}, np.zeros((2, 2)), None])
def test_what_is_no_table_is_refused(thing):
    with pytest.raises(InputError, match="SC251"):
        ss.read_sites(thing)


def test_two_columns_of_one_name():
    with pytest.raises(InputError, match="SC211 two columns are called 'port'"):
        ss.read_sites(pandas.DataFrame([["a", 1, 2]], columns=["site", "port", "port"]))


@pytest.mark.parametrize("ending", ["parquet", "feather", "arrow"])
def test_broken_files_are_refused(tmp_path, ending):
    with pytest.raises(InputError, match=r"SC203 this is no (Parquet|Feather)"):
        sites_of(tmp_path, b"PAR1 and no more", f"sites.{ending}")


PARTITIONS = {
    "region=Lappi/year=2026/b.parquet": {"site": ["a"], "port": [1], "grid": ["12..18"]},
    "region=Keski-Suomi%20Etel%C3%A4/year=2026/a.parquet": {"site": ["b"], "port": [2.5]},
    "region=01/year=__HIVE_DEFAULT_PARTITION__/a.parquet": {"site": ["c", "d"], "port": [None, 4.0]},
    "_temporary/a.parquet": {"site": ["x"], "port": [0.0]},
    "region=Lappi/.b.parquet": {"site": ["y"], "port": [0.0]},
}


@pytest.fixture
def folder(tmp_path):
    for name, columns in PARTITIONS.items():
        file = tmp_path / "sites" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        polars.DataFrame(columns).write_parquet(file)
    return tmp_path / "sites"


def test_a_partitioned_folder_is_one_table(folder, tmp_path):
    wanted = "site,port,region,year,grid\nc,,01,,\nd,4,01,,\nb,2.5,Keski-Suomi Etelä,2026,\na,1,Lappi,2026,12..18\n"
    assert_alike(ss.read_sites(folder), sites_of(tmp_path, wanted))


def test_a_folder_without_tables(tmp_path):
    with pytest.raises(InputError, match="SC200 this is a folder, and it holds no Parquet files"):
        ss.read_sites(tmp_path)


def blocks_of(table):
    blocks = list(table)
    assert [block.first for block in blocks] == np.cumsum([0, *map(len, blocks)])[:-1].tolist()
    return blocks


@pytest.mark.parametrize("library", LIBRARIES)
def test_blocks_of_a_frame_put_together_are_the_frame(library):
    columns = {"site": [f"s{n}" for n in range(40)], "port": [None, 1.5] * 20, "grid": ["12..18", "7"] * 20}
    whole = ss.read_sites(LIBRARIES[library](columns))
    blocks = blocks_of(frame_blocks(LIBRARIES[library](columns), Reading(file=FRAME), size=100))
    assert len(blocks) > 5
    assert sum((block.sites.sites for block in blocks), ()) == whole.sites
    for part in (*PARTS, "lines"):
        found = [getattr(block.sites.columns["grid"], part) for block in blocks]
        np.testing.assert_array_equal(np.concatenate(found), getattr(whole.columns["grid"], part))


def test_blocks_of_a_folder_put_together_are_the_folder(folder):
    blocks = blocks_of(table_blocks(Reading(file=str(folder)), size=1))
    assert [block.sites.sites for block in blocks] == [("c",), ("d",), ("b",), ("a",)]
    assert [block.sites.columns["port"].value[0] for block in blocks[1:]] == [4, 2.5, 1]


CRITERIA = """
format = 1
id = "ports"
title = "Ports"
ignore_columns = ["remark on rail"]
[factors.access]
title = "Access"
[criteria.port]
factor = "access"
title = "Port"
unit = "km"
weight = 1
missing = "worst"
value = { kind = "linear", worst = 20, best = 0 }
"""


@pytest.mark.parametrize("library", LIBRARIES)
def test_frames_are_assembled_and_ranked(tmp_path, library):
    criteria = criteria_of(tmp_path, CRITERIA)
    columns = {"site": ["a", "b", "c"], "port": [5.0, None, 2.0], "remark on rail": ["", "x", None]}
    ranking = ss.rank(ss.assemble(LIBRARIES[library](columns), criteria))
    listed = ss.rank_table(LIBRARIES[library](columns), criteria, top=2).ranking
    assert ranking.scores.tolist() == [75, 0, 90]
    assert (listed.sites, listed.scores.tolist()) == (("c", "a"), [90, 75])


def test_what_a_query_needs_to_be_read_is_named(monkeypatch):
    query = duckdb.sql("select 'a' as site, 1.5 as port")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match="SC251 a duckdb table cannot be read without pyarrow"):
        ss.read_sites(query)
