"""Memory of arrays that were freed stays with the process for the next ones."""

from __future__ import annotations

import numpy as np

KEPT = 4_000_000
"""Bytes: up to this size arrays share one heap, of whose end twice as many stay when they are freed."""


def keep_freed_memory(size: int = KEPT) -> None:
    """Free one array of so many bytes, after which glibc keeps the memory of those that are smaller.

    Until a program has freed one, glibc gives arrays of 128 kB and more back to the system at once,
    and the system clears every page again for the next one, which can take as long as the arithmetic.
    glibc takes the largest array freed so far for its limit, as in any program that has once freed such an
    array: what is freed below something that is still in use stays with the process. Elsewhere this does nothing.

    References
    ----------
    mallopt(3), "Note: Nowadays, glibc uses a dynamic mmap threshold by default".

    Examples
    --------
    >>> keep_freed_memory()
    """
    np.empty(size, dtype=np.uint8)
