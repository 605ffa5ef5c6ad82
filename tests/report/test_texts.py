"""The catalogue of texts is whole: every key in three languages, every text that is asked for there."""

from __future__ import annotations

import ast
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

import sitescore
from sitescore.analysis.methods import methods
from sitescore.codes import EXPLANATIONS, NOTICES, ON_READING
from sitescore.report.texts import FILES, LANGUAGES, TEXTS, Catalogue
from sitescore.report.texts.headings import TEXTS as HEADINGS
from sitescore.report.texts.notices import TEXTS as NOTICE_TEXTS
from sitescore.report.texts.page import GLOSSARY, PAGE
from sitescore.report.texts.units import UNITS

REPORT = Path(sitescore.__file__).parent / "report"
CALLERS = ("words", "self")


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def asked_for():
    """Every key that a call of ``words`` (or of Words itself) can name, with the facts it is given."""
    for path in sorted(REPORT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in CALLERS:
                continue
            open_ended = any(keyword.arg is None for keyword in node.keywords)
            facts = {keyword.arg for keyword in node.keywords if keyword.arg}
            first = node.args[0]
            branches = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for key in branches:
                if isinstance(key, ast.Constant):
                    yield pytest.param(key.value, facts, open_ended, id=f"{path.stem}-{key.value}")


ASKED = list(asked_for())


@pytest.mark.parametrize("key", TEXTS)
def test_three_texts_with_the_same_placeholders(key):
    texts = TEXTS[key]
    assert len(texts) == len(LANGUAGES)
    assert all(text.strip() for text in texts)
    assert len({frozenset(placeholders(text)) for text in texts}) == 1


def test_the_search_finds_calls():
    assert len(ASKED) > 50


@pytest.mark.parametrize(("key", "facts", "open_ended"), ASKED)
def test_every_text_asked_for_is_there_and_gets_its_facts(key, facts, open_ended):
    needed = placeholders(TEXTS[key][0])
    assert open_ended or needed <= facts


def test_every_key_is_used_somewhere():
    files = [path for ending in ("py", "js", "html") for path in REPORT.parent.rglob(f"*.{ending}")]
    source = "".join(path.read_text(encoding="utf-8") for path in files if "texts" not in path.parts)
    kinds = {entry.kind.replace(" ", "_") for entry in methods().entries}
    composed = [*re.findall(r'f"([a-z_]+_)\{', source), *re.findall(r"`([a-z_]+_)\$\{", source)]
    unused = [
        key
        for key in TEXTS
        if key not in NOTICES and key not in kinds and key not in GLOSSARY and f'"{key}"' not in source
    ]
    ends = tuple(re.findall(r'f"\{[^}]*\}(_[a-z_]+)"', source))
    variants = [key for key in unused if key.endswith(ends) and key.rpartition("_")[0] in TEXTS]
    assert [key for key in unused if not key.startswith(tuple(composed)) and key not in variants] == []


@pytest.mark.parametrize("kind", NOTICES)
def test_every_notice_has_a_text_and_an_explained_code(kind):
    assert kind in NOTICE_TEXTS
    assert NOTICES[kind] in EXPLANATIONS


def test_notices_on_reading_are_notices():
    assert NOTICES.keys() >= ON_READING
    assert NOTICE_TEXTS.keys() == NOTICES.keys()


@pytest.mark.parametrize("kind", sorted({entry.kind for entry in methods().entries}))
def test_every_kind_of_name_has_a_heading(kind):
    assert kind.replace(" ", "_") in HEADINGS


@pytest.mark.parametrize("unit", UNITS)
def test_units_in_three_languages(unit):
    assert UNITS[unit][0] == unit
    assert all(UNITS[unit])


def test_no_key_is_in_two_files_and_every_file_is_read():
    files = [import_module(f"sitescore.report.texts.{name}").TEXTS for name in FILES]
    assert sorted(key for texts in files for key in texts) == sorted(TEXTS)
    assert len(TEXTS) == sum(map(len, files)) > 700
    assert PAGE.keys().isdisjoint(GLOSSARY)
    beside = {path.stem for path in (REPORT / "texts").glob("*.py")} - {"__init__", "units"}
    assert beside == set(FILES)


def test_files_are_read_until_one_has_the_text():
    found = Catalogue()
    assert found["data_check"] == HEADINGS["data_check"]
    assert dict(found) == dict(TEXTS)
    assert "no_such_text" not in found
    with pytest.raises(KeyError):
        _ = found["no_such_text"]
