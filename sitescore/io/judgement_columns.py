"""Which columns a table of judgements has, by what people were asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sitescore.io.reading import Headers
from sitescore.records import dataclass

PERSON = "person"
ALIASES = {
    "criterion": "criterion", "kriteeri": "criterion", "kriterium": "criterion", "tekijä": "criterion",
    "faktor": "criterion", "factor": "criterion",
    "first": "first", "ensimmäinen": "first", "första": "first",
    "second": "second", "toinen": "second", "andra": "second",
    "times": "times", "kertaa": "times", "gånger": "times",
    "points": "points", "pisteet": "points", "poäng": "points",
    "rank": "rank", "sija": "rank", "rang": "rank",
    "best_to_it": "best_to_it", "it_to_worst": "it_to_worst",
    "person": PERSON, "henkilö": PERSON, "vastaaja": PERSON, "svarande": PERSON,
}  # fmt: skip
"""Column by its header in any language."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The columns of one way of asking: whom a row is about, then its figures; and the weighting method."""

    method: str
    names: Sequence[str]
    figures: Sequence[str]

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.names, *self.figures)


ASKED: Mapping[str, Asked] = MappingProxyType(
    {
        "pairwise": Asked("pairwise", ("first", "second"), ("times",)),
        "swing": Asked("swing", ("criterion",), ("points",)),
        "best-worst": Asked("best_worst", ("criterion",), ("best_to_it", "it_to_worst")),
        "rank-order": Asked("rank_order", ("criterion",), ("rank",)),
    }
)
"""By the name of the command that reads it."""

HEADERS = Headers(names=ALIASES, needed=tuple(frozenset(way.columns) for way in ASKED.values()))
"""How the header of such a table is known in a spreadsheet."""
