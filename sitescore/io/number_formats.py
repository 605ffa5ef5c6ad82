"""What a spreadsheet's number formats make of numbers: per cent, dates, or themselves."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_SHARES = {9, 10}


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
