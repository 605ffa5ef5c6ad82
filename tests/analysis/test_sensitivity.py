"""Every exact answer, tried out by reading, putting together and ranking a changed study."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.core.sensitivity.closest_rival import weight_distances
from sitescore.io.bundled import bundled
from tests.analysis.studies import DEEP, DEEP_SITES, flat, study, weight_settings, with_cell
from tests.core.test_closest_rival import ending

FINLAND = bundled("sites") / "finland.csv"
TEXT = FINLAND.read_text(encoding="utf-8")
COMPLETE = DEEP_SITES.replace(",,n/a,", ",6,4,")


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3"))


@pytest.fixture(scope="module")
def found(finland):
    return ss.sensitivity(finland)


def with_local(matrix, node, to):
    """``--set`` settings that give one node a local weight; its siblings stay."""
    rest = sum(n.points for n in matrix.nodes.values() if n.parent == matrix.nodes[node].parent and n.id != node)
    kind = "factors" if node in matrix.factors else "criteria"
    return [f"{kind}.{node}.weight={float(to * rest / (1 - to))!r}", f"{kind}.{node}.weight_range=[0, 1e12]"]


def kept(ranking, keep, top):
    if keep == "order":
        return tuple(ranking.ranks)
    count = 1 if keep == "winner" else top
    return tuple(np.array(ranking.sites)[ranking.ranks <= count])


@pytest.mark.parametrize("keep", ["winner", "top", "order"])
@pytest.mark.parametrize("node", ["permitting", "zoning", "grid_capacity", "labour_pool", "services_and_safety"])
def test_stability_of_the_bundled_sites_by_ranking_again(finland, found, node, keep):
    at, interval = found.nodes.index(node), found.stability[keep]
    now = kept(ss.rank(finland, draws=0), keep, found.top)
    for end, outward in ((interval.low[at], -1e-7), (interval.high[at], 1e-7)):
        for to, same in ((end - outward, True), (end + outward, False)):
            if 0 <= to < 1:
                settings = with_local(finland, node, to)
                again = assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3", settings=settings))
                assert (kept(ss.rank(again, draws=0), keep, found.top) == now) is same, (node, to)


@pytest.mark.parametrize("node", ["permitting", "zoning", "grid_capacity"])
def test_who_leads_at_each_weight_by_ranking_again(finland, found, node):
    stretches = [row for row in found.to_dict()["leaders"] if row["node"] == node]
    assert (stretches[0]["from"], stretches[-1]["to"]) == (0, 100)
    for stretch in stretches:
        settings = with_local(finland, node, (stretch["from"] + stretch["to"]) / 200)
        again = ss.rank(assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3", settings=settings)), draws=0)
        assert again.sites[again.order[0]] == stretch["site"]
    for one, other in pairwise(stretches):
        assert one["to"] == other["from"]
        assert one["site"] != other["site"]


def test_more_dominators_than_are_named(tmp_path):
    ladder = [[f"s{at}", at / 40, at / 40] for at in range(31)]
    worst = ss.sensitivity(study(tmp_path, *flat("xy", ladder))).to_dict()["sites"][-1]
    assert (worst["site"], worst["dominators"], len(worst["dominated_by"])) == ("s0", 30, 20)
    assert worst["dominated_by"] == [f"s{at}" for at in range(11, 31)]


@pytest.mark.parametrize("sites", [COMPLETE, DEEP_SITES], ids=["complete", "with_cells_that_do_not_apply"])
@pytest.mark.parametrize("node", ["people", "staff", "routes", "sea", "rail", "fairway", "plot"])
def test_stability_on_three_levels_by_ranking_again(tmp_path, node, sites):
    """What does not apply counts as its siblings' mean, which moves with their weights."""
    matrix = study(tmp_path, sites, DEEP)
    found = ss.sensitivity(matrix)
    at = found.nodes.index(node)
    for keep in ("winner", "order"):
        interval = found.stability[keep]
        now = kept(ss.rank(matrix, draws=0), keep, found.top)
        for end, outward in ((interval.low[at], -1e-6), (interval.high[at], 1e-6)):
            for to, same in ((end - outward, True), (end + outward, False)):
                if 0 <= to < 1:
                    again = study(tmp_path, sites, DEEP, settings=with_local(matrix, node, to))
                    assert (kept(ss.rank(again, draws=0), keep, found.top) == now) is same, (keep, to)


def test_answers_are_not_called_exact_where_a_criterion_does_not_apply(tmp_path):
    """What such a cell counts as hangs on the weights; it is held at the stated ones."""
    sites, text = flat("xyz", [["a", 0.9, "n/a", 0.2], ["b", 0.4, 0.6, 0.5]], weights={"x": 3, "y": 2, "z": 2})
    assert not ss.sensitivity(study(tmp_path, sites, text)).exact
    assert ss.sensitivity(study(tmp_path, sites.replace("n/a", "0.6"), text)).exact


def test_the_closest_rival_ties_at_the_weights_moved(finland, found):
    settings = weight_settings(finland, finland.weights + found.moved)
    again = ss.rank(assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3", settings=settings)), draws=0)
    assert again.scores[found.leader] == pytest.approx(again.scores[found.rival], abs=1e-9)
    assert np.abs(found.moved).sum() / 2 == pytest.approx(found.distances.min())
    values = finland.values[finland.included]
    assert_allclose(found.distances, weight_distances(values, finland.weights, leader=found.leader))


def test_cells_end_the_lead(tmp_path):
    """Each cell listed, changed in the file: the leader and another are level at the top."""
    sites, text = flat("xyz", [["a", 0.9, 0.6, 0.5], ["b", 0.5, 0.8, 0.5], ["c", 0.2, 0.9, 0.6]])
    check_cells(tmp_path, sites, text)


def test_cells_end_the_lead_where_others_count_as_the_mean(tmp_path):
    """An unknown cell stands at the mean of the known ones, and so moves with the cell that is changed."""
    sites, text = flat("xyz", [["a", 0.9, 0.6, 0.5], ["b", "", 0.8, 0.5], ["c", 0.2, 0.9, 0.6]])
    check_cells(tmp_path, sites, text)


def check_cells(folder, sites, text):
    matrix = study(folder, sites, text)
    found = ss.sensitivity(matrix)
    assert found.cells
    sizes = [abs(c.needed - c.now) for c in found.cells]
    assert sizes == sorted(sizes)
    for cell in found.cells:
        rows = [line.split(",") for line in sites.splitlines()]
        rows[1 + cell.site][1 + cell.criterion] = repr(cell.needed)
        again = ss.rank(study(folder, "\n".join(map(",".join, rows)) + "\n", text), draws=0)
        top = np.sort(again.scores)[::-1]
        assert top[0] == pytest.approx(top[1], abs=1e-7), (cell.site, cell.criterion, cell.needed)
        assert again.scores[found.leader] == pytest.approx(top[0], abs=1e-7)


def test_cells_of_bundled_sites_end_the_lead(tmp_path):
    """Under needs that make the lead small there are such cells."""
    settings = ["factors.permitting.weight=1.99"]
    matrix = assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3", settings=settings))
    found = ss.sensitivity(matrix)
    for cell in [cell for cell in found.cells if cell.effect == "tie"][:5]:
        file = tmp_path / "changed.csv"
        file.write_text(with_cell(TEXT, matrix.sites[cell.site], matrix.criteria[cell.criterion], cell.needed))
        again = ss.rank(assemble(ss.read_sites(file), ss.read_criteria("tp3", settings=settings)), draws=0)
        top = np.sort(again.scores)[::-1]
        assert top[0] == pytest.approx(top[1], abs=1e-6), (cell.site, cell.criterion)


def test_left_out_as_ranked_without(finland, found):
    base = ss.rank(finland, draws=0)
    tried = [out for out in found.left_out if out.kind != "site"]
    assert {out.name for out in tried} == {
        n for n in found.nodes if sum(o.parent == finland.nodes[n].parent for o in finland.nodes.values()) > 1
    }
    for out in tried[::6]:
        settings = with_local(finland, out.name, 0.0)
        again = ss.rank(assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3", settings=settings)), draws=0)
        assert out.leader == int(again.order[0]), out.name
        assert out.moved == int((again.ranks != base.ranks).sum()), out.name


def test_weights_of_what_is_left_out_are_never_below_0(tmp_path):
    """A weight that is worked out as 0 may be a last bit less, which methods that are no sums would refuse."""
    figures = ["429,418,659,715,253", "67,2,163,22,253", "360,895,477,272,253", "90,86,235,725,253",
               "174,479,965,898,253", "921,838,482,543,253", "10,198,123,0,253", "894,538,422,73,253"]  # fmt: skip
    sites = "site,c0,c1,c2,c3,c4\n" + "".join(f"s{n},{row}\n" for n, row in enumerate(figures))
    linear = '{ kind = "linear", worst = 0, best = 1000 }'
    curve = '{ kind = "piecewise_linear", points = [[0, 0.0], [300, 0.7], [1000, 1.0]] }'
    values = [linear, curve, '{ kind = "linear", range = "observed", direction = "min" }', linear, linear]
    criteria = (
        'format = 1\nid = "t"\ntitle = "T"\nmethod = "minimum"\n[weighting]\nmethod = "entropy"\n[needs]\nmw = 2\n'
    )
    criteria += '[factors.a]\ntitle = "A"\nweight = 2\n[factors.b]\ntitle = "B"\nweight = 1\n'
    for n, (factor, value) in enumerate(zip("ababa", values, strict=True)):
        need = 'relative_to = "mw"\n' if n == 4 else ""
        criteria += f'[criteria.c{n}]\ntitle = "C"\nfactor = "{factor}"\nvalue = {value}\n{need}'
    found = ss.sensitivity(study(tmp_path, sites, criteria))
    assert {left.name for left in found.left_out} >= {"a", "b", "c0", "c4"}


def test_left_out_sites_are_the_two_best_and_really_left_out(found, tmp_path):
    """Unknown figures stand at the mean of the others, so that who is left out can reorder the rest."""
    base = found.ranking
    out = [o for o in found.left_out if o.kind == "site"]
    assert [o.name for o in out] == [base.sites[at] for at in base.order[:2]]
    for one in out:
        path = tmp_path / f"{one.name}.csv"
        kept = (line for line in TEXT.splitlines() if not line.startswith(f"{one.name},"))
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
        again = ss.rank(assemble(ss.read_sites(path), ss.read_criteria("tp3")), draws=0)
        before = {site: score for site, score in zip(base.sites, base.scores, strict=True) if site != one.name}
        was = {site: 1 + sum(other > score for other in before.values()) for site, score in before.items()}
        now = dict(zip(again.sites, again.ranks.tolist(), strict=True))
        assert base.sites[one.leader] == again.sites[again.order[0]]
        assert one.moved == sum(now[site] != was[site] for site in was)


def test_who_can_be_first_only_shrinks_with_the_room(found):
    rooms = [found.possible[name].possible for name in ("10", "25", "50", "any")]
    for narrow, wide in pairwise(rooms):
        assert (narrow <= wide).all()
    assert rooms[0][found.leader]


def test_json_has_no_numbers_that_are_none(found):
    document = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert document["exact"] is True
    assert len(document["stability"]) == 3 * len(found.nodes)
    assert [row["rank"] for row in document["sites"]] == sorted(row["rank"] for row in document["sites"])


def test_one_site(tmp_path):
    found = ss.sensitivity(study(tmp_path, *flat("xy", [["a", 0.3, 0.5]])))
    assert (found.rival, found.cells, found.radius, found.top_radius) == (-1, (), np.inf, np.inf)
    assert json.dumps(found.to_dict(), allow_nan=False)


def test_two_equal_sites(tmp_path):
    found = ss.sensitivity(study(tmp_path, *flat("xy", [["a", 0.3, 0.5], ["b", 0.3, 0.5]])))
    assert (found.leader, found.rival, found.distances[1]) == (0, 1, 0)
    assert_array_equal(found.moved, 0)
    assert json.dumps(found.to_dict(), allow_nan=False)


def test_a_leader_ahead_on_everything(tmp_path):
    matrix = study(tmp_path, *flat("xy", [["a", 0.9, 0.9], ["b", 0.5, 0.6]]))
    with ending():
        found = ss.sensitivity(matrix)
    assert (found.rival, found.radius) == (-1, np.inf)
    assert found.possible["any"].possible.tolist() == [True, False]
    assert json.dumps(found.to_dict(), allow_nan=False)


def test_nobody_left(tmp_path):
    with pytest.raises(ss.InputError, match="SC503"):
        ss.sensitivity(study(tmp_path, needs={"land_ha": 1000}))
