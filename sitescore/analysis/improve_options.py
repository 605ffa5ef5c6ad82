"""What may be asked of `improve`: checked before all the work."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sitescore.analysis.scoring import require_additive
from sitescore.analysis.sites import criterion_number
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix

DECIDERS = ("site", "region", "nation", "none")


def check_goal(site: int, rival: int | None, to_rank: int | None) -> None:
    """Refuse a site that is to beat itself, a rank and a rival at once, and a rank below 1."""
    if rival == site:
        raise refusal("SC503", Place("--beat"), "a site is compared with itself", "name another site")
    if rival is not None and to_rank is not None:
        raise refusal("SC111", Place("--to-rank"), "give a rank or a site to beat, not both", "leave one out")
    if to_rank is not None and to_rank < 1:
        raise refusal("SC111", Place("--to-rank"), f"a rank is 1 or more, got {to_rank}")


def check_counts(plans: int, chance: float | None) -> None:
    """Refuse no plans, and a chance that is no share."""
    if plans < 1:
        raise refusal("SC111", Place("--plans"), f"there must be at least one plan, got {plans}")
    if chance is not None and not 0 <= chance <= 1:
        raise refusal("SC111", Place("--chance"), f"a chance lies within 0 and 1, got {chance:g}")


def check_options(
    matrix: DecisionMatrix, controllable: Sequence[str], costs: Mapping[str, float], limits: Mapping[str, float]
) -> None:
    """Refuse scores that are no sums, unknown deciders and criteria, and costs and limits that are no numbers."""
    require_additive(matrix, "improve")
    strange = [name for name in controllable if name not in DECIDERS]
    if strange or not controllable:
        who = strange[0] if strange else ""
        raise refusal("SC111", Place("--controllable"), f"nobody is called {who!r}", f"use {', '.join(DECIDERS)}")
    for option, given in (("--cost", costs), ("--limit", limits)):
        for name, number in given.items():
            criterion_number(matrix, name, Place(f"{option} {name}"))
            if not math.isfinite(number) or (option == "--cost" and number < 0):
                what = f"a cost is 0 or more, a limit any number; got {number:g}"
                raise refusal("SC111", Place(f"{option} {name}"), what, "leave it out")
