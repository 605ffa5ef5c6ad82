"""Very large tables as CSV by a compiled kernel (extra `fast`), to the same signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Self

import numpy as np

from sitescore.core.checks import Integers
from sitescore.core.compiled.kernel import available
from sitescore.records import dataclass

LEAST, LEAST_ALONE = 1 << 19, 1 << 17
"""Rows for which numba is imported, which must be worth it: with and without polars."""
AT_ONCE = 1 << 12
"""Rows whose figures are put together at a time, so that they stay in the cache."""
_STRANGE = b'",\r'
"""Signs of texts that are set in quotation marks, and those that versions of Python quote differently."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledRows:
    """A table's rows as they are written, one after the other; ``ends``, (rows + 1,), say where each ends, behind a 0.

    They are written in the table's own order and then put into another: so little is looked for far away in memory.
    """

    lines: np.ndarray
    ends: Integers

    @classmethod
    def of(cls, columns: Mapping[str, Sequence[str] | np.ndarray], *, run: str) -> Self | None:
        """Write two columns or more; None where they are too short for it, or a cell is not written as it is.

        `run` are the signs that a spreadsheet runs a text by that begins with one.
        """
        rows = len(next(iter(columns.values())))
        if len(columns) < 2 or not available(rows, least=LEAST if find_spec("polars") else LEAST_ALONE):
            return None
        roles: list[int] = []
        figures: list[np.ndarray] = []
        texts: list[np.ndarray] = []
        for column in columns.values():
            if isinstance(column, np.ndarray):
                if not (figures and column is figures[-1]):
                    figures.append(column)
                roles.append(len(figures) - 1)
            elif (signs := _signs(column, run)) is not None:
                texts.append(signs)
                roles.append(-len(texts))
            else:
                return None
        if any(column.dtype.kind not in "iuf" for column in figures):
            return None
        signs = np.concatenate([np.empty(0, dtype=np.uint8), *texts])
        return cls._written(np.array(roles, dtype=np.int64), figures, signs, rows)

    @classmethod
    def _written(cls, roles: Integers, figures: Sequence[np.ndarray], signs: np.ndarray, rows: int) -> Self | None:
        from sitescore.core.compiled.written_rows import LONGEST, put_rows

        starts = np.append(0, np.flatnonzero(signs == ord("\n")) + 1)[:-1].reshape(-1, rows)
        whole = np.array([column.dtype.kind != "f" for column in figures], dtype=bool)
        lines = np.empty(signs.size + (rows + 1) * roles.size * LONGEST, dtype=np.uint8)
        ends, end = np.zeros(rows + 1, dtype=np.int64), 0
        for start in range(0, rows, AT_ONCE):
            part = slice(start, min(start + AT_ONCE, rows))
            there = ends[1:][part]
            numbers = np.empty((len(figures), there.size))
            for to, column in zip(numbers, figures, strict=True):
                to[:] = column[part]
            count = put_rows(roles, numbers, whole, signs, starts[:, part], lines[end:], there)
            if count < 0:
                return None
            there += end
            end += count
        return cls(lines, ends)

    def written(self, part: Integers) -> str:
        """Give some rows by number."""
        from sitescore.core.compiled.written_rows import put_lines

        out = np.empty(int((self.ends[part + 1] - self.ends[part]).sum()), dtype=np.uint8)
        put_lines(self.lines, self.ends, part, out)
        return out.tobytes().decode()


def _signs(texts: Sequence[str], run: str) -> np.ndarray | None:
    """Give the signs of texts, with a newline after each; None where one is not written as it is."""
    written = "\n".join([*texts, ""]).encode()
    signs = np.frombuffer(written, dtype=np.uint8)
    starts = np.append(0, np.flatnonzero(signs == ord("\n")) + 1)[:-1]
    begins = np.zeros(256, dtype=bool)
    begins[list(run.encode())] = True
    is_strange = starts.size != len(texts) or any(sign in written for sign in _STRANGE) or begins[signs[starts]].any()
    return None if is_strange else signs
