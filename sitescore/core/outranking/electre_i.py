"""ELECTRE I: choice of a kernel by concordance and discordance."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats
from sitescore.core.classical.parameters import as_share
from sitescore.core.outranking.electre_choice import outranking
from sitescore.core.outranking.electre_graphs import kernel
from sitescore.core.outranking.electre_indices import (
    DiscordanceScale,
    as_vetoes,
    concordance,
    disadvantage_units,
    discordance,
)
from sitescore.core.outranking.electre_tables import each_table, noise, of_each_table, require_room
from sitescore.core.ranking import ranks
from sitescore.core.table import Scored, as_table, scored


def electre_i(  # noqa: PLR0913 - what papers and analysts set
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    concordance_threshold: float = 0.75,
    discordance_threshold: float = 0.5,
    discordance_scale: DiscordanceScale = "largest criterion range",
    v: ArrayLike | None = None,
) -> Scored:
    """ELECTRE I, and with veto thresholds ELECTRE Iv: the sites worth a closer look.

    A site outranks another where criteria of enough weight say that it is at least as good, and
    none says too loudly that it is worse. The paper leaves both thresholds to the analyst. Its
    answer is the kernel: no site of it outranks another, and each of the rest is outranked by
    one of it. Sites that outrank one another in a circle are equals, and in the kernel together
    or not at all. The paper gives no order of the rest; here it is that of their scores.

    Parameters
    ----------
    measurements : (..., sites, criteria); with the scale "largest criterion range", criteria
        must be comparable, which several papers reach by normalising first
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    concordance_threshold : least concordance of a site that outranks, in [0, 1]
    discordance_threshold : most discordance of a site that outranks, in [0, 1]; with 1,
        vetoes alone speak against it, as in ELECTRE Iv
    discordance_scale : disadvantages are shares of the "largest criterion range", as in the
        paper, or of the criterion's "own range", for criteria in units that do not compare
    v : veto thresholds in the criteria's units, a number or (criteria,): a site more than `v`
        behind another does not outrank it; inf or None where there is no veto

    Returns
    -------
    Scored : highest is best: how many sites a site outranks, less how many outrank it. Ranks:
        1 for the kernel, the others behind by score. Details: ``concordance``, ``discordance``,
        ``outranking`` (1 at (i, j) where i outranks j), each (..., sites, sites), worked out
        when asked for, and ``kernel``, (..., sites), 1 in it.

    Raises
    ------
    ValueError
        If an argument is wrong, or there are more than 10,000 sites: figures for all pairs can be
        asked for, 80 bytes for each pair at most.

    References
    ----------
    Roy (1968), "Classement et choix en présence de points de vue multiples (la méthode
    ELECTRE)", *Revue française d'informatique et de recherche opérationnelle* 2(V1), 57-75.
    Vetoes: Maystre, Pictet and Simos (1994), *Méthodes multicritères ELECTRE*, Presses
    polytechniques et universitaires romandes.

    Examples
    --------
    >>> result = electre_i([[3, 5], [2, 4], [4, 1]], [0.8, 0.2], [1, 1])
    >>> result.scores, result.details["kernel"]
    (array([ 1., -1.,  0.]), array([1., 0., 1.]))
    """
    x, w, d = as_table(measurements, weights, directions)
    require_room(x)
    gains, vetoes = x * d, as_vetoes(v, criteria=d.size)
    least = as_share("concordance_threshold", concordance_threshold) - noise(x)
    most = as_share("discordance_threshold", discordance_threshold) + noise(x)

    def choose(gains: Floats, share: Floats) -> dict[str, Floats | Booleans]:
        limits = np.minimum(most * disadvantage_units(gains, share, discordance_scale), vetoes)
        outranks = outranking(gains, share, least, limits)
        score = outranks.sum(axis=1) - outranks.sum(axis=0) * 1.0
        return {"scores": score, "outranking": outranks, "kernel": kernel(outranks) * 1.0}

    found = each_table(gains, w, choose)
    scores, outranks, chosen = found["scores"], found["outranking"], found["kernel"]
    return scored(
        scores,
        ranks(np.where(chosen > 0, x.shape[-2], scores)),
        concordance=lambda: of_each_table(gains, w, concordance),
        discordance=lambda: of_each_table(gains, w, partial(discordance, scale=discordance_scale)),
        outranking=lambda: outranks.astype(x.dtype),
        kernel=chosen,
    )
