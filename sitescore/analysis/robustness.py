"""How sure the ranking is over everything that is not known."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.uncertainty import CURVE, Study, Unknowns, study
from sitescore.analysis.uncertainty_shares import uncertainty_shares
from sitescore.core.checks import Floats
from sitescore.core.sensitivity.shares_of_draws import Z95, decisiveness, replicate_interval, wilson
from sitescore.core.sensitivity.smaa import RankCounts, central_weights, pairwise_wins
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.robustness import Robustness

BATCH, MOST, TARGET = 2048, 40_000, 0.005
REPLICATES, PER_REPLICATE = 16, 1024
QUASI_CRITERIA, MANY_SITES = 8, 2000
TAIL = 0.05


def robustness(
    matrix: DecisionMatrix,
    *,
    draws: int | None = None,
    seed: int = 1234,
    unknowns: Unknowns | None = None,
    top: int = 3,
    pairwise: bool = False,
) -> Robustness:
    """Rank the sites in many draws of everything that is not known.

    Parameters
    ----------
    matrix : from `assemble`
    draws : how many; None to stop when no error bar of a first or top share is wider than
        one point, at 40,000 at the most
    seed : of the draws; the same seed gives the same result
    unknowns : what is varied; by default weights within their ranges, ranged and unknown
        data, and the shape of the value functions
    top : how many sites count as the best
    pairwise : count also how often each site outscores each other

    Returns
    -------
    Robustness

    Raises
    ------
    InputError
        If no site is left to rank, there are more than 2,000, or a setting is out of range.
    """
    if not 0 < len(matrix.included) <= MANY_SITES:
        what = f"robustness ranks 1 to {MANY_SITES} sites, there are {len(matrix.included)}"
        raise refusal("SC503", Place("robustness"), what, "choose the best of them first")
    subject = study(matrix, unknowns or Unknowns())
    if subject.groups == ("weights",) and _is_low(subject):
        gathered = _quasi(subject, draws, seed, top)
        sampler = f"scrambled Sobol' points, {REPLICATES} replicates"
    else:
        gathered = _independent(subject, draws, seed, top, pairwise=pairwise)
        sampler = "independent draws"
    return _result(subject, gathered, seed=seed, sampler=sampler, top=top)


@dataclass(slots=True)
class _Gathered:
    """Counts so far, and per replicate where draws are not independent."""

    counts: RankCounts
    sums: Floats
    firsts: Floats
    wins: Floats | None = None
    rank_squares: Floats = field(default_factory=lambda: np.zeros(0))
    replicates: list[Floats] = field(default_factory=list)


def _start(subject: Study, *, pairwise: bool) -> _Gathered:
    sites, criteria = subject.values.shape
    wins = np.zeros((sites, sites)) if pairwise else None
    return _Gathered(RankCounts(sites), np.zeros((sites, criteria)), np.zeros(sites), wins)


def _take(gathered: _Gathered, scores: Floats, weights: Floats) -> None:
    rounded = np.round(scores, 12)
    gathered.counts.add(rounded.astype(np.float32) if scores.shape[1] > 100 else rounded)
    sums, firsts = central_weights(rounded, weights)
    gathered.sums += sums
    gathered.firsts += firsts
    if gathered.wins is not None:
        gathered.wins += pairwise_wins(rounded)


def _independent(subject: Study, draws: int | None, seed: int, top: int, *, pairwise: bool) -> _Gathered:
    rng = np.random.default_rng(seed)
    gathered = _start(subject, pairwise=pairwise)
    limit = draws or MOST
    stated = subject.matrix.weights
    while gathered.counts.draws < limit:
        count = min(BATCH, limit - gathered.counts.draws)
        parts = {group: subject.draw(group, count, rng=rng) for group in subject.groups}
        if not parts:
            parts = {"weights": np.tile(stated, (count, 1))}
        _take(gathered, subject.scores(parts), parts.get("weights", np.broadcast_to(stated, (count, stated.size))))
        if draws is None and _settled(gathered, top):
            break
    return gathered


def _settled(gathered: _Gathered, top: int) -> bool:
    shares = gathered.counts.acceptability
    watched = np.concatenate([shares[:, 0], shares[:, :top].sum(axis=1)])
    low, high = wilson(np.clip(watched, 0, 1), draws=gathered.counts.draws)
    return bool((high - low).max() <= 2 * TARGET)


def _is_low(subject: Study) -> bool:
    criteria = len(subject.matrix.criteria)
    return subject.unknowns.weights == "uniform" and 2 <= criteria <= QUASI_CRITERIA and subject.values.shape[0] <= 200


def _quasi(subject: Study, draws: int | None, seed: int, top: int) -> _Gathered:
    """Weights from scrambled Sobol' points, in replicates that give the error bars."""
    from sitescore.core.sampling.quasi import sobol_replicates
    from sitescore.core.sampling.simplex import stick_breaking

    del top
    criteria = subject.values.shape[1]
    each = PER_REPLICATE if draws is None else 2 ** max(5, round(np.log2(max(draws / REPLICATES, 1))))
    uniforms = sobol_replicates(criteria - 1, each, REPLICATES, rng=np.random.default_rng(seed))
    gathered = _start(subject, pairwise=False)
    for replicate in uniforms:
        weights = stick_breaking(replicate)
        before = gathered.counts.counts.copy()
        _take(gathered, subject.scores({"weights": weights}), weights)
        gathered.replicates.append((gathered.counts.counts - before) / each)
    return gathered


def _interval(gathered: _Gathered, share: Floats, of: Floats | None) -> tuple[Floats, Floats]:
    """Error bar of shares: from the replicates `of` them where there are any, else binomial."""
    if of is None:
        return wilson(np.clip(share, 0, 1), draws=gathered.counts.draws)
    low, high = replicate_interval(of)
    never = 3 / gathered.counts.draws
    high = np.where(share == 0, np.maximum(high, never), high)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _result(subject: Study, gathered: _Gathered, *, seed: int, sampler: str, top: int) -> Robustness:
    shares = np.clip(gathered.counts.acceptability, 0, 1)
    sites = shares.shape[0]
    replicates = np.stack(gathered.replicates) if gathered.replicates else None
    top = min(top, sites)
    bars = [
        _interval(gathered, part, of)
        for part, of in (
            (shares, replicates),
            (shares[:, 0], None if replicates is None else replicates[:, :, 0]),
            (shares[:, :top].sum(axis=1), None if replicates is None else replicates[:, :, :top].sum(axis=2)),
        )
    ]
    ranks = np.arange(1, sites + 1)
    expected = shares @ ranks
    deviation = np.sqrt(np.maximum(shares @ ranks**2 - expected**2, 0))
    central = np.full(gathered.sums.shape, np.nan)
    np.divide(gathered.sums, gathered.firsts[:, None], out=central, where=gathered.firsts[:, None] > 0)
    confidence = _confidence(subject, central, seed)
    cumulated = np.cumsum(shares, axis=1)
    return Robustness(
        ranking=rank(subject.matrix, draws=0),
        draws=gathered.counts.draws,
        seed=seed,
        sampler=sampler,
        varied={"groups": list(subject.groups), **asdict(subject.unknowns)},
        top=top,
        acceptability=shares,
        acceptability_low=bars[0][0],
        acceptability_high=bars[0][1],
        first=shares[:, 0],
        first_low=bars[1][0],
        first_high=bars[1][1],
        top_share=np.clip(shares[:, :top].sum(axis=1), 0, 1),
        top_low=bars[2][0],
        top_high=bars[2][1],
        rank_low=1 + (cumulated < TAIL - 1e-9).sum(axis=1),
        rank_high=1 + (cumulated < 1 - TAIL - 1e-9).sum(axis=1),
        expected_rank=expected,
        expected_error=Z95 * deviation / np.sqrt(gathered.counts.draws),
        central_weights=central,
        confidence=confidence[0],
        confidence_low=confidence[1],
        confidence_high=confidence[2],
        pairwise=None if gathered.wins is None else gathered.wins / gathered.counts.draws,
        decisiveness=decisiveness(shares[:, 0] / shares[:, 0].sum()),
        shares=uncertainty_shares(subject, seed=seed),
    )


def _confidence(subject: Study, central: Floats, seed: int) -> tuple[Floats, Floats, Floats]:
    """Chance of each site to be first at its own central weights, over all else that is not known."""
    rng = np.random.default_rng([seed, 1])
    others = [group for group in subject.groups if group != "weights"]
    parts = {group: subject.draw(group, BATCH, rng=rng) for group in others}
    chance = np.zeros(central.shape[0])
    for site in np.flatnonzero(np.isfinite(central).all(axis=1)):
        weights = np.broadcast_to(central[site], (BATCH, central.shape[1]))
        scores = np.round(subject.scores({**parts, "weights": weights}), 12)
        first = scores == scores.max(axis=1, keepdims=True)
        chance[site] = (first[:, site] / first.sum(axis=1)).mean()
    low, high = wilson(chance, draws=BATCH) if others else (chance, chance)
    return chance, low, high


__all__ = ["CURVE", "Unknowns", "robustness"]
