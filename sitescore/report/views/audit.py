"""The audit as a document: findings by importance with what to do, then the figures behind them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table, Tone
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.audit import SEVERITIES, Audit, Finding

MOST = 6
COUNTS = ("open_knock_outs", "stale")
"""Kinds whose figures are counts; those of others are shares."""
BESIDE_WEIGHTS = ("moves_more", "moves_less", "pulls_against")
"""Kinds of findings whose figures are told with the weights."""
MARKS: dict[str, tuple[str, Tone]] = {"serious": ("!!", "bad"), "check": ("!", "warning"), "note": ("-", "plain")}


def audit_view(audit: Audit, viewing: Viewing) -> Document:
    """Lay the findings out, and the criteria and sites that they are about."""
    words, matrix = viewing.words, audit.matrix
    facts = {"title": matrix.titles[words.language], "sites": len(matrix.sites), "criteria": len(matrix.criteria)}
    blocks: list[Block] = [Heading(words("audit_data_title", **facts))]
    if not audit.findings:
        blocks.append(Line(words("audit_nothing"), tone="strong"))
    for severity in SEVERITIES:
        blocks += _findings(audit, severity, words)
    blocks += [Heading(words("audit_criteria"), level=2), _criteria(audit, words)]
    if audit.alphas:
        blocks.append(Line(_alphas(audit, words), tone="faint"))
    blocks += [Heading(words("audit_sites"), level=2), _sites(audit, words)]
    blocks.append(Line(words("audit_figures_legend", grades=words.weak_grades(matrix)), tone="faint"))
    return Document(blocks, next_step=words("next_survey", file=viewing.file))


def finding_rows(audit: Audit, viewing: Viewing) -> list[dict[str, Any]]:
    """Give the findings as data, with their sentences."""
    return [
        {**finding.to_dict(), "message": found, "advice": advice}
        for finding in audit.findings
        for found, advice in [_sentences(audit, finding, viewing.words)]
    ]


def _findings(audit: Audit, severity: str, words: Words) -> Iterator[Block]:
    these = [finding for finding in audit.findings if finding.severity == severity]
    if these:
        yield Heading(words(f"audit_{severity}"), level=2)
    mark, tone = MARKS[severity]
    for number, finding in enumerate(these, 1):
        found, advice = _sentences(audit, finding, words)
        yield Line(found, tone=tone, mark=mark)
        if number == len(these) or these[number].kind != finding.kind:
            yield Line(advice, tone="faint", mark=" " * len(mark))


def _sentences(audit: Audit, finding: Finding, words: Words) -> tuple[str, str]:
    """Write what was found and what to do."""
    facts = {name: _fact(name, fact, audit, words) for name, fact in finding.facts.items()}
    facts |= {
        "listed": _listed(audit, finding, words),
        "criteria": words.several([words.node(audit.matrix, name) for name in finding.criteria], MOST),
        "sites": words.several(_site_names(audit, finding), MOST),
        "number_of_sites": len(finding.sites),
        "weight": words.percent(finding.weight),
    }
    if finding.kind in ("conflict", "only_second"):
        facts |= _two_sources(audit, finding, words)
    return words(f"finding_{finding.kind}", **facts), words(f"advice_{finding.kind}", **facts)


def _fact(name: str, fact: Any, audit: Audit, words: Words) -> Any:
    if name == "cells":
        return words.cells(fact, audit.matrix)
    return words.number(fact, 2) if isinstance(fact, float) and math.isfinite(fact) else fact


def _listed(audit: Audit, finding: Finding, words: Words) -> str:
    """Name criteria, or sites where there are none, each with its figure."""
    about = [words.node(audit.matrix, name) for name in finding.criteria] or _site_names(audit, finding)
    write = words.figure if finding.kind in COUNTS else words.percent
    if not finding.figures:
        return words.several(about, MOST)
    if finding.kind in BESIDE_WEIGHTS:
        weights = (audit.matrix.weights[audit.matrix.criteria.index(name)] for name in finding.criteria)
        shares = (
            f"{words.percent(x)} ({words.percent(weight)})" for x, weight in zip(finding.figures, weights, strict=True)
        )
        return words.several([f"{name} {share}" for name, share in zip(about, shares, strict=True)], MOST)
    return words.several([f"{name} {write(x)}" for name, x in zip(about, finding.figures, strict=True)], MOST)


def _site_names(audit: Audit, finding: Finding) -> list[str]:
    return [audit.matrix.names[audit.matrix.sites.index(site)] for site in finding.sites]


def _two_sources(audit: Audit, finding: Finding, words: Words) -> dict[str, str]:
    """Write what the figure that is used says, and what the other source says."""
    matrix, facts = audit.matrix, finding.facts
    cell = matrix.sites.index(finding.sites[0]), matrix.criteria.index(finding.criteria[0])
    unit = matrix.scales[finding.criteria[0]].unit
    other = facts["word"] or words.quantity(facts["number"], (facts["low"], facts["high"]), unit)
    source = facts["source"] or words("no_source_word")
    return {"used": words.measured(matrix, *cell), "other": other, "source": source}


def _criteria(audit: Audit, words: Words) -> Table:
    matrix = audit.matrix
    columns = [
        Column(words("criterion")),
        Column(words("weight"), numeric=True),
        Column(words("effective"), numeric=True, keep=7),
        Column(words("known"), numeric=True, keep=8),
        Column(words("weak"), numeric=True, keep=6),
        Column(words("value_spread"), numeric=True, keep=5),
    ]
    rows = [
        [
            matrix.title(matrix.criteria[at], words.language),
            words.number(100 * matrix.weights[at]),
            words.number(100 * audit.effective[at]),
            words.percent(audit.known[at]),
            words.percent(audit.weak_cells[at]),
            words.number(audit.spread[at], 2),
        ]
        for at in audit.order
    ]
    return Table(columns, rows)


def _sites(audit: Audit, words: Words) -> Table:
    columns = [Column(words("site")), Column(words("known"), numeric=True), Column(words("weak"), numeric=True)]
    order = np.argsort(audit.coverage, kind="stable")
    cells = [(audit.matrix.names[at], audit.coverage[at], audit.weak[at]) for at in order]
    return Table(columns, [[name, words.percent(known), words.percent(weak)] for name, known, weak in cells])


def _alphas(audit: Audit, words: Words) -> str:
    """Write Cronbach's alpha of each factor, with its caution."""
    listed = [
        f"{words.node(audit.matrix, name)} {words.number(alpha, 2)} ({count})"
        for name, (alpha, count) in audit.alphas.items()
        if not math.isnan(alpha)
    ]
    return words("audit_alphas", listed=words.several(listed or ["–"]))
