"""The difference between two runs as a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.run_difference import Changed, Moved, RunDifference

MOST, LINES, NAMED = 30, 10, 3


def run_difference_view(found: RunDifference, viewing: Viewing) -> Document:
    """Lay the difference between two runs out."""
    words = viewing.words
    blocks: list[Block] = [Heading(words("diff_title", sites=len(found.sites)))]
    if found.sites and found.parts:
        blocks += _table(found, words)
    blocks += [Line(_moved(found, moved, words), mark="+") for moved in found.entered[:LINES]]
    blocks += _more(len(found.entered), words, "+")
    blocks += [Line(_moved(found, moved, words), mark="x") for moved in found.left[:LINES]]
    blocks += _more(len(found.left), words, "x")
    blocks += _what_changed(found, words)
    if found.overtakings:
        blocks.append(Heading(words("diff_overtakings"), level=2))
        blocks += [Line(text) for text in _overtakings(found, words)]
        blocks += _more(len(found.overtakings), words, "")
    blocks += [Heading(words("verdict"), level=2), Line(_verdict(found, words), tone="strong")]
    return Document(blocks)


def _table(found: RunDifference, words: Words) -> Iterator[Block]:
    columns = [
        Column("#", numeric=True),
        Column(words("diff_was_col"), numeric=True),
        Column(words("site"), least=16),
        Column(words("score"), numeric=True),
        Column(words("diff_change_col"), numeric=True),
        *(Column(words(f"diff_{part}"), numeric=True, keep=6, least=6) for part in found.parts),
    ]
    shown = np.arange(len(found.sites))
    if len(shown) > MOST:
        moved = np.argsort(-np.abs(found.rank_after - found.rank_before), kind="stable")[:MOST]
        shown = np.sort(moved)
    change = found.score_after - found.score_before
    yield Table(
        columns,
        [
            [
                str(found.rank_after[at]),
                str(found.rank_before[at]),
                found.names[at],
                words.number(found.score_after[at]),
                _signed(change[at], words),
                *(_signed(effect, words) for effect in found.effects[:, at]),
            ]
            for at in shown
        ],
    )
    yield from _more(len(found.sites), words, "", most=MOST)
    yield Line(words("diff_legend"), tone="faint")
    if not found.split:
        yield Line(words("diff_no_split"), tone="warning", mark="!")


def _more(count: int, words: Words, mark: str, *, most: int = LINES) -> list[Block]:
    return [Line(words("and_more", count=count - most), mark=mark, tone="faint")] if count > most else []


def _what_changed(found: RunDifference, words: Words) -> Iterator[Block]:
    if found.changes:
        yield Heading(words("diff_what"), level=2)
    by_part: dict[str, list[Changed]] = {}
    for change in found.changes:
        by_part.setdefault(change.part, []).append(change)
    for part, changes in by_part.items():
        named = words.several([_named(found, change, words) for change in _largest_first(changes)], NAMED)
        yield Line(words(f"diff_what_{part}", count=len(changes), named=named))
    if found.options:
        yield Heading(words("diff_options"), level=2)
    for name, before, after in found.options:
        told = {"before": _option(before, words), "after": _option(after, words)}
        yield Line(words("diff_option", name=name, **told))


def _largest_first(changes: list[Changed]) -> list[Changed]:
    """Put weights that changed most first; other changes stay in their order."""
    return sorted(changes, key=lambda change: -_size(change) if change.part == "weights" else 0.0)


def _size(change: Changed) -> float:
    before, after = (item if isinstance(item, float) else 0.0 for item in (change.before, change.after))
    return abs(after - before)


def _named(found: RunDifference, change: Changed, words: Words) -> str:
    """Write one difference: whose, of what, from what to what."""
    who = [part for part in (change.site, change.criterion and _title(found, change.criterion, words)) if part]
    before, after = (_figure(item, words) for item in (change.before, change.after))
    if change.part in ("value_functions", "membership"):
        return " ".join(who)
    return f"{' '.join(who)} {before} → {after}".strip()


def _figure(item: float | str | None, words: Words) -> str:
    if item is None:
        return words("diff_none")
    return item if isinstance(item, str) else words.about(item)


def _option(item: Any, words: Words) -> str:
    if item is None:
        return words("diff_none")
    return ", ".join(map(str, item)) if isinstance(item, list) else str(item)


def _moved(found: RunDifference, moved: Moved, words: Words) -> str:
    why = " ".join(filter(None, (moved.criterion and _title(found, moved.criterion, words), moved.condition)))
    facts = {"name": moved.name, "rank": moved.rank}
    return words(f"diff_{moved.reason}", **facts, why=why)


def _overtakings(found: RunDifference, words: Words) -> Iterator[str]:
    for pair in found.overtakings[:LINES]:
        what = words(f"diff_{pair.kind}", site=found.names[pair.site], other=found.names[pair.other])
        part = words(f"diff_{found.parts[pair.part]}")
        text = words("diff_by", what=what, swing=words.gap(pair.swing), part=part, points=_signed(pair.points, words))
        if pair.criterion is not None:
            text = words("diff_on", what=text, criterion=_title(found, found.criteria[pair.criterion], words))
        yield f"{text}."


def _verdict(found: RunDifference, words: Words) -> str:
    if not found.ranks_changed:
        return words("diff_verdict_alike" if found.alike else "diff_verdict_same")
    facts = {"moved": int((found.rank_before != found.rank_after).sum()), "sites": len(found.sites)}
    before = _leaders(found, found.rank_before, found.left)
    after = _leaders(found, found.rank_after, found.entered)
    if not before or not after:
        return words("diff_verdict_nobody", **facts)
    if before == after:
        return words("diff_verdict_kept", after=words.several(after, NAMED), **facts)
    named = {"before": words.several(before, NAMED), "after": words.several(after, NAMED)}
    return words("diff_verdict_leader", **named, **facts)


def _leaders(found: RunDifference, ranks: Any, others: tuple[Moved, ...]) -> list[str]:
    both = [found.names[at] for at in np.flatnonzero(ranks == 1)]
    return sorted([*both, *(moved.name for moved in others if moved.rank == 1)])


def _title(found: RunDifference, criterion: str, words: Words) -> str:
    return found.titles[criterion][words.language]


def _signed(points: float, words: Words) -> str:
    text = words.number(points)
    return f"+{text}" if points > 0 and text.strip("0.,") else text
