"""From a result to a document: one file a kind of result. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitescore.report.document import Document
    from sitescore.report.views.viewing import Viewing

VIEWS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Ranking": ("ranking", "ranking_view"),
        "TableRanking": ("table_ranking", "table_ranking_view"),
        "Explanation": ("explanation", "explanation_view"),
        "Difference": ("difference", "difference_view"),
        "Effects": ("effects", "effects_view"),
        "Lead": ("effects", "lead_view"),
        "Comparison": ("comparison", "comparison_view"),
        "RankReversal": ("rank_reversal", "rank_reversal_view"),
        "Audit": ("audit", "audit_view"),
        "MethodComparison": ("method_comparison", "method_comparison_view"),
        "WeightsTable": ("weights", "weights_view"),
        "JudgedWeights": ("judged_weights", "judged_weights_view"),
        "GroupWeights": ("group_weights", "group_weights_view"),
        "Improvement": ("improvement", "improvement_view"),
        "Robustness": ("robustness", "robustness_view"),
        "Sensitivity": ("sensitivity", "sensitivity_view"),
        "Steps": ("steps", "steps_view"),
        "Survey": ("survey", "survey_view"),
        "Findings": ("findings", "findings_view"),
        "Scenarios": ("scenarios", "scenarios_view"),
        "RunDifference": ("run_difference", "run_difference_view"),
        "Equivalents": ("weight_answers", "equivalents_view"),
        "BestFor": ("weight_answers", "best_for_view"),
        "Validation": ("validation", "validation_view"),
        "Catalogue": ("catalogue", "catalogue_view"),
    }
)
"""By class of the result, the file of its view here and the function; imported when wanted, to start soon."""


def document_of(result: Any, viewing: Viewing) -> Document:
    """Lay a result out as a document."""
    file, function = VIEWS[type(result).__name__]
    document: Document = getattr(import_module(f"sitescore.report.views.{file}"), function)(result, viewing)
    return document
