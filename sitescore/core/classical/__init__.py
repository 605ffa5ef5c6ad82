"""Classical methods: measurements, weights and directions to scores. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitescore.core.classical.wsm import wsm
from sitescore.core.table_method import TableMethod

CLASSICAL_METHODS: Mapping[str, TableMethod] = MappingProxyType(
    {
        "wsm": TableMethod(wsm),
    }
)
