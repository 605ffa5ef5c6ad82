"""Which rows of a table are best, where the table need not fit in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sitescore.analysis.block_runs import Progress, block_bytes, memory_bytes, merged_over
from sitescore.analysis.rank import rank
from sitescore.analysis.scoring import POINTS
from sitescore.assembly import without_sites
from sitescore.assembly.matching import matched
from sitescore.assembly.row_rules import (
    RowValues,
    look_first,
    matrix_of_rows,
    problems_of_rows,
    row_rules,
    row_values,
)
from sitescore.core.checks import Floats, Integers
from sitescore.core.ranking import ranks
from sitescore.core.streaming.known import Known
from sitescore.core.streaming.order_statistics import Search, Tally, bits_of, places_of, quantile
from sitescore.core.streaming.partial import NO_ROW, Partial
from sitescore.core.streaming.rules import Rules
from sitescore.core.streaming.score_block import chunks, counted_scores, score_block
from sitescore.errors import InputError, Notice, Place, Problem
from sitescore.io.array_table import ArrayTable, array_table, read_array_table
from sitescore.matrix import DecisionMatrix
from sitescore.model.criteria import CriteriaSet
from sitescore.model.site import SiteTable
from sitescore.results.ranking import Ranking
from sitescore.results.table_ranking import TableRanking, coarser

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
BINS = 100
