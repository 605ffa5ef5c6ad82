"""The eleven traps that real data set (docs: DOMAIN, section 6), on the site files that come with the program."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.analysis.data_check import data_notices
from sitescore.analysis.rank import rank
from sitescore.analysis.weights import weights_table
from sitescore.assembly import assemble
from sitescore.errors import InputError
from sitescore.io.bundled import bundled
from sitescore.io.criteria_file import read_criteria
from sitescore.io.sites_file import read_sites
from tests.io.helpers import sites_of

FINLAND, PARKS = "finland.csv", "reference_parks.csv"


@pytest.fixture(scope="module")
def tp3():
    return read_criteria("tp3")


@pytest.fixture(scope="module")
def matrices(tp3):
    return {file: assemble(read_sites(bundled("sites") / file), tp3) for file in (FINLAND, PARKS)}


def cell(matrix, site, criterion):
    """Numbers of a site and a criterion."""
    return matrix.sites.index(site), matrix.criteria.index(criterion)


def facts(matrix, kind):
    return [notice.facts for notice in data_notices(matrix) if notice.kind == kind]


# 1


def test_the_nearest_port_is_not_behind_a_closed_border(matrices):
    matrix = matrices[FINLAND]
    at = cell(matrix, "mustola", "port_distance")
    assert matrix.measurements[at] == 81.8
    assert matrix.measured_low[at] > 44.7  # Vyborg
    assert "Hamina" in matrix.evidence[at].note


# 2


def test_unknown_is_not_no(matrices):
    for matrix in matrices.values():
        unknown = ~matrix.known
        nothing_said = unknown & np.isinf(matrix.measured_low) & np.isinf(matrix.measured_high)
        assert nothing_said.sum() > 20
        assert np.isnan(matrix.measurements[unknown]).all()
        assert (matrix.lowest[nothing_said] == 0).all()
        assert (matrix.highest[nothing_said] == 1).all()
        assert (matrix.values[unknown] == np.clip(matrix.values, matrix.lowest, matrix.highest)[unknown]).all()


def test_antwerp_has_its_own_port(matrices):
    matrix = matrices[PARKS]
    at = cell(matrix, "antwerp", "port_distance")
    assert matrix.measurements[at] < 20
    assert matrix.values[at] > 0.7


# 3


@pytest.mark.parametrize(("site", "computed"), [("kokkola_kip", "4.3"), ("tahkoluoto", "26.0"), ("naantali", "10.1")])
def test_a_curated_railway_overrides_the_computed_and_keeps_it_in_the_note(matrices, site, computed):
    matrix = matrices[FINLAND]
    at = cell(matrix, site, "railway_distance")
    assert (matrix.measurements[at], matrix.values[at]) == (0, 1)
    assert f"rail map gives {computed} km" in matrix.evidence[at].note
    assert "scgraph" not in matrix.evidence[at].source


def test_gigavaasas_railway_is_adjacent(matrices):
    matrix = matrices[FINLAND]
    assert matrix.measurements[cell(matrix, "gigavaasa", "railway_distance")] == 0


# 4


def test_a_false_zero_of_neighbours_is_never_used(matrices):
    matrix = matrices[FINLAND]
    kip = cell(matrix, "kokkola_kip", "process_industry_neighbours")
    assert matrix.measurements[kip] == 16
    assert "false zero" in matrix.evidence[kip].note
    column = matrix.measurements[:, kip[1]]
    assert not (column == 0).any()
    unknown = cell(matrix, "tahkoluoto", "process_industry_neighbours")
    assert not matrix.known[unknown]
    assert matrix.highest[unknown] == 1


# 5

FAIRWAYS = {  # file, site: known, applicable
    (FINLAND, "mustola"): (True, False),
    (FINLAND, "jyvaskyla"): (True, False),
    (PARKS, "knapsack"): (True, False),
    (FINLAND, "gigavaasa"): (False, True),
    (PARKS, "heroya"): (False, True),
    (FINLAND, "kokkola_kip"): (True, True),
}


@pytest.mark.parametrize(("file", "site"), FAIRWAYS)
def test_inland_is_told_apart_from_coastal_and_unknown(matrices, file, site):
    matrix = matrices[file]
    at = cell(matrix, site, "fairway_depth")
    known, applicable = FAIRWAYS[file, site]
    assert (matrix.known[at], matrix.applicable[at]) == (known, applicable)
    assert np.isnan(matrix.measurements[at]) == (not (known and applicable))


def test_inland_counts_as_no_fairway_and_unknown_as_any(matrices):
    matrix = matrices[FINLAND]
    inland, unknown = (cell(matrix, site, "fairway_depth") for site in ("mustola", "gigavaasa"))
    assert (matrix.lowest[inland], matrix.values[inland], matrix.highest[inland]) == (0, 0, 0)
    assert (matrix.lowest[unknown], matrix.highest[unknown]) == (0, 1)
    assert 0 < matrix.values[unknown] < 1


def test_a_port_bound_plant_excludes_inland_sites_and_only_doubts_unknown_ones():
    matrix = assemble(read_sites(bundled("sites") / FINLAND), read_criteria("tp3", profile="port_bound"))
    out = {e.site for e in matrix.excluded if e.criterion == "fairway_depth"}
    perhaps = {e.site for e in matrix.doubtful if e.criterion == "fairway_depth"}
    assert {"mustola", "jyvaskyla", "sorsasalo", "siilinjarvi"} <= out
    assert "gigavaasa" in perhaps - out
    assert not {"kokkola_kip", "tahkoluoto"} & (out | perhaps)


# 6


def test_a_national_power_price_separates_nobody(matrices):
    matrix = matrices[FINLAND]
    assert set(matrix.measurements[:, matrix.criteria.index("power_price")]) == {40.2}
    (said,) = facts(matrix, "not_separating")
    assert "power_price" in said["criteria"]
    weights = weights_table(matrix)
    at = weights.nodes.index("power_price")
    assert weights.effective[at] == pytest.approx(0, abs=1e-12)
    assert weights.overall[at] > 0.03


def test_a_national_permit_time_is_not_passed_off_as_the_sites(matrices):
    matrix = matrices[FINLAND]
    assert not matrix.known[:, matrix.criteria.index("permit_months")].any()
    (said,) = facts(matrix, "no_data")
    assert {"permit_months", "grid_capacity"} <= set(said["criteria"])


# 7


@pytest.mark.parametrize("file", [FINLAND, PARKS])
@pytest.mark.parametrize(("end", "value"), [("zero", 0), ("one", 1)])
def test_saturated_scales_are_said_with_their_share(matrices, file, end, value):
    matrix = matrices[file]
    measured = matrix.known & matrix.applicable
    expected = {}
    for at, name in enumerate(matrix.criteria):
        values = matrix.values[measured[:, at], at]
        if len(values) >= 4 and np.ptp(values) > 0 and (values == value).mean() >= 0.5:
            expected[name] = float((values == value).mean())
    said = {
        name: share
        for f in facts(matrix, f"saturated_{end}")
        for name, share in zip(*list(f.values())[:2], strict=True)
    }
    assert said == pytest.approx(expected)


def test_the_anchors_of_roads_and_airports_tell_sites_apart(matrices):
    said = [name for f in facts(matrices[FINLAND], "saturated_one") for name in f["criteria"]]
    assert "railway_distance" in said
    assert not {"trunk_road_distance", "airport_distance"} & set(said)


# 8


@pytest.mark.parametrize(("site", "air_base"), [("keltakallio", 40.2), ("hillonlahti", 41.6)])
def test_an_air_base_is_no_airport(matrices, site, air_base):
    matrix = matrices[FINLAND]
    at = cell(matrix, site, "airport_distance")
    assert matrix.measured_low[at] > air_base
    assert "Utti" in matrix.evidence[at].note


def test_an_inland_port_counts(matrices):
    matrix = matrices[PARKS]
    at = cell(matrix, "knapsack", "port_distance")
    assert matrix.measurements[at] == 17.8
    assert "Rhine" in matrix.evidence[at].note


# 9


def test_two_distances_to_one_grid_are_one_criterion_with_a_range(matrices, tp3):
    assert [name for name in tp3.criteria if name.startswith("grid_dist")] == ["grid_distance"]
    matrix = matrices[PARKS]
    at = cell(matrix, "skelleftea", "grid_distance")
    assert matrix.measured_high[at] - matrix.measured_low[at] > 40
    assert matrix.highest[at] > matrix.lowest[at]
    assert matrix.evidence[at].quality == "C"


def test_effective_weights_show_which_criteria_run_with_the_ranking(matrices):
    matrix, table = matrices[FINLAND], weights_table(matrices[FINLAND])
    parts = matrix.values[matrix.included] * matrix.weights
    scores = parts.sum(axis=1)
    for at, name in enumerate(matrix.criteria):
        share = np.cov(parts[:, at], scores)[0, 1] / scores.var(ddof=1)
        assert table.effective[table.nodes.index(name)] == pytest.approx(share, abs=1e-9)


# 10

CONFLICTS = {  # file, site, criterion: value, low, high
    (FINLAND, "kokkola_kip", "fairway_depth"): (14.0, 14.0, 14.2),
    (FINLAND, "harjavalta", "fairway_depth"): (12.0, 12.0, 15.3),
    (PARKS, "knapsack", "free_land"): (13, 13, 16),
    (PARKS, "knapsack", "market_population"): (184, 150, 184),
}


@pytest.mark.parametrize(("file", "site", "criterion"), CONFLICTS)
def test_sources_that_disagree_stay_an_interval_with_their_evidence(matrices, file, site, criterion):
    matrix = matrices[file]
    at = cell(matrix, site, criterion)
    found = (matrix.measurements[at], matrix.measured_low[at], matrix.measured_high[at])
    assert found == CONFLICTS[file, site, criterion]
    assert matrix.lowest[at] <= matrix.values[at] <= matrix.highest[at]
    evidence = matrix.evidence[at]
    assert evidence.source
    assert evidence.quality in "ABCD"


def test_every_ranked_score_lies_between_its_worst_and_best(matrices):
    for matrix in matrices.values():
        ranking = rank(matrix)
        assert (ranking.worst < ranking.scores).all()
        assert (ranking.scores < ranking.best).all()


# 11


def test_every_criterion_says_what_area_it_is_about(tp3):
    assert all(criterion.scope for criterion in tp3.criteria.values())
    assert all(criterion.unit for criterion in tp3.criteria.values())


def test_a_figure_about_something_else_is_refused(tmp_path, tp3):
    sites = "site,criterion,value,unit\nantwerp,graduates,150000,jobs\nknapsack,graduates,2500,people\n"
    with pytest.raises(InputError) as caught:
        assemble(sites_of(tmp_path, sites), tp3)
    assert [(p.code, p.place.line) for p in caught.value.problems] == [("SC303", 2), ("SC303", 3)]


@pytest.mark.parametrize("file", [FINLAND, PARKS])
def test_size_is_judged_as_a_ratio_to_the_need(matrices, tp3, file):
    matrix = matrices[file]
    assert {name for name, scale in matrix.scales.items() if scale.need} == {
        "labour_pool",
        "free_land",
        "grid_capacity",
    }
    at = matrix.criteria.index("labour_pool")
    known = matrix.known[:, at]
    per_job = matrix.measurements[known, at] / tp3.needs["staff"]
    assert matrix.values[known, at].tolist() == matrix.scales["labour_pool"].apply(per_job).tolist()
