"""Criteria and factors as a matrix has them: scales, and nodes of the tree."""

from __future__ import annotations

from sitescore.assembly.knock_outs import knock_out
from sitescore.assembly.valuation import Valued
from sitescore.matrix import Node, Scale
from sitescore.model.criteria import CriteriaSet


def scale_of(criteria: CriteriaSet, name: str, value: Valued) -> Scale:
    """Say how a criterion's measurements become values, as they were `value`d."""
    criterion = criteria.criteria[name]
    return Scale(
        kind=criterion.value.kind,
        parameters=criterion.value.parameters,
        unit=criterion.unit,
        need=criterion.relative_to,
        divisor=criteria.needs.get(criterion.relative_to or "", 1.0),
        controllable=criterion.controllable,
        cost=criterion.cost,
        limits=criterion.limits,
        step=criterion.step,
        levels=criterion.value.parameters.get("levels"),
        apply=value.apply,
        settled=value.parameters,
        turning_points=value.turning_points,
        observed=value.observed,
        knock_out=knock_out(criteria, name),
        missing=criteria.policy(name),
        not_applicable=criterion.not_applicable,
    )


def nodes_of(criteria: CriteriaSet) -> dict[str, Node]:
    """Give each factor and criterion as a node of the tree, by name."""
    above = {name: factor.parent for name, factor in criteria.factors.items()}
    above |= {name: criterion.factor for name, criterion in criteria.criteria.items()}
    return {
        name: Node(
            id=name,
            titles=entry.title.by_language(),
            parent=above[name],
            points=entry.weight,
            points_range=entry.weight_range,
            origin=criteria.origin(name),
        )
        for name, entry in (*criteria.factors.items(), *criteria.criteria.items())
    }
