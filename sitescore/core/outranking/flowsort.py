"""FlowSort: sites to ordered classes by their flows among the profiles of the classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats
from sitescore.core.frozen import read_only
from sitescore.core.outranking.electre_profiles import best_first
from sitescore.core.outranking.preferences import Preference, as_preferences
from sitescore.core.ranking import TIE_DECIMALS
from sitescore.core.table import as_table
from sitescore.records import dataclass

KINDS = ("limiting", "central")
FLOWS = ("net", "positive", "negative")


@dataclass(frozen=True, slots=True, eq=False)
class FlowSorted:
    """Classes, and the flows that they follow from.

    Attributes
    ----------
    classes : (..., sites) from 1, the best
    site_flows : (..., sites) flow of each site among the profiles
    profile_flows : (..., sites, profiles) flows of the profiles when that site is among them, the best
        profile first
    """

    classes: Integers
    site_flows: Floats
    profile_flows: Floats


def flowsort(  # noqa: PLR0913 - the paper's parameters
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    profiles: ArrayLike,
    kind: Literal["limiting", "central"] = "limiting",
    flow: Literal["net", "positive", "negative"] = "net",
    functions: str | Sequence[str] = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> FlowSorted:
    """Sort sites into ordered classes, each site by itself against the profiles.

    The flows of PROMETHEE are worked out among the profiles and the one site. With limiting
    profiles a site belongs to the class between whose limits its flow lies; with central
    profiles to the class whose profile has the nearest flow. A site whose flow equals a limit,
    or lies halfway between two central profiles, falls into the worse of the two classes,
    whichever of the flows it is;
    flows that round alike to 12 decimals are equal. The paper has all sites between the outer
    limits; those beyond them are put in the best or the worst class.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    profiles : (profiles, criteria) in the units of the measurements, from the best to the
        worst or back, each at least as good as the next on every criterion and better on one. As
        limits they enclose one class fewer than there are; as centres there is one for each
    kind : what the profiles are
    flow : which flow tells the class
    functions, q, p, s : preference functions and their thresholds, as in `promethee_ii`

    Returns
    -------
    FlowSorted : classes, 1 is best, and flows

    Raises
    ------
    ValueError
        If an argument is wrong or profiles are not in order.

    References
    ----------
    Nemery and Lamboray (2008), "FlowSort: a flow-based sorting method with limiting or central
    profiles", *TOP* 16(1), 90-113.

    Examples
    --------
    >>> limits = [[10, 0], [6, 4], [3, 7], [0, 10]]
    >>> flowsort([[9, 1], [4, 4.5], [1, 9]], [0.5, 0.5], [1, -1], profiles=limits).classes
    array([1, 2, 3])
    """
    x, w, d = as_table(measurements, weights, directions)
    for name, value, known in (("kind", kind, KINDS), ("flow", flow, FLOWS)):
        if value not in known:
            raise ValueError(f"{name} must be {' or '.join(known)}, got {value!r}")
    heights = (_as_profiles(profiles, d) * d).astype(np.float64)
    preferences = as_preferences(functions, criteria=x.shape[-1], q=q, p=p, s=s)
    share = w / w.sum(axis=-1, keepdims=True, dtype=np.float64)
    positive, negative = _flows((x * d).astype(np.float64), heights, share, preferences)
    flows = {"net": positive - negative, "positive": positive, "negative": -negative}[flow]
    sites, others = flows[..., -1], flows[..., :-1]
    limits = others[..., 1:-1] if kind == "limiting" else (others[..., 1:] + others[..., :-1]) / 2
    classes = 1 + (limits.round(TIE_DECIMALS) >= sites.round(TIE_DECIMALS)[..., None]).sum(axis=-1)
    sign = -1 if flow == "negative" else 1
    return FlowSorted(read_only(classes), read_only(sign * sites), read_only(sign * others))


def _flows(
    sites: Floats, profiles: Floats, weights: Floats, preferences: Sequence[Preference]
) -> tuple[Floats, Floats]:
    """Positive and negative flows, (..., sites, profiles + 1), of the profiles and, last, of the site among them."""
    over, under, among = np.zeros((3, 1))
    for j, preference in enumerate(preferences):
        weight = weights[..., j, None, None]
        ahead = sites[..., j, None] - profiles[:, j]
        over = over + weight * preference.degree(ahead)
        under = under + weight * preference.degree(-ahead)
        among = among + weight * preference.degree(profiles[:, j, None] - profiles[:, j])
    positive = [under + among.sum(axis=-1)[..., None, :], over.sum(axis=-1, keepdims=True)]
    negative = [over + among.sum(axis=-2)[..., None, :], under.sum(axis=-1, keepdims=True)]
    return np.concatenate(positive, axis=-1) / len(profiles), np.concatenate(negative, axis=-1) / len(profiles)


def _as_profiles(profiles: ArrayLike, directions: Floats) -> Floats:
    """Return `profiles`, (profiles, criteria), two or more, the best first, each better than the next."""
    given = as_floats("profiles", profiles)
    if given.ndim != 2 or given.shape[0] < 2 or given.shape[1] != directions.size:
        raise ValueError(f"profiles must have shape (2 or more, {directions.size}), got {given.shape}")
    if best_first(given[::-1], directions):
        given = given[::-1]
    steps = -np.diff(given / 2, axis=0) * directions
    for h, step in enumerate(steps):
        if step.min() < 0 or step.max() <= 0:
            raise ValueError(
                f"profiles must be in order, each at least as good as the next on every criterion and better on one, "
                f"got {given[h].tolist()} before {given[h + 1].tolist()} at index ({h},)"
            )
    return given
