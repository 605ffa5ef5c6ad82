"""Credibility against published tables and against its definition, pair by pair."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.outranking import electre_tables
from sitescore.core.outranking.electre_credibility import concordance_and_credibility, credibility
from tests.core.electre_cases import tables


def spread(*levels, criteria):
    return tuple(np.broadcast_to(np.asarray(level, dtype=float), (1, 1, criteria)) for level in levels)


def test_vincke():
    """The example of mcda's tests, said there to follow Vincke (1998): both tables to its two decimals."""
    x = np.array(
        [
            [8.84, 8.79, 6.43, 6.95],
            [8.57, 8.51, 5.47, 6.91],
            [7.76, 7.75, 5.34, 8.76],
            [7.97, 9.12, 5.93, 8.09],
            [9.03, 8.97, 8.19, 8.10],
            [7.41, 7.87, 6.77, 7.23],
        ]
    )
    concordant, credible = concordance_and_credibility(
        x, x, np.array([9.00, 8.24, 5.98, 8.48]), spread(0.3, 0.5, 0.7, criteria=4)
    )
    assert_allclose(
        concordant,
        [
            [1.0, 1.0, 0.73, 0.69, 0.54, 0.96],
            [0.81, 1.0, 0.73, 0.32, 0.11, 0.78],
            [0.27, 0.46, 1.0, 0.55, 0.27, 0.81],
            [0.53, 0.72, 0.73, 1.0, 0.53, 0.81],
            [1.0, 1.0, 0.73, 1.0, 1.0, 1.0],
            [0.46, 0.46, 0.66, 0.19, 0.0, 1.0],
        ],
        atol=6e-3,
    )
    assert_allclose(
        credible,
        [
            [1, 1, 0, 0, 0, 0.96227129],
            [0, 1, 0, 0, 0, 0],
            [0, 0, 1, 0, 0, 0],
            [0, 0.71608833, 0.41073113, 1, 0, 0],
            [1, 1, 0.54764151, 1, 1, 1],
            [0, 0, 0, 0, 0, 1],
        ],
        atol=1e-8,
    )


def defined(a, b, w, levels):
    """Roy's formulas for one pair, thresholds of one site."""
    agreed = 0.0
    against = []
    for j in range(len(w)):
        behind, (q, p, v) = b[j] - a[j], levels[j]
        agreed += w[j] / w.sum() * (1 if behind <= q else 0 if behind >= p else (p - behind) / (p - q))
        against.append(0 if behind <= p or w[j] == 0 else 1 if behind >= v else (behind - p) / (v - p))
    result = agreed
    for d in against:
        if d > agreed:
            result *= (1 - d) / (1 - agreed)
    return agreed, result


@pytest.mark.parametrize("seed", range(6))
def test_definition_pair_by_pair(monkeypatch, seed):
    monkeypatch.setattr(electre_tables, "PAIRS", 20)
    x, w, _ = tables(seed, sites=8)
    those = tables(seed + 20, sites=5)[0]
    w[2] = 0 if seed % 2 else w[2]
    rng = np.random.default_rng(seed)
    q = rng.integers(0, 3, x.shape).astype(float)
    p = q + rng.integers(0, 3, x.shape)
    v = np.where(rng.random(x.shape) < 0.3, np.inf, p + rng.integers(0, 5, x.shape))
    found = concordance_and_credibility(x, those, w, (q[:, None], p[:, None], v[:, None]))
    back = concordance_and_credibility(those, x, w, (q[None], p[None], v[None]))
    for i in range(len(x)):
        for j in range(len(those)):
            levels = list(zip(q[i], p[i], v[i], strict=True))
            assert (found[0][i, j], found[1][i, j]) == pytest.approx(defined(x[i], those[j], w, levels))
            assert (back[0][j, i], back[1][j, i]) == pytest.approx(defined(those[j], x[i], w, levels))
    assert (credibility(x, those, w, (q[:, None], p[:, None], v[:, None])) == found[1]).all()


def test_a_step_is_not_lost_to_rounding():
    """0.8 - 0.5 is a little more than 0.3, and still no more than an indifference of 0.3."""
    concordant, _ = concordance_and_credibility(
        np.array([[0.5]]), np.array([[0.8]]), np.ones(1), spread(0.3, 0.3, np.inf, criteria=1)
    )
    assert concordant[0, 0] == 1


@pytest.mark.parametrize("seed", range(4))
def test_axioms(seed):
    """Within [0, 1], 1 where unanimous, not above the concordance, and no lower for a better site."""
    x, w, _ = tables(seed)
    x[1] = x[0] + 1
    concordant, credible = concordance_and_credibility(x, x, w, spread(0.5, 2, 5, criteria=4))
    assert ((credible >= 0) & (credible <= concordant) & (concordant <= 1)).all()
    assert_allclose(np.diag(credible), 1)
    assert credible[1, 0] == pytest.approx(1)
    assert (credible[1] >= credible[0] - 1e-12).all()
    assert (credible[:, 1] <= credible[:, 0] + 1e-12).all()
