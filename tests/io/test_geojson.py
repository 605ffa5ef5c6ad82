"""GeoJSON points in, and out again."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.analysis.rank import rank
from sitescore.assembly.matrix import assemble
from sitescore.io.bundled import bundled
from sitescore.io.criteria_file import read_criteria
from sitescore.io.sites_file import read_sites
from sitescore.report.geojson import as_geojson
from tests.io.helpers import located, site_problems, sites_of


def point(longitude, latitude, identity=None, **properties):
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", **({"id": identity} if identity else {}), "geometry": geometry, "properties": properties}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=1)


@pytest.mark.parametrize("name", ["sites.geojson", "sites.json"])
def test_points_are_sites(tmp_path, name):
    nowhere = {"type": "Feature", "geometry": None, "properties": {"site": "pori", "port": None, "rail": "12..18"}}
    text = collection(point(23.055, 63.86, site="kip", port=2.5), point(21.8, 63.0, "vaasa", rail="n/a"), nowhere)
    sites = sites_of(tmp_path, text, name)
    assert sites.sites == ("kip", "vaasa", "pori")
    assert_allclose(sites.coordinates, [[63.86, 23.055], [63.0, 21.8], [np.nan, np.nan]])
    assert_allclose(sites.columns["port"].value, [2.5, np.nan, np.nan])
    assert sites.columns["rail"].not_applicable.tolist() == [False, True, False]
    assert text.split("\n")[sites.columns["port"].place(0).line - 1].strip() == '"port": 2.5'


def test_a_height_and_a_single_feature(tmp_path):
    feature = point(23.0, 63.8, site="kip", port=1)
    feature["geometry"]["coordinates"].append(12.5)
    assert_allclose(sites_of(tmp_path, json.dumps(feature), "kip.geojson").coordinates, [[63.8, 23.0]])


SAME_PLACE = {
    "both": {"lat": 63.84123, "Longitude": 23.0},
    "rounded": {"lat": 63.84},
    "with_more_digits": {"lat": 63.841230012},
    "as_texts": {"lat": "63,84", "lon": "23.0 °"},
    "empty": {"lat": None, "lon": ""},
    "in_metres": {"northing": 7086463, "easting": 303400},
}


@pytest.mark.parametrize("properties", SAME_PLACE.values(), ids=SAME_PLACE.keys())
def test_the_geometry_is_the_place_that_properties_say_again(tmp_path, properties):
    text = collection(point(23.0, 63.84123, site="kip", port=1, **properties))
    assert_allclose(sites_of(tmp_path, text, "s.geojson").coordinates, [[63.84123, 23.0]])


def test_a_grid_s_metres_are_not_compared_with_degrees(tmp_path):
    text = collection(point(303400.9, 7086463.1, site="kip", port=1, lat=63.85, lon=23.0))
    assert_allclose(sites_of(tmp_path, text, "s.geojson").coordinates, [[63.85, 23.0]], atol=1e-5)


@pytest.mark.parametrize(
    ("name", "item"), [("lat", 1.0), ("Longitude", 23.1), ("leveysaste", "63,9"), ("lat", "63.85°")]
)
def test_a_property_that_gives_another_place_is_refused(tmp_path, name, item):
    text = collection(point(23.0, 63.84123, site="kip", port=1, **{name: item}))
    (problem,) = site_problems(tmp_path, text, "s.geojson")
    assert (problem.code, text.split("\n")[problem.place.line - 1].strip()) == (
        "SC240",
        f"{json.dumps(name)}: {json.dumps(item)}",
    )


BROKEN = {
    "a_line": {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
        "properties": {},
    },
    "no_numbers": {"type": "Feature", "geometry": {"type": "Point", "coordinates": [[23, 63]]}, "properties": {}},
    "one_number": {"type": "Feature", "geometry": {"type": "Point", "coordinates": [23]}, "properties": {}},
    "no_type": {"type": "Feature", "geometry": {"coordinates": [23, 63]}, "properties": {}},
    "no_feature": {"type": "Point", "coordinates": [23, 63]},
    "listed_properties": {"type": "Feature", "geometry": None, "properties": [1]},
}


@pytest.mark.parametrize("feature", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_point_is_refused_each_with_its_line(tmp_path, feature):
    text = collection(point(23, 63, "a", port=1), feature, point(23, 63, "b", port=1), feature)
    problems = site_problems(tmp_path, text, "s.geojson")
    assert [code for code, _, _ in located(problems)] == ["SC241", "SC241"]
    assert [problem.message.split(":")[0] for problem in problems] == ["feature 2", "feature 4"]
    starts = [n for n, line in enumerate(text.split("\n"), 1) if line == "  {"]
    assert starts[1] <= problems[0].place.line < starts[2]


@pytest.mark.parametrize("text", ['{"type": "FeatureCollection", "features": []}', '{"type": "FeatureCollection"}'])
def test_no_features(tmp_path, text):
    assert [p.code for p in site_problems(tmp_path, text, "s.geojson")] == ["SC241"]


def test_a_swapped_point_is_told_where_it_stands(tmp_path):
    text = collection(point(63.8, 23.0, "a", port=1))
    problem = site_problems(tmp_path, text, "s.geojson")[0]
    assert (problem.code, text.split("\n")[problem.place.line - 1].strip()) == ("SC240", "23.0")


def with_crs(name, at="collection"):
    crs = {"type": "name", "properties": {"name": name}}
    feature = point(23.0, 63.8, "a", port=1)
    holder = {"collection": {}, "feature": feature, "geometry": feature["geometry"]}[at]
    holder["crs"] = crs
    first = {"crs": crs} if at == "collection" else {}
    return json.dumps({"type": "FeatureCollection", **first, "features": [feature]}, indent=1)


@pytest.mark.parametrize("at", ["collection", "feature", "geometry"])
@pytest.mark.parametrize("name", ["EPSG:3006", "urn:ogc:def:crs:EPSG::3006", "EPSG:30671", "EPSG:3067+5717", "", None])
def test_another_coordinate_system_is_refused_where_it_is_named(tmp_path, name, at):
    text = with_crs(name, at)
    (problem,) = site_problems(tmp_path, text, "s.geojson")
    assert (problem.code, text.split("\n")[problem.place.line - 1].strip()) == ("SC240", '"crs": {')
    assert (name or "crs") in problem.message


KNOWN_CRS = ["EPSG:3067", "urn:ogc:def:crs:EPSG::3067", "urn:ogc:def:crs:EPSG:9.6:4326", "OGC:CRS84", "crs84",
             "urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/EPSG/0/3067", "EPSG:4258"]  # fmt: skip


@pytest.mark.parametrize("name", KNOWN_CRS)
def test_coordinate_systems_that_are_read(tmp_path, name):
    assert_allclose(sites_of(tmp_path, with_crs(name), "s.geojson").coordinates, [[63.8, 23.0]])


def test_a_ranking_is_written_with_every_site():
    matrix = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))
    ranking = rank(matrix, draws=0)
    document = json.loads(as_geojson(ranking, None, None))
    features = document["features"]
    assert [f["id"] for f in features[: len(ranking.sites)]] == [ranking.sites[at] for at in ranking.order]
    assert {f["id"] for f in features} == set(matrix.sites)
    assert {f["id"] for f in features if f["properties"]["rank"] is None} == {e.site for e in matrix.excluded}
    back = {f["id"]: f["geometry"]["coordinates"][::-1] for f in features}
    assert_allclose([back[site] for site in matrix.sites], matrix.coordinates)
    scores = {f["id"]: f["properties"].get("score") for f in features}
    assert_allclose([scores[site] for site in ranking.sites], ranking.scores, atol=1e-9)


def test_a_site_without_a_place_has_no_geometry(tmp_path):
    sites = sites_of(tmp_path, "site,port\na,1\nb,2\n")
    criteria = tmp_path / "c.toml"
    criteria.write_text(
        'format = 1\nid = "c"\ntitle = "C"\n[factors.f]\ntitle = "F"\nweight = 1\n'
        '[criteria.port]\nfactor = "f"\ntitle = "P"\nunit = "km"\nweight = 1\n'
        'value = { kind = "linear", worst = 9, best = 0 }\nsource = "s"\n'
    )
    ranking = rank(assemble(sites, read_criteria(criteria)), draws=0)
    assert [f["geometry"] for f in json.loads(as_geojson(ranking, None, None))["features"]] == [None, None]
