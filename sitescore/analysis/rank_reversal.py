"""Whether the order of two sites hangs on which other sites are compared, method by method."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from sitescore.analysis.compare_methods import methods_named
from sitescore.analysis.refused import in_names
from sitescore.analysis.sites import require_sites
from sitescore.catalog import table_methods
from sitescore.core.agreement.rank_reversal import RANK_REVERSAL_CHECKS
from sitescore.core.agreement.reversals import Reversals
from sitescore.core.checks import Floats, Integers
from sitescore.core.ranking import ranks
from sitescore.core.table_method import TableMethod
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.rank_reversal import RankReversal

MANY_SITES, TRIALS = 200, 100
Places = Callable[[Floats, Floats, Floats], Integers]


def rank_reversal(
    matrix: DecisionMatrix, methods: Sequence[str] = (), *, trials: int = TRIALS, seed: int = 1234
) -> RankReversal:
    """Try on the study's own values whether methods keep their order of sites.

    Parameters
    ----------
    matrix : from `assemble`
    methods : names of methods on measurements, none for all, beside the study's own method
    trials : how often each check is tried; all there are where there are fewer
    seed : of what is drawn

    Returns
    -------
    RankReversal : a site is added, dropped, copied, made worse; sites are taken two by two.
        What unknown figures stand at is held as it is.

    Raises
    ------
    InputError
        If there is no such method, fewer than two sites are left to rank, or there are more than 200.
    """
    place = Place("audit")
    known = table_methods()
    named = methods_named(methods)
    require_sites(matrix, place, subject="rank reversal takes", least=2, most=MANY_SITES)
    if trials < 1:
        raise refusal("SC111", Place("--trials"), f"it is 1 or more, got {trials}")
    values = matrix.values[matrix.included]

    def stated(table: Floats, weights: Floats, _: Floats) -> Integers:
        return ranks(matrix.scoring(table.clip(0, 1), weights))

    own = _checked(stated, values, matrix.weights, trials=trials, seed=seed)
    found, refused = {}, {}
    for name in named:
        places = _places(known[name])
        try:
            places(values, matrix.weights, np.ones(values.shape[1]))
        except ValueError as reason:
            sites = [matrix.sites[at] for at in matrix.included]
            refused[name] = in_names(reason, sites=sites, criteria=matrix.criteria)
        else:
            found[name] = _checked(places, values, matrix.weights, trials=trials, seed=seed)
    return RankReversal(matrix=matrix, own=own, found=found, refused=refused, trials=trials, seed=seed)


def _checked(places: Places, values: Floats, weights: Floats, *, trials: int, seed: int) -> dict[str, Reversals | None]:
    """Run every check; None for one in which the method met sites that it cannot rate."""
    found: dict[str, Reversals | None] = {}
    for check, try_out in RANK_REVERSAL_CHECKS.items():
        try:
            found[check] = try_out(places, values, weights, np.ones(values.shape[1]), trials=trials, seed=seed)
        except ValueError:
            found[check] = None
    return found


def _places(method: TableMethod) -> Places:
    return lambda table, weights, directions: method.places(method.score(table, weights, directions))
