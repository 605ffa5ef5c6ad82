"""Documents of `weights`: stated, judged, a group's, and what they mean."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from sitescore.model.documents.head import Head
from sitescore.model.documents.parts import CLOSED, OPEN, Amount, Digest, Figure, Gap, Origin, Percent, Rank, Share

GLOBAL = Field(alias="global")
"""The key is a word of Python."""


class TriadRow(BaseModel):
    """Three judgements that contradict each other."""

    model_config = CLOSED
    names: Annotated[list[str], Field(min_length=3, max_length=3)]
    stated: Annotated[list[Amount], Field(min_length=3, max_length=3)]
    implied: Amount


class ChangeOfJudgement(BaseModel):
    """The change of one judgement that would help most."""

    model_config = CLOSED
    first: str
    second: str
    stated: Amount
    proposed: Amount
    consistency_ratio: Figure


class WeighingRow(BaseModel):
    """How siblings were weighed, in points of 100."""

    model_config = CLOSED
    node: str
    method: str
    weights: dict[str, Percent]
    consistency_ratio: Figure | None
    triads: list[TriadRow]
    change: ChangeOfJudgement | None


class NodeRow(BaseModel):
    """Weights of a factor or criterion, in points of 100."""

    model_config = CLOSED
    node: str
    depth: Annotated[int, Field(ge=0)]
    parent: str | None
    points: Amount
    range: Annotated[list[Amount], Field(min_length=2, max_length=2)] | None
    local: Percent
    overall: Percent = GLOBAL
    effective: Figure | None
    source: Origin


class WeightsShow(Head):
    """The weights of the criteria tree, `weights show`."""

    command: Literal["weights"]
    nodes: list[NodeRow]
    weighings: list[WeighingRow]


class JudgedNode(BaseModel):
    """A node as it was stated and as it was judged."""

    model_config = CLOSED
    node: str
    parent: str | None
    stated: Percent
    local: Percent
    overall: Percent = GLOBAL


class WeightsJudged(Head):
    """Weights from one person's judgements."""

    command: Literal["weights pairwise", "weights swing", "weights best-worst", "weights rank-order"]
    judgements_digest: Digest
    nodes: list[JudgedNode]
    weighings: list[WeighingRow]


class Person(BaseModel):
    """How far a person is from the mean."""

    model_config = CLOSED
    person: str
    distance: Share


class CriterionByPerson(BaseModel):
    """A criterion's weight in points of 100; further columns are people."""

    model_config = OPEN
    __pydantic_extra__: dict[str, Percent]
    criterion: str
    stated: Percent
    mean: Percent
    geometric: Percent | None


class RanksByPerson(BaseModel):
    """A site's ranks by each person's weights, their mean and the stated ones."""

    model_config = CLOSED
    site: str
    ranks: dict[str, Rank | None]


class WeightsGroup(Head):
    """Weights of several people, made one."""

    command: Literal["weights group"]
    judgements_digest: Digest
    consensus: Share
    furthest: str
    people: list[Person]
    criteria_weights: list[CriterionByPerson]
    local: dict[str, dict[str, Percent]]
    sites: list[RanksByPerson] | None


class EquivalentRow(BaseModel):
    """A change worth as much as the one asked about, in the criterion's unit; null where the scale has none."""

    model_config = CLOSED
    criterion: str
    unit: str
    now: Figure
    then: Figure | None
    change: Figure | None


class WeightsEquivalent(Head):
    """What weights mean in raw units."""

    command: Literal["weights equivalent"]
    site: str
    criterion: str
    now: Figure
    then: Figure
    points: Gap
    equivalents: list[EquivalentRow]


class WeightRow(BaseModel):
    """A criterion's weight in points of 100: stated, best and worst for the site."""

    model_config = CLOSED
    criterion: str
    stated: Percent
    best_for: Percent
    change: Gap
    worst_for: Percent


class WeightsBestFor(Head):
    """Which weights favour a site."""

    command: Literal["weights best-for"]
    site: str
    rank: Rank
    best_rank: Rank
    worst_rank: Rank
    proven: bool
    within: Share | None
    weights: list[WeightRow]


Weights = WeightsShow | WeightsJudged | WeightsGroup | WeightsEquivalent | WeightsBestFor
