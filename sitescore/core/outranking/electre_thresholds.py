"""Indifference, preference and veto thresholds of ELECTRE III, IV and TRI: numbers, or lines over the measurement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.outranking.electre_tables import unlimited


@dataclass(frozen=True, slots=True, eq=False)
class Thresholds:
    """Three lines for each criterion, threshold = slope * measurement + constant.

    Attributes
    ----------
    q, p, v : (2, criteria), slopes over constants, of indifference, preference and veto
    """

    q: Floats
    p: Floats
    v: Floats

    def at(self, measurements: Floats) -> tuple[Floats, Floats, Floats]:
        """Thresholds at (..., criteria) measurements, each of that shape; what vetoes nothing is inf."""
        q, p, v = (slope * measurements + constant for slope, constant in (self.q, self.p, self.v))
        return q, p, v


def as_thresholds(
    q: ArrayLike, p: ArrayLike, v: ArrayLike | None, *, measurements: Floats, directions: Floats
) -> Thresholds:
    """Return thresholds that hold together at all of (..., criteria) `measurements`.

    Parameters
    ----------
    q, p, v : a number; (criteria,) numbers; or (criteria, 2) slopes and constants. `v` may be
        None or hold inf, where nothing is vetoed
    measurements : (..., criteria) where thresholds will be asked for
    directions : (criteria,) 1 where more is better, -1 where less is

    Raises
    ------
    ValueError
        If a shape is wrong; a threshold is negative anywhere, or not in the order q <= p <= v;
        or one falls faster than measurements get better, so that the better site would count
        as the worse.

    Examples
    --------
    >>> lines = as_thresholds(1, [[0.1, 1]], None, measurements=np.array([[20.0]]), directions=np.ones(1))
    >>> [float(threshold[0, 0]) for threshold in lines.at(np.array([[20.0]]))]
    [1.0, 3.0, inf]
    """
    criteria = directions.size
    lines = Thresholds(
        _line("q", q, criteria), _line("p", p, criteria), _line("v", np.inf if v is None else v, criteria)
    )
    at = lines.at(measurements)
    lower, lower_name = np.zeros_like(at[0]), "0"
    for (name, line), here in zip((("q", lines.q), ("p", lines.p), ("v", lines.v)), at, strict=True):
        reject(name, f"must not be below {lower_name}", here, here < lower)
        slopes = line[0] * directions
        reject(name, "must not fall faster than measurements get better, a slope of -1", slopes, slopes < -1)
        lower, lower_name = here, name
    return lines


def _line(name: str, given: ArrayLike, criteria: int) -> Floats:
    """Return slopes over constants, (2, criteria); only constants may be inf."""
    line = np.asarray(given)
    if line.shape not in ((), (criteria,), (criteria, 2)):
        raise ValueError(
            f"{name} must be a number or have shape ({criteria},) or, slopes and constants, ({criteria}, 2), "
            f"got {line.shape}"
        )
    if line.ndim == 2:
        return np.stack([as_floats(name, line[:, 0]), _constants(name, line[:, 1])])
    return np.stack([np.zeros(criteria), np.broadcast_to(_constants(name, line), (criteria,))])


def _constants(name: str, given: ArrayLike) -> Floats:
    """Return constants, of which those of `v` may be inf."""
    return unlimited(name, given) if name == "v" else as_floats(name, given)
