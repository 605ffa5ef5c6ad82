"""How judgements are written by name: one way a weighting method. To add one: a function, then a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitescore.model.judgements.best_worst import best_and_worst
from sitescore.model.judgements.form import Form
from sitescore.model.judgements.orders import importance_order, stepwise_order
from sitescore.model.judgements.pairs import attractions, comparisons, preferences
from sitescore.model.judgements.points import levels_and_points, points_by_name

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "pairwise": Form(comparisons, '"a / b" = 3'),
        "best_worst": Form(best_and_worst, "best, worst, best_to_others = { … }, others_to_worst = { … }"),
        "swing": Form(points_by_name, "a = 100, b = 60"),
        "direct": Form(points_by_name, "a = 50, b = 30"),
        "rank_order": Form(importance_order, 'order = ["a", "b = c", "d"]'),
        "swara": Form(stepwise_order, 'order = ["a", "b", "c"], steps = [0.25, 1]'),
        "fucom": Form(points_by_name, "a = 1, b = 2.5"),
        "lbwa": Form(levels_and_points, "levels = { a = 1, … }, points = { a = 0, … }"),
        "macbeth": Form(attractions, '"a / b" = "weak", a = "strong"'),
        "rancom": Form(preferences, '"a / b" = "more"'),
    }
)
"""Methods that are asked among siblings; `uta` is not, as it learns from ranked sites."""
