"""From a result to a document: one file a kind of result. To add one: a file, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sitescore.report.document import Document
from sitescore.report.views.catalogue import catalogue_view
from sitescore.report.views.comparison import comparison_view
from sitescore.report.views.difference import difference_view
from sitescore.report.views.effects import effects_view, lead_view
from sitescore.report.views.explanation import explanation_view
from sitescore.report.views.findings import findings_view
from sitescore.report.views.group_weights import group_weights_view
from sitescore.report.views.improvement import improvement_view
from sitescore.report.views.judged_weights import judged_weights_view
from sitescore.report.views.method_comparison import method_comparison_view
from sitescore.report.views.rank_reversal import rank_reversal_view
from sitescore.report.views.ranking import ranking_view
from sitescore.report.views.robustness import robustness_view
from sitescore.report.views.scenarios import scenarios_view
from sitescore.report.views.sensitivity import sensitivity_view
from sitescore.report.views.steps import steps_view
from sitescore.report.views.survey import survey_view
from sitescore.report.views.validation import validation_view
from sitescore.report.views.viewing import Viewing
from sitescore.report.views.weight_answers import best_for_view, equivalents_view
from sitescore.report.views.weights import weights_view
from sitescore.results.catalogue import Catalogue
from sitescore.results.comparison import Comparison
from sitescore.results.effects import Effects, Lead
from sitescore.results.explanation import Difference, Explanation
from sitescore.results.findings import Findings
from sitescore.results.group_weights import GroupWeights
from sitescore.results.improvement import Improvement
from sitescore.results.judged_weights import JudgedWeights
from sitescore.results.method_comparison import MethodComparison
from sitescore.results.rank_reversal import RankReversal
from sitescore.results.ranking import Ranking
from sitescore.results.robustness import Robustness
from sitescore.results.scenarios import Scenarios
from sitescore.results.sensitivity import Sensitivity
from sitescore.results.steps import Steps
from sitescore.results.survey import Survey
from sitescore.results.validation import Validation
from sitescore.results.weight_answers import BestFor, Equivalents
from sitescore.results.weights_table import WeightsTable

View = Callable[[Any, Viewing], Document]

VIEWS: Mapping[type, View] = MappingProxyType(
    {
        Ranking: ranking_view,
        Explanation: explanation_view,
        Difference: difference_view,
        Effects: effects_view,
        Lead: lead_view,
        Comparison: comparison_view,
        RankReversal: rank_reversal_view,
        MethodComparison: method_comparison_view,
        WeightsTable: weights_view,
        JudgedWeights: judged_weights_view,
        GroupWeights: group_weights_view,
        Improvement: improvement_view,
        Robustness: robustness_view,
        Sensitivity: sensitivity_view,
        Steps: steps_view,
        Survey: survey_view,
        Findings: findings_view,
        Scenarios: scenarios_view,
        Equivalents: equivalents_view,
        BestFor: best_for_view,
        Validation: validation_view,
        Catalogue: catalogue_view,
    }
)
