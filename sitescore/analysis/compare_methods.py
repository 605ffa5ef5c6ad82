"""Whether the answer depends on the method."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.refused import in_names
from sitescore.analysis.sites import require_sites
from sitescore.catalog import table_methods
from sitescore.core.agreement import AGREEMENT_MEASURES, CONSENSUS_METHODS, kendalls_w
from sitescore.core.checks import Integers
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.model.hints import did_you_mean
from sitescore.results.method_comparison import MethodComparison

MANY_SITES = 2000


def compare_methods(matrix: DecisionMatrix, methods: Sequence[str] = ()) -> MethodComparison:
    """Rank the same sites by many methods, and tell how far they agree.

    Every method gets the same values (0 to 1, more is better) and the same weights, so that
    they differ in how they put the criteria together and in nothing else.

    Parameters
    ----------
    matrix : from `assemble`
    methods : names; none for all that there are

    Returns
    -------
    MethodComparison : methods that cannot rate these values are named with the reason

    Raises
    ------
    InputError
        If there is no such method, fewer than two sites are left to rank, there are more than
        2,000, or no method can rate them.
    """
    known, named = table_methods(), methods_named(methods)
    place = Place("--methods")
    require_sites(matrix, place, subject="methods are compared on", least=2, most=MANY_SITES)
    ranking = rank(matrix, draws=0)
    values, directions = matrix.values[matrix.included], np.ones(len(matrix.criteria))
    found, refused = {}, {}
    for name in named:
        try:
            found[name] = known[name].places(known[name].score(values, matrix.weights, directions))
        except ValueError as reason:
            refused[name] = in_names(reason, sites=ranking.sites, criteria=matrix.criteria)
    if not found:
        raise refusal("SC111", place, "; ".join(f"{name}: {why}" for name, why in refused.items()), "choose others")
    ranks = np.stack(list(found.values()))
    opinions = _opinions(ranks)
    return MethodComparison(
        ranking=ranking,
        methods=tuple(found),
        ranks=ranks,
        agreement=AGREEMENT_MEASURES["kendall_tau_b"](ranks, ranking.ranks),
        opinions=opinions,
        concordance=float(kendalls_w(ranks[opinions])),
        consensus=CONSENSUS_METHODS["borda"](ranks[opinions]),
        refused=refused,
    )


def _opinions(ranks: Integers) -> Integers:
    """Give the first method of each ranking that tells at least half of the sites apart; of all where none does."""
    first = np.sort(np.unique(ranks, axis=0, return_index=True)[1])
    telling = [at for at in first if 2 * np.unique(ranks[at]).size >= ranks.shape[1]]
    return np.array(telling or first, dtype=np.intp)


def methods_named(methods: Sequence[str]) -> list[str]:
    """Give the methods on measurements that are named, each once; all where none is.

    Raises
    ------
    InputError
        If there is no such method.
    """
    known = table_methods()
    for name in methods:
        require_method(name, Place("--methods"))
    return list(dict.fromkeys(methods)) or list(known)


def require_method(name: str, place: Place) -> None:
    """Refuse a method that is not among those on measurements; `place` says where it was asked for.

    Raises
    ------
    InputError
        If there is no such method, with the names that come nearest, upper and lower case alike.
    """
    known = table_methods()
    if name not in known:
        hint = did_you_mean(name.strip().casefold().replace("-", "_"), known) or "see `sitescore methods`"
        raise refusal("SC111", place, f"there is no method {name!r}", hint)
