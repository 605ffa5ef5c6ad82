"""The decision matrix: where names meet numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers, as_values
from sitescore.core.frozen import read_only, sealed
from sitescore.core.hierarchy import global_weights, local_weights, shares_within
from sitescore.core.scoring import Scoring
from sitescore.core.value_range import Apply
from sitescore.core.waiting_values import WaitingValues
from sitescore.errors import Notice
from sitescore.evidence import Evidence, Trust
from sitescore.records import dataclass
from sitescore.weighings import Weighing

CELL_KINDS = ("certain", "uniform", "triangular", "normal")
"""How a measurement is uncertain: not, a range, a likeliest value in a range, a centre and spread."""

VALUES = ("values", "lowest", "highest")
"""Of cells: what they count as, and what they could be."""

Titles = Mapping[str, str]
"""A title by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A factor or a criterion in the tree: its names, and its weight on its own scale."""

    id: str
    titles: Titles
    parent: str | None
    points: float
    points_range: tuple[float, float] | None = None
    origin: str = "stated"
    """Where the weight is from: stated, the profile, or the name of a weighting method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockOut:
    """Excludes a site whose measurement, divided by the need, compares so with the bound."""

    operator: str
    bound: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How one criterion's measurements become values."""

    kind: str
    parameters: Mapping[str, Any]
    """Of the value function, as they are written."""
    unit: str
    need: str | None
    divisor: float
    controllable: str
    cost: float | None
    limits: tuple[float, float] | None
    step: float | None
    """What it goes by whole multiples of, in its unit, where it cannot be changed by less."""
    levels: Mapping[str, float] | None
    apply: Apply
    """Measurements, divided by the need, to values."""
    settled: Mapping[str, Any] | None
    """Parameters of the value function `kind`, with fixed ends; None where an observed range has no width."""
    turning_points: tuple[float, ...] | None
    """Divided by the need; between which `apply` only rises or only falls; None where words are measured."""
    observed: bool
    """Whether its ends are the least and the greatest measurement of the sites."""
    knock_out: KnockOut | None
    missing: str
    """Policy for cells that are not known."""
    not_applicable: str
    """Policy for cells that do not apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A knock-out that removes a site, or might once an unknown is known.

    ``measurement``, ``low`` and ``high`` are in the criterion's unit, NaN where not known.
    """

    site: str
    criterion: str
    condition: str
    measurement: float
    low: float
    high: float
    not_applicable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a result was computed from."""

    criteria_id: str
    criteria_digest: str
    sites_digest: str
    weighting: str = ""
    """Name of the weighting method, "" where all weights are stated."""
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class DecisionMatrix:
    """Values of sites on criteria, with the tree of weights; read-only.

    All arrays are (sites, criteria) in the order of ``sites`` and ``criteria``. ``values``
    are what a site is ranked by; ``lowest`` and ``highest`` what each cell could be, given
    the ranges in the data and what is unknown; ``known`` says which cells rest on data (or
    are known not to apply) and ``applicable`` which apply. ``measurements`` and the ends of
    their ranges are in the criterion's unit, NaN where there is no number; ``cell_kinds``
    say how they are uncertain, by number in ``CELL_KINDS``. ``scoring`` turns values and
    weights into scores. ``dropped`` are the cells that do
    not apply and stand at what their siblings give. ``weighings`` say of each node (of the
    top by ``factors``) how the weights of its children were found, where they were not stated.
    ``words`` and ``evidence`` hold what only some cells have, by numbers of site and criterion;
    ``trust`` says how evidence is judged, and what is promised for later. ``coordinates``,
    (sites, 2), are latitude and longitude in degrees, NaN where not told; None where nobody's are. ``about``
    has country, region and municipality, one text a site, where they are told.
    Where all cells of many sites are known for certain, ``values``, ``lowest`` and ``highest`` are
    left out (None), and worked out of ``waiting`` when they are asked for; they are the same then.
    ``sites`` and ``names`` are tuples, or of a very large file sequences that compare like them.
    """

    sites: Sequence[str]
    names: Sequence[str]
    criteria: tuple[str, ...]
    factors: tuple[str, ...]
    nodes: Mapping[str, Node]
    scales: Mapping[str, Scale]
    values: Floats
    lowest: Floats
    highest: Floats
    measurements: Floats
    measured_low: Floats
    measured_high: Floats
    measured_spread: Floats
    cell_kinds: Integers
    known: Booleans
    applicable: Booleans
    dropped: Booleans
    words: Mapping[tuple[int, int], str]
    evidence: Mapping[tuple[int, int], Evidence]
    needs: Mapping[str, float]
    excluded: tuple[Exclusion, ...]
    doubtful: tuple[Exclusion, ...]
    notices: tuple[Notice, ...]
    titles: Titles
    scoring: Scoring
    provenance: Provenance
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    coordinates: Floats | None = None
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trust: Trust = field(default_factory=Trust)
    waiting: WaitingValues | None = None

    def __post_init__(self) -> None:
        if vars(self)["values"] is None:
            for name in VALUES:  # so that `__getattr__` is asked for them
                del vars(self)[name]
        else:
            values = self._checked(self.values)
            others = [values if part is self.values else self._checked(part) for part in (self.lowest, self.highest)]
            self._hold(values, *others)
        for name, part in vars(self).copy().items():
            if isinstance(part, np.ndarray):
                object.__setattr__(self, name, read_only(part))
        shape, held = (len(self.sites), len(self.criteria)), vars(self)
        wrong = [name for name in ("values", "measurements", "known") if name in held and held[name].shape != shape]
        if wrong:
            raise ValueError(f"{wrong[0]} must have shape {shape}, got {held[wrong[0]].shape}")

    def _checked(self, values: Floats) -> Floats:
        return read_only(as_values(values) if self.sites else values)

    def _hold(self, *parts: Floats) -> None:
        """Hold what cells count as and could be, after which nothing waits."""
        for name, part in zip(VALUES, parts, strict=True):
            object.__setattr__(self, name, part)
        object.__setattr__(self, "waiting", None)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Floats:
            """Work out values that waited for being asked for; all else is not there."""
            held = vars(self)
            waiting = held.get("waiting") if name in VALUES else None
            if waiting is not None:
                values = waiting.whole()
                self._hold(values, values, values)
            if name in VALUES and name in held:  # perhaps by another thread meanwhile
                return held[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @cached_property
    def parents(self) -> Integers:
        """Number of each node's parent, -1 for the root; factors first, then criteria."""
        number = {name: at for at, name in enumerate((*self.factors, *self.criteria))}
        parents = [self.nodes[name].parent for name in number]
        return read_only(np.array([number[parent] if parent is not None else -1 for parent in parents], dtype=np.intp))

    @cached_property
    def local(self) -> Floats:
        """Share of each node among its siblings; factors first, then criteria."""
        points = np.array([self.nodes[name].points for name in (*self.factors, *self.criteria)])
        return read_only(local_weights(self.parents, points))

    @cached_property
    def overall(self) -> Floats:
        """Share of each node in the whole; factors first, then criteria."""
        return read_only(global_weights(self.parents, self.local))

    @cached_property
    def weights(self) -> Floats:
        """Global weight of each criterion, (criteria,); they sum to 1."""
        leaves = self.overall[len(self.factors) :]
        return read_only(leaves / leaves.sum())

    @cached_property
    def within(self) -> Floats:
        """Each criterion's share of each factor above it, (factors, criteria)."""
        return read_only(shares_within(self.parents, self.local, factors=len(self.factors)))

    @property
    def top_factors(self) -> tuple[str, ...]:
        """Factors and criteria that stand at the top of the tree."""
        return tuple(name for name in (*self.factors, *self.criteria) if self.nodes[name].parent is None)

    @cached_property
    def included(self) -> Integers:
        """Numbers of the sites that no knock-out excludes."""
        if not self.excluded:
            return sealed(np.arange(len(self.sites)))
        out = {exclusion.site for exclusion in self.excluded}
        excluded = np.fromiter(map(out.__contains__, self.sites), dtype=bool, count=len(self.sites))
        return sealed(np.flatnonzero(~excluded))

    @property
    def certain(self) -> bool:
        """Whether no cell could have another value."""
        return self.waiting is not None or self.lowest is self.values is self.highest

    @cached_property
    def ranked_values(self) -> Floats:
        """Values of the sites that no knock-out excludes, (included sites, criteria)."""
        return self.values if len(self.included) == len(self.sites) else sealed(self.values[self.included])

    @cached_property
    def coverage(self) -> Floats:
        """Share of the weight that rests on known data, (sites,), in [0, 1]."""
        if self.sites and self.known.strides[0] == 0:
            return sealed(np.full(len(self.sites), (self.known[:1] @ self.weights)[0]))
        return sealed(self.known @ self.weights)

    @cached_property
    def medians(self) -> Floats:
        """Median value of the sites that no knock-out excludes, (criteria,); NaN where none is left."""
        left = self.values[self.included]
        return read_only(np.median(left, axis=0) if len(left) else np.full(len(self.criteria), np.nan))

    @cached_property
    def best_values(self) -> Floats:
        """Best value of the sites that no knock-out excludes, (criteria,); NaN where none is left."""
        left = self.values[self.included]
        return read_only(left.max(axis=0) if len(left) else np.full(len(self.criteria), np.nan))

    def blank(self, sites: Integers) -> Booleans:
        """Tell of which factors nothing is known at any criterion that has weight in them, (sites, factors)."""
        return np.asarray(~(self.known[sites] @ (self.within > 0).T))

    def node_values(self, values: Floats) -> Floats:
        """Give the value of each node at the top of the tree, (sites, top nodes)."""
        shares = np.concatenate([self.within, np.eye(len(self.criteria))])
        order = [(*self.factors, *self.criteria).index(name) for name in self.top_factors]
        return np.asarray(values @ shares[order].T)

    def title(self, name: str, language: str) -> str:
        """Return a factor's or criterion's title."""
        return self.nodes[name].titles[language]
