"""What is written in one cell of a table: a number, a range, a word, unknown, or not applicable.

Numbers are read as people in the Nordic countries and elsewhere write them: decimal comma
or point, thousands set off by a space (plain, no-break, thin or narrow), an apostrophe, or
the other mark; a typographic minus. What two readers could read differently is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

from sitescore.errors import Place, Problem
from sitescore.io.garbled import is_garbled, mended
from sitescore.many_texts import joined
from sitescore.patterns import pattern
from sitescore.records import dataclass

UNKNOWN = frozenset({"", "-", "–", "—", "?", "unknown", "not known", "ei tiedossa", "ei tietoa", "tuntematon",
                     "uppgift saknas", "okänt", "okänd"})  # fmt: skip
NOT_APPLICABLE = frozenset({"n/a", "not applicable", "ei sovellu", "ei koske", "ei sovelleta", "ej tillämplig",
                            "ej tillämpligt", "ej relevant"})  # fmt: skip

UNCALCULATED = "#NOT CALCULATED!"
"""What a formula without a value is read as; refused like any error of a spreadsheet."""

_SPACES = " \u00a0\u2009\u202f\u2007'\u2019"
_SQUEEZE = str.maketrans("\u2212", "-", _SPACES)
_DIGITS = rf"(?:\d{{1,3}}(?:[{_SPACES}.,]\d{{3}})+|\d+)"
_NUMBER = rf"[+\-\u2212]?[ \u00a0]?(?:{_DIGITS}(?:[.,]\d+)?|[.,]\d+)(?:[eE][+\-\u2212]?\d+)?"
_UNIT = r"[ \u00a0\u202f]*(?P<unit>[^\d\s.,;+\-\u2212^~][^;]*)?"
_PLAIN_NUMBER = pattern(r"[+-]?[0-9]{1,200}(?:\.[0-9]{1,200})?")
_ANY_NUMBER, _STARTS_NUMBER = pattern(rf"(?:{_NUMBER})(?!\d)"), pattern(r"\s*[+\-\u2212]?[ \u00a0]?[.,]?\d")
_RANGE = pattern(rf"(?P<low>{_NUMBER})\s*(?:\.\.+|\u2026|\u2013)\s*(?P<high>{_NUMBER}){_UNIT}")
_SPREAD = pattern(rf"(?P<centre>{_NUMBER})\s*(?:\u00b1|\+/?-)\s*(?P<spread>{_NUMBER}){_UNIT}")
_BOUND = pattern(rf"(?P<sign>≤|≥|<=|>=|\.\.+)?\s*(?P<number>{_NUMBER})\s*(?P<open>\.\.+)?{_UNIT}")
_SIGN = pattern(r"^\s*(?:≤|≥|<=|>=|\.\.+)")
_SPREADSHEET_ERROR = pattern(r"#[A-ZÅÄÖ/0_ ]+[!?]|#N/A|#PUUTTUU|#SAKNAS|#GETTING_DATA|(?:Err|Virhe|Fel):\d{3}")
_DOTS = pattern(r"\.\.+")
_LIKE_AN_ERROR = pattern(r"#[A-ZÅÄÖ0-9/_ ]+[!?]?", re.IGNORECASE)
_NOT_FINITE = frozenset({"nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "-∞"})
_FRACTION = r"0{m}\d+|\d{{4,}}{m}\d+|\d+{m}(?:\d{{1,2}}|\d{{4,}})|{m}\d+"
_GROUPED = r"\d{{1,3}}(?:{o}\d{{3}})+{m}\d+|\d{{1,3}}(?:{o}\d{{3}}){{2,}}"
_SAYS_COMMA = pattern(f"{_FRACTION}|{_GROUPED}".format(m=",", o=r"\."))
_SAYS_POINT = pattern(f"{_FRACTION}|{_GROUPED}".format(m=r"\.", o=","))
_SAYS_NEITHER = pattern(r"[1-9]\d{0,2}[.,]\d{3}")


_SPACED = pattern(rf"\s*[+\-\u2212]?\d{{1,3}}(?:[{_SPACES}]\d{{3}})+\s*")


class CellError(ValueError):
    """A cell that cannot be read, with its code, what is wrong and what to write instead."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell, read. NaN where there is no such number."""

    value: float = math.nan
    low: float = math.nan
    high: float = math.nan
    spread: float = math.nan
    word: str = ""
    unit: str = ""
    not_applicable: bool = False


EMPTY = Cell()


def starts_number(text: str) -> bool:
    """Tell a text that begins as a number does."""
    return _STARTS_NUMBER.match(text) is not None


def marks_said(texts: Iterable[str]) -> set[str]:
    """Find which decimal marks cells show beyond doubt: "," or "." or both or none."""
    said: set[str] = set()
    for text in texts:
        may_say_comma = "," not in said and ("," in text or text.count(".") > 1)
        if not may_say_comma and ("." in said or not ("." in text or text.count(",") > 1)):
            continue
        for number in _ANY_NUMBER.findall(_DOTS.sub(" .. ", text)) if _STARTS_NUMBER.match(text) else ():
            bare = _squeezed(number).lstrip("+-")
            if _SAYS_COMMA.fullmatch(bare):
                said.add(",")
            elif _SAYS_POINT.fullmatch(bare):
                said.add(".")
    return said


def is_doubtful(text: str) -> bool:
    """Tell a cell with a number such as 1,234, a decimal fraction to one reader and over a thousand to another.

    Examples
    --------
    >>> is_doubtful("1,234"), is_doubtful("≤ 1.234 km"), is_doubtful("0,234"), is_doubtful("1,23")
    (True, True, False, False)
    """
    return bool(doubtful_marks([text]))


def is_spaced(text: str) -> bool:
    """Tell a whole number whose thousands are set off by spaces, as 1 250."""
    return not text.isalnum() and _SPACED.fullmatch(text) is not None


def doubtful_marks(texts: Iterable[str]) -> set[str]:
    """Find the marks, "," or ".", of numbers that can be read in two ways, as `is_doubtful` tells."""
    found = set()
    for text in texts:
        if "," in text or "." in text:
            bare = _SIGN.sub("", text, count=1)
            for number in _ANY_NUMBER.findall(_DOTS.sub(" .. ", bare)) if _STARTS_NUMBER.match(bare) else ():
                squeezed = _squeezed(number).lstrip("+-")
                if _SAYS_NEITHER.fullmatch(squeezed):
                    found.add("," if "," in squeezed else ".")
    return found


def read_cell(text: str, *, decimal: str) -> Cell:
    """Read one cell with the given decimal mark.

    Raises
    ------
    CellError
        If the cell is a spreadsheet error, NaN or infinity, a number out of range, or can
        be read in two ways.
    """
    if decimal == "." and _PLAIN_NUMBER.fullmatch(text):
        return Cell(value=float(text))
    text = text.strip().strip("\u00a0")
    folded = text.casefold()
    if folded in UNKNOWN:
        return EMPTY
    if folded in NOT_APPLICABLE:
        return Cell(not_applicable=True)
    if folded in _NOT_FINITE:
        raise CellError("SC206", f"{text!r} is not a finite number", "leave the cell empty if the figure is not known")
    if is_spreadsheet_error(text) or _LIKE_AN_ERROR.fullmatch(text):
        raise CellError("SC207", *_error_told(text))
    return _figure(text, decimal) or Cell(word=text)


def is_spreadsheet_error(text: str) -> bool:
    """Tell what spreadsheets write where a formula fails, in English, Finnish or Swedish.

    Examples
    --------
    >>> is_spreadsheet_error("#DIV/0!"), is_spreadsheet_error("Virhe:502"), is_spreadsheet_error("#12")
    (True, True, False)
    """
    return _SPREADSHEET_ERROR.fullmatch(text) is not None


def _error_told(text: str) -> tuple[str, str]:
    """Say what is wrong with a cell that holds an error, and how to mend it."""
    if text == UNCALCULATED:
        return "the formula has no value", "open the file in a spreadsheet program, calculate and save it"
    return f"{text!r} is a spreadsheet error", "mend the formula, or leave the cell empty"


def text_problems(texts: Sequence[str], place: Callable[[int], Place]) -> list[Problem]:
    """List the errors of a spreadsheet and garbled letters among texts, of which number `n` stands at ``place(n)``."""
    together = joined(texts)
    found = []
    if "#" in together or (":" in together and any(sign in together for sign in ("Err:", "Virhe:", "Fel:"))):
        told = [(n, text) for n, text in enumerate(texts) if is_spreadsheet_error(text)]
        found += [Problem("SC207", place(n), *_error_told(text)) for n, text in told]
    if is_garbled(together):
        found += [Problem("SC428", place(n), *_garble_told(text)) for n, text in enumerate(texts) if is_garbled(text)]
    return found


def _garble_told(text: str) -> tuple[str, str]:
    """Say that a text has letters that were read in another encoding, and how to mend it."""
    before = mended(text)
    what = f"{text!r} was read in another encoding than it was written in" + (f"; it was {before!r}" if before else "")
    return what, "save the file anew from where it came, as UTF-8, or mend the text"


def _figure(text: str, decimal: str) -> Cell | None:
    """Read a number, a range, a bound, or a centre and spread; None where it is none of them."""
    if match := _RANGE.fullmatch(text):
        return _range(match, decimal)
    if ("±" in text or "-" in text) and (match := _SPREAD.fullmatch(text)):
        centre, spread = (read_number(match[part], decimal=decimal) for part in ("centre", "spread"))
        return Cell(value=centre, spread=abs(spread), unit=(match["unit"] or "").strip())
    match = _BOUND.fullmatch(text)
    return _bound(match, decimal) if match else None


def write_cell(cell: Cell) -> str:
    """Write a cell so that `read_cell` reads the same with a decimal point.

    Examples
    --------
    >>> write_cell(Cell(low=12, high=18.5, unit="km")), write_cell(Cell(high=1.234)), write_cell(EMPTY)
    ('12..18.5 km', '≤ 1.2340', '')
    """
    if cell.not_applicable or cell.word:
        return cell.word or "n/a"
    value, low, high, spread = map(write_pointed, (cell.value, cell.low, cell.high, cell.spread))
    if spread:
        text = f"{value}±{spread}"
    elif low and high:
        text = f"{low}..{high}"
    else:
        text = value or (f"≥ {low}" if low else "") or (f"≤ {high}" if high else "")
    return f"{text} {cell.unit}" if cell.unit else text


def write_number(number: float) -> str:
    """Write a number as short as it can be and still be the same; NaN is empty.

    Examples
    --------
    >>> write_number(12.0), write_number(0.1), write_number(math.nan)
    ('12', '0.1', '')
    """
    return "" if math.isnan(number) else repr(float(number)).removesuffix(".0")


def write_pointed(number: float) -> str:
    """Write a number so that its decimal point is none between thousands.

    Examples
    --------
    >>> write_pointed(1.234), write_pointed(12.5)
    ('1.2340', '12.5')
    """
    text = write_number(number)
    return f"{text}0" if is_doubtful(text) else text


def read_number(text: str, *, decimal: str) -> float:
    """Read a number with the given decimal mark.

    Examples
    --------
    >>> read_number("1 200,5", decimal=",")
    1200.5
    """
    squeezed = _squeezed(text)
    other = "." if decimal == "," else ","
    grouped = squeezed.split(decimal)[0]
    if other in squeezed:
        groups = grouped.lstrip("+-").split(other)
        well_formed = len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])
        if not well_formed or other in "".join(squeezed.split(decimal)[1:]):
            raise CellError(
                "SC208",
                f"{text!r} does not have {decimal!r} as its decimal mark, as its column does",
                "write the column with one decimal mark",
            )
        if len(groups) == 2 and decimal not in squeezed:
            raise CellError(
                "SC208",
                f"{text!r} can be read in two ways, as {squeezed.replace(other, '')} or {squeezed.replace(other, '.')}",
                "write it without the mark, or say --decimal",
            )
    if squeezed.count(decimal) > 1:
        what = f"{text!r} has {decimal!r} more than once, which is its column's decimal mark"
        raise CellError("SC208", what, "write it without marks between thousands, or say --decimal")
    number = float(squeezed.replace(other, "").replace(decimal, "."))
    if not math.isfinite(number):
        raise CellError("SC206", f"{text!r} is too large a number", "check the figure")
    return number


def _range(match: re.Match[str], decimal: str) -> Cell:
    low, high = (read_number(match[end], decimal=decimal) for end in ("low", "high"))
    if low > high:
        raise CellError(
            "SC209", f"the range {match.group()!r} runs downwards", f"write {match['high']}..{match['low']}"
        )
    return Cell(low=low, high=high, unit=(match["unit"] or "").strip())


def _bound(match: re.Match[str], decimal: str) -> Cell:
    """Read a number of which only one side is known: at most, at least, or open to one end."""
    number, unit = read_number(match["number"], decimal=decimal), (match["unit"] or "").strip()
    sign, rising = match["sign"], match["open"] is not None
    if sign is None and not rising:
        return Cell(value=number, unit=unit)
    at_least = rising or sign in ("≥", ">=")
    return Cell(low=number, unit=unit) if at_least else Cell(high=number, unit=unit)


def _squeezed(text: str) -> str:
    return text.translate(_SQUEEZE)
