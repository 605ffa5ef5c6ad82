"""Weights from tables of judgements: one person's, and those of several."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.analysis.group_weights import group_weights
from sitescore.analysis.judged_weights import judged_weights
from sitescore.analysis.rank import rank
from sitescore.assembly import assemble
from sitescore.core.weighting import WEIGHTING_METHODS
from sitescore.errors import InputError
from sitescore.io.bundled import bundled
from sitescore.io.criteria_file import read_criteria
from sitescore.io.judgement_columns import ASKED
from sitescore.io.judgements_file import read_judgements
from sitescore.io.reading import Reading
from sitescore.io.sites_file import read_sites
from tests.io.helpers import file_of

TP3 = read_criteria("tp3")
TEXT = (bundled("criteria") / "tp3.toml").read_text(encoding="utf-8")
FACTORS = tuple(TP3.factors)


def example(name):
    return read_judgements(Reading(file=str(bundled("judgements") / f"{name}.csv")), TP3)


def table_of(folder, content, name="judged.csv"):
    return read_judgements(Reading(file=str(file_of(folder, content, name))), TP3)


def pasted(folder, toml):
    return read_criteria(file_of(folder, f"{TEXT}\n{toml}", "pasted.toml"))


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_printed_can_be_pasted_and_gives_the_same_weights(asked, tmp_path):
    found = judged_weights(TP3, example(f"tp3_{asked.replace('-', '_')}"), asked=asked)
    again = pasted(tmp_path, found.to_toml())
    for row in found.to_rows():
        node = row["node"]
        siblings = next(weighing.weights for weighing in again.weighings.values() if node in weighing.weights)
        assert row["local"] == pytest.approx(100 * siblings[node])


def test_global_weights_multiply_and_the_rest_stays():
    found = judged_weights(TP3, example("tp3_swing"), asked="swing")
    rows = {row["node"]: row for row in found.to_rows()}
    assert rows["energy_adequacy"]["local"] == pytest.approx(100 * 100 / 402.5)
    assert rows["zoning"]["global"] == pytest.approx(rows["permitting"]["global"] * rows["zoning"]["local"] / 100)
    assert found.matrix.overall[: len(FACTORS)].sum() == pytest.approx(1)
    stated = TP3.criteria["power_price"].weight / 100
    every = (*found.matrix.factors, *found.matrix.criteria)
    assert found.matrix.local[every.index("power_price")] == pytest.approx(stated)


def test_contradictions_are_named_with_the_change_that_helps_most():
    found = judged_weights(TP3, example("tp3_pairwise"), asked="pairwise")
    top = found.matrix.weighings["factors"]
    assert top.consistency_ratio > 0.1
    assert {top.mending.first, top.mending.second} == {"permitting", "services_and_safety"}
    assert top.mending.consistency_ratio < 0.1
    assert {"permitting", "services_and_safety"} <= set(top.triads[0].names)
    assert "inconsistent_triad" in {notice.kind for notice in found.notices}


def test_a_judgement_that_cannot_be_used_is_said_at_its_cell(tmp_path):
    table = table_of(tmp_path, "criterion;points\npermitting;100\nenergy_adequacy;-5\n")
    with pytest.raises(InputError) as caught:
        judged_weights(TP3, table, asked="swing")
    assert {problem.code for problem in caught.value.problems} == {"SC222"}
    table = table_of(tmp_path, "first;second;times\npermitting;energy_adequacy;2\nenergy_adequacy;permitting;2\n")
    with pytest.raises(InputError) as caught:
        judged_weights(TP3, table, asked="pairwise")
    assert (caught.value.problems[0].place.line, caught.value.problems[0].place.column) == (3, 3)


def test_several_people_are_a_group():
    with pytest.raises(InputError, match="weights group"):
        judged_weights(TP3, example("tp3_group"), asked="swing")


def test_the_mean_of_people_by_hand():
    found = group_weights(TP3, [example("tp3_group")])
    points = np.array([[80, 70, 60, 50, 90, 100], [30, 60, 100, 70, 40, 10], [70, 100, 95, 80, 40, 15]], dtype=float)
    shares = points / points.sum(axis=1, keepdims=True)
    assert list(found.local) == ["factors"]
    np.testing.assert_allclose([found.local["factors"][name] for name in FACTORS], 100 * shares.mean(axis=0), atol=1e-5)
    assert found.nodes == FACTORS
    np.testing.assert_allclose(found.node_weights[:4], [*shares, shares.mean(axis=0)])
    np.testing.assert_allclose(found.node_weights[5], 1 / 6)
    distances = np.abs(shares - shares.mean(axis=0)).sum(axis=1) / 2
    np.testing.assert_allclose(found.deviations, distances)
    assert found.people[found.furthest] == "municipality"
    pairs = [np.abs(shares[a] - shares[b]).sum() / 2 for a, b in ((0, 1), (0, 2), (1, 2))]
    assert found.consensus == pytest.approx(1 - np.mean(pairs))


@pytest.mark.parametrize("kind", ["mean", "geometric"])
def test_the_group_can_be_pasted_and_gives_the_weights_shown(kind, tmp_path):
    content = "person;criterion;points\n" + "".join(
        f"{who};{name};{points}\n"
        for who, some in (("A", (100, 20, 30, 40, 50, 60)), ("B", (10, 100, 30, 0, 5, 6)))
        for name, points in zip([n for n, c in TP3.criteria.items() if c.factor == "permitting"], some, strict=True)
    )
    found = group_weights(TP3, [table_of(tmp_path, content)], kind=kind)
    varied = pasted(tmp_path, found.to_toml())
    from sitescore.assembly import without_sites

    shown = found.mean if kind == "mean" else found.geometric
    np.testing.assert_allclose(without_sites(varied).weights, shown, atol=1e-7)
    assert ("factors" in found.local) == (kind == "geometric")


def test_people_rank_the_sites_as_each_alone_would(tmp_path):
    sites = read_sites(bundled("sites") / "finland.csv")
    found = group_weights(TP3, [example("tp3_swing"), example("tp3_best_worst")], sites=sites)
    assert found.people == ("tp3_swing", "tp3_best_worst")
    alone = assemble(sites, pasted(tmp_path, judged_weights(TP3, example("tp3_swing"), asked="swing").to_toml()))
    np.testing.assert_array_equal(found.ranks.ranks[0, alone.included], rank(alone, draws=0).ranks)
    excluded = np.setdiff1d(np.arange(len(sites.sites)), alone.included)
    assert (found.ranks.ranks[:, excluded] == 0).all()
    stated = assemble(sites, TP3)
    np.testing.assert_array_equal(found.ranks.ranks[-1, stated.included], rank(stated, draws=0).ranks)


def test_geometric_weights_leave_out_what_somebody_does_and_may_not_be(tmp_path):
    def alone(who, name):
        return "".join(f"{who};{factor};{100 if factor == name else 0}\n" for factor in FACTORS)

    content = "person;criterion;points\n" + alone("A", FACTORS[0]) + alone("B", FACTORS[1])
    found = group_weights(TP3, [table_of(tmp_path, content)])
    assert found.geometric is None
    assert found.consensus == pytest.approx(0)
    with pytest.raises(InputError, match="no geometric mean"):
        group_weights(TP3, [table_of(tmp_path, content)], kind="geometric")


def test_one_person_is_no_group():
    with pytest.raises(InputError, match="fewer than two"):
        group_weights(TP3, [example("tp3_swing")])


def test_two_files_of_one_name_are_two_people():
    assert group_weights(TP3, [example("tp3_swing")] * 2).people == ("tp3_swing", "tp3_swing (2)")


def test_pairwise_weights_are_those_of_the_method():
    found = judged_weights(TP3, example("tp3_pairwise"), asked="pairwise")
    table = np.full((6, 6), np.nan)
    np.fill_diagonal(table, 1)
    for pair, times in found.judgements["factors"].items():
        first, second = (FACTORS.index(name) for name in pair.split(" / "))
        table[first, second] = times
    expected = WEIGHTING_METHODS["pairwise"].weigh(table).weights
    np.testing.assert_allclose([found.matrix.weighings["factors"].weights[name] for name in FACTORS], expected)
