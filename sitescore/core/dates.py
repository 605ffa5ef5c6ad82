"""Dates as people give them: a year, a month or a day, each a span of days."""

from __future__ import annotations

from datetime import date, timedelta

from sitescore.patterns import pattern
from sitescore.records import dataclass

_WRITTEN = (
    pattern(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"),
    pattern(r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})"),
)
_CLOCK = pattern(r"[ T]00:00(:00(\.0+)?)?Z?$")


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a date can mean: one, or all of a month or a year."""

    first: date
    last: date


def period(text: str) -> Period:
    """Read a year, a month or a day.

    Parameters
    ----------
    text : ``2029``, ``2029-06``, ``2029-06-30``, or as Nordic spreadsheets have it ``6.2029``, ``30.6.2029``

    Returns
    -------
    The first and the last day meant.

    Raises
    ------
    ValueError
        If it is no date.

    Examples
    --------
    >>> period("2029-06").last
    datetime.date(2029, 6, 30)
    """
    bare = _CLOCK.sub("", text.strip())
    match = next(filter(None, (written.fullmatch(bare) for written in _WRITTEN)), None)
    if match is None:
        raise ValueError(f"{text!r} is no date")
    year = int(match["year"])
    months = [int(match["month"])] * 2 if match["month"] else [1, 12]
    try:
        days = [int(match["day"])] * 2 if match["day"] else [1, _last_day(year, months[1])]
        first, last = date(year, months[0], days[0]), date(year, months[1], days[1])
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is no date") from None
    return Period(first, last)


def _last_day(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def years_between(earlier: date, later: date) -> float:
    """Count the years from the end of one day to the end of another; negative where the second comes first.

    Years count as wholes whether they are leap years or not.

    Examples
    --------
    >>> years_between(date(2026, 12, 31), date(2028, 12, 31))
    2.0
    """
    return _ends(later) - _ends(earlier)


def _ends(day: date) -> float:
    """Write the end of a day as a year and a fraction of it."""
    start = date(day.year, 1, 1).toordinal()
    return day.year + (day.toordinal() - start + 1) / (date(day.year, 12, 31).toordinal() - start + 1)
