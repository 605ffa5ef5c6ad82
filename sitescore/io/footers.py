"""Rows that are no sites: totals, sources, notes and titles that stand below a table, or between two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from unicodedata import normalize

SOURCES = ("source:", "sources:", "lähde:", "lähteet:", "källa:", "källor:", "note:", "notes:", "huom:", "huom.:",
           "anm:", "anm.:", "obs:")  # fmt: skip
_MEANS = "keskiarvo|keskim(?:äärin|\\.)|ka\\.?|mediaani|median|medelvärde|medeltal|genomsnitt|mean|average|avg\\.?"
_SUMS = "yht\\.?|(?:kaikki |kohteet |koko maa )*yhteensä|kaikki(?: kohteet)?|(?:total|del|väli)?summa|total[st]?"
_TOTAL = (
    rf"[:\s]*(?:{_SUMS}|grand total|sum(?: total)?|sub-?total|sammanlagt|(?:painotettu |weighted )?(?:{_MEANS})"
    rf"|min(?:imi|imum)?\.?|max(?:imum)?\.?|maksimi|keskihajonta|standardavvikelse|standard deviation|[σ∑]"
    rf"|koko maa|hela landet)(?:\s*[:(/].*)?"
)
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "ka": ("mean", "median"), "mean": ("mean", "median"), "average": ("mean", "median"), "avg": ("mean", "median"),
    "median": ("median", "mean"), "min": ("min",), "max": ("max",),
    "kaikki": ("sum", "mean"), "summa": ("sum",), "sum": ("sum",), "total": ("sum", "mean"),
    "totals": ("sum", "mean"),
})  # fmt: skip
"""Totals that may be names of places or short ids as well, with the statistics they can mean."""
_SOMEWHERE = rf"\n{_TOTAL}[^\S\n]*(?=\n)"
"""Patterns are compiled at their first use: few tables have a row that asks for them."""
_STEMS = ("yht", "sum", "total", "sammanlagt", "keski", "ka", "media", "medel", "genomsnitt", "mean", "average", "avg",
          "min", "max", "maks", "standard", "σ", "∑", "koko maa", "hela landet")  # fmt: skip
"""One of them is in every total; looking for them is a fraction of the work."""
_NOTE = (
    r"[*†‡¹²³]|\d{1,2}\)|(?:päivitetty|lähde|lähteet|huom|huomautus|huomautukset|huomio|taulukko|tiedot|uppdaterad"
    r"|källa|källor|anm|anmärkning|obs|tabell|updated|sources?|notes?|table)\b"
)


def looks_odd(texts: Iterable[str]) -> bool:
    """Tell whether any of many texts may be a total or a source, faster than one by one."""
    joined = _folded("\n".join(["", *texts, ""]))
    if ":" in joined and any(word in joined for word in SOURCES):
        return True
    return any(stem in joined for stem in _STEMS) and re.search(_SOMEWHERE, joined) is not None


def footer_kind(site: str) -> str:
    """Tell a total or source that stands below a table; "" for a site."""
    folded = _folded(site)
    if is_total(folded):
        return "total"
    return "source" if folded.startswith(SOURCES) else ""


def is_total(text: str) -> bool:
    """Tell an id or a name that stands for other rows together."""
    return re.fullmatch(_TOTAL, _folded(text).strip(), re.DOTALL) is not None


def is_own_name(text: str, total: str) -> bool:
    """Tell an id or a name that says that a row, otherwise called like a total, is a site.

    >>> is_own_name("Max Oy", "max"), is_own_name("", "max"), is_own_name("Yhteensä", "max")
    (True, False, False)
    """
    return bool(text) and text != total and not is_total(text)


def statistics_named(text: str) -> tuple[str, ...]:
    """Give the statistics that a total means whose name may be a site's as well; none where it is a total for certain.

    Examples
    --------
    >>> statistics_named("Summa"), statistics_named("max."), statistics_named("Yhteensä")
    (('sum',), ('max',), ())
    """
    return _NAMES.get(re.split("[:(/]", _folded(text), maxsplit=1)[0].strip().rstrip("."), ())


def is_note(site: str) -> bool:
    """Tell a note or a title by how it begins; sites may begin so too, but not with nothing known of them."""
    return re.match(_NOTE, _folded(site)) is not None


def _folded(text: str) -> str:
    return normalize("NFC", text).casefold()
