"""A criteria set as one study uses it: with a profile, other needs, or a method of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sitescore.core.dates import period
from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.model.condition import Condition
from sitescore.model.criteria import CriteriaSet
from sitescore.model.criterion import Criterion, Factor, Profile
from sitescore.model.hints import did_you_mean

Node = TypeVar("Node", Factor, Criterion)


def varied(
    criteria: CriteriaSet,
    *,
    profile: str | None = None,
    needs: Mapping[str, float] | None = None,
    as_of: str | None = None,
) -> CriteriaSet:
    """Return `criteria` under a profile, with other needs, and as of another date.

    Parameters
    ----------
    criteria : the set
    profile : id of one of its profiles or scenarios
    needs : amounts by need, over the profile's and the set's own
    as_of : date of the study, over the set's own

    Raises
    ------
    InputError
        If there is no such profile or need, the date cannot be read, or the varied set does not hold together.
    """
    chosen = _profile(criteria, profile)
    amounts = dict(needs or {})
    if strange := [name for name in amounts if name not in criteria.needs]:
        raise InputError(
            Problem(
                "SC110",
                Place(f"--need {name}"),
                f"no need {name!r} in {criteria.id}",
                did_you_mean(name, criteria.needs),
            )
            for name in strange
        )
    factors = {n: _weighed(f, chosen, n) for n, f in criteria.factors.items()}
    entries = {n: _weighed(c, chosen, n).model_copy(update=_knock_out(chosen, n)) for n, c in criteria.criteria.items()}
    result = criteria.model_copy(
        update={
            "factors": factors,
            "criteria": entries,
            "needs": {**criteria.needs, **chosen.needs, **amounts},
            "missing": chosen.missing or criteria.missing,
            "time": criteria.time.model_copy(update=_as_of(as_of)),
        }
    )
    result = result.with_origins(dict.fromkeys(chosen.weights, "profile"))
    if problems := result.cross_problems():
        place = Place(f"--profile {profile}" if profile else "--need")
        raise InputError(
            Problem("SC109", place, f"{'.'.join(map(str, path))}: {message}", hint) for path, message, hint in problems
        )
    return result


def _profile(criteria: CriteriaSet, name: str | None) -> Profile:
    if name is None:
        return Profile(title=criteria.title)
    try:
        return criteria.variations[name]
    except KeyError:
        hint = did_you_mean(name, criteria.variations) or "the set has none"
        raise InputError(
            [Problem("SC110", Place(f"--profile {name}"), f"no profile {name!r} in {criteria.id}", hint)]
        ) from None


def _as_of(given: str | None) -> dict[str, str]:
    if given is None:
        return {}
    try:
        period(given)
    except ValueError as error:
        hint = "write 2029, 2029-06 or 2029-06-30"
        raise refusal("SC111", Place(f"--as-of {given}"), str(error), hint) from None
    return {"as_of": given.strip()}


def _weighed(node: Node, profile: Profile, name: str) -> Node:
    """Give a node the profile's weight; a range that does not hold it, as on another scale, moves in proportion."""
    weight = profile.weights.get(name, node.weight)
    ends = node.weight_range
    if ends is None or ends[0] <= weight <= ends[1]:
        return node.model_copy(update={"weight": weight})
    return node.reweighted(weight)


def _knock_out(profile: Profile, name: str) -> dict[str, Condition | None]:
    return {"knock_out": profile.knock_out[name]} if name in profile.knock_out else {}
