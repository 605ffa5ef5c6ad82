"""What other sources say of cells, beside the figures that are used."""

from __future__ import annotations

from collections.abc import Sequence

from sitescore.assembly.measurements import measured
from sitescore.assembly.valuation import valued
from sitescore.errors import Problem
from sitescore.evidence import SecondFigure
from sitescore.model.criteria import CriteriaSet
from sitescore.model.site import Column


def second_figures(
    columns: Sequence[Column], number: int, name: str, criteria: CriteriaSet
) -> tuple[list[SecondFigure], list[Problem]]:
    """Convert and value the figures of other sources of one criterion.

    Parameters
    ----------
    columns : one or more figures a site
    number, name : of the criterion
    criteria : the set that it stands in

    Returns
    -------
    The figures; what is wrong with them.
    """
    criterion = criteria.criteria[name]
    divisor = criteria.needs.get(criterion.relative_to or "", 1.0)
    figures, problems = [], []
    for column in columns:
        layer, found = measured(column, name, criterion)
        problems += found
        if not found:
            value = valued(layer, criterion.value, divisor=divisor).value
            figures += [
                SecondFigure(
                    site=row,
                    criterion=number,
                    low=float(layer.low[row]),
                    high=float(layer.high[row]),
                    number=float(layer.number[row]),
                    value=float(value[row]),
                    word=layer.words.get(row, ""),
                    evidence=evidence,
                )
                for row, evidence in layer.evidence.items()
            ]
    return figures, problems
