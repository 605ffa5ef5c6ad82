"""Positions in TOML and JSON against the parsers of the standard library."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from sitescore.io.positions import json_positions, toml_positions

KEYS = st.sampled_from(["a", "b", "c-d", "e_1", "7", "with space", "dot.ted", "ä", 'quo"te', "#", "=", "[x]", ""])
TEXTS = st.text(st.sampled_from("ab \"'\\#=,.[]{}\n\tä€"), max_size=8)
SCALARS = st.integers(-999, 999) | st.booleans() | st.floats(-1e6, 1e6) | TEXTS
SPACES, NEWLINES = st.sampled_from(["", " ", "\t", "  "]), st.sampled_from(["\n", "\r\n"])
GAPS = st.sampled_from(["", " ", "\n", "\r\n", " # [no] = {comment}\n", "\n\n  # ]\n"])


def paths_of(document, path=()):
    """Every key and every list item below `document`."""
    items = document.items() if isinstance(document, dict) else enumerate(document)
    for key, item in items:
        yield (*path, key), item
        if isinstance(item, dict | list):
            yield from paths_of(item, (*path, key))


def after(text, spot):
    line, column = spot
    return text.split("\n", line - 1)[-1][column - 1 :]


def key_written(key):
    return key if key and all(c.isascii() and (c.isalnum() or c in "-_") for c in key) else json.dumps(key)


@st.composite
def toml_scalar(draw):
    value = draw(SCALARS)
    if not isinstance(value, str):
        return json.dumps(value)
    ways = [json.dumps(value, ensure_ascii=draw(st.booleans()))]
    if not set("'\n") & set(value):
        ways.append(f"'{value}'")
    if "'" not in value:
        ways.append(f"'''{value}'''")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    ways.append(f'"""{draw(st.sampled_from(["", chr(10)]))}{escaped}"""')
    return draw(st.sampled_from(ways))


@st.composite
def toml_value(draw, depth=2):
    kind = draw(st.sampled_from(["scalar", "array", "inline"] if depth else ["scalar"]))
    if kind == "scalar":
        return draw(toml_scalar())
    if kind == "array":
        items = draw(st.lists(toml_value(depth - 1), max_size=3))
        inner = ",".join(draw(GAPS) + item + draw(GAPS) for item in items)
        return f"[{inner}{',' if items and draw(st.booleans()) else ''}{draw(GAPS)}]"
    keys = draw(st.lists(KEYS, max_size=3, unique=True))
    space = draw(SPACES)
    return "{" + ",".join(f"{space}{draw(toml_key(k))} ={space}{draw(toml_value(depth - 1))} " for k in keys) + "}"


@st.composite
def toml_key(draw, key):
    """A key, perhaps dotted below itself."""
    dot = draw(st.sampled_from([".", " . "]))
    return dot.join([key_written(key), *map(key_written, draw(st.lists(KEYS, max_size=1)))])


@st.composite
def toml_documents(draw):
    end = draw(NEWLINES)
    lines: list[str] = []
    names = draw(st.lists(KEYS, max_size=5, unique=True))
    kinds = [draw(st.sampled_from(["table", "array", "nested", "deep"])) for _ in names]
    free = draw(st.lists(KEYS.filter(lambda k: k not in names), max_size=3, unique=True))
    lines += [f"{draw(toml_key(key))} = {draw(toml_value())}" for key in free]
    for name, kind in zip(names, kinds, strict=True):
        written = key_written(name)
        headers = {
            "table": [f"[{written}]"],
            "array": [f"[[{written}]]", f"[[ {written} ]]"],
            "nested": [f"[[{written}]]", f"[{written}.sub]", f"[[{written}]]", f"[[{written}.list]]"],
            "deep": [f"[{written}.x . y]", f"[{written}]"],
        }[kind]
        for header in headers:
            lines.append(draw(SPACES) + header + draw(st.sampled_from(["", " # ]]"])))
            keys = draw(st.lists(KEYS, max_size=3, unique=True))
            lines += [f"{draw(SPACES)}{draw(toml_key(key))} = {draw(toml_value())}{draw(SPACES)}" for key in keys]
            lines.append("# comment = 1")
    return end.join([*lines, ""])


def check(text, document, found):
    expected = dict(paths_of(document))
    assert found.keys() == expected.keys()
    for path, item in expected.items():
        if isinstance(path[-1], str):
            written = after(text, found[path].key)
            assert written.startswith((path[-1] or '""', '"' + json.dumps(path[-1])[1:-1]))
        if isinstance(item, bool | int | float):
            assert after(text, found[path].value).startswith(json.dumps(item))
        elif isinstance(item, str):
            assert after(text, found[path].value)[0] in "\"'"


@given(toml_documents())
def test_toml_paths_and_places(text):
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        reject()  # a key drawn twice; were that common, hypothesis would say so
    check(text, document, toml_positions(text))


TOML = '''\
# a comment = 1
title = "x"  # another
"quoted key" = 'a # b'
a.b . "c.d" = 1
long = """
[not] = "a table"
\\""" still"""
nested = { one = { two = [1, { three = 3 }] }, four.five = 4 }
list = [ # comment ]
  1,
  [2, "]"], # 3
]
date = 1979-05-27 07:32:00

[table.sub]
key = 1
[[fruit]]
name = "apple"
[fruit.physical]
color = "red"
[[fruit.variety]]
name = "a"
[[fruit.variety]]
name = "b"
[[fruit]]
name = "pear"
[[fruit.variety]]
name = "c"
'''

PLACES = {  # path: key, value
    ("title",): ((2, 1), (2, 9)),
    ("quoted key",): ((3, 1), (3, 16)),
    ("a",): ((4, 1), (4, 1)),
    ("a", "b", "c.d"): ((4, 7), (4, 15)),
    ("long",): ((5, 1), (5, 8)),
    ("nested", "one", "two", 1, "three"): ((8, 32), (8, 40)),
    ("nested", "four", "five"): ((8, 53), (8, 60)),
    ("list", 0): ((10, 3), (10, 3)),
    ("list", 1, 1): ((11, 7), (11, 7)),
    ("date",): ((13, 1), (13, 8)),
    ("table",): ((15, 2), (15, 2)),
    ("table", "sub", "key"): ((16, 1), (16, 7)),
    ("fruit", 0): ((17, 1), (17, 1)),
    ("fruit", 0, "physical", "color"): ((20, 1), (20, 9)),
    ("fruit", 0, "variety", 1, "name"): ((24, 1), (24, 8)),
    ("fruit", 1, "variety", 0, "name"): ((28, 1), (28, 8)),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("path", "spots"), PLACES.items(), ids=[".".join(map(str, path)) for path in PLACES])
def test_toml_places(path, spots, end):
    found = toml_positions(TOML.replace("\n", end))[path]
    assert (found.key, found.value) == spots


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_toml_has_no_other_paths(end):
    text = TOML.replace("\n", end)
    check(text, tomllib.loads(text), toml_positions(text))


JSON_VALUES = st.recursive(
    SCALARS | st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)
LAYOUTS = st.fixed_dictionaries(
    {"indent": st.none() | st.integers(0, 3) | st.just("\t"), "ensure_ascii": st.booleans()}
)


@given(st.dictionaries(KEYS, JSON_VALUES) | st.lists(JSON_VALUES), LAYOUTS, NEWLINES)
def test_json_paths_and_places(document, layout, end):
    text = json.dumps(document, **layout).replace("\n", end)
    expected, found = dict(paths_of(document)), json_positions(text)
    assert found.keys() == expected.keys()
    for path, item in expected.items():
        if isinstance(path[-1], str):
            assert json.JSONDecoder().raw_decode(after(text, found[path].key))[0] == path[-1]
        assert json.JSONDecoder().raw_decode(after(text, found[path].value))[0] == item


@pytest.mark.parametrize("text", ["{}", "[]", "3", '"x"', " \n null "])
def test_json_without_keys_has_no_positions(text):
    assert json_positions(text) == {}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", "\r\n# a\r\n"])
def test_toml_without_keys_has_no_positions(text):
    assert toml_positions(text) == {}
