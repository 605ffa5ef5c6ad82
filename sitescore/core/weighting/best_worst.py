"""Weights from comparing the best criterion with all others, and all others with the worst."""

from __future__ import annotations

from math import isclose

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject, require_one_of
from sitescore.core.weighting.judgements import as_answers, require_same_length
from sitescore.core.weighting.weighted import Weighted, weighted

MODELS = ("linear", "nonlinear")
ROUNDING = 1e-9


def best_worst(best_to_others: ArrayLike, others_to_worst: ArrayLike, *, model: str = "linear") -> Weighted:
    """Best-worst method (BWM).

    The linear model has one solution: the least xi with abs(w_best - a w_j) <= xi and
    abs(w_j - b w_worst) <= xi. The nonlinear one, first in time, bounds the ratios instead:
    abs(w_best / w_j - a) <= xi and abs(w_j / w_worst - b) <= xi; it can leave the weights a range,
    whose middle is returned.

    Parameters
    ----------
    best_to_others : (criteria,) a, from 1: how many times the best criterion counts as much as
        each; 1 for the best itself
    others_to_worst : (criteria,) b, from 1: how many times each counts as much as the worst; 1
        for the worst itself. Where answers leave open which is the best or the worst, it is the
        first that they allow.
    model : ``linear`` or ``nonlinear``

    Returns
    -------
    Weighted : details:

        - ``xi``, the least largest deviation; 0 when consistent. For the linear model the paper
          takes it for the consistency ratio.
        - ``consistency_ratio``, nonlinear only: xi over the largest xi that the comparison of
          best and worst allows, Rezaei's consistency index, by its closed form for any scale
        - ``input_consistency_ratio``, in [0, 1], from the answers alone: the largest
          abs(a b - c) / (c c - c), c being the comparison of best and worst (Liang and others)
        - ``lowest``, ``highest`` (criteria,), nonlinear only: range of each weight at that xi;
          the weights are the centres of the ranges, scaled to sum to 1

    Raises
    ------
    ValueError
        If an answer is wrong, none is 1, the two disagree about best over worst, one exceeds
        that, or the model is unknown.

    References
    ----------
    Rezaei (2015), "Best-worst multi-criteria decision-making method", *Omega* 53, 49-57; Rezaei
    (2016), "Best-worst multi-criteria decision-making method: Some properties and a linear
    model", *Omega* 64, 126-130; Liang, Brunelli and Rezaei (2020), "Consistency issues in the best
    worst method: Measurements and thresholds", *Omega* 96, 102175.

    Examples
    --------
    >>> best_worst([1, 2, 4, 8], [8, 4, 2, 1]).weights.round(3)
    array([0.533, 0.267, 0.133, 0.067])
    >>> found = best_worst([8, 2, 1], [1, 5, 8], model="nonlinear")
    >>> found.weights.round(3), found.details["xi"].round(3)
    (array([0.071, 0.339, 0.59 ]), np.float64(0.258))
    """
    require_one_of("model", model, MODELS)
    a, b = (
        as_answers("best_to_others", best_to_others, least=1),
        as_answers("others_to_worst", others_to_worst, least=1),
    )
    require_same_length("others_to_worst", b, "best_to_others", a)
    best, worst = _ends(a, b)
    most = a[worst]
    reject("best_to_others", f"must be at most {most:g}, best over worst", a, a > most * (1 + ROUNDING))
    reject("others_to_worst", f"must be at most {most:g}, best over worst", b, b > most * (1 + ROUNDING))
    off = np.abs(a * b - most).max() / (most**2 - most) if most > 1 else 0.0
    if model == "linear":
        weights, xi = _linear(a, b, best, worst)
        return weighted(weights, xi=xi, input_consistency_ratio=off)
    xi = _least_deviation(np.delete(a, [best, worst]), np.delete(b, [best, worst]), most)
    lowest, highest = _ranges(a, b, (best, worst), xi)
    ratio = xi / _largest_deviation(most) if most > 1 else 0.0
    centre = (lowest + highest) / 2
    details = {"xi": xi, "consistency_ratio": ratio, "input_consistency_ratio": off}
    return weighted(centre, **details, lowest=lowest, highest=highest)


def _ends(a: Floats, b: Floats) -> tuple[int, int]:
    """Numbers of the best and the worst criterion, on whose comparison both rows of answers agree."""
    for name, answers in (("best_to_others", a), ("others_to_worst", b)):
        if answers.min() != 1:
            at = int(np.argmin(answers))
            raise ValueError(f"{name} must be 1 for the criterion itself, got {answers[at]:g} at index ({at},)")
    for best in np.flatnonzero(a == 1):
        for worst in np.flatnonzero(b == 1):
            if isclose(a[worst], b[best]) and (best != worst or a.size == 1):
                return int(best), int(worst)
    at = int(np.argmin(b))
    raise ValueError(
        f"best_to_others must say of best over worst what others_to_worst says, {b[np.argmin(a)]:g}, "
        f"got {a[at]:g} at index ({at},)"
    )


def _linear(a: Floats, b: Floats, best: int, worst: int) -> tuple[Floats, float]:
    from scipy.optimize import linprog

    n, unit = a.size, np.eye(a.size)
    deviations = np.concatenate([unit[best] - a[:, None] * unit, unit - b[:, None] * unit[worst]])
    rows = np.concatenate([deviations, -deviations])
    found = linprog(
        np.append(np.zeros(n), 1.0),
        A_ub=np.hstack([rows, -np.ones((len(rows), 1))]),
        b_ub=np.zeros(len(rows)),
        A_eq=[np.append(np.ones(n), 0.0)],
        b_eq=[1.0],
        method="highs",
    )
    return np.clip(found.x[:n], 0, None), max(float(found.fun), 0.0)


def _least_deviation(a: Floats, b: Floats, most: float) -> float:
    """Least xi of the nonlinear model, in closed form.

    Through criterion j, best over worst lies between (a_j - xi)(b_j - xi) and (a_j + xi)(b_j + xi);
    directly, between most - xi and most + xi. xi is the least at which all these ranges have a
    point in common: the largest of those at which each two of them touch.
    """
    if a.size == 0:
        return 0.0
    product, total = a * b, a + b
    touching = (product[:, None] - product) / (total[:, None] + total)
    above = (total + 1 - np.sqrt((total + 1) ** 2 - 4 * (product - most))) / 2
    below = (np.sqrt((total + 1) ** 2 + 4 * (most - product)) - total - 1) / 2
    return max(0.0, float(touching.max()), float(above.max()), float(below.max()))


def _largest_deviation(most: float) -> float:
    """Rezaei's consistency index: the xi at which (most - xi)(most - xi) = most + xi."""
    return float(2 * most + 1 - np.sqrt(8 * most + 1)) / 2


def _ranges(a: Floats, b: Floats, ends: tuple[int, int], xi: float) -> tuple[Floats, Floats]:
    """Least and largest of each weight where no ratio deviates by more than `xi`, in closed form.

    With the worst criterion at 1 and the best at x, every other one has a range of its own whose
    ends are straight in x between a few points. A weight, as a share, is then largest and least
    at one of these points, with the others at the ends of their ranges.
    """
    best, worst = ends
    if a.size == 1:
        return np.ones(1), np.ones(1)
    others = np.delete(np.arange(a.size), ends)
    p, q, most = a[others], b[others], a[worst]
    floor, ceiling = np.maximum(p - xi, 0) * np.maximum(q - xi, 0), (p + xi) * (q + xi)
    start, stop = max(most - xi, floor.max(initial=0.0)), min(most + xi, ceiling.min(initial=np.inf))
    turns = np.concatenate([[start, stop], (q - xi) * (p + xi), (q + xi) * (p - xi)])
    x = np.clip(turns, min(start, stop), max(start, stop))[:, None]
    low = np.maximum(q - xi, x / (p + xi))
    high = np.where(p > xi, np.minimum(q + xi, x / np.where(p > xi, p - xi, 1.0)), q + xi)
    least, most_of_all = np.empty((len(x), a.size)), np.empty((len(x), a.size))
    for shares, own, rest in ((least, low, high), (most_of_all, high, low)):
        total = 1 + x + rest.sum(axis=1, keepdims=True)
        shares[:, others] = own / (total - rest + own)
        shares[:, [best]], shares[:, [worst]] = x / total, 1 / total
    return least.min(axis=0), most_of_all.max(axis=0)
