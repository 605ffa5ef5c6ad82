"""Site ids that stand twice in a table seen block by block, found without keeping the ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from sitescore.errors import Place, Problem
from sitescore.io.column_body import ColumnBody
from sitescore.io.columns import repeated
from sitescore.io.footers import footer_kind
from sitescore.records import dataclass

MOST_HASHES = 1 << 25
"""Hashes kept at a time unless said otherwise, 256 MB; a larger table is looked at again for each so many more."""
TWICE = "SC215"
_ENDS = 1 << 64
_STRETCHES = 64
_AT_ONCE = 1000
"""Ids of which all places are looked up in one look at the table."""
_SEED = 215

Hashes = NDArray[np.uint64]


def hashes_of(texts: Sequence[str]) -> Hashes:
    r"""Give each text a number of 64 bits; different texts have the same one once in 2 ** 60 pairs or so.

    The code of each sign is multiplied by a fixed random number of its place, and the products are
    added up (multilinear hashing).

    References
    ----------
    Lemire and Kaser (2014), "Strongly Universal String Hashing is Fast", *The Computer
    Journal* 57(11), 1624-1638.

    Examples
    --------
    >>> one, two, three = hashes_of(["kokkola", "vaasa", "kokkola"])
    >>> bool(one == three), bool(one == two)
    (True, False)
    """
    if not texts:
        return np.zeros(0, dtype=np.uint64)
    signs = np.frombuffer("\0".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)) + 1
    starts = np.cumsum(lengths) - lengths
    within = np.arange(signs.size) - np.repeat(starts, lengths)
    factors = np.random.default_rng(_SEED).integers(_ENDS, size=int(lengths.max()), dtype=np.uint64, endpoint=False)
    products = (signs + np.uint64(1)) * factors[within]
    return np.add.reduceat(products, starts)


@dataclass(slots=True)
class SeenHashes:
    """Hashes of the ids seen so far that lie in a stretch from `start` on, which ends where `most` would be exceeded.

    Which hashes are kept in the end depends on all that were added and not on their order.
    """

    most: int = MOST_HASHES
    start: int = 0
    end: int = _ENDS
    parts: list[Hashes] = field(default_factory=list)

    def add(self, hashes: Hashes) -> None:
        """Keep those that lie in the stretch."""
        self.parts.append(self._within(np.sort(hashes)))
        while sum(part.size for part in self.parts) > self.most and self.end - self.start > 1:
            self.end = self.start + (self.end - self.start) // 2
            self.parts = [self._within(part) for part in self.parts]

    def repeated(self) -> Hashes:
        """Give the hashes that were added more than once, ascending; they are put in order stretch by stretch."""
        if not self.parts:
            return np.zeros(0, dtype=np.uint64)
        cuts = [self.start + (self.end - self.start) * at // _STRETCHES for at in range(1, _STRETCHES)]
        places = [
            np.concatenate([[0], np.searchsorted(part, np.array(cuts, dtype=np.uint64)), [part.size]])
            for part in self.parts
        ]
        found = []
        for at in range(_STRETCHES):
            pairs = zip(self.parts, places, strict=True)
            stretch = np.sort(np.concatenate([part[cut[at] : cut[at + 1]] for part, cut in pairs]))
            found.append(np.unique(stretch[1:][stretch[1:] == stretch[:-1]]))
        return np.concatenate(found)

    def _within(self, part: Hashes) -> Hashes:
        first, last = (
            part.size if bound >= _ENDS else int(np.searchsorted(part, np.uint64(bound)))
            for bound in (self.start, self.end)
        )
        return part if last - first == part.size else part[first:last].copy()


def repeated_sites(
    seen: SeenHashes, bodies: Callable[[], Iterator[ColumnBody]], at: int, *, enough: int
) -> list[Problem]:
    """List the sites that stand twice in a table, each place after the first.

    Parameters
    ----------
    seen : to which the ids of the whole table were added
    bodies : reads the table again, from its beginning
    at : number of the column of ids
    enough : problems after which no more are looked for
    """
    problems: list[Problem] = []
    while True:
        suspects = seen.repeated()
        for start in range(0, suspects.size, _AT_ONCE):
            problems += repeated(_places(bodies(), suspects[start : start + _AT_ONCE], at), "the site", TWICE)
            if len(problems) >= enough:
                return problems
        if seen.end >= _ENDS:
            return problems
        seen = SeenHashes(most=seen.most, start=seen.end)
        for body in bodies():
            seen.add(hashes_of(body.texts(at)))


def _places(bodies: Iterator[ColumnBody], suspects: Hashes, at: int) -> dict[str, list[Place]]:
    """Find where the ids with one of some hashes stand; rows that are no sites have none."""
    places: dict[str, list[Place]] = {}
    for body in bodies:
        texts = body.texts(at)
        for row in np.flatnonzero(np.isin(hashes_of(texts), suspects)).tolist():
            if texts[row] and not footer_kind(texts[row]):
                places.setdefault(texts[row], []).append(body.place(row, at))
    return places
