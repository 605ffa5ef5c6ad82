"""What the user probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from sitescore.spelling import nearest


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint naming the nearest known name, or all of them if they are few."""
    names = list(known)
    close = nearest(name, names)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"there are {', '.join(names)}" if 0 < len(names) <= 12 else ""
