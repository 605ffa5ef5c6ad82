"""Places of sites: read right, or refused with the cell."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.transverse_mercator import to_grid
from sitescore.io.coordinates import _medians
from tests.io.helpers import located, site_problems, sites_of

KOKKOLA, VAASA, PORI = (63.86, 23.055), (63.045, 21.815), (61.49, 21.8)
NAN = np.nan


def table(*rows, header="site,latitude,longitude,port", mark=","):
    lines = (mark.join(map(str, (f"s{n}", *row, 1))) for n, row in enumerate(rows))
    return "\n".join([header.replace(",", mark), *lines]) + "\n"


def test_degrees(tmp_path):
    sites = sites_of(tmp_path, table(KOKKOLA, ("", ""), VAASA))
    assert_allclose(sites.coordinates, [KOKKOLA, (NAN, NAN), VAASA])


def test_decimal_commas_and_the_sign_of_degrees(tmp_path):
    sites = sites_of(tmp_path, table(("63,86", "23,055"), ("61,49 °", "21,8°"), mark=";"))
    assert_allclose(sites.coordinates, [KOKKOLA, PORI])


def test_no_place_is_told(tmp_path):
    assert sites_of(tmp_path, "site,port\na,1\n").coordinates is None
    assert sites_of(tmp_path, table(("", ""))).coordinates is None
    assert sites_of(tmp_path, "site,latitude,port\na,63.1,1\n").coordinates is None


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["northing_first", "easting_first"])
def test_metres_of_the_finnish_grid_become_degrees(tmp_path, order):
    metres = np.round(np.stack(to_grid(*np.transpose([KOKKOLA, VAASA])), axis=1), 1)[:, order]
    sites = sites_of(tmp_path, table(*metres.tolist(), ("", "")))
    assert_allclose(sites.coordinates, [KOKKOLA, VAASA, (NAN, NAN)], atol=2e-6)
    assert ["projected", 2] in [[notice.kind, notice.facts.get("count")] for notice in sites.notices]


def test_finnish_headers_of_metres(tmp_path):
    sites = sites_of(tmp_path, table((7086463.1, 303400.9), header="site,pohjoinen,itä,port"))
    assert_allclose(sites.coordinates, [(63.85, 23.0)], atol=1e-5)


WRONG = {  # rows: places of the problems, a part of what is said
    "out_of_range": ([(91, 23), KOKKOLA], [(2, 2)], "outside -90..90"),
    "west_of_the_world": ([(63.8, -200)], [(2, 3)], "outside -180..180"),
    "one_of_two": ([KOKKOLA, (63.8, "")], [(3, 2)], "there is a latitude and no longitude"),
    "metres_among_degrees": ([KOKKOLA, (7086463, 303401)], [(3, 2)], "EPSG:3067"),
    "another_grid": ([(7086463, 3303401)], [(2, 2), (2, 3)], "outside"),
    "minutes": ([("63°50'", 23.1)], [(2, 2)], "latitude"),
    "a_range": ([("63..64", 23.1)], [(2, 2)], "not one number"),
    "at_most": ([("<= 63.5", "")], [(2, 2)], "not one number"),
    "at_least": ([("≥ 63.5", 23.1)], [(2, 2)], "not one number"),
    "a_spread": ([("63.5±1", 23.1)], [(2, 2)], "not one number"),
    "words": ([("north", 23.1)], [(2, 2)], "not one number"),
    "nowhere": ([KOKKOLA, (0, 0)], [(3, 2)], "0, 0 is no place"),
    "swapped": ([KOKKOLA[::-1]], [(2, 2)], "changed places"),
    "one_of_many_swapped": ([KOKKOLA, VAASA, PORI, (62, 22), VAASA[::-1]], [(6, 2)], "changed places"),
    "all_swapped": ([KOKKOLA[::-1], VAASA[::-1]], [(2, 2), (3, 2)], "changed places"),
}


@pytest.mark.parametrize(("rows", "places", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_no_place_is_refused_with_its_cell(tmp_path, rows, places, said):
    problems = site_problems(tmp_path, table(*rows))
    assert [place[1:] for place in located(problems)] == places
    assert all(said in problem.message for problem in problems)
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [(18.06, 59.33, ""), (18.06, 59.33, "Sverige"), (10.75, 59.91, ""), (10.21, 56.15, "DK"), (11.97, 57.7, "se")],
)
def test_swapped_places_in_nordic_countries(tmp_path, latitude, longitude, country):
    header = "site,latitude,longitude,country,port"
    (problem,) = site_problems(tmp_path, table((latitude, longitude, country), header=header))
    assert (problem.code, "changed places" in problem.message) == ("SC240", True)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"), [(24.3, 56.7, ""), (18.06, 59.33, "OM"), (59.33, 18.06, "")]
)
def test_places_that_are_where_they_say(tmp_path, latitude, longitude, country):
    header = "site,latitude,longitude,country,port"
    sites = sites_of(tmp_path, table((latitude, longitude, country), header=header))
    assert sites.coordinates.tolist() == [[latitude, longitude]]


LULEA, SUNDSVALL = (7194000, 791000), (6918000, 620000)
METRES = {  # rows of northing, easting, country: places of the problems, a part of what is said
    "outside_finland": ([(*LULEA, "")], [(2, 2)], "64.74"),
    "outside_finland_and_said_to_be": ([(*LULEA, "SE")], [(2, 2)], "outside Finland"),
    "of_another_country": ([(7086463, 303401, "FI"), (*SUNDSVALL, "Sverige")], [(3, 2)], "'Sverige'"),
    "all_of_another_grid": ([(*SUNDSVALL, "SE"), ("", "", "SE"), (*LULEA, "SE")], [(2, 2), (4, 2)], "ETRS-TM35FIN"),
}


@pytest.mark.parametrize(("rows", "places", "said"), METRES.values(), ids=METRES.keys())
def test_metres_of_another_country_are_refused(tmp_path, rows, places, said):
    problems = site_problems(tmp_path, table(*rows, header="site,northing,easting,country,port"))
    assert located(problems) == [("SC240", *place) for place in places]
    assert any(said in problem.message for problem in problems)
    assert all("only ETRS-TM35FIN" in problem.hint for problem in problems)


@pytest.mark.parametrize("country", ["FI", "Suomi", " finland ", ""])
def test_metres_in_finland_are_read_and_the_first_is_shown(tmp_path, country):
    rows = [("", "", country), (7086463.1, 303400.9, country)]
    sites = sites_of(tmp_path, table(*rows, header="site,northing,easting,country,port"))
    (notice,) = [notice for notice in sites.notices if notice.kind == "projected"]
    assert (notice.facts["first"].rsplit("csv:")[1], notice.facts["point"]) == ("3:2", "63.8500 N, 23.0000 E")


def test_a_swapped_pair_among_sites_elsewhere(tmp_path):
    chile = [(-33.4, -70.6), (-23.6, -70.4), (-36.8, -73.0), (-70.7, -33.0)]
    assert [place[1:] for place in located(site_problems(tmp_path, table(*chile)))] == [(5, 2)]


def test_a_country_says_that_a_far_place_is_meant(tmp_path):
    header = "site,latitude,longitude,country,port"
    assert sites_of(tmp_path, table((24.9, 66.9, "PK"), header=header)).coordinates.tolist() == [[24.9, 66.9]]
    assert located(site_problems(tmp_path, table((24.9, 66.9, "FI"), header=header))) == [("SC240", 2, 2)]


def test_a_table_of_measurements(tmp_path):
    text = "site,criterion,value\na,port,1\na,latitude,{}\na,longitude,23.055\nb,port,2\n"
    assert_allclose(sites_of(tmp_path, text.format(63.86)).coordinates, [KOKKOLA, (NAN, NAN)])
    assert located(site_problems(tmp_path, text.format(163.86))) == [("SC240", 3, 3)]


@pytest.mark.parametrize("count", [1, 4, 7, 10])
def test_medians_are_those_of_numpy(count):
    points = np.random.default_rng(count).normal(size=(count, 2))
    assert (_medians(points) == np.median(points, axis=0)).all()
