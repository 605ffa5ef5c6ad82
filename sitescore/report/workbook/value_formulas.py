"""Value functions as spreadsheet formulas over a table of their points or parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sitescore.records import dataclass

Number = str | float
Table = tuple[Sequence[Number], Sequence[Number]]
"""Two rows: measurements over values, or names of parameters over numbers."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the two rows of a value function's table stand: a sheet's name in quotes, columns, row numbers from 1."""

    sheet: str
    columns: tuple[str, ...]
    row: int

    def upper(self, at: int) -> str:
        """Name a cell of the first row; -1 is the last."""
        return f"{self.sheet}!${self.columns[at]}${self.row}"

    def lower(self, at: int) -> str:
        """Name a cell of the second row."""
        return f"{self.sheet}!${self.columns[at]}${self.row + 1}"

    def run(self, row: int, first: int, last: int) -> str:
        """Name the cells of a row (0 or 1) from one column to another."""
        at = self.row + row
        return f"{self.sheet}!${self.columns[first]}${at}:${self.columns[last]}${at}"


@dataclass(frozen=True, slots=True)
class Formula:
    """How a value function is written in a spreadsheet."""

    table: Callable[[Mapping[str, Any]], Table]
    write: Callable[[str, Cells], str]
    """The formula of a measurement, which is a formula itself, divided by the need."""
    by_name: bool = False
    """Whether the table's first row has names of parameters."""


def _two_ends(parameters: Mapping[str, Any]) -> Table:
    return (parameters["worst"], parameters["best"]), (0.0, 1.0)


def _points(name: str) -> Callable[[Mapping[str, Any]], Table]:
    def table(parameters: Mapping[str, Any]) -> Table:
        return tuple(point[0] for point in parameters[name]), tuple(point[1] for point in parameters[name])

    return table


def _words(parameters: Mapping[str, Any]) -> Table:
    return tuple(parameters["levels"]), tuple(parameters["levels"].values())


def _named(*names: str) -> Callable[[Mapping[str, Any]], Table]:
    return lambda parameters: (names, tuple(parameters[name] for name in names))


def _share(x: str, start: str, end: str) -> str:
    """Write the share of the way from one cell to another, held within 0 and 1."""
    return f"MEDIAN(0,1,({x}-{start})/({end}-{start}))"


def _linear(x: str, at: Cells) -> str:
    return f"{at.lower(0)}+({at.lower(1)}-{at.lower(0)})*{_share(x, at.upper(0), at.upper(1))}"


def _lines(x: str, at: Cells, scale: str = "") -> str:
    """Add up how far along each line between two points the measurement has come.

    From a to b that is (|x - a| - |x - b| + b - a) / 2, for all lines at once.
    """
    last = len(at.columns) - 1
    held = f"{scale}(MEDIAN({x},{at.upper(0)},{at.upper(-1)}))"
    start, end = f"{scale}({at.run(0, 0, last - 1)})", f"{scale}({at.run(0, 1, last)})"
    slopes = f"({at.run(1, 1, last)}-{at.run(1, 0, last - 1)})/({end}-{start})"
    return f"{at.lower(0)}+SUMPRODUCT({slopes}*(ABS({held}-{start})-ABS({held}-{end})+{end}-{start}))/2"


def _log_lines(x: str, at: Cells) -> str:
    return _lines(x, at, "LN")


def _steps(x: str, at: Cells) -> str:
    last = len(at.columns) - 1
    return f"LOOKUP(MAX({x},{at.upper(0)}),{at.run(0, 0, last)},{at.run(1, 0, last)})"


def _levels(x: str, at: Cells) -> str:
    last = len(at.columns) - 1
    same = f'({at.run(0, 0, last)}={x}&"")'
    return f"IF(SUMPRODUCT({same}*1)=0,NA(),SUMPRODUCT({same}*{at.run(1, 0, last)}))"


def _exponential(x: str, at: Cells) -> str:
    """Bend the share of the way; where the curvature is next to none, by the first terms of its series."""
    share, bend = _share(x, at.lower(0), at.lower(1)), at.lower(2)
    bent = f"(1-EXP(-{bend}*{share}))/(1-EXP(-{bend}))"
    return f"IF(ABS({bend})<0.00001,{share}+{bend}*{share}*(1-{share})/2,{bent})"


def _logistic(x: str, at: Cells) -> str:
    return f"1/(1+EXP(MEDIAN(-700,700,-{at.lower(1)}*({x}-{at.lower(0)}))))"


def _band(x: str, at: Cells) -> str:
    """Take the lower of two shoulders; one that has no width is an edge, of which the edge itself is within."""
    zero, one, to, end = (at.lower(number) for number in range(4))
    rising = f"IF({zero}={one},IF({x}>={one},1,0),{_share(x, zero, one)})"
    falling = f"IF({to}={end},IF({x}<={to},1,0),{_share(x, end, to)})"
    return f"MIN({rising},{falling})"


FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "linear": Formula(_two_ends, _linear),
        "piecewise_linear": Formula(_points("points"), _lines),
        "log_linear": Formula(_points("points"), _log_lines),
        "exponential": Formula(_named("worst", "best", "curvature"), _exponential, by_name=True),
        "logistic": Formula(_named("midpoint", "steepness"), _logistic, by_name=True),
        "levels": Formula(_words, _levels),
        "steps": Formula(_points("steps"), _steps),
        "band": Formula(_named("zero_below", "one_from", "one_to", "zero_above"), _band, by_name=True),
    }
)
"""By kind; a value function from outside has none, and its values stay as they were written."""
