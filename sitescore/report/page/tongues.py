"""The same text in several languages, with what they share written once."""

from __future__ import annotations

import re
from collections.abc import Sequence

PIECES = re.compile(r'([<>"])')
NO_BREAK = "\u00a0"

Piece = str | list[str]


def merged(texts: Sequence[str]) -> list[Piece]:
    """Write the same markup in English, Finnish and Swedish as pieces, word by word and attribute by attribute.

    A piece is a string where all agree; a list of one where the others differ by the marks of
    their numbers only; else a list with one for each language, the last of which stands for
    the languages after it as well. Texts whose tags do not run in step share nothing.

    Parameters
    ----------
    texts : the markup in each language, English first

    Examples
    --------
    >>> merged(["<b>Site</b>1.5<i>2</i>", "<b>Kohde</b>1,5<i>2</i>", "<b>Plats</b>1,5<i>2</i>"])
    ['<b>', ['Site', 'Kohde', 'Plats'], '</b>', ['1.5'], '<i>2</i>']
    """
    split = [PIECES.split(text) for text in texts]
    if len({len(parts) for parts in split}) > 1:
        split = [[text] for text in texts]
    found: list[Piece] = []
    for parts in zip(*split, strict=True):
        piece = _piece(parts)
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece != "":
            found.append(piece)
    return found


def read(pieces: Sequence[Piece], language: int) -> str:
    """Put the text of one language together again, as the page's program does.

    Examples
    --------
    >>> read(["<b>", ["Site", "Kohde"], "</b>", ["1.5"]], 2)
    '<b>Kohde</b>1,5'
    """
    return "".join(piece if isinstance(piece, str) else _told(piece, language) for piece in pieces)


def _told(piece: list[str], language: int) -> str:
    if len(piece) == 1:
        return piece[0] if language == 0 else _marked(piece[0])
    return piece[min(language, len(piece) - 1)]


def _piece(parts: Sequence[str]) -> Piece:
    english, *others = parts
    if all(other == english for other in others):
        return english
    if all(other == _marked(english) for other in others):
        return [english]
    return list(parts[:-1] if parts[-1] == parts[-2] else parts)


def _marked(text: str) -> str:
    return text.replace(",", NO_BREAK).replace(".", ",")
