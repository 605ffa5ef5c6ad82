"""All that a person reads, in English, Finnish and Swedish: the one catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitescore.report.texts.answers import ANSWERS
from sitescore.report.texts.audit import AUDIT
from sitescore.report.texts.charts import CHARTS
from sitescore.report.texts.diff import DIFF
from sitescore.report.texts.headings import HEADINGS
from sitescore.report.texts.improvement import IMPROVEMENT
from sitescore.report.texts.methods import METHODS
from sitescore.report.texts.notices import NOTICES
from sitescore.report.texts.page import GLOSSARY, PAGE
from sitescore.report.texts.robustness import ROBUSTNESS
from sitescore.report.texts.sensitivity import SENSITIVITY
from sitescore.report.texts.sentences import SENTENCES
from sitescore.report.texts.tables import TABLES
from sitescore.report.texts.template import TEMPLATE
from sitescore.report.texts.weighting import WEIGHTING
from sitescore.report.texts.workbook import WORKBOOK

LANGUAGES = ("en", "fi", "sv")

TEXTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        **HEADINGS,
        **NOTICES,
        **SENTENCES,
        **SENSITIVITY,
        **ROBUSTNESS,
        **IMPROVEMENT,
        **ANSWERS,
        **METHODS,
        **WEIGHTING,
        **TABLES,
        **DIFF,
        **CHARTS,
        **WORKBOOK,
        **TEMPLATE,
        **AUDIT,
        **PAGE,
        **GLOSSARY,
    }
)
"""Texts by key, in the order of ``LANGUAGES``."""
