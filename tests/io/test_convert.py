"""Site tables in other forms say the same, there and back."""

import csv
import io
import json
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sitescore as ss
from sitescore.errors import InputError
from sitescore.io.bundled import bundled
from sitescore.io.cells import Cell, read_cell, write_cell
from sitescore.io.convert import converted
from sitescore.io.files import write_whole
from sitescore.io.footers import is_total
from sitescore.io.garbled import is_garbled
from sitescore.io.reading import Reading
from sitescore.io.sites_writing import SITE_WRITERS
from tests.io.workbooks import Page, Written, xlsx

pytest.importorskip("polars")

ARRAYS = ("value", "low", "high", "spread", "not_applicable")

finite = st.floats(allow_nan=False, allow_infinity=False)
units = st.sampled_from(["", "km", "M€", "%", "t/a", "m³ h"])
ranges = st.tuples(finite, finite).map(sorted)
read_cells = st.one_of(
    st.just(Cell()),
    st.just(Cell(not_applicable=True)),
    st.builds(Cell, value=finite, unit=units),
    st.builds(Cell, low=finite, unit=units),
    st.builds(Cell, high=finite, unit=units),
    st.builds(Cell, value=finite, spread=finite.map(abs), unit=units),
    st.builds(lambda ends, unit: Cell(low=ends[0], high=ends[1], unit=unit), ranges, units),
    st.builds(Cell, word=st.sampled_from(["full", "none", "under construction", "ei ole", 'said "so", they say'])),
)


@settings(max_examples=500, deadline=None)
@given(cell=read_cells)
def test_cells_are_read_as_they_were_written(cell):
    assert repr(read_cell(write_cell(cell), decimal=".")) == repr(cell)


def through(folder, file, *endings, **settings):
    """Convert from form to form, and give the last file."""
    for number, ending in enumerate(endings):
        output = folder / f"step{number}.{ending}"
        write_whole(output, converted(Reading(file=str(file), **(settings if not number else {})), str(output)).content)
        file = output
    return file


def assert_alike(found, wanted):
    assert (found.sites, found.names) == (wanted.sites, wanted.names)
    for name in ("country", "region"):
        assert found.about.get(name) == wanted.about.get(name)
    assert found.columns.keys() == wanted.columns.keys()
    for name, column in wanted.columns.items():
        for part in ARRAYS:
            np.testing.assert_array_equal(getattr(found.columns[name], part), getattr(column, part))
        for part in ("words", "units", "unit", "evidence"):
            assert getattr(found.columns[name], part) == getattr(column, part)
    if wanted.coordinates is None:
        assert found.coordinates is None
    else:
        np.testing.assert_array_equal(found.coordinates, wanted.coordinates)


places = st.none() | st.tuples(st.floats(60, 70), st.floats(20, 31))
titles = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8).filter(
    lambda title: not is_total(title) and not is_garbled(title)
)


@st.composite
def tables(draw):
    count = draw(st.integers(1, 6))
    column = {"min_size": count, "max_size": count}
    spots = draw(st.lists(places, **column))
    return {
        "kohde": [f"s{n}" for n in range(count)],
        "name": draw(st.lists(titles, **column)),
        "region": draw(st.lists(st.sampled_from(["", "01", "Lappi, pohjoinen"]), **column)),
        "latitude": ["" if spot is None else repr(spot[0]) for spot in spots],
        "longitude": ["" if spot is None else repr(spot[1]) for spot in spots],
        "port [km]": [write_cell(cell) for cell in draw(st.lists(read_cells, **column))],
        "grid": ["" if math.isnan(n) else repr(n) for n in draw(st.lists(finite | st.just(math.nan), **column))],
        "note": draw(st.lists(st.sampled_from(["", "ask again", "1,5"]), **column)),
    }


def as_csv(columns):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([list(columns), *zip(*columns.values(), strict=True)])
    return out.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=tables(), forms=st.permutations(["parquet", "geojson", "feather", "json", "tsv"]))
def test_wide_tables_come_round(tmp_path, columns, forms):
    start = tmp_path / "sites.csv"
    start.write_bytes(as_csv(columns).encode())
    end = through(tmp_path, start, *forms, "csv")
    assert_alike(ss.read_sites(end), ss.read_sites(start))
    with end.open(encoding="utf-8", newline="") as stream:
        found = {name: [row[name] for row in rows] for rows in [list(csv.DictReader(stream))] for name in columns}
    assert {name: found[name] for name in ("kohde", "region", "note")} == {
        name: columns[name] for name in ("kohde", "region", "note")
    }


@pytest.mark.parametrize("form", ["tsv", "json", "parquet", "geojson"])
def test_a_number_that_can_be_read_in_two_ways_is_written_in_one(tmp_path, form):
    start = tmp_path / "sites.csv"
    start.write_text("kohde,port,rail\na,1.234,1.234..2.345\nb,2.345,5.125 km\n", encoding="utf-8")
    assert_alike(ss.read_sites(through(tmp_path, start, form)), ss.read_sites(start))


@pytest.mark.parametrize("name", ["finland", "reference_parks"])
def test_measurements_come_round_with_their_sources(tmp_path, name):
    start = bundled("sites") / f"{name}.csv"
    end = through(tmp_path, start, "parquet", "json", "feather", "csv")
    assert_alike(ss.read_sites(end), ss.read_sites(start))
    first = through(tmp_path, start, "csv").read_bytes()
    assert first == through(tmp_path, end, "csv").read_bytes()


def test_finnish_tables_get_decimal_points(tmp_path):
    start = tmp_path / "kohteet.csv"
    start.write_bytes("kohde;nimi;satama [km];huom\na;Väylä;1 200,5;\nb;;2,5..3,75;vähän\n".encode("cp1252"))
    text = through(tmp_path, start, "csv").read_text(encoding="utf-8")
    assert text == "kohde,nimi,satama [km],huom\na,Väylä,1200.5,\nb,,2.5..3.75,vähän\n"


def test_finnish_measurements_get_decimal_points(tmp_path):
    start = tmp_path / "kohteet.csv"
    start.write_text("site;criterion;value;low;source\na;port;1,5;1,25;map 1,5\na;name;1,5;;\n", encoding="utf-8")
    text = through(tmp_path, start, "csv").read_text(encoding="utf-8")
    assert text == 'site,criterion,value,low,source\na,port,1.5,1.25,"map 1,5"\na,name,"1,5",,\n'


def test_units_of_headers_and_number_formats_stay(tmp_path):
    long = tmp_path / "long.csv"
    long.write_text(
        "Paikka;Kriteeri;Arvo [m];Huom\na;port;1200,5;x\na;Leveysaste;65,5;\na;pituusaste;25;\n", encoding="utf-8"
    )
    shown = tmp_path / "shown.xlsx"
    shown.write_bytes(xlsx(Page([["site", "port"], ["a", Written(12000.0, "metres")]])))
    for start, number in ((long, 1200.5), (shown, 12000)):
        found = ss.read_sites(through(tmp_path, start, "csv", "parquet", "json"))
        assert_alike(found, ss.read_sites(start))
        column = found.columns["port"]
        assert (column.value.tolist(), column.unit or column.units[0]) == ([number], "m")


def test_second_names_of_columns_come_round(tmp_path):
    start = tmp_path / "sites.csv"
    start.write_text("Sijainti;Maa;port\nKokkola;FI;1,5\nLuulaja;SE;2\n", encoding="utf-8")
    found = ss.read_sites(through(tmp_path, start, "parquet", "geojson", "csv"))
    assert_alike(found, ss.read_sites(start))
    assert found.about["country"] == ("FI", "SE")


def test_map_grids_become_degrees(tmp_path):
    start = tmp_path / "sites.csv"
    start.write_text("site,pohjoinen,itä,port\na,7079000,311000,1\nb,6998000,230000,2\n", encoding="utf-8")
    end = through(tmp_path, start, "geojson")
    points = [feature["geometry"]["coordinates"] for feature in json.loads(end.read_text())["features"]]
    np.testing.assert_array_equal(np.array(points)[:, ::-1], ss.read_sites(start).coordinates)


def test_columns_are_numbers_where_all_cells_are(tmp_path):
    polars = pytest.importorskip("polars")
    start = tmp_path / "sites.csv"
    start.write_text("site,port,grid\na,1,12..18\nb,,7\n", encoding="utf-8")
    frame = polars.read_parquet(through(tmp_path, start, "parquet"))
    assert frame.rows() == [("a", 1.0, "12..18"), ("b", None, "7")]


def test_ignored_columns_are_left_out(tmp_path):
    start = tmp_path / "sites.csv"
    start.write_text("site,port,what\na,1,12\n", encoding="utf-8")
    assert through(tmp_path, start, "csv", ignored=("what",)).read_text() == "site,port\na,1\n"


def problem_of(tmp_path, content, output):
    start = tmp_path / "sites.csv"
    start.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        converted(Reading(file=str(start)), output)
    return caught.value.problems


def test_every_problem_is_told(tmp_path):
    problems = problem_of(tmp_path, "site,port\na,nan\n,#REF!\n", "out.json")
    assert [problem.code for problem in problems] == ["SC206", "SC214", "SC207"]


def test_sources_do_not_go_into_points(tmp_path):
    [problem] = problem_of(tmp_path, "site,criterion,value,source\na,port,1,map\n", "out.geojson")
    assert problem.code == "SC253"


@pytest.mark.parametrize("output", ["out.xls", "out", "-"])
def test_forms_that_are_not_written(tmp_path, output):
    [problem] = problem_of(tmp_path, "site,port\na,1\n", output)
    assert problem.code == "SC253"
    assert all(form in problem.hint for form in SITE_WRITERS)


def test_what_would_be_read_otherwise_is_not_written(tmp_path):
    """Without --decimal the word shows a decimal comma, and 1.234e-05 beside it has none."""
    start = tmp_path / "sites.json"
    start.write_text('[{"site": "a", "port": "1,5;2"}, {"site": "b", "port": 1.234e-05}]', encoding="utf-8")
    with pytest.raises(InputError, match="SC252 read back from there"):
        converted(Reading(file=str(start), decimal="."), "out.csv")
