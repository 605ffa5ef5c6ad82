"""The same text in several languages, with what they share written once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from sitescore.patterns import pattern
from sitescore.report.texts import LANGUAGES
from sitescore.report.wording import NO_BREAK, harmless

PIECES = pattern(r"([<>'])")
FIGURES = "<td class=n>"
SIGNS = {
    FIGURES: "\t",
    "<div class=wide><table><thead><tr>": "\r",
    "</table></div>": "\b",
    "<tr><th>": "\n",
}
"""Tags that come often, and what stands for them; the page's program puts them back."""
FIGURE = pattern(rf"({FIGURES})([^<]*)")
CELL = ("td class=n", ">")
GIVEN_BACK = pattern(r' scope="\w+"| tabindex="0"')
QUOTED = pattern(r"(?<==)'([\w.%-]+)'(?=[ >])")
CLOSING = pattern(r"</(?:td|th|tr|thead|tbody|li|dt|dd|p)>")
PLACED = pattern(r'( (?:d|points|[cr]?[xy][12]?|width|height)=")([^"]*)')
HUNDREDTHS = pattern(r"\d+\.\d\d+")

Piece = str | list[str]


def merged(texts: Sequence[str]) -> list[Piece]:
    """Write the same markup in English, Finnish and Swedish as pieces, word by word and attribute by attribute.

    A piece is a string where all agree; a list of one where the others differ by the marks of
    their numbers only; else a list with one for each language, the last of which stands for
    the languages after it as well. Within a string what stands in a cell for numbers is English, and
    the others differ by marks. Texts whose tags do not run in step share nothing.

    Parameters
    ----------
    texts : the markup in each language, English first, from `lean`

    Examples
    --------
    >>> merged(["<b>Site</b>1.5<i>2</i>", "<b>Kohde</b>1,5<i>2</i>", "<b>Plats</b>1,5<i>2</i>"])
    ['<b>', ['Site', 'Kohde', 'Plats'], '</b>', ['1.5'], '<i>2</i>']
    >>> merged(["<td class=n>1.5", "<td class=n>1,5", "<td class=n>1,5"])
    ['<td class=n>1.5']
    """
    split = [PIECES.split(text) for text in texts]
    if len({len(parts) for parts in split}) > 1:
        split = [[text] for text in texts]
    found: list[Piece] = []
    before = ("", "")
    for parts in zip(*split, strict=True):
        piece = _figure(parts) if before == CELL else shared(parts)
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece != "":
            found.append(piece)
        before = (before[1], parts[0] if len({*parts}) == 1 else "")
    return found


def said_once(texts: Mapping[str, Sequence[Piece]]) -> dict[str, list[Any]]:
    """Put pieces by language that come more than once into a list ``said``, their numbers in their place.

    Examples
    --------
    >>> said_once({"a": [["yes", "ja"], "<br>", ["yes", "ja"]], "b": [["no", "nej"]]})
    {'a': [0, '<br>', 0], 'b': [['no', 'nej']], 'said': [['yes', 'ja']]}
    """
    count = Counter(tuple(piece) for pieces in texts.values() for piece in pieces if isinstance(piece, list))
    number = {piece: at for at, piece in enumerate(piece for piece, times in count.items() if times > 1)}
    found: dict[str, list[Any]] = {
        name: [number.get(tuple(piece), piece) if isinstance(piece, list) else piece for piece in pieces]
        for name, pieces in texts.items()
    }
    return {**found, "said": [list(piece) for piece in number]}


def read(pieces: Sequence[Piece], language: int) -> str:
    """Put the text of one language together again, as the page's program does.

    Examples
    --------
    >>> read(["<b>", ["Site", "Kohde"], "</b>", ["1.5"], "<td class=n>2.5"], 2)
    '<b>Kohde</b>1,5<td class=n>2,5'
    """
    return "".join(_told(piece, language) for piece in pieces)


def lean(markup: str) -> str:
    """Leave out end tags that HTML can do without, quote so that JSON needs no escapes, draw to a tenth of a pixel.

    The scopes of headings and the stops of what scrolls are left out too: the page's program sets them.

    Examples
    --------
    >>> lean('<ul class="legend"><li>a</li></ul><path d="M1.26 3.00l4 -2"/>')
    "<ul class='legend'><li>a</ul><path d='M1.3 3l4-2'/>"
    """
    drawn = PLACED.sub(
        lambda found: found[1] + HUNDREDTHS.sub(lambda number: tenths(number[0]), found[2]).replace(" -", "-"), markup
    )
    return GIVEN_BACK.sub("", CLOSING.sub("", drawn)).replace('"', "'")


def bare(pieces: Sequence[Piece]) -> list[Piece]:
    r"""Leave out the quotes of attributes that are one word, and put a sign for tags that come often, as in ``SIGNS``.

    Examples
    --------
    >>> bare(["<text x='8' class='sc-small sc-faint'>", ["a='b' "], "<path class='c'/><td class=n>8"])
    ["<text x=8 class='sc-small sc-faint'>", ["a='b' "], "<path class='c'/>\t8"]
    """
    return [_bare(piece) if isinstance(piece, str) else piece for piece in pieces]


def _bare(piece: str) -> str:
    piece = QUOTED.sub(r"\1", piece.translate(dict.fromkeys(map(ord, SIGNS.values()), " ")))
    for tags, sign in SIGNS.items():
        piece = piece.replace(tags, sign)
    return piece


def shared(parts: Sequence[str]) -> Piece:
    """Write one text of every language as a piece.

    Examples
    --------
    >>> shared(["8 ha", "8 ha", "8 ha"]), shared(["4.5 ha", "4,5 ha", "4,5 ha"]), shared(["a", "b", "b"])
    ('8 ha', ['4.5 ha'], ['a', 'b'])
    """
    english, *others = parts
    if all(other == english for other in others):
        return english
    if all(other == _marked(english) for other in others):
        return [english]
    return without_repeats(parts)


def by_language(texts: Mapping[str, str]) -> list[str]:
    """List a text in every language; the last stands for the languages after it as well.

    Examples
    --------
    >>> by_language({"en": "Site", "fi": "Kohde", "sv": "Kohde"})
    ['Site', 'Kohde']
    """
    return without_repeats([harmless(texts[language]) for language in LANGUAGES])


def without_repeats(texts: Sequence[str]) -> list[str]:
    """Leave out at the end what is the same as before it.

    Examples
    --------
    >>> without_repeats(["a", "b", "b"]), without_repeats(["a", "a", "a"])
    (['a', 'b'], ['a'])
    """
    last = [at for at, (one, other) in enumerate(pairwise(texts), start=1) if one != other]
    return list(texts[: max(last, default=0) + 1])


def tenths(number: str) -> str:
    """Write a coordinate to a tenth of a pixel."""
    return f"{float(number):.1f}".removesuffix(".0")


def _told(piece: Piece, language: int) -> str:
    if isinstance(piece, str):
        return FIGURE.sub(lambda cell: cell[1] + _localised(cell[2], language), piece)
    return _localised(piece[0], language) if len(piece) == 1 else piece[min(language, len(piece) - 1)]


def _figure(parts: Sequence[str]) -> Piece:
    english, *others = parts
    return english if all(other == _marked(english) for other in others) else list(parts)


def _localised(text: str, language: int) -> str:
    return text if language == 0 else _marked(text)


def _marked(text: str) -> str:
    return text.replace(",", NO_BREAK).replace(".", ",")
