"""Which single figures, changed alone, would end the lead: by a tie, or by a knock-out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge

import numpy as np

from sitescore.analysis.coupling import after_measurement, followed_weights, own_weights
from sitescore.analysis.single_cells import around_bound, at_knock_out, excludes, level_at, share_of_scale
from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.matrix import DecisionMatrix
from sitescore.results.explanation import CellChange

CELLS, LEVEL = 10, 1e-9

Sized = tuple[float, CellChange]


def nearest_cells(matrix: DecisionMatrix) -> list[CellChange]:
    """List the single measurements whose change ends the lead, the smallest change first.

    Changes are compared by the value that they gain or lose, which is the same scale for
    every criterion; one up to a knock-out also by its share of the criterion's scale, if
    that is more. Each is tried out with all that follows it, and listed only where it does
    what it says. Changes that move a scale drawn from the sites themselves are left out;
    and one may be missing that takes a mean into or past the bounds of an unknown cell.

    Parameters
    ----------
    matrix : from `assemble`

    Returns
    -------
    At most 10, one a cell; none where nobody leads alone
    """
    scores = matrix.values @ matrix.weights
    order = matrix.included[np.argsort(-scores[matrix.included], kind="stable")]
    if not order.size or (order.size > 1 and scores[order[0]] - scores[order[1]] <= LEVEL):
        return []
    first = int(order[0])
    ruled = sorted([*_leader_excluded(matrix, first), *_others_admitted(matrix)], key=lambda one: one[0])
    found: dict[tuple[int, int], CellChange] = {}
    for _, change in merge(_ties(matrix, first, scores), ruled, key=lambda one: one[0]):
        found.setdefault((change.site, change.criterion), change)
        if len(found) == CELLS:
            break
    return list(found.values())


def _ties(matrix: DecisionMatrix, first: int, scores: Floats) -> Iterator[Sized]:
    """Give figures that draw another site level with the leader, by rising size of the change."""
    counts = _counting(matrix)
    steps = np.stack([sign * _way_to_tie(matrix, first, scores, counts, sign) for sign in (1.0, -1.0)])
    target = matrix.values + steps
    size = np.where((target >= 0) & (target <= 1) & np.isfinite(matrix.measurements), np.abs(steps), np.inf)
    for flat in np.argsort(size, axis=None, kind="stable"):
        way, site, criterion = (int(at) for at in np.unravel_index(flat, size.shape))
        if not np.isfinite(size[way, site, criterion]):
            return
        change = level_at(matrix, site, criterion, float(target[way, site, criterion]), first=first)
        if change is None:
            continue
        then = after_measurement(matrix, site, criterion, change.needed) @ matrix.weights
        scale = matrix.scales[matrix.criteria[criterion]]
        joins = counts[site, criterion] and not excludes(scale, change.needed / scale.divisor)
        ranked = np.union1d(matrix.included, [site]) if joins else matrix.included
        rivals = ranked[ranked != first]
        best = _best(then, rivals)
        if best is not None and abs(then[first] - then[best]) <= LEVEL:
            level = rivals[(np.abs(then[rivals] - then[first]) <= LEVEL) & (rivals != best)]
            yield float(size[way, site, criterion]), replace(change, first=best, with_first=tuple(level.tolist()))


def _way_to_tie(matrix: DecisionMatrix, first: int, scores: Floats, counts: Booleans, sign: float) -> Floats:
    """Give how far each value must rise (`sign` 1) or fall (-1) before a site draws level with the leader.

    A change moves its own site, where that `counts`, and every site whose unknown cell stands at the mean.

    Returns
    -------
    (sites, criteria), above 0; inf where no change that way does it
    """
    everyone = np.arange(len(matrix.sites))
    own, follows = own_weights(matrix, everyone), followed_weights(matrix, everyone, falls=sign < 0)
    rivals = matrix.included[matrix.included != first]
    gap = scores[first] - scores
    far = np.full((2, len(matrix.criteria)), np.inf)
    by_others = np.concatenate([_distance(gap[rivals], sign * (follows[rivals] - follows[first])), far])
    who, nearest = np.append(rivals, [-1, -1])[by_others.argmin(axis=0)], np.sort(by_others, axis=0)
    by_itself = np.where(counts, _distance(gap, sign * (own - follows[first])), np.inf)
    found = np.minimum(by_itself, np.where(who == everyone[:, None], nearest[1], nearest[0]))
    leads = _distance(gap[rivals], sign * (follows[rivals] - own[first]))
    found[first] = leads.min(axis=0, initial=np.inf)
    return np.asarray(found)


def _distance(gap: Floats, speed: Floats) -> Floats:
    """Give how far to go to close each gap, (rows,), at each speed, (rows, criteria); inf where it is not closed."""
    closing = (speed > 0) & (gap[:, None] > 0)
    return np.asarray(np.divide(gap[:, None], speed, out=np.full(speed.shape, np.inf), where=closing))


def _counting(matrix: DecisionMatrix) -> Booleans:
    """Tell the cells whose change can bring their own site to the top: not where another knock-out excludes it."""
    times = Counter(exclusion.site for exclusion in matrix.excluded)
    counts = np.repeat(np.array([[site not in times] for site in matrix.sites]), len(matrix.criteria), axis=1)
    for exclusion in matrix.excluded:
        at = matrix.sites.index(exclusion.site), matrix.criteria.index(exclusion.criterion)
        counts[at] = times[exclusion.site] == 1
    return counts


def _leader_excluded(matrix: DecisionMatrix, first: int) -> Iterator[Sized]:
    """Give the leader's figures at which a knock-out begins to exclude it."""
    for criterion, name in enumerate(matrix.criteria):
        change = at_knock_out(matrix, first, criterion, first=None)
        if change is None:
            continue
        then = after_measurement(matrix, first, criterion, around_bound(matrix.scales[name])[0])
        leader = _best(then @ matrix.weights, matrix.included[matrix.included != first])
        yield _size(matrix, change, then), replace(change, first=leader)


def _others_admitted(matrix: DecisionMatrix) -> Iterator[Sized]:
    """Give figures of sites that one knock-out excludes, and that lead once it is met."""
    times = Counter(exclusion.site for exclusion in matrix.excluded)
    for exclusion in matrix.excluded:
        site, criterion = matrix.sites.index(exclusion.site), matrix.criteria.index(exclusion.criterion)
        change = at_knock_out(matrix, site, criterion, first=site) if times[exclusion.site] == 1 else None
        if change is None:
            continue
        then = after_measurement(matrix, site, criterion, around_bound(matrix.scales[exclusion.criterion])[1])
        scores = then @ matrix.weights
        if scores[site] > scores[matrix.included].max() + LEVEL:
            yield _size(matrix, change, then), change


def _best(scores: Floats, among: Integers) -> int | None:
    return int(among[np.argmax(scores[among])]) if among.size else None


def _size(matrix: DecisionMatrix, change: CellChange, then: Floats) -> float:
    gained = then[change.site, change.criterion] - matrix.values[change.site, change.criterion]
    return max(abs(float(gained)), share_of_scale(matrix, change))
