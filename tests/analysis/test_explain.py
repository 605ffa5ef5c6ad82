"""Why a score is what it is; and what would make two sites equal, tried out by ranking again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis.studies import flat, study, weight_settings, with_cell

FINLAND = bundled("sites") / "finland.csv"
TEXT = FINLAND.read_text(encoding="utf-8")
PAIRS = [
    ("kokkola_kip", "gigavaasa"),
    ("gigavaasa", "kilpilahti"),
    ("oulu", "harjavalta"),
    ("tahkoluoto", "sorsasalo"),
    ("siilinjarvi", "kokkola_kip"),
    ("harjavalta", "keltakallio"),
]


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3"))


def scores_of(difference, *, settings=(), text=TEXT, folder=None):
    """Scores of the two sites when the study is read and ranked anew."""
    file = FINLAND
    if text != TEXT:
        file = folder / "changed.csv"
        file.write_text(text, encoding="utf-8")
    again = assemble(ss.read_sites(file), ss.read_criteria("tp3", settings=settings))
    scores = 100 * again.values @ again.weights
    return scores[difference.leader], scores[difference.rival]


def test_parts_of_a_score(finland):
    found, ranking = ss.explain(finland, "oulu"), ss.rank(finland)
    at = ranking.sites.index("oulu")
    assert_allclose(found.contributions, ranking.contributions[at])
    assert (found.score, found.rank) == (pytest.approx(ranking.scores[at]), ranking.ranks[at])
    assert (found.worst, found.best) == pytest.approx((ranking.worst[at], ranking.best[at]))
    assert found.coverage == pytest.approx(ranking.coverage[at])
    assert_allclose(found.usual, np.delete(ranking.contributions, at, axis=0).mean(axis=0))


def test_an_excluded_site_has_a_score_and_no_rank(finland):
    found = ss.explain(finland, "raahe")
    assert found.rank is None
    assert found.score == pytest.approx(found.contributions.sum())
    assert [row["criterion"] for row in found.to_dict()["excluded"]] == ["free_land"]


def test_a_site_alone_has_nobody_to_compare_with(tmp_path):
    found = ss.explain(study(tmp_path, *flat("xy", [["a", 0.5, 1]])), "a")
    assert np.isnan(found.usual).all()
    assert {row["usual_points"] for row in found.to_rows()} == {None}


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_a_difference_adds_up_and_does_not_depend_on_who_is_named_first(finland, pair):
    there, back = (ss.explain(finland, a, versus=b) for a, b in (pair, pair[::-1]))
    scores = 100 * finland.values @ finland.weights
    assert (there.leader, there.rival) == (back.leader, back.rival)
    assert scores[there.leader] >= scores[there.rival]
    assert there.gap == pytest.approx(scores[there.leader] - scores[there.rival])
    assert sum(row["difference"] for row in there.to_rows()) == pytest.approx(there.gap)
    sizes = [abs(row["difference"]) for row in there.to_rows()]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_moved_weights_make_a_tie(finland, pair):
    found = ss.explain(finland, pair[0], versus=pair[1])
    assert found.moved.sum() == pytest.approx(0, abs=1e-12)
    leader, rival = scores_of(found, settings=weight_settings(finland, finland.weights + found.moved))
    assert leader == pytest.approx(rival, abs=1e-9)


@pytest.mark.parametrize("pair", PAIRS[:4], ids="-".join)
def test_half_of_the_weight_moved_is_not_enough(finland, pair):
    found = ss.explain(finland, pair[0], versus=pair[1])
    leader, rival = scores_of(found, settings=weight_settings(finland, finland.weights + found.moved / 2))
    assert leader > rival + 1e-6


@pytest.mark.parametrize("pair", PAIRS[:3], ids="-".join)
def test_one_weight_alone_makes_a_tie_where_a_crossing_is_given(finland, pair):
    found = ss.explain(finland, pair[0], versus=pair[1])
    crossed = np.flatnonzero(np.isfinite(found.crossings))
    assert crossed.size
    for at in crossed[:: max(1, crossed.size // 4)]:
        to = found.crossings[at]
        moved = finland.weights * (1 - to) / (1 - finland.weights[at])
        moved[at] = to
        leader, rival = scores_of(found, settings=weight_settings(finland, moved))
        assert leader == pytest.approx(rival, abs=1e-9)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_a_changed_measurement_makes_a_tie(finland, pair, tmp_path):
    """Where what others count as hangs on the measurement as well, the figure must allow for that."""
    found = ss.explain(finland, pair[0], versus=pair[1])
    for cell in found.cells[:6]:
        site, criterion = finland.sites[cell.site], finland.criteria[cell.criterion]
        changed = with_cell(TEXT, site, criterion, cell.needed)
        leader, rival = scores_of(found, text=changed, folder=tmp_path)
        assert leader == pytest.approx(rival, abs=1e-9), (site, criterion, cell.now, cell.needed)


def test_cells_of_a_small_study(tmp_path):
    """A 0.9 before B 0.7 with half the weight each: one cell of either must give or gain 0.4."""
    sites, text = flat("xy", [["a", 0.9, 0.9], ["b", 0.5, 0.9]])
    found = ss.explain(study(tmp_path, sites, text), "a", versus="b")
    assert [(c.site, c.criterion, c.now, pytest.approx(c.needed)) for c in found.cells] == [
        (1, 0, 0.5, 0.9), (0, 0, 0.9, 0.5), (0, 1, 0.9, 0.5),
    ]  # fmt: skip


def test_a_cell_that_nobody_else_knows(tmp_path):
    """The rival counts as the mean of the others, so it moves with the leader's own figure."""
    sites, text = flat("xy", [["a", 0.8, 0.6], ["b", "", 0.5], ["c", 0.2, 0.1]])
    found = ss.explain(study(tmp_path, sites, text), "a", versus="b")
    for cell in found.cells:
        rows = [["a", 0.8, 0.6], ["b", "", 0.5], ["c", 0.2, 0.1]]
        rows[cell.site][1 + cell.criterion] = repr(cell.needed)
        again = study(tmp_path, *flat("xy", rows))
        leader, rival = (100 * again.values @ again.weights)[[found.leader, found.rival]]
        assert leader == pytest.approx(rival, abs=1e-9), cell


@pytest.mark.parametrize("dropped", ["a", "b"])
def test_flips_hold_where_a_criterion_does_not_apply(tmp_path, dropped):
    """What does not apply counts as its siblings' mean, which moves with their figures.

    Under other weights it stays as it is at the stated ones (docs/decisions/0002).
    """
    rows = [["a", 0.9, 0.7, 0.2], ["b", 0.3, 0.2, 0.9]]
    rows[0 if dropped == "a" else 1][2] = "n/a"
    weights = {"x": 3, "y": 2, "z": 2}
    matrix = study(tmp_path, *flat("xyz", rows, weights=weights))
    found = ss.explain(matrix, "a", versus="b")
    for cell in found.cells:
        changed = [list(row) for row in rows]
        changed[cell.site][1 + cell.criterion] = repr(cell.needed)
        again = study(tmp_path, *flat("xyz", changed, weights=weights))
        leader, rival = (100 * again.values @ again.weights)[[found.leader, found.rival]]
        assert leader == pytest.approx(rival, abs=1e-9), cell


def test_a_rival_that_is_behind_on_everything_never_ties(tmp_path):
    found = ss.explain(study(tmp_path, *flat("xy", [["a", 0.9, 0.9], ["b", 0.5, 0.6]])), "a", versus="b")
    assert np.isnan(found.moved).all()
    assert np.isnan(found.crossings).all()
    assert found.to_dict()["weights_moved_to_tie"] is None


def test_a_tie_needs_no_change(tmp_path):
    found = ss.explain(study(tmp_path, *flat("xy", [["a", 0.2, 0.8], ["b", 0.8, 0.2]])), "b", versus="a")
    assert found.gap == pytest.approx(0, abs=1e-12)
    assert (found.moved.any(), found.cells) == (False, ())
    assert found.to_dict()["weights_moved_to_tie"] == {}


@pytest.mark.parametrize("versus", ["oulu", "Oulu", "OULU "])
def test_a_site_is_not_compared_with_itself(finland, versus):
    with pytest.raises(ss.InputError, match="SC503"):
        ss.explain(finland, "oulu", versus=versus)


def test_excluded_sites_can_be_compared(finland):
    found = ss.explain(finland, "raahe", versus="naantali")
    assert found.gap == pytest.approx(
        abs(np.diff((100 * finland.values @ finland.weights)[[found.leader, found.rival]])[0])
    )


known = st.integers(0, 32).map(lambda n: n / 32)


@given(a=st.tuples(known, known, known), b=st.tuples(known, known, known), w=st.tuples(*[st.integers(1, 9)] * 3))
def test_flips_of_known_sites_hold(tmp_path_factory, a, b, w):
    weights, folder = dict(zip("xyz", w, strict=True)), tmp_path_factory.mktemp("study")
    rows = [["a", *a], ["b", *b]]
    matrix = study(folder, *flat("xyz", rows, weights=weights))
    found = ss.explain(matrix, "a", versus="b")
    assume(found.gap > 1e-6)
    if np.isfinite(found.moved).all():
        assert (
            abs(float((matrix.values[found.leader] - matrix.values[found.rival]) @ (matrix.weights + found.moved)))
            < 1e-9
        )
        assert (matrix.weights + found.moved >= -1e-12).all()
    else:
        assert (matrix.values[found.leader] > matrix.values[found.rival]).all()
    for cell in found.cells:
        changed = [list(row) for row in rows]
        changed[cell.site][1 + cell.criterion] = repr(cell.needed)
        again = study(folder, *flat("xyz", changed, weights=weights))
        leader, rival = (100 * again.values @ again.weights)[[found.leader, found.rival]]
        assert leader == pytest.approx(rival, abs=1e-9)
