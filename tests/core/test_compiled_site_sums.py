"""Methods whose sums by site are compiled against the same in numpy."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.checks import Floats
from sitescore.core.classical import CLASSICAL_METHODS, blocks
from sitescore.core.compiled import site_sums
from sitescore.core.table import Scored

pytest.importorskip("numba")

KERNELS = {"wsm": "fill_gaps", "spotis": "fill_gaps", "vikor": "fill_gaps", "topsis": "fill_distances"}
NEAR = {"f": 2e-5, "d": 1e-12}


def both(name: str, table: Floats, weights: Floats, directions: Floats) -> tuple[Scored, Scored]:
    """Score compiled and in numpy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "COMPILED_FROM", 0)
        compiled = CLASSICAL_METHODS[name].score(table, weights, directions)
        patch.setattr(blocks, "COMPILED_FROM", np.inf)
        return compiled, CLASSICAL_METHODS[name].score(table, weights, directions)


def drawn(sites: int, criteria: int, seed: int) -> tuple[Floats, Floats, Floats]:
    rng = np.random.default_rng(seed)
    table = rng.uniform(1, 9, (sites, criteria)) * 10.0 ** rng.integers(-3, 4, criteria)
    return table, rng.dirichlet(np.ones(criteria)), rng.choice([-1.0, 1.0], criteria)


@given(
    name=st.sampled_from(sorted(CLASSICAL_METHODS)),
    sites=st.integers(1, 40),
    criteria=st.integers(1, 7),
    seed=st.integers(0, 10**6),
    order=st.sampled_from("CF"),
)
def test_scores_are_those_of_numpy(name, sites, criteria, seed, order):
    if name == "rafsi":
        return  # takes points of its own
    table, weights, directions = drawn(sites, criteria, seed)
    try:
        compiled, plain = both(name, np.asarray(table, order=order), weights, directions)
    except ValueError as refused:  # such as one site where a method divides by what tells sites apart
        with pytest.raises(ValueError, match=re.escape(str(refused))):
            CLASSICAL_METHODS[name].score(table, weights, directions)
        return
    spread = max(np.ptp(plain.scores), np.abs(plain.scores).max())
    assert np.abs(compiled.scores - plain.scores).max() <= NEAR["d"] * spread
    assert compiled.details.keys() == plain.details.keys()


@pytest.mark.parametrize("kind", "fd")
@pytest.mark.parametrize("name", KERNELS)
def test_every_step_is_that_of_numpy(name, kind):
    table, weights, directions = drawn(500, 6, 3)
    compiled, plain = both(name, table.astype(kind), weights, directions)
    assert compiled.scores.dtype.char == kind
    for step, figures in plain.details.items():
        assert compiled.details[step].dtype == figures.dtype
        np.testing.assert_allclose(compiled.details[step], figures, rtol=0, atol=NEAR[kind] * np.abs(figures).max())


@pytest.mark.parametrize("name", KERNELS)
def test_the_kernel_is_what_runs(name, monkeypatch):
    monkeypatch.setattr(site_sums, KERNELS[name], lambda *given: [part.fill(0.5) for part in given[-2:]])
    compiled, plain = both(name, *drawn(9, 3, 1))
    assert np.ptp(compiled.scores) == 0 < np.ptp(plain.scores)


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize("column", [[0.0, 0.0, 0.0], [7.0, 7.0, 7.0], [1e-310, 2e-310, 3e-310], [-1e100, 0.0, 1e100]])
def test_columns_that_units_cannot_turn_are_as_in_numpy(name, column):
    table = np.column_stack([[3.0, 1.0, 2.0], column])
    compiled, plain = both(name, table, np.array([0.25, 0.75]), np.array([1.0, -1.0]))
    np.testing.assert_allclose(compiled.scores, plain.scores, rtol=1e-12, atol=1e-15)


def test_few_measurements_wait_for_no_compiler():
    assert not blocks.compiled(np.ones((1000, 20)), np.ones(20))


def test_several_tables_at_once_stay_with_numpy(monkeypatch):
    monkeypatch.setattr(blocks, "COMPILED_FROM", 0)
    assert blocks.compiled(np.ones((3, 2)), np.ones(2))
    assert not blocks.compiled(np.ones((4, 3, 2)), np.ones(2))
    assert not blocks.compiled(np.ones((3, 2)), np.ones((4, 2)))
