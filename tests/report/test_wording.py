"""Numbers and lists as English, Finnish and Swedish readers write them."""

from __future__ import annotations

import math

import pytest

from sitescore.errors import Notice
from sitescore.report.wording import Words

NBSP, MINUS = "\u00a0", "\u2212"

NUMBERS = {  # name: language, number, decimals, text
    "english": ("en", 1234.56, 1, "1,234.6"),
    "finnish": ("fi", 1234.56, 1, f"1{NBSP}234,6"),
    "swedish": ("sv", 1234.56, 1, f"1{NBSP}234,6"),
    "millions": ("fi", 1234567.0, 0, f"1{NBSP}234{NBSP}567"),
    "minus": ("en", -2.25, 2, f"{MINUS}2.25"),
    "minus_nothing": ("en", -0.04, 1, "0.0"),
    "minus_zero": ("sv", -0.0, 1, "0,0"),
    "no_number": ("fi", math.nan, 1, "–"),
    "no_decimals": ("en", 82.5, 0, "82"),
    "rounded_up": ("en", 99.96, 1, "100.0"),
}


@pytest.mark.parametrize(("language", "number", "digits", "text"), NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers(language, number, digits, text):
    assert Words(language).number(number, digits) == text


FIGURES = {
    "whole": ("en", 16.0, "16"),
    "as_given": ("en", 0.93, "0.93"),
    "no_trailing_zeros": ("fi", 2.50, "2,5"),
    "thousands": ("fi", 95900.0, f"95{NBSP}900"),
    "thousands_in_english": ("en", 95900.0, "95,900"),
    "six_digits": ("en", 3.14159265, "3.14159"),
    "large": ("sv", 7130000.0, f"7{NBSP}130{NBSP}000"),
    "hundreds_stay_whole": ("en", 100.0, "100"),
    "small": ("en", 0.00012, "0.00012"),
    "tiny": ("fi", 1.5e-7, f"1,5e{MINUS}07"),
    "huge": ("en", 1e308, "1e+308"),
    "zero": ("en", 0.0, "0"),
    "minus_zero": ("en", -0.0, "0"),
    "negative": ("fi", -9.8, f"{MINUS}9,8"),
    "rounded_to_a_new_digit": ("en", 99999.96, "100,000"),
}


@pytest.mark.parametrize(("language", "number", "text"), FIGURES.values(), ids=FIGURES.keys())
def test_figures(language, number, text):
    assert Words(language).figure(number) == text


QUANTITIES = {
    "certain": ("en", 12.0, (12.0, 12.0), "km", f"12{NBSP}km"),
    "ranged": ("en", 27.5, (25.0, 30.0), "ha", f"27.5{NBSP}ha (25–30)"),
    "ranged_in_finnish": ("fi", 2.5, (1.5, 3.5), "ha", f"2,5{NBSP}ha (1,5–3,5)"),
    "bound_above": ("en", math.nan, (-math.inf, 20.0), "ha", f"≤{NBSP}20{NBSP}ha"),
    "bound_below": ("en", math.nan, (3.0, math.inf), "ha", f"≥{NBSP}3{NBSP}ha"),
    "unknown": ("sv", math.nan, (-math.inf, math.inf), "ha", "?"),
    "grade_without_unit": ("en", 3.0, (3.0, 3.0), "grade 0-4", "3"),
    "unit_in_finnish": ("fi", 95900.0, (95900.0, 95900.0), "people", f"95{NBSP}900{NBSP}asukasta"),
}


@pytest.mark.parametrize(("language", "number", "ends", "unit", "text"), QUANTITIES.values(), ids=QUANTITIES.keys())
def test_quantities(language, number, ends, unit, text):
    assert Words(language).quantity(number, ends, unit) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.825, f"82{NBSP}%"), (1.0, f"100{NBSP}%"), (math.nan, "–"), (0.0, f"0{NBSP}%")]
)
def test_shares(share, text):
    assert Words("fi").percent(share) == text


@pytest.mark.parametrize("share", [0.125, 0.625, 0.005, 0.445])
def test_the_last_bits_of_a_share_do_not_show(share):
    """Sums differ in their last bits from machine to machine; what is printed must not."""
    shown = {Words().percent(x) for x in (math.nextafter(share, 0), share, share + 3e-17, math.nextafter(share, 1))}
    assert len(shown) == 1


@pytest.mark.parametrize(("number", "digits"), [(62.5, 0), (0.25, 1), (2.675, 2), (0.5, 0)])
def test_the_last_bits_of_a_number_do_not_show(number, digits):
    shown = {Words().number(x, digits) for x in (math.nextafter(number, 0), number, math.nextafter(number, 100))}
    assert len(shown) == 1


LISTS = {
    "none": ("en", [], 9, ""),
    "one": ("en", ["a"], 9, "a"),
    "two": ("fi", ["a", "b"], 9, "a ja b"),
    "three": ("sv", ["a", "b", "c"], 9, "a, b och c"),
    "too_many": ("en", ["a", "b", "c", "d"], 2, "a, b … and 2 more"),
}


@pytest.mark.parametrize(("language", "items", "most", "text"), LISTS.values(), ids=LISTS.keys())
def test_lists(language, items, most, text):
    assert Words(language).several(items, most) == text


@pytest.mark.parametrize(("points", "text"), [(5.84, "5.8"), (0.05, "0.05"), (0.012, "0.01"), (3e-6, "3e−06")])
def test_a_gap_never_reads_as_none(points, text):
    assert Words().gap(points) == text


@pytest.mark.parametrize(
    ("language", "delimiter", "text"),
    [
        ("en", "semicolon", "s.csv: read as semicolon-separated text in cp1252."),
        ("fi", "semicolon", "s.csv: luettu tekstinä, jossa sarakkeiden välissä on puolipiste, merkistö cp1252."),
        ("sv", "bar", "s.csv: läst som text med lodstreck mellan kolumnerna, i cp1252."),
        ("fi", "~", "s.csv: luettu tekstinä, jossa sarakkeiden välissä on ~, merkistö cp1252."),
    ],
)
def test_delimiters_have_a_name_in_each_language(language, delimiter, text):
    facts = {"file": "s.csv", "delimiter": delimiter, "encoding": "cp1252"}
    assert Words(language).notice(Notice("read_as", facts)) == text


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [("en", "1 site, 2 criteria", "2 sites, 1 criterion"), ("fi", "1 kohde, 2 kriteeriä", "2 kohdetta, 1 kriteeri"),
     ("sv", "1 plats, 2 kriterier", "2 platser, 1 kriterium")],
)  # fmt: skip
def test_one_is_singular(language, one, several):
    facts = {"file": "x", "known": 1, "cells": 1, "not_applicable": 0}
    assert one in Words(language)("validate_title", **facts, sites=1, criteria=2)
    assert several in Words(language)("validate_title", **facts, sites=2, criteria=1)
