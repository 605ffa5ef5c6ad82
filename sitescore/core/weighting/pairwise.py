"""Weights from pairwise comparisons of the criteria."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, require_one_of
from sitescore.core.weighting.comparisons import as_comparisons, completed, filled_by, log_least_squares, principal
from sitescore.core.weighting.random_indices import RANDOM_INDICES
from sitescore.core.weighting.weighted import Weighted, weighted

DERIVATIONS = ("eigenvector", "geometric_mean")


def pairwise(comparisons: ArrayLike, *, derivation: str = "eigenvector", random_indices: str = "saaty") -> Weighted:
    """Analytic hierarchy process (AHP): weights from how many times one criterion counts as much as another.

    Missing comparisons are filled so that the rest stays as consistent as can be: for the
    eigenvector by the smallest largest eigenvalue, for the geometric mean by least squares of
    logarithms.

    Parameters
    ----------
    comparisons : (criteria, criteria) above 0, on Saaty's scale 1/9 to 9 or any other; entry
        [i, j] is how many times criterion i counts as much as criterion j. NaN or None where
        nobody compared; one half of the matrix is enough. Where both are given they are used
        as given, so that matrices printed with .33 against 3 give their printed weights.
    derivation : ``eigenvector``, the principal right one (Saaty), or ``geometric_mean`` of the
        rows (Crawford and Williams)
    random_indices : what the consistency ratio is measured by: ``saaty``, ``alonso_lamata`` or
        ``donegan_dodd``

    Returns
    -------
    Weighted : details:

        - ``completed`` (criteria, criteria), the comparisons without gaps
        - ``largest_eigenvalue`` of that matrix, the number of criteria when consistent
        - ``consistency_index``, (largest eigenvalue - n) / (n - 1)
        - ``consistency_ratio``, that index over the random index. 0 is consistent; Saaty asks
          for judgements again above 0.1. 0 for fewer than three criteria.
        - ``consistency_ratio_of_gaps``, the same against random matrices with as many gaps,
          which are more consistent than full ones (Ágoston and Csató)
        - ``geometric_consistency_index``, Crawford and Williams' measure for these weights; 0 is
          consistent, 0.31, 0.35 and 0.37 answer to a ratio of 0.1 at 3, 4 and more criteria

    Raises
    ------
    ValueError
        If a comparison is wrong, the halves of the matrix contradict each other, the comparisons
        do not link all criteria, or a name is unknown.

    References
    ----------
    Saaty (1977), "A scaling method for priorities in hierarchical structures", *Journal of
    Mathematical Psychology* 15(3), 234-281; Crawford and Williams (1985), "A note on the analysis
    of subjective judgment matrices", *Journal of Mathematical Psychology* 29(4), 387-405; Aguarón
    and Moreno-Jiménez (2003), "The geometric consistency index: Approximated thresholds",
    *European Journal of Operational Research* 147(1), 137-145; Bozóki, Fülöp and Rónyai (2010),
    "On optimal completion of incomplete pairwise comparison matrices", *Mathematical and Computer
    Modelling* 52(1-2), 318-333; Ágoston and Csató (2022), "Inconsistency thresholds for incomplete
    pairwise comparison matrices", *Omega* 108, 102576.

    Examples
    --------
    >>> found = pairwise([[1, 2, 6], [None, 1, 3], [None, None, 1]])
    >>> found.weights
    array([0.6, 0.3, 0.1])
    >>> found.details["consistency_ratio"].round(9)
    np.float64(0.0)
    """
    require_one_of("derivation", derivation, DERIVATIONS)
    require_one_of("random_indices", random_indices, RANDOM_INDICES)
    given = as_comparisons("comparisons", comparisons)
    if derivation == "eigenvector":
        full = completed(given)
        eigenvalue, weights = principal(full)
    else:
        weights = log_least_squares(given)
        full = filled_by(weights, given)
        eigenvalue = principal(full)[0]
    gaps = int(np.isnan(given).sum()) // 2
    return weighted(
        weights,
        completed=full,
        largest_eigenvalue=eigenvalue,
        **_consistency(eigenvalue, len(given), gaps, RANDOM_INDICES[random_indices](len(given))),
        geometric_consistency_index=_geometric_index(full, weights),
    )


def _consistency(eigenvalue: float, criteria: int, gaps: int, random_index: float) -> dict[str, float]:
    """Consistency index and its ratios to the random index of full matrices and of those with as many gaps."""
    if criteria < 3:
        return {"consistency_index": 0.0, "consistency_ratio": 0.0, "consistency_ratio_of_gaps": 0.0}
    index = (eigenvalue - criteria) / (criteria - 1)
    loops = 1 - 2 * gaps / ((criteria - 1) * (criteria - 2))
    return {
        "consistency_index": index,
        "consistency_ratio": index / random_index,
        "consistency_ratio_of_gaps": index / random_index / loops if loops > 0 else 0.0,
    }


def _geometric_index(comparisons: Floats, weights: Floats) -> float:
    """Mean square of the logarithms of what the weights do not explain, by the degrees of freedom."""
    n = len(weights)
    if n < 3:
        return 0.0
    errors = np.log(comparisons * weights / weights[:, None])
    return float((np.triu(errors) ** 2).sum() * 2 / ((n - 1) * (n - 2)))
