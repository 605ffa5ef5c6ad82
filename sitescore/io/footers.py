"""Rows that are no sites: totals, sources, notes and titles that stand below a table, or between two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

import numpy as np

from sitescore.core.checks import Booleans
from sitescore.many_texts import ManyTexts, joined

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
_BEGINNINGS = ("an", "av", "de", "ge", "gr", "he", "hu", "ka", "ke", "ko", "ma", "me", "mi", "no", "ob", "pa", "sa",
               "so", "st", "su", "to", "we", "yh")  # fmt: skip
"""One of them, or a colon or white space, begins every total and every source in ASCII."""
MANY, FEW = 1 << 16, 8
"""Signs of texts in which it pays to look first at how each begins, and of how many one may begin oddly."""
AT_ONCE = 1 << 15
"""Texts whose beginnings are looked at together."""
_NOTE = (
    r"[*†‡¹²³]|\d{1,2}\)|(?:päivitetty|lähde|lähteet|huom|huomautus|huomautukset|huomio|taulukko|tiedot|uppdaterad"
    r"|källa|källor|anm|anmärkning|obs|tabell|updated|sources?|notes?|table)\b"
)


def looks_odd(texts: Iterable[str]) -> bool:
    """Tell whether any of many texts may be a total or a source, faster than one by one."""
    lines = _folded(f"\n{_in_question(texts)}")
    if ":" in lines and any(word in lines for word in SOURCES):
        return True
    return any(stem in lines for stem in _STEMS) and re.search(_SOMEWHERE, lines) is not None


def _in_question(texts: Iterable[str]) -> str:
    """Put texts below each other; of very many in ASCII those alone that begin like totals or sources."""
    if isinstance(texts, ManyTexts):
        return _suspicious(texts) if len(texts.signs) >= MANY and texts.signs.isascii() else joined(texts)
    together = joined(texts)
    return _suspicious(ManyTexts(together.encode())) if len(together) >= MANY and together.isascii() else together


def _suspicious(texts: ManyTexts) -> str:
    """Put those of many texts in ASCII below each other that begin like totals or sources; all where they are many."""
    signs, table = np.frombuffer(texts.signs, dtype=np.uint8), _begins_oddly()
    odd = [0] if table[signs[0], signs[min(1, signs.size - 1)]] else []
    for start in range(0, len(texts) - 1, AT_ONCE):
        before = texts.ends[start : min(start + AT_ONCE, len(texts) - 1)]
        odd += (
            np.flatnonzero(table[signs[before + 1], signs[np.minimum(before + 2, signs.size - 1)]]) + start + 1
        ).tolist()
    return joined(texts if len(odd) > len(texts) // FEW else [texts[at] for at in odd])


@cache
def _begins_oddly() -> Booleans:
    """Tell of each two signs whether a total or a source may begin with them, (256, 256)."""
    table = np.zeros((256, 256), dtype=bool)
    for signs in _BEGINNINGS:
        for first in (signs[0], signs[0].upper()):
            table[ord(first), [ord(signs[1]), ord(signs[1].upper())]] = True
    table[[ord(sign) for sign in map(chr, range(128)) if sign == ":" or sign.isspace()]] = True
    return table


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
