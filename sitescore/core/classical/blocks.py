"""Slices of sites, so that comparing each with all takes bounded memory."""

from __future__ import annotations

from collections.abc import Iterator

ENTRIES = 2**17
"""Entries held at a time, few enough to stay near the processor."""


def blocks(count: int, *, entries: int) -> Iterator[slice]:
    """Cut `count` sites into slices of at most `ENTRIES`, one site taking `entries`; at least a site each.

    >>> list(blocks(5, entries=ENTRIES // 2))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    step = max(1, ENTRIES // entries)
    return (slice(start, min(start + step, count)) for start in range(0, count, step))
