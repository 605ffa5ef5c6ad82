"""One criterion's cells in the criterion's own unit: numbers, ranges and words, checked."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.values.levels import grade
from sitescore.errors import Problem
from sitescore.evidence import Evidence
from sitescore.matrix import CELL_KINDS
from sitescore.model.criterion import Criterion
from sitescore.model.site import Column
from sitescore.model.units import conversion, extent, has_sizes, is_money_of
from sitescore.patterns import pattern
from sitescore.records import dataclass
from sitescore.spelling import nearest

_ABOUT = pattern(r"(?:n\.|noin|ca\.?|c\.|~|≈|ungefär|about|yli|över|over|alle|under|<|>|≤|≥|max\.?|min\.?)\s*[\d.,]+.*")
LARGEST = 1e300
_HYPHEN_RANGE = pattern(r"([\d.,]+)\s*-\s*([\d.,]+)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """A criterion's measurements, all (sites,).

    ``number`` is NaN where none is known; ``low`` and ``high`` hold it, or reach to
    -inf and inf where it is not known at all; equal where it is certain. ``kinds`` says how
    a cell is uncertain, by number in `sitescore.matrix.CELL_KINDS`, and ``spread`` is the
    standard deviation of those that have one.
    """

    number: Floats
    low: Floats
    high: Floats
    spread: Floats
    kinds: Integers
    not_applicable: Booleans
    words: Mapping[int, str]
    evidence: Mapping[int, Evidence]

    @property
    def known(self) -> Booleans:
        """Sites with a number or a word; one constant where all have certain numbers."""
        if self.plain:
            return np.broadcast_to(np.True_, self.number.shape)
        known = np.isfinite(self.number)
        known[list(self.words)] = True
        return known

    @property
    def plain(self) -> bool:
        """Whether all are certain numbers and apply."""
        certain = self.low is self.number is self.high and not self.words
        return certain and self.not_applicable.strides == (0,) and bool(self.applicable[:1].all())

    @property
    def applicable(self) -> Booleans:
        """Sites to which the criterion applies; one constant where the column says of none that it does not."""
        if self.not_applicable.strides == (0,):
            return np.broadcast_to(~self.not_applicable[:1], self.not_applicable.shape)
        return ~self.not_applicable


def nothing_measured(sites: int) -> Measured:
    """Make the measurements of a criterion that the file does not have."""
    unknown = np.broadcast_to(np.nan, sites)
    return Measured(
        number=unknown,
        low=np.broadcast_to(-np.inf, sites),
        high=np.broadcast_to(np.inf, sites),
        spread=unknown,
        kinds=np.broadcast_to(np.uint8(0), sites),
        not_applicable=np.broadcast_to(np.False_, sites),
        words={},
        evidence={},
    )


def measured(column: Column, name: str, criterion: Criterion) -> tuple[Measured, list[Problem]]:
    """Convert a column to its criterion's unit and check words and numbers."""
    if criterion.value.kind == "levels":
        return _worded(column, name, criterion)
    if column.plain and (simple := _plain(column, criterion)) is not None:
        return simple, []
    factors, problems = _conversions(column, name, criterion)
    with np.errstate(over="ignore"):
        number, low, high, spread = (part * factors for part in (column.value, column.low, column.high, column.spread))
        problems += _beyond(column, name, criterion, (number, low, high))
        low = np.where(np.isnan(spread), low, number - spread)
        high = np.where(np.isnan(spread), high, number + spread)
    too_large = np.logical_or.reduce([np.abs(part) > LARGEST for part in (number, low, high)])
    problems += [
        Problem("SC206", column.place(int(row)), f"{name}: the number is too large", "check the figure and its unit")
        for row in np.flatnonzero(too_large)
    ]
    between = np.isnan(number) & np.isfinite(low) & np.isfinite(high)
    number = np.where(between, low / 2 + high / 2, number)
    ends = [np.where(np.isnan(end), np.where(np.isnan(number), away, number), end)
            for end, away in ((low, -np.inf), (high, np.inf))]  # fmt: skip
    problems += [_not_a_number(column, name, row, word) for row, word in column.words.items()]
    result = replace(
        nothing_measured(number.size),
        number=number,
        low=ends[0],
        high=ends[1],
        spread=spread,
        kinds=_kinds(number, ends[0], ends[1], spread, between),
        not_applicable=column.not_applicable,
        evidence=column.evidence,
    )
    return result, problems


def _plain(column: Column, criterion: Criterion) -> Measured | None:
    """Convert plain numbers; None where their unit or size is wrong."""
    factor = conversion(column.unit, criterion.unit) if column.unit and criterion.unit else 1.0
    if factor is None or (not criterion.unit and has_sizes(column.unit)):
        return None
    with np.errstate(over="ignore"):
        number = column.value if factor == 1 else column.value * factor
    least, greatest = extent(criterion.unit)
    lowest, highest = max(-LARGEST, least), min(LARGEST, greatest)
    if np.fmax.reduce(number, initial=lowest) > highest or np.fmin.reduce(number, initial=highest) < lowest:
        return None
    unknown = np.isnan(number)
    low, high = (np.where(unknown, end, number) if unknown.any() else number for end in (-np.inf, np.inf))
    nothing = nothing_measured(number.size)
    return replace(nothing, number=number, low=low, high=high, evidence=column.evidence)


def _beyond(column: Column, name: str, criterion: Criterion, parts: tuple[Floats, ...]) -> list[Problem]:
    """Refuse figures that their unit does not allow, as a share above 1."""
    least, greatest = extent(criterion.unit)
    if math.isinf(greatest):
        return []
    wrong = {int(row): part for part in parts for row in np.flatnonzero((part < least) | (part > greatest))
             if np.isfinite(part[row])}  # fmt: skip
    rule = f"its unit {criterion.unit!r} goes from {least:g} to {greatest:g}"
    is_share = conversion("%", criterion.unit) is not None
    problems = []
    for row in sorted(wrong):
        figure = wrong[row][row]
        of_hundred = is_share and figure > 1
        hint = 'write a percentage with its sign, as "90 %"' if of_hundred else "check the figure and its unit"
        problems.append(Problem("SC316", column.place(row), f"{name}: {figure:g} cannot be; {rule}", hint))
    return problems


def _kinds(number: Floats, low: Floats, high: Floats, spread: Floats, between: Booleans) -> Integers:
    """Tell how each cell is uncertain, by number in ``CELL_KINDS``."""
    ranged = np.isfinite(number) & (low < high)
    kinds = np.where(ranged, CELL_KINDS.index("triangular"), CELL_KINDS.index("certain"))
    kinds = np.where(between & ranged, CELL_KINDS.index("uniform"), kinds)
    return np.where(spread > 0, CELL_KINDS.index("normal"), kinds).astype(np.uint8)


def _worded(column: Column, name: str, criterion: Criterion) -> tuple[Measured, list[Problem]]:
    """Find each cell's level: the text as it is written, or the number it is."""
    levels = {str(level).casefold(): str(level) for level in criterion.value.parameters["levels"]}
    numbered = {grade(level): level for level in levels}
    plain = np.flatnonzero(np.isfinite(column.value))
    words: dict[int, str] = {
        int(row): numbered.get(float(column.value[row]), f"{column.value[row]:g}") for row in plain
    }
    words |= {
        row: text for row, text in column.texts.items() if text.casefold() in levels or not _says_nothing(column, row)
    }
    problems = []
    for row, word in words.items():
        if word.casefold() not in levels:
            close = nearest(word.casefold(), levels)
            hint = f"did you mean {levels[close[0]]!r}?" if close else f"use one of {', '.join(levels.values())}"
            problems.append(
                Problem("SC304", column.place(row), f"{name}: {_shown(word)} is not one of its levels", hint)
            )
    not_applicable = column.not_applicable.copy()
    not_applicable[list(words)] = False
    nothing = nothing_measured(column.value.size)
    return replace(nothing, not_applicable=not_applicable, words=words, evidence=column.evidence), problems


def _says_nothing(column: Column, row: int) -> bool:
    """Tell a cell that was read as unknown or as not applicable."""
    has_number = any(np.isfinite(part[row]) for part in (column.value, column.low, column.high))
    return not has_number and row not in column.words


def _conversions(column: Column, name: str, criterion: Criterion) -> tuple[Floats, list[Problem]]:
    """Factor for each cell, by its own unit or the header's."""
    factors = np.ones(column.value.shape)
    if not criterion.unit:
        return factors, _unasked_units(column, name)
    problems = []
    units = {row: unit for row, unit in column.units.items() if unit}
    if column.unit:
        whole = conversion(column.unit, criterion.unit)
        if whole is None:
            what = f"{name} is in {column.unit!r}, the criterion in {criterion.unit!r}"
            place = column.place(int(np.argmax(column.lines > 0)))
            problems.append(Problem("SC303", place, what, "give the figures in the criterion's unit"))
        factors *= whole or 1.0
    for row, unit in units.items():
        factor = conversion(unit, criterion.unit)
        if factor is None and is_money_of(unit, column.unit or criterion.unit):
            continue
        if factor is None:
            what = f"{name} is in {unit!r}, the criterion in {criterion.unit!r}"
            problems.append(Problem("SC303", column.place(row), what, "give the figure in the criterion's unit"))
        factors[row] = factor or 1.0
    return factors, problems


def _unasked_units(column: Column, name: str) -> list[Problem]:
    """List units where the criterion has none: any behind a number in its cell; elsewhere those that come in sizes."""
    hint = "give the criterion its unit, or write the plain number"
    problems = []
    if has_sizes(column.unit):
        place = column.place(int(np.argmax(column.lines > 0)))
        problems.append(Problem("SC303", place, f"{name} is in {column.unit!r}, and the criterion has no unit", hint))
    for row, unit in column.units.items():
        text = column.texts.get(row, "")
        if _spelt(text).endswith(_spelt(unit)):
            what = f"{name}: {_shown(text)} has {unit!r} behind its number, and the criterion has no unit"
            problems.append(Problem("SC303", column.place(row), what, hint))
        elif has_sizes(unit):
            what = f"{name} is in {unit!r}, and the criterion has no unit"
            problems.append(Problem("SC303", column.place(row), what, hint))
    return problems


def _spelt(text: str) -> str:
    return " ".join(text.split()).casefold()


def _not_a_number(column: Column, name: str, row: int, word: str) -> Problem:
    hint = "write a number, a range as 12..18, n/a where it does not apply, or nothing where it is not known"
    if match := _HYPHEN_RANGE.fullmatch(word):
        hint = f"write {match[1]}..{match[2]} for a range"
    elif _ABOUT.fullmatch(word.casefold()):
        digits = re.sub(r"[^\d.,]", "", word).strip(".,")
        hint = f"write {digits}, a bound as ≤ {digits} or ≥ {digits}, or a range around it as 12..18"
    return Problem("SC305", column.place(row), f"{name}: {_shown(word)} is not a number", hint)


def _shown(word: str) -> str:
    return repr(word if len(word) <= 60 else word[:57] + "…")
