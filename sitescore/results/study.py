"""What was ranked, as plain data: the criteria with every option applied, and what is known of every site."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from sitescore.core.scoring import CRITERIA
from sitescore.evidence import Trust
from sitescore.matrix import DecisionMatrix, Scale
from sitescore.results.rows import Row

DIGITS = 12
"""Of weights, which a weighting method may have worked out, and machines differ in the last bits."""


def study_row(matrix: DecisionMatrix) -> Row:
    """Return the criteria as a criteria file has them, and the measurements by site; unknown cells are left out.

    Measurements are those that count as of the date of the study: what is promised for later counts in them already.
    """
    return {
        "criteria": {
            "format": 1,
            "id": matrix.provenance.criteria_id,
            "title": dict(matrix.titles),
            "method": matrix.scoring.name,
            "method_parameters": {k: _finite(p) for k, p in matrix.scoring.parameters.items() if k != CRITERIA},
            "needs": dict(matrix.needs),
            **_time(matrix.trust),
            "factors": {name: _node(matrix, name, "parent") for name in matrix.factors},
            "criteria": {
                name: {**_node(matrix, name, "factor"), **_scale(matrix.scales[name]), **_rules(matrix.trust, name)}
                for name in matrix.criteria
            },
        },
        "sites": [
            {"site": site, "name": name, "cells": _cells(matrix, at)}
            for at, (site, name) in enumerate(zip(matrix.sites, matrix.names, strict=True))
        ],
    }


def _finite(parameter: Any) -> Any:
    """Write an infinite parameter as text, since JSON has no such number."""
    return str(parameter) if isinstance(parameter, float) and math.isinf(parameter) else parameter


def _node(matrix: DecisionMatrix, name: str, above: str) -> Row:
    node = matrix.nodes[name]
    parent = {} if node.parent is None else {above: node.parent}
    return {"title": dict(node.titles), **parent, "weight": float(f"{node.points:.{DIGITS}g}")}


def _scale(scale: Scale) -> Row:
    limit = scale.knock_out
    told = {
        "unit": scale.unit,
        "relative_to": scale.need,
        "knock_out": limit and f"{limit.operator} {limit.bound!r}",
    }
    return {
        **{key: item for key, item in told.items() if item},
        "value": {"kind": scale.kind, **scale.parameters},
        "missing": scale.missing,
        "not_applicable": scale.not_applicable,
    }


def _time(trust: Trust) -> Row:
    """Give the date of the study and what promises count by then; nothing where it has no date."""
    return {"time": {"as_of": trust.as_of, "kept_per_year": trust.kept_per_year}} if trust.as_of else {}


def _rules(trust: Trust, name: str) -> Row:
    return {"not_yet": trust.not_yet[name]} if trust.as_of else {}


def _cells(matrix: DecisionMatrix, at: int) -> Row:
    cells = ((name, _cell(matrix, at, number)) for number, name in enumerate(matrix.criteria))
    return {name: cell for name, cell in cells if cell is not None}


def _cell(matrix: DecisionMatrix, site: int, criterion: int) -> Any:
    if not matrix.applicable[site, criterion]:
        return {"not_applicable": True}
    if (site, criterion) in matrix.words:
        return _word(matrix, site, criterion)
    value = float(matrix.measurements[site, criterion])
    low, high = float(matrix.measured_low[site, criterion]), float(matrix.measured_high[site, criterion])
    if low == value == high:
        return value
    if math.isnan(value) and low == -math.inf and high == math.inf:
        return None
    ends = (("value", value), ("low", low), ("high", high))
    return {name: figure if math.isfinite(figure) else None for name, figure in ends}


def _word(matrix: DecisionMatrix, site: int, criterion: int) -> Any:
    """Write a word, with its value where it is promised for later and does not count as it would then."""
    word = matrix.words[site, criterion]
    if (site, criterion) not in matrix.trust.waiting:
        return word
    value, then = matrix.values[site, criterion], matrix.scales[matrix.criteria[criterion]].apply(np.array([word]))[0]
    return word if value == then else {"word": word, "counts_as": float(value)}
