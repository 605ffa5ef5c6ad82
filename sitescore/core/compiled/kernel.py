"""How a kernel is compiled, and whether it can be."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
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


def with_the_same_bits(name: str, size: int, *, least: int, beside: int | None = None) -> Callable[..., None] | None:
    """Give a kernel that has every bit of numpy's way, where its start pays or is paid already; else None.

    From `least` on it is `available`. Below it is taken where it has run in this process before:
    that changes how long the answer takes, and nothing of the answer.

    Parameters
    ----------
    name : module in this package and function, as ``"sorted_sums.fill_first_above"``
    size : of the problem
    least : size from which the start pays
    beside : size from which it is taken, too, where numba was started here for any other kernel;
        left out, none

    Examples
    --------
    >>> with_the_same_bits("rank_counts.fill_first", 20, least=1_000_000)
    """
    module, function = name.split(".")
    path = f"{__package__}.{module}"
    if available(size, least=beside if beside is not None and _numba.cache_info().currsize else least):
        return getattr(import_module(path), function)  # type: ignore[no-any-return]
    started = getattr(sys.modules.get(path), function, None)
    return started if has_run(started) else None


def has_run(kernel: object) -> bool:
    """Tell whether a kernel is compiled, which happens when it is first called."""
    return bool(getattr(kernel, "signatures", ()))


def kernel(function: Kernel) -> Kernel:
    """Compile a function of arrays when it is first called; without numba it stays as it is written, and slow.

    No flag lets the compiler change the order of additions or fuse them with products: the result is
    the same bits on any processor. The interpreter's lock is free meanwhile. What is
    compiled is kept beside the module, else where ``NUMBA_CACHE_DIR`` or the user's cache is, else
    for this process only. A function must not be compiled twice with other options, as
    the kept code does not tell them apart.
    """
    return _compiled(function)


def inlined(function: Kernel) -> Kernel:
    """Do as `kernel`, and put the code into each kernel that calls it, as a call would cost more than what it does."""
    return _compiled(function, inline="always")


def instruction(*, without: Kernel) -> Callable[[Callable[..., Any]], Kernel]:
    """Make an instruction of the processor of a function that tells the compiler its types and code.

    Kernels call it. Where there is no numba it is the function `without`.
    """

    def made(described: Callable[..., Any]) -> Any:
        return without if _numba() is None else import_module("numba.extending").intrinsic(described)

    return made


def side_by_side(function: Kernel) -> Kernel:
    """Do as `kernel`, but let a site's sum be added up in parts, as many as the processor holds side by side.

    The same row has the same bits wherever it stands; from one kind of processor to another the last
    may differ, as those of numpy's own sums do.
    """
    return _compiled(function, fastmath={"reassoc", "nsz"})


def finite_side_by_side(function: Kernel) -> Kernel:
    """Do as `side_by_side`, and let maxima be found in parts, too; nothing in it may be or become NaN."""
    return _compiled(function, fastmath={"reassoc", "nnan", "nsz"})


def _compiled(function: Kernel, **further: Any) -> Kernel:
    numba = _numba()
    if numba is None:
        return function
    options = {"nogil": True, "error_model": "numpy", **further}
    try:
        found = numba.njit(cache=True, **options)(function)
    except RuntimeError:  # no folder can be written
        return numba.njit(**options)(function)  # type: ignore[no-any-return]
    with suppress(ImportError, AttributeError, OSError):  # a numba that is made otherwise keeps code in its own way
        _keep_by_all_files(found)
        _spare_the_compiler(found)
    return found  # type: ignore[no-any-return]


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


def _keep_by_all_files(dispatcher: Any) -> None:
    """Let kept code be out of date once any file of kernels changes, as a kernel holds the code of those it calls."""
    kept = dispatcher._cache._cache_file  # noqa: SLF001
    kept._source_stamp = kept._source_stamp, _stamp()  # noqa: SLF001


@cache
def _stamp() -> str:
    """Tell what is written in the files of kernels apart."""
    import pkgutil  # takes half a millisecond, which small problems need not pay

    package = import_module(__package__)
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return hashlib.sha256(b"\0".join(pkgutil.get_data(__package__, f"{name}.py") or b"" for name in names)).hexdigest()


def _spare_the_compiler(dispatcher: Any) -> None:
    """Let the kept code of a function be loaded without all that functions are compiled with.

    numba fetches that before it looks for kept code, which takes half as long as its import, and twice
    as long where `scipy.linalg` is found, which it then imports. Code needs no more than numba's
    runtime; compiling fetches the rest itself, as ever.
    """
    runtime = import_module("numba.core.runtime").rtsys
    kept = dispatcher._cache  # noqa: SLF001
    load = kept._load_overload  # noqa: SLF001

    def load_overload(signature: Any, context: Any) -> Any:
        runtime.initialize(context)
        with kept._guard_against_spurious_io_errors():  # noqa: SLF001 - lets some errors on Windows pass, as numba does
            return load(signature, context)

    kept.load_overload = load_overload
