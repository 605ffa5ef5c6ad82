"""What people say of weights, as constraints: orders, ratios, bounds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.sampling.constraints import Constraints, conflicting
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.model.hints import did_you_mean
from sitescore.patterns import pattern
from sitescore.records import dataclass

POOL = 32_768
_SIGN = pattern(r"(>=|<=|==|=|>|<)")
_TERM = pattern(r"\s*(?:(?P<number>\d+(?:[.,]\d+)?)\s*(?P<percent>%)?)?\s*\*?\s*(?P<name>[a-z][a-z0-9_]*)?\s*")


def preferences(matrix: DecisionMatrix, statements: Sequence[str]) -> Constraints:
    """Read statements on weights, as "zoning >= 2 prework", "energy_adequacy > permitting" or "10% <= zoning <= 30%".

    A factor stands for the sum of its criteria; a bare number is a share of the whole.
    ``>`` and ``>=`` mean the same, as a border has no volume.

    Parameters
    ----------
    matrix : whose criteria and factors are named
    statements : each one or more comparisons in a chain

    Raises
    ------
    InputError
        If a statement cannot be read, names nothing known, or the statements contradict
        each other; then with a smallest set of those that do.
    """
    rows: list[Floats] = []
    bounds, names, equal = [], [], []
    for statement in statements:
        parts = _SIGN.split(statement)
        if len(parts) < 3:
            raise _unreadable(statement)
        terms = [_term(matrix, part, statement) for part in parts[::2]]
        for (left, right), sign in zip(pairwise(terms), parts[1::2], strict=True):
            greater, less = (left, right) if ">" in sign else (right, left)
            rows.append(less[0] - greater[0])
            bounds.append(greater[1] - less[1])
            names.append(statement)
            equal.append("<" not in sign and ">" not in sign)
    criteria = len(matrix.criteria)
    found = Constraints(
        matrix=np.array(rows).reshape(-1, criteria), bounds=np.array(bounds), names=tuple(names), equal=np.array(equal)
    )
    conflict = list(dict.fromkeys(conflicting(found)))
    if conflict:
        together = "; ".join(conflict)
        raise refusal("SC112", Place("--prefer"), f"these cannot hold together: {together}", "take one of them back")
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Preferred:
    """Weights for which all statements hold, (draws, criteria).

    ``worth`` is how many independent draws they are worth; ``chains`` tells whether they are
    steps of Markov chains.
    """

    weights: Floats
    worth: float
    chains: bool


def preferred_weights(matrix: DecisionMatrix, statements: Sequence[str], *, seed: int) -> Preferred:
    """Draw weights uniformly from all for which the statements hold.

    Exact and independent where a simplex holds little more than these, as for orders, chains
    of ratios and most bounds; else by chains that walk inside the set, and worth what the
    criterion that mixes worst says.
    """
    from sitescore.core.sampling.enclosing import enclosed_weights
    from sitescore.core.sampling.polytope import polytope_weights

    rng = np.random.default_rng([seed, 3])
    constraints = preferences(matrix, statements)
    weights = enclosed_weights(constraints, POOL, rng=rng)
    if weights is not None:
        return Preferred(weights, POOL, chains=False)
    found = polytope_weights(constraints, POOL, rng=rng)
    worth = np.nanmin(np.append(found.effective, POOL))
    return Preferred(found.weights, float(max(worth, 1.0)), chains=True)


def _term(matrix: DecisionMatrix, text: str, statement: str) -> tuple[Floats, float]:
    """Read a term as coefficients of the criteria's weights and a constant."""
    match = _TERM.fullmatch(text)
    if match is None or not (match["number"] or match["name"]):
        raise _unreadable(statement)
    factor = float((match["number"] or "1").replace(",", ".")) / (100 if match["percent"] else 1)
    name, criteria = match["name"], len(matrix.criteria)
    if name is None:
        return np.zeros(criteria), factor
    if name in matrix.criteria:
        return factor * (np.arange(criteria) == matrix.criteria.index(name)), 0.0
    if name in matrix.factors:
        return factor * (matrix.within[matrix.factors.index(name)] > 0), 0.0
    hint = did_you_mean(name, (*matrix.criteria, *matrix.factors))
    raise refusal("SC110", Place(f"--prefer {statement}"), f"no criterion or factor {name!r}", hint)


def _unreadable(statement: str) -> Exception:
    what = "a preference compares weights"
    return refusal("SC111", Place(f"--prefer {statement}"), what, 'as "zoning >= 2 prework" or "10% <= zoning"')
