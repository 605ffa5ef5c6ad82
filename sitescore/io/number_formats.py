"""What a spreadsheet's number formats make of numbers: per cent, dates, or themselves, with texts around them."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from sitescore.io.sheet import RawCell, Share, Shown
from sitescore.patterns import pattern
from sitescore.records import dataclass

_LITERAL = pattern(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_SHARES = {9, 10}
_TOKEN = pattern(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.?|\*.?|\[\$(?P<money>[^\]-]*)[^\]]*\]|'
    r"\[(?P<sign><=|>=|<>|<|>|=)(?P<limit>-?[0-9.]{1,40})\]|\[[^\]]*\]|(?P<end>;)|"
    r"(?P<digits>General|Standard|\.?[0#?][0#?.,]*)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SCALED = pattern(r",+(?=\.|$)")
_SIGNS = "()[]{}-+:;.,_ \u00a0\u202f\u2009\u2212\u2013\u2014'\"\t\n"
TESTS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq
}  # fmt: skip
ALWAYS = (">=", -math.inf)


@dataclass(frozen=True, slots=True)
class Section:
    """The texts around numbers of one kind; ``test`` says of which, by sign and limit, None where it goes unsaid."""

    before: str = ""
    after: str = ""
    scale: float = 1
    test: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format makes of a number: "share", "date" or "number"; the first section that fits says what is beside."""

    kind: str
    sections: Sequence[Section] = ()

    def cell(self, number: float, *, from_1904: bool = False) -> RawCell:
        """Give a number as its cell shows it."""
        if self.kind == "share":
            return Share(number)
        if self.kind == "date":
            return date_text(number, from_1904=from_1904)
        for section in self.sections:
            sign, limit = section.test or ALWAYS
            if TESTS[sign](number, limit):
                found = section.before or section.after
                return Shown(number, section.before, section.after, section.scale) if found else number
        return number


PLAIN = NumberFormat("number")


def format_kind(number: int, code: str | None) -> str:
    """Tell what a number format shows: "share", "date" or "number".

    Parameters
    ----------
    number : of the format; below 164 it is built in
    code : as the file gives it, if it does

    References
    ----------
    ECMA-376 Part 1, 18.8.30 (numFmt).

    Examples
    --------
    >>> format_kind(10, None), format_kind(164, "d.m.yyyy"), format_kind(165, '0.0" m/s"'), format_kind(166, "0 %")
    ('share', 'date', 'number', 'share')
    """
    if code is None:
        return "share" if number in _SHARES else "date" if number in _DATES else "number"
    bare = _LITERAL.sub("", code.split(";")[0])
    if "%" in bare:
        return "share"
    return "date" if re.search("[ymdhs]", bare, re.IGNORECASE) and bare.casefold() != "general" else "number"


def number_format(number: int, code: str | None) -> NumberFormat:
    """Read a number format; what is no text, as brackets and signs, is left out of what stands beside.

    Examples
    --------
    >>> number_format(164, '#,##0" m"').cell(12000.0), number_format(165, "_-* #,##0_-;-* #,##0_-").cell(-5.0)
    (Shown(value=12000.0, before='', after='m', scale=1.0), -5.0)
    """
    kind = format_kind(number, code)
    return NumberFormat(kind, with_tests(_sections(code)) if code and kind == "number" else ())


def with_tests(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Say of each section which numbers it is for, where the format leaves that to their order."""
    if not any(section.before or section.after for section in sections):
        return ()
    unsaid = ([(">", 0.0), ("<", 0.0)] if len(sections) > 2 else [(">=", 0.0)])[: len(sections) - 1]
    tests = [*unsaid, ALWAYS]
    return tuple(
        Section(section.before, section.after, section.scale, section.test or test)
        for section, test in zip(sections, tests, strict=True)
    )


def bare_text(text: str) -> str:
    """Cut off the signs around a text; nothing is left of one without letters, per cent or comparing signs.

    Examples
    --------
    >>> bare_text(" (m²)"), bare_text("- "), bare_text(" €")
    ('m²', '', '€')
    """
    bare = " ".join(text.split()).strip(_SIGNS)
    return bare if any(sign.isalpha() or sign in "€$£¥₽%‰<>≤≥=~≈±" for sign in bare) else ""


def _sections(code: str) -> list[Section]:
    """Read the sections for numbers; that for texts is left out."""
    tokens = list(_TOKEN.finditer(code))
    ends = [-1, *(at for at, token in enumerate(tokens) if token["end"]), len(tokens)]
    sections = [tokens[start + 1 : end] for start, end in pairwise(ends)]
    return [_section(section) for section in sections if not any(token["other"] == "@" for token in section)][:3]


def _section(tokens: Sequence[re.Match[str]]) -> Section:
    digits = [at for at, token in enumerate(tokens) if token["digits"]]
    first, last = (digits[0], digits[-1]) if digits else (len(tokens), len(tokens))
    before, after = ("".join(map(_literal, part)) for part in (tokens[:first], tokens[last + 1 :]))
    commas = sum(len(run) for at in digits for run in _SCALED.findall(tokens[at]["digits"]))
    told = next(((token["sign"], token["limit"]) for token in tokens if token["sign"]), None)
    try:
        test = (told[0], float(told[1])) if told else None
    except ValueError:
        test = None
    return Section(bare_text(before), bare_text(after), 1000.0 ** min(commas, 9), test)


def _literal(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["money"] or token["other"] or ""


def date_text(serial: float, *, from_1904: bool) -> str:
    """Write a date or time, stored in days, as ISO 8601 does; what is none of the calendar says so.

    Examples
    --------
    >>> date_text(45413.0, from_1904=False), date_text(45413.5, from_1904=False), date_text(0.25, from_1904=False)
    ('2024-05-01', '2024-05-01 12:00:00', '06:00:00')
    """
    leap = 1 if serial < 60 and not from_1904 else 0
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 + leap)
    try:
        moment = start + timedelta(days=serial)
    except OverflowError:
        return f"date {serial:g}"
    if 0 <= serial < 1:
        return f"{moment:%H:%M:%S}"
    return moment.isoformat(sep=" ", timespec="seconds").removesuffix(" 00:00:00")
