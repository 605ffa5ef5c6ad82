"""The pages of docs/methods: one for each method, whole, and with figures that the code gives."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest

from sitescore.core.agreement.rank_reversal import RANK_REVERSAL_CHECKS

FOLDER = Path(__file__).parent.parent / "docs" / "methods"
INDEX = FOLDER / "README.md"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md")) if path != INDEX}
TABLES = {
    "classical": "CLASSICAL_METHODS",
    "outranking": "OUTRANKING_METHODS",
    "weighting": "WEIGHTING_METHODS",
    "scoring": "SCORING_METHODS",
}
PARTS = ["Formula", "Assumes", "When not to use it", "Source", "Example"]


def entries():
    """Names in the tables of the core."""
    return sorted({name for room in TABLES for name in table_of(room)})


def table_of(room):
    return getattr(importlib.import_module(f"sitescore.core.{room}"), TABLES[room])


def parts(text):
    """Title, what it does, and the text under each heading."""
    title, *rest = re.split(r"^#+ (.*)$", text, flags=re.MULTILINE)[1:]
    return title, rest[0].strip(), dict(zip(rest[1::2], (part.strip() for part in rest[2::2]), strict=True))


def example(text, name):
    blocks = "\n".join(re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    return doctest.DocTestParser().get_doctest(blocks, {}, name, name, 0)


def method(name):
    """Entry of a table of methods on measurements."""
    return {**table_of("classical"), **table_of("outranking")}[name]


def table(seed, sites=6):
    """Measurements between 1 and 10, so that every method takes them."""
    rng = np.random.default_rng(seed)
    d = np.where(rng.random(3) < 0.5, -1, 1)
    return rng.integers(2, 20, (sites, 3)) / 2, rng.integers(1, 5, 3) / 4, d


@pytest.mark.parametrize("name", entries())
def test_every_method_has_its_page(name):
    assert name in PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(name):
    title, what, sections = parts(PAGES[name])
    assert title.endswith(f": `{name}`")
    assert what
    assert "\n\n" not in what, "one paragraph"
    assert list(sections) == PARTS
    assert all(sections.values())
    assert re.fullmatch(r"```text\n.*\n```", sections["Formula"], re.DOTALL)
    assert re.search(r"\(\d{4}\)", sections["Source"])
    run = example(PAGES[name], name).examples
    assert any(f'"{name}"' in step.source for step in run)
    assert run[-1].want


@pytest.mark.parametrize("name", [*PAGES, "README"])
def test_examples_give_what_the_page_says(name):
    text = PAGES.get(name) or INDEX.read_text(encoding="utf-8")
    said: list[str] = []
    failed = doctest.DocTestRunner(verbose=False).run(example(text, name), out=said.append).failed
    assert not failed, "".join(said)


def test_the_index_has_each_page_once_in_its_tables():
    rows = re.findall(r"^\| \[(\w+)\]\((\w+)\.md\) \| .+ \|$", INDEX.read_text(encoding="utf-8"), re.MULTILINE)
    assert all(shown == linked for shown, linked in rows)
    assert sorted(shown for shown, _ in rows) == sorted(PAGES)


RANKS_AS = {
    name: (found[1], {"normalisation": found[2]} if found[2] else {})
    for name, text in PAGES.items()
    if (found := re.search(r"\*\*it\s+ranks\s+as\s+`(\w+)`(?:\s+with\s+the\s+(\w+)\s+normalisation)?\s+does\*\*", text))
}


def test_some_pages_say_that_a_method_ranks_as_another():
    assert len(RANKS_AS) == 8


@pytest.mark.parametrize("name", RANKS_AS)
@pytest.mark.parametrize("seed", range(6))
def test_where_a_page_says_that_a_method_ranks_as_another_it_does(name, seed):
    other, parameters = RANKS_AS[name]
    mine, its = method(name), method(other)
    given = table(seed)
    assert mine.places(mine.score(*given)).tolist() == its.places(its.score(*given, **parameters)).tolist()


BOUNDS = {"bounds": [[0, 11]] * 3}
INDEPENDENT = {
    "wpm": {},
    "full_multiplicative": {},
    "spotis": BOUNDS,
    "balanced_spotis": BOUNDS | {"esp": [3, 4, 5]},
    "rim": BOUNDS | {"reference": [[3, 4]] * 3},
    "rafsi": {},
    "mr_sort": {"profiles": [[3, 3, 3]]},
    "electre_tri": {"profiles": [[3, 3, 3]]},
}


@pytest.mark.parametrize("name", INDEPENDENT)
@pytest.mark.parametrize("check", ["add", "drop", "clone", "pairs"])
@pytest.mark.parametrize("seed", range(3))
def test_where_a_page_says_that_no_site_reverses_others_none_does(name, check, seed):
    assert re.search(r"(no\s+third\s+site\s+can|no\s+site\s+can|none\s+can|they\s+cannot)", PAGES[name])
    chosen, (x, w, d) = method(name), table(seed)
    ends = {"ideal": np.where(d > 0, 11, 0), "anti_ideal": np.where(d > 0, 0, 11)} if name == "rafsi" else {}
    given = INDEPENDENT[name] | ends

    def places(*asked):
        return chosen.places(chosen.score(*asked, **given))

    found = RANK_REVERSAL_CHECKS[check](places, x, w, d, trials=40)
    assert found.trials > 0
    assert found.reversals == 0


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_where_a_better_site_can_come_behind(name):
    said = re.search(r"come\s+behind\s+one\s+that\s+it\s+dominates|prefers\s+the\s+longer\s+road", PAGES[name])
    if name in entries() and "score_table" in PAGES[name]:
        assert bool(said) != method(name).dominance
