"""Random weights that meet linear constraints: exact and independent, by way of a simplex around the set."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats
from sitescore.core.sampling.constraints import Constraints, linear_program
from sitescore.core.sampling.simplex import uniform_weights

TINY = 1e-12
SMALLER = 1 - 1e-9
LEAST_KEPT = 0.05
ROUNDING = 1e-8
"""Of linear programs."""
LARGEST_CONDITION = 1e10
BLOCK = 2**21


def enclosing_simplex(constraints: Constraints) -> tuple[Floats, Booleans] | None:
    """Find corners of a small simplex that holds all weights that meet the constraints.

    From all weights on, each constraint in turn takes the place of a side of the simplex, if
    that makes it smaller, until none does; so does "not negative" of each weight, once
    something else has taken its place. Orders, chains of ratios, several of them, and
    trees of demands that meet below become simplices themselves, so that nothing is left to
    do. If something is and there is no equality, linear programs tell whether the set is a
    simplex all the same: it is if only as many sides as criteria are not implied by the others.

    Parameters
    ----------
    constraints : on the weights; that can hold together

    Returns
    -------
    corners, left : (corners, criteria), one a row, and (constraints,) true for constraints
        that some of the simplex breaks. A corner may have negative weights, where not even
        these could be cut off. Fewer corners than criteria where an equality holds. None
        where an equality leaves no simplex.

    Raises
    ------
    ValueError
        If no weights meet the constraints, where that shows.

    References
    ----------
    Devroye (1986), *Non-Uniform Random Variate Generation*, ch. XI: points uniform in a
    simplex. A body with one side more than it has dimensions is one: Ziegler (1995),
    *Lectures on Polytopes*, ch. 0.

    Examples
    --------
    The first weighs twice the second or more.

    >>> twice = Constraints(matrix=np.array([[-1.0, 2.0]]), bounds=np.array([0.0]), names=("twice",))
    >>> corners, left = enclosing_simplex(twice)
    >>> corners.round(3), left
    (array([[1.   , 0.   ],
           [0.667, 0.333]]), array([False]))
    """
    corners: Floats = np.eye(constraints.matrix.shape[1])
    scale = np.maximum(np.abs(constraints.matrix).max(axis=1), TINY)
    rows, bounds = constraints.matrix / scale[:, None], constraints.bounds / scale
    for row, bound in zip(rows[constraints.equal], bounds[constraints.equal], strict=True):
        sliced = _sliced(corners, corners @ row - bound)
        if sliced is None:
            return None
        corners = sliced
    sides = -np.eye(rows.shape[1])
    loose = list(
        zip(
            np.concatenate([rows[~constraints.equal], sides]),
            np.append(bounds[~constraints.equal], np.zeros(len(sides))),
            strict=True,
        )
    )
    smaller = True
    while smaller:
        smaller = False
        for row, bound in loose:
            corners, shrunk = _cut(corners, corners @ row - bound)
            smaller |= shrunk
    if not len(corners):
        raise ValueError("constraints must hold together, these do not")
    left = (corners @ rows.T - bounds > TINY).any(axis=0) & ~constraints.equal
    if (left.any() or corners.min() < -TINY) and not constraints.equal.any():
        exact = _simplex_corners(np.concatenate([rows - bounds[:, None], sides]))
        if exact is not None:
            return exact, np.zeros_like(left)
    return corners, left


def enclosed_weights(
    constraints: Constraints, draws: int, *, rng: np.random.Generator, least: float = LEAST_KEPT
) -> Floats | None:
    """Draw weights uniformly and independently from those that meet linear constraints, where that is cheap.

    Draws from `enclosing_simplex` are kept if they meet what it breaks, and are not negative.

    Parameters
    ----------
    constraints : on the weights; that can hold together
    draws : 1 or more
    rng : source of randomness
    least : share of the draws that must be kept for it to be worth while, in (0, 1]

    Returns
    -------
    (draws, criteria) : weights, each row summing to 1; None where fewer would be kept, or
        an equality leaves no simplex: then `polytope_weights` serves

    Raises
    ------
    ValueError
        If `draws` is below 1, or `least` out of its range.

    References
    ----------
    As `enclosing_simplex`; Devroye (1986), ch. II.3, on rejection.

    Examples
    --------
    >>> twice = Constraints(matrix=np.array([[-1.0, 2.0]]), bounds=np.array([0.0]), names=("twice",))
    >>> enclosed_weights(twice, 100_000, rng=np.random.default_rng(1)).mean(axis=0).round(2)
    array([0.83, 0.17])
    """
    if draws < 1 or not 0 < least <= 1:
        raise ValueError(f"draws must be 1 or more and least within 0 and 1, got {draws} and {least}")
    found = enclosing_simplex(constraints)
    if found is None:
        return None
    corners, left = found
    rows, bounds = constraints.matrix[left], constraints.bounds[left]
    kept: list[Floats] = []
    tried = count = 0
    while count < draws:
        tries = min(draws, max(1, BLOCK // corners.shape[1]))
        drawn = uniform_weights(len(corners), tries, rng=rng) @ corners
        good = drawn[(drawn @ rows.T <= bounds).all(axis=1) & (drawn >= -TINY).all(axis=1)]
        kept.append(np.maximum(good, 0.0))
        tried, count = tried + tries, count + len(good)
        if count < least * tried:
            return None
    return np.concatenate(kept)[:draws]


def _sliced(corners: Floats, above: Floats) -> Floats | None:
    """Cut a simplex where `above`, of its corners, is 0; None where that is no simplex."""
    high, low = above > TINY, above < -TINY
    if high.sum() > low.sum():
        high, low = low, high
    on = corners[~high & ~low]
    if high.sum() == 0:
        return on if len(on) else None
    if high.sum() > 1:
        return None
    share = above[high] / (above[high] - above[low])
    return np.concatenate([on, corners[high] + share[:, None] * (corners[low] - corners[high])])


def _cut(corners: Floats, above: Floats) -> tuple[Floats, bool]:
    """Let a constraint, broken where `above` of a corner is over 0, replace the side opposite the corner it suits best.

    The other corners move along their edges from that one to where the constraint holds just
    so. Nothing is done where that makes the simplex larger or endless.
    """
    if (above <= TINY).all():
        return corners, False
    if (above >= -TINY).all():
        return corners[above <= TINY], True
    best = int(above.argmin())
    further = np.delete(above, best) - above[best]
    if further.min() <= TINY:
        return corners, False
    share = np.insert(-above[best] / further, best, 1.0)
    if np.log(share).sum() > np.log(SMALLER):
        return corners, False
    return corners[best] + share[:, None] * (corners - corners[best]), True


def _simplex_corners(sides: Floats) -> Floats | None:
    """Find the corners of the weights for which ``sides @ weights <= 0``; None where they form no simplex."""
    criteria = sides.shape[1]
    kept = np.ones(len(sides), dtype=bool)
    needed = 0
    for at, side in enumerate(sides):
        kept[at] = False
        kept[at] = _cuts(side, sides[kept])
        needed += int(kept[at])
        if needed > criteria:
            return None
    if needed < criteria or np.linalg.cond(sides[kept]) > LARGEST_CONDITION:
        return None
    corners = np.maximum(-np.linalg.inv(sides[kept]).T, 0.0)
    corners /= corners.sum(axis=1, keepdims=True)
    return np.asarray(corners) if (corners @ sides.T <= ROUNDING).all() else None


def _cuts(side: Floats, others: Floats) -> bool:
    """Tell whether some weights break a side and no other."""
    criteria = side.size
    rows = np.vstack([others, side])
    solved = linear_program(
        np.append(-side, 0.0),
        np.hstack([rows, np.zeros((len(rows), 1))]),
        np.append(np.zeros(len(others)), 1.0),
        np.append(np.ones(criteria), -1.0)[None],
        [(-2.0, 2.0)] * criteria + [(1.0, 1.0)],
    )
    return bool(solved.status != 0 or -solved.fun > ROUNDING)
