"""Sentences and numbers in the reader's language."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix, Exclusion
from sitescore.records import dataclass
from sitescore.report.texts import LANGUAGES, TEXTS
from sitescore.report.texts.units import UNITS

if TYPE_CHECKING:
    from sitescore.results.explanation import CellChange

NO_BREAK = "\u00a0"
NAMED, MANY = 3, 6
DIGITS, MOST_DIGITS = 4, 12
"""Digits of a worked-out measurement, and at most where it must be told from another one."""
UNSEEN, JOINERS = ("Cc", "Cf", "Co", "Cs"), "\u200c\u200d\u00ad"
RELATIONS = {"=": "", "<": f"<{NO_BREAK}", "<=": f"≤{NO_BREAK}", ">": f">{NO_BREAK}", ">=": f"≥{NO_BREAK}"}
NAMES = ("site", "sites", "criteria", "criterion", "node", "nodes", "first", "second", "third", "upper", "lower")
TIMES = ("before", "after", "across")
BARE = ("grade", "of ", "count", "share")


def harmless(text: str) -> str:
    """Replace what a terminal or a browser would act on instead of showing: control and direction signs."""
    return "".join("\ufffd" if unicodedata.category(sign) in UNSEEN and sign not in JOINERS else sign for sign in text)


class Counted(int):
    """A count that a text writes with the word for one or for several.

    Examples
    --------
    >>> "{:site|sites}, {:site|sites}, {}".format(Counted(1), Counted(2), Counted(3))
    '1 site, 2 sites, 3'
    """

    def __format__(self, words: str) -> str:
        """Write the count, and of "one|several" what fits it."""
        one, between, several = words.partition("|")
        return f"{int(self)} {one if self == 1 else several}" if between else format(int(self), words)


def digits_apart(one: float, other: float) -> int:
    """Give how many digits tell two worked-out measurements apart: four, or as many more as it takes.

    Examples
    --------
    >>> digits_apart(104.0, 104.31), digits_apart(104.0, 104.0001), digits_apart(104.0, 104.0)
    (4, 7, 12)
    """
    return next((n for n in range(DIGITS, MOST_DIGITS) if f"{one:.{n}g}" != f"{other:.{n}g}"), MOST_DIGITS)


@dataclass(frozen=True, slots=True)
class Words:
    """Texts, numbers and names in one language."""

    language: str = "en"

    def __call__(self, key: str, **facts: Any) -> str:
        """Return the text of `key` with `facts` filled in."""
        counted = {name: Counted(fact) if type(fact) is int else fact for name, fact in facts.items()}
        return TEXTS[key][LANGUAGES.index(self.language)].format(**counted)

    def number(self, number: float, digits: int = 1) -> str:
        """Write a number with a fixed count of decimals; "–" where there is none."""
        if math.isnan(number):
            return "–"
        return self._marks(f"{half_even(number, digits):,.{digits}f}")

    def gap(self, points: float) -> str:
        """Write how far one site is before another: to one decimal, or as exactly as it takes not to read as none."""
        return self.number(points) if points >= 0.1 else self.figure(float(f"{points:.1g}"))

    def figure(self, number: float, most: int = 6) -> str:
        """Write a measurement as exactly as it is given, up to six digits unless `most` says otherwise."""
        number += 0.0
        if number == 0 or 1e-4 <= abs(number) < 1e9:
            digits = max(0, most - 1 - math.floor(math.log10(abs(number)))) if number else 0
            text = f"{number:,.{digits}f}"
            return self._marks(text.rstrip("0").rstrip(".") if "." in text else text)
        return self._marks(f"{number:.{most}g}")

    def about(self, number: float, digits: int = DIGITS) -> str:
        """Write a worked-out measurement to four digits, or as many as are asked for."""
        return self.figure(float(f"{number:.{digits}g}"), max(digits, 6))

    def times(self, times: float, digits: int = 3) -> str:
        """Write how many times one thing counts as much as another; below 1 as one over it."""
        over, part = ("", times) if times >= 1 else ("1/", 1 / times)
        return over + self.figure(float(f"{part:.{digits}g}"))

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share as per cent."""
        return "–" if math.isnan(share) else f"{self.number(100 * share, digits)}{NO_BREAK}%"

    def barred(self, width: float, *shares: float) -> list[str]:
        """Write shares as per cent, to a decimal where the error bar is narrower than a point, two below a tenth."""
        digits = sum(0 < width < edge for edge in (0.01, 0.001))
        return [self.percent(share, int(digits)) for share in shares]

    def several(self, items: Sequence[str], most: int = 99) -> str:
        """Write a list in words, with a count for what is left out."""
        named = list(items[:most])
        if len(items) > most:
            return f"{', '.join(named)} {self('and_more', count=len(items) - most)}"
        return self("and", first=", ".join(named[:-1]), last=named[-1]) if len(named) > 1 else "".join(named)

    def notice(self, notice: Notice, matrix: DecisionMatrix | None = None) -> str:
        """Write a notice as a sentence."""
        return self(notice.kind, **{name: self._fact(name, fact, matrix) for name, fact in notice.facts.items()})

    def measured(self, matrix: DecisionMatrix, site: int, criterion: int) -> str:
        """Write what is known of one cell, with its unit."""
        if not matrix.applicable[site, criterion]:
            return self("na_cell")
        word = matrix.words.get((site, criterion))
        if word is not None:
            return word
        ends = float(matrix.measured_low[site, criterion]), float(matrix.measured_high[site, criterion])
        unit = matrix.scales[matrix.criteria[criterion]].unit
        return self.quantity(float(matrix.measurements[site, criterion]), ends, unit)

    def quantity(self, number: float, ends: tuple[float, float], unit: str) -> str:
        """Write a number with its range and unit, or the bound that is known of it."""
        low, high = ends
        shown = self.unit(unit)
        if math.isnan(number):
            if math.isfinite(high):
                return f"≤{NO_BREAK}{self.figure(high)}{shown}"
            return f"≥{NO_BREAK}{self.figure(low)}{shown}" if math.isfinite(low) else self("unknown_cell")
        around = "" if low == high else f" ({self._end(low)}–{self._end(high)})"
        return f"{self.figure(number)}{shown}{around}"

    def unit(self, unit: str) -> str:
        """Write a unit behind a number; grades, counts and shares need none."""
        if not unit or unit.startswith(BARE):
            return ""
        return NO_BREAK + (UNITS[unit][LANGUAGES.index(self.language)] if unit in UNITS else unit)

    def changed(self, matrix: DecisionMatrix, change: CellChange) -> dict[str, str]:
        """Write the parts of a change of one figure: whose, of what, from where to where, who leads then."""
        name = matrix.criteria[change.criterion]
        unit = self.unit(matrix.scales[name].unit)
        digits = digits_apart(change.now, change.needed)
        return {
            "site": matrix.names[change.site],
            "criterion": matrix.title(name, self.language),
            "now": f"{self.about(change.now, digits)}{unit}",
            "needed": f"{RELATIONS[change.relation]}{self.about(change.needed, digits)}{unit}",
            "first": self.several([matrix.names[at] for at in change.leading], NAMED),
        }

    def node(self, matrix: DecisionMatrix, name: str) -> str:
        """Return the title of a factor or criterion, or a word for the top of the tree."""
        return matrix.title(name, self.language) if name in matrix.nodes else self("top_of_tree")

    def grades(self, matrix: DecisionMatrix) -> str:
        """Say what each grade of evidence means."""
        return ", ".join(f"{name} {grade.titles[self.language]}" for name, grade in matrix.trust.grades.items())

    def weak_grades(self, matrix: DecisionMatrix) -> str:
        """Name the grades that are weak evidence, figures without one among them."""
        weak = [name for name, grade in matrix.trust.grades.items() if grade.weak]
        return self("or", first=", ".join(weak), last=self("ungraded_word")) if weak else self("ungraded_word")

    def doubt(self, matrix: DecisionMatrix, site: str) -> str:
        """Say which knock-outs may yet exclude a site; "" where none may."""
        open_ones = [out.criterion for out in matrix.doubtful if out.site == site]
        titles = [matrix.title(name, self.language) for name in open_ones]
        name = matrix.names[matrix.sites.index(site)]
        key = "doubtful_out" if any(out.site == site for out in matrix.excluded) else "doubtful_lead"
        return self(key, leader=name, criteria=self.several(titles, 4)) if titles else ""

    def exclusion(self, matrix: DecisionMatrix, exclusion: Exclusion) -> str:
        """Write why a site is excluded."""
        name = matrix.names[matrix.sites.index(exclusion.site)]
        criterion = matrix.title(exclusion.criterion, self.language)
        facts = self.exclusion_facts(matrix, exclusion)
        return self(facts.pop("key"), name=name, criterion=criterion, **facts)

    def exclusion_facts(self, matrix: DecisionMatrix, exclusion: Exclusion) -> dict[str, str]:
        """Give the ``key`` of the text that tells why a site is excluded, what was ``found`` and what is ``needed``."""
        unit, ends = matrix.scales[exclusion.criterion].unit, (exclusion.low, exclusion.high)
        found = self("na_cell") if exclusion.not_applicable else self.quantity(exclusion.measurement, ends, unit)
        bound = _needed(matrix, exclusion)
        if bound is None:
            return {"key": "excluded_rule", "found": found, "needed": exclusion.condition}
        return {"key": "excluded_row", "found": found, "needed": self.quantity(bound, (bound, bound), unit)}

    def _end(self, number: float) -> str:
        return self.figure(number) if math.isfinite(number) else ""

    def _marks(self, text: str) -> str:
        text = text.replace("-", "−")
        if self.language == "en":
            return text
        return text.replace(",", NO_BREAK).replace(".", ",")

    def _fact(self, name: str, fact: Any, matrix: DecisionMatrix | None) -> Any:
        if name == "cells":
            return self.cells(fact, matrix)
        if matrix is not None and name in NAMES:
            return self._named(name, fact, matrix)
        if name == "delimiter" and (key := f"delimiter_{fact}") in TEXTS:
            return self(key)
        if name in TIMES or name == "ratio":
            return self.times(fact) if name in TIMES else self.number(fact, 2)
        if name in ("weight", "limit", "least", "share"):
            return self.percent(fact)
        return ", ".join(fact) if isinstance(fact, list) and name in ("criteria", "nodes", "alike") else fact

    def _named(self, kind: str, fact: Any, matrix: DecisionMatrix) -> Any:
        """Write titles for ids."""
        ids = [fact] if isinstance(fact, str) else fact
        if isinstance(ids, int) or (kind == "sites" and isinstance(fact, str)):
            return fact
        if kind in ("site", "sites"):
            return self.several([matrix.names[matrix.sites.index(i)] for i in ids], NAMED)
        return self.several([self.node(matrix, i) for i in ids], 6)

    def cells(self, cells: Sequence[Sequence[str]], matrix: DecisionMatrix | None) -> str:
        """Name cells with the date that is the matter with each; many of them by criterion, with their count."""
        if len(cells) > MANY:
            counts = Counter(name for _, name, _ in cells)
            names = {name: self.node(matrix, name) if matrix else name for name in counts}
            return self.several([f"{names[name]} {count}" for name, count in counts.most_common()], MANY)
        named = (
            cells
            if matrix is None
            else [(matrix.names[matrix.sites.index(site)], self.node(matrix, name), day) for site, name, day in cells]
        )
        return self.several([f"{site}: {name} ({day})" for site, name, day in named])


def half_even(number: float, digits: int) -> Decimal:
    """Round half to even, having first cut off the last bits, which machines differ in."""
    exact = Decimal(str(round(number, 9)))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN) + 0


def _needed(matrix: DecisionMatrix, exclusion: Exclusion) -> float | None:
    """Return the amount that a knock-out asks for, in the criterion's unit; None if it forbids instead."""
    scale = matrix.scales[exclusion.criterion]
    if scale.knock_out is None or scale.knock_out.operator not in ("<", "<="):
        return None
    return scale.knock_out.bound * scale.divisor or None
