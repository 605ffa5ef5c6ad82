"""All that a person reads, in English, Finnish and Swedish: the one catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

LANGUAGES = ("en", "fi", "sv")

Text = tuple[str, str, str]
FILES = ("headings", "tables", "sentences", "notices", "robustness", "answers", "sensitivity", "improvement", "methods",
         "weighting", "diff", "charts", "workbook", "template", "audit", "page")  # fmt: skip
"""Those of `rank` first: each is imported when no file before it has the text that is asked for."""


class Catalogue(Mapping[str, Text]):
    """Texts by key, in the order of ``LANGUAGES``; most commands show those of a few files.

    Examples
    --------
    >>> TEXTS["data_check"]
    ('Data check', 'Aineiston tarkistus', 'Datakontroll')
    >>> "no_such_text" in TEXTS
    False
    """

    def __init__(self) -> None:
        self._found: dict[str, Text] = {}
        self._left = list(FILES)

    def __getitem__(self, key: str) -> Text:
        while key not in self._found and self._left:
            self._read(self._left.pop(0))
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        while self._left:
            self._read(self._left.pop(0))
        return iter(self._found)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, file: str) -> None:
        texts: Mapping[str, Text] = import_module(f"{__name__}.{file}").TEXTS
        self._found.update(texts)


TEXTS = Catalogue()
