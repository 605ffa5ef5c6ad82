"""Every JSON document that the program writes, by the word that `sitescore schema` knows it by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sitescore.model.documents.audit import Audit
from sitescore.model.documents.change import Improve, Scenarios
from sitescore.model.documents.compare import Compare
from sitescore.model.documents.diff import DiffDocument
from sitescore.model.documents.doubt import Robustness, Sensitivity, Survey
from sitescore.model.documents.explain import Explain
from sitescore.model.documents.rank import RankDocument
from sitescore.model.documents.report import Report
from sitescore.model.documents.soundness import Errors, Methods, Validate
from sitescore.model.documents.weights import Weights

DOCUMENTS: Mapping[str, Any] = MappingProxyType(
    {
        "rank": RankDocument,
        "explain": Explain,
        "compare": Compare,
        "sensitivity": Sensitivity,
        "robustness": Robustness,
        "improve": Improve,
        "survey": Survey,
        "scenarios": Scenarios,
        "diff": DiffDocument,
        "audit": Audit,
        "report": Report,
        "validate": Validate,
        "weights": Weights,
        "methods": Methods,
        "errors": Errors,
    }
)
"""A command has one schema, however many kinds of documents it writes. To add one: a model, then a line here."""
