"""What a value function can reach: over an interval of measurements, and the way back to a measurement.

Both questions are answered for every value function alike from its turning points, between
which it only rises or only falls.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

REACHED = 1e-12
ROUNDS, PARTS = 20, np.arange(1, 16) / 16
"""How often a stretch is cut, and where: as good as 80 halvings."""

Apply = Callable[[ArrayLike], Floats]


def value_bounds(
    apply: Apply, turning_points: Sequence[float], low: ArrayLike, high: ArrayLike
) -> tuple[Floats, Floats]:
    """Find the least and the greatest value over each interval of measurements.

    Parameters
    ----------
    apply : value function with its parameters settled
    turning_points : measurements between which it only rises or only falls, ascending
    low, high : ends of the intervals, any one shape; -inf and inf where nothing is known

    Returns
    -------
    least, greatest : values of the same shape, in [0, 1]

    Examples
    --------
    >>> peak = lambda x: np.interp(x, [0, 5, 20], [0.0, 1.0, 0.2])
    >>> value_bounds(peak, [0, 5, 20], low=[4.0, 5.0], high=[10.0, np.inf])
    (array([0.73333333, 0.2       ]), array([1., 1.]))
    """
    turns = np.asarray(sorted(turning_points), dtype=np.float64)
    start = np.asarray(low, dtype=np.float64)
    end = np.asarray(high, dtype=np.float64)
    ends = np.clip(np.stack(np.broadcast_arrays(start, end)), turns[0], turns[-1])
    found = apply(np.concatenate([ends.ravel(), turns]))  # asked once: most intervals are few
    at_ends = found[: ends.size].reshape(ends.shape)
    least, greatest = at_ends.min(axis=0), at_ends.max(axis=0)
    for turn, value in zip(turns, found[ends.size :], strict=True):
        inside = (start < turn) & (turn < end)
        least = np.where(inside, np.minimum(least, value), least)
        greatest = np.where(inside, np.maximum(greatest, value), greatest)
    return least, greatest


def nearest_measurement(apply: Apply, turning_points: Sequence[float], start: float, target: float) -> float | None:
    """Find the measurement nearest to `start` whose value is at the other side of, or at, `target`.

    Parameters
    ----------
    apply, turning_points : as for `value_bounds`
    start : the measurement now, finite
    target : value wanted; reached from below if the value at `start` is less, else from above

    Returns
    -------
    A measurement, exact to the last bits of the stretch it lies on; None where no
    measurement gives that value, or the one at `start` does already within 1e-12.

    Examples
    --------
    >>> round(nearest_measurement(lambda x: np.interp(x, [0, 10], [0.0, 1.0]), [0, 10], 2.0, 0.75), 9)
    7.5
    """
    now = float(apply(as_floats("start", [start]))[0])
    if abs(now - target) <= REACHED:
        return None
    sign = 1.0 if target > now else -1.0

    def missing(x: Floats) -> Floats:
        return sign * (target - apply(x))

    turns = sorted(turning_points)
    ahead = [t for t in turns if t > start]
    behind = [t for t in reversed(turns) if t < start]
    either_way = (_first_reached(missing, start, stops) for stops in (ahead, behind))
    found = [x for x in either_way if x is not None]
    return min(found, key=lambda x: abs(x - start), default=None)


def _first_reached(missing: Callable[[Floats], Floats], start: float, stops: Sequence[float]) -> float | None:
    """Walk over `stops` until one has what is missing, then cut the stretch before it finer and finer."""
    if not stops:
        return None
    left = missing(np.array(stops))
    reached = np.flatnonzero(left <= REACHED)
    if not reached.size:
        return None
    stop = int(reached[0])
    near, far, most = (stops[stop - 1] if stop else start), stops[stop], max(float(left[stop]), 0.0)
    for _ in range(ROUNDS):
        if math.nextafter(near, far) == far:
            break
        inside = near * (1 - PARTS) + far * PARTS
        enough = missing(inside) <= most
        cuts = [near, *inside.tolist(), far]
        at = int(enough.argmax()) if enough.any() else len(inside)
        near, far = cuts[at], cuts[at + 1]
    return far
