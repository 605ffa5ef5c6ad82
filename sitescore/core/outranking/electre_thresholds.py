"""Indifference, preference and veto thresholds of ELECTRE III, IV and TRI: numbers, or lines over the measurement."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject, require_unmasked
from sitescore.core.outranking.electre_tables import unlimited
from sitescore.records import dataclass


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
    q: ArrayLike | None, p: ArrayLike | None, v: ArrayLike | None, *, measurements: Floats, directions: Floats
) -> Thresholds:
    """Return thresholds that hold together at all of (..., criteria) `measurements`.

    Parameters
    ----------
    q, p, v : a number; (criteria,) numbers; or (criteria, 2) slopes and constants. None, as a
        whole or for a criterion, is 0 for `q`, `q` itself for `p`, and for `v`, as inf, no veto
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
    no_line, no_limit = np.zeros((2, criteria)), np.broadcast_to([[0.0], [np.inf]], (2, criteria))
    indifference = _line("q", q, no_line)
    lines = Thresholds(indifference, _line("p", p, indifference), _line("v", v, no_limit))
    at = lines.at(measurements)
    lower, lower_name = np.zeros_like(at[0]), "0"
    for (name, line), here in zip((("q", lines.q), ("p", lines.p), ("v", lines.v)), at, strict=True):
        reject(name, f"must not be below {lower_name}", here, here < lower)
        slopes = line[0] * directions
        reject(name, "must not fall faster than measurements get better, a slope of -1", slopes, slopes < -1)
        lower, lower_name = here, name
    return lines


def _line(name: str, given: ArrayLike | None, absent: Floats) -> Floats:
    """Return slopes over constants, (2, criteria), `absent` where `given` is None; only constants may be inf."""
    require_unmasked(name, given)
    line, criteria = np.asarray(given, dtype=object), absent.shape[1]
    if line.shape not in ((), (criteria,), (criteria, 2)):
        raise ValueError(
            f"{name} must be a number or have shape ({criteria},) or, slopes and constants, ({criteria}, 2), "
            f"got {line.shape}"
        )
    if line.ndim < 2:
        line = np.stack([np.zeros(criteria), np.broadcast_to(line, (criteria,))], axis=1)
    missing = np.array([constant is None for constant in line[:, 1]])
    slopes, constants = np.where(missing[:, None], 0, line).T.tolist()
    return np.where(missing, absent, np.stack([as_floats(name, slopes), _constants(name, constants)]))


def _constants(name: str, given: ArrayLike) -> Floats:
    """Return constants, of which those of `v` may be inf."""
    return unlimited(name, given) if name == "v" else as_floats(name, given)
