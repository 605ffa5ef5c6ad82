"""Outranking methods: sites compared pair by pair. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitescore.core.outranking.promethee_i import promethee_i
from sitescore.core.outranking.promethee_ii import promethee_ii
from sitescore.core.table_method import TableMethod

OUTRANKING_METHODS: Mapping[str, TableMethod] = MappingProxyType(
    {
        "promethee_i": TableMethod(promethee_i),
        "promethee_ii": TableMethod(promethee_ii),
    }
)
