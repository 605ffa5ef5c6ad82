"""Conversions between units."""

from __future__ import annotations

import pytest

from sitescore.model.units import FACTORS, conversion

CASES = {  # (given, wanted): factor
    ("km", "m"): 1000,
    ("m", "km"): 0.001,
    ("GW", "MW"): 1000,
    ("kW", "MW"): 0.001,
    ("km2", "ha"): 100,
    ("m²", "ha"): 1e-4,
    ("h", "min"): 60,
    ("years", "months"): 12,
    ("%", "share"): 0.01,
    ("prosenttia", "%"): 1,
    ("snt/kWh", "EUR/MWh"): 10,
    ("million people", "people"): 1e6,
    ("asukasta", "people"): 1,
    ("hlö/v", "persons/a"): 1,
    ("of 7", "of 7"): 1,
    (" OF\u00a0 7 ", "of 7"): 1,
    ("", ""): 1,
}


@pytest.mark.parametrize(("given", "wanted"), CASES)
def test_conversions(given, wanted):
    assert conversion(given, wanted) == pytest.approx(CASES[given, wanted])


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("km", "MW"), ("MWh", "MW"), ("of 7", "of 6"), ("people", "persons/a"), ("%", "km"), ("x", "m")],
)
def test_what_is_not_certain_is_not_converted(given, wanted):
    assert conversion(given, wanted) is None


@pytest.mark.parametrize("given", FACTORS)
def test_there_and_back_is_where_it_was(given):
    partners = [other for other in FACTORS if FACTORS[other][0] == FACTORS[given][0]]
    for other in partners:
        assert conversion(given, other) * conversion(other, given) == pytest.approx(1)
