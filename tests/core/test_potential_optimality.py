"""Sites that can be first, against hand-worked cases, a published one, and one large linear program a site."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal
from scipy.optimize import linprog

from sitescore.core.sensitivity import largest_leads
from sitescore.core.sensitivity.dominance import pareto_front
from sitescore.core.sensitivity.potential_optimality import potential_optimality
from tests.core.test_dominance import table
from tests.strategies import values

INF, NAN = np.inf, np.nan
THIN = 8.5e-5
CASES = {  # name: values, low, high, margins, certain
    "two_rivals": ([[0.9, 0.1], [0.1, 0.9]], None, None, [0.8, 0.8], []),
    "better_everywhere": ([[0.9, 0.8], [0.1, 0.2]], None, None, [0.8, -0.6], [0]),
    "below_a_mix": ([[0.9, 0.1], [0.1, 0.9], [0.4, 0.4]], None, None, [0.5, 0.5, -0.1], []),
    "on_the_line_between": ([[1, 0], [0, 1], [0.5, 0.5]], None, None, [0.5, 0.5, 0.0], []),
    "equal_where_it_is_best": ([[0.9, 0.5], [0.9, 0.4]], None, None, [0.1, 0.0], [0]),
    "twins": ([[0.9, 0.8], [0.9, 0.8], [0.1, 0.2]], None, None, [0.8, 0.8, -0.6], [0, 1]),
    "twins_but_for_the_last_bits": ([[0.1 + 0.2, 0.8], [0.3, 0.8], [0.1, 0.2]], None, None, [0.6, 0.6, -0.2], [0, 1]),
    "only_twins": ([[0.3, 0.4], [0.3, 0.4]], None, None, [INF, INF], [0, 1]),
    "one_site": ([[0.3, 0.4]], None, None, [INF], [0]),
    "one_criterion": ([[0.3], [0.7], [0.6]], None, None, [-0.4, 0.1, -0.1], [1]),
    "bounds_shut_one_out": ([[0.9, 0.1], [0.1, 0.9]], [0.6, 0.0], None, [0.8, -0.16], [0]),
    "bounds_leave_one_point": ([[0.9, 0.1], [0.1, 0.9]], [0.5, 0.5], [0.5, 0.5], [0.0, 0.0], [0, 1]),
    "bounds_undo_a_mix": ([[1, 0], [0, 1], [0.45, 0.45]], [0.5, 0], [0.5, 1], [0.0, 0.0, -0.05], [0, 1]),
    # The third site is first from t = 0.5 - THIN to 0.5 + THIN and so in 0.017 % of the weights, the fourth in none.
    "a_sliver_and_nothing": (
        [[1, 0], [0, 1], [0.5 + THIN, 0.5 + THIN], [0.6, 0.3999]],
        None,
        None,
        [0.4, 0.5 - THIN, THIN, NAN],
        [],
    ),
}


@pytest.mark.parametrize("rng", [None, np.random.default_rng(0)], ids=["untried", "drawn"])
@pytest.mark.parametrize(("v", "low", "high", "margins", "certain"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, low, high, margins, certain, rng):
    found = potential_optimality(v, low=low, high=high, rng=rng, exact_margin=True)
    known = ~np.isnan(margins)
    assert_allclose(found.margin[known], np.array(margins)[known], atol=1e-10)
    assert (found.margin[~known] < -1e-6).all()
    assert_array_equal(found.possible, found.margin > 1e-9)
    assert_array_equal(found.shared, np.abs(found.margin) <= 1e-9)
    assert np.flatnonzero(found.certain).tolist() == certain
    check_proofs(np.asarray(v, dtype=float), low, high, found)


def test_triantaphyllou_and_sanchez_1997():
    """Decision Sciences 28(1), 151-194, weighted sum example: the fourth is dominated by the first."""
    v = [
        [0.3088, 0.2897, 0.3867, 0.1922],
        [0.2163, 0.3458, 0.1755, 0.6288],
        [0.4509, 0.2473, 0.1194, 0.0575],
        [0.0240, 0.1172, 0.3184, 0.1215],
    ]
    found = potential_optimality(v)
    assert found.possible.tolist() == [True, True, True, False]
    assert found.mix_sites[3].tolist() == [0, -1, -1, -1]
    assert found.mix_shares[3].tolist() == [1, 0, 0, 0]
    assert not found.shared.any()


def check_proofs(v, low, high, found):
    """Witness weights are allowed and put the site first; mixes are never behind."""
    n, m = v.shape
    low, high = np.zeros(m) if low is None else np.asarray(low), np.ones(m) if high is None else np.asarray(high)
    for i in range(n):
        others = (np.abs(v - v[i]) > 1e-11).any(axis=1)
        w, used = found.weights[i], found.mix_sites[i] >= 0
        if found.possible[i] or found.shared[i]:
            assert w.sum() == pytest.approx(1, abs=1e-12)
            assert (w >= low - 1e-12).all()
            assert (w <= high + 1e-12).all()
            lead = ((v[i] - v[others]) @ w).min(initial=INF)
            assert lead > 1e-9 if found.possible[i] else abs(lead) <= 1e-8
        else:
            assert np.isnan(w).all()
        assert_array_equal(found.mix_shares[i] > 0, used)
        if found.possible[i]:
            assert not used.any()
            continue
        assert found.mix_shares[i].sum() == pytest.approx(1, abs=1e-12)
        assert others[found.mix_sites[i][used]].all()
        behind = v[i] - found.mix_shares[i][used] @ v[found.mix_sites[i][used]]
        if low.max() == 0 and high.min() == 1:
            assert behind.max() <= 1e-8
        tried = linprog(-behind, A_eq=np.ones((1, m)), b_eq=[1], bounds=list(zip(low, high, strict=True)))
        assert -tried.fun <= 1e-8


def one_program(v, i, low, high):
    """Largest margin against all others at once."""
    n, m = v.shape
    rest = np.delete(v, i, axis=0)
    return -linprog(
        np.append(np.zeros(m), -1),
        np.column_stack([rest - v[i], np.ones(n - 1)]),
        np.zeros(n - 1),
        np.append(np.ones(m), 0)[None],
        [1],
        [*zip(low, high, strict=True), (None, None)],
    ).fun


@pytest.mark.parametrize("seed", range(12))
def test_as_one_large_program_a_site(seed):
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(2, 40)), int(rng.integers(1, 8))
    v = np.unique(rng.random((n, m)) if seed % 2 else rng.integers(0, 6, (n, m)) / 5, axis=0)
    middle = rng.dirichlet(np.ones(m))
    low, high = (middle * 0.5, np.minimum(1, middle + 0.2)) if seed % 4 < 2 else (np.zeros(m), np.ones(m))
    found = potential_optimality(v, low=low, high=high, rng=rng, exact_margin=True)
    if len(v) == 1:
        return
    assert_allclose(found.margin, [one_program(v, i, low, high) for i in range(len(v))], atol=1e-8)
    check_proofs(v, low, high, found)


@pytest.mark.parametrize("bounded", [False, True], ids=["any", "bounded"])
@pytest.mark.parametrize("kind", ["uniform", "half_alike", "opposed", "steps", "twins"])
def test_the_same_sites_as_one_large_program_each(kind, bounded):
    """Verdicts for more sites than a program of few rivals sees at first."""
    rng = np.random.default_rng(11)
    v = table(kind, 90, 6, rng)
    middle = rng.dirichlet(np.full(6, 5.0))
    low, high = (middle / 2, np.minimum(1.5 * middle, 1)) if bounded else (np.zeros(6), np.ones(6))
    found = potential_optimality(v, low=low, high=high, rng=rng)
    apart, kinds = np.unique(v, axis=0, return_inverse=True)
    margins = np.array([one_program(apart, i, low, high) for i in range(len(apart))])[kinds.reshape(-1)]
    assert_array_equal(found.possible, margins > 1e-9)
    assert_array_equal(found.shared, np.abs(margins) <= 1e-9)
    assert found.possible.any()
    check_proofs(v, low, high, found)


@pytest.mark.parametrize("seed", range(3))
def test_where_the_many_programs_stop_early_the_solver_goes_on(seed, monkeypatch):
    rng = np.random.default_rng(seed)
    v = table("opposed", 30, 4, rng)
    whole = potential_optimality(v, exact_margin=True)
    monkeypatch.setattr(largest_leads, "PIVOTS", 2)
    assert_allclose(potential_optimality(v, exact_margin=True).margin, whole.margin, atol=1e-9)


@settings(max_examples=30)
@given(
    v=st.tuples(st.integers(1, 7), st.integers(1, 4)).flatmap(
        lambda shape: values(*shape) | arrays(np.float64, shape, elements=st.integers(0, 3).map(lambda k: k / 3))
    )
)
def test_the_short_way_gives_the_same_verdicts(v):
    short = potential_optimality(v, rng=np.random.default_rng(0))
    full = potential_optimality(v, exact_margin=True)
    for name in ("possible", "shared", "certain"):
        assert_array_equal(getattr(short, name), getattr(full, name))
    assert not (full.possible & ~pareto_front(v.round(12))).any()
    assert (full.possible | full.shared).any()
    check_proofs(v, None, None, short)


def test_a_site_first_at_random_weights_is_possible():
    rng = np.random.default_rng(8)
    v = rng.random((120, 6))
    found = potential_optimality(v, rng=rng)
    winners = np.unique((rng.dirichlet(np.ones(6), 4000) @ v.T).argmax(axis=1))
    assert found.possible[winners].all()
    check_proofs(v, None, None, found)


def test_tighter_bounds_never_help():
    rng = np.random.default_rng(9)
    v = rng.random((40, 4))
    low, high = np.full(4, 0.1), np.full(4, 0.5)
    free = potential_optimality(v, exact_margin=True)
    tight = potential_optimality(v, low=low, high=high, exact_margin=True)
    assert (tight.margin <= free.margin + 1e-9).all()


def test_bad_arguments():
    with pytest.raises(ValueError, match=r"values must lie within \[0, 1\]"):
        potential_optimality([[1.5, 0.0]])
    with pytest.raises(ValueError, match=r"values must have shape \(sites, criteria\)"):
        potential_optimality(np.zeros((2, 2, 2)))
    with pytest.raises(ValueError, match="must leave room for a sum of 1"):
        potential_optimality([[0.5, 0.0]], low=[0.6, 0.6])
