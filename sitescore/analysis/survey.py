"""Which unknown to find out first: cells by the value of information."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import POINTS, require_additive
from sitescore.analysis.sites import criterion_number, require_sites
from sitescore.analysis.uncertainty import FEWEST_KNOWN, Cells, Study, Unknowns, data_at, known_values, study
from sitescore.core.checks import Floats, Integers
from sitescore.core.sensitivity.information_of_outcomes import evppi_alone, evppi_together, summed
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.survey import OpenCell, Survey

NODES = 1024


def survey(matrix: DecisionMatrix, *, costs: Mapping[str, float] | None = None, missing: str = "others") -> Survey:
    """Rank unknown and uncertain cells by what finding them out is worth for the choice of a site.

    Finding out pays only where it can change which site is best. Scores are additive and
    cells independent, so what single cells, whole criteria and sites, and everything are worth
    are integrals over the quantiles of their distributions; nothing is drawn.

    Parameters
    ----------
    matrix : from `assemble`
    costs : of finding out one cell of a criterion, by id; cells are then ordered by worth
        per cost
    missing : how unknown cells are distributed: "others" (as the other sites' values) or
        "range" (anything their scale allows)

    Raises
    ------
    InputError
        If no site is left to rank, a criterion is not known, or scores are not additive.

    References
    ----------
    Raiffa and Schlaifer (1961), *Applied Statistical Decision Theory*, ch. 4-5: expected value
    of (partial) perfect information.
    """
    require_additive(matrix, "survey")
    require_sites(matrix, Place("survey"))
    for name, cost in (costs or {}).items():
        criterion_number(matrix, name, Place(f"--cost {name}"))
        if not (math.isfinite(cost) and cost > 0):
            raise refusal("SC111", Place(f"--cost {name}"), f"a cost is above 0, got {cost:g}", "leave it out for 1")
    subject = study(matrix, Unknowns(weights="stated", missing=missing, curve=1.0))
    rows = np.concatenate([subject.uncertain.rows, subject.missing.rows])
    columns = np.concatenate([subject.uncertain.columns, subject.missing.columns])
    changes = _nodes(subject)
    weights = subject.cell_weights(Cells(rows, columns), matrix.weights[None])[0]
    means = changes.mean(axis=0)
    changes -= means
    changes *= weights
    scores = subject.values @ matrix.weights
    np.add.at(scores, rows, (means - subject.values[rows, columns]) * weights)
    there = np.unique(rows)
    totals = np.stack([summed(changes[:, rows == row]) for row in there], axis=1) if there.size else changes
    sites = np.zeros(scores.size)
    sites[there] = evppi_alone(scores, there, totals)[0]
    each = [columns == at for at in range(len(matrix.criteria))]
    return Survey(
        ranking=rank(matrix, draws=0),
        cells=tuple(_cells(subject, scores, rows, columns, evppi_alone(scores, rows, changes), costs or {})),
        evpi=POINTS * evppi_together(scores, there, totals),
        sites=POINTS * sites,
        criteria=POINTS * np.array([evppi_together(scores, rows[these], changes[:, these]) for these in each]),
        missing=missing,
    )


def _nodes(subject: Study) -> Floats:
    """Values of every open cell at evenly spaced quantiles of its distribution, (nodes, cells)."""
    quantiles = ((np.arange(NODES) + 0.5) / NODES)[:, None]
    ranged = np.broadcast_to(quantiles, (NODES, len(subject.uncertain)))
    return np.concatenate([data_at(subject, ranged), _missing_nodes(subject, quantiles)], axis=1)


def _missing_nodes(subject: Study, quantiles: Floats) -> Floats:
    matrix, cells = subject.matrix, subject.missing
    at = matrix.included[cells.rows], cells.columns
    low, high = matrix.lowest[at], matrix.highest[at]
    found: Floats = low + quantiles * (high - low)
    if subject.unknowns.missing == "others":
        for criterion in cells.criteria:
            these = cells.columns == criterion
            known = known_values(matrix, criterion)
            if known.size >= FEWEST_KNOWN:
                spread = np.sort(known)[np.minimum((quantiles[:, 0] * known.size).astype(int), known.size - 1)]
                found[:, these] = np.clip(spread[:, None], low[these], high[these])
    return found


def _cells(
    subject: Study,
    scores: Floats,
    rows: Integers,
    columns: Integers,
    gains: tuple[Floats, Floats],
    costs: Mapping[str, float],
) -> list[OpenCell]:
    """List the cells, the most worth finding out first."""
    matrix = subject.matrix
    doubtful = {(exclusion.site, exclusion.criterion) for exclusion in matrix.doubtful}
    found = [
        OpenCell(
            site=site,
            criterion=column,
            known=number < len(subject.uncertain),
            worth=POINTS * worth,
            chance=chance,
            cost=costs.get(matrix.criteria[column]),
            may_exclude=(matrix.sites[site], matrix.criteria[column]) in doubtful,
        )
        for number, (site, column, worth, chance) in enumerate(
            zip(matrix.included[rows].tolist(), columns.tolist(), *(part.tolist() for part in gains), strict=True)
        )
    ]
    score = dict(zip(matrix.included.tolist(), scores.tolist(), strict=True))

    def place(cell: OpenCell) -> tuple[float, bool, float, int]:
        """Worth first; where single cells are worth nothing, knock-outs of the best sites."""
        return -round(cell.worth / (cell.cost or 1.0), 3), not cell.may_exclude, -score[cell.site], cell.criterion

    return sorted(found, key=place)
