"""Dates as people give them."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.dates import period, years_between

WRITTEN = {
    "2029": (date(2029, 1, 1), date(2029, 12, 31)),
    "2028-02": (date(2028, 2, 1), date(2028, 2, 29)),
    "2029-06-30": (date(2029, 6, 30), date(2029, 6, 30)),
    "2029-6-3": (date(2029, 6, 3), date(2029, 6, 3)),
    "30.6.2029": (date(2029, 6, 30), date(2029, 6, 30)),
    "6.2029": (date(2029, 6, 1), date(2029, 6, 30)),
    " 2029-06-30 00:00:00": (date(2029, 6, 30), date(2029, 6, 30)),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_read(text):
    found = period(text)
    assert (found.first, found.last) == WRITTEN[text]


@pytest.mark.parametrize(
    "text",
    ["", "29", "2029-13", "2029-02-30", "0000", "2029-00", "0001-00", "0.0001", "spring 2029", "20290", "2029-06-"],
)
def test_what_is_no_date(text):
    with pytest.raises(ValueError, match="is no date"):
        period(text)


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_a_period_holds_its_days_and_no_others(day):
    month, year = period(f"{day:%Y-%m}".zfill(7)), period(f"{day.year:04d}")
    assert month.first <= day <= month.last
    assert (month.last + timedelta(1)).day == 1
    assert month.first.day == 1
    assert year.first <= month.first
    assert month.last <= year.last
    assert (year.last - year.first).days == 364 + isleap(day.year)
    assert period(day.isoformat()).first == period(day.isoformat()).last == day


@given(st.dates(max_value=date(9000, 1, 1)), st.dates(max_value=date(9000, 1, 1)))
def test_years_between_are_days_over_365_or_so(one, other):
    found = years_between(one, other)
    assert found == -years_between(other, one)
    assert abs(found - (other - one).days / 365.2425) < 0.01
    assert (found > 0) == (other > one)


def test_whole_years_are_whole():
    assert years_between(date(2027, 12, 31), date(2032, 12, 31)) == 5.0
    assert years_between(date(2028, 6, 30), date(2028, 12, 31)) == pytest.approx(184 / 366)
