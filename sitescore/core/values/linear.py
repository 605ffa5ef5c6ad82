"""Value function along one straight line."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

UNDECIDED = 0.5


def linear(
    measurement: ArrayLike,
    *,
    worst: float | None = None,
    best: float | None = None,
    range: Literal["observed"] | None = None,  # noqa: A002 - the name that a criteria file uses
    direction: Literal["max", "min"] | None = None,
) -> Floats:
    """Turn measurements into values along a straight line from the worst (0) to the best (1).

    The line stands either on two fixed measurements or on the least and the greatest of
    those given. The second way is what many published studies do; with it, adding or
    removing a site can reorder the others.

    Parameters
    ----------
    measurement : any shape, in the criterion's unit
    worst, best : measurements of value 0 and 1, in the same unit
        ``worst > best`` where less is better. Beyond them the value stays at 0 and 1.
    range : "observed" instead of `worst` and `best`
    direction : "max" if more is better, "min" if less is; with ``range="observed"`` only

    Returns
    -------
    values : same shape, in [0, 1]
        With an observed range of no width, 0.5: the sites cannot be told apart.

    Raises
    ------
    ValueError
        If a measurement is not finite, `worst` equals `best`, or the parameters are
        neither `worst` and `best` nor `range` and `direction`.

    References
    ----------
    Belton and Stewart (2002), *Multiple Criteria Decision Analysis*, sec. 5.2: local and
    global scales.

    Examples
    --------
    >>> linear([24, 48, 90], worst=84, best=24)
    array([1. , 0.6, 0. ])
    >>> linear([3, 5, 4], range="observed", direction="max")
    array([0. , 1. , 0.5])
    """
    x = as_floats("measurement", measurement)
    fixed, observed = (worst, best), (range, direction)
    if None in fixed and None in observed:
        raise ValueError('linear needs worst and best, or range = "observed" and direction = "max" or "min"')
    if fixed != (None, None) and observed != (None, None):
        raise ValueError("linear takes worst and best, or range and direction, not both")
    if range is not None:
        if x.size == 0 or np.ptp(x / 2) == 0:
            return np.full_like(x, UNDECIDED)
        worst, best = _ends(x, direction)
    return share_of_way(x, float(worst or 0), float(best or 0))


def turning_points(*, worst: float, best: float) -> list[float]:
    """List the measurements between which the function only rises or only falls."""
    return sorted((worst, best))


def straight(*, worst: float, best: float) -> list[tuple[float, float]]:
    """List the two points that it runs straight between, and level beyond."""
    return sorted([(worst, 0.0), (best, 1.0)])


def observed_range(measurement: Floats, **parameters: Any) -> dict[str, Any]:
    """Settle ``range="observed"`` on given measurements: the same function with fixed ends.

    Parameters
    ----------
    measurement : (sites,) known measurements; at least one
    parameters : of `linear`

    Returns
    -------
    ``worst`` and ``best``; unchanged where the range was fixed already. Equal where
    nothing separates the sites, which `linear` refuses: the caller says so first.
    """
    if parameters.get("range") is None:
        return parameters
    worst, best = _ends(measurement, parameters["direction"])
    return {"worst": worst, "best": best}


def share_of_way(x: Floats, worst: float, best: float) -> Floats:
    """Give the share of the way from `worst` to `best` at which `x` lies, held within [0, 1].

    Worked on quarters, in double precision, where the largest finite numbers would overflow.
    """
    worst, best, largest = float(worst), float(best), float(np.finfo(x.dtype).max)
    if not (np.isfinite(worst) and np.isfinite(best)):
        raise ValueError(f"worst and best must be finite, got {worst} and {best}")
    if worst == best:
        raise ValueError(f"worst and best must differ, got {worst} for both")
    if max(abs(worst), abs(best)) > largest / 4:
        low, high = (float(x.dtype.type(end)) if abs(end) <= largest else end for end in (worst, best))
        return share_of_way(x.astype(np.float64) / 4, low / 4, high / 4).astype(x.dtype)
    share: Floats = np.clip(x, min(worst, best), max(worst, best))
    share = share + (0.0 - worst) if worst < best else (worst + 0.0) - share  # so that no 0 is -0.0
    share /= abs(best - worst)
    return share if x.dtype == np.float64 else np.clip(share, 0, 1) + 0.0  # other floats round the two ends apart


def _ends(x: Floats, direction: str | None) -> tuple[float, float]:
    low, high = float(x.min()), float(x.max())
    return (high, low) if direction == "min" else (low, high)
