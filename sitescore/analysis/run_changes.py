"""What differs between two runs, one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from sitescore.assembly.hybrids import Hybrids
from sitescore.assembly.tree import tree
from sitescore.core.checks import Floats
from sitescore.core.hierarchy import global_weights
from sitescore.model.documents.rank import Cell, NotApplicableCell, PromisedWord, RangedCell, RankDocument
from sitescore.results.run_difference import Changed

SAME = 1e-12


def changes_of(pair: Hybrids) -> tuple[Changed, ...]:
    """List all that differs in what the scores rest on, part by part."""
    finders = (_data, _value_functions, _weights, _method, _membership)
    return tuple(change for find in finders for change in find(pair))


def options_changed(before: RankDocument, after: RankDocument) -> tuple[tuple[str, Any, Any], ...]:
    """List options and the like that differ: name, earlier and later value, None where not given."""
    told = [
        {"sitescore": run.sitescore, **run.options.model_dump(exclude_unset=True), "draws": run.draws, "seed": run.seed}
        for run in (before, after)
    ]
    names = dict.fromkeys([*told[0], *told[1]])
    return tuple((n, told[0].get(n), told[1].get(n)) for n in names if told[0].get(n) != told[1].get(n))


def _data(pair: Hybrids) -> Iterator[Changed]:
    both = [site for site in pair.cells[1] if site in pair.cells[0]]
    shared = [name for name in pair.criteria if all(name in run.studied.criteria.criteria for run in pair.runs)]
    for name in shared:
        columns = (pair.measured_cells(name, run, 1, both) for run in (0, 1))
        for site, old, new in zip(both, *columns, strict=True):
            if old != new:
                yield Changed(part="data", site=site, criterion=name, before=_shown(old), after=_shown(new))


def _value_functions(pair: Hybrids) -> Iterator[Changed]:
    for name in pair.criteria:
        old, new = (_rules(pair, name, run) for run in (0, 1))
        if old != new:
            differing = [key for key in new if old.get(key) != new[key]] + [key for key in old if key not in new]
            before, after = (_written({key: part[key] for key in differing if key in part}) for part in (old, new))
            yield Changed(part="value_functions", site=None, criterion=name, before=before, after=after)


def _rules(pair: Hybrids, name: str, run: int) -> dict[str, Any]:
    rule = pair.rule(name, run)
    return {
        "value": rule.value.kind,
        **json.loads(json.dumps(rule.value.parameters)),
        "unit": rule.unit,
        "divided_by": pair.divisor(name, run),
        "missing": pair.policy(name, run),
        "not_applicable": rule.not_applicable,
    }


def _weights(pair: Hybrids) -> Iterator[Changed]:
    old, new = (_shares(pair, run) for run in (0, 1))
    for at, name in enumerate(pair.criteria):
        if abs(old[at] - new[at]) > SAME:
            shares = (round(100 * float(part[at]), 9) for part in (old, new))
            before, after = (
                share if name in run.studied.criteria.criteria else None
                for share, run in zip(shares, pair.runs, strict=True)
            )
            yield Changed(part="weights", site=None, criterion=name, before=before, after=after)


def _shares(pair: Hybrids, run: int) -> Floats:
    criteria = pair.runs[run].studied.criteria
    parents, local = tree(criteria, pair.criteria)
    leaves = global_weights(parents, local)[len(criteria.factors) :]
    return np.asarray(leaves / leaves.sum())


def _method(pair: Hybrids) -> Iterator[Changed]:
    sets = [run.studied.criteria for run in pair.runs]
    before, after = (f"{found.method} {_written(found.method_parameters)}".strip() for found in sets)
    if before != after:
        yield Changed(part="method", site=None, criterion=None, before=before, after=after)


def _membership(pair: Hybrids) -> Iterator[Changed]:
    ranked = [{row.site for row in run.sites} for run in pair.runs]
    for site in dict.fromkeys([*pair.cells[1], *pair.cells[0]]):
        before, after = (
            None if site not in cells else "ranked" if site in sites else "excluded"
            for cells, sites in zip(pair.cells, ranked, strict=True)
        )
        if before != after:
            yield Changed(part="membership", site=site, criterion=None, before=before, after=after)


def _shown(cell: Cell | None) -> float | str | None:
    """Write a cell as site files have it."""
    if isinstance(cell, NotApplicableCell):
        return "n/a"
    if isinstance(cell, PromisedWord):
        return f"{cell.word} (= {cell.counts_as:.9g})"
    if isinstance(cell, RangedCell):
        ends = "..".join("" if end is None else f"{end:.9g}" for end in (cell.low, cell.high))
        return ends if cell.value is None else f"{cell.value:.9g} ({ends})"
    return cell


def _written(parameters: Mapping[str, Any]) -> str:
    """Write parameters as a criteria file's key and value."""
    texts = (item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in parameters.values())
    return ", ".join(f"{name} = {text}" for name, text in zip(parameters, texts, strict=True))
