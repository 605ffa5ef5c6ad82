"""Weights of several people, made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sitescore.core.checks import Floats, Integers
from sitescore.core.frozen import read_only
from sitescore.errors import Notice
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows
from sitescore.results.toml_text import weighting_toml


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupRanks:
    """Ranks of sites by each person's weights, then by the mean, the geometric and the stated ones.

    ``ranks`` is (people + 3, sites), 0 where a site is excluded; ``names`` are those of the sites. Geometric
    ranks are 0 where there are no geometric weights.
    """

    sites: Sequence[str]
    names: Sequence[str]
    ranks: Integers

    def __post_init__(self) -> None:
        object.__setattr__(self, "ranks", read_only(self.ranks))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupWeights:
    """Global weights of the criteria by person, what the group makes of them, and how far apart people are.

    Attributes
    ----------
    matrix : without sites, with the stated weights
    people : who judged
    weights : (people, criteria), each row summing to 1
    mean, geometric : (criteria,), summing to 1; geometric None where no criterion has weight from everybody
    deviations : (people,) share of the weight that each would have to move to agree with the mean
    consensus : 1 less the mean of these distances over pairs of people
    furthest : number of the person furthest from the mean
    kind : which of the two ``to_toml`` writes
    local : the group's local weights of that kind, in points of 100, by judged node and its children
    nodes : factors and criteria of these, in that order
    node_weights : (people + 3, nodes), shares of the whole by each person, the mean, the geometric mean (NaN
        where there is none) and as stated
    ranks : of sites, where sites were given
    digest : of the tables of judgements
    """

    matrix: DecisionMatrix
    people: tuple[str, ...]
    weights: Floats
    mean: Floats
    geometric: Floats | None
    deviations: Floats
    consensus: float
    furthest: int
    kind: str
    local: Mapping[str, Mapping[str, float]]
    nodes: tuple[str, ...]
    node_weights: Floats
    ranks: GroupRanks | None
    digest: str
    notices: tuple[Notice, ...]

    def __post_init__(self) -> None:
        for name in ("weights", "mean", "deviations", "node_weights"):
            object.__setattr__(self, name, read_only(getattr(self, name)))
        if self.geometric is not None:
            object.__setattr__(self, "geometric", read_only(self.geometric))

    def to_rows(self) -> list[rows.Row]:
        """One row a criterion; weights in points of 100."""
        geometric = self.geometric
        return [
            {
                "criterion": name,
                "stated": rows.plain(100 * self.matrix.weights[at]),
                "mean": rows.plain(100 * self.mean[at]),
                "geometric": None if geometric is None else rows.plain(100 * geometric[at]),
                **{
                    rows.column(person, "person", ("criterion", "stated", "mean", "geometric")): rows.plain(100 * share)
                    for person, share in zip(self.people, self.weights[:, at], strict=True)
                },
            }
            for at, name in enumerate(self.matrix.criteria)
        ]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            **rows.envelope("weights group", self.matrix, self.notices),
            "judgements_digest": self.digest,
            "consensus": rows.plain(self.consensus),
            "furthest": self.people[self.furthest],
            "people": [
                {"person": person, "distance": rows.plain(self.deviations[who])}
                for who, person in enumerate(self.people)
            ],
            "criteria_weights": self.to_rows(),
            "local": {node: dict(points) for node, points in self.local.items()},
            "sites": self._site_rows(),
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)

    def to_toml(self) -> str:
        """Write the group's weights as ``[weighting]`` of a criteria file, ready to paste."""
        return weighting_toml("direct", self.local)

    def _site_rows(self) -> list[rows.Row] | None:
        if self.ranks is None:
            return None
        whose = (*self.people, "mean", "geometric", "stated")
        return [
            {"site": site, "ranks": {who: int(self.ranks.ranks[n, at]) or None for n, who in enumerate(whose)}}
            for at, site in enumerate(self.ranks.sites)
        ]
