"""Whether a method keeps its order of sites when sites come, go, are copied, worsen, or are taken two by two.

In all checks a reversal is a site that led another and then comes behind it; a tie that arises
or goes is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.agreement.decomposition import pairs_against_whole, pairs_in_circles
from sitescore.core.agreement.reversals import (
    Places,
    Reversals,
    Trial,
    as_count,
    as_one_table,
    chosen_sites,
    counted,
    ranked,
)
from sitescore.core.checks import Floats, as_floats, reject


def drop_site(
    places: Places,
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    trials: int = 1000,
    seed: int = 1234,
) -> Reversals:
    """Leave out one site: the others should keep their order.

    Parameters
    ----------
    places : the method: measurements, weights and directions to ranks, 1 being the best
    measurements : (sites, criteria) in any unit
    weights : (criteria,), not negative
    directions : (criteria,) 1 where more is better, -1 where less is
    trials : each site is left out in turn, or so many that are drawn where there are more
    seed : of the draws

    Returns
    -------
    Reversals : exhaustive up to `trials` sites

    Raises
    ------
    ValueError
        If an argument is wrong, or the method does not rank every site.

    References
    ----------
    Saaty and Vargas (1984), "The legitimacy of rank reversal", *Omega* 12(5), 513-516.

    Examples
    --------
    Without the last site the second criterion ranges from 3.6, and the second site falls behind:

    >>> from sitescore.core.classical import CLASSICAL_METHODS
    >>> wsm = CLASSICAL_METHODS["wsm"]
    >>> table = [[4, 4.2], [5, 3.6], [0, 4], [3, 0]]
    >>> found = drop_site(lambda *given: wsm.places(wsm.score(*given)), table, [0.5, 0.5], [1, 1])
    >>> found.trials, found.reversals, found.first.sites, found.first.changed
    (4, 1, (1, 0), 3)
    """
    x, w, d = as_one_table(measurements, weights, directions)
    whole = ranked(places, x, w, d)
    chosen, every = chosen_sites(np.arange(len(x) if len(x) > 1 else 0), trials=trials, seed=seed)

    def left_out(site: int) -> Trial:
        others = np.delete(np.arange(len(x)), site)
        return Trial(others, whole[others], ranked(places, x[others], w, d), changed=site)

    return counted(map(left_out, chosen.tolist()), exhaustive=every)


def clone_site(
    places: Places,
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    trials: int = 1000,
    seed: int = 1234,
) -> Reversals:
    """Add a copy of one site: the sites, without the copy, should keep their order.

    Parameters
    ----------
    places, measurements, weights, directions : as for `drop_site`
    trials : each site is copied in turn, or so many that are drawn where there are more
    seed : of the draws

    Returns
    -------
    Reversals : exhaustive up to `trials` sites

    Raises
    ------
    ValueError
        If an argument is wrong, or the method does not rank every site.

    References
    ----------
    Belton and Gear (1983), "On a short-coming of Saaty's method of analytic hierarchies",
    *Omega* 11(3), 228-230.

    Examples
    --------
    The paper's three alternatives, of which the second leads until it is copied:

    >>> from sitescore.core.classical import CLASSICAL_METHODS
    >>> wsm = CLASSICAL_METHODS["wsm"]
    >>> def by_shares(*given):
    ...     return wsm.places(wsm.score(*given, normalisation="sum"))
    >>> found = clone_site(by_shares, [[1, 9, 8], [9, 1, 9], [1, 1, 1]], [1, 1, 1], [1, 1, 1])
    >>> found.trials, found.reversals, found.first.sites, found.first.changed
    (3, 1, (1, 0), 1)
    """
    x, w, d = as_one_table(measurements, weights, directions)
    whole = ranked(places, x, w, d)
    chosen, every = chosen_sites(np.arange(len(x)), trials=trials, seed=seed)

    def copied(site: int) -> Trial:
        after = ranked(places, np.vstack([x, x[site]]), w, d)
        return Trial(np.arange(len(x)), whole, after[:-1], changed=site)

    return counted(map(copied, chosen.tolist()), exhaustive=every)


def add_site(  # noqa: PLR0913 - the table, and where new sites may lie
    places: Places,
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    bounds: ArrayLike | None = None,
    trials: int = 1000,
    seed: int = 1234,
) -> Reversals:
    """Add a site drawn at random: the others should keep their order.

    Parameters
    ----------
    places, measurements, weights, directions : as for `drop_site`
    bounds : (criteria, 2) least and greatest measurement that a new site can have, in the
        criteria's units; None for those of the sites. A method that normalises by range cannot
        reverse by a site within the range, so give what is possible.
    trials : how many sites are drawn, each alone, evenly between the bounds
    seed : of the draws

    Returns
    -------
    Reversals : never exhaustive

    Raises
    ------
    ValueError
        If an argument is wrong, or the method does not rank every site.

    References
    ----------
    Dyer (1990), "Remarks on the Analytic Hierarchy Process", *Management Science* 36(3), 249-258.

    Examples
    --------
    >>> from sitescore.core.classical import CLASSICAL_METHODS
    >>> wsm = CLASSICAL_METHODS["wsm"]
    >>> def by_range(*given):
    ...     return wsm.places(wsm.score(*given))
    >>> table = [[4, 4.2], [5, 3.6], [0, 4]]
    >>> add_site(by_range, table, [0.5, 0.5], [1, 1]).reversals
    0
    >>> add_site(by_range, table, [0.5, 0.5], [1, 1], bounds=[[0, 10], [0, 10]]).reversals > 0
    True
    """
    x, w, d = as_one_table(measurements, weights, directions)
    low, high = (x.min(axis=0), x.max(axis=0)) if bounds is None else _bounds(bounds, criteria=x.shape[1])
    whole = ranked(places, x, w, d)
    rows = np.random.default_rng(seed).uniform(low, high, (as_count(trials), x.shape[1]))

    def joined(row: Floats) -> Trial:
        after = ranked(places, np.vstack([x, row]), w, d)
        return Trial(np.arange(len(x)), whole, after[:-1], changed=len(x), measurements=row)

    return counted(map(joined, rows), exhaustive=False)


def worsen_site(
    places: Places,
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    trials: int = 1000,
    seed: int = 1234,
) -> Reversals:
    """Put a worse site in the place of one that is not best, test 1 of Wang and Triantaphyllou: the best should stay.

    Parameters
    ----------
    places, measurements, weights, directions : as for `drop_site`
    trials : how many worse sites are drawn, by turns in the place of each site that is not best;
        on every criterion the worse site lies evenly between the old one and the worst of all
    seed : of the draws

    Returns
    -------
    Reversals : of a best site and one that was not best, or stands where one was; never
        exhaustive; no trials where no site can worsen

    Raises
    ------
    ValueError
        If an argument is wrong, or the method does not rank every site.

    References
    ----------
    Wang and Triantaphyllou (2008), "Ranking irregularities when evaluating alternatives by using
    some ELECTRE methods", *Omega* 36(1), 45-63.

    Examples
    --------
    As the third site falls from 10 on the first criterion its range shrinks, and the second overtakes the first:

    >>> from sitescore.core.classical import CLASSICAL_METHODS
    >>> wsm = CLASSICAL_METHODS["wsm"]
    >>> table = [[2, 10], [5, 5.5], [10, 0], [0, 2]]
    >>> found = worsen_site(lambda *given: wsm.places(wsm.score(*given)), table, [0.5, 0.5], [1, 1])
    >>> found.first.sites, found.first.changed
    ((0, 1), 2)
    """
    x, w, d = as_one_table(measurements, weights, directions)
    whole = ranked(places, x, w, d)
    best = whole == whole.min()
    worst = np.where(d > 0, x.min(axis=0), x.max(axis=0))
    others = np.flatnonzero(~best & (x != worst).any(axis=1))
    rng = np.random.default_rng(seed)
    turns = np.resize(others, as_count(trials) if others.size else 0)
    shares = rng.random((turns.size, x.shape[1]))

    def worse(at: int) -> Trial:
        site = int(turns[at])
        row = x[site] + shares[at] * (worst - x[site])
        after = ranked(places, np.where(np.arange(len(x))[:, None] == site, row, x), w, d)
        return Trial(np.arange(len(x)), 2 - best.astype(int), after, changed=site, measurements=row)

    return counted(map(worse, range(turns.size)), exhaustive=turns.size == 0)


RANK_REVERSAL_CHECKS: Mapping[str, Callable[..., Reversals]] = MappingProxyType(
    {
        "add": add_site,
        "drop": drop_site,
        "clone": clone_site,
        "worsen": worsen_site,
        "circles": pairs_in_circles,
        "pairs": pairs_against_whole,
    }
)


def _bounds(bounds: ArrayLike, *, criteria: int) -> tuple[Floats, Floats]:
    given = as_floats("bounds", bounds)
    if given.shape != (criteria, 2):
        raise ValueError(f"bounds must have shape ({criteria}, 2), one pair for each criterion, got {given.shape}")
    low, high = given.T
    reject("bounds", "must not fall from the least to the greatest", given, np.repeat((low > high)[:, None], 2, axis=1))
    return low, high
