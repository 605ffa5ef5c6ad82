"""What would change the ranking, as a document: a panel of sentences, then tables."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from sitescore.report.document import Block, Column, Document, Heading, Line, Table, Tone
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.explanation import CellChange
from sitescore.results.leading import LeadByWeights
from sitescore.results.sensitivity import Sensitivity

NAMED, MANY = 3, 30
TELLING = 0.005
"""Share of the weights below which it takes more decimals to tell it from none."""


def sensitivity_view(found: Sensitivity, viewing: Viewing) -> Document:
    """Lay a sensitivity analysis out."""
    words, matrix = viewing.words, found.ranking.matrix
    blocks: list[Block] = [Heading(words(_told(found, "sensitivity_title"), title=matrix.titles[words.language]))]
    blocks += [Line(sentence, mark="*") for sentence in panel(found, viewing)]
    if found.searched is not None:
        facts = {"method": matrix.scoring.name, "tried": found.searched.tried, "seed": found.searched.seed}
        blocks.append(Line(words("sensitivity_searched", **facts), tone="warning", mark="!"))
    if matrix.dropped.any():
        blocks.append(Line(words(_told(found, "sensitivity_held")), tone="warning", mark="!"))
    if len(found.ranking.sites) > 1:
        blocks += [Heading(words("who_can_lead"), level=2), _sites(found, viewing)]
        blocks += [Line(words(_told(found, "sensitivity_legend")), tone="faint"), *_never(found, viewing)]
        blocks += [Heading(words("stability_winner"), level=2), *winner_blocks(found, viewing)]
        blocks += [Heading(words("stability_rest", top=found.top), level=2), _rest(found, viewing)]
        blocks += [Heading(words("left_out_title"), level=2), *_left_out(found, viewing)]
    blocks += _cells(found, viewing)
    return Document(blocks)


def panel(found: Sensitivity, viewing: Viewing) -> list[str]:
    """Say in up to five sentences how far the lead can be trusted."""
    words, ranking = viewing.words, found.ranking
    leader = ranking.names[found.leader]
    if len(ranking.sites) == 1:
        return [words("panel_alone", leader=leader)]
    leaders = [ranking.names[at] for at in ranking.order if ranking.ranks[at] == 1]
    if len(leaders) > 1:
        return [words("panel_tie", leaders=words.several(leaders, 5))]
    second = int(ranking.order[1])
    gap = words.gap(ranking.scores[found.leader] - ranking.scores[second])
    sentences = [words("panel_lead", leader=leader, gap=gap, second=ranking.names[second])]
    sentences.append(tolerance(found, viewing, best=True))
    if found.rival >= 0:
        sentences.append(moved_sentence(found, viewing))
    if found.cells is None:
        sentences.append(words(_told(found, "panel_cells_untried"), method=ranking.matrix.scoring.name))
    else:
        nothing = words("panel_no_cell", leader=leader)
        sentences.append(_cell_sentence(found.cells[0], found, viewing) if found.cells else nothing)
    counts = {key: words.figure(int(found.possible[name].possible.sum())) for key, name in
              (("any", "any"), ("fifty", "50"), ("quarter", "25"), ("ten", "10"))}  # fmt: skip
    sentences.append(words(_told(found, "panel_possible"), **counts, of=words.figure(len(ranking.sites))))
    return sentences


def tolerance(found: Sensitivity, viewing: Viewing, *, best: bool = False) -> str:
    """Say how wrong all weights may be at once for the one leader to lead still, and for the `best` to stay so."""
    words, ranking = viewing.words, found.ranking
    if found.rival < 0:
        return words(_told(found, "panel_never_flips"), leader=ranking.names[found.leader])
    key = "panel_tolerance" if best and 1 < found.top < len(ranking.sites) else "panel_tolerance_lead"
    spans = {"radius": up_to(found.radius, viewing), "top_radius": up_to(found.top_radius, viewing)}
    return words(_told(found, key), **spans, top=found.top)


def let_in(found: Sensitivity, words: Words) -> list[str]:
    """Name the excluded sites that would lead if the one knock-out that excludes each were met, first by the least."""
    admitted = [cell for cell in found.cells or () if cell.effect == "admitted"]
    return [words("let_in", **words.changed(found.ranking.matrix, cell)) for cell in admitted[:NAMED]]


def _told(found: Sensitivity | LeadByWeights, key: str) -> str:
    """Name the text that claims no more than was found."""
    return f"{key}_numeric" if found.numeric else key


def moved_sentence(found: Sensitivity | LeadByWeights, viewing: Viewing) -> str:
    """Say which weights to move for the closest rival to draw level."""
    words, matrix = viewing.words, found.ranking.matrix
    titles = [matrix.title(name, words.language) for name in matrix.criteria]
    taken = [titles[at] for at in np.argsort(found.moved) if found.moved[at] < -1e-12]
    given = [titles[at] for at in np.argsort(-found.moved) if found.moved[at] > 1e-12]
    facts = {"taken": words.several(taken, NAMED), "given": words.several(given, NAMED)}
    share = float(np.maximum(found.moved, 0).sum())
    amount = words.number(100 * share, 1 if share >= TELLING else 3)
    return words(_told(found, "panel_moved"), amount=amount, rival=found.ranking.names[found.rival], **facts)


def _cell_sentence(cell: CellChange, found: Sensitivity, viewing: Viewing) -> str:
    words = viewing.words
    percent = (
        f" ({'+' if cell.needed > cell.now else ''}{words.number(100 * (cell.needed / cell.now - 1), 0)} %)"
        if cell.now
        else ""
    )
    facts = {**words.changed(found.ranking.matrix, cell), "leader": found.ranking.names[found.leader]}
    return words(f"panel_cell_{_outcome(cell)}", percent=percent, **facts)


def _outcome(cell: CellChange) -> str:
    return "excluded_last" if cell.first is None else cell.effect


def up_to(share: float, viewing: Viewing) -> str:
    """Say up to which share, or that there is no limit."""
    words = viewing.words
    if not math.isfinite(share):
        return words("without_limit")
    return words("up_to", share=words.percent(share, 0 if share >= TELLING else 2))


def _sites(found: Sensitivity, viewing: Viewing) -> Table:
    words, ranking = viewing.words, found.ranking
    columns = [
        Column("#", numeric=True),
        Column(words("site")),
        Column(words("score"), numeric=True, keep=8),
        Column(words("to_move"), numeric=True),
        Column(words("all_off_by"), numeric=True, keep=6),
        Column(words("first_col")),
        Column("±50 %", keep=3),
        Column("±25 %", keep=3),
        Column("±10 %", keep=3),
        Column(words("regret_col"), numeric=True, keep=4),
    ]
    rows = []
    for at in ranking.order[:MANY]:
        lead = at == found.leader
        rows.append(
            [
                str(ranking.ranks[at]),
                ranking.names[at],
                words.number(ranking.scores[at]),
                "" if lead else words.number(100 * found.distances[at]) if np.isfinite(found.distances[at]) else "–",
                "" if lead else words.percent(found.radii[at]) if np.isfinite(found.radii[at]) else "–",
                *(_verdict(found, name, int(at), viewing) for name in ("any", "50", "25", "10")),
                words.number(100 * found.regrets[at], 0),
            ]
        )
    return Table(columns, rows, beyond=max(len(ranking.order) - MANY, 0))


def _verdict(found: Sensitivity, name: str, at: int, viewing: Viewing) -> str:
    result = found.possible[name]
    if result.possible[at]:
        return viewing.words("yes")
    if result.shared[at]:
        return viewing.words("shared")
    return viewing.words("never") if name == "any" and result.mix_sites[at, 0] >= 0 else "–"


def _never(found: Sensitivity, viewing: Viewing) -> Iterator[Line]:
    words, ranking, anywhere = viewing.words, found.ranking, found.possible["any"]
    proven = ~anywhere.possible & ~anywhere.shared & (anywhere.mix_sites[:, 0] >= 0)
    never = [int(at) for at in ranking.order if proven[at]]
    for at in never[:NAMED]:
        mix = [
            (ranking.names[int(site)], words.percent(share))
            for site, share in zip(anywhere.mix_sites[at], anywhere.mix_shares[at], strict=True)
            if site >= 0 and share > 0.005
        ]
        key, named = ("never_row", [" ".join(part) for part in mix]) if len(mix) > 1 else ("never_row_one", [mix[0][0]])
        yield Line(words(key, site=ranking.names[at], mix=words.several(named, 5)), mark="x")
    if len(never) > NAMED:
        yield Line(words("and_more", count=len(never) - NAMED), mark="x")


def winner_blocks(found: Sensitivity | LeadByWeights, viewing: Viewing) -> Iterator[Block]:
    """List the weights whose movement ends the lead, and who leads then."""
    words, matrix, interval = viewing.words, found.ranking.matrix, found.stability["winner"]
    columns = [
        Column(words("criterion")),
        Column(words("now_col"), numeric=True),
        Column(words("from_col"), numeric=True),
        Column(words("to_col"), numeric=True),
        Column(words("below_then"), keep=4, least=12),
        Column(words("above_then"), keep=4, least=12),
    ]
    rows: list[list[str]] = []
    tones: list[Tone] = []
    for at, name in enumerate(found.nodes):
        ends = (int(interval.low_in[at]), int(interval.high_in[at]))
        if max(ends) < 0:
            continue
        who = [found.ranking.names[site] if site >= 0 else "" for site in ends]
        now = [words.number(100 * x) for x in (matrix.local[at], interval.low[at], interval.high[at])]
        rows.append([matrix.title(name, words.language), *now, *who])
        tones.append("strong" if name in matrix.factors else "plain")
    if rows:
        yield Table(columns, rows, tones)
    if len(rows) < len(found.nodes):
        yield Line(words(_told(found, "stability_others"), count=len(found.nodes) - len(rows)), tone="faint")


def _rest(found: Sensitivity, viewing: Viewing) -> Table:
    words, matrix = viewing.words, found.ranking.matrix
    columns = [
        Column(words("criterion")),
        Column(words("now_col"), numeric=True),
        Column(words("top_col", top=found.top), numeric=True),
        Column(words("order_col"), numeric=True),
    ]
    rows = []
    for at, name in enumerate(found.nodes):
        spans = [
            f"{words.number(100 * found.stability[kind].low[at])}–{words.number(100 * found.stability[kind].high[at])}"
            for kind in ("top", "order")
        ]
        rows.append([matrix.title(name, words.language), words.number(100 * matrix.local[at]), *spans])
    tones: list[Tone] = ["strong" if name in matrix.factors else "plain" for name in found.nodes]
    return Table(columns, rows, tones)


def plan_b(found: Sensitivity, words: Words) -> list[str]:
    """Say who leads if the leader falls out, or each of those that share the lead, of which there are not many."""
    ranking, separable = found.ranking, found.ranking.matrix.scoring.separable
    leaders = [int(at) for at in ranking.order if ranking.ranks[at] == 1]
    if len(ranking.sites) < 2 or len(leaders) > NAMED:
        return []
    following = {out.name: out.leader for out in found.left_out if out.kind == "site"}
    told = []
    for leader in leaders:
        after, second = following.get(ranking.sites[leader]), next(int(at) for at in ranking.order if at != leader)
        if after is not None:
            names = {"leader": ranking.names[leader], "next": ranking.names[after]}
            told.append(words("plan_b_moved" if separable and after != second else "plan_b", **names))
    return told


def _left_out(found: Sensitivity, viewing: Viewing) -> Iterator[Block]:
    """Lay out who leads without what changes that, without each factor, and without each of the best sites."""
    words, ranking, matrix = viewing.words, found.ranking, found.ranking.matrix
    inside = [out for out in found.left_out if out.kind != "site"]
    changing = [out for out in inside if out.leader != found.leader]
    factors = [out for out in inside if out.kind == "factor" and out not in changing]
    sites = [out for out in found.left_out if out.kind == "site"]
    titles = [matrix.title(out.name, words.language) for out in (*changing, *factors)]
    titles += [ranking.names[ranking.sites.index(out.name)] for out in sites]
    rows = [
        [title, ranking.names[out.leader], words.figure(out.moved)]
        for title, out in zip(titles, (*changing, *factors, *sites), strict=True)
    ]
    if not changing:
        yield Line(words("left_out_none"), mark="-")
    if rows:
        columns = [
            Column(words("left_out_what")),
            Column(words("left_out_leads")),
            Column(words("left_out_moved"), numeric=True),
        ]
        yield Table(columns, rows)
    if any(out.moved for out in sites):
        key = "left_out_site_moved" if matrix.scoring.separable else "left_out_site_relative"
        yield Line(words(key), tone="faint")


def _cells(found: Sensitivity, viewing: Viewing) -> Iterator[Block]:
    words, matrix = viewing.words, found.ranking.matrix
    observed = [matrix.title(name, words.language) for name in matrix.criteria if matrix.scales[name].observed]
    if found.cells:
        columns = [
            Column(words("site")),
            Column(words("criterion")),
            Column(words("now_col"), numeric=True, least=10),
            Column(words("needed_col"), numeric=True, least=10),
            Column(words("then_short"), least=12),
        ]
        rows = []
        for cell in found.cells:
            facts = words.changed(matrix, cell)
            figures = [facts[key] for key in ("site", "criterion", "now", "needed")]
            rows.append([*figures, words(f"then_{_outcome(cell)}", first=facts["first"])])
        yield Heading(words("cells_title"), level=2)
        yield Table(columns, rows)
    if observed:
        yield Line(words("scales_held", criteria=words.several(observed, 6)), tone="faint")
