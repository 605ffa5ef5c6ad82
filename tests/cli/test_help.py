"""Every code is explained, and every code in the source is one of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sitescore
from sitescore.codes import EXPLANATIONS, NOTICES
from tests.cli.running import run

SOURCE = {
    path: path.read_text(encoding="utf-8")
    for path in Path(sitescore.__file__).parent.rglob("*.py")
    if path.name != "codes.py"
}
USED = {code: path.name for path, text in SOURCE.items() for code in re.findall(r'"(SC\d{3})"', text)}


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_help_explains_every_code(code):
    found = run("help", code.lower())
    assert (found.status, found.err) == (0, "")
    assert " ".join(found.out.split()) == f"{code}: {EXPLANATIONS[code]}"
    assert max(map(len, found.out.splitlines())) <= 80


@pytest.mark.parametrize("code", sorted(USED))
def test_every_code_in_the_source_is_explained(code):
    assert code in EXPLANATIONS, USED[code]


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_every_explained_code_is_used(code):
    assert code in {*USED, *NOTICES.values()}


def test_codes_run_upwards():
    assert list(EXPLANATIONS) == sorted(EXPLANATIONS)
