"""What judgements of siblings come to: weights, how consistent they are, and what contradicts itself most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.weighting.pairwise_inconsistency import Change, pairwise_inconsistency
from sitescore.core.weighting.weighted import Weighted
from sitescore.weighings import Mending, Triad, Weighing

TRIADS = 3


def weighing(
    method: str, names: Sequence[str], arguments: Sequence[Any], found: Weighted, parameters: Mapping[str, Any]
) -> Weighing:
    """Put the result of a weighting method into names.

    The consistency ratio of pairwise comparisons is Saaty's; that of best-worst answers is
    Liang, Brunelli and Rezaei's, from the answers alone, whichever model gave the weights.
    """
    weights = {name: float(share) for name, share in zip(names, found.weights, strict=True)}
    if method == "pairwise":
        return _compared(weights, arguments[0], names, parameters)
    if method == "best_worst":
        best_to_others, others_to_worst = map(np.asarray, arguments)
        ratio = float(found.details["input_consistency_ratio"])
        return _from_ends(weights, best_to_others, others_to_worst, names, ratio)
    return Weighing(method=method, weights=weights)


def _compared(
    weights: Mapping[str, float], table: Floats, names: Sequence[str], parameters: Mapping[str, Any]
) -> Weighing:
    indices = {name: item for name, item in parameters.items() if name == "random_indices"}
    off = pairwise_inconsistency(table, worst=TRIADS, **indices)
    triads = tuple(
        Triad(names=_three(names, at), stated=_numbers(stated), implied=float(implied))
        for at, stated, implied in zip(off.triads, off.stated, off.implied, strict=True)
    )
    return Weighing(
        method="pairwise",
        weights=weights,
        consistency_ratio=off.consistency_ratio,
        triads=triads,
        mending=None if off.change is None else _mending(off.change, names),
    )


def _from_ends(weights: Mapping[str, float], a: Floats, b: Floats, names: Sequence[str], ratio: float) -> Weighing:
    """Name the criterion through which best over worst is furthest from what it is directly."""
    best, worst = int(np.argmax(b)), int(np.argmax(a))
    off = np.abs(a * b - a[worst])
    order = [int(at) for at in np.argsort(-off, kind="stable") if off[at] > 1e-9 and at not in (best, worst)]
    triads = tuple(
        Triad(
            names=(names[best], names[at], names[worst]),
            stated=(float(a[at]), float(b[at]), float(a[worst])),
            implied=float(a[at] * b[at]),
        )
        for at in order[:TRIADS]
    )
    return Weighing(method="best_worst", weights=weights, consistency_ratio=ratio, triads=triads)


def _mending(change: Change, names: Sequence[str]) -> Mending:
    return Mending(
        first=names[change.first],
        second=names[change.second],
        stated=change.stated,
        proposed=change.proposed,
        consistency_ratio=change.consistency_ratio,
    )


def _three(names: Sequence[str], at: Any) -> tuple[str, str, str]:
    first, second, third = (names[int(number)] for number in at)
    return first, second, third


def _numbers(stated: Any) -> tuple[float, float, float]:
    first, second, third = map(float, stated)
    return first, second, third
