"""The GAIA plane: sites, criteria and the weights drawn where most of the differences between sites can be seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats
from sitescore.core.frozen import read_only
from sitescore.core.table import as_table
from sitescore.records import dataclass

NOISE = 1e-12
"""Shares of the variance below this are rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class GaiaPlane:
    """Coordinates in the plane of the two axes along which sites differ most.

    Attributes
    ----------
    sites : (sites, 2)
    criteria : (criteria, 2); sites far out along a criterion's arrow are good on it, and
        criteria that point the same way agree
    decision_axis : (2,) projection of the weights; sites far out along it rank high
    kept : share of the variance of the flows that the plane shows, in [0, 1]
    """

    sites: Floats
    criteria: Floats
    decision_axis: Floats
    kept: float


def gaia(criterion_net_flows: ArrayLike, weights: ArrayLike) -> GaiaPlane:
    """Project the net flows of the criteria, and the weights, onto their first two principal components.

    The plane does not depend on the weights, so that the decision axis alone moves with them.
    Each axis points to where the criterion with the longest projection on it, the first of
    equals, is positive. An axis along which sites do not differ has coordinates of 0, for the
    criteria too; sites that do not differ at all are shown in full.

    Parameters
    ----------
    criterion_net_flows : (sites, criteria) from `net_flows` or the details of `promethee_ii`
    weights : (criteria,), not negative; divided by their sum

    Returns
    -------
    GaiaPlane : coordinates and the share of the variance kept

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Mareschal and Brans (1988), "Geometrical representations for MCDA", *European Journal of
    Operational Research* 34(1), 69-77.

    Examples
    --------
    >>> plane = gaia([[1, 1, -1], [0, 0, 0], [-1, -1, 1]], [0.5, 0.25, 0.25])
    >>> plane.sites.round(3)[:, 0]
    array([ 1.732,  0.   , -1.732])
    >>> plane.criteria.round(3)[:, 0]
    array([ 0.577,  0.577, -0.577])
    >>> plane.kept
    1.0
    """
    flows = as_floats("criterion_net_flows", criterion_net_flows)
    if flows.ndim != 2 or flows.size == 0:
        raise ValueError(f"criterion_net_flows must have shape (sites, criteria), got {flows.shape}")
    table, given, _ = as_table(flows, weights, np.ones(flows.shape[1]))
    if given.ndim != 1:
        raise ValueError(f"weights must have shape ({flows.shape[1]},), got {given.shape}")
    centred = table - table.mean(axis=0)
    axes, kept = _two_axes(centred)
    return GaiaPlane(read_only(centred @ axes), read_only(axes), read_only(given / given.sum() @ axes), kept)


def _two_axes(centred: Floats) -> tuple[Floats, float]:
    """Return (criteria, 2) axes of unit length, or 0 where nothing differs, and the share of variance they keep."""
    variances, vectors = np.linalg.eigh(centred.T @ centred)
    variances, vectors = np.maximum(variances[::-1], 0.0), vectors[:, ::-1]
    total = float(variances.sum())
    axes = np.zeros((centred.shape[1], 2))
    for k in np.flatnonzero(variances[:2] > NOISE * total):
        longest = np.argmax(np.abs(vectors[:, k]).round(9))
        axes[:, k] = vectors[:, k] * np.sign(vectors[longest, k])
    return axes, float(variances[:2].sum()) / total if total > 0 else 1.0
