"""Classical methods: measurements, weights and directions to scores. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from sitescore.core.checks import Integers
from sitescore.core.classical.full_multiplicative import full_multiplicative
from sitescore.core.classical.mabac import mabac
from sitescore.core.classical.mairca import mairca
from sitescore.core.classical.marcos import marcos
from sitescore.core.classical.moora import moora
from sitescore.core.classical.moora_reference import moora_reference
from sitescore.core.classical.moosra import moosra
from sitescore.core.classical.multimoora import multimoora
from sitescore.core.classical.ocra import ocra
from sitescore.core.classical.piv import piv
from sitescore.core.classical.probid import probid
from sitescore.core.classical.probid_simple import probid_simple
from sitescore.core.classical.rafsi import rafsi
from sitescore.core.classical.ram import ram
from sitescore.core.classical.rim import rim
from sitescore.core.classical.rov import rov
from sitescore.core.classical.todim import todim
from sitescore.core.classical.wsm import wsm
from sitescore.core.ranking import ranks
from sitescore.core.table import Scored


@dataclass(frozen=True, slots=True)
class TableMethod:
    """A method on measurements, and what callers may rely on.

    Attributes
    ----------
    score : (measurements, weights, directions, ...) to `Scored`; parameters by keyword
    best : which end of its scores is best
    positive : works on measurements above 0 only
    dominance : a site at least as good on every criterion never comes behind
    scale_free : ranks do not change when a criterion is measured in another unit
    absent : a criterion of weight 0 changes nothing
    """

    score: Callable[..., Scored]
    best: Literal["highest", "lowest"] = "highest"
    positive: bool = False
    dominance: bool = True
    scale_free: bool = True
    absent: bool = True

    def places(self, result: Scored) -> Integers:
        """Ranks of `result`, (..., sites), 1 being the best; equal scores share the better rank."""
        return (
            result.ranks
            if result.ranks is not None
            else ranks(result.scores if self.best == "highest" else -result.scores)
        )


CLASSICAL_METHODS: Mapping[str, TableMethod] = MappingProxyType(
    {
        "full_multiplicative": TableMethod(full_multiplicative, positive=True),
        "mabac": TableMethod(mabac),
        "mairca": TableMethod(mairca, best="lowest"),
        "marcos": TableMethod(marcos, positive=True),
        "moora": TableMethod(moora),
        "moora_reference": TableMethod(moora_reference, best="lowest"),
        "moosra": TableMethod(moosra, positive=True),
        "multimoora": TableMethod(multimoora, positive=True),
        "ocra": TableMethod(ocra, positive=True),
        "piv": TableMethod(piv, best="lowest"),
        "probid": TableMethod(probid, dominance=False),
        "probid_simple": TableMethod(probid_simple, dominance=False),
        "rafsi": TableMethod(rafsi),
        "ram": TableMethod(ram),
        "rim": TableMethod(rim),
        "rov": TableMethod(rov),
        "todim": TableMethod(todim, positive=True),
        "wsm": TableMethod(wsm),
    }
)
