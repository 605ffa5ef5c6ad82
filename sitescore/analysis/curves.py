"""Value functions as lines to draw."""

from __future__ import annotations

import numpy as np

from sitescore.matrix import DecisionMatrix
from sitescore.results.findings import Curve

BENDS = 24
STRAIGHT = ("linear", "piecewise_linear", "band")
"""Value functions that are straight lines between their turning points."""


def curves(matrix: DecisionMatrix) -> tuple[Curve | None, ...]:
    """Trace every criterion's value function over its turning points and what is measured.

    Returns
    -------
    One for each criterion; None where words are measured, or nothing is and nothing turns
    """
    return tuple(_curve(matrix, at) for at in range(len(matrix.criteria)))


def _curve(matrix: DecisionMatrix, at: int) -> Curve | None:
    scale = matrix.scales[matrix.criteria[at]]
    if scale.turning_points is None:
        return None
    measured = matrix.measurements[:, at]
    turns = [turn for turn in scale.turning_points if scale.kind != "logistic"]
    points = np.concatenate([measured[np.isfinite(measured)] / scale.divisor, turns])
    if not points.size:
        return None
    low, high = float(points.min()), float(points.max())
    along = np.array(turns) if scale.kind in STRAIGHT else np.linspace(low, high, BENDS)
    ends = np.unique(np.concatenate([along, [low, high], turns]))
    return Curve(ends * scale.divisor, scale.apply(ends))
