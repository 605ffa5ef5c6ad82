"""Scores of millions of sites from their measurements, block by block, without a table of values.

What is straight between points is worked out without a branch: with slopes g between the points b,
v(x) = v(b_0) + sum over k of g_k (clip(x, b_k, b_k+1) - b_k). Each term rises or falls only
between its two points, so a function that only rises does so here too, rounded or not.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sitescore.core.checks import Floats, as_weights, require_unmasked, squares
from sitescore.core.compiled.kernel import available
from sitescore.core.values import ValueFunction
from sitescore.core.weigh import weigh
from sitescore.records import dataclass

if TYPE_CHECKING:
    from sitescore.core.compiled.piece_sums import Layers

ROWS = 8192
"""Sites at a time: few enough for the processor's cache, enough for the cost of calling numpy not to count."""
PIECES = 20
"""Straight pieces at a time, of several criteria together; a function of more is looked up, which is then faster."""
STEEPEST = 64.0
"""Slope times distance from 0 up to which clipping comes before subtracting, at the cost of so many last bits of 1."""
COMPILED_FROM, COMPILED_WHOLE, COMPILED_ROWS = 1 << 25, 1 << 28, 1 << 18
"""Measurements of a block, or of all blocks, from which numba, where installed, scores them: from about that many on
it gains more than its start costs. And sites at a time then."""

Combine = Callable[[Floats, Floats], Floats]
"""(sites, 1, criteria) values, a table for each site, and (criteria,) weights to (sites, 1) scores."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """How one criterion's column of measurements counts.

    Attributes
    ----------
    function : value function of numbers, not of words
    parameters : its own; a range that is observed must be settled before, since no block shows it
    weight : share of the criterion in the score
    divisor : what measurements are divided by before the value function; above 0
    unknown : value of a measurement that is NaN, in [0, 1]; NaN to have no score then
    """

    function: ValueFunction
    parameters: Mapping[str, Any]
    weight: float
    divisor: float = 1.0
    unknown: float = np.nan

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", dict(self.parameters))

    def values(self, measurements: Floats) -> Floats:
        """Value measurements, (sites,), as the value function is written; infinities give NaN."""
        values = np.where(np.isnan(measurements), self.unknown, np.nan).astype(measurements.dtype)
        known = np.isfinite(measurements)
        values[known] = self.function.apply(measurements[known] / self.divisor, **self.parameters)
        return values

    def pieces(self, dtype: np.dtype[Any]) -> tuple[Floats, Floats, float] | None:
        """Points, weighted slopes between them, weighted constant; None where clipping would be inexact or slow."""
        points = self.function.straight(**self.parameters) if self.function.straight else None
        if points is None or len(points) > PIECES + 1:
            return None
        with np.errstate(all="ignore"):
            knots = (np.array([at for at, _ in points]) * self.divisor).astype(dtype).astype(np.float64)
            slopes = np.diff([value for _, value in points]) / np.diff(knots)
            reach = np.abs(slopes) * np.maximum(np.abs(knots[:-1]), np.abs(knots[1:]))
            sound = (reach <= STEEPEST) & np.isfinite(slopes.astype(dtype))
        if not sound.all():
            return None
        constant = points[0][1] - float(slopes @ knots[:-1])
        return knots.astype(dtype), (self.weight * slopes).astype(dtype), self.weight * constant


@dataclass(frozen=True, slots=True, eq=False)
class BlockScorer:
    """Scores blocks of measurements, and keeps nothing of them; small to send to other processes.

    Parameters
    ----------
    columns : one a criterion, in the order of the blocks' columns; weights sum to 1
    combine : how values, (sites, 1, criteria), and weights, (criteria,), make scores, (sites, 1), such as a
        scoring method for which each site stands alone; left out, the weighted sum, which is fastest
    whole : measurements that are to be scored in all, where they are known to be more than those
        of a block: whether numba scores them is then settled for all blocks alike

    Raises
    ------
    ValueError
        If there is no column, or a parameter, a weight, a divisor or a value for unknown cells is
        out of range.

    Examples
    --------
    >>> from sitescore.core.values import VALUE_FUNCTIONS
    >>> points = {"points": [(0, 0.0), (100, 0.8), (400, 1.0)]}
    >>> power = Column(function=VALUE_FUNCTIONS["piecewise_linear"], parameters=points, weight=0.75)
    >>> road = Column(function=VALUE_FUNCTIONS["linear"], parameters={"worst": 50, "best": 0}, weight=0.25)
    >>> BlockScorer((power, road))([[100, 50], [400, 0], [0, 25], [np.nan, 0]])
    array([0.6  , 1.   , 0.125,   nan])
    """

    columns: Sequence[Column]
    combine: Combine | None = None
    whole: int = 0
    plans: dict[str, _Plan] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("columns must be one or more, got none")
        as_weights([column.weight for column in self.columns], criteria=len(self.columns))
        for at, column in enumerate(self.columns):
            if not 0 < column.divisor < np.inf:
                raise ValueError(f"divisor must be finite and above 0, got {column.divisor} in column {at}")
            if column.parameters.get("range") is not None:
                raise ValueError(f"range must be settled before blocks are scored, got it observed in column {at}")
            column.values(np.zeros(0))
            if column.unknown < 0 or column.unknown > 1:
                raise ValueError(f"unknown must lie within [0, 1] or be NaN, got {column.unknown} in column {at}")

    def __call__(self, measurements: ArrayLike) -> Floats:
        """Score the sites of a block.

        Parameters
        ----------
        measurements : (sites, criteria), numbers in any order of memory, each in its criterion's
            unit; NaN where unknown

        Returns
        -------
        (sites,) in [0, 1], float32 for measurements that float32 holds, else float64. NaN
        where a cell is NaN whose column gives no value for it, or where one is infinite

        Raises
        ------
        ValueError
            If these are no numbers, the columns are not as many, or `combine` gives something else.
        """
        block = _as_block(measurements, criteria=len(self.columns))
        dtype = np.result_type(block.dtype, np.float32)
        size, least = (self.whole, COMPILED_WHOLE) if self.whole else (block.size, COMPILED_FROM)
        compiled = self.combine is None and available(size, least=least)
        straight = _Straight(self._plan(dtype), dtype, compiled=compiled) if self.combine is None else None
        scores = np.empty(len(block), dtype=dtype)
        rows = COMPILED_ROWS if compiled else ROWS
        for start in range(0, len(block), rows):
            part, out = block[start : start + rows], scores[start : start + rows]
            left = np.arange(len(part)) if straight is None else straight.score(part, out)
            if left.size:
                out[left] = self._by_values(part[left].astype(dtype))
        return scores

    def _plan(self, dtype: np.dtype[Any]) -> _Plan:
        if dtype.char not in self.plans:
            self.plans[dtype.char] = _Plan.of(self.columns, dtype)
        return self.plans[dtype.char]

    def _by_values(self, block: Floats) -> Floats:
        """Score by the value of every cell; NaN for a site with a cell of no value."""
        values = np.stack([column.values(block[:, at]) for at, column in enumerate(self.columns)], axis=1)
        weights = np.array([column.weight for column in self.columns], dtype=block.dtype)
        known = np.isfinite(values).all(axis=1)
        scores = np.full(len(block), np.nan, dtype=block.dtype)
        if known.any():
            apart = values[known][:, None, :]  # a product of one table has last bits by where in it a site stands
            found = (self.combine or weigh)(apart, weights)
            if found.shape != apart.shape[:2]:
                raise ValueError(f"combine must give scores of shape {apart.shape[:2]}, got {found.shape}")
            scores[known] = np.clip(found[:, 0], 0, 1)
        return scores


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Criteria of as many straight pieces: their numbers, (criteria, pieces, 1) ends, (criteria * pieces,) slopes."""

    criteria: Sequence[int]
    low: Floats
    high: Floats
    slopes: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """Columns in the order in which they are worked on in one precision, settled once for all blocks."""

    constant: float
    groups: Sequence[_Group]
    others: Mapping[int, Column]
    straight: Mapping[int, tuple[Floats, Floats]]

    @classmethod
    def of(cls, columns: Sequence[Column], dtype: np.dtype[Any]) -> Self:
        """Part the columns into what is straight between points and what is not."""
        pieces = {at: found for at, column in enumerate(columns) if (found := column.pieces(dtype)) is not None}
        straight = {at: (knots, slopes) for at, (knots, slopes, _) in pieces.items()}
        others = {at: column for at, column in enumerate(columns) if at not in pieces}
        return cls(sum(constant for _, _, constant in pieces.values()), _groups(straight), others, straight)

    @property
    def order(self) -> list[int]:
        """Numbers of the columns."""
        return [at for group in self.groups for at in group.criteria] + list(self.others)

    def layers(self, dtype: np.dtype[Any]) -> Layers:
        """Lay the straight pieces as the compiled kernel takes them."""
        from sitescore.core.compiled.piece_sums import layered

        return layered(self.straight, criteria=len(self.straight) + len(self.others), dtype=dtype)


class _Straight:
    """The weighted sum, with what is straight between points clipped, a group of criteria at a time."""

    def __init__(self, plan: _Plan, dtype: np.dtype[Any], *, compiled: bool) -> None:
        self._plan = plan
        self._order = plan.order
        self._layers = plan.layers(dtype) if compiled else None
        self._columns = np.empty(0 if compiled else len(self._order) * ROWS, dtype=dtype)
        self._clipped = np.empty(0 if compiled else PIECES * ROWS, dtype=dtype)

    def score(self, block: NDArray[Any], out: Floats) -> NDArray[np.intp]:
        """Score sites into `out`; return those that have a cell that is not finite, which are left."""
        if self._layers is not None:
            return self._score_compiled(block, self._layers, out)
        if len(out) != 1:
            return self._score(block, out)
        twice = np.empty(2, dtype=out.dtype)  # numpy adds up one site alone in another order
        left = self._score(np.repeat(block, 2, axis=0), twice)
        out[:] = twice[:1]
        return left[:1]

    def _score_compiled(self, block: NDArray[Any], layers: Layers, out: Floats) -> NDArray[np.intp]:
        from sitescore.core.compiled.piece_sums import fill_weighted_values

        fill_weighted_values(block, layers, out)
        out += self._plan.constant
        for at, other in self._plan.others.items():
            out += other.weight * other.values(block[:, at].astype(out.dtype))
        np.clip(out, 0, 1, out=out)
        return np.flatnonzero(np.isnan(out))

    def _score(self, block: NDArray[Any], out: Floats) -> NDArray[np.intp]:
        cells = self._columns[: block.size]
        columns = cells.reshape(len(self._order), len(block))
        for column, at in zip(columns, self._order, strict=True):
            column[:] = block[:, at]
        out[:] = self._plan.constant
        start = 0
        for group in self._plan.groups:
            self._add(group, columns[start : start + len(group.criteria)], out)
            start += len(group.criteria)
        for column, other in zip(columns[start:], self._plan.others.values(), strict=True):
            out += other.weight * other.values(column)
        np.clip(out, 0, 1, out=out)
        return np.flatnonzero([] if squares(cells) < np.inf else ~np.isfinite(block).all(axis=1))

    def _add(self, group: _Group, columns: Floats, out: Floats) -> None:
        """Add the weighted values of a group, but for the constant."""
        shape = (len(columns), group.low.shape[1], len(out))
        clipped = self._clipped[: math.prod(shape)].reshape(shape)
        np.clip(columns[:, None], group.low, group.high, out=clipped)
        # not a matrix product, whose last bits depend on where in the block a site stands
        out += np.einsum("p,ps->s", group.slopes, clipped.reshape(-1, len(out)))


def _groups(pieces: Mapping[int, tuple[Floats, Floats]]) -> list[_Group]:
    """Put criteria together that have as many pieces, at most `PIECES` in all."""
    found = []
    for count in sorted({slopes.size for _, slopes in pieces.values()}):
        alike = [at for at, (_, slopes) in pieces.items() if slopes.size == count]
        step = max(1, PIECES // count)
        for start in range(0, len(alike), step):
            criteria = alike[start : start + step]
            knots = np.stack([pieces[at][0] for at in criteria])[..., None]
            slopes = np.concatenate([pieces[at][1] for at in criteria])
            found.append(_Group(criteria, knots[:, :-1], knots[:, 1:], slopes))
    return found


def _as_block(measurements: ArrayLike, *, criteria: int) -> NDArray[Any]:
    require_unmasked("measurements", measurements)
    block = np.asarray(measurements)
    if block.dtype.kind not in "iuf":
        raise ValueError(f"measurements must be numbers, got {block.dtype}")
    if block.ndim != 2 or block.shape[1] != criteria:
        raise ValueError(f"measurements must have shape (sites, {criteria}), got {block.shape}")
    return block.astype(np.float64) if block.dtype.char == "g" else block
