"""Tables by name, large ones worked out only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.frozen import sealed

Later = Callable[[], Floats]
"""What works a table out."""


class Tables(Mapping[str, Floats]):
    """Read-only tables by name; what is given as a function is worked out once, when it is first asked for.

    Examples
    --------
    >>> tables = Tables({"sum": np.array([3.0]), "shares": lambda: np.array([[0.25, 0.75]])})
    >>> tables
    Tables(sum, shares)
    >>> tables["shares"]
    array([[0.25, 0.75]])
    """

    def __init__(self, tables: Mapping[str, Floats | Later]) -> None:
        self._tables: dict[str, Floats | Later] = {
            name: table if callable(table) else sealed(np.asarray(table)) for name, table in tables.items()
        }

    def __getitem__(self, name: str) -> Floats:
        table = self._tables[name]
        if callable(table):
            table = self._tables[name] = sealed(np.asarray(table()))
        return table

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return f"Tables({', '.join(self)})"
