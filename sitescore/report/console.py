"""Documents for the terminal: coloured where that is wanted, plain text elsewhere."""

from __future__ import annotations

import io
from typing import Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from sitescore.records import dataclass
from sitescore.report.document import Block, Document, Heading, Line, Table
from sitescore.report.rendering import Rendering
from sitescore.report.wording import NO_BREAK, harmless

STYLES = {"plain": "", "strong": "bold", "faint": "dim", "good": "green", "bad": "red", "warning": "yellow"}
WIDE_GAP, NARROW_GAP = 2, 1
NAME, NEVER = 24, 9
GLUE = "\ue000"


def render_console(document: Document, rendering: Rendering) -> str:
    """Write a document for a terminal of the given width."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=rendering.width,
        force_terminal=rendering.colour,
        no_color=not rendering.colour,
        color_system="standard" if rendering.colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for number, block in enumerate(document.blocks):
        if number and isinstance(block, Heading):
            console.print()
        _print(console, block, rendering)
    text = out.getvalue().replace(GLUE, NO_BREAK)
    lines = [line.rstrip() for line in text.splitlines()]
    return rendering.readable("\n".join(lines) + "\n")


def _print(console: Console, block: Block, rendering: Rendering) -> None:
    if isinstance(block, Heading):
        console.print(Text(_glued(block.text), style="bold" if block.level == 1 else "bold dim"), soft_wrap=False)
    elif isinstance(block, Line):
        style = STYLES[block.tone]
        if not block.mark:
            console.print(Text(_glued(block.text), style=style))
            return
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1)
        grid.add_row(Text(block.mark, style=style), Text(_glued(block.text), style=style))
        console.print(Padding(grid, (0, 0, 0, 1)))
    else:
        _print_table(console, block, rendering)


def _print_table(console: Console, table: Table, rendering: Rendering) -> None:
    layout = fitting(table, rendering.width)
    shown = RichTable(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, layout.gap - 1, 0, 0),
        header_style="bold",
        border_style="dim",
    )
    for at, width in layout.widths.items():
        column = table.columns[at]
        justify: Literal["left", "right"] = "right" if column.numeric else "left"
        shown.add_column(Text(_glued(column.heading)), justify=justify, overflow="fold", width=width)
    for number, row in enumerate(table.rows):
        tone = table.tones[number] if number < len(table.tones) else "plain"
        shown.add_row(*(Text(_glued(row[at])) for at in layout.widths), style=STYLES[tone])
    console.print(shown)
    for at in layout.widths:
        if table.columns[at].legend:
            console.print(Text(_glued(table.columns[at].legend), style="dim"))
    dropped = [column.heading for at, column in enumerate(table.columns) if at not in layout.widths]
    if dropped:
        console.print(Text(rendering.words("columns_left_out", columns=", ".join(dropped)), style="dim"))


@dataclass(frozen=True, slots=True)
class Layout:
    """Width of each column that is shown, by its number, and the gap between columns."""

    widths: dict[int, int]
    gap: int


def fitting(table: Table, width: int) -> Layout:
    """Choose columns, their widths and the gap between them so that the table fits `width`.

    Text wraps first, then the gap narrows, then the least needed columns give way from the
    right. What never gives way is shown even where it does not fit.
    """
    natural = {at: _width(table, at) for at in range(len(table.columns))}
    least = {at: _least(table, at, natural[at]) for at in natural}
    kept = list(natural)
    while True:
        lesser = [at for at in kept if table.columns[at].keep < NEVER]
        for gap in (WIDE_GAP, NARROW_GAP):
            room = width - gap * (len(kept) - 1)
            if sum(least[at] for at in kept) <= room or (gap == NARROW_GAP and not lesser):
                return Layout(_shrunk({at: natural[at] for at in kept}, least, room), gap)
        kept.remove(min(lesser, key=lambda at: (table.columns[at].keep, -at)))


def _shrunk(widths: dict[int, int], least: dict[int, int], room: int) -> dict[int, int]:
    """Take from the widest column that can give, one sign at a time, until all fit."""
    while sum(widths.values()) > room:
        giving = [at for at in widths if widths[at] > least[at]]
        if not giving:
            break
        widths[max(giving, key=lambda at: (widths[at] - least[at], at))] -= 1
    return widths


def _least(table: Table, at: int, natural: int) -> int:
    """Width that a column needs: text may be wrapped, numbers not, and figures not within."""
    column = table.columns[at]
    if column.numeric and not column.least:
        return natural
    cells = [column.heading, *(row[at] for row in table.rows)]
    longest = max((cell_len(word) for cell in cells for word in cell.split(" ")), default=0)
    return min(natural, max(column.least or NAME, longest if column.numeric else min(longest, NAME)))


def _width(table: Table, at: int) -> int:
    return max(map(cell_len, [table.columns[at].heading, *(row[at] for row in table.rows)]))


def _glued(text: str) -> str:
    """Put a sign that is no space where a line must not be broken; it is taken out again at the end."""
    return harmless(text).replace(NO_BREAK, GLUE)
