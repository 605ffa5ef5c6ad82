"""Weights that the sites' own values give: entropy, CRITIC and others of the kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

import numpy as np

from sitescore.catalog import weighting_methods
from sitescore.core.checks import Floats
from sitescore.errors import Place, Problem
from sitescore.model.criteria import CriteriaSet
from sitescore.model.parameters import parsed_parameters
from sitescore.records import dataclass
from sitescore.weighings import Weighing

SAME = 1e-12


@dataclass(slots=True)
class FromValues:
    """Criteria with weights from values, how these were found, and what could not be weighed, by node."""

    criteria: CriteriaSet
    weighings: dict[str, Weighing] = field(default_factory=dict)
    unweighed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def weights_from_values(criteria: CriteriaSet, values: Floats) -> FromValues:
    """Weigh siblings by the values of the sites, from the criteria upwards.

    What is weighed are values, from 0 to 1, more being better: as they stand after value
    functions and the policy for unknown cells, without the sites that a knock-out excludes; cells
    that do not apply stand at what their siblings give by the stated weights. A factor's value is
    the weighted mean of what is under it. Where no two sites differ, or there is one sibling only,
    the stated weights are kept.

    Parameters
    ----------
    criteria : with a weighting method that takes measurements
    values : (sites, criteria) without gaps
    """
    result = FromValues(criteria)
    columns = {name: values[:, at] for at, name in enumerate(criteria.criteria)}
    for node, names in criteria.weighed_by_values.items():
        table = np.stack([_value(result.criteria, name, columns) for name in names], axis=1)
        if len(names) < 2:
            continue
        if len(table) == 0 or (np.ptp(table, axis=0) <= SAME).all():
            result.unweighed.append(node)
            continue
        _weigh(result, node, names, table)
    return result


def _weigh(result: FromValues, node: str, names: Sequence[str], table: Floats) -> None:
    weighting = result.criteria.weighting
    assert weighting is not None
    method = weighting_methods()[weighting.method].weigh
    keywords = parsed_parameters(method, weighting.parameters)
    try:
        found = method(table, np.ones(len(names)), **keywords)
    except ValueError as error:
        what = f"{weighting.method} cannot weigh what is under {node!r} by the sites' values: {error}"
        result.problems.append(Problem("SC308", Place("[weighting]"), what, f"its parts are {', '.join(names)}"))
        return
    weights = {name: float(share) for name, share in zip(names, found.weights, strict=True)}
    result.weighings[node] = Weighing(method=weighting.method, weights=weights)
    result.criteria = result.criteria.with_weights(weights, origin=weighting.method)


def _value(criteria: CriteriaSet, node: str, columns: Mapping[str, Floats]) -> Floats:
    """Value of a node at each site: a criterion's own, a factor's the weighted mean of what is under it."""
    if node in columns:
        return columns[node]
    below = [(n, f.weight) for n, f in criteria.factors.items() if f.parent == node]
    below += [(n, c.weight) for n, c in criteria.criteria.items() if c.factor == node]
    total = sum(weight for _, weight in below)
    return np.asarray(sum(weight / total * _value(criteria, name, columns) for name, weight in below))
