"""What a row of the benchmark is: some work, who does it, and how fast it has to be.

Peers run in environments without sitescore, so this file and the files of rows import nothing
but the standard library and numpy at their top.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

OURS = "ours"


def in_proportion(size: int, own: int) -> float:
    """Work that grows with the number of sites."""
    return size / own


def by_pairs(size: int, own: int) -> float:
    """Work that grows with the number of pairs of sites."""
    return (size / own) ** 2


class Role(StrEnum):
    """What a contestant is to be compared as."""

    OURS = "ours"
    PEER = "peer"
    PLAIN = "plain numpy"
    LIMIT = "limit"


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """One way to do the work of a row.

    Attributes
    ----------
    name : as the table and goals call it; unlike any other of the row
    work : inputs to an answer, the part that is timed; must not change its inputs
    setup : (size, seed) to inputs, not timed; the row's where None
    role : what the table compares it as
    environment : name in `ENVIRONMENTS` where it runs; "ours" is the one of the command
    size : its own size, at most, where the row's is out of its reach
    stands_for : (row's size, own size) to how many times its work the work of the row is
    agrees : how far its answer, an array, may be from ours at the same size; None where it has no such answer
    said : what a reader has to know of it
    quick : takes part where time is short; a goal's contestant has to
    """

    name: str
    work: Callable[[Any], Any]
    role: Role
    setup: Callable[[int, int], Any] | None = None
    environment: str = OURS
    size: int | None = None
    stands_for: Callable[[int, int], float] = in_proportion
    agrees: float | None = None
    said: str = ""
    quick: bool = True


@dataclass(frozen=True)
class AtMost:
    """Our time is at most so many times that of `of`, or of `other` where there is one."""

    ratio: float
    of: str
    other: str = ""

    def __str__(self) -> str:
        return f"≤{self.ratio:g}× {' or '.join(self.names)}"

    @property
    def names(self) -> tuple[str, ...]:
        """Contestants of which one is to take so long."""
        return (self.of, self.other) if self.other else (self.of,)


@dataclass(frozen=True)
class FasterThan:
    """The time of `than` is at least so many times ours."""

    ratio: float
    than: str

    def __str__(self) -> str:
        return f"{self.than} ≥{self.ratio:g}×"


@dataclass(frozen=True)
class Megabytes:
    """Our peak of memory beyond the inputs is at most so many megabytes of 10^6 bytes."""

    most: float

    def __str__(self) -> str:
        return f"≤{self.most:g} MB"


@dataclass(frozen=True)
class SameAs:
    """Our answer is within `within` of that of `other`."""

    within: float
    other: str

    def __str__(self) -> str:
        return f"±{self.within:g} {self.other}"


Goal = AtMost | FasterThan | Megabytes | SameAs


@dataclass(frozen=True, kw_only=True)
class Row:
    """Some work at some size, its contestants, the first being ours, and its goals.

    Attributes
    ----------
    work : what is done, in few words
    setup : (size, seed) to the inputs of contestants that have no setup of their own
    size, quick, tiny : sites of `make bench`, of `make bench-quick` and of the first call,
        which imports what is imported late and is not timed
    shape : the size in words, ``{size}`` being the number of sites
    wall : by the clock on the wall and not by the processor's time, for work of several threads at once
    """

    work: str
    setup: Callable[[int, int], Any]
    size: int
    quick: int
    tiny: int = 20
    shape: str = "{size} × 20"
    wall: bool = False
    contestants: tuple[Contestant, ...]
    goals: tuple[Goal, ...] = ()

    def contestant(self, name: str) -> Contestant:
        """Return the contestant of that name."""
        return next(one for one in self.contestants if one.name == name)
