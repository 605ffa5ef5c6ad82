"""Which of the things that are not known makes the ranks uncertain: weights, data, missing cells or value curves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np

from sitescore.analysis.uncertainty import Study
from sitescore.core.checks import Floats
from sitescore.core.ranking import ranks
from sitescore.results.robustness import Share

REPLICATES, DRAWS, MANY_CELLS = 8, 512, 20_000

Explained = Mapping[frozenset[str], Floats]
"""Share of the variance of all ranks that a set of groups explains, by replicate."""


def uncertainty_shares(study: Study, *, seed: int) -> dict[str, Share]:
    """Split the variance of the ranks over the groups that vary.

    Every set of groups is drawn twice together with the rest drawn anew (pick and freeze);
    from what each set explains follow the first-order and total indices and the Shapley
    effect of each group. Variances are summed over the sites, so that one figure a group
    answers for the ranking as a whole. The standard errors come from independent replicates.

    Parameters
    ----------
    study : what varies
    seed : of the draws

    Returns
    -------
    One share a group; 1 for a single one; none where nothing varies or the study is large

    References
    ----------
    Gamboa, Janon, Klein and Lagnoux (2014), "Sensitivity analysis for multidimensional and
    functional outputs", *Electronic Journal of Statistics* 8(1), 575-603; Owen (2014),
    "Sobol' Indices and Shapley Value", *SIAM/ASA J. Uncertain. Quantif.* 2(1), 245-251.
    """
    groups = study.groups
    if not groups or study.values.size > MANY_CELLS:
        return {}
    if len(groups) == 1:
        return {groups[0]: Share(alone=1, alone_error=0, total=1, total_error=0, fair=1, fair_error=0)}
    explained = _explained(study, seed)
    return {group: _share(group, groups, explained) for group in groups}


def _explained(study: Study, seed: int) -> Explained:
    """Estimate what every set of groups explains, in each replicate."""
    found: dict[frozenset[str], list[float]] = {some: [] for some in _sets(study.groups)}
    for replicate in range(REPLICATES):
        rng = np.random.default_rng([seed, 2, replicate])
        kept, new = ({g: study.draw(g, DRAWS, rng=rng) for g in study.groups} for _ in range(2))
        base = ranks(study.scores(kept)).astype(np.float64)
        whole = float(base.var(axis=0).sum())
        for some, shares in found.items():
            mixed = ranks(study.scores({g: kept[g] if g in some else new[g] for g in study.groups}))
            middle = (base.mean(axis=0) + mixed.mean(axis=0)) / 2
            shared = float(((base - middle) * (mixed - middle)).mean(axis=0).sum())
            spread = float(((base - middle) ** 2 + (mixed - middle) ** 2).mean(axis=0).sum() / 2)
            shares.append(shared / spread if whole > 0 and spread > 0 else 0.0)
    everything, nothing = frozenset(study.groups), frozenset[str]()
    result = {some: np.array(parts) for some, parts in found.items()}
    return {**result, everything: np.ones(REPLICATES), nothing: np.zeros(REPLICATES)}


def _sets(groups: tuple[str, ...]) -> Iterator[frozenset[str]]:
    for size in range(1, len(groups)):
        yield from map(frozenset, combinations(groups, size))


def _share(group: str, groups: tuple[str, ...], explained: Explained) -> Share:
    others = frozenset(groups) - {group}
    alone = explained[frozenset({group})]
    total = 1 - explained[others]
    fair = np.zeros_like(alone)
    for size in range(len(groups)):
        weight = math.factorial(size) * math.factorial(len(groups) - 1 - size) / math.factorial(len(groups))
        for some in map(frozenset, combinations(sorted(others), size)):
            fair += weight * (explained[some | {group}] - explained[some])
    figures = {}
    for name, part in (("alone", alone), ("total", total), ("fair", fair)):
        figures[name] = float(part.mean())
        figures[f"{name}_error"] = float(part.std(ddof=1) / math.sqrt(REPLICATES))
    return Share(**figures)
