"""Every promise about a changed figure, kept by the changed file: random studies put together and ranked again."""

from __future__ import annotations

import math

import pytest

import sitescore as ss
from tests.analysis.random_studies import Study, scores

SEEDS = range(40)
NEAR = 1e-6


def beyond(cell):
    """Where the change says: at the figure, or just beyond it."""
    step = NEAR * max(1.0, abs(cell.needed))
    return cell.needed + {"<": -step, "<=": -step, ">": step, ">=": step}.get(cell.relation, 0.0)


def short_of(cell):
    return cell.needed - (beyond(cell) - cell.needed)


@pytest.mark.parametrize("seed", SEEDS)
def test_nearest_cells(tmp_path, seed):
    made = Study(tmp_path, seed)
    matrix = made.matrix()
    ranked = scores(matrix)
    if not ranked:
        return
    leader = next(iter(ranked))
    for cell in ss.sensitivity(matrix).cells:
        then = scores(made.matrix({(cell.site, cell.criterion): beyond(cell)}))
        first = None if cell.first is None else matrix.sites[cell.first]
        if cell.effect == "tie":
            assert max(then.values()) == pytest.approx(then[leader], abs=NEAR)
            assert then[first] == pytest.approx(then[leader], abs=NEAR)
        else:
            before = scores(made.matrix({(cell.site, cell.criterion): short_of(cell)}))
            changed = matrix.sites[cell.site]
            assert (changed in before, changed in then) == (cell.effect == "excluded", cell.effect == "admitted")
            assert next(iter(then), None) == first or then[first] == pytest.approx(max(then.values()), abs=NEAR)


@pytest.mark.parametrize("seed", range(10))
def test_no_nearer_cell_ends_the_lead(tmp_path, seed):
    """A search along every figure, by steps, finds no sooner end of the lead than the cell listed."""
    made = Study(tmp_path, seed, curves=("plain", "falling"), bounds=False)
    matrix = made.matrix()
    ranked = list(scores(matrix).items())
    if len(ranked) < 2 or ranked[0][1] - ranked[1][1] < NEAR:
        return
    listed = {(cell.site, cell.criterion): abs(cell.needed - cell.now) for cell in ss.sensitivity(matrix).cells}
    if len(listed) == 10:
        return
    for site, row in enumerate(made.cells):
        for criterion, text in enumerate(row):
            if not text.replace(".", "", 1).isdigit():
                continue
            far = listed.get((site, criterion), math.inf)
            for figure in [step / 3 for step in range(31)]:
                if abs(figure - float(text)) < far - NEAR:
                    then = scores(made.matrix({(site, criterion): figure}))
                    assert next(iter(then)) == ranked[0][0], (site, criterion, text, figure, far)


@pytest.mark.parametrize("seed", SEEDS)
def test_cells_of_a_difference(tmp_path, seed):
    made = Study(tmp_path, seed)
    matrix = made.matrix()
    found = ss.explain(matrix, "s0", versus="s1")
    for cell in found.cells:
        then = made.matrix({(cell.site, cell.criterion): beyond(cell)})
        if cell.effect == "tie":
            both = then.values[[found.leader, found.rival]] @ then.weights
            assert both[0] == pytest.approx(both[1], abs=NEAR / 100)
            assert cell.site in then.included or cell.site not in matrix.included
        else:
            assert cell.site in matrix.included
            assert cell.site not in then.included
            assert found.rival in then.included


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("goal", ["rank_1", "rank_2", "beat"])
def test_plans(tmp_path, seed, goal):
    made = Study(tmp_path, seed)
    matrix = made.matrix()
    asked = {"rank_1": {"to_rank": 1}, "rank_2": {"to_rank": 2}, "beat": {"beat": "s0"}}[goal]
    found = ss.improve(matrix, "s1", **asked)
    for plan in found.plans:
        changes = {(found.site, change.criterion): change.then for change in plan.changes}
        again = made.matrix(changes)
        ranking = ss.rank(again, draws=0)
        assert plan.score == pytest.approx(100 * again.values[1] @ again.weights, abs=NEAR)
        if "s1" in ranking.sites:
            ahead = int((ranking.scores > plan.score + NEAR).sum())
            assert ahead < plan.rank <= (ranking.scores > plan.score - NEAR).sum()
        if plan.reachable:
            assert "s1" in ranking.sites
            if goal == "beat":
                assert plan.score >= 100 * again.values[0] @ again.weights - NEAR
            else:
                assert ahead < asked["to_rank"]


@pytest.mark.parametrize("seed", SEEDS)
def test_sites_left_out(tmp_path, seed):
    made = Study(tmp_path, seed, curves=("plain", "falling", "bent", "peaked", "needed"))
    matrix = made.matrix()
    before = scores(matrix)
    if len(before) < 2:
        return
    for out in [one for one in ss.sensitivity(matrix).left_out if one.kind == "site"]:
        then = scores(made.matrix(without=matrix.sites.index(out.name)))
        leader = [site for site in before if site != out.name]
        named = matrix.sites[matrix.included[out.leader]]
        assert then[named] == pytest.approx(max(then.values()), abs=NEAR)
        assert set(leader) == set(then)
