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
from sitescore.core.classical.full_multiplicative import full_multiplicative
from sitescore.core.classical.gra import gra
from sitescore.core.classical.lmaw import lmaw
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
from sitescore.core.classical.spotis import spotis
from sitescore.core.classical.todim import todim
from sitescore.core.classical.topsis import topsis
from sitescore.core.classical.vikor import vikor
from sitescore.core.classical.waspas import waspas
from sitescore.core.classical.wpm import wpm
from sitescore.core.classical.wsm import wsm
from sitescore.core.table_method import TableMethod

CLASSICAL_METHODS: Mapping[str, TableMethod] = MappingProxyType(
    {
        "aras": TableMethod(aras, positive=True),
        "aroman": TableMethod(aroman, dominance=False),
        "balanced_spotis": TableMethod(balanced_spotis, best="lowest"),
        "cocoso": TableMethod(cocoso),
        "codas": TableMethod(codas, positive=True, dominance=False),
        "copras": TableMethod(copras, positive=True),
        "cradis": TableMethod(cradis, positive=True),
        "edas": TableMethod(edas, positive=True),
        "ervd": TableMethod(ervd, positive=True),
        "full_multiplicative": TableMethod(full_multiplicative, positive=True),
        "gra": TableMethod(gra),
        "lmaw": TableMethod(lmaw, positive=True),
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
        "spotis": TableMethod(spotis, best="lowest"),
        "todim": TableMethod(todim, positive=True),
        "topsis": TableMethod(topsis),
        "vikor": TableMethod(vikor, best="lowest"),
        "waspas": TableMethod(waspas, positive=True),
        "wpm": TableMethod(wpm, positive=True),
        "wsm": TableMethod(wsm),
    }
)
