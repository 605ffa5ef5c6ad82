"""Documents as HTML: the views' blocks as headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from sitescore.report.document import Block, Document, Heading, Line, Table
from sitescore.report.wording import harmless

FIRST_LEVEL = 1


def render_blocks(document: Document, *, most: int | None = None, more: Callable[[int], str] = str) -> str:
    """Write a document as HTML; names cannot be taken for markup.

    Parameters
    ----------
    document : from a view
    most : rows of a table to show, all if not given
    more : says, once, how many rows are left out here and by the view

    Examples
    --------
    >>> render_blocks(Document([Line("a < b", mark="!")]))
    '<ul><li>a &lt; b</li></ul>'
    """
    parts = []
    told = [block for block in document.blocks if not (most and isinstance(block, Line) and block.counts_rest)]
    for listed, blocks in groupby(told, key=lambda block: isinstance(block, Line) and bool(block.mark)):
        written = "".join(_block(block, most, more) for block in blocks)
        parts.append(f"<ul>{written}</ul>" if listed else written)
    return "".join(parts)


def shown(text: str) -> str:
    """Escape what HTML would read as markup, and what a browser would act on."""
    return escape(harmless(text))


def _block(block: Block, most: int | None, more: Callable[[int], str]) -> str:
    if isinstance(block, Heading):
        level = FIRST_LEVEL + block.level
        return f"<h{level}>{shown(block.text)}</h{level}>"
    if isinstance(block, Line):
        tag = "li" if block.mark else "p"
        tone = "" if block.tone == "plain" else f" class={block.tone}"
        return f"<{tag}{tone}>{shown(block.text)}</{tag}>"
    return _table(block, most) + (_left_out(block, most, more) if most else "")


def _left_out(table: Table, most: int, more: Callable[[int], str]) -> str:
    count = max(len(table.rows) - most, 0) + table.beyond
    return f'<p class="faint">{shown(more(count))}</p>' if count > 0 else ""


def _table(table: Table, most: int | None) -> str:
    numeric = [column.numeric for column in table.columns]
    names = [column.heading for column in table.columns]
    head = "".join(
        f'<th scope="col"{_right(right)}>{shown(name)}</th>' for name, right in zip(names, numeric, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, numeric)}</tr>" for row in table.rows[:most])
    return f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cells(row: Sequence[str], numeric: Sequence[bool]) -> str:
    """Write a row, whose first text is what the row is about."""
    about = numeric.index(False) if False in numeric else -1
    tags = [('th scope="row"', "th") if at == about else ("td", "td") for at in range(len(row))]
    return "".join(
        f"<{tag}{_right(right)}>{shown(cell)}</{end}>"
        for cell, right, (tag, end) in zip(row, numeric, tags, strict=True)
    )


def _right(numeric: bool) -> str:  # noqa: FBT001 - of one column
    return " class=n" if numeric else ""
