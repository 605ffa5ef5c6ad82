"""Criteria and factors as a matrix has them: scales, nodes of the tree, and how far evidence is trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitescore.assembly.knock_outs import knock_out
from sitescore.assembly.timeline import Dated
from sitescore.assembly.valuation import Rule
from sitescore.evidence import Grade, SecondFigure, Trust
from sitescore.matrix import Node, Scale
from sitescore.model.criteria import CriteriaSet


def scale_of(criteria: CriteriaSet, name: str, rule: Rule) -> Scale:
    """Say how a criterion's measurements become values."""
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
        apply=rule.apply,
        settled=rule.parameters,
        turning_points=rule.turning_points,
        observed=rule.observed,
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


def trust_of(criteria: CriteriaSet, dated: Mapping[str, Dated], second: Sequence[SecondFigure]) -> Trust:
    """Say how evidence is judged, what is promised for later, and what other sources say."""
    ages = {name: criteria.stale_after(name) for name in criteria.criteria}
    return Trust(
        grades={name: Grade(titles=grade.title.by_language(), weak=grade.weak)
                for name, grade in criteria.evidence_grades.items()},
        as_of=criteria.time.as_of or "",
        not_yet={name: criteria.not_yet(name) for name in criteria.criteria},
        kept_per_year=criteria.time.kept_per_year,
        stale_after={name: years for name, years in ages.items() if years is not None},
        waiting={(row, at): day for at, one in enumerate(dated.values())
                 for row, day in one.waiting.items()},
        second=tuple(second),
    )  # fmt: skip
