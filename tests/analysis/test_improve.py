"""Plans, tried out by changing the site file, putting it together and ranking again."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.coupling import after_change
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis.studies import flat, study

FINLAND = bundled("sites") / "finland.csv"
TEXT = FINLAND.read_text(encoding="utf-8")
CASES = [("oulu", 1), ("oulu", 2), ("gigavaasa", 1), ("kilpilahti", 1), ("harjavalta", 2), ("tahkoluoto", 3)]
CONTROL = "value = {{ kind = 'linear', worst = 0, best = 1 }}\ncontrollable = '{}'\n"


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3"))


def changed(matrix, found, plan, folder):
    """The bundled study with the plan's changes made in the file."""
    site = matrix.sites[found.site]
    then = {matrix.criteria[change.criterion]: change.then for change in plan.changes}
    rows = list(csv.reader(io.StringIO(TEXT)))
    done = set()
    for row in rows[1:]:
        if row[0] == site and row[1] in then:
            row[2:5] = [then[row[1]] if isinstance(then[row[1]], str) else repr(float(then[row[1]])), "", ""]
            done.add(row[1])
    assert done == set(then)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path = folder / "changed.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    return ss.rank(assemble(ss.read_sites(path), ss.read_criteria("tp3")), draws=0)


@pytest.mark.parametrize(("site", "to_rank"), CASES)
def test_plans_bring_the_site_to_the_rank(finland, tmp_path, site, to_rank):
    """Others count as the mean where unknown, which the site's better figures lift: the plan must allow for it."""
    found = ss.improve(finland, site, to_rank=to_rank)
    reached = [plan for plan in found.plans if plan.reachable]
    assert reached
    for plan in reached:
        again = changed(finland, found, plan, tmp_path)
        at = again.sites.index(site)
        assert again.scores[at] == pytest.approx(plan.score, abs=2e-3)  # curved values are straight between knots
        assert again.ranks[at] == plan.rank <= to_rank or level(again, at, to_rank), (plan.kind, again.ranks[at])


def level(ranking, at, to_rank):
    """Within a thousandth of a point of the site at the rank."""
    return np.sort(np.delete(ranking.scores, at))[::-1][to_rank - 1] - ranking.scores[at] <= 1e-3


def small(folder, rows, *, who=None, **settings):
    who = who or {}
    columns = "xyz"
    extra = {name: CONTROL.format(who.get(name, "site")) for name in columns}
    sites, text = flat(columns, rows, **settings, **extra)
    return study(folder, sites, text)


@pytest.mark.parametrize("to_rank", [1, 3])
def test_what_is_not_reached_stays_behind(finland, to_rank):
    """Also where cautious figures, of what a change is worth against each rival, say otherwise."""
    for site in finland.sites:
        for way in ss.improve(finland, site, to_rank=to_rank, plans=1).plans:
            if way.kind in ("cheapest", "furthest"):
                assert way.reachable == (way.rank is not None and way.rank <= to_rank)


def test_the_cheapest_by_hand(tmp_path):
    """b lacks 0.1 points a third: 0.3 of any one; z costs least by unit."""
    matrix = small(tmp_path, [["a", 0.9, 0.9, 0.6], ["b", 0.8, 0.7, 0.6]])
    found = ss.improve(matrix, "b", costs={"x": 3, "y": 2, "z": 1})
    plan = found.plans[0]
    assert found.gap == pytest.approx(10)
    assert [(matrix.criteria[c.criterion], c.now, pytest.approx(c.then)) for c in plan.changes] == [("z", 0.6, 0.9)]
    assert (plan.cost, plan.rank, plan.score) == (pytest.approx(0.3), 1, pytest.approx(80))
    capped = ss.improve(matrix, "b", costs={"x": 3, "y": 2, "z": 1}, limits={"z": 0.7}).plans[0]
    then = {matrix.criteria[c.criterion]: c.then for c in capped.changes}
    assert then == {"z": pytest.approx(0.7), "y": pytest.approx(0.9)}
    assert capped.cost == pytest.approx(0.1 + 0.4)


def test_plans_of_known_sites_hold_in_the_file(tmp_path):
    rng = np.random.default_rng(3)
    for _ in range(8):
        rows = [[f"s{n}", *(rng.integers(0, 33, 3) / 32)] for n in range(5)]
        matrix = small(tmp_path, rows)
        base = ss.rank(matrix, draws=0)
        last = int(base.order[-1])
        for to_rank in (1, 3):
            found = ss.improve(matrix, f"s{last}", to_rank=to_rank, chance=0.8)
            for plan in found.plans:
                again = [list(row) for row in rows]
                for change in plan.changes:
                    again[last][1 + change.criterion] = repr(change.then)
                ranking = ss.rank(small(tmp_path, again), draws=0)
                assert ranking.scores[last] == pytest.approx(plan.score, abs=1e-6)
                if plan.reachable:
                    assert ranking.ranks[last] <= to_rank or level(ranking, last, to_rank)


def test_plans_cost_ever_more_and_differ(finland):
    found = ss.improve(finland, "oulu", plans=5)
    ways = [plan for plan in found.plans if plan.kind in ("cheapest", "other")]
    assert 1 < len(ways) <= 5
    assert [plan.cost for plan in ways] == sorted(plan.cost for plan in ways)
    assert len({tuple(sorted(c.criterion for c in plan.changes)) for plan in ways}) == len(ways)


@pytest.mark.parametrize(("site", "to_rank"), [("gigavaasa", 1), ("oulu", 1), ("keltakallio", 1), ("tahkoluoto", 3)])
def test_points_of_a_plan_are_those_missing_those_that_others_rise_by_and_those_to_spare(finland, site, to_rank):
    found = ss.improve(finland, site, to_rank=to_rank)
    for plan in found.plans:
        assert sum(change.points for change in plan.changes) == pytest.approx(found.gap + plan.rise + plan.spare)
        assert bool(plan.rising) == bool(plan.unsure) == (plan.rise > 1e-9)
        for at in plan.rising:
            assert not finland.known[at, list(plan.unsure)].all()


@pytest.mark.parametrize("to_rank", [1, 3])
def test_no_change_of_a_plan_for_the_stated_weights_can_be_left_out(finland, to_rank):
    """Sites that cannot come near the rank, whatever the plan lifts, are no reason to do more."""
    for site in finland.sites:
        found = ss.improve(finland, site, to_rank=to_rank, plans=1, robust=False)
        for plan in (one for one in found.plans if one.kind == "cheapest" and found.rank):
            own = {change.criterion: finland.values[found.site, change.criterion] + change.points / 100
                   / finland.weights[change.criterion] for change in plan.changes}  # fmt: skip
            for left_out in own:
                values = finland.values[found.site].copy()
                values[[at for at in own if at != left_out]] = [own[at] for at in own if at != left_out]
                scores = after_change(finland, found.site, np.clip(values, 0, 1))[finland.included] @ finland.weights
                at = finland.included.tolist().index(found.site)
                assert scores[at] < np.sort(np.delete(scores, at))[-to_rank] - 1e-9, (site, left_out)


def test_plans_for_the_stated_weights_differ_in_substance(finland):
    """By what they gain from each criterion: nine tenths in common are no other plan."""
    for site in finland.sites:
        ways = [way for way in ss.improve(finland, site, plans=4).plans if way.kind in ("cheapest", "other")]
        gains = [{change.criterion: change.points for change in way.changes} for way in ways]
        for at, one in enumerate(gains):
            for other in gains[:at]:
                common = sum(min(points, other.get(criterion, 0.0)) for criterion, points in one.items())
                assert common < 0.9 * max(sum(one.values()), sum(other.values())) + 1e-6, site


def test_only_what_those_concerned_decide_on(tmp_path):
    matrix = small(tmp_path, [["a", 0.9, 0.9, 0.9], ["b", 0.6, 0.6, 0.6]], who={"x": "nation", "y": "none"})
    found = ss.improve(matrix, "b")
    assert {matrix.criteria[c.criterion] for plan in found.plans for c in plan.changes} == {"z"}
    assert not found.reachable
    assert found.plans[0].kind == "furthest"
    assert found.out_of_reach == pytest.approx(100 * 0.8 / 3)
    everyone = ss.improve(matrix, "b", controllable=("site", "region", "nation", "none"))
    assert everyone.reachable
    assert everyone.out_of_reach == 0


def test_beating_a_site(finland):
    found = ss.improve(finland, "harjavalta", beat="Oulu")
    assert (found.to_rank, finland.sites[found.rival]) == (None, "oulu")
    scores = 100 * finland.values @ finland.weights
    assert found.gap == pytest.approx(scores[found.rival] - scores[found.site])
    assert found.plans[0].score >= scores[found.rival] - 1e-6


def test_there_already(finland):
    found = ss.improve(finland, "kokkola_kip")
    assert (found.gap, found.plans, found.reachable) == (0, (), True)


def test_a_site_alone(tmp_path):
    found = ss.improve(small(tmp_path, [["a", 0.1, 0.2, 0.3]]), "a")
    assert (found.gap, found.plans, found.reachable) == (0, (), True)
    assert json.dumps(found.to_dict(), allow_nan=False)


def test_two_equal_sites(tmp_path):
    found = ss.improve(small(tmp_path, [["a", 0.1, 0.2, 0.3], ["b", 0.1, 0.2, 0.3]]), "b")
    assert (found.gap, found.plans, found.rank) == (0, (), 1)


def test_the_robust_plan_holds_for_the_weights_it_was_made_for(finland):
    found = ss.improve(finland, "kilpilahti", to_rank=3, weights=0.1, chance=0.9)
    for plan in found.plans:
        assert plan.share_low <= plan.share <= plan.share_high
        if plan.kind == "robust" and plan.reachable:
            assert plan.share > 0.97
        if plan.kind == "chance" and plan.reachable:
            assert plan.share > 0.85


def test_the_same_seed_gives_the_same_plans(finland):
    one, two, other = (json.dumps(ss.improve(finland, "oulu", seed=seed).to_dict()) for seed in (1, 1, 2))
    assert one == two
    assert one != other


@pytest.mark.parametrize("site", ["raahe", "naantali"])
def test_an_excluded_site_is_not_said_to_get_there_while_it_stays_excluded(finland, site, tmp_path):
    """A knock-out that a plan leaves as it is excludes the site whatever else is done."""
    found = ss.improve(finland, site)
    assert found.rank is None
    for plan in found.plans:
        if plan.reachable:
            assert site in changed(finland, found, plan, tmp_path).sites


@pytest.mark.parametrize(
    ("code", "settings"),
    [("SC503", {"beat": "oulu"}), ("SC111", {"beat": "raahe", "to_rank": 1}), ("SC111", {"to_rank": 0}),
     ("SC110", {"costs": {"zonig": 1}}), ("SC110", {"limits": {"zonig": 1}}), ("SC501", {"beat": "nowhere"})],
    ids=str,
)  # fmt: skip
def test_refused(finland, code, settings):
    with pytest.raises(ss.InputError, match=code):
        ss.improve(finland, "oulu", **settings)
