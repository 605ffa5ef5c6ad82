"""Documents that cannot go stale unnoticed: links, commands, keys, the schema, the worked example."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from sitescore.catalog import scoring_methods, value_functions
from sitescore.cli.main import COMMANDS
from sitescore.cli.options import FORMATS
from sitescore.io.criteria_file import CRITERIA_FORMATS
from sitescore.io.judgement_columns import ASKED
from sitescore.io.sites_file import SITE_READERS
from sitescore.io.table import LONG
from sitescore.model.criteria import CriteriaSet, Criterion, Factor, Profile
from sitescore.model.documents import DOCUMENTS
from sitescore.model.judged import named_methods
from sitescore.model.schema import document_schema
from tests.cli.running import run

ROOT = Path(__file__).parent.parent
DOCS = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in sorted(
        [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("criteria/*.md"), *ROOT.glob("sites/*.md")]
    )
}
EVERYTHING = "\n".join(DOCS.values())
CRITERIA, FORMATS_PAGE = DOCS["criteria/README.md"], DOCS["docs/formats.md"]
TP3 = tomllib.loads((ROOT / "criteria" / "tp3.toml").read_text(encoding="utf-8"))
SCHEMA = ROOT / "criteria" / "schema" / "criteria.schema.json"


def anchors(text):
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", DOCS)
def test_links_lead_somewhere(name):
    for target in re.findall(r"\]\(([^)\s]+)\)", DOCS[name]):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        path = (ROOT / name).parent / file if file else ROOT / name
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), target


@pytest.mark.parametrize("name", [name for name in DOCS if not name.startswith("CHANGELOG")])
def test_commands_in_documents_exist(name):
    """Between back-ticks and in blocks of shell."""
    code = "\n".join(re.findall(r"```sh\n(.*?)```", DOCS[name], re.DOTALL) + re.findall(r"`([^`\n]+)`", DOCS[name]))
    named = set(re.findall(r"(?:^|\. )sitescore ([a-z]+)", code, re.MULTILINE))
    assert named <= COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS)
def test_documents_mention_every_command(command):
    assert f"sitescore {command}" in EVERYTHING


def test_the_schema_is_not_stale():
    assert SCHEMA.read_text(encoding="utf-8") == run("schema").out, "run: make schema"


@pytest.mark.parametrize("name", [*value_functions(), *scoring_methods()])
def test_whatever_a_config_can_name_stands_in_the_criteria_readme(name):
    assert f"`{name}`" in CRITERIA


@pytest.mark.parametrize("model", [CriteriaSet, Factor, Criterion, Profile], ids=lambda model: model.__name__)
def test_every_key_of_a_criteria_file_is_described(model):
    tables = ("factors", "criteria", "profiles")
    keys = [name for name in model.model_fields if name not in tables and name != "kind"]
    assert [key for key in keys if f"`{key}`" not in CRITERIA and f"[{key}]" not in CRITERIA] == []


@pytest.mark.parametrize("kind", ["factors", "criteria", "profiles", "needs"])
def test_the_criteria_readme_describes_all_of_tp3(kind):
    assert [name for name in TP3[kind] if f"`{name}`" not in CRITERIA] == []


@pytest.mark.parametrize("name", TP3["criteria"])
def test_weights_in_the_criteria_readme_are_those_of_tp3(name):
    entry = TP3["criteria"][name]
    low, high = entry["weight_range"]
    (row,) = re.findall(rf"^\| `{name}` \|.*$", CRITERIA, re.MULTILINE)
    assert f"| {entry['weight']:g} ({low:g}–{high:g}) |" in row
    assert f"| {entry['title']['en']} |" in row
    assert f"| {entry.get('controllable', 'none')} |" in row
    assert (f"`{entry['knock_out']}`" in row) if "knock_out" in entry else "`<" not in row


@pytest.mark.parametrize("ending", [*SITE_READERS, *CRITERIA_FORMATS])
def test_file_formats_stand_on_the_formats_page(ending):
    assert ending in FORMATS_PAGE or ending.lstrip(".").upper() in FORMATS_PAGE


def test_output_formats_and_columns_stand_on_the_formats_page():
    assert "|".join(FORMATS) in FORMATS_PAGE
    assert ",".join(LONG) in FORMATS_PAGE


def test_the_minimal_example_gives_what_its_text_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "two.toml").write_text(
        re.findall(r"`two.toml`:\n\n```toml\n(.*?)```", CRITERIA, re.DOTALL)[0], encoding="utf-8"
    )
    (tmp_path / "sites.csv").write_text(re.findall(r"```csv\n(.*?)```", CRITERIA, re.DOTALL)[0], encoding="utf-8")
    found = run("rank", "sites.csv", "-c", "./two.toml")
    assert found.status == 0, found.err
    assert re.search(r"^1 +North harbour +84\.6 ", found.out, re.MULTILINE)
    assert re.search(r"^2 +South field +39\.2 ", found.out, re.MULTILINE)
    assert "x East yard: Free land / need 12 ha, needed 20 ha" in " ".join(found.out.split())


def test_the_profile_of_the_criteria_readme_reads(tmp_path):
    block = next(b for b in re.findall(r"```toml\n(.*?)```", CRITERIA, re.DOTALL) if "[profiles.hurry]" in b)
    text = (ROOT / "criteria" / "tp3.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(text + "\n" + block, encoding="utf-8")
    found = run("rank", "finland", "-c", tmp_path / "mine.toml", "-p", "hurry")
    assert found.status == 0, found.err


def test_the_judgements_of_the_criteria_readme_read(tmp_path):
    block = next(b for b in re.findall(r"```toml\n(.*?)```", CRITERIA, re.DOTALL) if "[weighting]" in b)
    text = (ROOT / "criteria" / "tp3.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(text + "\n" + block, encoding="utf-8")
    found = run("weights", "show", "-c", tmp_path / "mine.toml")
    assert found.status == 0, found.err
    assert "consistency ratio 0.0" in found.out


@pytest.mark.parametrize("name", named_methods())
def test_weighting_methods_stand_in_the_criteria_readme(name):
    assert f"`{name}`" in CRITERIA.partition("## Weights from judgements")[2]


@pytest.mark.parametrize("asked", ASKED)
def test_tables_of_judgements_are_described(asked):
    (row,) = re.findall(rf"^\| `{asked}` \|.*$", FORMATS_PAGE, re.MULTILINE)
    assert [column for column in ASKED[asked].columns if f"`{column}`" not in row] == []


@pytest.mark.parametrize("status", ["0", "1", "2", "130"])
def test_exit_statuses_are_described(status):
    assert re.search(rf"(^|· ){status} ", FORMATS_PAGE.partition("## Exit status")[2], re.MULTILINE)


@pytest.mark.parametrize("room", ["sensitivity", "sampling", "explanation"])
def test_array_functions_are_there_and_do_what_the_page_says(room):
    page = re.split(r"below `sitescore\.core\.", DOCS["docs/arrays.md"])
    rows = [
        row for part in page if part.startswith(room) for row in re.findall(r"\| `(\w+)\.(\w+)`[ *]*\| (.*) \|", part)
    ]
    assert rows
    for module, name, says in rows:
        function = getattr(import_module(f"sitescore.core.{room}.{module}"), name)
        assert function.__doc__.splitlines()[0] == says


def described(schema):
    """Keys of every kind of document that a schema has, but for those that every document begins with."""
    kinds = [schema["$defs"][kind["$ref"].rpartition("/")[2]] for kind in schema.get("anyOf", ())] or [schema]
    shared = {"command", "sitescore", "criteria", "sites_digest", "options", "warnings"}
    return {key for kind in kinds for key in kind["properties"]} - shared


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "errors"])
def test_every_key_of_a_result_stands_in_the_formats_page(name):
    lines = re.findall(rf"^\| `{name}\b.*$", FORMATS_PAGE, re.MULTILINE)
    keys = {key.removesuffix("_low").removesuffix("_high") for key in described(document_schema(name))}
    assert {key for key in keys if not any(f"`{key}`" in line for line in lines)} == set()


def test_the_keys_of_errors_stand_in_the_formats_page():
    (problem,) = (part for name, part in document_schema("errors")["$defs"].items() if name == "Problem")
    shown = ", ".join(f'"{key}"' for key in problem["properties"])
    assert shown in " ".join(FORMATS_PAGE.split())
