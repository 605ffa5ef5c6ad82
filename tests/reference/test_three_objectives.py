"""A study of hundreds of sites in a criteria file alone, against the same study worked in plain numpy."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import sitescore as ss

SITES, OBSERVED, WORDED, STEPPED = 265, 12, 5, 4
LEVELS = {"None": 0.0, "Partly (some)": 0.35, "1": 0.6, "Full": 1.0}
STEPS = [(0.0, 1.0), (500.0, 0.6), (2000.0, 0.25), (10000.0, 0.0)]
OBJECTIVES = {"economy": 50, "environment": 30, "society": 20}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The files of a made-up study, and its totals and ranks worked without sitescore."""
    rng = np.random.default_rng(20)
    folder = tmp_path_factory.mktemp("study")
    numbers = np.round(rng.lognormal(3, 1, (SITES, OBSERVED)), 3)
    words = rng.choice(list(LEVELS), (SITES, WORDED))
    distances = np.round(rng.uniform(-1, 15000, (SITES, STEPPED)), 1)
    directions = rng.choice([1, -1], OBSERVED)
    local = rng.integers(1, 9, OBSERVED + WORDED + STEPPED)
    objective = np.arange(local.size) % 3
    write_criteria(folder / "study.toml", directions, local, objective)
    header = ["site", *(f"c{j}" for j in range(local.size))]
    lines = [",".join(header)]
    named = (
        [f"s{i}", *map(str, numbers[i]), *(f'"{w}"' for w in words[i]), *map(str, distances[i])] for i in range(SITES)
    )
    lines += [",".join(row) for row in named]
    (folder / "sites.csv").write_text("\n".join(lines), encoding="utf-8")
    low, high = numbers.min(axis=0), numbers.max(axis=0)
    scaled = np.where(directions > 0, (numbers - low) / (high - low), (high - numbers) / (high - low))
    mapped = np.vectorize(LEVELS.get)(words)
    stepped = np.array([[next(v for at, v in reversed(STEPS) if x >= at or at == 0) for x in row] for row in distances])
    values = np.hstack([scaled, mapped, stepped])
    shares = np.array(list(OBJECTIVES.values()))[objective] / 100
    siblings = np.array([local[objective == o].sum() for o in objective])
    totals = 100 * values @ (shares * local / siblings)
    return folder, totals


def write_criteria(path, directions, local, objective):
    names = list(OBJECTIVES)
    lines = ['format = 1\nid = "study"\ntitle = "Study"']
    lines += [f'[factors.{name}]\ntitle = "{name}"\nweight = {weight}' for name, weight in OBJECTIVES.items()]
    levels = ", ".join(f'"{word}" = {value}' for word, value in LEVELS.items())
    steps = ", ".join(f"[{at}, {value}]" for at, value in STEPS)
    for j, weight in enumerate(local):
        if j < OBSERVED:
            value = f'kind = "linear", range = "observed", direction = "{"max" if directions[j] > 0 else "min"}"'
        elif j < OBSERVED + WORDED:
            value = f'kind = "levels", levels = {{ {levels} }}'
        else:
            value = f'kind = "steps", steps = [{steps}]'
        lines.append(f'[criteria.c{j}]\nfactor = "{names[objective[j]]}"\ntitle = "C{j}"\nweight = {weight}')
        lines.append(f"value = {{ {value} }}")
    path.write_text("\n".join(lines), encoding="utf-8")


def test_totals_and_ranks_are_reproduced(study):
    folder, totals = study
    criteria = ss.read_criteria(folder / "study.toml")
    ranking = ss.rank(ss.assemble(ss.read_sites(folder / "sites.csv"), criteria))
    assert_allclose(ranking.scores, totals, atol=1e-9)
    assert_array_equal(ranking.ranks, 1 + (totals[:, None] < totals - 1e-10).sum(axis=1))
