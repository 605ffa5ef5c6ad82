"""How a kernel is compiled, and whether it can be."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, TypeVar

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def available(size: int, *, least: int) -> bool:
    """Tell whether a problem of this size goes to a compiled kernel.

    It does from `least` on, where numba is installed and can be imported, which happens here. Only
    the size decides, not what ran before, so that the same call gives the same bits in any process.

    Examples
    --------
    >>> available(20, least=1_000_000)
    False
    """
    return size >= least and _numba() is not None


def kernel(function: Kernel) -> Kernel:
    """Compile a function of arrays when it is first called; without numba it stays as it is written, and slow.

    No flag lets the compiler change the order of additions or fuse them with products: the result is
    the same bits on any processor. The interpreter's lock is free meanwhile. What is
    compiled is kept beside the module, else where ``NUMBA_CACHE_DIR`` or the user's cache is, else
    for this process only. A function must not be compiled twice with other options, as
    the kept code does not tell them apart.
    """
    return _compiled(function)


def side_by_side(function: Kernel) -> Kernel:
    """Do as `kernel`, but let a site's sum be added up in parts, as many as the processor holds side by side.

    The same row has the same bits wherever it stands; from one kind of processor to another the last
    may differ, as those of numpy's own sums do. Nothing in it may become NaN.
    """
    return _compiled(function, fastmath={"reassoc", "nnan", "nsz"})


def _compiled(function: Kernel, **further: Any) -> Kernel:
    numba = _numba()
    if numba is None:
        return function
    options = {"nogil": True, "error_model": "numpy", **further}
    try:
        return numba.njit(cache=True, **options)(function)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder can be written
        return numba.njit(**options)(function)  # type: ignore[no-any-return]


@cache
def _numba() -> Any:
    """Import numba; None where it is not installed or refuses the numpy that is."""
    if find_spec("numba") is None:
        return None
    try:
        import numba
    except ImportError:
        return None
    return numba
