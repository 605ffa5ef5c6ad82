"""Which of the things that are not known makes the ranks uncertain: weights, data, missing cells or value curves."""

from __future__ import annotations

import numpy as np

from sitescore.analysis.uncertainty import Study
from sitescore.core.checks import Floats
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.shares_of_draws import student95
from sitescore.core.sensitivity.variance_shares import shapley_groups, sobol_groups
from sitescore.results.robustness import Share

REPLICATES, DRAWS, FEWEST, SETS = 16, 256, 16, 4096
MANY_CELLS, RANKS_HELD, CELLS = 20_000, 4_000_000, 2_000_000


def uncertainty_shares(study: Study, *, seed: int) -> dict[str, Share]:
    """Split the variance of the ranks over the groups that vary.

    Every set of groups is kept while the rest is drawn anew (pick and freeze); from what
    each set explains follow the first-order and total shares and the Shapley share of each
    group. Variances are summed over the sites, so that one figure a group answers for the
    ranking as a whole. The 95 % bars come from independent replicates, by Student's t.

    Parameters
    ----------
    study : what varies
    seed : of the draws

    Returns
    -------
    One share a group; 1 for a single one; none where nothing varies, no rank ever changes,
    or the study is large

    References
    ----------
    Gamboa, Janon, Klein and Lagnoux (2014), "Sensitivity analysis for multidimensional and
    functional outputs", *Electronic Journal of Statistics* 8(1), 575-603.
    """
    groups = study.groups
    if not groups or study.values.size > MANY_CELLS:
        return {}
    if len(groups) == 1:
        return {groups[0]: Share(alone=1, alone_error=0, total=1, total_error=0, fair=1, fair_error=0)}
    answers = _answers(study, seed)
    if not np.ptp(answers):
        return {}
    fair = shapley_groups(answers)
    singly = np.stack([answers[1 << number] for number in range(len(groups))])
    sobol = sobol_groups(answers[0], answers[-1], singly)
    errors = float(student95(REPLICATES))
    return {
        group: Share(
            alone=float(sobol.first[at]),
            alone_error=errors * float(sobol.first_error[at]),
            total=float(sobol.total[at]),
            total_error=errors * float(sobol.total_error[at]),
            fair=float(fair.share[at]),
            fair_error=errors * float(fair.error[at]),
        )
        for at, group in enumerate(groups)
    }


def _answers(study: Study, seed: int) -> Floats:
    """Rank the sites with every set of groups taken from a second sample, (2 ** groups, replicates, draws x sites).

    Set number s has group g from the second sample if bit g of s is set. Ranks are centred
    site by site, so that all sites together count as one answer. As many sets are scored at
    once as bounded memory holds, since small tables cost more to call for than to work out.
    """
    groups, sites = study.groups, study.values.shape[0]
    draws = max(FEWEST, min(DRAWS, SETS >> len(groups), RANKS_HELD // (REPLICATES * sites << len(groups))))
    answers = np.empty((1 << len(groups), REPLICATES, draws, sites), dtype=np.float32)
    step = max(1, CELLS // (draws * study.values.size))
    for replicate in range(REPLICATES):
        rng = np.random.default_rng([seed, 2, replicate])
        samples = [{group: study.draw(group, draws, rng=rng) for group in groups} for _ in range(2)]
        for start in range(0, 1 << len(groups), step):
            sets = range(start, min(start + step, 1 << len(groups)))
            parts = {
                group: np.concatenate([samples[number >> at & 1][group] for number in sets])
                for at, group in enumerate(groups)
            }
            answers[sets.start : sets.stop, replicate] = ranks(study.scores(parts)).reshape(len(sets), draws, sites)
    answers -= answers.mean(axis=(0, 1, 2))
    return answers.reshape(1 << len(groups), REPLICATES, -1)
