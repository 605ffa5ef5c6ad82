"""Names by any of their spellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import normalize


def by_spelling(spellings: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Id by folded spelling, the id itself included; a spelling that two share names neither.

    Examples
    --------
    >>> by_spelling({"port": ["Port", "Satama"], "rail": ["Rail", "port "]})
    {'satama': 'port', 'rail': 'rail'}
    """
    found: dict[str, str] = {}
    shared = set()
    for name, some in spellings.items():
        for spelling in dict.fromkeys(map(folded, (name, *some))):
            if found.setdefault(spelling, name) != name:
                shared.add(spelling)
    return {spelling: name for spelling, name in found.items() if spelling not in shared}


def folded(text: str) -> str:
    """Return `text` without what does not tell names apart: capitals, spaces beyond one, how ä is put together."""
    return normalize("NFC", " ".join(text.split()).casefold())
