"""Rank candidate sites for heavy industry on weighted criteria, and say how far the ranking can be trusted.

>>> import sitescore as ss
>>> ranking = ss.rank(ss.assemble(ss.read_sites("sites/finland.csv"), ss.read_criteria("tp3")))
>>> int(ranking.ranks.min())
1
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sitescore.version import __version__

if TYPE_CHECKING:
    from sitescore.analysis.agreement import agreement as agreement
    from sitescore.analysis.agreement import consensus as consensus
    from sitescore.analysis.audit import audit as audit
    from sitescore.analysis.compare import compare as compare
    from sitescore.analysis.compare_methods import compare_methods as compare_methods
    from sitescore.analysis.explain import explain as explain
    from sitescore.analysis.improve import improve as improve
    from sitescore.analysis.rank import rank as rank
    from sitescore.analysis.rank_reversal import rank_reversal as rank_reversal
    from sitescore.analysis.rank_table import rank_table as rank_table
    from sitescore.analysis.robustness import robustness as robustness
    from sitescore.analysis.scenarios import scenarios as scenarios
    from sitescore.analysis.score_table import score_table as score_table
    from sitescore.analysis.score_table import weigh as weigh
    from sitescore.analysis.score_table import weighing as weighing
    from sitescore.analysis.sensitivity import sensitivity as sensitivity
    from sitescore.analysis.steps import steps as steps
    from sitescore.analysis.survey import survey as survey
    from sitescore.analysis.uncertainty import Unknowns as Unknowns
    from sitescore.analysis.weight_answers import best_for as best_for
    from sitescore.analysis.weight_answers import equivalents as equivalents
    from sitescore.analysis.weights import weights_table as weights_table
    from sitescore.assembly import assemble as assemble
    from sitescore.core.classical.targets import to_target as to_target
    from sitescore.core.outranking.flowsort import flowsort as flowsort
    from sitescore.core.outranking.gaia import gaia as gaia
    from sitescore.core.outranking.net_flows import net_flows as net_flows
    from sitescore.core.weighting.ahp_scores import ahp_scores as ahp_scores
    from sitescore.core.weighting.combine import combine as combine
    from sitescore.core.weighting.pairwise_inconsistency import pairwise_inconsistency as pairwise_inconsistency
    from sitescore.errors import InputError as InputError
    from sitescore.errors import Notice as Notice
    from sitescore.errors import Problem as Problem
    from sitescore.errors import SitescoreError as SitescoreError
    from sitescore.io.criteria_file import read_criteria as read_criteria
    from sitescore.io.sites_file import read_sites as read_sites
    from sitescore.matrix import DecisionMatrix as DecisionMatrix

_HOMES = {
    "agreement": "sitescore.analysis.agreement",
    "audit": "sitescore.analysis.audit",
    "ahp_scores": "sitescore.core.weighting.ahp_scores",
    "combine": "sitescore.core.weighting.combine",
    "consensus": "sitescore.analysis.agreement",
    "flowsort": "sitescore.core.outranking.flowsort",
    "gaia": "sitescore.core.outranking.gaia",
    "net_flows": "sitescore.core.outranking.net_flows",
    "pairwise_inconsistency": "sitescore.core.weighting.pairwise_inconsistency",
    "to_target": "sitescore.core.classical.targets",
    "best_for": "sitescore.analysis.weight_answers",
    "equivalents": "sitescore.analysis.weight_answers",
    "Unknowns": "sitescore.analysis.uncertainty",
    "scenarios": "sitescore.analysis.scenarios",
    "score_table": "sitescore.analysis.score_table",
    "weigh": "sitescore.analysis.score_table",
    "weighing": "sitescore.analysis.score_table",
    "steps": "sitescore.analysis.steps",
    "survey": "sitescore.analysis.survey",
    "improve": "sitescore.analysis.improve",
    "robustness": "sitescore.analysis.robustness",
    "sensitivity": "sitescore.analysis.sensitivity",
    "DecisionMatrix": "sitescore.matrix",
    "InputError": "sitescore.errors",
    "Notice": "sitescore.errors",
    "Problem": "sitescore.errors",
    "SitescoreError": "sitescore.errors",
    "assemble": "sitescore.assembly",
    "compare": "sitescore.analysis.compare",
    "compare_methods": "sitescore.analysis.compare_methods",
    "explain": "sitescore.analysis.explain",
    "rank": "sitescore.analysis.rank",
    "rank_table": "sitescore.analysis.rank_table",
    "rank_reversal": "sitescore.analysis.rank_reversal",
    "read_criteria": "sitescore.io.criteria_file",
    "read_sites": "sitescore.io.sites_file",
    "weights_table": "sitescore.analysis.weights",
}

__all__ = ["__version__", *_HOMES]  # noqa: PLE0604 - one list of names, not two


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that importing sitescore costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sitescore' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
