"""Criteria mapped onto one interval between anti-ideal and ideal."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, as_floats, reject
from sitescore.core.classical.blocks import ends as extremes
from sitescore.core.classical.ideal import best_and_worst
from sitescore.core.classical.shares import divided, weighted_sums
from sitescore.core.table import Scored, as_table, scored


def rafsi(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    ideal: ArrayLike | None = None,
    anti_ideal: ArrayLike | None = None,
    interval: tuple[float, float] = (1.0, 6.0),
) -> Scored:
    """Ranking of alternatives through functional mapping of criterion sub-intervals into a single interval (RAFSI).

    Each criterion, from the smaller to the larger of its ideal and anti-ideal, is mapped to the
    interval from n to N. With A the arithmetic and H the harmonic mean of n and N, a mapped s
    counts s / 2A where more is better and H / 2s where less is. Ideals given by hand keep the
    order of two sites when a third comes or goes; those taken from the data do not.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    ideal, anti_ideal : (criteria,) best and worst conceivable, in the criteria's units; those
        among the sites where left out. A criterion whose ideal is its anti-ideal is at its
        ideal for every site.
    interval : n and N, 0 < n < N; N / n says how many times an ideal is better than an anti-ideal

    Returns
    -------
    Scored : highest is best. Details: ``standardised``, within `interval`, and ``normalised``,
        (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong, an ideal is not better than its anti-ideal, or a measurement
        lies outside them.

    References
    ----------
    Zizovic, Pamucar, Albijanic, Chatterjee, Pribicevic (2020), "Eliminating rank reversal problem
    using a new multi-attribute model - the RAFSI method", *Mathematics* 8(6), 1015.

    Examples
    --------
    >>> rafsi([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.857, 0.232, 0.321])
    """
    x, w, d = as_table(measurements, weights, directions)
    ends = as_floats("interval", interval)
    if ends.shape != (2,) or not 0 < ends[0] < ends[1]:
        raise ValueError(f"interval must be two numbers n and N with 0 < n < N, got {interval}")
    least, largest = ends.tolist()
    best, worst = _ends(x, d, ideal, anti_ideal)
    low, span = np.minimum(best, worst), np.abs(best - worst)
    arithmetic, harmonic = (least + largest) / 2, 2 / (1 / least + 1 / largest)

    def standardised(rows: Floats) -> Floats:
        part = np.where(d > 0, divided(rows - low, span), 1 - divided(low + span - rows, span))
        return np.asarray(least + (largest - least) * part)

    def shares(rows: Floats) -> Floats:
        mapped = standardised(rows)
        return np.asarray(np.where(d > 0, mapped / (2 * arithmetic), harmonic / (2 * mapped)))

    sums = weighted_sums(shares, x, w)
    return scored(sums, standardised=lambda: standardised(x), normalised=lambda: shares(x))


def _ends(
    measurements: Floats, directions: Floats, ideal: ArrayLike | None, anti_ideal: ArrayLike | None
) -> tuple[Floats, Floats]:
    """Give ideal and anti-ideal, (..., 1 or none, criteria), the sites' own where left out."""
    best, worst = best_and_worst(measurements, directions)
    if ideal is not None:
        best = _row("ideal", ideal, measurements)
    if anti_ideal is not None:
        worst = _row("anti_ideal", anti_ideal, measurements)
    if ideal is not None and anti_ideal is not None:
        reject("ideal", "must be better than anti_ideal", best, (best - worst) * directions <= 0)

    def outside(rows: Floats) -> Booleans:
        beyond: Booleans = ((rows - worst) * directions < 0) | ((best - rows) * directions < 0)
        return beyond

    if outside(np.concatenate(extremes(measurements), axis=-2)).any():
        rule = "must lie between anti_ideal and ideal for RAFSI"
        reject("measurements", rule, measurements, outside(measurements))
    return best, worst


def _row(name: str, given: ArrayLike, measurements: Floats) -> Floats:
    row = as_floats(name, given).astype(measurements.dtype)
    if row.shape != measurements.shape[-1:]:
        raise ValueError(f"{name} must have shape {measurements.shape[-1:]}, one for each criterion, got {row.shape}")
    return row
