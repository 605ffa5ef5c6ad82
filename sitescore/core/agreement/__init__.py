"""How far rankings agree, one ranking from several, and whether a method contradicts itself.

To add one: a file, then a line here. All take places with 1 best and ties however numbered: 1, 1, 3 and 1.5, 1.5, 3
are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from numpy.typing import ArrayLike

from sitescore.core.agreement.concordance import kendalls_w
from sitescore.core.agreement.consensus import borda, rank_position
from sitescore.core.agreement.kendall import kendall_tau_b
from sitescore.core.agreement.majority import copeland, dominance
from sitescore.core.agreement.overlap import rank_biased_overlap, top_overlap
from sitescore.core.agreement.pairwise import agreement_matrix
from sitescore.core.agreement.spearman import spearman, weighted_spearman
from sitescore.core.agreement.ws import ws
from sitescore.core.checks import Floats, Integers

__all__ = ["AGREEMENT_MEASURES", "CONSENSUS_METHODS", "agreement_matrix", "kendalls_w"]

AGREEMENT_MEASURES: Mapping[str, Callable[..., Floats]] = MappingProxyType(
    {
        "kendall_tau_b": kendall_tau_b,
        "spearman": spearman,
        "weighted_spearman": weighted_spearman,
        "ws": ws,
        "rank_biased_overlap": rank_biased_overlap,
        "top_overlap": top_overlap,
    }
)
"""(..., sites) and (..., sites) places to (...) agreement, 1 being full; parameters by keyword."""

CONSENSUS_METHODS: Mapping[str, Callable[[ArrayLike], Integers]] = MappingProxyType(
    {
        "borda": borda,
        "copeland": copeland,
        "rank_position": rank_position,
        "dominance": dominance,
    }
)
"""(rankings, sites) places to (sites,) places, those who tie sharing the better."""
