"""Matrices of pairwise comparisons: the guard on them, their eigenvectors and what completes them best."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, reject
from sitescore.core.weighting.judgements import LARGEST, as_square

RECIPROCAL_TOLERANCE = 0.05
"""Printed halves are reciprocal to two decimals: .33 x 3, .14 x 7 and .11 x 9 lie within 2 % of 1."""
GRADIENT_TOLERANCE = 1e-9


def as_comparisons(name: str, comparisons: ArrayLike) -> Floats:
    """Return `comparisons`, (criteria, criteria), how many times the row counts as much as the column.

    Parameters
    ----------
    name : of the argument, for messages
    comparisons : above 0, 1 along the diagonal; NaN or None where nobody compared. Where only one
        of the two halves is known, the other is its reciprocal. Two halves that are known are
        both kept as given; they may be rounded, so that products are within 5 % of 1.

    Returns
    -------
    (criteria, criteria) a copy with both halves, NaN where nobody compared

    Raises
    ------
    ValueError
        If an entry is wrong, the two halves contradict each other, or the comparisons fall apart
        into groups with none between them.

    Examples
    --------
    >>> as_comparisons("comparisons", [[1, 4], [None, 1]])
    array([[1.  , 4.  ],
           [0.25, 1.  ]])
    """
    given = as_square(name, comparisons)
    reject(name, f"must lie above 0 and at most {LARGEST:g}", given, (given <= 0) | (given > LARGEST))
    diagonal = np.eye(len(given), dtype=bool)
    reject(
        name, "must be 1 where a criterion is compared with itself", given, diagonal & ~np.isnan(given) & (given != 1)
    )
    both = np.where(np.isnan(given), 1 / given.T, given)
    off = np.abs(both * both.T - 1) > RECIPROCAL_TOLERANCE
    reject(name, "must be reciprocal to 5 %, the entry across the diagonal being 1 / this one", both, off)
    both[diagonal] = 1.0
    apart = np.flatnonzero(~_reached(~np.isnan(both)))
    if apart.size:
        raise ValueError(f"{name} must link all criteria, got none that leads from criterion 0 to {apart[0]}")
    return both


def are_linked(comparisons: Floats) -> bool:
    """Tell whether known comparisons lead from each criterion to each other."""
    return bool(_reached(~np.isnan(comparisons)).all())


def _reached(known: Booleans) -> Booleans:
    """Which criteria a chain of known comparisons leads to from criterion 0."""
    reached: Booleans = np.arange(len(known)) == 0
    for _ in known:
        reached |= known[reached].any(axis=0)
    return reached


def principal(comparisons: Floats) -> tuple[float, Floats]:
    """Return the largest eigenvalue of complete `comparisons` and its right eigenvector, summing to 1."""
    values, vectors = np.linalg.eig(comparisons)
    at = int(np.argmax(values.real))
    vector = np.abs(vectors[:, at].real)
    return max(float(values[at].real), float(len(comparisons))), vector / vector.sum()


def log_least_squares(comparisons: Floats) -> Floats:
    """Weights that come nearest to the known comparisons by the squares of the differences of logarithms.

    Without gaps they are the geometric means of the rows; with gaps, the solution of the linear
    system of Bozóki, Fülöp and Rónyai (2010), sec. 4.
    """
    known = ~np.isnan(comparisons)
    logs = np.log(np.where(known, comparisons, 1.0)).sum(axis=1)
    laplacian = np.diag(known.sum(axis=1)) - known.astype(np.float64)
    heights = np.zeros(len(comparisons))
    heights[1:] = np.linalg.solve(laplacian[1:, 1:], logs[1:])
    weights = np.exp(heights - heights.max())
    return np.asarray(weights / weights.sum())


def filled_by(weights: Floats, comparisons: Floats) -> Floats:
    """`comparisons` with the ratios of `weights` where nobody compared."""
    return np.where(np.isnan(comparisons), weights[:, None] / weights, comparisons)


def completed(comparisons: Floats) -> Floats:
    """Fill the gaps of `comparisons` so that the largest eigenvalue is as small as can be.

    In the logarithms of the missing entries the problem is convex and, the known comparisons
    linking all criteria, its solution unique: Bozóki, Fülöp and Rónyai (2010), "On optimal
    completion of incomplete pairwise comparison matrices", *Mathematical and Computer Modelling*
    52(1-2), 318-333. Where they go from one missing entry to the next, all move at once here,
    along the gradient.
    """
    start = filled_by(log_least_squares(comparisons), comparisons)
    rows, columns = np.nonzero(np.triu(np.isnan(comparisons)))
    if rows.size == 0:
        return start
    from scipy.optimize import minimize

    def fill(logs: Floats) -> Floats:
        filled = start.copy()
        filled[rows, columns], filled[columns, rows] = np.exp(logs), np.exp(-logs)
        return filled

    def log_eigenvalue(logs: Floats) -> tuple[float, Floats]:
        filled = fill(logs)
        value, right = principal(filled)
        _, left = principal(filled.T)
        flow = left[:, None] * filled * right / (left @ right) / value
        return float(np.log(value)), flow[rows, columns] - flow[columns, rows]

    options = {"gtol": GRADIENT_TOLERANCE}
    found = minimize(log_eigenvalue, np.log(start[rows, columns]), jac=True, method="BFGS", options=options)
    return fill(found.x)
