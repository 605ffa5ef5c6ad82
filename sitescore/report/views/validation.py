"""The check of the data, as a document."""

from __future__ import annotations

from shlex import quote

import numpy as np

from sitescore.codes import ON_READING
from sitescore.evidence import GRADES
from sitescore.matrix import DecisionMatrix
from sitescore.report.document import Block, Column, Document, Heading, Line, Table
from sitescore.report.views.viewing import Viewing
from sitescore.results.validation import Validation

MOST = 50


def validation_view(validation: Validation, viewing: Viewing) -> Document:
    """Lay a check of the data out: the problems, or what is known."""
    if validation.matrix is None:
        return _problems(validation, viewing)
    words, matrix = viewing.words, validation.matrix
    facts = {"file": validation.file, "sites": len(matrix.sites), "criteria": len(matrix.criteria)}
    known = int((matrix.known & matrix.applicable).sum())
    counts = {"known": known, "cells": matrix.known.size, "not_applicable": int((~matrix.applicable).sum())}
    least = int(np.argmin(validation.coverage))
    blocks: list[Block] = [
        Heading(words("validate_title", **facts, **counts)),
        _table(validation, matrix, viewing),
        Line(words("grades_legend", grades=words.grades(matrix)), tone="faint"),
        Heading(words("data_check"), level=2),
        *(Line(words.exclusion(matrix, out), mark="x") for out in matrix.excluded[:MOST]),
        *(Line(words.notice(notice, matrix), tone="warning", mark="!") for notice in validation.notices
          if notice.kind not in ON_READING),
        Line(
            words(
                "validate_ok",
                known=words.percent(float(validation.coverage.mean())),
                site=matrix.names[least],
                least=words.percent(float(validation.coverage[least])),
            ),
            tone="strong",
        ),
    ]  # fmt: skip
    return Document(blocks, next_step=words("next_rank", file=quote(validation.file)))


def _table(validation: Validation, matrix: DecisionMatrix, viewing: Viewing) -> Table:
    words = viewing.words
    columns = [
        Column(words("criterion")),
        Column(words("known"), numeric=True),
        Column(words("unknown"), numeric=True, keep=8),
        Column(words("na_cell"), numeric=True, keep=7),
        *(Column(grade, numeric=True, keep=6) for grade in GRADES),
        Column("0", numeric=True, keep=5),
        Column("1", numeric=True, keep=5),
    ]
    keys = ("known", "unknown", "not_applicable", *(f"grade_{grade}" for grade in GRADES), "at_zero", "at_one")
    rows = [
        [matrix.title(row["criterion"], words.language), *(str(row[key] or "·") for key in keys)]
        for row in validation.to_rows()
    ]
    return Table(columns, rows)


def _problems(validation: Validation, viewing: Viewing) -> Document:
    words, problems = viewing.words, validation.problems
    blocks: list[Block] = []
    for problem in problems[:MOST]:
        blocks.append(Line(f"{problem.place}: {problem.code} {problem.message}", tone="bad"))
        if problem.hint:
            blocks.append(Line(problem.hint, mark=" "))
    if len(problems) > MOST:
        blocks.append(Line(words("and_more", count=len(problems) - MOST)))
    blocks.append(Line(words("validate_errors", file=validation.file, count=len(problems)), tone="strong"))
    return Document(blocks)
