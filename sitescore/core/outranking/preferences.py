"""Preference functions: how far a difference on one criterion makes one site preferred to another."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats
from sitescore.core.outranking.bell_sums import bell, sums_of_bell
from sitescore.core.outranking.preference_sums import Sums, count_above, count_below, sums_of_ramp, sums_of_step
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True)
class Preference:
    """The preference function of one criterion with its thresholds, in the criterion's unit.

    Attributes
    ----------
    function : name in `PREFERENCE_FUNCTIONS`
    q : up to this difference two sites are indifferent, at least 0
    p : above this difference one is preferred in full, at least `q`
    s : difference at which the Gaussian function turns, above 0

    Thresholds that the function does not use are NaN.
    """

    function: str
    q: float = np.nan
    p: float = np.nan
    s: float = np.nan

    def degree(self, differences: Floats) -> Floats:
        """Preference in [0, 1] at each of `differences`, 0 where they are not above 0."""
        return PREFERENCE_FUNCTIONS[self.function].degree(differences, self)


class Thresholds(NamedTuple):
    """Thresholds of the rows of a table, each (rows, 1), NaN where their function does not use them."""

    q: Floats
    p: Floats
    s: Floats

    @classmethod
    def of(cls, preferences: Sequence[Preference]) -> Thresholds:
        """Take those of one preference for each row."""
        q, p, s = (np.array([[getattr(each, name)] for each in preferences]) for name in cls._fields)
        return cls(q, p, s)

    def take(self, rows: Integers) -> Thresholds:
        """Take those of some rows, one as often as it is named."""
        return Thresholds(self.q[rows], self.p[rows], self.s[rows])


@dataclass(frozen=True, slots=True)
class PreferenceFunction:
    """One of the six kinds.

    Attributes
    ----------
    needs : the thresholds it needs
    degree : preference in [0, 1] at each of given differences
    summed : sums, (rows, sites), of the preferences of each measurement over all of its row, and
        of theirs over it; rows are in increasing order and come with their thresholds
    """

    needs: str
    degree: Callable[[Floats, Preference], Floats]
    summed: Callable[[Floats, Thresholds], Sums]


def _step(differences: Floats, threshold: float) -> Floats:
    return (differences > threshold).astype(np.float64)


def _two_steps(ordered: Floats, by: Thresholds) -> Sums:
    low, high = (sums_of_step(count_above(ordered, threshold)) for threshold in (by.q, by.p))
    return (low[0] + high[0]) / 2, (low[1] + high[1]) / 2


def _ramp(differences: Floats, q: float, p: float) -> Floats:
    if q == p:
        return _step(differences, p)
    with np.errstate(over="ignore"):
        return np.asarray(np.clip((differences - q) / (p - q), 0.0, 1.0))


PREFERENCE_FUNCTIONS: Mapping[str, PreferenceFunction] = MappingProxyType(
    {
        "usual": PreferenceFunction("", lambda d, _: _step(d, 0.0), lambda x, _: sums_of_step(count_below(x))),
        "ushape": PreferenceFunction(
            "q", lambda d, by: _step(d, by.q), lambda x, by: sums_of_step(count_above(x, by.q))
        ),
        "vshape": PreferenceFunction("p", lambda d, by: _ramp(d, 0.0, by.p), lambda x, by: sums_of_ramp(x, 0.0, by.p)),
        "level": PreferenceFunction("qp", lambda d, by: (_step(d, by.q) + _step(d, by.p)) / 2, _two_steps),
        "linear": PreferenceFunction(
            "qp", lambda d, by: _ramp(d, by.q, by.p), lambda x, by: sums_of_ramp(x, by.q, by.p)
        ),
        "gaussian": PreferenceFunction("s", lambda d, by: bell(d, by.s), lambda x, by: sums_of_bell(x, by.s)),
    }
)


def as_preferences(
    functions: str | Sequence[str], *, criteria: int, q: ArrayLike | None, p: ArrayLike | None, s: ArrayLike | None
) -> tuple[Preference, ...]:
    """Return the preference of each criterion.

    Parameters
    ----------
    functions : one name in `PREFERENCE_FUNCTIONS` for all criteria, or (criteria,) names
    criteria : how many there are
    q, p, s : thresholds in the criteria's units, one number for all or (criteria,) numbers;
        None, as a whole or for a criterion, where the function needs none. What is given where
        only other criteria's functions need it is left aside

    Returns
    -------
    (criteria,) preferences

    Raises
    ------
    ValueError
        If a name is unknown, a threshold that a function needs is missing, one that no function
        needs is given, or thresholds are out of order, naming the argument and the first entry
        at fault.

    Examples
    --------
    >>> as_preferences(["usual", "vshape"], criteria=2, q=None, p=[None, 4], s=None)[1].p
    4.0
    """
    names = np.asarray(functions, dtype=object)
    if names.shape not in ((), (criteria,)):
        raise ValueError(f"functions must be one name or {criteria}, one for each criterion, got shape {names.shape}")
    given = {name: _thresholds(name, values, criteria) for name, values in (("q", q), ("p", p), ("s", s))}
    rows = max(names.size, *(values.size for values in given.values()))  # 1 where all is for all criteria
    each, *figures = (np.broadcast_to(part, rows).tolist() for part in (names, *given.values()))
    known = ([None if math.isnan(value) else value for value in values] for values in figures)
    first: dict[object, Preference] = {}  # criteria that are alike are checked once
    preferences = []
    for j, like in enumerate(zip(each, *known, strict=True)):
        if like not in first:
            name, *thresholds = like
            first[like] = _checked(name, dict(zip(given, thresholds, strict=True)), f"at index ({j},)")
        preferences.append(first[like])
    _refuse_idle(each, given)
    return tuple(preferences) * (criteria // rows)


def _refuse_idle(names: Sequence[str], given: Mapping[str, Floats]) -> None:
    """Refuse thresholds that would change nothing, since no function uses them."""
    kinds = list(dict.fromkeys(names))
    for key, values in given.items():
        there = np.flatnonzero(~np.isnan(values))
        if there.size and not any(key in PREFERENCE_FUNCTIONS[kind].needs for kind in kinds):
            what = f"which {'uses' if len(kinds) == 1 else 'use'} none"
            raise ValueError(
                f"{key} must not be given for {', '.join(kinds)}, {what}, got {values[there[0]]} at index ({there[0]},)"
            )


def _thresholds(name: str, values: ArrayLike | None, criteria: int) -> Floats:
    if values is None:
        return np.array([np.nan])
    entries = np.asarray(values, dtype=object)
    if entries.shape not in ((), (criteria,)):
        raise ValueError(f"{name} must be one number or {criteria}, one for each criterion, got shape {entries.shape}")
    known = [np.nan if entry is None else entry for entry in entries.ravel()]
    return as_floats(name, known, unknown=True)


def _checked(name: str, given: Mapping[str, float | None], where: str) -> Preference:
    """Keep the thresholds that the function called `name` needs, in order."""
    if name not in PREFERENCE_FUNCTIONS:
        raise ValueError(f"functions must be {', '.join(PREFERENCE_FUNCTIONS)}, got {name!r} {where}")
    used: dict[str, float] = {}
    for key in PREFERENCE_FUNCTIONS[name].needs:
        if (value := given[key]) is None:
            raise ValueError(f"{key} must be given for {name}, got none {where}")
        if value <= 0 and "q" not in PREFERENCE_FUNCTIONS[name].needs:
            raise ValueError(f"{key} must be above 0 for {name}, got {value} {where}")
        if value < 0:
            raise ValueError(f"{key} must not be negative, got {value} {where}")
        used[key] = value
    if used.get("p", np.inf) < used.get("q", 0.0):
        raise ValueError(f"p must not be below q, got {used['p']} {where}")
    return Preference(name, **used)
