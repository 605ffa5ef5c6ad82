"""How lopsided and how peaked a set of figures is, and which of them make it so."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

SKEWED, PEAKED, FEWEST = 2.0, 3.5, 4


def skewness(figures: ArrayLike) -> float:
    """Measure how lopsided figures lie, as spreadsheets do: the third moment, made unbiased for normal figures.

    Parameters
    ----------
    figures : (sites,) finite, in any unit

    Returns
    -------
    0 for figures that lie evenly, above 0 with a tail of large ones; NaN for fewer than three or all alike

    References
    ----------
    Joanes and Gill (1998), "Comparing measures of sample skewness and kurtosis", *The
    Statistician* 47(1), 183-189: G1.

    Examples
    --------
    >>> round(skewness([1, 2, 3, 10]), 4)
    1.7636
    """
    x, n = _centred(figures)
    if n < 3 or not x.any():
        return float("nan")
    return float(np.sqrt(n * (n - 1)) / (n - 2) * (x**3).mean() / (x**2).mean() ** 1.5)


def kurtosis(figures: ArrayLike) -> float:
    """Measure how heavy the tails of figures are beyond those of normal ones, as spreadsheets do.

    Parameters
    ----------
    figures : (sites,) finite, in any unit

    Returns
    -------
    0 for normal figures, above 0 where few lie far out; NaN for fewer than four or all alike

    References
    ----------
    Joanes and Gill (1998), as for `skewness`: G2.

    Examples
    --------
    >>> round(kurtosis([1, 2, 3, 10]), 4)
    3.228
    """
    x, n = _centred(figures)
    if n < FEWEST or not x.any():
        return float("nan")
    raw = (x**4).mean() / (x**2).mean() ** 2 - 3
    return float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * raw + 6))


def is_odd(figures: ArrayLike) -> bool:
    """Tell figures of which a few lie far from the others: skewness beyond 2 either way, and kurtosis beyond 3.5.

    References
    ----------
    Groeneveld and Meeden (1984), "Measuring skewness and kurtosis", *The Statistician* 33(4),
    391-399; the rule as the European Commission's tool for composite indicators has it.

    Examples
    --------
    >>> is_odd([1, 2, 3, 2, 1, 2, 90]), is_odd([1, 2, 3, 2, 1, 2, 4])
    (True, False)
    """
    return abs(skewness(figures)) > SKEWED and kurtosis(figures) > PEAKED


def outlying(figures: ArrayLike) -> list[int]:
    """Name the figures that make the others look alike: the furthest out, one by one, until the rest is not odd.

    Parameters
    ----------
    figures : (sites,) finite, in any unit

    Returns
    -------
    Their numbers, the furthest first; none where `is_odd` says no.

    Examples
    --------
    >>> outlying([1, 2, 3, 2, 1, 2, 90])
    [6]
    """
    x = as_floats("figures", figures)
    kept = np.arange(x.size)
    taken: list[int] = []
    while is_odd(x[kept]):
        side = np.sign(skewness(x[kept]))
        furthest = int(np.argmax(side * x[kept]))
        taken.append(int(kept[furthest]))
        kept = np.delete(kept, furthest)
    return taken


def _centred(figures: ArrayLike) -> tuple[Floats, int]:
    """Take the mean away and scale by the largest, so that no power is too large to hold."""
    x = as_floats("figures", figures)
    if not x.size or np.ptp(x) <= 1e-12 * np.abs(x).max():
        return np.zeros_like(x), x.size
    x = x / np.abs(x).max()
    x = x - x.mean()
    return x / np.abs(x).max(), x.size
