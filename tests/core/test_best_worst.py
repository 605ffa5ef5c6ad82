"""Best-worst method, against bisection over programs, a grid, and tables of its papers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.weighting.best_worst import MODELS, best_worst

answers = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=5)


def asked(pairs, most=9):
    """Best first, worst last, the answers of the others between."""
    return [1, *[a for a, _ in pairs], most], [most, *[b for _, b in pairs], 1]


def test_published_basic_example():
    """Rezaei (2015), as the tests of JMcDM print it."""
    found = best_worst([8, 2, 1], [1, 5, 8], model="nonlinear")
    assert_allclose(found.weights, [0.071, 0.338, 0.589], atol=1e-2)
    assert_allclose(found.weights, [0.0714285714285714, 0.338689770483856, 0.589881650944715], atol=1e-6)
    assert found.details["xi"] == pytest.approx(4 - np.sqrt(14))
    assert found.details["consistency_ratio"] == pytest.approx((4 - np.sqrt(14)) / 4.47, abs=1e-3)


@pytest.mark.parametrize("model", MODELS)
def test_consistent_example(model):
    found = best_worst([1, 2, 4, 8], [8, 4, 2, 1], model=model)
    assert_allclose(found.weights, np.array([8, 4, 2, 1]) / 15, atol=1e-6)
    assert found.details["xi"] == pytest.approx(0, abs=1e-9)


def test_published_consistency_indices():
    """Rezaei (2015), table 1: xi is largest when one criterion lies as far from both ends as they from each other."""
    table = [0.44, 1.00, 1.63, 2.30, 3.00, 3.73, 4.47, 5.23]
    for most, printed in zip(range(2, 10), table, strict=True):
        found = best_worst([1, most, most], [most, most, 1], model="nonlinear")
        assert found.details["xi"] == pytest.approx(printed, abs=6e-3)
        assert found.details["consistency_ratio"] == pytest.approx(1)
        assert found.details["input_consistency_ratio"] == pytest.approx(1)


@settings(max_examples=30, deadline=None)
@given(pairs=answers)
def test_nonlinear_xi_is_where_programs_begin_to_have_a_solution(pairs):
    a, b = (np.array(side, dtype=float) for side in asked(pairs))
    n = len(a)
    unit = np.eye(n)

    def has_solution(xi):
        rows = []
        for j in range(n):
            rows += [unit[0] - (a[j] + xi) * unit[j], (a[j] - xi) * unit[j] - unit[0]]
            rows += [unit[j] - (b[j] + xi) * unit[-1], (b[j] - xi) * unit[-1] - unit[j]]
        bounds = [(1e-4, None)] * n
        return linprog(np.zeros(n), rows, np.zeros(len(rows)), np.ones((1, n)), [1], bounds=bounds).status == 0

    found = best_worst(a, b, model="nonlinear")
    xi = float(found.details["xi"])
    assert has_solution(xi + 1e-4)
    assert xi < 2e-4 or not has_solution(xi - 2e-4)
    w = found.details["lowest"], found.weights, found.details["highest"]
    assert (w[0] <= w[2] + 1e-7).all()
    assert found.details["lowest"].sum() <= 1 + 1e-6
    assert found.details["highest"].sum() >= 1 - 1e-6


@settings(max_examples=30, deadline=None)
@given(pairs=st.lists(st.tuples(st.integers(2, 8), st.integers(2, 8)), max_size=4))
def test_ranges_against_programs(pairs):
    a, b = (np.array(side, dtype=float) for side in asked(pairs))
    found = best_worst(a, b, model="nonlinear").details
    n, xi = len(a), float(found["xi"]) + 1e-9
    unit = np.eye(n)
    rows = []
    for j in range(n):
        rows += [unit[0] - (a[j] + xi) * unit[j], (a[j] - xi) * unit[j] - unit[0]]
        rows += [unit[j] - (b[j] + xi) * unit[-1], (b[j] - xi) * unit[-1] - unit[j]]
    for sign, name in ((1, "lowest"), (-1, "highest")):
        ends = [sign * linprog(sign * goal, rows, np.zeros(len(rows)), np.ones((1, n)), [1]).fun for goal in unit]
        assert_allclose(found[name], ends, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(pair=st.tuples(st.integers(1, 9), st.integers(1, 9)))
def test_linear_xi_against_a_grid(pair):
    a, b = (np.array(side, dtype=float) for side in asked([pair]))
    found = best_worst(a, b)
    steps = np.linspace(0, 1, 401)
    first, second = (part.ravel() for part in np.meshgrid(steps, steps))
    w = np.stack([first, second, 1 - first - second], axis=1)[first + second <= 1]
    deviation = np.maximum(np.abs(w[:, :1] - a * w).max(axis=1), np.abs(w - b * w[:, -1:]).max(axis=1))
    xi = float(found.details["xi"])
    assert xi <= deviation.min() + 1e-9
    assert deviation.min() <= xi + 10 / 400
    at = found.weights
    assert max(np.abs(at[0] - a * at).max(), np.abs(at - b * at[-1]).max()) == pytest.approx(xi, abs=1e-7)


@given(w=st.lists(st.integers(1, 9), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_consistent_answers_give_the_weights_back(w):
    w = np.array(w, dtype=float)
    for model in MODELS:
        found = best_worst(w.max() / w, w / w.min(), model=model)
        assert_allclose(found.weights, w / w.sum(), atol=1e-6)
        assert found.details["input_consistency_ratio"] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ([2, 4], [4, 1], r"best_to_others must be 1 for the criterion itself, got 2 at index \(0,\)"),
        ([1, 4], [4, 2], r"others_to_worst must be 1 for the criterion itself, got 2 at index \(1,\)"),
        (
            [1, 4],
            [5, 1],
            r"best_to_others must say of best over worst what others_to_worst says, 5, got 4 at index \(1,\)",
        ),
        ([1, 6, 4], [4, 2, 1], r"best_to_others must be at most 4, best over worst, got 6.0 at index \(1,\)"),
        ([1, 2, 4], [4, 5, 1], r"others_to_worst must be at most 4, best over worst, got 5.0 at index \(1,\)"),
        ([1, 2], [1], "others_to_worst must be as many as best_to_others, 2, got 1"),
    ],
)
def test_contradictory_answers_are_named(a, b, message):
    with pytest.raises(ValueError, match=message):
        best_worst(a, b)


def test_unknown_models_are_refused():
    with pytest.raises(ValueError, match="model must be one of linear, nonlinear, got 'exact'"):
        best_worst([1], [1], model="exact")
