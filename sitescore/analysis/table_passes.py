"""Looks at a table, each block by block: at its ranges and means, at its scores, at where quantiles lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial, reduce
from typing import Any, TypeVar

from sitescore.analysis.block_runs import Mergeable, Progress, merged_over
from sitescore.analysis.table_sources import Block, Source
from sitescore.assembly.row_rules import look_first
from sitescore.core.checks import Floats
from sitescore.core.streaming.known import Known
from sitescore.core.streaming.order_statistics import Search, Span, Tallies, places_of, quantile
from sitescore.core.streaming.partial import Partial
from sitescore.core.streaming.rules import Rules
from sitescore.core.streaming.score_block import chunks, counted_scores, score_block
from sitescore.core.value_range import Apply
from sitescore.model.criteria import CriteriaSet
from sitescore.records import dataclass

P = TypeVar("P", bound=Mergeable)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passes:
    """What every look has in common."""

    source: Source
    criteria: CriteriaSet
    columns: Mapping[str, str]
    executor: Any
    progress: Progress | None

    def known(self) -> Known | None:
        """Find ranges and means of the known cells, where the criteria ask for any."""
        asked = look_first(self.criteria, worded=self.source.worded)
        return self._over(partial(known_of_block, *asked)) if asked else None

    def scored(self, rules: Rules) -> Partial:
        """Score every row."""
        return self._over(partial(part_of_block, rules))

    def quantiles(self, rules: Rules, found: Partial, shares: Sequence[float]) -> dict[float, float]:
        """Find quantiles of the scores that count, in as few further looks as it takes; none where there are none."""
        if not found.scored:
            return {}
        search = Search.begun(found.histogram, places_of(shares, found.scored), single=found.single)
        while search.open:
            search = search.narrowed(self._over(partial(tallies_of_block, rules, search.open)))
        return {share: quantile(share, found.scored, search.found) for share in shares}

    def _over(self, work: Callable[[Block], P]) -> P:
        return merged_over(self.source.blocks(self.columns, self.criteria), work, self.executor, self._done)

    def _done(self, block: Block) -> None:
        if self.progress:
            self.progress(block.rows)


def known_of_block(values: Sequence[Apply | None], divisors: Floats, block: Block) -> Known:
    """Look at the known cells of a block."""
    return Known.of(values, divisors, block.load()[0])


def part_of_block(rules: Rules, block: Block) -> Partial:
    """Score a block."""
    cells, kept = block.load()
    ends = (kept[-2], kept[-1]) if kept else None
    return score_block(rules, cells, first=block.first, carried=kept, ends=ends)


def tallies_of_block(rules: Rules, spans: Iterable[Span], block: Block) -> Tallies:
    """Count the scores of a block that lie in some spans."""
    cells, _ = block.load()
    parts = [Tallies.of(spans, counted_scores(rules, cells[part])) for part in chunks(cells)]
    return reduce(Tallies.merged, parts)
