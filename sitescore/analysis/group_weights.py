"""Weights of several people: what the group makes of them, who is far from it, and how each would rank the sites."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sitescore.analysis.judged_weights import by_person
from sitescore.analysis.rank import rank
from sitescore.assembly import assemble, without_sites
from sitescore.core.checks import Floats, Integers
from sitescore.core.weighting.combine import combine
from sitescore.errors import Place, refusal
from sitescore.io.judgements_file import JudgementTable
from sitescore.model.criteria import CriteriaSet
from sitescore.model.site import SiteTable
from sitescore.model.weighting import siblings
from sitescore.results.group_weights import GroupRanks, GroupWeights

ROUNDING = 1e-5


def group_weights(
    criteria: CriteriaSet,
    tables: Sequence[JudgementTable],
    *,
    sites: SiteTable | None = None,
    kind: str = "mean",
    options: Mapping[str, object] | None = None,
) -> GroupWeights:
    """Combine the weights that several people's judgements give.

    Global weights of the criteria are combined, so that each person's say on a factor and on what is
    under it goes together; the group's local weights follow from them.

    Parameters
    ----------
    criteria : whose factors and criteria are judged; what a person does not judge keeps its weight
    tables : from `read_judgements`, of two people at least
    sites : to be ranked by each person's weights
    kind : ``mean`` or ``geometric``, which of the two the group's local weights are
    options : kept in the result's provenance

    Raises
    ------
    InputError
        With every judgement that cannot be used, if fewer than two people judge, or if geometric
        weights are asked for and there are none.
    """
    people = by_person(criteria, tables)
    if len(people) < 2:
        raise refusal("SC503", Place("weights group"), "fewer than two people answer", "name a file for each")
    base = without_sites(criteria, options=options)
    weights = np.stack([without_sites(judged).weights for judged in people.values()])
    mean = combine(weights)
    geometric = _geometric(weights)
    chosen = mean.weights if kind == "mean" else geometric
    if chosen is None:
        what = "each criterion has no weight from somebody, so there is no geometric mean"
        raise refusal("SC503", Place("--kind geometric"), what, "say --kind mean")
    local = _changed(criteria, chosen, {node for judged in people.values() for node in judged.weighings})
    nodes = tuple(name for points in local.values() for name in points)
    none = np.full(len(mean.weights), np.nan)
    rows = [*weights, mean.weights, none if geometric is None else geometric, base.weights]
    shares = [_overall(criteria, row) for row in rows]
    digest = hashlib.sha256("".join(table.digest for table in tables).encode()).hexdigest()
    ranks = _ranks(criteria, people, (mean.weights, geometric), sites) if sites else None
    if sites:
        base = replace(base, provenance=replace(base.provenance, sites_digest=sites.digest))
    return GroupWeights(
        matrix=base,
        people=tuple(people),
        weights=weights,
        mean=mean.weights,
        geometric=geometric,
        deviations=mean.details["deviations"],
        consensus=float(mean.details["consensus"]),
        furthest=int(mean.details["furthest"]),
        kind=kind,
        local=local,
        nodes=nodes,
        node_weights=np.array([[share[name] for name in nodes] for share in shares]),
        ranks=ranks,
        digest=digest,
        notices=(),
    )


def _geometric(weights: Floats) -> Floats | None:
    """Give the geometric mean, None where no criterion has weight from everybody."""
    return combine(weights, kind="geometric").weights if (weights > 0).all(axis=0).any() else None


def _overall(criteria: CriteriaSet, weights: Floats) -> dict[str, float]:
    """Share of the whole of each factor and criterion, from the global weights of the criteria."""
    tree = siblings(criteria.factors, criteria.criteria)
    found = dict(zip(criteria.criteria, map(float, weights), strict=True))

    def add(name: str) -> float:
        if name not in found:
            found[name] = sum(map(add, tree[name]))
        return found[name]

    return {name: add(name) for name in (*criteria.factors, *criteria.criteria)}


def _local(criteria: CriteriaSet, weights: Floats) -> dict[str, dict[str, float]]:
    """Local weights, in points of 100, that give the criteria these global ones; none under what has no weight."""
    tree = siblings(criteria.factors, criteria.criteria)
    overall = _overall(criteria, weights)
    totals = {node: sum(overall[name] for name in names) for node, names in tree.items()}
    return {
        node: {name: round(100 * overall[name] / totals[node], 6) for name in names}
        for node, names in tree.items()
        if totals[node] > 0
    }


def _changed(criteria: CriteriaSet, weights: Floats, judged: set[str]) -> dict[str, dict[str, float]]:
    """Local weights of the nodes that somebody judged, and of those that come out otherwise than stated."""
    stated = {name: entry.weight for name, entry in (*criteria.factors.items(), *criteria.criteria.items())}
    found = _local(criteria, weights)
    for node, points in list(found.items()):
        total = sum(stated[name] for name in points)
        same = all(abs(share - 100 * stated[name] / total) < ROUNDING for name, share in points.items())
        if same and node not in judged:
            del found[node]
    return found


def _ranks(
    criteria: CriteriaSet,
    people: Mapping[str, CriteriaSet],
    combined: Sequence[Floats | None],
    sites: SiteTable,
) -> GroupRanks:
    """Rank the sites by each person's weights, by the combined ones and by the stated."""
    rows = [_placed(judged, sites) for judged in people.values()]
    for weights in combined:
        if weights is None:
            rows.append(np.zeros(len(sites.sites), dtype=np.intp))
            continue
        varied = criteria
        for points in _local(criteria, weights).values():
            varied = varied.with_weights(points, origin="group")
        rows.append(_placed(varied, sites))
    rows.append(_placed(criteria, sites))
    return GroupRanks(sites=sites.sites, names=sites.names, ranks=np.stack(rows))


def _placed(criteria: CriteriaSet, sites: SiteTable) -> Integers:
    """Ranks of all sites, 0 where one is excluded."""
    matrix = assemble(sites, criteria)
    places = np.zeros(len(sites.sites), dtype=np.intp)
    places[matrix.included] = rank(matrix, draws=0).ranks
    return places
