"""A folder of reference cases for methods and weightings, run through the public entry points.

The cases stand in ``methods.json`` of the folder that SITESCORE_CASES names: inputs, expected figures, tolerance,
citation. Without that folder there is nothing to run.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

import sitescore as ss

FOLDER = os.environ.get("SITESCORE_CASES")
CASES = json.loads((Path(FOLDER) / "methods.json").read_text("utf-8"))["cases"] if FOLDER else []
ELSEWHERE = {"smaa", "value_function_piecewise_linear", "ahp"}
"""Answered by other functions, and tested with them."""

WEIGHINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "weights_critic": ("critic", {"directed": False}),
    "weights_critic_directed": ("critic", {}),
    "weights_std": ("standard_deviation", {}),
    "weights_stat_var": ("statistical_variance", {}),
    "weights_roc": ("rank_order", {"kind": "centroid"}),
    "weights_rank_sum": ("rank_order", {"kind": "sum"}),
    "weights_rank_reciprocal": ("rank_order", {"kind": "reciprocal"}),
    "bwm_linear": ("best_worst", {"model": "linear"}),
    "bwm_nonlinear": ("best_worst", {"model": "nonlinear"}),
    "ahp_weights": ("pairwise", {}),
    "weights_ahp": ("pairwise", {}),
    "ahp_incomplete": ("pairwise", {}),
}
COMMENTS = {"normalization", "derivation", "completion", "weights", "scores"}
"""Parameters of a case that say in words what the method does anyway."""


def cases():
    return [pytest.param(case, id=case["id"]) for case in CASES if case["method"] not in ELSEWHERE]


@pytest.mark.skipif(not CASES, reason="SITESCORE_CASES names no folder of cases")
@pytest.mark.parametrize("case", cases())
def test_as_printed(case):
    method, inputs, expected = case["method"], case["inputs"], case["expected"]
    if method.startswith("normalize_"):
        from sitescore.core.classical.normalisations import normalised

        direction = {"max": 1.0, "min": -1.0}[case["params"]["direction"]]
        column = np.array(inputs["column"], dtype=float)[:, None]
        found = normalised(method.removeprefix("normalize_"), column, np.array([direction]))[:, 0]
        assert_allclose(found, expected["values"], rtol=0, atol=case["tolerance"])
    elif "weights" in expected:
        assert_allclose(weights(case), expected["weights"], rtol=0, atol=case["tolerance"])
    else:
        given = {name: part for name, part in case["params"].items() if part is not None}
        if method not in ("wsm", "wpm"):
            given.pop("normalization", None)
        if method == "ram":
            given = {"rescaled": True}
        found = ss.score_table(
            inputs["matrix"],
            weights=inputs["weights"],
            directions=inputs["types"],
            method=method,
            **{name: part for name, part in given.items() if name != "weights"},
        )
        for name, figures in expected.items():
            if name != "best_is":
                part = found.scores if name == "scores" else found.details[name]
                assert_allclose(part, figures, rtol=0, atol=case["tolerance"])


def weights(case):
    name, parameters = WEIGHINGS.get(case["method"], (case["method"].removeprefix("weights_"), {}))
    inputs = case["inputs"]
    parameters = {**{k: v for k, v in case["params"].items() if k not in COMMENTS}, **parameters}
    if name == "pairwise":
        return ss.weigh(name, inputs.get("pairwise", inputs.get("matrix")), **parameters)
    if "pairwise" in inputs:
        return ss.weigh(name, inputs["pairwise"], **parameters)
    if "best_to_others" in inputs:
        return ss.weigh(name, inputs["best_to_others"], inputs["others_to_worst"], **parameters)
    if "rank_of_criterion" in inputs:
        return ss.weigh(name, inputs["rank_of_criterion"], **parameters)
    if inputs.get("types") is None:
        return ss.weigh(name, inputs["matrix"], **parameters)
    return ss.weigh(name, inputs["matrix"], directions=inputs["types"], **parameters)
