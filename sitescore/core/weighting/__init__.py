"""Weighting methods: what tells the criteria's weights. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from sitescore.core.weighting.angle import angle
from sitescore.core.weighting.best_worst import best_worst
from sitescore.core.weighting.cilos import cilos
from sitescore.core.weighting.coefficient_of_variation import coefficient_of_variation
from sitescore.core.weighting.critic import critic
from sitescore.core.weighting.direct import direct
from sitescore.core.weighting.entropy import entropy
from sitescore.core.weighting.equal import equal
from sitescore.core.weighting.fucom import fucom
from sitescore.core.weighting.gini import gini
from sitescore.core.weighting.idocriw import idocriw
from sitescore.core.weighting.lbwa import lbwa
from sitescore.core.weighting.lopcow import lopcow
from sitescore.core.weighting.macbeth import macbeth
from sitescore.core.weighting.merec import merec
from sitescore.core.weighting.pairwise import pairwise
from sitescore.core.weighting.rancom import rancom
from sitescore.core.weighting.rank_order import rank_order
from sitescore.core.weighting.standard_deviation import standard_deviation
from sitescore.core.weighting.swara import swara
from sitescore.core.weighting.swing import swing
from sitescore.core.weighting.uta import uta
from sitescore.core.weighting.variance import variance
from sitescore.core.weighting.weighted import Weighted
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True)
class WeightingMethod:
    """A function to weights, and what callers may rely on.

    Attributes
    ----------
    weigh : what it takes to `Weighted`; parameters by keyword
    takes : measurements and directions, or judgements of its own kind
    scale_free : weights do not change when a criterion is measured in another unit
    """

    weigh: Callable[..., Weighted]
    takes: Literal["measurements", "judgements"] = "measurements"
    scale_free: bool = True


WEIGHTING_METHODS: Mapping[str, WeightingMethod] = MappingProxyType(
    {
        "equal": WeightingMethod(equal),
        "entropy": WeightingMethod(entropy),
        "critic": WeightingMethod(critic),
        "merec": WeightingMethod(merec),
        "cilos": WeightingMethod(cilos),
        "idocriw": WeightingMethod(idocriw),
        "lopcow": WeightingMethod(lopcow),
        "gini": WeightingMethod(gini),
        "angle": WeightingMethod(angle),
        "standard_deviation": WeightingMethod(standard_deviation, scale_free=False),
        "variance": WeightingMethod(variance),
        "statistical_variance": WeightingMethod(variance),
        "coefficient_of_variation": WeightingMethod(coefficient_of_variation),
        "rancom": WeightingMethod(rancom, takes="judgements"),
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
