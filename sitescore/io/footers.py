"""Rows that are no sites: totals, sources, notes and titles that stand below a table, or between two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

SOURCES = ("source:", "sources:", "lähde:", "lähteet:", "källa:", "källor:", "note:", "notes:", "huom:", "huom.:",
           "anm:", "anm.:", "obs:")  # fmt: skip
_MEANS = "keskiarvo|keskim(?:äärin|\\.)|ka\\.?|mediaani|median|medelvärde|medeltal|genomsnitt|mean|average|avg\\.?"
_SUMS = "yht\\.?|(?:kaikki |kohteet |koko maa )*yhteensä|kaikki(?: kohteet)?|(?:total|del|väli)?summa|total[st]?"
_TOTAL = re.compile(
    rf"[:\s]*(?:{_SUMS}|grand total|sum(?: total)?|sub-?total|sammanlagt|(?:painotettu |weighted )?(?:{_MEANS})"
    rf"|min(?:imi|imum)?\.?|max(?:imum)?\.?|maksimi|keskihajonta|standardavvikelse|standard deviation|[σ∑]"
    rf"|koko maa|hela landet)(?:\s*[:(/].*)?",
    re.DOTALL,
)
_SOMEWHERE = re.compile(rf"\n{_TOTAL.pattern}[^\S\n]*(?=\n)")
_NOTE = re.compile(
    r"[*†‡¹²³]|\d{1,2}\)|(?:päivitetty|lähde|lähteet|huom|huomautus|huomautukset|huomio|taulukko|tiedot|uppdaterad"
    r"|källa|källor|anm|anmärkning|obs|tabell|updated|sources?|notes?|table)\b"
)


def looks_odd(texts: Iterable[str]) -> bool:
    """Tell whether any of many texts may be a total or a source, faster than one by one."""
    joined = _folded("\n".join(["", *texts, ""]))
    return (":" in joined and any(word in joined for word in SOURCES)) or _SOMEWHERE.search(joined) is not None


def footer_kind(site: str) -> str:
    """Tell a total or source that stands below a table; "" for a site."""
    folded = _folded(site)
    if is_total(folded):
        return "total"
    return "source" if folded.startswith(SOURCES) else ""


def is_total(text: str) -> bool:
    """Tell an id or a name that stands for other rows together."""
    return _TOTAL.fullmatch(_folded(text).strip()) is not None


def is_note(site: str) -> bool:
    """Tell a note or a title by how it begins; sites may begin so too, but not with nothing known of them."""
    return _NOTE.match(_folded(site)) is not None


def _folded(text: str) -> str:
    return normalize("NFC", text).casefold()
