"""Documents as Markdown."""

from __future__ import annotations

from sitescore.patterns import pattern
from sitescore.report.document import Block, Document, Heading, Line, Table
from sitescore.report.rendering import Rendering
from sitescore.report.wording import harmless

_SPECIAL = pattern(r"([\\`*_{}\[\]<>|#~])")


def render_markdown(document: Document, rendering: Rendering) -> str:
    """Write a document as Markdown; names cannot be taken for markup."""
    del rendering
    parts: list[str] = []
    for number, block in enumerate(document.blocks):
        before = document.blocks[number - 1] if number else None
        listed = isinstance(block, Line) and block.mark and isinstance(before, Line) and before.mark
        parts.append(("" if listed or not number else "\n") + _block(block))
    return "\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Escape what Markdown or HTML would read as markup."""
    return _SPECIAL.sub(r"\\\1", harmless(text)).replace("\n", " ").replace("&", "&amp;")


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {escaped(block.text)}"
    if isinstance(block, Line):
        text = f"**{escaped(block.text)}**" if block.tone == "strong" else escaped(block.text)
        return f"- {text}" if block.mark else text
    return _table(block)


def _table(table: Table) -> str:
    rule = ["---:" if column.numeric else "---" for column in table.columns]
    lines = [[escaped(column.heading) for column in table.columns], rule]
    lines += [[_cell(cell) for cell in row] for row in table.rows]
    legends = [f"\n{escaped(column.legend)}" for column in table.columns if column.legend]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), *legends])


def _cell(cell: str) -> str:
    indent = len(cell) - len(cell.lstrip(" "))
    return "&nbsp;" * indent + escaped(cell.strip(" "))
