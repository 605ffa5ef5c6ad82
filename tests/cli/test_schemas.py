"""What `sitescore schema` prints is true of every document, and of nothing that differs from one in a key."""

from __future__ import annotations

import json
import re
import tomllib
from copy import deepcopy
from functools import cache

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from sitescore.io.bundled import bundled_criteria
from sitescore.model.documents import DOCUMENTS
from sitescore.model.schema import criteria_schema, document_schema
from tests.analysis.studies import DATED, DATED_SITES, DEEP, DEEP_SITES, PAIR, TWO, TWO_SITES, flat
from tests.cli.running import REPORTING, example, few_sites, run
from tests.io.workbooks import Page, Written, xlsx

TOPSIS = ("--set", "method=topsis")
VS = ("kokkola_kip", "--vs", "oulu")
VARIANTS = [
    ("rank", "finland", *TOPSIS, "--draws", "0"),
    ("rank", "finland", "--set", "method=compensation"),
    ("rank", "finland", "-p", "cell_plant", "--need", "grid_mw=90"),
    ("rank", "finland", "--need", "land_ha=1e9"),
    ("rank", "reference_parks", "--lang", "sv"),
    ("explain", "finland", "oulu"),
    ("explain", "finland", "raahe"),
    ("explain", "finland", "oulu", *TOPSIS),
    ("explain", "finland", *VS, *TOPSIS),
    ("explain", "finland", "oulu", "--steps", "vikor"),
    ("compare", "finland", "--methods", "wsm,topsis,vikor"),
    ("compare", "finland", *TOPSIS),
    ("sensitivity", "finland", *TOPSIS),
    ("robustness", "finland", "--draws", "200", "--pairwise", "--methods", "all", "--normalisers", "all"),
    (
        "robustness",
        "finland",
        "--draws",
        "200",
        "--weights",
        "uniform",
        "--missing",
        "range",
        "--prefer",
        "zoning > free_land",
    ),
    ("improve", "finland", "raahe"),
    ("rank", "finland", "--as-of", "2025-06"),
    ("audit", "reference_parks"),
    ("audit", "finland", *TOPSIS),
    ("validate", "reference_parks"),
    ("weights", "show"),
    ("weights", "group", "tp3_group"),
]
NAMED_BY_THE_STUDY = {
    "factors", "contributions", "weights_moved_to_tie", "details", "dominating_mix", "possible", "central_weights",
    "central_error", "pairwise", "pairwise_low", "pairwise_high", "uncertainty_shares", "scores", "local", "ranks",
    "weights", "needs", "criteria", "parts", "by_criterion", "method_parameters", "cells", "levels",
}  # fmt: skip
"""Objects whose keys are ids of sites, criteria, methods and the like, but for these."""
OF_OUR_OWN = ((), ("criteria",), ("study", "criteria"), ("before", "criteria"), ("after", "criteria"),
              ("uncertainty_shares", "weights"))  # fmt: skip


@cache
def validator(name):
    schema = document_schema(name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def wrong(document, command=None):
    """Where a document is not what the schema of its command says."""
    found = validator(command or document["command"].split()[0]).iter_errors(document)
    return [f"{error.json_path}: {error.message:.200}" for error in found]


def document_of(*words):
    found = run(*words, "-f", "json")
    assert found.status in (0, 1), found.err
    return json.loads(found.out)


@pytest.mark.parametrize("name", REPORTING)
def test_documents_of_every_command(name, tmp_path):
    assert wrong(document_of(*few_sites(example(REPORTING[name]), tmp_path))) == []


@pytest.mark.parametrize("words", VARIANTS, ids=" ".join)
def test_documents_of_every_kind(words, tmp_path):
    assert wrong(document_of(*few_sites(list(words), tmp_path))) == []


def test_documents_say_how_files_were_read(tmp_path):
    head = ["kohde", "port_distance", "huom"]
    book = xlsx(
        Page([["Selvitys"], head, ["a", Written(2.0, "decibels"), "x"], ["b", 3, ""], ["c", "?", ""]]),
        Page([head, ["d", 1, ""]], name="Vanha", hidden=True),
    )
    text = b"Selvitys\nkohde;port_distance;huom\na;1,5;x\nSumma;3;\nb;2\nc;;\n"
    kinds = set()
    for name, data in (("sites.xlsx", book), ("sites.csv", text)):
        (tmp_path / name).write_bytes(data)
        for command in ("rank", "validate", "audit"):
            document = document_of(command, tmp_path / name)
            assert wrong(document) == []
            kinds |= {warning["kind"] for warning in document.get("warnings", ())}
    assert kinds >= {"sheet_read", "sheets_hidden", "texts_beside", "header_read", "called_like_totals", "bare_rows"}


def drawn(seed):
    """A study with ties, gaps, ranges, sites that are excluded, and cells that do not apply."""
    rng = np.random.default_rng(seed)
    columns = ["a", "b", "c", "d"][: rng.integers(1, 5)]
    cells = ["", "n/a", "0.2..0.9", "≤ 0.5", "0.5±0.1", "0", "1", "0.25", "0.75"]
    rows = [[f"s{n}", *rng.choice(cells, len(columns))] for n in range(rng.integers(1, 6))]
    rows += [[f"t{n}", *["0.5"] * len(columns)] for n in range(rng.integers(1, 3))]
    observed = "value = { kind = 'linear', range = 'observed', direction = 'min' }\n"
    linear = "value = { kind = 'linear', worst = 0, best = 1 }\n"
    extra = {"a": linear + "knock_out = '< 0.2'\n", "b": observed if seed % 2 else linear + "missing = 'worst'\n"}
    return flat(columns, rows, weights={name: int(rng.integers(1, 9)) for name in columns}, **extra)


STUDIES = {
    "two": (TWO_SITES, TWO),
    "alone": ("site,free_land,port_distance\nsouth,30,40\n", TWO),
    "twins": ("site,free_land,port_distance\nsouth,30,40\nnorth,30,40\n", TWO),
    "all_excluded": ("site,free_land,port_distance\nsouth,3,40\nnorth,3,\n", TWO),
    "deep": (DEEP_SITES, DEEP),
    "dated": (DATED_SITES, DATED),
    "promised": (DATED_SITES, DATED.replace('as_of = "2026"\n', "")),
    **{f"drawn_{seed}": drawn(seed) for seed in range(4)},
}
QUESTIONS = [
    ("rank",),
    ("rank", "--draws", "0", *TOPSIS),
    ("sensitivity",),
    ("robustness", "--draws", "100"),
    ("survey",),
    ("scenarios",),
    ("validate",),
    ("audit",),
    ("compare",),
]


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("name", STUDIES)
def test_documents_of_small_studies_and_of_what_they_cannot_answer(name, words, tmp_path):
    sites, criteria = STUDIES[name]
    (tmp_path / "sites.csv").write_text(sites, encoding="utf-8")
    (tmp_path / "criteria.toml").write_text(criteria, encoding="utf-8")
    question, *more = words
    found = run(question, tmp_path / "sites.csv", "-c", tmp_path / "criteria.toml", *more, "-f", "json")
    if found.status == 2:
        assert list(validator("errors").iter_errors(json.loads(found.err))) == []
    else:
        assert wrong(json.loads(found.out)) == []


@pytest.mark.parametrize(
    "words",
    [("rank", "nowhere"), ("rank",), ("explain", "finland", "nowhere"), ("rank", "finland", "--set", "a.b=1")],
    ids=" ".join,
)
def test_errors_of_every_place(words):
    found = json.loads(run(*words, "-f", "json").err)
    assert list(validator("errors").iter_errors(found)) == []
    assert list(validator("errors").iter_errors({"errors": []}))


def is_named_by_the_study(path):
    by_part = path[:1] == ("sites",) and path[-2:-1] == ("by_criterion",)
    return by_part or (path not in OF_OUR_OWN and path[-1] in NAMED_BY_THE_STUDY)


def thinned(part, path=()):
    """A document with one row of every list, and of all that the study names, which is quicker to look through."""
    if isinstance(part, dict):
        kept = list(part)[:1] if is_named_by_the_study(path) else part
        return {key: thinned(part[key], (*path, key)) for key in kept}
    if isinstance(part, list) and part and isinstance(part[0], dict):
        return [thinned(part[0], (*path, 0))]
    return part


def objects(part, path=()):
    """Every object within a document that the program itself names the keys of."""
    if isinstance(part, dict):
        if not is_named_by_the_study(path):
            yield path
        for key, item in part.items():
            yield from objects(item, (*path, key))
    elif isinstance(part, list) and part:
        yield from objects(part[0], (*path, 0))


def at(document, path):
    for step in path:
        document = document[step]
    return document


MUTATED = {
    "rank": ("rank", "finland"),
    "explain": ("explain", "finland", "oulu"),
    "explain --vs": ("explain", "finland", *VS),
    "explain by topsis": ("explain", "finland", "oulu", *TOPSIS),
    "explain --vs by topsis": ("explain", "finland", *VS, *TOPSIS),
    "explain --steps": ("explain", "finland", "oulu", "--steps", "vikor"),
    "compare": ("compare", "finland"),
    "compare --methods": ("compare", "finland", "--methods", "wsm,topsis"),
    "sensitivity": ("sensitivity", "finland"),
    "robustness": ("robustness", "finland", "--draws", "100"),
    "improve": ("improve", "finland", "harjavalta", "--to-rank", "2"),
    "survey": ("survey", "finland"),
    "scenarios": ("scenarios", "finland"),
    "diff": tuple(example(REPORTING["diff"])),
    "audit": ("audit", "finland"),
    "audit --rank-reversal": ("audit", "finland", "--rank-reversal", "--methods", "topsis", "--trials", "5"),
    "validate": ("validate", "finland"),
    "weights show": ("weights", "show", "finland"),
    "weights pairwise": ("weights", "pairwise", "tp3_pairwise"),
    "weights group": ("weights", "group", "tp3_group", "--sites", "finland"),
    "weights equivalent": ("weights", "equivalent", "finland", "fairway_depth=1"),
    "weights best-for": ("weights", "best-for", "finland", "oulu"),
    "methods": ("methods",),
}
COLUMNS = {
    "scenarios": {"site", "name", "largest_regret"},
    "compare --methods": {"site", "name", "rank", "consensus", "best", "worst", "first"},
    "weights group": {"criterion", "stated", "mean", "geometric"},
}
"""What every row has where the study names further columns."""


@pytest.mark.parametrize("name", MUTATED)
def test_a_key_too_many_or_too_few_is_wrong(name, tmp_path):
    document = thinned(document_of(*few_sites(list(MUTATED[name]), tmp_path)))
    assert wrong(document) == []
    command, paths = name.split()[0], list(objects(document))
    assert () in paths
    for path in paths:
        more = deepcopy(document)
        at(more, path)["undocumented"] = "?"
        assert wrong(more, command), f"an undocumented key of {path}"
        in_study = path[:1] == ("study",) and "criteria" in path
        for key in at(document, path):
            fewer = deepcopy(document)
            del at(fewer, path)[key]
            if not (in_study or path[-1:] == ("options",) or key == "weighting"):
                named = len(path) == 2 and name in COLUMNS and path[0] != "refused" and key not in COLUMNS[name]
                assert named or wrong(fewer, command), f"{path} without {key}"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("sites", 0, "rank"), 0),
        (("sites", 0, "score"), 101),
        (("sites", 0, "score"), None),
        (("sites", 0, "coverage"), -0.1),
        (("sites", 0, "rank_interval"), [1]),
        (("sites_digest",), "abc"),
        (("warnings", 0, "kind"), "other"),
        (("study", "criteria", "criteria", "zoning", "value", "kind"), "other"),
    ],
)
def test_a_figure_out_of_its_range_is_wrong(path, value, tmp_path):
    document = document_of(*few_sites(["rank", "finland"], tmp_path))
    at(document, path[:-1])[path[-1]] = value
    assert wrong(document)


@pytest.mark.parametrize("text", [*(p.read_text("utf-8") for p in bundled_criteria().values()), TWO, DEEP, PAIR, DATED])
def test_criteria_files_are_what_their_schema_says(text):
    found = Draft202012Validator(criteria_schema()).iter_errors(tomllib.loads(text))
    assert [error.json_path for error in found] == []


def test_names_that_have_a_schema():
    assert run("schema", "--list").out.split() == ["criteria", *DOCUMENTS]
    assert {name.split()[0] for name in REPORTING} <= DOCUMENTS.keys()
    for name in DOCUMENTS:
        assert json.loads(run("schema", name).out) == document_schema(name)
    found = run("schema", "ranks")
    assert found.status == 2
    assert "did you mean 'rank'?" in found.err


def test_what_was_ranked_can_be_ranked_again(tmp_path):
    """The criteria in a document are a criteria file, with profile, needs and settings in it."""
    words = few_sites(["rank", "finland", "-p", "cell_plant", "--need", "grid_mw=90", *TOPSIS], tmp_path)
    first = document_of(*words)
    (tmp_path / "again.json").write_text(json.dumps(first["study"]["criteria"]), encoding="utf-8")
    again = document_of("rank", words[1], "-c", tmp_path / "again.json")
    assert again["study"] == first["study"]
    assert [row["score"] for row in again["sites"]] == [row["score"] for row in first["sites"]]


def test_what_was_ranked_as_of_a_date_can_be_ranked_again(tmp_path):
    """The date and what promises count by then are in the criteria, and words that count in part among the cells."""
    (tmp_path / "sites.csv").write_text(DATED_SITES, encoding="utf-8")
    (tmp_path / "criteria.toml").write_text(DATED, encoding="utf-8")
    sites = tmp_path / "sites.csv"
    first = document_of(
        "rank", sites, "-c", tmp_path / "criteria.toml", "--as-of", "2027", "--set", "time.not_yet=part"
    )
    assert first["study"]["criteria"]["time"] == {"as_of": "2027", "kept_per_year": 0.5}
    assert first["study"]["sites"][0]["cells"]["park"] == {"word": "full", "counts_as": pytest.approx(0.1 + 0.9 / 2)}
    (tmp_path / "again.json").write_text(json.dumps(first["study"]["criteria"]), encoding="utf-8")
    again = document_of("rank", sites, "-c", tmp_path / "again.json")
    assert again["study"] == first["study"]
    assert [row["score"] for row in again["sites"]] == [row["score"] for row in first["sites"]]


def test_no_number_is_written_that_json_does_not_have(tmp_path):
    """An infinite parameter of a method, which TOML can write."""
    words = few_sites(["rank", "finland", "--set", "method=compensation"], tmp_path)
    text = document_of(*words, "--set", "method_parameters.r=-inf")
    assert text["study"]["criteria"]["method_parameters"] == {"r": "-inf"}
    assert not re.search("Infinity|NaN", json.dumps(text))
