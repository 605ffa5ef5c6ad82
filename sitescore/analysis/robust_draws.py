"""Draws of everything not known, counted: independent ones, or replicates of scrambled Sobol' points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

import numpy as np

from sitescore.analysis.uncertainty import Study
from sitescore.core.checks import Floats
from sitescore.core.ranking import TIE_DECIMALS
from sitescore.core.sensitivity.central_weights import CentralWeights, replicate_error
from sitescore.core.sensitivity.decisiveness import decisiveness_interval, decisiveness_of_replicates
from sitescore.core.sensitivity.shares_of_draws import Z95, replicate_interval, wilson, wilson_of_parts
from sitescore.core.sensitivity.smaa import RankCounts, expected_ranks, pairwise_wins
from sitescore.records import dataclass

BATCH, MOST, TARGET = 2048, 40_000, 0.005
REPLICATES, PER_REPLICATE = 16, 1024
QUASI_CRITERIA, QUASI_SITES = 8, 200


@dataclass(slots=True)
class Tally:
    """What is counted in draws."""

    ranks: RankCounts
    central: CentralWeights
    wins: Floats | None

    @classmethod
    def of(cls, subject: Study, *, pairwise: bool, expected: int = 0) -> Tally:
        """Start with no draws, of which so many are expected where that is known."""
        sites, criteria = subject.values.shape
        return cls(
            RankCounts(sites, expected=expected),
            CentralWeights.of(sites, criteria),
            np.zeros((sites, sites)) if pairwise else None,
        )

    def take(self, scores: Floats, weights: Floats) -> None:
        """Count more draws."""
        rounded = np.round(scores, TIE_DECIMALS)
        self.ranks.add(rounded.astype(np.float32) if scores.shape[1] > 100 else rounded)
        self.central.add(rounded, weights)
        if self.wins is not None:
            self.wins += pairwise_wins(rounded)


@dataclass(slots=True)
class Gathered:
    """All draws counted, and each replicate by itself where draws are not independent."""

    whole: Tally
    pool: float = np.inf
    """How many independent weights the draws were taken from; inf where each was drawn anew."""
    replicates: list[Tally] = field(default_factory=list)

    @property
    def draws(self) -> int:
        """How many there are."""
        return self.whole.ranks.draws

    @property
    def worth(self) -> int:
        """How many independent draws all these are worth, for error bars."""
        return max(1, int(1 / (1 / self.draws + 1 / self.pool)))

    def bar(self, share: Callable[[Tally], Floats]) -> tuple[Floats, Floats]:
        """Give the 95 % bar of shares of the draws: from the replicates where there are any, else binomial."""
        whole = np.clip(share(self.whole), 0, 1)
        if not self.replicates:
            return wilson(whole, draws=self.worth)
        low, high = self._interval(share)
        never = 3 / self.draws
        low = np.where(whole == 1, np.minimum(low, 1 - never), low)
        high = np.where(whole == 0, np.maximum(high, never), high)
        return np.clip(low, 0, 1), np.clip(high, 0, 1)

    @property
    def first_bar(self) -> tuple[Floats, Floats]:
        """Give the 95 % bars of the shares of first places, in which sites that tie have a part, (sites,) each."""
        if self.replicates:
            return self.bar(first_ranks)
        parts = self.whole.central.parts / self.draws
        return wilson_of_parts(np.clip(first_ranks(self.whole), 0, 1), parts, draws=self.worth)

    @property
    def expected_error(self) -> Floats:
        """Half-widths of the 95 % bars of the mean ranks, (sites,)."""
        if self.replicates:
            low, high = self._interval(lambda tally: expected_ranks(tally.ranks.acceptability)[0])
            return (high - low) / 2
        return np.asarray(Z95 * expected_ranks(self.whole.ranks.acceptability)[1] / np.sqrt(self.worth))

    def _interval(self, figure: Callable[[Tally], Floats]) -> tuple[Floats, Floats]:
        return replicate_interval(np.stack([figure(one) for one in self.replicates]))

    @property
    def central_error(self) -> Floats:
        """Half-widths of the 95 % bars of the central weights, (sites, criteria)."""
        if self.replicates:
            return replicate_error([one.central for one in self.replicates])
        return self.whole.central.error(worth=self.worth / self.draws)

    @property
    def decisiveness_bar(self) -> tuple[float, float]:
        """Give the 95 % bar of the decisiveness."""
        if self.replicates:
            return decisiveness_of_replicates(np.stack([first_shares(one) for one in self.replicates]))
        return decisiveness_interval(first_shares(self.whole), draws=self.worth)


def first_ranks(tally: Tally) -> Floats:
    """Share of the draws in which each site is first, in part where it ties, (sites,)."""
    return tally.ranks.acceptability[:, 0]


def first_shares(tally: Tally) -> Floats:
    """Share of the draws in which each site is first, summing to 1."""
    return np.asarray(tally.central.firsts / tally.central.firsts.sum())


def independent(subject: Study, draws: int | None, seed: int, top: int, *, pairwise: bool) -> Gathered:
    """Count independent draws, until the bars are small or there are `draws` of them."""
    rng = np.random.default_rng(seed)
    pool = np.inf if subject.preferred is None else subject.preferred.worth
    gathered = Gathered(Tally.of(subject, pairwise=pairwise, expected=draws or 0), pool)
    limit = draws or MOST
    stated = subject.matrix.weights
    while gathered.draws < limit:
        count = min(BATCH, limit - gathered.draws)
        parts = {group: subject.draw(group, count, rng=rng) for group in subject.groups}
        if not parts:
            parts = {"weights": np.tile(stated, (count, 1))}
        weights = parts.get("weights", np.broadcast_to(stated, (count, stated.size)))
        gathered.whole.take(subject.scores(parts), weights)
        if draws is None and _settled(gathered, top):
            break
    return gathered


def _settled(gathered: Gathered, top: int) -> bool:
    bars = gathered.first_bar, gathered.bar(lambda tally: tally.ranks.acceptability[:, :top].sum(axis=1))
    return all(bool((high - low).max() <= 2 * TARGET) for low, high in bars)


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
    gathered = Gathered(Tally.of(subject, pairwise=pairwise, expected=wanted))
    for replicate in uniforms:
        weights = stick_breaking(replicate)
        scores, one = subject.scores({"weights": weights}), Tally.of(subject, pairwise=pairwise)
        for tally in (gathered.whole, one):
            tally.take(scores, weights)
        gathered.replicates.append(one)
    return gathered
