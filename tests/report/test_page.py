"""The report page: whole, harmless, small, the same twice, and its numbers the engine's."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore import rank, read_criteria, read_sites
from sitescore.analysis.findings import gather
from sitescore.assembly import assemble
from sitescore.core.ranking import ranks
from sitescore.report.formats import as_markdown
from sitescore.report.page.data import page_data
from sitescore.report.page.numbers import packed, unpacked
from sitescore.report.page.study import as_json, digest, program, short_keys, study_page
from sitescore.report.rendering import Rendering
from sitescore.report.texts import LANGUAGES, TEXTS
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.cli.running import few_sites, run
from tests.report.pages import blank_study, embedded, found_in, made_up, page_of
from tests.report.test_formats import NAMES
from tests.report.test_page_packing import numbers

VOID = ("meta", "input")


class Outline(HTMLParser):
    """Elements in order, with what is never closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def attributes(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]


@pytest.fixture(scope="module")
def outline():
    return Outline(page_of())


def test_every_element_is_closed_and_no_id_stands_twice(outline):
    assert (outline.open, outline.wrong) == ([], [])
    ids = outline.attributes("id")
    assert len(ids) == len(set(ids)) > 20


def test_nothing_is_fetched_and_nothing_but_the_program_runs(outline):
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in outline.elements}
    for name in ("src", "srcset", "style", "onclick", "onload", "onerror"):
        assert outline.attributes(name) == []
    assert all(target.startswith("#") for target in outline.attributes("href"))
    policy = next(a["content"] for t, a in outline.elements if a.get("http-equiv") == "Content-Security-Policy")
    script = re.search(r"<script>(.*?)</script>", page_of(), re.DOTALL)[1]
    style = re.search(r"<style>(.*?)</style>", page_of(), re.DOTALL)[1]
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src {digest(script)};" in policy
    assert f"style-src {digest(style)};" in policy
    assert "unsafe" not in policy


def test_every_place_of_a_text_and_of_a_part_is_filled(outline):
    texts, pieces = embedded(page_of(), "texts"), embedded(page_of(), "pieces")
    assert set(outline.attributes("data-t")) | set(outline.attributes("data-label")) <= set(texts)
    assert {*outline.attributes("data-piece"), "said"} == set(pieces)
    assert all(len(told) == len(LANGUAGES) for told in texts.values())


def test_every_text_that_the_program_names_is_embedded():
    texts = embedded(page_of(), "texts")
    source = short_keys(program())
    named = set(re.findall(r'\bt\("([a-z_]+)"', source))
    assert len(named) > 50
    assert named <= set(texts) <= {short_keys(f'"{key}"').strip('"') for key in TEXTS}
    composed = re.findall(r"\bt\(`([a-z_]+_)\$\{", source)
    assert composed
    assert all(any(key.startswith(start) for key in texts) for start in composed)


def test_links_of_the_contents_lead_to_sections(outline):
    assert {target[1:] for target in outline.attributes("href")} == {
        attributes["id"] for tag, attributes in outline.elements if tag == "section"
    }


def test_headings_leave_no_level_out(outline):
    levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return few_sites(["finland"], tmp_path_factory.mktemp("few"))[0]


def test_the_same_bytes_twice(tmp_path, few):
    files = [tmp_path / f"{name}.html" for name in ("one", "two")]
    for file in files:
        assert run("report", few, "--draws", "100", "-o", file).status == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_page_about_one_site(tmp_path, few):
    file = tmp_path / "oulu.html"
    assert run("report", few, "--draws", "100", "--site", "Oulu", "-o", file).status == 0
    page = file.read_text(encoding="utf-8")
    data = embedded(page, "study")
    assert '<body class="one-site">' in page
    assert data["ids"][data["site"]] == "oulu"


@pytest.mark.parametrize(
    ("options", "told"), [(["--site", "nowhere"], "SC501"), (["--site", "oulu", "-f", "md"], "--site")]
)
def test_a_site_that_cannot_have_a_page_is_refused(tmp_path, few, options, told):
    found = run("report", few, *options, "-o", tmp_path / "page")
    assert found.status == 2
    assert told in found.err
    assert list(tmp_path.iterdir()) == []


def test_shares_in_the_ranking_are_those_of_the_robustness_analysis():
    found = found_in()
    assert found.ranking.surety.draws == found.robustness.draws
    np.testing.assert_array_equal(found.ranking.surety.first, found.robustness.first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_language_is_the_one_asked_for(language):
    page = page_of(language=language)
    assert f'<html lang="{language}">' in page
    assert TEXTS["page_versus"][LANGUAGES.index(language)] in page
    assert embedded(page, "texts") == embedded(page_of(), "texts")


@pytest.mark.parametrize(("sites", "criteria", "most"), [(50, 12, 145_000), (50, 25, 150_000), (265, 12, 200_000)])
def test_small_studies_make_small_pages(sites, criteria, most):
    assert len(page_of(sites, criteria).encode()) <= most


@pytest.mark.slow
def test_large_studies_make_pages_that_can_be_sent():
    """Even where every measurement has so many decimals that nothing can be saved on them."""
    assert len(study_page(found_in(2000, 25, decimals=12), Words("en")).encode()) <= 500_000


@pytest.mark.parametrize(("sites", "criteria"), [(20, 8), (265, 12)])
def test_ranks_from_the_values_in_the_page_are_the_engines(sites, criteria):
    found, data = found_in(sites, criteria), embedded(page_of(sites, criteria), "study")
    matrix = found.matrix
    values = np.stack([unpacked(column, data["decimals"]) for column in data["values"]], axis=1)
    out = {site for site, *_ in data["excluded"]}
    assert matrix.included.tolist() == [site for site in range(sites) if site not in out]
    scores = 100 * values[matrix.included] @ matrix.weights
    assert ranks(scores, decimals=9).tolist() == numbers(data["ranks"]) == found.ranking.ranks.tolist()
    np.testing.assert_allclose(scores, data["scores"], atol=1e-5)


@given(st.text())
def test_embedded_data_cannot_end_its_element(text):
    written = as_json([text])
    assert "<" not in written
    assert "\u2028" not in written


def hostile(folder):
    import csv
    import io

    from sitescore import read_criteria, read_sites
    from tests.analysis.studies import TWO

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["site", "name", "free_land", "port_distance"])
    writer.writerows(
        [f"s{n}", name, 50 - n, n] for n, name in enumerate([*NAMES.values(), "</script><img src=x onerror=alert(1)>"])
    )
    (folder / "sites.csv").write_bytes(out.getvalue().encode())
    (folder / "two.toml").write_text(
        TWO.replace("Land and a port", "</title><script>alert(2)</script>"), encoding="utf-8"
    )
    return assemble(read_sites(folder / "sites.csv"), read_criteria(folder / "two.toml"))


def test_hostile_names_stay_names(tmp_path):
    from sitescore.analysis.findings import gather

    matrix = hostile(tmp_path)
    page = study_page(gather({"stated": matrix}, {"stated": {}}, draws=100), Words("en"))
    mild = Outline(page_of())
    found = Outline(page)
    assert (found.open, found.wrong) == ([], [])
    assert [tag for tag, _ in found.elements].count("script") == [tag for tag, _ in mild.elements].count("script")
    assert "img" not in {tag for tag, _ in found.elements}
    assert "\u202e" not in page
    assert "</script><img src=x onerror=alert(1)>" in embedded(page, "study")["sites"]


def test_a_study_in_markdown_has_every_part(tmp_path, few):
    file = tmp_path / "study.md"
    assert run("report", few, "--draws", "100", "-o", file).status == 0
    text = file.read_text(encoding="utf-8")
    for key in ("survey_title", "scenarios_title"):
        assert TEXTS[key][0].partition("}")[2] in text


def test_a_file_that_cannot_be_written_is_refused_and_nothing_stands_there(tmp_path, few):
    found = run("report", few, "--draws", "100", "-o", tmp_path / "none" / "study.html")
    assert found.status == 2
    assert "SC230" in found.err
    assert list(tmp_path.iterdir()) == []


def test_methods_without_sums_make_a_page_that_says_what_is_left_out(tmp_path, few):
    file = tmp_path / "study.html"
    assert run("report", few, "--draws", "100", "--set", "method=topsis", "-o", file).status == 0
    page = file.read_text(encoding="utf-8")
    assert embedded(page, "study")["additive"] is False
    assert "takes scores that are sums" in "".join(map(str, embedded(page, "pieces")["sure"]))


def test_one_site_makes_a_page(tmp_path):
    from sitescore.analysis.findings import gather

    matrix = made_up(tmp_path, 1, 3, factors=2, seed=3)
    found = gather({"stated": matrix}, {"stated": {}}, draws=100)
    assert {out.part for out in found.skipped} == {"methods", "scenarios"}
    assert embedded(study_page(found, Words("sv")), "study")["ranks"] == packed([1])


def test_plans_for_excluded_sites_say_what_lifts_the_exclusion():
    found = found_in(20, 8)
    out = {exclusion.site for exclusion in found.matrix.excluded}
    assert out
    planned = {found.matrix.sites[one.site]: one for one in found.improvements if one.rank is None}
    assert planned.keys() == out
    for site, one in planned.items():
        knocked = {found.matrix.criteria.index(e.criterion) for e in found.matrix.excluded if e.site == site}
        assert knocked <= {change.criterion for change in one.plans[0].changes}


def test_figures_that_flip_a_pair_make_them_tie():
    from sitescore.analysis.coupling import after_measurement

    found = found_in(20, 8)
    matrix = found.matrix
    ties = [(flip, cell) for flip in found.flips for cell in flip.cells if cell.effect == "tie"]
    assert len(found.flips) > 11
    assert ties
    for flip, cell in ties:
        then = after_measurement(matrix, cell.site, cell.criterion, cell.needed) @ matrix.weights
        assert then[flip.leader] == pytest.approx(then[flip.rival], abs=1e-9)


def test_the_verdict_says_what_may_yet_exclude_the_leader():
    from sitescore.report.views.ranking import cautions

    found = found_in(20, 8)
    matrix, leader = found.matrix, found.ranking.sites[found.ranking.order[0]]
    open_ones = [out.criterion for out in matrix.doubtful if out.site == leader]
    told = [text for text in cautions(found.ranking, Words("en")) if "may yet be excluded" in text]
    assert bool(told) == bool(open_ones)
    assert all(matrix.title(name, "en") in told[0] for name in open_ones[:4])


def test_profiles_tell_who_leads_with_their_own_needs(tmp_path):
    sites = read_sites(few_sites(["finland"], tmp_path)[0])
    names = ("stated", "cell_plant", "recycling")
    sets = {name: read_criteria("tp3", profile=None if name == "stated" else name) for name in names}
    found = gather(
        {name: assemble(sites, criteria) for name, criteria in sets.items()},
        {name: dict.fromkeys(LANGUAGES, name) for name in names},
        draws=50,
    )
    led = {profile["id"]: profile["leads"] for profile in page_data(found)["profiles"]}
    assert set(led) == {"cell_plant", "recycling"}
    for name, leads in led.items():
        alone = rank(assemble(sites, sets[name]), draws=0)
        assert {found.matrix.sites[at] for at in leads} == {alone.sites[at] for at in np.flatnonzero(alone.ranks == 1)}
    assert led["cell_plant"] != led["recycling"]


def test_the_document_lists_what_flips_a_pair_as_explain_does():
    from sitescore import explain

    found = found_in(20, 8)
    rows = found.to_dict()["flips"]
    assert len(rows) == len(found.flips)
    for row in rows[:3]:
        told = explain(found.matrix, row["leader"], versus=row["rival"]).to_dict()["cells_to_tie"]
        assert row["cells"] == told[: len(row["cells"])]


def test_the_grade_beside_a_rank_is_that_of_half_its_points():
    from sitescore.results.evidence import EvidenceShares

    shares = np.array([[0.6, 0.4, 0, 0], [0.5, 0, 0.5, 0], [0.2, 0.2, 0.2, 0.4], [np.nan] * 4])
    found = EvidenceShares(classes=("A", "B", "u", "?"), weak=("B", "u"), shares=shares, lead=None, graded=True)
    assert found.middle_classes.tolist() == [0, 0, 2, 3]


def test_docx_without_its_package_is_refused_before_all_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr("sitescore.report.word_document.find_spec", lambda _: None)
    found = run("report", "finland", "-o", tmp_path / "study.docx")
    assert found.status == 2
    assert "SC442" in found.err
    assert "sitescore[docx]" in found.err
    assert list(tmp_path.iterdir()) == []


def test_rows_left_out_by_view_and_page_are_counted_once():
    from sitescore.report.document import Column, Document, Line, Table
    from sitescore.report.page.blocks import render_blocks

    table = Table([Column("#", numeric=True), Column("Site")], [["1", "a"], ["2", "b"], ["3", "c"]], beyond=7)
    rest = Line("and 7 more", tone="faint", counts_rest=True)
    shown = render_blocks(Document([table, rest]), most=2, more="and {} more".format)
    assert "and 8 more" in shown
    assert shown.count("more") == 1
    assert shown.count("<tr>") == 3
    assert "and 7 more" in render_blocks(Document([table, rest]))


def test_a_table_cut_by_its_view_counts_all_that_is_left_out(monkeypatch):
    from sitescore.report.views import robustness, sensitivity

    found, words = found_in(50, 12), Words("en")
    for module in (robustness, sensitivity):
        monkeypatch.setattr(module, "MANY", 10)
    pieces = embedded(study_page(found, words), "pieces")
    assert f"… and {len(found.ranking.sites) - 6} more" in str(pieces["said"])  # of both tables


def test_the_page_says_why_the_shares_of_rank_are_others():
    assert any("another number of draws" in str(piece) for piece in embedded(page_of(), "pieces")["ranking"])


def test_a_study_above_the_limits_tells_of_its_best_and_names_the_commands(monkeypatch):
    from sitescore.analysis import findings

    matrix = found_in(50, 12).matrix
    few = dict.fromkeys(findings.MOST, 10)
    monkeypatch.setattr(findings, "MOST", few)
    found = gather({"stated": matrix}, {"stated": {}}, draws=150)
    page = study_page(found, Words("en"))
    data, sure = embedded(page, "study"), "".join(map(str, embedded(page, "pieces")["sure"]))
    assert "The best of them all" in sure
    assert "In one draw or more" in sure
    for command in ("sensitivity", "robustness", "survey", "compare --methods all", "improve"):
        assert f"sitescore {command} gives it" in sure
    assert len(data["stability"]) == len(data["leaders"]) == len(data["nodes"])
    assert len(numbers(data["surety"]["low"])) == len(found.ranking.sites)


def test_between_the_limits_what_ends_the_lead_is_told_once(monkeypatch):
    from sitescore.analysis import findings

    matrix = found_in(50, 12).matrix
    monkeypatch.setattr(findings, "MOST", {**findings.MOST, "robustness": 10, "improve": 10})
    found = gather({"stated": matrix}, {"stated": {}}, draws=150)
    assert found.leading.by_weights is None
    assert found.to_dict()["leading"]["weights"] is None
    data = embedded(study_page(found, Words("en")), "study")
    assert len(data["stability"]) == len(data["leaders"]) == len(data["nodes"])
    text = as_markdown(found, Viewing(words=Words("en")), Rendering())
    for once in ("The lead survives", "would put Site", "keep the leader"):
        assert text.count(once) == 1, once


def test_the_verdict_says_who_leads_if_the_leader_falls_out():
    found = found_in(20, 8)
    without = next(out for out in found.sensitivity.left_out if out.kind == "site")
    pieces = embedded(page_of(), "pieces")
    said = "".join(map(str, [*pieces["verdict"], *pieces["beside"], *pieces["said"]]))
    leader, following = (found.ranking.names[at] for at in (found.sensitivity.leader, without.leader))
    assert f"If {leader} falls out, {following} leads" in said


def test_plans_in_the_page_are_those_found_rounded_as_sentences_tell_them():
    from sitescore.report.page.site_data import KINDS
    from sitescore.report.wording import half_even

    found, data = found_in(50, 12), embedded(page_of(50, 12), "study")
    told = {(site, goal): (gap, ways) for site, goals in data["plans"] for goal, gap, ways in goals}
    assert len(told) == len(found.improvements)
    for one in found.improvements:
        gap, ways = told[one.site, one.to_rank]
        assert gap == float(half_even(one.gap, 2))
        assert [way[3] for way in ways] == [plan.rank for plan in one.plans]
        assert [way[1] for way in ways] == [float(half_even(plan.cost, 2)) for plan in one.plans]
        for way, plan in zip(ways, one.plans, strict=True):
            assert (KINDS[way[0] // 2], bool(way[0] % 2)) == (plan.kind, plan.reachable)
            risen, spare = (points if points >= 0.05 else 0 for points in (plan.rise, plan.spare))
            spare = spare if plan.kind in KINDS[:2] else 0
            assert [*way[6:7], *way[8:]] == pytest.approx([risen, spare][: 2 if spare else int(risen > 0)], abs=0.006)
            assert way[5][::5] == [change.criterion for change in plan.changes]
            assert way[5][2::5] == pytest.approx([change.then for change in plan.changes], rel=1e-3)
            out = any(exclusion.site == found.matrix.sites[one.site] for exclusion in found.matrix.excluded)
            assert out or set(way[5][1::5]) <= {None}


def test_places_that_tell_sites_apart_are_embedded():
    found, data = found_in(), embedded(page_of(), "study")
    ((kind, names, at),) = data["lies_in"]
    told = ["", *names]
    assert kind == "region"
    assert tuple(told[number] for number in numbers(at)) == found.places["region"]


def test_cells_that_tell_what_flips_a_pair_say_their_effect_unless_they_tie():
    found, data = found_in(50, 12), embedded(page_of(50, 12), "study")
    for flip, (*_, cells) in zip(found.flips, data["flips"], strict=True):
        for cell, told in zip(flip.cells, cells, strict=True):
            effect, relation = [*told[4:], "tie", "="][:2]
            assert (cell.effect, cell.relation) == (effect, relation)


def test_factors_have_the_colours_of_the_charts_in_their_order():
    """The picture in the DOCX is a chart, and shows the same factors."""
    from sitescore.report.charts.theme import COLOURS, STYLE

    page = page_of()
    assert re.findall(r"\.colour(\d)\{background:(#\w+)", page) == [(str(at), one) for at, one in enumerate(COLOURS)]
    assert re.findall(r"\.sc-f\d\{fill:(#\w+)", STYLE) == list(COLOURS)
    assert embedded(page, "study")["colours"] == len(COLOURS)


def test_a_factor_of_which_nothing_is_known_has_no_grade(tmp_path):
    """Also where something is known at a criterion without weight."""
    found = gather({"stated": blank_study(tmp_path)}, {"stated": {}}, draws=50)
    assert numbers(embedded(study_page(found, Words("en")), "study")["blank"]) == [1]
    assert TEXTS["factor_blank"][0] in str(embedded(study_page(found, Words("en")), "pieces")["ranking"])
    text = as_markdown(found, Viewing(words=Words("en")), Rendering())
    row = next(line for line in text.splitlines() if line.startswith("| 1 | A |"))
    assert [cell.strip() for cell in row.split("|")][4:6] == ["85", "?"]
    assert TEXTS["factor_blank"][0] in text
    assert TEXTS["factor_blank"][0] not in as_markdown(found_in(20, 8), Viewing(words=Words("en")), Rendering())


def test_styles_of_charts_that_are_not_drawn_are_left_out():
    style = re.search(r"<style>(.*?)</style>", page_of(), re.DOTALL)[1]
    used = set(re.findall(r"sc-[\w-]+", page_of().split("</style>")[1]))
    ruled = set(re.findall(r"sc-[\w-]+", " ".join(re.findall(r"(?<=\})([^{}]*sc-[^{}]*)\{", style))))
    assert {"sc-land", "sc-v4", "sc-small"} <= used & ruled
    assert "sc-hatch" not in ruled
