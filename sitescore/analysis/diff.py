"""Why two runs rank sites differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np

from sitescore.analysis.run_changes import changes_of, options_changed
from sitescore.assembly.hybrids import PARTS, Hybrids
from sitescore.core.checks import Floats, Integers
from sitescore.core.shapley import shapley_values
from sitescore.errors import InputError, Place, Problem
from sitescore.model.documents.rank import RankDocument
from sitescore.results.run_difference import NO_SPLIT, Moved, Overtaking, RunDifference, RunFacts

EXACT, ROUNDED = 1e-9, 1e-6
"""Points of 100 by which scores may differ that are the same, worked out here and read from a document."""


def diff(before: RankDocument, after: RankDocument) -> RunDifference:
    """Tell what changed between two runs of `rank`, and what each part of it did to every score and rank.

    A change of score is split among data, value functions (with needs and rules for missing
    cells), weights, method and membership: each part's mean effect over all orders in which
    they could have changed, found by scoring all mixtures of the two runs. With data and
    weights alone that is the change of the one at the mean of the other. The parts add up to
    the change.

    Parameters
    ----------
    before, after : documents of `rank`, as `read_run` gives them

    Examples
    --------
    >>> import json
    >>> from sitescore import assemble, rank, read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> sites = read_sites(bundled("sites") / "finland.csv")
    >>> def run(**settings):
    ...     found = rank(assemble(sites, read_criteria("tp3", **settings)), draws=0).to_dict()
    ...     return RankDocument.model_validate(found | {"warnings": []})
    >>> diff(run(), run(profile="cell_plant")).parts
    ('value_functions', 'weights', 'membership')
    """
    pair = Hybrids(before, after)
    changes = changes_of(pair)
    scores = [_own_scores(run, pair.common) for run in pair.runs]
    parts, effects = _split(pair, tuple(part for part in PARTS if any(c.part == part for c in changes)), scores)
    by_criterion = effects if effects.ndim == 3 else None
    totals = effects.sum(axis=2) if effects.ndim == 3 else effects
    ends = [{row.site: row for row in run.sites} for run in pair.runs]
    ranks = [np.array([end[site].rank for site in pair.common], dtype=np.intp) for end in ends]
    rules = {name: pair.rule(name, 1) for name in pair.criteria}
    return RunDifference(
        before=_facts(before),
        after=_facts(after),
        options=options_changed(before, after),
        parts=parts,
        changes=changes,
        sites=pair.common,
        names=tuple(ends[1][site].name for site in pair.common),
        rank_before=ranks[0],
        rank_after=ranks[1],
        score_before=scores[0],
        score_after=scores[1],
        effects=totals,
        by_criterion=by_criterion,
        criteria=pair.criteria,
        titles={name: rule.title.by_language() for name, rule in rules.items()},
        overtakings=tuple(_overtakings(ranks[0], ranks[1], totals, by_criterion)),
        entered=tuple(_moved(after, before, "added", "admitted")),
        left=tuple(_moved(before, after, "removed", "excluded")),
    )


def require_sound(runs: Mapping[str, RankDocument]) -> None:
    """Refuse runs, by file, whose scores are not those of the study that they hold.

    Raises
    ------
    InputError
        Naming a site of each such run.
    """
    found = {file: _contradiction(run) for file, run in runs.items()}
    hint = "it was changed after it was written, or a plug-in works otherwise now; rank the sites again"
    if problems := [Problem("SC243", Place(file), what, hint) for file, what in found.items() if what]:
        raise InputError(problems)


def _contradiction(run: RankDocument) -> str:
    try:
        scores = _own_scores(run, tuple(row.site for row in run.sites))
    except ValueError as error:
        return f"what it holds cannot be ranked: {error}"
    for row, score in zip(run.sites, scores, strict=True):
        if not abs(row.score - score) <= ROUNDED:
            return f"{row.site} has the score {row.score:.9g}, by the study in it {score:.9g}"
    by_rank = sorted(run.sites, key=lambda row: (row.rank, -row.score))
    for better, worse in pairwise(by_rank):
        if worse.score > better.score + ROUNDED:
            return f"{better.site} stands before {worse.site}, which has more points"
    return ""


def _own_scores(run: RankDocument, sites: tuple[str, ...]) -> Floats:
    """Score some of the ranked sites of a run again."""
    scores = _totals(Hybrids(run, run).outcome(dict.fromkeys(PARTS, 0)))
    place = {row.site: at for at, row in enumerate(run.sites)}
    return np.asarray(scores[[place[site] for site in sites]])


def _totals(outcome: Floats) -> Floats:
    """Add up over criteria where scores are sums, (..., sites, criteria)."""
    return np.asarray(outcome.sum(axis=-1)) if outcome.ndim == 2 else outcome


def _split(pair: Hybrids, changed: tuple[str, ...], ends: list[Floats]) -> tuple[tuple[str, ...], Floats]:
    """Share out the change of every score: (parts, sites), with an axis of criteria where scores are sums."""
    if not pair.common:
        return changed, np.zeros((len(changed), 0))
    whole = (NO_SPLIT,), np.array([ends[1] - ends[0]])
    try:
        outcomes = [
            pair.outcome({part: int(part in changed and choice >> changed.index(part) & 1) for part in PARTS})
            for choice in range(1 << len(changed))
        ]
    except ValueError:
        return whole
    reached = zip((_totals(outcomes[0]), _totals(outcomes[-1])), ends, strict=True)
    same = all(np.allclose(total, end, rtol=0, atol=EXACT) for total, end in reached)
    return (changed, shapley_values(np.stack(outcomes))) if same else whole


def _overtakings(
    before: Integers, after: Integers, effects: Floats, by_criterion: Floats | None
) -> Iterator[Overtaking]:
    """List pairs of sites whose order changed, each by the site that gained, by its later rank."""
    for site in np.argsort(after, kind="stable"):
        was, now = np.sign(before - before[site]), np.sign(after - after[site])
        for other in np.flatnonzero(now > was):
            kind = "passed" if now[other] - was[other] == 2 else "drew_level" if was[other] < 0 else "left_behind"
            gains = effects[:, site] - effects[:, other]
            part = int(gains.argmax()) if gains.size else 0
            criterion = None
            if by_criterion is not None:
                criterion = int((by_criterion[part, site] - by_criterion[part, other]).argmax())
            yield Overtaking(kind=kind, site=int(site), other=int(other), part=part, points=float(gains[part]),
                             swing=float(gains.sum()), criterion=criterion)  # fmt: skip


def _moved(here: RankDocument, there: RankDocument, absent: str, excluded: str) -> Iterator[Moved]:
    """List sites that the one run ranks and the other does not."""
    ranked = {row.site for row in there.sites}
    out = {row.site: row for row in reversed(there.excluded)}
    known = {row.site for row in there.studied.sites}
    for row in here.sites:
        if row.site not in ranked:
            why = out.get(row.site) if row.site in known else None
            yield Moved(
                site=row.site,
                name=row.name,
                rank=row.rank,
                score=row.score,
                reason=excluded if row.site in known else absent,
                criterion=why.criterion if why else None,
                condition=why.reason if why else None,
            )


def _facts(run: RankDocument) -> RunFacts:
    return RunFacts(
        sitescore=run.sitescore,
        criteria_id=run.criteria.id or "",
        criteria_digest=run.criteria.digest or "",
        weighting=run.criteria.weighting,
        sites_digest=run.sites_digest or "",
        method=run.method,
        options=run.options.model_dump(exclude_unset=True),
        draws=run.draws,
        seed=run.seed,
        ranked=len(run.sites),
    )
