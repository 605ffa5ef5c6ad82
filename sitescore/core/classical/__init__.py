"""Classical methods: measurements, weights and directions to scores. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitescore.core.classical.aras import aras
from sitescore.core.classical.aroman import aroman
from sitescore.core.classical.balanced_spotis import balanced_spotis
from sitescore.core.classical.cocoso import cocoso
from sitescore.core.classical.codas import codas
from sitescore.core.classical.copras import copras
from sitescore.core.classical.cradis import cradis
from sitescore.core.classical.edas import edas
from sitescore.core.classical.ervd import ervd
from sitescore.core.classical.gra import gra
from sitescore.core.classical.lmaw import lmaw
from sitescore.core.classical.spotis import spotis
from sitescore.core.classical.topsis import topsis
from sitescore.core.classical.vikor import vikor
from sitescore.core.classical.waspas import waspas
from sitescore.core.classical.wpm import wpm
from sitescore.core.classical.wsm import wsm
from sitescore.core.table_method import TableMethod

CLASSICAL_METHODS: Mapping[str, TableMethod] = MappingProxyType(
    {
        "aras": TableMethod(aras, positive=True),
        "aroman": TableMethod(aroman, positive=True, dominance=False),
        "balanced_spotis": TableMethod(balanced_spotis, best="lowest"),
        "cocoso": TableMethod(cocoso),
        "codas": TableMethod(codas, positive=True, dominance=False),
        "copras": TableMethod(copras, positive=True),
        "cradis": TableMethod(cradis, positive=True),
        "edas": TableMethod(edas, positive=True),
        "ervd": TableMethod(ervd, positive=True),
        "gra": TableMethod(gra),
        "lmaw": TableMethod(lmaw, positive=True),
        "spotis": TableMethod(spotis, best="lowest"),
        "topsis": TableMethod(topsis),
        "vikor": TableMethod(vikor, best="lowest"),
        "waspas": TableMethod(waspas, positive=True),
        "wpm": TableMethod(wpm, positive=True),
        "wsm": TableMethod(wsm),
    }
)
