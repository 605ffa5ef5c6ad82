"""Which rows of a wide table are no sites, and which ids are none or given twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from sitescore.core.checks import Floats
from sitescore.errors import Place, Problem
from sitescore.io.body import Body
from sitescore.io.cells import starts_number
from sitescore.io.columns import repeated
from sitescore.io.decoding import DELIMITERS
from sitescore.io.footers import footer_kind, is_note, is_own_name, is_total, looks_odd, statistics_named
from sitescore.io.seen_rows import SeenRows
from sitescore.io.totals import read_as_sites
from sitescore.many_texts import ManyTexts
from sitescore.records import dataclass

_UNKNOWN_SITE = "take it out; where it is a site of which nothing is known, write ? in one of its cells"


@dataclass(frozen=True, slots=True)
class Footer:
    """A row that looks like a total or a source by a text in column number ``at``."""

    kind: str
    text: str
    at: int


def footers(sites: Sequence[str], at: int, titles: Sequence[str], named: int | None) -> dict[int, Footer]:
    """Find the rows that look like totals or sources by their ids, or like totals by their names, by number."""
    found = {}
    if named is not None and looks_odd(titles):
        found = {row: Footer("total", title, named) for row, title in enumerate(titles) if is_total(title)}
    if looks_odd(sites):
        found |= {row: Footer(kind, site, at) for row, site in enumerate(sites) if (kind := footer_kind(site))}
    return found


def sites_among(
    found: Mapping[int, Footer],
    sites: Sequence[str],
    titles: Sequence[str],
    bare: Collection[int],
    body: Body,
    figures: Sequence[Floats],
) -> list[int]:
    """Choose those of the rows found that are sites, by their ids and names; `bare` rows have nothing but an id."""
    doubtful = {
        row: names
        for row, footer in found.items()
        if footer.kind == "total" and row not in bare and (names := statistics_named(footer.text))
    }
    others = [*(row for row in found if row not in doubtful), *bare]
    apart = [row for row in doubtful if row and _stands_apart(body, row)]
    named = [row for row in doubtful if any(is_own_name(text, found[row].text) for text in (sites[row], titles[row]))]
    return read_as_sites(doubtful, others, figures, apart, named)


def called_like(site: str, text: str) -> str:
    """Give a site's id, with the text by which it is called like a total where that is its name.

    >>> called_like("2", "Summa"), called_like("max", "max")
    ('2 (Summa)', 'max')
    """
    return site if site == text else f"{site} ({text})"


def site_problems(body: Body, sites: Sequence[str], at: int, found: Mapping[int, Footer]) -> list[Problem]:
    """List rows of totals and sources, which are `found`, and ids that are none or given twice."""
    problems = [
        _no_site(
            body.place(row, footer.at),
            footer.text,
            f"looks like a {footer.kind}",
            f"take it out, or give the site another {'id' if footer.at == at else 'name'}",
        )
        for row, footer in found.items()
    ]
    if are_distinct(sites):
        return problems
    places: dict[str, list[Place]] = {}
    for row, site in enumerate(sites):
        if site and row not in found:
            places.setdefault(site, []).append(body.place(row, at))
        elif not site and row not in found:
            problems.append(Problem("SC214", body.place(row, at), "the row has no site", "give the site an id"))
    return problems + repeated(places, "the site", "SC215")


def are_distinct(texts: Sequence[str]) -> bool:
    """Tell whether no text is empty and none like another; of some that are so it may not be told.

    Texts with different hashes differ; to sort these, or to put them into a table of numbers, takes less than to look
    up every text among the others.

    Examples
    --------
    >>> are_distinct(["a", "b"]), are_distinct(["a", "b", "a"]), are_distinct(["a", ""])
    (True, False, False)
    """
    if "" in texts:
        return False
    if isinstance(texts, ManyTexts):
        from sitescore.core.compiled.text_hashes import any_twice, put_hashes

        numbers = np.empty(len(texts), dtype=np.uint64)
        put_hashes(np.frombuffer(texts.signs, dtype=np.uint8), numbers)
        return not any_twice(numbers, np.zeros(1 << (2 * len(texts)).bit_length(), dtype=np.uint64))
    hashes = np.fromiter(map(hash, texts), dtype=np.int64, count=len(texts))
    hashes.sort()
    return not (hashes[1:] == hashes[:-1]).any()


def unknown_footers(
    body: Body, sites: Sequence[str], at: int, bare: Sequence[int], seen: SeenRows, *, width: int
) -> list[Problem]:
    """List rows with nothing but what should be an id and reads like a note, a title between two tables or a row.

    `width` is the number of the table's columns.
    """
    problems, titles, empty = [], {}, frozenset(bare)
    for row in bare:
        site, before = sites[row], body.span(row - 1)[1] if row else seen.end
        if footer_kind(site):
            continue
        if is_note(site):
            what = "has nothing else and looks like a note or a title"
            problems.append(_no_site(body.place(row, at), site, what, _UNKNOWN_SITE))
        elif mark := _other_delimiter(site, width):
            what = f"the row has 1 cell, the header {width}; its cells seem to be parted by {mark!r}"
            hint = "write the table with one delimiter"
            problems.append(Problem("SC212", body.place(row, at), what, hint))
        elif before and body.span(row)[0] > before + 1:
            what = "has nothing else and stands between two tables, as a title"
            titles[row] = _no_site(body.place(row, at), site, what, _UNKNOWN_SITE)
    last_filled = next((row for row in range(len(body) - 1, -1, -1) if row not in empty), -1)
    seen.end = body.span(len(body) - 1)[1] if len(body) else seen.end
    return problems + seen.titles(titles, last_filled)


def _other_delimiter(text: str, width: int) -> str:
    """Give the delimiter that parts a text into a table's cells, numbers among them; "" where none does."""
    rows = ((mark, text.split(mark)) for mark in DELIMITERS if mark in text)
    return next((mark for mark, cells in rows if len(cells) == width and any(map(starts_number, cells[1:]))), "")


def _stands_apart(body: Body, row: int) -> bool:
    """Tell a row that stands below a blank one."""
    before = body.span(row - 1)[1]
    return before > 0 and body.span(row)[0] > before + 1


def _no_site(place: Place, text: str, like: str, hint: str) -> Problem:
    return Problem("SC220", place, f"the row {text!r} {like}, which is no site", hint)
