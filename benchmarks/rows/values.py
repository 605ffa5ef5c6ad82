"""Value functions of five points and a weighted sum, in single precision."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

from benchmarks.frame.row import AtMost, Contestant, FasterThan, Role, Row

CRITERIA, POINTS = 20, 5
FAST = find_spec("numba") is not None


@dataclass(frozen=True)
class Study:
    """Measurements (sites, criteria), points of each criterion (criteria, points), shares of 1."""

    measurements: np.ndarray
    knots: np.ndarray
    heights: np.ndarray
    weights: np.ndarray


def study(size: int, seed: int) -> Study:
    rng = np.random.default_rng(seed)
    knots = np.linspace(0, 100, POINTS) + rng.uniform(-8, 8, (CRITERIA, POINTS))
    heights = np.sort(rng.random((CRITERIA, POINTS)), axis=1)
    measurements = rng.random((size, CRITERIA), dtype=np.float32)
    measurements *= 100
    return Study(measurements, knots, heights, rng.dirichlet(np.ones(CRITERIA)))


def started(size: int, seed: int) -> Study:
    """Make the study, and start numba where it is installed and the study is large enough for it."""
    given = study(size, seed)
    ours(given)
    return given


def ours(given: Study) -> np.ndarray:
    from sitescore.core.block_scores import BlockScorer, Column
    from sitescore.core.values import VALUE_FUNCTIONS

    function = VALUE_FUNCTIONS["piecewise_linear"]
    points = [list(zip(*pair, strict=True)) for pair in zip(given.knots, given.heights, strict=True)]
    columns = [
        Column(function=function, parameters={"points": through}, weight=weight)
        for through, weight in zip(points, given.weights, strict=True)
    ]
    return BlockScorer(columns)(given.measurements)


def interpolated(given: Study) -> np.ndarray:
    scores = np.zeros(len(given.measurements))
    for column, knots, heights, weight in zip(
        given.measurements.T, given.knots, given.heights, given.weights, strict=True
    ):
        scores += weight * np.interp(column, knots, heights)
    return scores


def read(given: Study) -> float:
    return float(given.measurements.sum())


ROWS = (
    Row(
        work="values of 5 points, weighted sum, float32",
        setup=study,
        size=2 * 10**6,
        quick=2 * 10**5,
        contestants=(
            Contestant(
                name="ours",
                work=ours,
                role=Role.OURS,
                setup=started,
                said="numba, started before" if FAST else "without numba",
            ),
            Contestant(name="np.interp", work=interpolated, role=Role.PLAIN, agrees=1e-5, said="column by column"),
            Contestant(name="read", work=read, role=Role.LIMIT),
        ),
        goals=(FasterThan(15 if FAST else 5, "np.interp"), AtMost(4 if FAST else 9, "read")),
    ),
)
