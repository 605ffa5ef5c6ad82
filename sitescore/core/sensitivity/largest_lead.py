"""The linear program behind potential optimality."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.sensitivity.weight_bounds import Bounds


def largest_lead(lead: Floats, bounds: Bounds) -> tuple[Floats, Floats, float]:
    """Maximise the least weighted lead: the weights, the dual shares of the rivals, and the margin."""
    from scipy.optimize import linprog

    rivals, criteria = lead.shape
    scale = float(np.abs(lead).max())  # for the solver's tolerances to mean the same to close and distant rivals
    solved = linprog(
        np.append(np.zeros(criteria), -1.0),
        A_ub=np.column_stack([-lead / scale, np.ones(rivals)]),
        b_ub=np.zeros(rivals),
        A_eq=np.append(np.ones(criteria), 0.0)[None],
        b_eq=[1.0],
        bounds=[*zip(*bounds, strict=True), (None, None)],
        method="highs-ds",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if solved.status != 0:
        raise ArithmeticError(f"the linear program of potential optimality did not end: {solved.message}")
    weights = np.clip(solved.x[:criteria], *bounds)
    short = 1 - weights.sum()
    room = (bounds[1] - weights) if short > 0 else (weights - bounds[0])
    weights[room.argmax()] += short
    shares = np.maximum(-solved.ineqlin.marginals, 0.0)
    return weights, shares / shares.sum(), scale * float(solved.x[criteria])
