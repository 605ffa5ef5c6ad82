"""What it is worth to find out more before choosing a site, whatever the distributions.

As in `value_of_information`, but each unknown is given by equally likely outcomes, the
quantiles of its distribution, and not by a normal one. Unknowns are independent, and each
moves the score of one site, so every question is one integral along the score.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_floats
from sitescore.core.ranking import best_of_others

LATTICE = 4096
"""Points that the sum of unknowns is worked out on."""
BLOCK = 2_000_000


def evppi_alone(scores: ArrayLike, sites: ArrayLike, changes: ArrayLike) -> tuple[Floats, Floats]:
    """Value finding out one unknown and nothing else, for each unknown.

    Parameters
    ----------
    scores : (sites,) expected scores
    sites : (unknowns,) number of the site whose score each unknown moves
    changes : (outcomes, unknowns) equally likely changes of the score, each column of mean 0

    Returns
    -------
    value, chance : (unknowns,) expected value of partial perfect information in the unit of
        the scores, and probability that the choice changes; exact for the outcomes given

    Raises
    ------
    ValueError
        If a shape is wrong, a number is not finite, or there is no such site.

    References
    ----------
    Raiffa and Schlaifer (1961), *Applied Statistical Decision Theory*, ch. 4-5.

    Examples
    --------
    Half of the time the second site turns out 0.1 better than the first.

    >>> value, chance = evppi_alone([0.5, 0.4], [1], [[-0.2], [0.2]])
    >>> value.round(6), chance
    (array([0.05]), array([0.5]))
    """
    expected, rows, moves = _checked(scores, sites, changes)
    best, leader = expected.max(), int(expected.argmax())
    rivals, own = best_of_others(expected)[rows], expected[rows]
    value, chance = np.zeros(rows.size), np.zeros(rows.size)
    step = max(1, BLOCK // len(moves))
    for start in range(0, rows.size, step):
        these = slice(start, start + step)
        outcomes = own[these] + moves[:, these]
        value[these] = np.maximum(outcomes, rivals[these]).mean(axis=0) - best
        leads = rows[these] == leader
        chance[these] = np.where(leads, outcomes < rivals[these], outcomes > rivals[these]).mean(axis=0)
    return np.where(np.isfinite(rivals), np.maximum(value, 0.0), 0.0), chance


def evppi_together(scores: ArrayLike, sites: ArrayLike, changes: ArrayLike) -> float:
    """Value finding out all of some unknowns at once, at most one a site.

    With F the product of the distribution functions of the scores, the best is expected at
    ``c`` plus the integral of ``1 - F`` above c, where c is the highest of the worst outcomes:
    the best site is never below it.

    Parameters
    ----------
    scores, sites, changes : as for `evppi_alone`; `summed` makes one unknown of several

    Returns
    -------
    Expected value of (partial) perfect information in the unit of the scores; exact for the
    outcomes given

    Raises
    ------
    ValueError
        As `evppi_alone`, and if two unknowns move one site.

    References
    ----------
    As `evppi_alone`.

    Examples
    --------
    Of two even sites, one is better by 0.2 half of the time and they are level otherwise.

    >>> round(evppi_together([0.5, 0.5], [0, 1], [[-0.1, -0.1], [0.1, 0.1]]), 6)
    0.05
    """
    expected, rows, moves = _checked(scores, sites, changes)
    if np.unique(rows).size < rows.size:
        raise ValueError("sites must have one unknown each at most, got several of one")
    outcomes = np.sort(expected[rows] + moves, axis=0)
    floor = float(np.max(np.delete(expected, rows), initial=outcomes[0].max(initial=-np.inf)))
    above: Booleans = outcomes > floor
    places, columns = np.nonzero(above)
    if not places.size:
        return max(0.0, floor - float(expected.max()))
    at = outcomes[places, columns]
    order = np.argsort(at, kind="stable")
    below = len(outcomes) - above.sum(axis=0)
    # the logarithm of F, which each outcome that is passed raises by that of its own factor
    logs = np.log(below / len(outcomes)).sum() + np.append(0.0, np.cumsum(np.log1p(1 / places[order])))[:-1]
    gained = -np.expm1(np.minimum(logs, 0.0)) @ np.diff(at[order], prepend=floor)
    return max(0.0, floor + float(gained) - float(expected.max()))


def summed(changes: ArrayLike) -> Floats:
    """Make one unknown of the sum of several independent ones.

    Their distributions are put on a lattice, without moving their means, and convolved; each
    outcome of the sum is the mean over one of as many equally likely parts.

    Parameters
    ----------
    changes : (outcomes, unknowns) equally likely outcomes of each

    Returns
    -------
    (outcomes,) : rising equally likely outcomes of the sum, with the sum of the means for
        their mean. What is found out with them is right to about a millionth of their range.

    Raises
    ------
    ValueError
        If the shape is wrong, or a number is not finite.

    Examples
    --------
    >>> summed([[0.0, 0.0], [0.0, 0.0], [1.0, 2.0], [1.0, 2.0]]).round(6)
    array([0., 1., 2., 3.])
    """
    moves = as_floats("changes", changes).astype(np.float64)
    if moves.ndim != 2 or len(moves) == 0:
        raise ValueError(f"changes must have shape (outcomes, unknowns), got {moves.shape}")
    lowest = moves.min(axis=0, initial=np.inf)
    spans = moves.max(axis=0) - lowest
    varied = spans > 0
    base = float(lowest.sum())
    if varied.sum() < 2:
        return np.asarray(np.sort((moves[:, varied] - lowest[varied]).sum(axis=1)) + base)
    step = float(spans.sum()) / (LATTICE - 1 - int(varied.sum()))
    chances = _convolved((moves[:, varied] - lowest[varied]) / step, int(varied.sum()))
    return base + step * _parts(chances, len(moves))


def _convolved(places: Floats, unknowns: int) -> Floats:
    """Give the chances of the points 0, 1, ... for the sum of (outcomes, unknowns) places between them."""
    from scipy.fft import irfft, rfft

    whole = places.astype(np.int64)
    share = (places - whole).ravel()
    cells = (whole + LATTICE * np.arange(unknowns)).ravel()
    mass = np.bincount(cells, 1 - share, LATTICE * unknowns)
    mass[1:] += np.bincount(cells, share, LATTICE * unknowns)[:-1]
    spectrum = rfft(mass.reshape(unknowns, LATTICE) / len(places), axis=1).prod(axis=0)
    return np.asarray(np.maximum(irfft(spectrum, LATTICE), 0.0))


def _parts(chances: Floats, parts: int) -> Floats:
    """Give the means of equally likely parts of a distribution on the points 0, 1, ..."""
    chances = chances / chances.sum()
    reached = np.append(0.0, np.cumsum(chances))
    moment = np.append(0.0, np.cumsum(chances * np.arange(chances.size)))
    return np.asarray(np.diff(np.interp(np.linspace(0, 1, parts + 1), reached, moment)) * parts)


def _checked(scores: ArrayLike, sites: ArrayLike, changes: ArrayLike) -> tuple[Floats, Integers, Floats]:
    expected, moves = as_floats("scores", scores), as_floats("changes", changes)
    rows: Integers = np.asarray(sites)
    if expected.ndim != 1 or expected.size == 0:
        raise ValueError(f"scores must have shape (sites,), got {expected.shape}")
    if rows.ndim != 1 or (rows.size and (rows.dtype.kind not in "iu" or rows.min() < 0 or rows.max() >= expected.size)):
        raise ValueError(f"sites must be whole numbers from 0 to {expected.size - 1}, got {rows.tolist()}")
    if moves.ndim != 2 or len(moves) == 0 or moves.shape[1] != rows.size:
        raise ValueError(f"changes must have shape (outcomes, {rows.size}), got {moves.shape}")
    return expected, rows, moves
