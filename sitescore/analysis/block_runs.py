"""Work on the blocks of a table: one after the other or by an executor, with few of them in memory at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Protocol, Self, TypeVar

from sitescore.errors import Place, refusal

UNITS = {"K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
LEAST = 128 * UNITS["M"]
MOST_BLOCK, SHARE, IN_FLIGHT = 64 * UNITS["M"], 16, 8
IN_PLACE = 4
"""Part of the memory, one of so many, that a block may have which is worked on where it lies, as one of an array is."""

B = TypeVar("B")


class Mergeable(Protocol):
    """A part of an answer."""

    def merged(self, other: Self) -> Self:
        """Put two parts together, in any order to the same bits."""
        ...


P = TypeVar("P", bound=Mergeable)
Progress = Callable[[int], None]
"""Is told how many rows were worked on since the last time."""


def memory_bytes(given: str | int) -> int:
    """Turn an amount of memory, as 1G or 500M, into bytes.

    Raises
    ------
    InputError
        If it is no such amount, or too little to work with.

    Examples
    --------
    >>> memory_bytes("1.5G")
    1610612736
    """
    text = str(given).strip().upper().removesuffix("B").removesuffix("I")
    unit = UNITS.get(text[-1:], 1)
    try:
        amount = float(text[:-1] if text[-1:] in UNITS else text) * unit
    except ValueError:
        amount = float("nan")
    if not LEAST <= amount < float("inf"):
        what = f"{given!r} is not an amount of memory of {LEAST // UNITS['M']}M or more"
        raise refusal("SC001", Place("--memory"), what, "write it as 500M or 2G")
    return int(amount)


def block_bytes(memory: int, executor: Any, *, in_place: bool = False) -> int:
    """Say how large a block may be, so that those in flight and what is worked out from them fit in memory."""
    share = SHARE * IN_FLIGHT if executor is not None else IN_PLACE if in_place else SHARE
    return min(MOST_BLOCK, memory // share)


def merged_over(blocks: Iterable[B], work: Callable[[B], P], executor: Any, told: Callable[[B], None]) -> P:
    """Merge what `work` makes of every block.

    Parameters
    ----------
    blocks : one or more; read only as they are needed
    work : pure; can be pickled where the executor needs that
    executor : None, or anything with ``submit`` as `concurrent.futures` has it, or with ``map``
    told : is told of every block that is done
    """
    result: P | None = None
    for block, part in _worked(blocks, work, executor):
        result = part if result is None else result.merged(part)
        told(block)
    if result is None:
        raise ValueError("there must be one block or more")
    return result


def _worked(blocks: Iterable[B], work: Callable[[B], P], executor: Any) -> Iterator[tuple[B, P]]:
    if executor is None:
        yield from ((block, work(block)) for block in blocks)
    elif hasattr(executor, "submit"):
        yield from _submitted(blocks, work, executor)
    else:
        rest = iter(blocks)
        while batch := list(islice(rest, IN_FLIGHT)):
            yield from zip(batch, executor.map(work, batch), strict=True)


def _submitted(blocks: Iterable[B], work: Callable[[B], P], executor: Any) -> Iterator[tuple[B, P]]:
    waiting: deque[tuple[B, Any]] = deque()
    try:
        for block in blocks:
            waiting.append((block, executor.submit(work, block)))
            if len(waiting) >= IN_FLIGHT:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()
    finally:
        for _, future in waiting:
            future.cancel()
