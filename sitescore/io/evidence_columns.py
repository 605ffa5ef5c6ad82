"""Columns of a wide table that say where another column's figures are from, how old and how good they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sitescore.io.table import ABOUT, NAME, NUMBERS, SECOND_NAMES, SITE, is_remark, known_name, lists_measurements
from sitescore.model.titles import folded
from sitescore.patterns import pattern

PARTS = ("source", "date", "quality", "note")
_WORDS = {word: part for part in PARTS for word in (part, *SECOND_NAMES[part])}
_BESIDE = pattern(r"(?P<of>.*[^\s_:,])(?:\s*[:,]\s*|[\s_]+)(?P<word>[^\s_:,]+?)\.?")


def evidence_columns(names: Sequence[str], ignored: Collection[str] = ()) -> dict[int, tuple[str, str]]:
    """Tell which columns are about another one's figures: those called as it, with one of our words behind it.

    Parameters
    ----------
    names : of all columns
    ignored : those that are left out

    Returns
    -------
    By number of the column: the name of the other one, and what of its figures it tells. Of two
    that tell the same the first counts. The other one may be such a column too: which are criteria is not known here.

    Examples
    --------
    >>> evidence_columns(["site", "port_km", "port_km source", "port_km_pvm", "rail lähde", "Port_km: laatu"])
    {2: ('port_km', 'source'), 3: ('port_km', 'date'), 5: ('port_km', 'quality')}
    """
    own = {SITE, NAME, *ABOUT, "", *ignored}
    figures = {folded(name): name for name in reversed(names) if name not in own and not is_remark(name)}
    found: dict[int, tuple[str, str]] = {}
    for at, name in enumerate(names):
        match = _BESIDE.fullmatch(name) if name in figures.values() else None
        of = figures.get(folded(known_name(match["of"]))) if match else None
        part = _WORDS.get(match["word"].casefold()) if match else None
        if of is not None and part is not None and (of, part) not in found.values():
            found[at] = of, part
    return found


def figure_columns(names: Sequence[str], ignored: Collection[str] = ()) -> list[int]:
    """Tell which columns hold figures: value and ends where a row is a measurement, else the criteria."""
    if lists_measurements(names):
        return [at for at, name in enumerate(names) if name in NUMBERS]
    others = {SITE, NAME, *ABOUT, "", *ignored}
    beside = evidence_columns(names, ignored)
    return [at for at, name in enumerate(names) if name not in others and not is_remark(name) and at not in beside]
