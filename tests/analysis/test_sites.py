"""Finding a site by what a person calls it, and putting sites side by side."""

from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

import sitescore as ss
from sitescore.analysis.sites import site_number
from tests.analysis.studies import study

SITES = """\
site,name,free_land,port_distance
kokkola,Kokkola Park,50,2
oulu,Oulu,30,40
twin_a,Twin,30,30
twin_b,twin,30,20
Twin_C,Third,30,10
åbo,Åbo hamn,45,5
small,Small,5,5
"""


@pytest.fixture
def matrix(tmp_path):
    return study(tmp_path, SITES)


FOUND = {
    "by_id": ("kokkola", "kokkola"),
    "by_name": ("Kokkola Park", "kokkola"),
    "by_id_in_capitals": ("KOKKOLA", "kokkola"),
    "by_name_in_small_letters": ("kokkola park", "kokkola"),
    "with_spaces_around": ("  oulu ", "oulu"),
    "id_and_name_alike": ("Oulu", "oulu"),
    "letters_beyond_ascii": ("ÅBO", "åbo"),
    "the_id_of_a_namesake": ("twin_b", "twin_b"),
    "exact_case_wins": ("Twin_C", "Twin_C"),
    "an_excluded_site": ("small", "small"),
}


@pytest.mark.parametrize(("name", "site"), FOUND.values(), ids=FOUND.keys())
def test_found(matrix, name, site):
    assert matrix.sites[site_number(matrix, name)] == site


LOST = {
    "misspelt_id": ("kokola", "did you mean 'kokkola'?"),
    "misspelt_name": ("kokkola pork", "did you mean 'Kokkola Park'?"),
    "nothing_like_it": ("xyzzy", "there are kokkola, oulu"),
    "empty": ("", "there are kokkola, oulu"),
    "two_of_that_name": ("Twin", "twin_a, twin_b"),
}


@pytest.mark.parametrize(("name", "hint"), LOST.values(), ids=LOST.keys())
def test_lost(matrix, name, hint):
    with pytest.raises(ss.InputError) as caught:
        site_number(matrix, name)
    (problem,) = caught.value.problems
    assert problem.code == "SC501"
    assert hint in problem.hint


def test_of_many_sites_not_all_are_listed(tmp_path):
    matrix = study(tmp_path, "site,free_land,port_distance\n" + "".join(f"s{n},50,2\n" for n in range(50)))
    with pytest.raises(ss.InputError) as caught:
        site_number(matrix, "zzz")
    assert len(caught.value.problems[0].hint) < 100


def test_compare_shows_what_was_asked_in_that_order_and_once(matrix):
    chosen = ss.compare(matrix, ["oulu", "Small", "kokkola", "OULU"]).chosen
    assert [matrix.sites[at] for at in chosen] == ["oulu", "small", "kokkola"]


def test_compare_takes_the_four_best_by_itself(matrix):
    ranking = ss.rank(matrix)
    best = [ranking.sites[at] for at in ranking.order[:4]]
    assert [matrix.sites[at] for at in ss.compare(matrix).chosen] == best


def test_compare_says_what_was_measured_and_what_it_is_worth(matrix):
    result = ss.compare(matrix, ["kokkola", "oulu"])
    rows = {(row["site"], row["criterion"]): row for row in result.to_rows()}
    assert rows["oulu", "free_land"]["measurement"] == 30
    assert rows["oulu", "free_land"]["value"] == pytest.approx(0.25)
    assert rows["oulu", "free_land"]["unit"] == "ha"
    sites = result.to_dict()["sites"]
    points = [sum(row["points"] for key, row in rows.items() if key[0] == site["site"]) for site in sites]
    assert_allclose([site["score"] for site in sites], points, atol=1e-8)


def test_compare_with_a_site_that_is_not_there(matrix):
    with pytest.raises(ss.InputError, match="SC501"):
        ss.compare(matrix, ["oulu", "nowhere"])


def test_compare_where_all_are_excluded(tmp_path):
    matrix = study(tmp_path, SITES, needs={"land_ha": 1000})
    assert ss.compare(matrix).chosen == ()
    assert ss.compare(matrix, ["oulu"]).chosen == (1,)
