"""Which rows of a table are best, where the table need not fit in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from sitescore.analysis.block_runs import Progress, memory_bytes
from sitescore.analysis.rank import ranked
from sitescore.analysis.scoring import POINTS
from sitescore.analysis.table_passes import Passes
from sitescore.analysis.table_sources import opened
from sitescore.assembly import without_sites
from sitescore.assembly.matching import matched
from sitescore.assembly.row_problems import unfit_for_rows, unsound_cells
from sitescore.assembly.row_rules import ListedRows, RowValues, matrix_of_rows, row_rules, row_values
from sitescore.assembly.told_beside import columns_left_out
from sitescore.assembly.weight_notices import scale_notices, weight_notices
from sitescore.core.checks import Integers
from sitescore.core.ranking import ranks
from sitescore.core.streaming.best_rows import BestRows
from sitescore.core.streaming.partial import Partial
from sitescore.errors import InputError, Notice
from sitescore.matrix import DecisionMatrix
from sitescore.model.criteria import CriteriaSet
from sitescore.results.table_ranking import TableRanking, coarser

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
SHOWN_BINS = 100


def rank_table(  # noqa: PLR0913 - a table, a question, and what it may take
    table: Any,
    criteria: CriteriaSet,
    *,
    top: int = 100,
    memory: str | int = "1G",
    executor: Any = None,
    columns: Sequence[str] = (),
    quantiles: Sequence[float] = QUANTILES,
    options: Mapping[str, object] | None = None,
    progress: Progress | None = None,
) -> TableRanking:
    """Score every row of a table block by block, and list the best.

    Ranks, scores and exclusions are those that `rank` gives for the whole table; nothing is drawn.

    Parameters
    ----------
    table : a .npy, CSV, Parquet or Feather file or a folder of Parquet files (or how to read it); an
        array, (rows, columns) numbers or (rows,) records, NaN where a cell is not known; or a data
        frame as `read_sites` takes it
    criteria : from `read_criteria`
    top : how many rows to list, 1 or more
    memory : that blocks and what is worked out from them may take, as "500M"; at least 128M
    executor : anything with ``submit`` as `concurrent.futures` has it, or with ``map``, that works
        on the blocks; left out, they are worked on one after the other
    columns : names of an array's columns, which are otherwise its own or the criteria in order
    quantiles : shares of the scored rows, in [0, 1], whose scores are found exactly, with at
        least one more look at the table; none for none
    options : kept in the result's provenance
    progress : is told the number of rows worked on since it was last told

    Raises
    ------
    InputError
        With everything in which table and criteria do not fit each other, cells that cannot be
        scored, and what the criteria ask for that blocks do not tell.

    Examples
    --------
    >>> import numpy as np
    >>> from sitescore import read_criteria
    >>> found = rank_table(np.random.default_rng(1).random((1000, 36)) * 1000, read_criteria("tp3"), top=3)
    >>> found.rows, len(found.ranking.sites)
    (1000, 3)
    """
    if top < 1 or not all(0 <= share <= 1 for share in quantiles):
        raise ValueError(f"top must be 1 or more and quantiles within [0, 1], got {top} and {list(quantiles)}")
    source = opened(table, criteria, columns=columns, memory=memory_bytes(memory), executor=executor)
    aside = columns_left_out(source, criteria)
    places, problems, notices = matched(source, criteria, aside=aside)
    if aside:
        notices.append(Notice("evidence_left_out", {"file": source.file, "columns": "; ".join(aside)}))
    problems += unfit_for_rows(criteria, places, source.file)
    if problems:
        raise InputError(problems)
    passes = Passes(source=source, criteria=criteria, columns=places, executor=executor, progress=progress)
    values = row_values(criteria, passes.known(), worded=source.worded)
    matrix = without_sites(criteria, options=options)
    looks = 2 if len(quantiles) else 1
    rules = row_rules(criteria, matrix, values, top=top, scored=looks * (source.rows or 0))
    found = passes.scored(rules)
    if problems := unsound_cells(criteria, places, source, found):
        raise InputError(problems)
    observed = [value.name for value in values if matrix.scales[value.name].observed]
    absent = [name for name in criteria.criteria if name not in places]
    return _result(
        found,
        criteria=criteria,
        matrix=matrix,
        values=values,
        quantiles=passes.quantiles(rules, found, quantiles),
        notices=[*source.notices, *notices, *scale_notices(observed, absent), *weight_notices(criteria)],
    )


def _result(
    found: Partial,
    *,
    criteria: CriteriaSet,
    matrix: DecisionMatrix,
    values: Sequence[RowValues],
    quantiles: Mapping[float, float],
    notices: Sequence[Notice],
) -> TableRanking:
    place = ranks(POINTS * found.best.scores)
    listed = np.lexsort((found.best.rows, place))[: found.best.count]
    ranking = ranked(matrix_of_rows(matrix, values, _listed(found.best, listed)))
    screened = [name for name in matrix.criteria if matrix.scales[name].knock_out is not None]
    nobody = [Notice("nobody_left", {"sites": found.rows})] if found.excluded == found.rows else []
    return TableRanking(
        ranking=replace(ranking, ranks=place[listed]),
        numbers=found.best.rows[listed],
        rows=found.rows,
        scored=found.scored,
        excluded=found.excluded,
        conditions={name: str(criteria.criteria[name].knock_out) for name in screened},
        knocked_out=dict(zip(screened, found.knocked_out.tolist(), strict=True)),
        doubtful=dict(zip(screened, found.doubtful.tolist(), strict=True)),
        unknown=dict(zip(matrix.criteria, found.unknown.count.tolist(), strict=True)),
        least=POINTS * found.least if found.scored else np.nan,
        mean=POINTS * found.mean,
        greatest=POINTS * float(found.best.scores[0]) if found.scored else np.nan,
        quantiles={share: POINTS * score for share, score in quantiles.items()},
        histogram=coarser(found.histogram, SHOWN_BINS),
        slack=POINTS * found.slack,
        notices=(*notices, *nobody),
    )


def _listed(best: BestRows, listed: Integers) -> ListedRows:
    """Take the rows that are listed; those of an array are called by their numbers."""
    cells, *kept = (part[listed] for part in best.carried)
    if kept:
        sites, names, low, high = kept
        return ListedRows(sites=sites.tolist(), names=names.tolist(), cells=cells, low=low, high=high)
    numbers = list(map(str, best.rows[listed].tolist()))
    exact = cells.astype(np.float64)
    low, high = (np.where(np.isnan(exact), away, exact) for away in (-np.inf, np.inf))
    return ListedRows(sites=numbers, names=numbers, cells=exact, low=low, high=high)
