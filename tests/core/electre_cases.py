"""Published tables that several tests of the ELECTRE family share."""

from __future__ import annotations

import numpy as np

# Wang and Triantaphyllou (2008), Omega 36(1), 45-63: 5 alternatives, 7 criteria, more is better.
WANG = np.array(
    [
        [1, 2, 1, 5, 2, 2, 4],
        [3, 5, 3, 5, 3, 3, 3],
        [3, 5, 3, 5, 3, 2, 2],
        [1, 2, 2, 5, 1, 1, 1],
        [1, 1, 3, 5, 4, 1, 5],
    ],
    dtype=float,
)
WANG_WEIGHTS = [0.078, 0.118, 0.157, 0.314, 0.235, 0.039, 0.059]

# Cebrián and Porcar (2009), Revista de Métodos Cuantitativos para la Economía y la Empresa 7, 31-56: sites for a plant.
PLANT = np.array(
    [
        [6, 5, 28, 5, 5],
        [4, 2, 25, 10, 9],
        [5, 7, 35, 9, 6],
        [6, 1, 27, 6, 7],
        [6, 8, 30, 7, 9],
        [5, 6, 26, 4, 8],
    ],
    dtype=float,
)
PLANT_WEIGHTS = [0.25, 0.25, 0.1, 0.2, 0.2]
PLANT_DIRECTIONS = [1, 1, -1, 1, 1]


def tables(seed, sites=7, criteria=4):
    """Whole measurements with ties, weights and directions."""
    rng = np.random.default_rng(seed)
    directions = np.where(rng.random(criteria) < 0.4, -1, 1)
    return rng.integers(0, 12, (sites, criteria)).astype(float), rng.integers(1, 9, criteria) / 4, directions


def relation(seed, sites=8, share=0.25):
    """Tell at random who outranks whom, nobody itself."""
    result = np.random.default_rng(seed).random((sites, sites)) < share
    np.fill_diagonal(result, val=False)
    return result
