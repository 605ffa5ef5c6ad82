"""Where pairwise comparisons contradict each other, and which single one to think over again."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.core.weighting.comparisons import are_linked, as_comparisons
from sitescore.core.weighting.pairwise import pairwise
from sitescore.records import dataclass

CONSISTENT = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Inconsistency:
    """The triads that contradict themselves most, and the change that would help most.

    Attributes
    ----------
    triads : (found, 3) numbers of criteria, the worst triad first; in each, the first counts at
        least as much as the second and the second as the third
    stated : (found, 3) what was said: first over second, second over third, first over third
    implied : (found,) first over third that follows from the other two
    size : (found,) Koczkodaj's inconsistency, in [0, 1): 1 less the smaller over the larger of
        stated and implied
    consistency_ratio : as `pairwise` gives it
    change : the comparison to think over, or None if no single one helps
    """

    triads: Integers
    stated: Floats
    implied: Floats
    size: Floats
    consistency_ratio: float
    change: Change | None


@dataclass(frozen=True, slots=True)
class Change:
    """One comparison and the value that would make all of them as consistent as one value can.

    Attributes
    ----------
    first, second : numbers of the criteria; the first counts at least as much by `stated`
    stated : how many times the first counts as much as the second
    proposed : the value in its place
    consistency_ratio : after that change
    """

    first: int
    second: int
    stated: float
    proposed: float
    consistency_ratio: float


def pairwise_inconsistency(comparisons: ArrayLike, *, worst: int = 3, random_indices: str = "saaty") -> Inconsistency:
    """Explain what makes pairwise comparisons inconsistent.

    Parameters
    ----------
    comparisons, random_indices : as for `pairwise`
    worst : how many triads to name at most, from 0; ones that agree are never named

    Returns
    -------
    Inconsistency : the worst triads, such as A over B 3, B over C 3, but A over C 1/2; and the
        comparison whose best value, all others kept, lowers the largest eigenvalue most

    Raises
    ------
    ValueError
        As `pairwise` does, or if `worst` is negative.

    References
    ----------
    Koczkodaj (1993), "A new definition of consistency of pairwise comparisons", *Mathematical and
    Computer Modelling* 18(7), 79-84; Bozóki, Fülöp and Poesz (2015), "On reducing inconsistency of
    pairwise comparison matrices below an acceptance threshold", *Central European Journal of
    Operations Research* 23(4), 849-866.

    Examples
    --------
    >>> found = pairwise_inconsistency([[1, 3, 0.5], [None, 1, 3], [None, None, 1]])
    >>> found.triads[0].tolist(), found.stated[0].round(3).tolist(), found.implied[0].round(3)
    ([0, 1, 2], [3.0, 3.0, 0.5], np.float64(9.0))
    """
    if worst < 0:
        raise ValueError(f"worst must not be negative, got {worst}")
    ratio = float(pairwise(comparisons, random_indices=random_indices).details["consistency_ratio"])
    given = as_comparisons("comparisons", comparisons)
    triads, stated = _triads(given)
    implied = stated[:, 0] * stated[:, 1]
    size = 1 - np.exp(-np.abs(np.log(implied / stated[:, 2])))
    order = np.argsort(-size, kind="stable")[:worst]
    order = order[size[order] > CONSISTENT]
    change = _best_change(given, ratio, random_indices) if ratio > CONSISTENT else None
    return Inconsistency(
        triads=read_only(triads[order]),
        stated=read_only(stated[order]),
        implied=read_only(implied[order]),
        size=read_only(size[order]),
        consistency_ratio=ratio,
        change=change,
    )


def _triads(given: Floats) -> tuple[Integers, Floats]:
    """All triads with three known comparisons, each ordered from what counts more, and those comparisons."""
    triples = np.array(list(combinations(range(len(given)), 3)), dtype=np.intp).reshape(-1, 3)
    orders = triples[:, list(permutations(range(3)))]
    steps = np.stack([given[orders[..., 0], orders[..., 1]], given[orders[..., 1], orders[..., 2]]])
    descending = (steps >= 1).all(axis=0)
    ordered = orders[np.arange(len(orders)), descending.argmax(axis=1)]
    first, second, third = ordered.T
    stated = np.stack([given[first, second], given[second, third], given[first, third]], axis=1)
    known = ~np.isnan(stated).any(axis=1)
    return ordered[known], stated[known]


def _best_change(given: Floats, ratio: float, random_indices: str) -> Change | None:
    """Leave out each comparison in turn: what completes the rest best is the value it should have."""
    best = None
    for i, j in combinations(range(len(given)), 2):
        without = given.copy()
        without[i, j] = without[j, i] = np.nan
        if np.isnan(given[i, j]) or not are_linked(without):
            continue
        found = pairwise(without, random_indices=random_indices).details
        after = float(found["consistency_ratio"])
        if after < ratio - CONSISTENT:
            first, second = (i, j) if given[i, j] >= 1 else (j, i)
            proposed = float(found["completed"][first, second])
            best, ratio = Change(first, second, float(given[first, second]), proposed, after), after
    return best
