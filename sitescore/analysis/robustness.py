"""How sure the ranking is over everything that is not known."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from sitescore.analysis.rank import rank
from sitescore.analysis.robust_draws import Gathered, independent, interval, is_low, quasi
from sitescore.analysis.uncertainty import Study, Unknowns, study
from sitescore.analysis.uncertainty_shares import uncertainty_shares
from sitescore.core.checks import Floats
from sitescore.core.sensitivity.confidence import first_places
from sitescore.core.sensitivity.shares_of_draws import Z95, decisiveness, wilson
from sitescore.core.sensitivity.smaa import expected_ranks, rank_bounds
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
    count = len(matrix.included)
    if not count:
        raise refusal("SC503", Place("robustness"), "no site is left to rank", "see `rank` for the reasons")
    if count > MANY_SITES:
        what = f"robustness takes up to {MANY_SITES} sites, there are {count}"
        raise refusal("SC503", Place("robustness"), what, "choose the best of them first")
    if draws is not None and draws < 1:
        raise refusal("SC111", Place("--draws"), f"there must be at least one draw, got {draws}", "leave it out")
    if top < 1 or seed < 0:
        name, given, least = ("--top", top, 1) if top < 1 else ("--seed", seed, 0)
        raise refusal("SC111", Place(name), f"it is {least} or more, got {given}")
    subject = study(matrix, unknowns or Unknowns(), seed=seed)
    if subject.groups == ("weights",) and is_low(subject):
        gathered = quasi(subject, draws, seed, pairwise=pairwise)
        sampler = f"scrambled Sobol' points, {len(gathered.replicates)} replicates"
    else:
        gathered = independent(subject, draws, seed, top, pairwise=pairwise)
        sampler = "independent draws" if subject.preferred is None else "draws from chains"
    return _result(subject, gathered, seed=seed, sampler=sampler, top=top)


def _result(subject: Study, gathered: Gathered, *, seed: int, sampler: str, top: int) -> Robustness:
    shares = np.clip(gathered.counts.acceptability, 0, 1)
    top = min(top, len(shares))
    best = np.clip(shares[:, :top].sum(axis=1), 0, 1)
    of = np.stack(gathered.replicates) if gathered.replicates else None
    low, high = interval(gathered, shares, of)
    first = interval(gathered, shares[:, 0], None if of is None else of[:, :, 0])
    among = interval(gathered, best, None if of is None else of[:, :, :top].sum(axis=2))
    central = np.full(gathered.sums.shape, np.nan)
    np.divide(gathered.sums, gathered.firsts[:, None], out=central, where=gathered.firsts[:, None] > 0)
    confidence = _confidence(subject, central, seed)
    rank_low, rank_high = rank_bounds(shares)
    expected, deviation = expected_ranks(shares)
    return Robustness(
        ranking=rank(subject.matrix, draws=0),
        draws=gathered.counts.draws,
        seed=seed,
        sampler=sampler,
        varied={"groups": list(subject.groups), **asdict(subject.unknowns)},
        top=top,
        acceptability=shares,
        acceptability_low=low,
        acceptability_high=high,
        first=shares[:, 0],
        first_low=first[0],
        first_high=first[1],
        top_share=best,
        top_low=among[0],
        top_high=among[1],
        rank_low=rank_low,
        rank_high=rank_high,
        expected_rank=expected,
        expected_error=Z95 * deviation / np.sqrt(gathered.worth),
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
    parts = {group: subject.draw(group, CONFIDENCE_DRAWS, rng=rng) for group in subject.groups if group != "weights"}
    chance = np.zeros(central.shape[0])
    sites = np.flatnonzero(np.isfinite(central).all(axis=1))
    for _, values in subject.drawn_values(parts):
        chance[sites] += first_places(values, central[sites], sites)
    draws = CONFIDENCE_DRAWS if parts else 1
    low, high = wilson(chance / draws, draws=draws) if parts else (chance, chance)
    return chance / draws, low, high
