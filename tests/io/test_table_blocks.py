"""A table read block by block is the table read at once, and refuses what that refuses."""

import sys

import numpy as np
import pytest

from sitescore.errors import InputError
from sitescore.io import csv_columns
from sitescore.io.reading import Reading
from sitescore.io.sites_file import read_sites
from sitescore.io.table_blocks import table_blocks

NAMES = ["port", "grid"]


@pytest.fixture(params=["polars", "standard library"])
def engine(request, monkeypatch):
    if request.param == "polars":
        monkeypatch.setattr(csv_columns, "WORTH", 0)
    else:
        monkeypatch.setitem(sys.modules, "polars", None)


def table(folder, cells, *, header="site,name,port,grid", encoding="utf-8"):
    file = folder / "sites.csv"
    lines = [f"s{n},Väylä {n},{n}.5,{cell}" for n, cell in enumerate(cells)]
    file.write_bytes("\n".join([header, *lines, ""]).encode(encoding))
    return file


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("size", [1, 50, 333, 1 << 20])
def test_blocks_put_together_are_the_table(tmp_path, size, encoding):
    file = table(tmp_path, ["4", "", "12..18", "n/a", "full"] * 9, encoding=encoding)
    whole, blocks = read_sites(file), list(table_blocks(Reading(file=str(file)), size=size))
    assert len(blocks) > 1 or size == 1 << 20
    assert [block.first for block in blocks] == np.cumsum([0, *map(len, blocks)])[:-1].tolist()
    for part in ("sites", "names"):
        assert sum((getattr(block.sites, part) for block in blocks), ()) == getattr(whole, part)
    for name in NAMES:
        for part in ("value", "low", "high", "not_applicable", "lines", "columns"):
            parts = [getattr(block.sites.columns[name], part) for block in blocks]
            np.testing.assert_array_equal(np.concatenate(parts), getattr(whole.columns[name], part))
    np.testing.assert_array_equal(blocks[0].measurements(NAMES)[0], [0.5, 4])


@pytest.mark.usefixtures("engine")
def test_every_bad_cell_of_every_block_is_told(tmp_path):
    cells = ["1"] * 40
    cells[3], cells[39] = "nan", "#REF!"
    blocks = table_blocks(Reading(file=str(table(tmp_path, cells))), size=60)
    with pytest.raises(InputError) as caught:
        list(blocks)
    assert [(p.code, p.place.line, p.place.column) for p in caught.value.problems] == [
        ("SC206", 5, 4),
        ("SC207", 41, 4),
    ]


def test_a_table_can_be_read_twice(tmp_path):
    blocks = table_blocks(Reading(file=str(table(tmp_path, ["1"] * 9))), size=50)
    assert [len(block) for block in blocks] == [len(block) for block in blocks]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("site,port\n", "SC201"),
        ("area,port\na,1\n", "SC210"),
        ("site,criterion,value\na,port,1\n", "SC210"),
        ("site,port,port\na,1,2\n", "SC211"),
        ('site,port\na,1\nb"c,2\n', "SC205"),
        ("site;port\n" + "a;1,5\n" * 300 + "b;1.5\n", "SC208"),
        ("site;port\n" + "a;1\n" * 300 + "b;39.000\n", "SC208"),
        ("site;port\n" + "a;1\n" * 300 + "b;39,000\n", "SC208"),
        ("site,port\ra,1\r", "SC205"),
    ],
)
def test_what_cannot_be_read_by_blocks_is_refused(tmp_path, text, code):
    file = tmp_path / "sites.csv"
    file.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(InputError) as caught:
        list(table_blocks(Reading(file=str(file)), size=1 << 20))
    assert code in [problem.code for problem in caught.value.problems]


def test_parquet_is_read_as_csv_is(tmp_path):
    polars = pytest.importorskip("polars")
    file, parquet = table(tmp_path, ["4", "", "12..18", "n/a", "full"] * 9), tmp_path / "sites.parquet"
    polars.read_csv(file).write_parquet(parquet)
    whole, blocks = read_sites(file), list(table_blocks(Reading(file=str(parquet)), size=200))
    assert len(blocks) > 1
    for name in NAMES:
        for part in ("value", "low", "high", "not_applicable"):
            parts = [getattr(block.sites.columns[name], part) for block in blocks]
            np.testing.assert_array_equal(np.concatenate(parts), getattr(whole.columns[name], part))


def test_parquet_refuses_numbers_that_are_not_finite(tmp_path):
    polars = pytest.importorskip("polars")
    file = tmp_path / "sites.parquet"
    polars.DataFrame({"site": ["a", "b", "c"], "port": [1.0, float("nan"), None]}).write_parquet(file)
    with pytest.raises(InputError) as caught:
        list(table_blocks(Reading(file=str(file))))
    assert [(p.code, p.place.line, p.place.column) for p in caught.value.problems] == [("SC206", 2, 2)]


@pytest.mark.parametrize("texts", [["1", "39.000", "2"], ["1", "39,000", "2"]])
def test_parquet_refuses_texts_that_can_be_read_in_two_ways(tmp_path, texts):
    polars = pytest.importorskip("polars")
    file = tmp_path / "sites.parquet"
    polars.DataFrame({"site": ["a", "b", "c"], "port": [1.5, 2.125, 3], "rail": texts}).write_parquet(file)
    for read in (read_sites, lambda path: list(table_blocks(Reading(file=str(path))))):
        with pytest.raises(InputError) as caught:
            read(file)
        assert [(p.code, p.place.line, p.place.column) for p in caught.value.problems] == [("SC208", 2, 3)]
    (block,) = table_blocks(Reading(file=str(file), decimal=texts[1][2]))
    assert block.measurements(["rail"])[1, 0] == 39
    assert read_sites(file, decimal=texts[1][2]).columns["rail"].value[1] == 39


def test_parquet_without_polars_is_refused(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    (tmp_path / "sites.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="polars"):
        table_blocks(Reading(file=str(tmp_path / "sites.parquet")))


FOOTERS = [
    "Kaikki yhteensä,,1,2",
    "s99,Mediaani,1,2",
    "* ennakkotieto,,,",
    "\nHinnat,,,\ns99,,1,2",
    "\n\nHinnat,,,\ns98,,,\ns99,,1,2",
]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("size", [1, 30, 1 << 20])
@pytest.mark.parametrize("rows", FOOTERS)
def test_rows_that_are_no_sites_are_refused_as_in_the_whole_table(tmp_path, rows, size):
    file = table(tmp_path, ["4"] * 9)
    file.write_text(file.read_text(encoding="utf-8") + rows + "\n", encoding="utf-8")
    with pytest.raises(InputError) as whole:
        read_sites(file)
    with pytest.raises(InputError) as blocks:
        list(table_blocks(Reading(file=str(file)), size=size))
    assert blocks.value.problems == whole.value.problems
    assert [problem.code for problem in whole.value.problems] == ["SC220"]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("size", [1, 30, 1 << 20])
@pytest.mark.parametrize("rows", ["\ns98,,,", "s98,,,\n\ns99,,1,2", '"s9\n8",,,\ns99,,,\n"s9\n7",,1,2\ns96,,,'])
def test_sites_of_which_nothing_is_known_are_read_as_in_the_whole_table(tmp_path, rows, size):
    file = table(tmp_path, ["4"] * 9)
    file.write_text(file.read_text(encoding="utf-8") + rows + "\n", encoding="utf-8")
    blocks = table_blocks(Reading(file=str(file)), size=size)
    assert sum((block.sites.sites for block in blocks), ()) == read_sites(file).sites
    assert "bare_rows" in {notice.kind for notice in blocks.notices}


@pytest.mark.parametrize("last", [("Mean", "x", 1.0), ("7", "Mean", 1.0), ("1) arvio", None, None)])
def test_rows_that_are_no_sites_are_refused_in_parquet(tmp_path, last):
    polars = pytest.importorskip("polars")
    file = tmp_path / "sites.parquet"
    rows = [("a", "A", 1.0), ("b", "B", 2.0), last]
    polars.DataFrame(rows, schema=["site", "name", "port"], orient="row").write_parquet(file)
    for read in (read_sites, lambda name: list(table_blocks(Reading(file=str(name))))):
        with pytest.raises(InputError) as caught:
            read(file)
        assert [(p.code, p.place.line) for p in caught.value.problems] == [("SC220", 3)]


NOTICED = {  # a table: kinds of notices
    "decimal_comma": ("site;port\na;1,5\nb;2,5\n", ["read_as", "decimal_comma"]),
    "rows": ("site,port,rail,Huom.\na,1,2.5,x\nb,3\nc\nd,,,\ne,1,2.5,\nf\ng\nh\ni\n",
             ["columns_ignored", "short_rows", "bare_rows"]),
}  # fmt: skip


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("size", [1, 1 << 20])
@pytest.mark.parametrize(("text", "kinds"), NOTICED.values(), ids=NOTICED.keys())
def test_how_a_table_was_read_is_said_once_it_was(tmp_path, text, kinds, size):
    file = tmp_path / "sites.csv"
    file.write_text(text, encoding="utf-8")
    blocks = table_blocks(Reading(file=str(file)), size=size)
    for _ in range(2):
        assert len(list(blocks)) > (size == 1)
        assert blocks.notices == read_sites(file).notices
    assert [notice.kind for notice in blocks.notices] == kinds


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("size", [1, 1 << 20])
@pytest.mark.parametrize("last", ["", "c,1,2.5,3\n"])
def test_split_numbers_are_refused_where_all_blocks_agree(tmp_path, size, last):
    file = tmp_path / "sites.csv"
    file.write_text("site,port,rail,x\na,12,5\nb,13,5\n" + last, encoding="utf-8")
    blocks = table_blocks(Reading(file=str(file)), size=size)
    if last:
        assert sum(map(len, blocks)) == 3
    else:
        with pytest.raises(InputError) as caught:
            list(blocks)
        assert [(p.code, p.place.line) for p in caught.value.problems] == [("SC212", 2)]
