"""Very many texts in one piece of memory, of which those are made that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

import numpy as np

NEWLINE = b"\n"
SHOWN = 3


class ManyTexts(Sequence[str]):
    r"""Texts without newlines, as their UTF-8 with a newline after each; they compare and count as a tuple of them.

    A million ids and names as Python's texts take ten times the memory of what is written in them,
    and longer to be made and looked through than to be read from a file.

    Parameters
    ----------
    signs : of all texts, a newline after each

    Examples
    --------
    >>> texts = ManyTexts(b"oulu\n\nvaasa\n")
    >>> len(texts), texts[-1], texts[:2], "" in texts, "vaa" in texts
    (3, 'vaasa', ('oulu', ''), True, False)
    >>> texts == ("oulu", "", "vaasa")
    True
    """

    __slots__ = ("_ends", "_texts", "signs")

    def __init__(self, signs: bytes) -> None:
        self.signs = signs
        self._ends: np.ndarray[Any, np.dtype[np.int64]] | None = None
        self._texts: tuple[str, ...] | None = None

    @property
    def ends(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Where the newline after each text stands, (texts,)."""
        if self._ends is None:
            self._ends = np.flatnonzero(np.frombuffer(self.signs, dtype=np.uint8) == NEWLINE[0])
        return self._ends

    def __len__(self) -> int:
        return len(self.ends)

    def all(self) -> tuple[str, ...]:
        """Give all texts; they are made once, and then stay."""
        if self._texts is None:
            self._texts = tuple(self.signs.decode().split("\n")[:-1])
        return self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self.all())

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """Give one text; some, or these themselves if it is all in their order."""
        if isinstance(at, slice):
            numbers = range(len(self))[at]
            return self if numbers == range(len(self)) else tuple(map(self._text, numbers))
        return self._text(range(len(self))[at])

    def _text(self, number: int) -> str:
        start = self.ends[number - 1] + 1 if number else 0
        return self.signs[start : self.ends[number]].decode()

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str) or "\n" in text:
            return False
        line = text.encode(errors="surrogatepass") + NEWLINE  # a text that has no UTF-8 is none of them
        return self.signs.startswith(line) or NEWLINE + line in self.signs

    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int:
        """Give the number of the first that is this text."""
        return self.all().index(value, start, len(self) if stop is None else stop)

    def __add__(self, more: tuple[str, ...]) -> tuple[str, ...]:
        return self.all() + tuple(more)

    def __radd__(self, more: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(more) + self.all()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ManyTexts):
            return self.signs == other.signs
        return self.all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.all())

    def __repr__(self) -> str:
        shown = [repr(text) for text in self[:SHOWN]] + ["…"] * (len(self) > SHOWN)
        return f"<{len(self)} texts: {', '.join(shown)}>"


def joined(texts: Iterable[str]) -> str:
    r"""Put texts below each other, a newline after each.

    Examples
    --------
    >>> joined(["a", "b"]), joined(ManyTexts(b"a\nb\n")), joined([])
    ('a\nb\n', 'a\nb\n', '')
    """
    if isinstance(texts, ManyTexts):
        return texts.signs.decode()
    return "\n".join([*texts, ""])


def below(parts: Sequence[Sequence[str]]) -> Sequence[str]:
    """Put texts below each other, in one piece of memory where all are."""
    many = [part for part in parts if isinstance(part, ManyTexts)]
    if len(many) == len(parts):
        return ManyTexts(b"".join([part.signs for part in many]))
    return [text for part in parts for text in part]


def fixed(texts: Sequence[str]) -> Sequence[str]:
    """Give texts that nobody can change: these themselves if they are very many, else a tuple of them."""
    return texts if isinstance(texts, ManyTexts) else tuple(texts)
