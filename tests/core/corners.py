"""Corners of ordered weights by hand, and draws from them: what the samplers are held against."""

from __future__ import annotations

import numpy as np


def chain_corners(ratios, order=None):
    """Corners of ``w_i >= ratio_i * w_(i+1)``: the first k of them hold with equality and the rest have no weight."""
    shares = np.cumprod(np.append(ratios, 1.0)[::-1])[::-1]  # of each criterion, up to a factor
    corners = np.tril(np.tile(shares, (shares.size, 1)))
    corners = corners / corners.sum(axis=1, keepdims=True)
    return corners if order is None else corners[:, np.argsort(order)]


def within(corners, draws, rng):
    """Uniform draws from the simplex that has these corners."""
    return rng.dirichlet(np.ones(len(corners)), draws) @ corners
