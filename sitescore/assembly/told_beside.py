"""What columns of a wide table tell of other columns' figures: sources, dates, grades and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitescore.assembly.matching import Headed, finder
from sitescore.errors import Notice, Problem
from sitescore.evidence import GRADES, Evidence
from sitescore.io.evidence_columns import evidence_columns
from sitescore.model.criteria import CriteriaSet
from sitescore.model.site import Beside, Column, SiteTable
from sitescore.model.titles import folded


def with_evidence(sites: SiteTable, criteria: CriteriaSet) -> tuple[SiteTable, list[Problem], list[Notice]]:
    """Put what columns tell of others' figures beside these; a column that is a criterion itself is read as one.

    Returns
    -------
    The table without such columns; what is wrong in them; which they are.
    """
    if not sites.beside:
        return sites, [], []
    criterion_of, ignored = finder(criteria), set(map(folded, criteria.ignore_columns))
    columns, headers = dict(sites.columns), dict(sites.headers)
    problems: list[Problem] = []
    told: dict[str, Beside] = {}
    for name, beside in sites.beside.items():
        if criterion_of(name, beside.unit)[0]:
            columns[name], found = beside.column()
            headers[name] = beside.header
            problems += found
        elif folded(name) not in ignored:
            told[name] = beside
    for name, beside in told.items():
        problems += _grade_problems(beside) if beside.of in columns else [_about_nothing(name, beside)]
    if problems:
        return replace(sites, columns=columns, headers=headers, beside={}), problems, []
    for of in dict.fromkeys(beside.of for beside in told.values()):
        parts = {beside.part: beside for beside in told.values() if beside.of == of}
        columns[of] = replace(columns[of], evidence=_evidence(columns[of], parts))
    named = "; ".join(told)
    notices = [Notice("told_beside", {"file": sites.file, "columns": named})] if told else []
    return replace(sites, columns=columns, headers=headers, beside={}), problems, notices


def columns_left_out(table: Headed, criteria: CriteriaSet) -> list[str]:
    """List the columns that tell of a criterion's figures, which a table that is read in blocks leaves aside."""
    criterion_of, ignored = finder(criteria), set(map(folded, criteria.ignore_columns))
    names = [name for name in table.headers if folded(name) not in ignored]
    is_criterion = {name: criterion_of(name, table.units.get(name, ""))[0] is not None for name in names}
    beside = {names[at]: of for at, (of, _) in evidence_columns(names).items()}
    return [name for name, of in beside.items() if is_criterion[of] and not is_criterion[name]]


def _evidence(column: Column, parts: Mapping[str, Beside]) -> dict[int, Evidence]:
    """Gather what is told of each site's figure."""
    found = dict(column.evidence)
    for row, texts in enumerate(zip(*(beside.texts for beside in parts.values()), strict=True)):
        if any(texts):
            told = dict(zip(parts, texts, strict=True))
            found[row] = Evidence(**{**told, "quality": told.get("quality", "").upper()})
    return found


def _about_nothing(name: str, beside: Beside) -> Problem:
    """Refuse a column about one that has no figures."""
    return Problem("SC301", beside.header, f"{name!r} is no criterion, and {beside.of!r} has no figures",
                   "say --ignore-column to leave it out")  # fmt: skip


def _grade_problems(beside: Beside) -> list[Problem]:
    """Say so where a grade is none."""
    if beside.part != "quality":
        return []
    hint = "grades are A (exact, sourced), B, C and D (judgement)"
    wrong = {text for text in dict.fromkeys(beside.texts) if text and text.upper() not in GRADES}
    return [
        Problem("SC219", beside.place(row), f"quality is {text!r}", hint)
        for row, text in enumerate(beside.texts)
        if text in wrong
    ]
