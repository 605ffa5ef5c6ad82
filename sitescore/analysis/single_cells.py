"""What one figure, changed alone, can do: draw two sites level, or bring a knock-out into play."""

from __future__ import annotations

import math

from sitescore.analysis.coupling import moves_scale
from sitescore.core.screening import holds, nearest_to_bound
from sitescore.core.value_range import nearest_measurement
from sitescore.matrix import DecisionMatrix, Scale
from sitescore.results.explanation import CellChange

OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def level_at(matrix: DecisionMatrix, site: int, criterion: int, target: float, *, first: int) -> CellChange | None:
    """Find the nearest figure of a cell that gives it the value `target`, which draws `first` level.

    Returns
    -------
    The change; None where no figure does, it excludes a ranked site, or it moves the scale
    """
    scale = matrix.scales[matrix.criteria[criterion]]
    now = float(matrix.measurements[site, criterion])
    if scale.turning_points is None or math.isnan(now):
        return None
    found = nearest_measurement(scale.apply, scale.turning_points, now / scale.divisor, target)
    if found is None or moves_scale(matrix, site, criterion, found * scale.divisor):
        return None
    if excludes(scale, found) and site in matrix.included:
        return None
    return CellChange(site=site, criterion=criterion, now=now, needed=found * scale.divisor, first=first)


def at_knock_out(matrix: DecisionMatrix, site: int, criterion: int, *, first: int | None) -> CellChange | None:
    """Find where a cell's figure begins to exclude its site, or no longer does; `first` leads then.

    Returns
    -------
    The change; None where the criterion has no knock-out, the figure is not known, or the change moves the scale
    """
    scale = matrix.scales[matrix.criteria[criterion]]
    now = float(matrix.measurements[site, criterion])
    if scale.knock_out is None or math.isnan(now):
        return None
    needed, operator = scale.knock_out.bound * scale.divisor, scale.knock_out.operator
    if moves_scale(matrix, site, criterion, needed):
        return None
    is_out = excludes(scale, now / scale.divisor)
    return CellChange(
        site=site,
        criterion=criterion,
        now=now,
        needed=needed,
        effect="admitted" if is_out else "excluded",
        relation=OPPOSITE[operator] if is_out else operator,
        first=first,
    )


def excludes(scale: Scale, divided: float) -> bool:
    """Tell whether a measurement, divided by the need, excludes a site."""
    rule = scale.knock_out
    return rule is not None and bool(holds(rule.operator, divided, divided, rule.bound)[0])


def around_bound(scale: Scale) -> tuple[float, float]:
    """Give the last measurement that a criterion's knock-out excludes and the first that it does not, in its unit."""
    rule = scale.knock_out
    if rule is None:
        return math.nan, math.nan
    return nearest_to_bound(rule.operator, rule.bound, divisor=scale.divisor)


def share_of_scale(matrix: DecisionMatrix, cell: CellChange) -> float:
    """Give the size of a change as a share of the criterion's whole scale."""
    scale = matrix.scales[matrix.criteria[cell.criterion]]
    turns = scale.turning_points or (0.0, 1.0)
    width = (max(turns) - min(turns)) * scale.divisor
    return abs(cell.needed - cell.now) / width if width > 0 else math.inf
