"""A scoring method as a criteria file names it: whether it is known, and its parameters fit the criteria."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sitescore.catalog import scoring_methods
from sitescore.core.hierarchy import ROOT, global_weights, local_weights
from sitescore.core.scoring import Scoring, settled
from sitescore.model.criterion import Criterion, Factor
from sitescore.model.hints import did_you_mean
from sitescore.model.parameters import Located, parameter_problems, parsed_parameters, schema_of

PARAMETERS = "method_parameters"


def scoring_of(name: str, parameters: Mapping[str, Any], criteria: Mapping[str, Criterion]) -> Scoring:
    """Settle the scoring method of a sound set of criteria."""
    method = scoring_methods()[name]
    return settled(name, method, parsed_parameters(method.score, parameters, infinite=True), tuple(criteria))


def method_problems(
    name: str, parameters: Mapping[str, Any], factors: Mapping[str, Factor], criteria: Mapping[str, Criterion]
) -> list[Located]:
    """List what is wrong with a scoring method and its parameters, having tried them on one site of value 0."""
    known = scoring_methods()
    if name not in known:
        hint = did_you_mean(name, known)
        return [(("method",), f"no scoring method {name!r}", hint or f"there are {', '.join(known)}")]
    told = settled(name, known[name], {}, tuple(criteria)).parameters
    trial = np.zeros((1, len(criteria))), _weights(factors, criteria)
    found = parameter_problems(known[name].score, parameters, *trial, infinite=True, told=told)
    return [((PARAMETERS, *path), message, hint) for path, message, hint in found]


def parameter_schemas() -> list[dict[str, Any]]:
    """Say for each scoring method, as JSON Schema, which parameters it takes."""
    return [
        {
            "if": {"properties": {"method": {"const": name}}, "required": ["method"]},
            "then": {"properties": {PARAMETERS: schema_of(method.score, infinite=True).model_json_schema()}},
        }
        for name, method in scoring_methods().items()
    ]


def _weights(factors: Mapping[str, Factor], criteria: Mapping[str, Criterion]) -> Any:
    names = (*factors, *criteria)
    above = [factor.parent for factor in factors.values()] + [criterion.factor for criterion in criteria.values()]
    parents = np.array([ROOT if parent is None else names.index(parent) for parent in above], dtype=np.intp)
    points = np.array([node.weight for node in (*factors.values(), *criteria.values())])
    leaves = global_weights(parents, local_weights(parents, points))[len(factors) :]
    return leaves / leaves.sum()
