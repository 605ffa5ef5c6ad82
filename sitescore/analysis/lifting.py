"""What must change at a site in any case, so that no knock-out excludes it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sitescore.analysis.coupling import moves_scale, settled
from sitescore.analysis.levers import levers
from sitescore.analysis.single_cells import around_bound
from sitescore.matrix import DecisionMatrix
from sitescore.results.improvement import Change

POINTS = 100.0


def without_knock_outs(
    matrix: DecisionMatrix, site: int, *, controllable: Sequence[str], costs: Mapping[str, float]
) -> tuple[DecisionMatrix, list[Change]]:
    """Bring a site's figures just to where no knock-out excludes it, as far as those concerned can.

    Parameters
    ----------
    matrix : from `assemble`
    site : number of the site
    controllable : whose decisions count
    costs : of improving a criterion by one unit, by id

    Returns
    -------
    The matrix with those figures changed, and the changes. A knock-out on what cannot be
    changed, or does not apply, stays.
    """
    own = [e for e in matrix.excluded if e.site == matrix.sites[site]]
    values, measured, known = matrix.values.copy(), matrix.measurements.copy(), matrix.known.copy()
    usable = levers(matrix, site, controllable=controllable, costs={}, limits={})
    spans = {lever.criterion: 1 / abs(lever.limit - lever.start) for lever in usable}
    stays, changes = [], []
    for exclusion in own:
        at = matrix.criteria.index(exclusion.criterion)
        scale = matrix.scales[exclusion.criterion]
        stuck = exclusion.not_applicable or scale.controllable not in controllable or scale.turning_points is None
        if stuck or moves_scale(matrix, site, at, around_bound(scale)[1]):
            stays.append(exclusion)
            continue
        then = around_bound(scale)[1]
        gained = float(scale.apply(np.array([then / scale.divisor]))[0]) - float(values[site, at])
        values[site, at] += gained
        measured[site, at], known[site, at] = then, True
        now = exclusion.measurement if math.isfinite(exclusion.measurement) else exclusion.high
        unit = spans.get(at, 1.0) if (cost := costs.get(exclusion.criterion, scale.cost)) is None else cost
        changes.append(
            Change(
                criterion=at,
                now=now if math.isfinite(now) else "?",
                then=then,
                points=POINTS * gained * float(matrix.weights[at]),
                cost=abs(then - now) * unit if math.isfinite(now) else 1.0,
            )
        )
    rest = tuple(e for e in matrix.excluded if e.site != matrix.sites[site])
    changed = replace(
        matrix,
        values=values,
        lowest=np.minimum(matrix.lowest, values),
        highest=np.maximum(matrix.highest, values),
        measurements=measured,
        known=known,
        excluded=(*rest, *stays),
    )
    return replace(changed, values=settled(changed)), changes
