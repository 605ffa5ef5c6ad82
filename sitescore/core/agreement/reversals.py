"""Orders of sites that are turned round: how to find one in two rankings, and what a check reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.table import as_table
from sitescore.records import dataclass

Places = Callable[[Floats, Floats, Floats], Integers]
"""Measurements (sites, criteria), weights and directions (criteria,) to ranks (sites,), 1 being the best."""


@dataclass(frozen=True, slots=True, eq=False)
class Reversal:
    """One example, by the numbers of the sites.

    Attributes
    ----------
    sites : the first led the second and then came behind it; of a circle, three sites of which
        each is at least level with the next and the last with the first
    changed : the site that was left out, copied or made worse, or the number of sites where one
        was added; None where nothing was changed
    measurements : (criteria,) of the site that was added or made worse, else None
    """

    sites: tuple[int, ...]
    changed: int | None = None
    measurements: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reversals:
    """What a check found.

    Attributes
    ----------
    trials : how many changes, triples or pairs were tried
    reversals : how many of them turned an order round
    first : the first that did, or None
    exhaustive : whether these were all there are, and not a sample
    """

    trials: int
    reversals: int
    first: Reversal | None
    exhaustive: bool


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Ranks of the same `sites`, by number, before and after something was changed."""

    sites: Integers
    before: Integers
    after: Integers
    changed: int | None = None
    measurements: Floats | None = None

    def reversal(self) -> Reversal | None:
        """Give one pair of sites whose order was turned round, or None."""
        pair = reversed_pair(self.before, self.after)
        if pair is None:
            return None
        ahead, behind = (int(self.sites[at]) for at in pair)
        return Reversal((ahead, behind), self.changed, self.measurements)


def counted(trials: Iterable[Trial], *, exhaustive: bool) -> Reversals:
    """Run `trials` one after the other and count those that turn an order round."""
    found = [trial.reversal() for trial in trials]
    turned = [reversal for reversal in found if reversal is not None]
    return Reversals(len(found), len(turned), turned[0] if turned else None, exhaustive)


def reversed_pair(before: Integers, after: Integers) -> tuple[int, int] | None:
    """Find two sites of which the first leads before and the second after, in O(n log n).

    Parameters
    ----------
    before, after : (sites,) ranks, the lower the better

    Returns
    -------
    (first, second) by position, or None; the second is the best before that any reversal has

    Examples
    --------
    >>> reversed_pair(np.array([1, 2, 2]), np.array([2, 2, 1]))
    (0, 2)
    >>> reversed_pair(np.array([1, 2, 2]), np.array([1, 1, 2])) is None
    True
    """
    order = np.lexsort((after, before))
    ordered, then = before[order], after[order]
    opens = np.searchsorted(ordered, ordered)
    furthest_back = np.maximum.accumulate(then)[opens - 1]
    turned = np.flatnonzero((opens > 0) & (then < furthest_back))
    if turned.size == 0:
        return None
    at = turned[0]
    return int(order[np.argmax(then[: opens[at]])]), int(order[at])


def as_one_table(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Return one table, (sites, criteria), with its weights and directions, (criteria,)."""
    x, w, d = as_table(measurements, weights, directions)
    if x.ndim != 2 or w.ndim != 1:
        raise ValueError(f"measurements must be one table with one set of weights, got {x.shape} and {w.shape}")
    return x, w, d


def ranked(places: Places, measurements: Floats, weights: Floats, directions: Floats) -> Integers:
    """Rank by `places`, and check that it did."""
    found = np.asarray(places(measurements.copy(), weights.copy(), directions.copy()))
    if found.shape != measurements.shape[:1] or found.dtype.kind not in "iu":
        raise ValueError(f"places must give {len(measurements)} whole numbers, got {found.dtype} {found.shape}")
    return found.astype(np.int64)


def chosen_sites(sites: Integers, *, trials: int, seed: int) -> tuple[Integers, bool]:
    """Return all of `sites` in order, or `trials` of them drawn where there are more; and whether all."""
    if sites.size <= as_count(trials):
        return sites, True
    return np.sort(np.random.default_rng(seed).choice(sites, trials, replace=False)), False


def chosen_subsets(sites: int, size: int, *, trials: int, seed: int) -> tuple[Integers, bool]:
    """Return all subsets, (subsets, size), of so many sites, or `trials` of them drawn; and whether all."""
    if comb(sites, size) <= as_count(trials):
        return np.array(list(combinations(range(sites), size)), dtype=np.int64).reshape(-1, size), True
    rng = np.random.default_rng(seed)
    drawn: dict[tuple[int, ...], None] = {}
    while len(drawn) < trials:
        drawn.setdefault(tuple(sorted(rng.choice(sites, size, replace=False).tolist())))
    return np.array(list(drawn), dtype=np.int64), False


def as_count(trials: int) -> int:
    """Return how many to try, at least 1."""
    if trials < 1:
        raise ValueError(f"trials must be at least 1, got {trials}")
    return trials
