"""Sites that a knock-out excludes, and sites that one might exclude once an unknown is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.assembly.measurements import Measured
from sitescore.core.screening import holds
from sitescore.matrix import Exclusion, KnockOut
from sitescore.model.criteria import CriteriaSet


def knock_out(criteria: CriteriaSet, name: str) -> KnockOut | None:
    """Return a criterion's knock-out with its bound as a number; None where nothing is asked for."""
    condition = criteria.criteria[name].knock_out
    bound = condition.bound_for(criteria.needs) if condition else None
    return None if condition is None or bound is None else KnockOut(operator=condition.operator, bound=bound)


def screened(
    criteria: CriteriaSet, name: str, measured: Measured, sites: Sequence[str]
) -> tuple[list[Exclusion], list[Exclusion]]:
    """Apply one criterion's knock-out.

    A known measurement decides, also where it has a range; an unknown one excludes only if
    every measurement it could have does. A site to which the criterion does not apply is
    excluded where that counts as the worst: what is not there cannot meet a need.

    Returns
    -------
    Exclusions, and possible ones.
    """
    criterion, rule = criteria.criteria[name], knock_out(criteria, name)
    if rule is None:
        return [], []
    divisor = criteria.needs.get(criterion.relative_to or "", 1.0)
    known = np.isfinite(measured.number)
    surely, possibly = holds(rule.operator, measured.low / divisor, measured.high / divisor, rule.bound)
    at_value = holds(rule.operator, measured.number / divisor, measured.number / divisor, rule.bound)[0]
    out = np.where(known, at_value, surely) & ~measured.not_applicable
    out |= measured.not_applicable & (criterion.not_applicable == "worst")
    perhaps = possibly & ~out & ~measured.not_applicable

    def exclusion(row: int) -> Exclusion:
        return Exclusion(
            site=sites[row],
            criterion=name,
            condition=str(criterion.knock_out),
            measurement=float(measured.number[row]),
            low=float(measured.low[row]),
            high=float(measured.high[row]),
            not_applicable=bool(measured.not_applicable[row]),
        )

    return [exclusion(int(row)) for row in np.flatnonzero(out)], [
        exclusion(int(row)) for row in np.flatnonzero(perhaps)
    ]
