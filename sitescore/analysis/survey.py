"""Which unknown to find out first: cells by the value of information."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import POINTS, require_additive
from sitescore.analysis.sites import criterion_number
from sitescore.analysis.uncertainty import FEWEST_KNOWN, Cells, Study, Unknowns, data_at, known_values, study
from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.sensitivity.shares_of_draws import Z95
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.survey import OpenCell, Survey

NODES, DRAWS = 1024, 8192


def survey(
    matrix: DecisionMatrix, *, costs: Mapping[str, float] | None = None, missing: str = "others", seed: int = 1234
) -> Survey:
    """Rank unknown and uncertain cells by what finding them out is worth for the choice of a site.

    Finding out pays only where it can change which site is best. For a single cell the
    expected gain is a sum over the quantiles of its distribution, since scores are additive;
    for whole sites and criteria, and for everything, it is a mean over one set of draws. No
    simulation is nested.

    Parameters
    ----------
    matrix : from `assemble`
    costs : of finding out one cell of a criterion, by id; cells are then ordered by worth
        per cost
    missing : how unknown cells are distributed: "others" (as the other sites' values) or
        "range" (anything their scale allows)
    seed : of the draws

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
    if not len(matrix.included):
        raise refusal("SC503", Place("survey"), "no site is left to rank", "see `rank` for the reasons")
    for name, cost in (costs or {}).items():
        criterion_number(matrix, name, Place(f"--cost {name}"))
        if not (math.isfinite(cost) and cost > 0):
            raise refusal("SC111", Place(f"--cost {name}"), f"a cost is above 0, got {cost:g}", "leave it out for 1")
    subject = study(matrix, Unknowns(weights="stated", missing=missing, curve=1.0))
    rows = np.concatenate([subject.uncertain.rows, subject.missing.rows])
    columns = np.concatenate([subject.uncertain.columns, subject.missing.columns])
    nodes = _nodes(subject)
    weights = subject.cell_weights(Cells(rows, columns), matrix.weights[None])[0]
    scores = subject.values @ matrix.weights
    np.add.at(scores, rows, (nodes.mean(axis=0) - subject.values[rows, columns]) * weights)
    change = (nodes - nodes.mean(axis=0)) * weights
    cells = _cells(matrix, scores, rows, columns, change, costs or {}, uncertain=len(subject.uncertain))
    drawn = _drawn(nodes, seed) * weights
    everything = _gain(scores, rows, drawn, np.ones(rows.size, dtype=bool))
    sites = [_gain(scores, rows, drawn, rows == site) for site in range(scores.size)]
    criteria = [_gain(scores, rows, drawn, columns == at) for at in range(len(matrix.criteria))]
    return Survey(
        ranking=rank(matrix, draws=0),
        cells=tuple(cells),
        evpi=everything[0],
        evpi_error=everything[1],
        sites=np.array([gain for gain, _ in sites]),
        sites_error=np.array([error for _, error in sites]),
        criteria=np.array([gain for gain, _ in criteria]),
        criteria_error=np.array([error for _, error in criteria]),
        missing=missing,
        draws=DRAWS,
        seed=seed,
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
        for criterion in np.unique(cells.columns):
            these = cells.columns == criterion
            known = known_values(matrix, int(criterion))
            if known.size >= FEWEST_KNOWN:
                spread = np.sort(known)[np.minimum((quantiles[:, 0] * known.size).astype(int), known.size - 1)]
                found[:, these] = np.clip(spread[:, None], low[these], high[these])
    return found


def _cells(  # noqa: PLR0913 - what is known of all cells at once
    matrix: DecisionMatrix,
    scores: Floats,
    rows: Integers,
    columns: Integers,
    change: Floats,
    costs: Mapping[str, float],
    *,
    uncertain: int,
) -> list[OpenCell]:
    """Work out what each cell is worth, the most worth finding out first."""
    doubtful = {(exclusion.site, exclusion.criterion) for exclusion in matrix.doubtful}
    leader = int(np.argmax(scores))
    found = []
    for number, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        site, name = int(matrix.included[row]), matrix.criteria[column]
        others = np.delete(scores, row).max(initial=-np.inf)
        outcomes = scores[row] + change[:, number]
        gain = float(np.maximum(outcomes, others).mean() - scores.max()) if np.isfinite(others) else 0.0
        switches = outcomes < others if row == leader else outcomes > others
        found.append(
            OpenCell(
                site=site,
                criterion=column,
                known=number < uncertain,
                worth=POINTS * max(gain, 0.0),
                chance=float(switches.mean()),
                cost=costs.get(name),
                may_exclude=(matrix.sites[site], name) in doubtful,
            )
        )
    score = dict(zip(matrix.included.tolist(), scores.tolist(), strict=True))

    def place(cell: OpenCell) -> tuple[float, bool, float, int]:
        """Worth first; where single cells are worth nothing, knock-outs of the best sites."""
        return -round(cell.worth / (cell.cost or 1.0), 3), not cell.may_exclude, -score[cell.site], cell.criterion

    return sorted(found, key=place)


def _drawn(nodes: Floats, seed: int) -> Floats:
    """Draw every cell independently from its nodes, less its mean, (draws, cells)."""
    rng = np.random.default_rng(seed)
    picked = rng.integers(0, NODES, (DRAWS, nodes.shape[1]))
    centred: Floats = np.take_along_axis(nodes, picked, axis=0) - nodes.mean(axis=0)
    return centred


def _gain(scores: Floats, rows: Integers, drawn: Floats, which: Booleans) -> tuple[float, float]:
    """Estimate the gain in points from knowing some cells before choosing, and the half-width of its bar."""
    if not which.any():
        return 0.0, 0.0
    outcomes = np.tile(scores, (len(drawn), 1))
    order = np.flatnonzero(which)[np.argsort(rows[which], kind="stable")]
    starts = np.flatnonzero(np.append(True, np.diff(rows[order]) > 0))
    outcomes[:, rows[order][starts]] += np.add.reduceat(drawn[:, order], starts, axis=1)
    leader = int(np.argmax(scores))
    gains = POINTS * (outcomes.max(axis=1) - outcomes[:, leader])
    return float(gains.mean()), float(Z95 * gains.std(ddof=1) / np.sqrt(len(gains)))
