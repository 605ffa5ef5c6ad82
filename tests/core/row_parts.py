"""Tables cut into parts, and rules to score their rows by."""

from __future__ import annotations

import pickle
from functools import partial
from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from sitescore.core.scoring.weighted_sum import weighted_sum
from sitescore.core.streaming.partial import Partial
from sitescore.core.streaming.rules import Rules, Screen
from sitescore.core.values.linear import linear

COARSE = st.sampled_from([0.0, 0.25, 0.5, 0.5 + 1e-14, 0.5 + 3e-13, 0.75, 1.0])


def cut(length, rng):
    """Cut rows into stretches of any length and shuffle them."""
    ends = sorted({0, length, *rng.integers(0, length + 1, 3).tolist()})
    stretches = [slice(start, end) for start, end in pairwise(ends)]
    return [stretches[at] for at in rng.permutation(len(stretches))]


def in_any_order(parts, rng):
    """Merge neighbours picked at random, so that every bracketing can come up."""
    while len(parts) > 1:
        at = int(rng.integers(len(parts) - 1))
        parts[at : at + 2] = [parts[at].merged(parts[at + 1])]
    return parts[0]


def rules(criteria, rng, *, noise=0.0, top=3, score=weighted_sum):
    stand_ins = np.where(rng.random(criteria) < 0.4, np.nan, rng.random(criteria).round(1))
    weights = rng.integers(1, 5, criteria).astype(float)
    weights /= weights.sum()

    def quick(cells):
        values = np.where(np.isnan(cells), stand_ins, np.where(np.isfinite(cells), np.clip(cells, 0, 1), np.nan))
        there, scores = ~np.isnan(values).any(axis=1), np.full(len(cells), np.nan)
        if there.any():
            scores[there] = score(values[there], weights) + rng.uniform(-noise, noise, there.sum())
        return np.clip(scores, 0, 1), np.isfinite(cells).all(axis=1)

    return Rules(
        values=tuple(partial(linear, worst=0.0, best=1.0) for _ in range(criteria)),
        divisors=np.ones(criteria),
        stand_ins=stand_ins,
        screens=(Screen(criterion=0, operator="<", bound=0.25, divisor=2.0),),
        score=score,
        weights=weights,
        top=top,
        quick=quick,
        slack=noise,
    )


def table(rows, criteria, rng):
    cells = rng.integers(0, 5, (rows, criteria)) / 4
    cells[rng.random(cells.shape) < 0.1] = np.nan
    cells[rng.random(cells.shape) < 0.02] = np.inf
    return cells


def plainly(rules, cells):
    """Score row by row."""
    scores, out = np.full(len(cells), np.nan), np.zeros(len(cells), dtype=bool)
    for row, line in enumerate(cells):
        out[row] = line[0] / 2 < 0.25
        values = np.where(np.isnan(line), rules.stand_ins, np.clip(line, 0, 1))
        if not (np.isinf(line).any() or np.isnan(values).any()):
            scores[row] = rules.score(values[None], rules.weights)[0]
    return scores, out


def assert_same(one: Partial, two: Partial):
    """Every bit alike."""
    assert pickle.dumps(_plain(one)) == pickle.dumps(_plain(two))


def _plain(found):
    best = found.best
    arrays = (found.knocked_out, found.doubtful, found.unknown.count, found.unknown.first, found.unsound.count,
              found.unsound.first, found.histogram, best.scores, best.rows, *best.carried)  # fmt: skip
    figures = (found.rows, found.excluded, found.least, found.greatest, found.total, found.single, found.slack)
    return figures, [(str(array.dtype), array.shape, array.tobytes()) for array in arrays]
