"""A whole study as one document: the views of its answers one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sitescore.report.document import Block, Document
from sitescore.report.views.improvement import improvements_view
from sitescore.report.views.leading import leading_view
from sitescore.report.views.method_comparison import method_comparison_view
from sitescore.report.views.ranking import ranking_view
from sitescore.report.views.robustness import robustness_view
from sitescore.report.views.scenarios import scenarios_view
from sitescore.report.views.sensitivity import sensitivity_view
from sitescore.report.views.survey import survey_view
from sitescore.report.views.viewing import Viewing
from sitescore.report.views.weights import weights_view
from sitescore.results.findings import Findings


def findings_view(found: Findings, viewing: Viewing) -> Document:
    """Lay a study out."""
    parts: Sequence[tuple[Any, Any]] = (
        (ranking_view, found.ranking),
        (leading_view, found.leading),
        (robustness_view, found.robustness),
        (sensitivity_view, found.sensitivity),
        (survey_view, found.survey),
        *((improvements_view, list(of_one)) for _, of_one in groupby(found.improvements, key=lambda one: one.site)),
        (scenarios_view, found.scenarios),
        (method_comparison_view, found.methods),
        (weights_view, found.weights),
    )
    blocks: list[Block] = []
    for lay_out, answer in parts:
        if answer is not None:
            blocks += lay_out(answer, viewing).blocks
    return Document(blocks)
