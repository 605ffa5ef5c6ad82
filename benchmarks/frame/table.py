"""The table of the benchmark: its cells as text, for the terminal and for the file of results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.frame.judged import faults, met, remarks
from benchmarks.frame.rounds import Found
from benchmarks.frame.row import Role

WIDTH = 100
HEADINGS = ("work", "size", "ours", "peer ÷ ours", "÷ numpy", "÷ limit", "MB", "goals")
LEGEND = (
    "CPU time of one thread (of two threads the time on the wall), medians of fresh processes. peer ÷ ours: how many "
    "times our time a peer takes, the fastest first. ÷ numpy: our time in times of careful plain numpy. ÷ limit: in "
    "times of what the machine needs for the named part, which no program can do without. MB: 10^6 bytes at the peak "
    "beyond the inputs. A – could not be run; see the notes."
)


@dataclass(frozen=True)
class Line:
    """A row of the table: each cell is some lines of text, in the order of `HEADINGS`."""

    cells: tuple[list[str], ...]
    unmet: bool
    notes: list[str]


def line(found: Found) -> Line:
    """Write what was found of a row."""
    ours = found.ours.name
    verdicts = [(met(goal, found), str(goal)) for goal in found.row.goals]
    wrong = faults(found)
    cells = (
        [found.row.work],
        [found.row.shape.format(size=power(found.size))],
        [duration(found.seconds(ours))],
        _peers(found),
        _against(found, Role.PLAIN),
        _against(found, Role.LIMIT),
        [two_figures(found.megabytes(ours))],
        [f"{'✓' if kept else '✗'} {goal}" for kept, goal in verdicts],
    )
    return Line(cells, not all(kept for kept, _ in verdicts), wrong + remarks(found))


def on_terminal(lines: Iterable[Line], console: Console) -> None:
    """Print the table, the notes under it, and how many goals are met."""
    table = Table(box=None, padding=(0, 1, 1, 0), header_style="bold")
    for heading, width in zip(HEADINGS, (14, 9, 7, 20, 6, 8, 5, 22), strict=True):
        table.add_column(heading, width=width, overflow="fold")
    noted = []
    for one in lines:
        *cells, goals = ("\n".join(cell) for cell in one.cells)
        table.add_row(*map(escape, cells), f"[red]{escape(goals)}[/]" if one.unmet else escape(goals))
        noted += [f"{one.cells[0][0]}: {note}" for note in one.notes]
    console.print(table)
    for text in (LEGEND, *noted):
        console.print(escape(text), highlight=False)


def duration(seconds: float) -> str:
    """Write a time to two figures, with its unit.

    >>> duration(0.01234), duration(3.21)
    ('12 ms', '3.2 s')
    """
    if isnan(seconds):
        return "–"
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{two_figures(seconds / size)} {unit}"
    return f"{two_figures(seconds / 1e-6)} µs"


def power(size: int) -> str:
    """Write a number of sites, powers of ten as such.

    >>> power(10**6), power(2_000_000), power(300)
    ('10⁶', '2·10⁶', '300')
    """
    exponent = len(str(size)) - 1
    if size < 1000 or size % 10**exponent:
        return f"{size:,}"
    first = size // 10**exponent
    raised = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(exponent))
    return f"{'' if first == 1 else f'{first}·'}10{raised}"


def two_figures(figure: float) -> str:
    """Write to two figures, without an exponent."""
    if isnan(figure):
        return "–"
    return f"{figure:,.0f}" if figure >= 10 else f"{figure:.1f}" if figure >= 1 else f"{figure:.2g}"


def _peers(found: Found) -> list[str]:
    peers = [one.name for one in found.row.contestants if one.role is Role.PEER]
    ratios = sorted(((found.ratio(name), name) for name in peers), key=lambda pair: (isnan(pair[0]), pair))
    return [f"{two_figures(ratio)} {name}" for ratio, name in ratios]


def _against(found: Found, role: Role) -> list[str]:
    """Give our time in times of each contestant of that role; a limit is named."""
    named = [one.name for one in found.row.contestants if one.role is role]
    return [f"{two_figures(1 / found.ratio(name))}{f' {name}' if role is Role.LIMIT else ''}" for name in named]
