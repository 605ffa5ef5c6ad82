"""Which of the names that there are was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the known names nearest to `name`, the nearest first; none that is less like it than `cutoff`.

    Examples
    --------
    >>> nearest("raank", ["rank", "report"])
    ['rank']
    >>> nearest("energy", ["rank", "report"])
    []
    """
    from difflib import get_close_matches  # asked for when something is wrong only

    return get_close_matches(name, list(known), n=most, cutoff=cutoff)
