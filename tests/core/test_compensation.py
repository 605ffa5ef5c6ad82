"""Power means against their definition, their named members, and each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.scoring.compensation import compensation
from sitescore.core.scoring.harmonic import harmonic
from sitescore.core.scoring.minimum import minimum
from sitescore.core.scoring.weighted_product import weighted_product
from tests.strategies import problems

EXPONENTS = (-np.inf, -50.0, -3.0, -1.0, -0.5, -1e-7, 0.0, 1e-7, 0.3, 0.5, 1.0)


@given(problem=problems(), r=st.sampled_from([-7.0, -2.0, -1.0, -0.5, 0.3, 0.5, 1.0]))
def test_against_the_definition(problem, r):
    v, w = np.maximum(problem[0], 0.01), problem[1]
    found = [sum(share * x**r for x, share in zip(row, w, strict=True)) ** (1 / r) for row in v]
    assert_allclose(compensation(v, w, r=r), found, rtol=1e-9)


@given(problem=problems())
def test_less_compensation_never_raises_a_score(problem):
    scores = [compensation(*problem, r=r) for r in EXPONENTS]
    assert (np.diff(scores, axis=0) >= -1e-6).all()


@pytest.mark.parametrize(
    ("near", "mean"), [(1e-9, weighted_product), (-1e-9, weighted_product), (-1 - 1e-9, harmonic), (-1e6, minimum)]
)
def test_runs_into_its_named_members(near, mean):
    rng = np.random.default_rng(1)
    v, w = rng.uniform(0.05, 1, (20, 5)), rng.dirichlet(np.ones(5))
    assert_allclose(compensation(v, w, r=near), mean(v, w), rtol=1e-5)


@pytest.mark.parametrize(("r", "score"), [(0.5, 0.25), (0.0, 0.0), (-1.0, 0.0), (-2.0, 0.0), (-0.5, 0.0)])
def test_a_zero_is_made_up_for_above_zero_only(r, score):
    assert compensation([[0.0, 1.0]], [0.5, 0.5], r=r)[0] == pytest.approx(score)
    assert compensation([[0.0, 0.3]], [0.0, 1.0], r=r)[0] == pytest.approx(0.3)


@pytest.mark.parametrize("r", [1.5, np.inf, np.nan])
def test_more_than_full_compensation_is_refused(r):
    with pytest.raises(ValueError, match="r must be at most 1, got"):
        compensation([[0.5]], [1.0], r=r)
