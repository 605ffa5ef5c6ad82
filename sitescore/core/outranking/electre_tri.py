"""ELECTRE TRI (TRI-B): sites into ordered classes between profiles, by credibilities."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats
from sitescore.core.classical.parameters import as_share
from sitescore.core.outranking.electre_credibility import credibility
from sitescore.core.outranking.electre_profiles import as_classes, as_profiles, quantiles
from sitescore.core.outranking.electre_tables import each_table, noise
from sitescore.core.outranking.electre_thresholds import as_thresholds
from sitescore.core.table import Scored, as_table, scored


def electre_tri(  # noqa: PLR0913 - what papers and analysts set
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    profiles: ArrayLike | None = None,
    classes: int = 3,
    q: ArrayLike | None = 0,
    p: ArrayLike | None = None,
    v: ArrayLike | None = None,
    lam: float = 0.75,
    rule: Literal["pessimistic", "optimistic"] = "pessimistic",
) -> Scored:
    """ELECTRE TRI-B: the class of each site, judged against profiles and not against other sites.

    A site outranks a profile, and a profile a site, from credibility `lam` on. The pessimistic
    rule puts a site above the best profile that it outranks; the optimistic one below the
    worst profile that outranks it and is not outranked by it. They differ where a site and a
    profile cannot be compared. A site just at a profile is above it.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    profiles : (classes - 1, criteria) limits between classes, from the worst to the best or
        back. Without them, equally spaced quantiles of each criterion's measurements: classes
        then depend on which sites are judged, which the method means to avoid
    classes : number of classes where no profiles are given
    q : indifference, in the criterion's unit. A number for all; (criteria,); or (criteria, 2),
        slope and constant of slope * measurement + constant, taken at the profile. None for a
        criterion is 0
    p : preference, not below `q`; as `q`; `q` itself where
        None
    v : veto, not below `p`; as `q`; inf or None where there is no veto
    lam : cut, the least credibility of what outranks, in [0, 1]; the authors ask for 0.5 to 1
    rule : whose classes are the scores

    Returns
    -------
    Scored : highest is best: the class by `rule`, 1 being the worst class. Details:
        ``profiles``, (..., profiles, criteria), the worst first; ``over_profiles`` and ``under_profiles``,
        (..., sites, profiles), credibilities of "the site is at least as good as the profile"
        and the reverse; ``pessimistic`` and ``optimistic``, (..., sites), classes from 1.

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Yu (1992), *ELECTRE TRI: aspects méthodologiques et manuel d'utilisation*, Document du
    LAMSADE 74, Université Paris-Dauphine. Mousseau, Slowinski and Zielniewicz (2000), "A
    user-oriented implementation of the ELECTRE-TRI method integrating preference elicitation
    support", *Computers & Operations Research* 27(7-8), 757-777.

    Examples
    --------
    >>> sites = [[75, 67, 85, 82, 90], [28, 35, 70, 90, 95], [45, 60, 55, 68, 60]]
    >>> profiles = [[50, 48, 55, 55, 60], [70, 75, 80, 75, 85]]
    >>> result = electre_tri(sites, [1] * 5, [1] * 5, profiles=profiles, q=5, p=10, v=30)
    >>> result.details["pessimistic"], result.details["optimistic"]
    (array([3., 1., 2.]), array([3., 3., 2.]))
    """
    x, w, d = as_table(measurements, weights, directions)
    given, count = as_profiles(profiles, directions=d), as_classes(classes)
    least = as_share("lam", lam) - noise(x)
    levels = as_thresholds(q, p, v, measurements=x if given is None else given, directions=d)
    if rule not in ("pessimistic", "optimistic"):
        raise ValueError(f"rule must be pessimistic or optimistic, got {rule!r}")

    def sort(table: Floats, share: Floats) -> dict[str, Floats]:
        limits = quantiles(table * d, count) * d if given is None else given
        here = levels.at(limits)
        over = credibility(table * d, limits * d, share, (here[0][None], here[1][None], here[2][None]))
        under = credibility(limits * d, table * d, share, (here[0][:, None], here[1][:, None], here[2][:, None])).T
        found = {"pessimistic": _pessimistic(over >= least), "optimistic": _optimistic(over >= least, under >= least)}
        return {"scores": found[rule], "profiles": limits, "over_profiles": over, "under_profiles": under, **found}

    found = each_table(x, w, sort)
    return scored(found.pop("scores"), **found)


def _pessimistic(over: Booleans) -> Floats:
    """Class above the best profile outranked, (sites,) from (sites, profiles)."""
    best: Floats = over.shape[1] + 1.0 - np.flip(over, axis=1).argmax(axis=1)
    return np.where(over.any(axis=1), best, 1.0)


def _optimistic(over: Booleans, under: Booleans) -> Floats:
    """Class below the worst profile preferred to the site, (sites,) from (sites, profiles)."""
    preferred = under & ~over
    worst: Floats = 1.0 + preferred.argmax(axis=1)
    return np.where(preferred.any(axis=1), worst, over.shape[1] + 1.0)
