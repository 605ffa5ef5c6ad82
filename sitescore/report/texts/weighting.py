"""Sentences and headings of weights from judgements."""

from __future__ import annotations

WEIGHTING: dict[str, tuple[str, str, str]] = {
    "weight_from": ("From", "Lähde", "Källa"),
    "origin_stated": ("stated", "annettu", "angiven"),
    "origin_profile": ("profile", "profiili", "profil"),
    "weighed_by": ("{node}: weights by {method}.", "{node}: painotus {method}.", "{node}: vikter enligt {method}."),
    "judged_well": (
        "{node}: weights by {method}, consistency ratio {ratio}.",
        "{node}: painotus {method}, ristiriitaisuussuhde {ratio}.",
        "{node}: vikter enligt {method}, konsistenskvot {ratio}.",
    ),
    "judged_loosely": (
        "{node}: weights by {method}, consistency ratio {ratio}, above {limit}: the judgements contradict each other.",
        "{node}: painotus {method}, ristiriitaisuussuhde {ratio}, yli {limit}: arviot ovat ristiriidassa keskenään.",
        "{node}: vikter enligt {method}, konsistenskvot {ratio}, över {limit}: bedömningarna motsäger varandra.",
    ),
    "triad": (
        "{first} over {second} {before}, {second} over {third} {after}, but {upper} over {lower} {across}; the first two make {first} over {third} {implied}.",
        "{first} / {second} {before}, {second} / {third} {after}, mutta {upper} / {lower} {across}; kahdesta ensimmäisestä seuraa {first} / {third} {implied}.",
        "{first} / {second} {before}, {second} / {third} {after}, men {upper} / {lower} {across}; av de två första följer {first} / {third} {implied}.",
    ),
    "mend": (
        "What would help most: {first} over {second} {proposed} instead of {stated}; the ratio is {ratio} then.",
        "Eniten auttaisi: {first} / {second} {proposed} eikä {stated}; suhde on silloin {ratio}.",
        "Mest skulle hjälpa: {first} / {second} {proposed} i stället för {stated}; kvoten är då {ratio}.",
    ),
}
