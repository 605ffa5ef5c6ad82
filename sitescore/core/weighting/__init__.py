"""Weighting methods: what tells the criteria's weights. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from sitescore.core.weighting.best_worst import best_worst
from sitescore.core.weighting.direct import direct
from sitescore.core.weighting.equal import equal
from sitescore.core.weighting.fucom import fucom
from sitescore.core.weighting.lbwa import lbwa
from sitescore.core.weighting.macbeth import macbeth
from sitescore.core.weighting.pairwise import pairwise
from sitescore.core.weighting.rank_order import rank_order
from sitescore.core.weighting.swara import swara
from sitescore.core.weighting.swing import swing
from sitescore.core.weighting.uta import uta
from sitescore.core.weighting.weighted import Weighted


@dataclass(frozen=True, slots=True)
class WeightingMethod:
    """A function to weights, and what it takes: measurements and directions, or judgements of its own kind."""

    weigh: Callable[..., Weighted]
    takes: Literal["measurements", "judgements"] = "measurements"


WEIGHTING_METHODS: Mapping[str, WeightingMethod] = MappingProxyType(
    {
        "equal": WeightingMethod(equal),
        "direct": WeightingMethod(direct, takes="judgements"),
        "swing": WeightingMethod(swing, takes="judgements"),
        "rank_order": WeightingMethod(rank_order, takes="judgements"),
        "pairwise": WeightingMethod(pairwise, takes="judgements"),
        "best_worst": WeightingMethod(best_worst, takes="judgements"),
        "swara": WeightingMethod(swara, takes="judgements"),
        "fucom": WeightingMethod(fucom, takes="judgements"),
        "lbwa": WeightingMethod(lbwa, takes="judgements"),
        "macbeth": WeightingMethod(macbeth, takes="judgements"),
        "uta": WeightingMethod(uta, takes="judgements"),
    }
)
