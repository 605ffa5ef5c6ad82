"""What the ways of writing judgements share: guards on names and numbers, each problem at its key."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import Any

from sitescore.model.hints import did_you_mean
from sitescore.model.parameters import Located
from sitescore.patterns import pattern
from sitescore.records import dataclass

Path = tuple[str | int, ...]
_FRACTION = pattern(r"\s*(\d+)\s*/\s*(\d+)\s*")
_AT, _PAIR = pattern(r"at index \((\d+),\)"), pattern(r"at index \((\d+), (\d+)\)")
_FROM_TO = pattern(r"\b(?:criterion )?(\d+) (to|over) (\d+)\b")


@dataclass(slots=True)
class Answers:
    """Arguments of a weighting method, and what is wrong with the judgements they are read from."""

    arguments: tuple[Any, ...] = ()
    keywords: dict[str, Any] = field(default_factory=dict)
    problems: list[Located] = field(default_factory=list)

    def refuse(self, path: Path, message: str, hint: str = "") -> None:
        """Add a problem."""
        self.problems.append((path, message, hint))

    def known(self, name: Any, siblings: Sequence[str], path: Path) -> bool:
        """Tell whether `name` is one of the siblings, or say that it is not."""
        if name in siblings:
            return True
        self.refuse(path, f"{name!r} is not compared here", did_you_mean(str(name), siblings))
        return False

    def number(self, given: Any, path: Path, *, least: float = -math.inf) -> float:
        """Read a number, or a fraction in quotation marks as "1/3"; NaN if it is none or out of bounds."""
        found = as_number(given)
        if not found >= least:
            rule = f" of at least {least:g}" if least > -math.inf else ""
            self.refuse(path, f"{path[-1]}: must be a number{rule}, got {given!r:.40}")
            return math.nan
        return found

    def table(self, given: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """Read the table at `key`; an empty one, and a problem, where there is none."""
        found = given.get(key)
        if isinstance(found, Mapping):
            return found
        self.refuse((key,), f"{key}: must be a table with a number for each name, got {found!r:.40}")
        return {}

    def numbers(self, given: Mapping[str, Any], siblings: Sequence[str], path: Path = ()) -> list[float]:
        """Read a number for each sibling, in their order."""
        for name in given:
            self.known(name, siblings, (*path, name))
        if missing := [name for name in siblings if name not in given]:
            self.refuse(path, f"nothing is said of {', '.join(missing)}", "all siblings are judged, or none")
        return [self.number(given[name], (*path, name)) for name in siblings if name in given]

    def only(self, given: Mapping[str, Any], keys: Sequence[str]) -> bool:
        """Tell whether exactly these keys are given, or say which are not, or too many."""
        for key in given:
            if key not in keys:
                self.refuse((key,), f"unknown key {key!r}", did_you_mean(key, keys))
        missing = [key for key in keys if key not in given]
        for key in missing:
            self.refuse((), f"{key!r} is missing", f"write {', '.join(keys)}")
        return not missing


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write judgements: from a table and the siblings it is about to a method's arguments; an example."""

    read: Callable[[Mapping[str, Any], Sequence[str]], Answers]
    example: str


def as_number(given: Any) -> float:
    """Return a number, or a fraction written as a text, as a float; NaN for anything else.

    Examples
    --------
    >>> as_number("1/4"), as_number(True)
    (0.25, nan)
    """
    if isinstance(given, str) and (match := _FRACTION.fullmatch(given)) and int(match[2]):
        return float(Fraction(int(match[1]), int(match[2])))
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        return math.nan
    return float(given)


def in_names(message: str, names: Sequence[str]) -> str:
    """Say names in the place of the numbers by which a weighting method calls criteria.

    Examples
    --------
    >>> in_names("points must be 100 for the most important swing, got 60 at index (1,)", ["a", "b"])
    'points must be 100 for the most important swing, got 60 for b'
    """
    every = (*names, "nothing")

    def name(number: str) -> str:
        return every[int(number)] if int(number) < len(every) else number

    message = _PAIR.sub(lambda match: f"for {name(match[1])} / {name(match[2])}", message)
    message = _AT.sub(lambda match: f"for {name(match[1])}", message)
    return _FROM_TO.sub(lambda match: f"{name(match[1])} {match[2]} {name(match[3])}", message)
