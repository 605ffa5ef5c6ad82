"""What is known as of a date: later figures left out, promised ones counted by the rule of the criteria file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

import numpy as np

from sitescore.assembly.measurements import Measured, nothing_measured
from sitescore.assembly.valuation import Valued, valued
from sitescore.core.dates import Period, period, years_between
from sitescore.core.promises import spanned, value_in_part
from sitescore.core.value_range import nearest_measurement, value_bounds
from sitescore.errors import Notice, Problem
from sitescore.evidence import Evidence
from sitescore.matrix import CELL_KINDS
from sitescore.model.criteria import CriteriaSet
from sitescore.model.site import Column
from sitescore.records import dataclass

PARTS = ("number", "low", "high", "spread", "kinds", "not_applicable")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dated:
    """A criterion's measurements as of the study's date.

    Attributes
    ----------
    measured : what counts
    to_screen : the same for knock-outs, for which a promise that is not kept yet is an unknown
        between what there is and what is promised
    waiting : by site, the date from which its figure is promised
    left_out : sites with a figure that was measured after the study's date, with that date
    part_values : by site, value and the least and greatest it can be, where a word counts in part
    """

    measured: Measured
    to_screen: Measured
    waiting: Mapping[int, str] = field(default_factory=dict)
    left_out: Mapping[int, str] = field(default_factory=dict)
    part_values: Mapping[int, tuple[float, float, float]] = field(default_factory=dict)

    def revalued(self, found: Valued) -> Valued:
        """Put the values of words that count in part in the place of those of the words themselves."""
        if not self.part_values:
            return found
        parts = np.stack([found.value, found.least, found.greatest])
        for row, values in self.part_values.items():
            parts[:, row] = values
        return replace(found, value=parts[0], least=parts[1], greatest=parts[2])


def undated(measurements: Measured) -> Dated:
    """Take measurements as they are."""
    return Dated(measured=measurements, to_screen=measurements)


def as_of_date(
    layers: Sequence[Measured], columns: Sequence[Column], name: str, criteria: CriteriaSet
) -> tuple[Dated, list[Problem]]:
    """Find what counts of each site's rows as of the date of the study.

    Parameters
    ----------
    layers : the figure available the latest of each site, then those before it
    columns : the columns that they were measured from
    name : of the criterion
    criteria : with the date and the rule; without a date promises count in full

    Returns
    -------
    What counts; dates that cannot be read.
    """
    promised = {row: item.available_from for row, item in layers[0].evidence.items() if item.available_from}
    if criteria.time.as_of is None or not layers[0].evidence:
        return replace(undated(layers[0]), waiting=promised), []
    problems = [
        Problem("SC245", column.place(row), f"{name}: the date {item.date!r} cannot be read",
                "with --as-of every date counts: write 2025, 2025-06 or 2025-06-30")
        for layer, column in zip(layers, columns, strict=True)
        for row, item in layer.evidence.items()
        if item.date and not _is_date(item.date)
    ]  # fmt: skip
    if problems:
        return undated(layers[0]), problems
    return _Timeline(layers, name, criteria, period(criteria.time.as_of)).settled(), []


def dated_notices(dated: Mapping[str, Dated], sites: Sequence[str], criteria: CriteriaSet) -> Iterator[Notice]:
    """Say which figures are promised for later and what they count, and which were left out."""
    as_of = criteria.time.as_of
    kinds = {"full": "promised_in_full", "part": "promised_in_part", "nothing": "promised_not_used"}
    found: dict[str, list[list[str]]] = {}
    for name, one in dated.items():
        kind = kinds[criteria.not_yet(name) if as_of else "full"]
        for label, cells in ((kind, one.waiting), ("dated_later", one.left_out)):
            found.setdefault(label, []).extend([sites[row], name, day] for row, day in cells.items())
    for kind, listed in found.items():
        if listed:
            facts = {"cells": listed, "count": len(listed)}
            extra = {"share": criteria.time.kept_per_year} if kind == "promised_in_part" else {}
            yield Notice(kind, {**facts, **extra, **({"as_of": as_of} if as_of else {})})


class _Draft:
    """A criterion's measurements, changed site by site."""

    def __init__(self, given: Measured) -> None:
        self.given = given
        self.parts = {part: getattr(given, part).copy() for part in PARTS}
        self.words, self.evidence = dict(given.words), dict(given.evidence)

    def put(self, row: int, source: Measured | None, **numbers: float) -> None:
        """Replace one site's cell, by an unknown one where there is no source; some of its numbers by others."""
        unknown = nothing_measured(1)
        for part, array in self.parts.items():
            array[row] = getattr(unknown, part)[0] if source is None else getattr(source, part)[row]
        for part, number in numbers.items():
            self.parts[part][row] = number
        for kept, of in ((self.words, "words"), (self.evidence, "evidence")):
            kept.pop(row, None)
            kept.update({row: getattr(source, of)[row]} if source is not None and row in getattr(source, of) else {})

    def finished(self) -> Measured:
        """Return the measurements."""
        return replace(self.given, **self.parts, words=self.words, evidence=self.evidence)


class _Timeline:
    """One criterion's rows, site by site."""

    def __init__(self, layers: Sequence[Measured], name: str, criteria: CriteriaSet, as_of: Period) -> None:
        self.layers, self.as_of = layers, as_of
        self.rule, self.kept = criteria.not_yet(name), criteria.time.kept_per_year
        self.spec, need = criteria.criteria[name].value, criteria.criteria[name].relative_to
        self.divisor = criteria.needs.get(need or "", 1.0)
        self.scale = valued(layers[0], self.spec, divisor=self.divisor)
        self.counts, self.screens = _Draft(layers[0]), _Draft(layers[0])
        self.waiting: dict[int, str] = {}
        self.left_out: dict[int, str] = {}
        self.part_values: dict[int, tuple[float, float, float]] = {}

    def settled(self) -> Dated:
        """Settle every site that has rows."""
        for row in self.layers[0].evidence:
            self._settle(row)
        return Dated(
            measured=self.counts.finished(),
            to_screen=self.screens.finished(),
            waiting=self.waiting,
            left_out=self.left_out,
            part_values=self.part_values,
        )

    def _settle(self, row: int) -> None:
        rows = [layer for layer in reversed(self.layers) if row in layer.evidence]
        usable = [layer for layer in rows if not self._is_later(layer.evidence[row])]
        if len(usable) < len(rows):
            self.left_out[row] = next(x.evidence[row].date for x in rows if self._is_later(x.evidence[row]))
        now = [layer for layer in usable if self._wait(layer.evidence[row]) <= 0]
        promised = [layer for layer in usable if self._wait(layer.evidence[row]) > 0]
        if promised:
            self.waiting[row] = promised[-1].evidence[row].available_from
        current = now[-1] if now else None
        if promised and self.rule == "full":
            current = promised[-1]
        for draft in (self.counts, self.screens):
            draft.put(row, current)
        if promised and self.rule == "part":
            self._in_part(row, current, promised)

    def _in_part(self, row: int, now: Measured | None, promised: Sequence[Measured]) -> None:
        steps = [layer for layer in promised if np.isfinite(self._value(layer, row))]
        if not steps:
            return
        values = [self._value(layer, row) for layer in steps]
        start = self._value(now, row) if now is not None else np.nan
        start = start if np.isfinite(start) else self._least()
        waits = [self._wait(layer.evidence[row]) for layer in steps]
        value = value_in_part(start, values, waits, kept_per_year=self.kept)
        if row in steps[-1].words:
            self.counts.put(row, steps[-1])
            self.part_values[row] = value, min(start, *values), max(start, *values)
            return
        self._number_in_part(row, value, [*([now] if now is not None else []), *steps])

    def _number_in_part(self, row: int, value: float, steps: Sequence[Measured]) -> None:
        """Find the measurement that is worth `value`, within a range from what there is to what is promised."""
        last = float(steps[-1].number[row])
        known = [part[row] for step in steps for part in (step.number, step.low, step.high)]
        there = np.isfinite(steps[0].number[row]) and self._wait(steps[0].evidence[row]) <= 0
        worst = last if there else self._measurement(last, self._least())
        counted = self._measurement(last, value)
        low, high = spanned([*known, worst, counted])
        kind = CELL_KINDS.index("triangular" if low < high else "certain")
        self.counts.put(row, steps[-1], number=counted, low=low, high=high, spread=np.nan, kinds=kind)
        open_low, open_high = not there and worst < last, not there and worst > last
        self.screens.put(row, None, low=-np.inf if open_low else low, high=np.inf if open_high else high)

    def _measurement(self, near: float, value: float) -> float:
        """Find the measurement nearest to `near` of a value; `near` itself where none has it."""
        turns = self.scale.turning_points or ()
        found = nearest_measurement(self.scale.apply, turns, near / self.divisor, value)
        return near if found is None else found * self.divisor

    def _least(self) -> float:
        """Give the value of the worst end of the scale."""
        if self.scale.turning_points is None:
            return min(map(float, self.spec.parameters["levels"].values()))
        return float(value_bounds(self.scale.apply, self.scale.turning_points, -np.inf, np.inf)[0])

    def _value(self, layer: Measured, row: int) -> float:
        if row in layer.words:
            return float(self.scale.apply(np.array([layer.words[row]]))[0])
        number = layer.number[row]
        return float(self.scale.apply(np.array([number / self.divisor]))[0]) if np.isfinite(number) else np.nan

    def _is_later(self, evidence: Evidence) -> bool:
        return bool(evidence.date) and period(evidence.date).first > self.as_of.last

    def _wait(self, evidence: Evidence) -> float:
        """Count the years until a figure is available; not above 0 where it is there."""
        if not evidence.available_from:
            return 0.0
        return years_between(self.as_of.last, period(evidence.available_from).last)


def _is_date(text: str) -> bool:
    try:
        period(text)
    except ValueError:
        return False
    return True
