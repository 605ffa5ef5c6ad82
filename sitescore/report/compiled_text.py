"""Very large tables as CSV by a compiled kernel (extra `fast`), to the same signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Self

import numpy as np

from sitescore.core.checks import Integers
from sitescore.core.compiled.kernel import available
from sitescore.many_texts import ManyTexts, joined
from sitescore.records import dataclass

LEAST, LEAST_ALONE = 1 << 19, 1 << 17
"""Rows for which numba is imported, which must be worth it: with and without polars."""
AT_ONCE = 1 << 12
"""Rows whose figures are put together, and that are given, at a time, so that they stay in the cache."""
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
        texts: list[tuple[np.ndarray, int]] = []
        for column in columns.values():
            if isinstance(column, np.ndarray) and not _is_plain(column):
                return None
            if isinstance(column, np.ndarray) and (text := _constant(column)) is not None:
                texts.append((text, rows))
                roles.append(-len(texts))
            elif isinstance(column, np.ndarray):
                if not (figures and _alike(column, figures[-1])):
                    figures.append(column)
                roles.append(len(figures) - 1)
            elif (signs := _signs(column, run)) is not None:
                texts.append((signs, 1))
                roles.append(-len(texts))
            else:
                return None
        return cls._written(np.array(roles, dtype=np.int64), figures, texts, rows)

    @classmethod
    def _written(
        cls, roles: Integers, figures: Sequence[np.ndarray], texts: Sequence[tuple[np.ndarray, int]], rows: int
    ) -> Self | None:
        """Write rows of figures and of texts, which come with how often each is written."""
        from sitescore.core.compiled.written_rows import LONGEST, put_rows

        signs = np.concatenate([*(text for text, _ in texts), np.zeros(8, dtype=np.uint8)])  # eights are read
        begins = np.cumsum([0, *(text.size for text, _ in texts)]).tolist()
        places = [[begin, -1 if times == 1 else begin] for begin, (_, times) in zip(begins, texts, strict=False)]
        at = np.array(places, dtype=np.int64).reshape(-1, 2)
        whole = np.array([column.dtype.kind != "f" for column in figures], dtype=bool)
        room = sum(text.size * times for text, times in texts) + (rows + 1) * roles.size * LONGEST
        lines = np.empty(room, dtype=np.uint8)
        ends, end = np.zeros(rows + 1, dtype=np.int64), 0
        for start in range(0, rows, AT_ONCE):
            part = slice(start, min(start + AT_ONCE, rows))
            there = ends[1:][part]
            numbers = np.empty((len(figures), there.size))
            for to, column in zip(numbers, figures, strict=True):
                to[:] = column[part]
            count = put_rows(roles, numbers, whole, signs, at, lines[end:], there)
            if count < 0:
                return None
            there += end
            end += count
        return cls(lines, ends)

    def written(self, order: Integers) -> Iterator[str]:
        """Give rows by number, some thousand at a time."""
        from sitescore.core.compiled.written_rows import put_lines

        for start in range(0, order.size, AT_ONCE):
            part = order[start : start + AT_ONCE]
            out = np.empty(int((self.ends[part + 1] - self.ends[part]).sum()), dtype=np.uint8)
            put_lines(self.lines, self.ends, part, out)
            yield out.tobytes().decode()


def _is_plain(column: np.ndarray) -> bool:
    return column.dtype.kind in "iuf" and column.itemsize <= np.float64().itemsize


def _constant(column: np.ndarray) -> np.ndarray | None:
    """Give the signs of a figure that all rows have, with a newline after it; None where they are not one."""
    if not (_bits(column) == _bits(column[:1])).all():
        return None
    figure = column[0].item()
    return np.frombuffer(b"\n" if figure != figure else f"{figure!r}\n".encode(), dtype=np.uint8)  # noqa: PLR0124


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell figures that are written alike."""
    return one is other or (one.dtype == other.dtype and np.array_equal(_bits(one), _bits(other)))


def _bits(figures: np.ndarray) -> np.ndarray:
    """Read figures as whole numbers, which tells minus zero from zero and finds NaN like itself."""
    return figures.view(f"u{figures.itemsize}")


def _signs(texts: Sequence[str], run: str) -> np.ndarray | None:
    """Give the signs of texts, with a newline after each; None where one is not written as it is."""
    many = texts if isinstance(texts, ManyTexts) else ManyTexts(joined(texts).encode())
    if len(many) != len(texts) or any(sign in many.signs for sign in _STRANGE):
        return None
    signs = np.frombuffer(many.signs, dtype=np.uint8)
    begins = np.zeros(256, dtype=bool)
    begins[list(run.encode())] = True
    return None if begins[signs[:1]].any() or begins[signs[1:][many.ends[:-1]]].any() else signs
