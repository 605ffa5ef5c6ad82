"""Memory asked for before it is needed, so that the processor fetches it while it works on what it has."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from numpy.typing import NDArray

from sitescore.core.compiled.kernel import inlined, instruction

Entries = NDArray[Any]

LINE, AHEAD = 64, 1024
"""Bytes that come at once, and how far ahead they are asked for."""


@inlined
def fetch_ahead(entries: Entries, at: int, count: int) -> None:
    """Ask for the memory that is `AHEAD` of `count` entries from `at` on; beyond the end nothing comes of it.

    Parameters
    ----------
    entries : one after the other in memory
    at : number of the first, along all axes
    count : how many

    Examples
    --------
    >>> import numpy as np
    >>> fetch_ahead(np.zeros(20), 0, 20)
    """
    start = at + AHEAD // entries.itemsize
    for line in range(start, start + count, LINE // entries.itemsize):
        fetch(entries, line)


def _not_fetched(entries: Entries, at: int) -> None:
    """Let an entry be."""


@instruction(without=_not_fetched)
def fetch(_: Any, entries: Any, at: Any) -> tuple[Any, Any]:
    """Ask for the line of memory in which an entry stands, for reading; types and code of it for the compiler."""
    ir, numba = import_module("llvmlite.ir"), import_module("numba.core")
    place, number = ir.IntType(8).as_pointer(), ir.IntType(32)
    reading, kept, data = (ir.Constant(number, bits) for bits in (0, 3, 1))

    def put(context: Any, builder: Any, _: Any, given: tuple[Any, Any]) -> Any:
        first = context.make_array(entries)(context, builder, given[0]).data
        called = ir.FunctionType(ir.VoidType(), [place, number, number, number])
        prefetch = numba.cgutils.get_or_insert_function(builder.module, called, "llvm.prefetch.p0")
        entry = builder.bitcast(builder.gep(first, [given[1]]), place)
        builder.call(prefetch, [entry, reading, kept, data])
        return context.get_dummy_value()

    return numba.types.void(entries, at), put
