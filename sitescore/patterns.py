"""Regular expressions that are compiled when they are first used, as a command uses few of those that it imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from re import compile as pattern
else:

    class pattern:  # noqa: N801 - in the place of `re.compile`
        """Do as `re.compile` does, at first use.

        Examples
        --------
        >>> whole = pattern("[0-9]+")
        >>> whole.fullmatch("12").group(), whole.sub("#", "12 km")
        ('12', '# km')
        """

        def __init__(self, text: str | bytes, flags: int = 0) -> None:
            self._given = text, flags

        def __getattr__(self, name: str) -> Any:
            found = getattr(re.compile(*self._given), name)  # which `re` has compiled and kept at the second name
            setattr(self, name, found)
            return found


__all__ = ["pattern"]
