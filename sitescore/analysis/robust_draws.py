"""Draws of everything not known, counted: independent ones, or replicates of scrambled Sobol' points."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sitescore.analysis.uncertainty import Study
from sitescore.core.checks import Floats
from sitescore.core.sensitivity.shares_of_draws import replicate_interval, wilson
from sitescore.core.sensitivity.smaa import RankCounts, central_weights, pairwise_wins

BATCH, MOST, TARGET = 2048, 40_000, 0.005
REPLICATES, PER_REPLICATE = 16, 1024
QUASI_CRITERIA, QUASI_SITES = 8, 200


@dataclass(slots=True)
class Gathered:
    """Counts so far, and per replicate where draws are not independent."""

    counts: RankCounts
    sums: Floats
    firsts: Floats
    wins: Floats | None = None
    pool: float = np.inf
    """How many independent weights the draws were taken from; inf where each was drawn anew."""
    replicates: list[Floats] = field(default_factory=list)

    @property
    def worth(self) -> int:
        """How many independent draws all these are worth, for error bars."""
        return max(1, int(1 / (1 / self.counts.draws + 1 / self.pool)))


def _start(subject: Study, *, pairwise: bool) -> Gathered:
    sites, criteria = subject.values.shape
    wins = np.zeros((sites, sites)) if pairwise else None
    return Gathered(RankCounts(sites), np.zeros((sites, criteria)), np.zeros(sites), wins)


def _take(gathered: Gathered, scores: Floats, weights: Floats) -> None:
    rounded = np.round(scores, 12)
    gathered.counts.add(rounded.astype(np.float32) if scores.shape[1] > 100 else rounded)
    sums, firsts = central_weights(rounded, weights)
    gathered.sums += sums
    gathered.firsts += firsts
    if gathered.wins is not None:
        gathered.wins += pairwise_wins(rounded)


def independent(subject: Study, draws: int | None, seed: int, top: int, *, pairwise: bool) -> Gathered:
    """Count independent draws, until the bars are small or there are `draws` of them."""
    rng = np.random.default_rng(seed)
    gathered = _start(subject, pairwise=pairwise)
    limit = draws or MOST
    stated = subject.matrix.weights
    gathered.pool = np.inf if subject.preferred is None else subject.preferred.worth
    while gathered.counts.draws < limit:
        count = min(BATCH, limit - gathered.counts.draws)
        parts = {group: subject.draw(group, count, rng=rng) for group in subject.groups}
        if not parts:
            parts = {"weights": np.tile(stated, (count, 1))}
        _take(gathered, subject.scores(parts), parts.get("weights", np.broadcast_to(stated, (count, stated.size))))
        if draws is None and _settled(gathered, top):
            break
    return gathered


def _settled(gathered: Gathered, top: int) -> bool:
    shares = gathered.counts.acceptability
    watched = np.concatenate([shares[:, 0], shares[:, :top].sum(axis=1)])
    low, high = wilson(np.clip(watched, 0, 1), draws=gathered.worth)
    return bool((high - low).max() <= 2 * TARGET)


def is_low(subject: Study) -> bool:
    """Tell whether Sobol' points pay: only weights vary, freely, over few criteria."""
    criteria = len(subject.matrix.criteria)
    free = subject.unknowns.weights == "uniform" and subject.preferred is None
    return free and 2 <= criteria <= QUASI_CRITERIA and subject.values.shape[0] <= QUASI_SITES


def quasi(subject: Study, draws: int | None, seed: int, *, pairwise: bool) -> Gathered:
    """Weights from scrambled Sobol' points, in replicates that give the error bars.

    Replicates hold a power of two of points each, so that there are up to a sixteenth more
    draws than asked for; 16 at least.
    """
    from sitescore.core.sampling.quasi import sobol_replicates
    from sitescore.core.sampling.simplex import stick_breaking

    criteria = subject.values.shape[1]
    wanted = draws or REPLICATES * PER_REPLICATE
    each = 1 << int(np.log2(max(wanted / REPLICATES, 1)))
    replicates = max(REPLICATES, -(-wanted // each))
    uniforms = sobol_replicates(criteria - 1, each, replicates, rng=np.random.default_rng(seed))
    gathered = _start(subject, pairwise=pairwise)
    for replicate in uniforms:
        weights = stick_breaking(replicate)
        before = gathered.counts.counts.copy()
        _take(gathered, subject.scores({"weights": weights}), weights)
        gathered.replicates.append((gathered.counts.counts - before) / each)
    return gathered


def interval(gathered: Gathered, share: Floats, of: Floats | None) -> tuple[Floats, Floats]:
    """Error bar of shares: from the replicates `of` them where there are any, else binomial."""
    if of is None:
        return wilson(np.clip(share, 0, 1), draws=gathered.worth)
    low, high = replicate_interval(of)
    never = 3 / gathered.counts.draws
    high = np.where(share == 0, np.maximum(high, never), high)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)
