"""Weights of several people, as a document."""

from __future__ import annotations

from sitescore.report.document import Block, Column, Document, Heading, Line, Table, Tone
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.group_weights import GroupRanks, GroupWeights


def group_weights_view(group: GroupWeights, viewing: Viewing) -> Document:
    """Lay out who weighs what, how far people are apart, and what each would have rank first."""
    words, matrix = viewing.words, group.matrix
    facts = {
        "consensus": words.percent(group.consensus),
        "furthest": group.people[group.furthest],
        "distance": words.percent(float(group.deviations[group.furthest])),
    }
    blocks: list[Block] = [
        Heading(words("group_title", title=matrix.titles[words.language], count=len(group.people))),
        Line(words("group_consensus", **facts), tone="strong"),
        _weights(group, words),
        Line(words("group_legend"), tone="faint"),
    ]
    if group.geometric is None:
        blocks.append(Line(words("group_no_geometric"), tone="warning", mark="!"))
    if group.ranks is not None:
        blocks += [Heading(words("group_ranks"), level=2), _ranks(group, group.ranks, words)]
    return Document([*blocks, Line(words("paste"), tone="faint")])


def _weights(group: GroupWeights, words: Words) -> Table:
    """List what was judged, as shares of the whole."""
    columns = [Column(words("criterion")), *_columns(group, words)]
    rows = [
        [group.matrix.title(name, words.language), *(words.number(100 * share) for share in group.node_weights[:, at])]
        for at, name in enumerate(group.nodes)
    ]
    apart = [words.percent(float(share)) for share in group.deviations]
    rows.append([words("group_distance"), *apart, "", "", ""])
    tones: list[Tone] = ["plain" for _ in group.nodes]
    return Table(columns, rows, [*tones, "strong"])


def _ranks(group: GroupWeights, ranks: GroupRanks, words: Words) -> Table:
    order = sorted(range(len(ranks.sites)), key=lambda at: (not ranks.ranks[-3, at], ranks.ranks[-3, at]))
    rows = [[ranks.names[at], *(str(place) if place else "–" for place in ranks.ranks[:, at].tolist())] for at in order]
    return Table([Column(words("site")), *_columns(group, words)], rows)


def _columns(group: GroupWeights, words: Words) -> list[Column]:
    """One column a person, then the combined weights and the stated ones; people give way first."""
    people = [Column(person, numeric=True, keep=3, least=4) for person in group.people]
    combined = [Column(words(key), numeric=True) for key in ("mean_col", "geometric_col")]
    return [*people, *combined, Column(words("stated_col"), numeric=True, keep=4)]
