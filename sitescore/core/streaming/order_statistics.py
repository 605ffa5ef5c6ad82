"""Exact quantiles of scores too many to keep: each further look at the table narrows down where they lie.

The histogram tells the bin of every order statistic; one more look then gathers the different
scores in those bins with their counts. Only where a bin holds too many different ones does it
take a third look, at parts of the bin. Scores are told apart by their bits, which for numbers from
0 up are in the same order, so that nothing rests on rounding.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.streaming.partial import bins_of
from sitescore.records import dataclass

MOST, PARTS = 1 << 17, 1 << 12

Span = tuple[int, int]
"""The first and the last score of a stretch, by their bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How often each score occurs within a span; `merged` is associative and commutative, bit for bit.

    Attributes
    ----------
    span : of bits
    parts : (``PARTS``,) scores in each part of the span
    bits : (different,) the different scores, ascending; None where there are more than ``MOST``
    counts : (different,) how often each occurs
    """

    span: Span
    parts: Integers
    bits: Integers | None
    counts: Integers

    @classmethod
    def of(cls, span: Span, bits: Integers) -> Tally:
        """Count those of some scores, given by their bits, that lie within the span."""
        within = bits[(bits >= span[0]) & (bits <= span[1])]
        parts = np.bincount((within - span[0]) // _width(span), minlength=PARTS)
        return _kept(span, parts, *np.unique(within, return_counts=True))

    def merged(self, other: Tally) -> Tally:
        """Add the counts of both."""
        parts = self.parts + other.parts
        if self.bits is None or other.bits is None:
            return Tally(self.span, parts, None, np.zeros(0, dtype=np.int64))
        bits, place = np.unique(np.concatenate([self.bits, other.bits]), return_inverse=True)
        counts = np.zeros(bits.size, dtype=np.int64)
        np.add.at(counts, place, np.concatenate([self.counts, other.counts]))
        return _kept(self.span, parts, bits, counts)


@dataclass(frozen=True, slots=True, eq=False)
class Tallies:
    """Counts within several spans."""

    tallies: tuple[Tally, ...]

    @classmethod
    def of(cls, spans: Iterable[Span], scores: Floats) -> Tallies:
        """Count some scores, not negative."""
        bits = bits_of(scores)
        return cls(tuple(Tally.of(span, bits) for span in spans))

    def merged(self, other: Tallies) -> Tallies:
        """Add the counts of both, which are of the same spans."""
        return Tallies(tuple(one.merged(two) for one, two in zip(self.tallies, other.tallies, strict=True)))


@dataclass(frozen=True, slots=True)
class Search:
    """Where the order statistics asked for lie, as far as is known.

    Attributes
    ----------
    found : score by place in ascending order, counted from 0
    spans : by place, the span it lies in and its place within
    """

    found: Mapping[int, float]
    spans: Mapping[int, tuple[Span, int]]

    @classmethod
    def begun(cls, histogram: Integers, places: Iterable[int], *, single: bool) -> Search:
        """Find the bin of each place; `single` says that the scores were in single precision when they were counted."""
        spans = {}
        for place in places:
            part, within = _located(histogram, place)
            spans[place] = (_first_bits(part, single=single), _first_bits(part + 1, single=single) - 1), within
        return cls({}, spans)

    @property
    def open(self) -> tuple[Span, ...]:
        """Spans to look into, each once."""
        return tuple(sorted({span for span, _ in self.spans.values()}))

    def narrowed(self, seen: Tallies) -> Search:
        """Go on with what lies in the open spans."""
        by_span = {tally.span: tally for tally in seen.tallies}
        found, spans = dict(self.found), {}
        for place, (span, within) in self.spans.items():
            tally = by_span[span]
            if tally.bits is not None:
                bits = tally.bits[_located(tally.counts, within)[0]]
                found[place] = float(bits.view(np.float64))
            else:
                part, rest = _located(tally.parts, within)
                start = span[0] + part * _width(span)
                spans[place] = (start, min(start + _width(span) - 1, span[1])), rest
        return Search(found, spans)


def places_of(shares: Iterable[float], count: int) -> list[int]:
    """List the order statistics, counted from 0, between which quantiles of `count` scores lie.

    Examples
    --------
    >>> places_of([0.5, 1.0], 4)
    [1, 2, 3]
    """
    at = [share * (count - 1) for share in shares]
    return sorted({place for exact in at for place in (math.floor(exact), math.ceil(exact))})


def quantile(share: float, count: int, found: Mapping[int, float]) -> float:
    """Give a quantile, on the straight line between the order statistics on either side of it.

    References
    ----------
    Hyndman and Fan (1996), "Sample Quantiles in Statistical Packages", *The American
    Statistician* 50(4), 361-365: definition 7.

    Examples
    --------
    >>> quantile(0.5, 4, {1: 0.25, 2: 0.75})
    0.5
    """
    exact = share * (count - 1)
    low, high = found[math.floor(exact)], found[math.ceil(exact)]
    return low + (high - low) * (exact - math.floor(exact))


def bits_of(scores: Floats) -> Integers:
    """Give the bits of scores, not negative, in double precision as whole numbers, which are in the same order."""
    return (scores.astype(np.float64) + 0).view(np.int64)


def _kept(span: Span, parts: Integers, bits: Integers, counts: Integers) -> Tally:
    few = bits.size <= MOST
    return Tally(span, parts, bits if few else None, counts if few else np.zeros(0, dtype=np.int64))


def _width(span: Span) -> int:
    return -(-(span[1] - span[0] + 1) // PARTS)


def _located(counts: Integers, place: int) -> tuple[int, int]:
    """Find the entry in which the place lies, and the place within it."""
    upto = np.cumsum(counts)
    entry = int(np.searchsorted(upto, place, side="right"))
    return entry, place - int(upto[entry] - counts[entry])


def _first_bits(part: int, *, single: bool) -> int:
    """Find the bits of the least score that belongs to a bin of the histogram or a higher one."""
    low, high = 0, int(bits_of(np.array([2.0]))[0])
    while low < high:
        middle = (low + high) // 2
        score: Floats = np.array([middle]).view(np.float64)
        reached = bins_of(score.astype(np.float32) if single else score)[0] >= part
        low, high = (low, middle) if reached else (middle + 1, high)
    return low
