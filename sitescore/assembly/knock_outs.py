"""Sites that a knock-out excludes, and sites that one might exclude once an unknown is known."""

from __future__ import annotations

import numpy as np

from sitescore.assembly.measurements import Measured
from sitescore.core.screening import holds
from sitescore.matrix import Exclusion
from sitescore.model.criteria import CriteriaSet


def screened(
    criteria: CriteriaSet, name: str, measured: Measured, sites: tuple[str, ...]
) -> tuple[list[Exclusion], list[Exclusion]]:
    """Apply one criterion's knock-out.

    A known measurement decides, also where it has a range; an unknown one excludes only if
    every measurement it could have does. A site to which the criterion does not apply is
    excluded where that counts as the worst: what is not there cannot meet a need.

    Returns
    -------
    Exclusions, and possible ones.
    """
    criterion = criteria.criteria[name]
    bound = criterion.knock_out.bound_for(criteria.needs) if criterion.knock_out else None
    if criterion.knock_out is None or bound is None:
        return [], []
    divisor = criteria.needs.get(criterion.relative_to or "", 1.0)
    known = np.isfinite(measured.number)
    operator = criterion.knock_out.operator
    surely, possibly = holds(operator, measured.low / divisor, measured.high / divisor, bound)
    at_value = holds(operator, measured.number / divisor, measured.number / divisor, bound)[0]
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
