"""How sure the ranking is over everything that is not known."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.robust_draws import Gathered, Tally, first_ranks, first_shares, independent, is_low, quasi
from sitescore.analysis.sites import require_sites
from sitescore.analysis.uncertainty import Study, Unknowns, study
from sitescore.analysis.uncertainty_shares import uncertainty_shares
from sitescore.core.checks import Floats
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.confidence import first_places
from sitescore.core.sensitivity.decisiveness import decisiveness
from sitescore.core.sensitivity.shares_of_draws import wilson
from sitescore.core.sensitivity.smaa import TAIL, expected_ranks, rank_bounds, rank_reached
from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.results.robustness import Robustness

MANY_SITES, CONFIDENCE_DRAWS = 2000, 2048


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
    draws : how many, up to a sixteenth more where they come in replicates; None to stop
        when no error bar of a first or top share is wider than one point, at 40,000 at the
        most
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
    require_sites(matrix, Place("robustness"), subject="robustness takes", most=MANY_SITES)
    if draws is not None and draws < 1:
        raise refusal("SC111", Place("--draws"), f"there must be at least one draw, got {draws}", "leave it out")
    if top < 1 or seed < 0:
        name, given, least = ("--top", top, 1) if top < 1 else ("--seed", seed, 0)
        raise refusal("SC111", Place(name), f"it is {least} or more, got {given}")
    subject = study(matrix, unknowns or Unknowns(), seed=seed)
    if subject.groups == ("weights",) and is_low(subject):
        gathered = quasi(subject, draws, seed, pairwise=pairwise)
        sampler = "sobol"
    else:
        gathered = independent(subject, draws, seed, top, pairwise=pairwise)
        chains = subject.preferred is not None and subject.preferred.chains
        sampler = "chains" if chains else "independent"
    return _result(subject, gathered, seed=seed, sampler=sampler, top=top)


def _result(subject: Study, gathered: Gathered, *, seed: int, sampler: str, top: int) -> Robustness:
    whole = gathered.whole
    shares = np.clip(whole.ranks.acceptability, 0, 1)
    pairwise = None if whole.wins is None else whole.wins / gathered.draws
    return Robustness(
        ranking=rank(subject.matrix, draws=0),
        draws=gathered.draws,
        seed=seed,
        sampler=sampler,
        replicates=len(gathered.replicates),
        varied={"groups": list(subject.groups), **asdict(subject.unknowns)},
        top=min(top, len(shares)),
        expected_rank=expected_ranks(shares)[0],
        expected_error=gathered.expected_error,
        central_weights=whole.central.mean,
        central_error=gathered.central_error,
        pairwise=pairwise,
        **_barred(gathered, top),
        **_rank_interval(gathered),
        **_named("pairwise", *((None, None) if pairwise is None else gathered.bar(_wins))),
        decisiveness=decisiveness(first_shares(whole)),
        **_named("decisiveness", *gathered.decisiveness_bar),
        **_confidence(subject, whole.central.mean, seed),
        shares=uncertainty_shares(subject, seed=seed),
    )


def _barred(gathered: Gathered, top: int) -> dict[str, Any]:
    """Shares of the draws with their bars."""

    def top_share(tally: Tally) -> Floats:
        return np.asarray(tally.ranks.acceptability[:, :top].sum(axis=1))

    first, shares = gathered.first_bar, gathered.bar(lambda tally: tally.ranks.acceptability)
    for all_places, first_place in zip(shares, first, strict=True):
        all_places[:, 0] = first_place
    return {
        "acceptability": np.clip(gathered.whole.ranks.acceptability, 0, 1),
        **_named("acceptability", *shares),
        "first": np.clip(first_ranks(gathered.whole), 0, 1),
        **_named("first", *first),
        "top_share": np.clip(top_share(gathered.whole), 0, 1),
        **_named("top", *gathered.bar(top_share)),
    }


def _rank_interval(gathered: Gathered) -> dict[str, Any]:
    """Ranks that hold 90 % of the draws, and the bars of both."""
    ends = rank_bounds(gathered.whole.ranks.acceptability)
    low, high = gathered.bar(lambda tally: tally.ranks.acceptability.cumsum(axis=1))
    return {
        "rank_low": ends[0],
        "rank_high": ends[1],
        **_named("rank_low", rank_reached(high, TAIL), rank_reached(low, TAIL)),
        **_named("rank_high", rank_reached(high, 1 - TAIL), rank_reached(low, 1 - TAIL)),
    }


def _wins(tally: Tally) -> Floats:
    return np.asarray(0 if tally.wins is None else tally.wins / tally.ranks.draws)


def _named(name: str, low: Any, high: Any) -> dict[str, Any]:
    return {f"{name}_low": low, f"{name}_high": high}


def _confidence(subject: Study, central: Floats, seed: int) -> dict[str, Any]:
    """Chance of each site to be first at its own central weights, over all else that is not known."""
    rng = np.random.default_rng([seed, 1])
    parts = {group: subject.draw(group, CONFIDENCE_DRAWS, rng=rng) for group in subject.groups if group != "weights"}
    chance = np.zeros(central.shape[0])
    sites = np.flatnonzero(np.isfinite(central).all(axis=1))
    draws = CONFIDENCE_DRAWS if parts else 1
    for block, values in subject.drawn_values(parts, draws):
        if subject.sums(parts):
            chance[sites] += first_places(values, central[sites], sites)
            continue
        for site in sites:
            scores = subject.scored(values, np.tile(central[site], (len(values), 1)), parts, block)
            first = ranks(scores) == 1
            chance[site] += (first[:, site] / first.sum(axis=1)).sum()
    low, high = wilson(chance / draws, draws=draws) if parts else (chance, chance)
    return {"confidence": chance / draws, **_named("confidence", low, high)}
