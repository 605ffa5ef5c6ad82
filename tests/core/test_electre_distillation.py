"""Distillation against worked examples and against its definition, all matrices made anew in each step."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.outranking.electre_distillation import Distillation, distilled

FIVE = [
    [1, 0.6, 0.3, 0.7, 0.55],
    [0, 1, 0.2, 0, 0],
    [0.58, 0.6, 1, 0.85, 0],
    [0.3, 0, 0.6, 1, 0.58],
    [0.6, 0, 0.6, 0.7, 1],
]
PROJECTS = [
    [1, 0, 1, 0.8, 1],
    [0, 1, 0, 0.9, 0.67],
    [0.6, 0, 1, 0.6, 0.8],
    [0.25, 0.8, 0.67, 1, 0.85],
    [0.67, 0, 0.8, 0.8, 1],
]
TWELVE = [
    [1.0, 1.0, 0.9977, 0.606, 1.0, 0.9977, 0.8175, 1.0, 0.803, 0.8775, 0.548, 0.5318],
    [1.0, 1.0, 0.9977, 0.4047, 0.9973, 0.9816, 0.7762, 1.0, 0.6612, 0.8775, 0.4951, 0.443],
    [0.7734, 0.8946, 1.0, 0.2775, 0.8041, 0.8014, 0.6083, 0.916, 0.499, 0.8775, 0.382, 0.3598],
    [0.85, 0.85, 0.9317, 1.0, 0.85, 0.9317, 0.7739, 0.916, 0.8742, 0.8775, 0.7464, 0.7912],
    [0.9786, 0.9854, 0.9977, 0.5903, 1.0, 0.9816, 0.7184, 1.0, 0.7288, 0.8775, 0.4546, 0.3839],
    [0.8946, 0.9014, 1.0, 0.5999, 0.916, 1.0, 0.7488, 0.916, 0.7128, 0.8775, 0.464, 0.464],
    [1.0, 1.0, 1.0, 0.691, 1.0, 1.0, 1.0, 1.0, 0.803, 0.8775, 0.6875, 0.6875],
    [0.5299, 0.7279, 0.7849, 0.2795, 0.7057, 0.5066, 0.3148, 1.0, 0.3638, 0.8118, 0.2394, 0.1979],
    [0.8692, 0.934, 1.0, 0.773, 0.9352, 0.9352, 0.7297, 1.0, 1.0, 0.8775, 0.7647, 0.8393],
    [0.5803, 0.8033, 0.9186, 0.3486, 0.7385, 0.5779, 0.4384, 0.916, 0.5775, 1.0, 0.4959, 0.3625],
    [0.8692, 0.934, 0.9317, 0.773, 0.8692, 0.8669, 0.8669, 1.0, 0.9688, 1.0, 1.0, 0.9977],
    [0.8692, 0.934, 0.9537, 0.7835, 0.8822, 0.8822, 0.8692, 1.0, 0.993, 1.0, 1.0, 1.0],
]
WORKED = {  # credibilities, turns downwards, turns upwards: github.com/PatrykHub/ELECTRE-Methods, test_distillation
    "five": (FIVE, [2, 3, 1, 3, 3], [3, 2, 4, 1, 5]),
    "projects": (PROJECTS, [1, 2, 3, 3, 3], [3, 3, 1, 2, 1]),
    "twelve": (TWELVE, [4, 6, 7, 2, 5, 4, 2, 7, 3, 7, 1, 1], [5, 4, 2, 7, 4, 4, 6, 1, 6, 3, 7, 7]),
}


@pytest.mark.parametrize(("credibility", "downwards", "upwards"), WORKED.values(), ids=WORKED.keys())
def test_worked_examples(credibility, downwards, upwards):
    assert_array_equal(distilled(np.array(credibility), Distillation()), downwards)
    assert_array_equal(distilled(np.array(credibility), Distillation(), upwards=True), upwards)


def plain(credibility, constant, slope, upwards):
    """Roy's procedure in loops over pairs."""
    sites, turn, now = range(len(credibility)), {}, 0

    def s(belief):
        return constant + slope * belief

    def lower(cut, among):
        values = [credibility[a][b] for a in among for b in among if a != b]
        return max([value for value in values if value < cut - s(cut) - 1e-10], default=0)

    def net(cut, among):
        def outranks(a, b):
            belief = credibility[a][b]
            return a != b and belief > cut and belief > credibility[b][a] + s(belief) + 1e-10

        return {a: sum(outranks(a, b) - outranks(b, a) for b in among) for a in among}

    while len(turn) < len(credibility):
        now += 1
        kept = [a for a in sites if a not in turn]
        cut = lower(max([credibility[a][b] for a in kept for b in kept if a != b], default=0), kept)
        while True:
            numbers = net(cut, kept)
            best = (min if upwards else max)(numbers.values())
            kept = [a for a in kept if numbers[a] == best]
            if len(kept) == 1 or cut == 0:
                break
            cut = lower(cut, kept)
        turn |= dict.fromkeys(kept, now)
    return [turn[a] for a in sites]


@pytest.mark.parametrize("seed", range(40))
def test_definition(seed):
    """Few levels for ties, many for refinement; thin matrices for sites that cannot be compared."""
    rng = np.random.default_rng(seed)
    sites = int(rng.integers(1, 12))
    credibility = rng.integers(0, [4, 20, 1000][seed % 3], (sites, sites)) / [4, 20, 1000][seed % 3]
    credibility *= rng.random((sites, sites)) < rng.uniform(0.2, 1)
    constant, slope = [(0.3, -0.15), (0.1, 0.0), (0.05, -0.02)][seed % 3]
    for upwards in (False, True):
        found = distilled(credibility, Distillation(constant, slope), upwards=upwards)
        assert_array_equal(found, plain(credibility.tolist(), constant, slope, upwards))


def test_nothing_credible_leaves_all_equal():
    assert_array_equal(distilled(np.eye(4), Distillation()), [1, 1, 1, 1])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((0.3, 0.1), "the slope not above 0"),
        ((0.1, -0.2), "their sum not below, got 0.1 and -0.2"),
        ((0.3,), r"distillation must be a constant and a slope, got shape \(1,\)"),
        ((np.nan, 0), "distillation must be finite"),
    ],
)
def test_what_cannot_distil_is_refused(given, message):
    with pytest.raises(ValueError, match=message):
        Distillation.of(given, decimals=9)
