"""Outranking methods: sites compared pair by pair. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitescore.core.outranking.electre_i import electre_i
from sitescore.core.outranking.electre_ii import electre_ii
from sitescore.core.outranking.electre_iii import electre_iii
from sitescore.core.outranking.electre_iv import electre_iv
from sitescore.core.outranking.electre_tri import electre_tri
from sitescore.core.outranking.mr_sort import mr_sort
from sitescore.core.outranking.promethee_i import promethee_i
from sitescore.core.outranking.promethee_ii import promethee_ii
from sitescore.core.table_method import TableMethod

OUTRANKING_METHODS: Mapping[str, TableMethod] = MappingProxyType(
    {
        "electre_i": TableMethod(electre_i, scale_free=False),
        "electre_ii": TableMethod(electre_ii, best="lowest", scale_free=False),
        "electre_iii": TableMethod(electre_iii, best="lowest"),
        "electre_iv": TableMethod(electre_iv, best="lowest"),
        "electre_tri": TableMethod(electre_tri),
        "mr_sort": TableMethod(mr_sort),
        "promethee_i": TableMethod(promethee_i),
        "promethee_ii": TableMethod(promethee_ii),
    }
)
