"""JSON site files, and the same sites from every format."""

from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest

from tests.io.helpers import located, site_problems, sites_of, text_at

WIDE = """\
site,name,country,port,rail,operator
kemi,Kemin satama,FI,2.5,12..18,full
hanko,Hangö,FI,n/a,-0.5,
oulu,Oulu,FI,,7,none
"""
LONG = """\
site,criterion,value,low,high
kemi,name,Kemin satama,,
kemi,country,FI,,
kemi,port,2.5,,
kemi,rail,,12,18
kemi,operator,full,,
hanko,name,Hangö,,
hanko,country,FI,,
hanko,port,n/a,,
hanko,rail,-0.5,,
oulu,name,Oulu,,
oulu,country,FI,,
oulu,rail,7,,
oulu,operator,none,,
"""
OBJECTS = [
    {"site": "kemi", "name": "Kemin satama", "country": "FI", "port": 2.5, "rail": "12..18", "operator": "full"},
    {"site": "hanko", "name": "Hangö", "country": "FI", "port": "n/a", "rail": -0.5, "operator": None},
    {"site": "oulu", "name": "Oulu", "country": "FI", "rail": 7, "operator": "none"},
]
LONG_OBJECTS = [dict(zip(LONG.split("\n", 1)[0].split(","), line.split(","), strict=True))
                for line in LONG.splitlines()[1:]]  # fmt: skip

SAME = {  # name: file, content
    "wide_csv": ("sites.csv", WIDE),
    "wide_tsv": ("sites.tsv", WIDE.replace(",", "\t")),
    "wide_finnish": ("sites.csv", WIDE.replace(",", ";").replace("2.5", "2,5").replace("-0.5", "−0,5")),
    "wide_cp1252": ("sites.txt", WIDE.encode("cp1252")),
    "long_csv": ("sites.csv", LONG),
    "long_finnish": ("sites.csv", LONG.replace(",", ";").replace("2.5", "2,5").replace("-0.5", "-0,5")),
    "json": ("sites.json", json.dumps(OBJECTS)),
    "json_indented": ("sites.json", json.dumps(OBJECTS, indent=2, ensure_ascii=False)),
    "json_within_sites": ("sites.json", json.dumps({"sites": OBJECTS})),
    "json_with_low_and_high": (
        "sites.json",
        json.dumps([{**OBJECTS[0], "rail": {"low": 12, "high": 18}}, *OBJECTS[1:]]),
    ),
    "json_long": ("sites.json", json.dumps(LONG_OBJECTS)),
}


@pytest.mark.parametrize(("name", "content"), SAME.values(), ids=SAME.keys())
def test_the_same_sites_from_every_format(tmp_path, name, content):
    sites = sites_of(tmp_path, content, name)
    assert sites.sites == ("kemi", "hanko", "oulu")
    assert sites.names == ("Kemin satama", "Hangö", "Oulu")
    assert sites.about == {"country": ("FI", "FI", "FI")}
    assert sorted(sites.columns) == ["operator", "port", "rail"]
    expected = {
        "port": {"value": [2.5, np.nan, np.nan], "not_applicable": [False, True, False]},
        "rail": {"value": [np.nan, -0.5, 7], "low": [12, np.nan, np.nan], "high": [18, np.nan, np.nan]},
        "operator": {"value": [np.nan] * 3, "words": {0: "full", 2: "none"}},
    }
    for column, parts in expected.items():
        found = asdict(sites.columns[column])
        for part, content_of in parts.items():
            np.testing.assert_equal(found[part] if part == "words" else found[part].tolist(), content_of)


def test_places_point_at_values(tmp_path):
    text = json.dumps(OBJECTS, indent=2)
    sites = sites_of(tmp_path, text, "sites.json")
    assert text_at(text, sites.headers["port"]).startswith('"port"')
    assert text_at(text, sites.columns["port"].place(0)).startswith("2.5")
    assert text_at(text, sites.columns["rail"].place(1)).startswith("-0.5")
    assert sites.columns["port"].place(2).line == text.split("\n").index("  {", 14) + 1


def test_numbers_keep_every_digit_and_are_never_doubtful(tmp_path):
    sites = sites_of(tmp_path, '[{"site": "a", "port": 1.234, "rail": 1e3}]', "sites.json")
    assert [column.value.tolist() for column in sites.columns.values()] == [[1.234], [1000]]


TEXTS = {  # name: figures of a column and of another, what the first are; None where they are refused
    "texts": (["39.000", "12"], ["1", "2"], None),
    "texts_with_a_comma": (["39,000", "12"], ["1", "2"], None),
    "a_text_beside_numbers": (["39.000", 21.3], [0.5, 2], None),
    "a_point_shown": (["39.000", "12"], ["1.5", "2"], [39, 12]),
    "a_comma_shown": (["39,000", 12.25], ["1,5", 2], [39, 12.25]),
    "texts_in_one_way": (["12", "7"], [0.5, 2.125], [12, 7]),
}


@pytest.mark.parametrize(("one", "other", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_texts_that_can_be_read_in_two_ways_are_refused(tmp_path, one, other, expected):
    rows = [{"site": f"s{at}", "port": a, "rail": b} for at, (a, b) in enumerate(zip(one, other, strict=True))]
    text = json.dumps(rows, indent=1)
    if expected is None:
        (problem,) = site_problems(tmp_path, text, "sites.json")
        assert (problem.code, text_at(text, problem.place)) == ("SC208", f'"{one[0]}",')
    else:
        assert sites_of(tmp_path, text, "sites.json").columns["port"].value.tolist() == expected


def test_texts_in_two_ways_beside_columns_that_differ_are_refused(tmp_path):
    text = '[{"site": "x", "a": "0,5", "b": "1.5", "port": "39.000"},\n {"site": "y", "a": "1,234", "b": "2"}]'
    (problem,) = site_problems(tmp_path, text, "sites.json")
    assert (problem.code, text_at(text, problem.place)) == ("SC208", '"39.000"},')


def test_numbers_are_read_whatever_mark_texts_are_said_to_have(tmp_path):
    sites = sites_of(tmp_path, '[{"site": 1.5, "port": 12.345, "rail": "39,000"}]', "sites.json", decimal=",")
    assert sites.sites == ("1.5",)
    assert [column.value.tolist() for column in sites.columns.values()] == [[12.345], [39]]


@pytest.mark.parametrize("name", ["sites.json", "sites.geojson"])
def test_sites_that_have_no_columns_in_common_are_refused(tmp_path, name):
    entries = [{"site": str(n), f"x{n}": 1} for n in range(1500)]
    if name.endswith("geojson"):
        points = [{"type": "Feature", "properties": entry, "geometry": None} for entry in entries]
        entries = {"type": "FeatureCollection", "features": points}
    (problem,) = site_problems(tmp_path, json.dumps(entries), name)
    assert (problem.code, "are given" in problem.message) == ("SC212", True)


SITE = '{"site": "a", "port": 1},\n'
BROKEN = {  # name: text, (code, line, column)
    "no_json": ('[{"site": "a",\n "port": }]', [("SC205", 2, 10)]),
    "cut_off": ('[{"site": "a"', [("SC205", 1, 14)]),
    "no_list": ('{"kemi": 1}', [("SC205", 1, 1)]),
    "empty_list": ("[]", [("SC205", 1, 1)]),
    "list_of_numbers": ("[1, 2]", [("SC205", 1, 1)]),
    "key_twice": ('[{"site": "a", "port": 1, "port": 2}]', [("SC205", 1, None)]),
    "half_a_character": ('[{"site": "\\\\ud83d \\ud83d\\ude00",\n "name": "A \\ud800"}]', [("SC205", 2, 13)]),
    "other_half": (r'[{"site": "\udfff\ud800"}]', [("SC205", 1, 12)]),
    "nested_too_deeply": ("[" * 100_000, [("SC205", 1, None)]),
    "nan": ('[{"site": "a", "port": NaN}]', [("SC206", 1, 24)]),
    "infinity": ('[{"site": "a", "port": -Infinity}]', [("SC206", 1, 24)]),
    "too_large": ('[{"site": "a", "port": 1e999}]', [("SC206", 1, 24)]),
    "huge_whole_number": (f'[{{"site": "a", "port": {"9" * 5000}}}]', [("SC206", 1, 24)]),
    "duplicate_site": (f'[{SITE}{SITE}{{"site": "b", "port": 2}}]', [("SC215", 2, 10)]),
    "no_site_column": ('[{"port": 1}]', [("SC210", 1, 3)]),
    "no_site": (f'[{SITE}{{"port": 2}}]', [("SC214", 2, 1)]),
    "same_column_twice": ('[{"site": "a", "port": 1, "port [km]": 2}]', [("SC211", 1, 27)]),
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_files(tmp_path, text, expected):
    assert located(site_problems(tmp_path, text, "sites.json")) == expected


NO_NUMBERS = ["true", "[1, 2]", '{"a": 1}', '"many"']


@pytest.mark.parametrize("item", NO_NUMBERS)
def test_what_is_no_number_is_a_word_for_the_criteria_to_judge(tmp_path, item):
    sites = sites_of(tmp_path, f'[{{"site": "a", "port": {item}}}]', "sites.json")
    assert 0 in sites.columns["port"].words
