"""Random indices: how inconsistent pairwise comparisons are that are drawn by lot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

SAATY = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""For 1 to 15 criteria: Saaty (1980), *The Analytic Hierarchy Process*, McGraw-Hill, p. 21."""

DONEGAN_DODD = {
    3: 0.4914, 4: 0.8286, 5: 1.0591, 6: 1.1797, 7: 1.2519, 8: 1.3171, 9: 1.3733, 10: 1.4055, 11: 1.4213,
    12: 1.4497, 13: 1.4643, 14: 1.4822, 15: 1.4969, 16: 1.5078, 17: 1.5153, 18: 1.5262, 19: 1.5313, 20: 1.5371,
    25: 1.5619, 30: 1.5772, 40: 1.5976, 50: 1.6102, 60: 1.6178, 70: 1.6237, 80: 1.6277, 90: 1.6213, 100: 1.6339,
}  # fmt: skip
"""By criteria: Donegan and Dodd (1991), "A note on Saaty's random indexes", *Mathematical and Computer Modelling*
15(10), 135-137; as AHPy tabulates them."""


def alonso_lamata(criteria: int) -> float:
    """Random index by the straight line through the mean eigenvalues of 100 000 matrices for each size.

    References
    ----------
    Alonso and Lamata (2006), "Consistency in the Analytic Hierarchy Process: a new approach",
    *International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems* 14(4), 445-459.

    Examples
    --------
    >>> round(alonso_lamata(20), 3)
    1.634
    """
    return 0.0 if criteria < 3 else (1.7699 * criteria - 4.3513) / (criteria - 1)


def saaty(criteria: int) -> float:
    """Saaty's table, and beyond its 15 criteria the line of Alonso and Lamata.

    Examples
    --------
    >>> saaty(4), round(saaty(20), 3)
    (0.9, 1.634)
    """
    return SAATY[criteria - 1] if criteria <= len(SAATY) else alonso_lamata(criteria)


def donegan_dodd(criteria: int) -> float:
    """Table of Donegan and Dodd, straight between its sizes and level beyond 100 criteria.

    Examples
    --------
    >>> donegan_dodd(4)
    0.8286
    """
    return 0.0 if criteria < 3 else float(np.interp(criteria, list(DONEGAN_DODD), list(DONEGAN_DODD.values())))


RANDOM_INDICES: Mapping[str, Callable[[int], float]] = MappingProxyType(
    {"saaty": saaty, "alonso_lamata": alonso_lamata, "donegan_dodd": donegan_dodd}
)
