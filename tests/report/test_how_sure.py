"""Sentences of sensitivity, robustness and survey where counts are 1, bars narrow, and sites few or alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.uncertainty import Unknowns
from sitescore.report.console import render_console
from sitescore.report.document import Table
from sitescore.report.rendering import Rendering
from sitescore.report.texts import LANGUAGES
from sitescore.report.views import document_of
from sitescore.report.views.sensitivity import sensitivity_view
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study

ONLY_WEIGHTS = Unknowns(weights="uniform", curve=1.0)
KNOCK_OUT = 'unit = "km"\nknock_out = "< 0.5"'


def shown(found, *, language="en", width=200):
    text = render_console(document_of(found, Viewing(words=Words(language))), Rendering(width=width))
    return " ".join(text.replace("\u00a0", " ").split())


def race(folder, *rows):
    return study(folder, *flat("xy", [[name, *(x / 10 for x in row)] for name, *row in rows]))


def test_the_column_is_the_distance_to_a_tie_with_the_leader(tmp_path):
    found = ss.sensitivity(race(tmp_path, ("a", 9, 2), ("b", 3, 8), ("c", 5, 5)))
    assert "before the site draws level with the leader" in shown(found)
    assert "nykyisen johtajan tasalle" in shown(found, language="fi")
    assert "jämsides med ledaren" in shown(found, language="sv")


@pytest.mark.parametrize(
    ("unknowns", "words"),
    [
        (ONLY_WEIGHTS, ("Sobol' points, 16 replicates", "Sobolin pisteitä, 16 toistoa", "Sobolpunkter, 16 uppr")),
        (Unknowns(weights="uniform"), ("independent draws", "riippumattomia", "oberoende")),
        (Unknowns(prefer=("50% <= x <= 50.01%",)), ("draws from chains", "ketjuista", "ur kedjor")),
    ],
)
def test_the_sampler_is_told_in_the_reader_s_language(tmp_path, unknowns, words):
    found = ss.robustness(
        study(tmp_path, *flat("xyz", [["a", 0.9, 0.2, 0.1], ["b", 0.3, 0.8, 0.2]])), draws=256, unknowns=unknowns
    )
    for language, word in zip(LANGUAGES, words, strict=True):
        assert word in shown(found, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_site(tmp_path, language):
    matrix = race(tmp_path, ("a", 9, 2))
    alone = Words(language)("panel_alone", leader="a")
    assert alone in shown(ss.sensitivity(matrix), language=language)
    sure = shown(ss.robustness(matrix, draws=200), language=language)
    assert alone in sure
    assert Words(language)("robust_verdict_first", site="a", first="", low="", high="").split("  ")[0] not in sure


def test_a_lone_site_that_a_knock_out_could_exclude(tmp_path):
    matrix = study(tmp_path, *(part.replace("[criteria.x]", '[criteria.x]\nknock_out = "< 0.5"') for part in
                               flat("xy", [["a", 0.9, 0.2]])))  # fmt: skip
    assert "excluded; no site left" in shown(ss.sensitivity(matrix))


def test_the_best_one_is_the_first(tmp_path):
    found = ss.robustness(race(tmp_path, ("a", 9, 2), ("b", 3, 8), ("c", 5, 5)), draws=200, top=1)
    assert "among the" not in shown(found)


def test_a_lead_that_no_error_of_the_weights_ends(tmp_path):
    found = ss.sensitivity(race(tmp_path, ("a", 9, 3), ("b", 3, 8), ("c", 5, 5)))
    limitless = shown(replace(found, radii=np.full(3, np.inf), top=2))
    assert "however wrong they are" in limitless


def test_a_single_site_that_is_better_throughout(tmp_path):
    text = shown(ss.sensitivity(race(tmp_path, ("a", 9, 2), ("b", 3, 8), ("c", 2, 7))))
    assert "c can never be first: b is at least as good on every criterion." in text


def test_no_other_weights_are_left_out(tmp_path):
    found = ss.sensitivity(race(tmp_path, ("a", 9, 2), ("b", 3, 8)))
    assert (found.stability["winner"].low_in + found.stability["winner"].high_in > -2).sum() == 2
    assert ": 0." not in shown(found)


def test_a_figure_that_brings_two_level_names_both(tmp_path):
    found = ss.sensitivity(race(tmp_path, ("a", 9, 5), ("b", 8, 5), ("c", 8, 5)))
    cell = next(cell for cell in found.cells if (cell.site, cell.criterion) == (0, 0))
    assert {cell.first, *cell.with_first} == {1, 2}
    assert cell.to_row(found.ranking.matrix)["with_first"] == [found.ranking.matrix.sites[cell.with_first[0]]]
    assert "b and c level" in shown(found)


@pytest.mark.parametrize(("width", "expected"), [(0.02, "9 %"), (0.006, "9.2 %"), (0.0004, "9.23 %")])
def test_narrow_bars_have_decimals(width, expected):
    assert [text.replace("\u00a0", " ") for text in Words().barred(width, 0.0923)] == [expected]


def test_finnish_columns_fit_a_narrow_terminal():
    from sitescore.io.bundled import bundled

    matrix = ss.assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))
    text = shown(ss.sensitivity(matrix), language="fi", width=80)
    assert "±50 % ±25 %" in text.split("Mikä kohde voi olla")[1][:200]


def test_counts_of_one(tmp_path):
    """One unknown figure under a knock-out."""
    sites, criteria = flat("xy", [["a", 0.9, 0.2], ["b", "", 0.8]])
    bound = criteria.replace("[criteria.x]", '[criteria.x]\nknock_out = "< 0.5"')
    assert "on which a knock-out hangs: 1 (X). Each" in shown(ss.survey(study(tmp_path, sites, bound)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_is_a_table_of_who_leads_and_how_many_change_places(language):
    from sitescore.io.bundled import bundled

    matrix = ss.assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))
    found, words = ss.sensitivity(matrix), Words(language)
    blocks = sensitivity_view(found, Viewing(words=words)).blocks
    table = next(b for b in blocks if isinstance(b, Table) and b.columns[0].heading == words("left_out_what"))
    site = next(out for out in found.left_out if out.kind == "site")
    name = found.ranking.names[found.ranking.sites.index(site.name)]
    assert [name, found.ranking.names[site.leader], str(site.moved)] in table.rows
    assert any(getattr(block, "text", "") == words("left_out_site_moved") for block in blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_leads_if_the_leader_falls_out_is_told_with_the_reason_where_it_is_not_the_second(language):
    from sitescore.io.bundled import bundled
    from sitescore.report.views.sensitivity import plan_b

    matrix = ss.assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))
    found, words = ss.sensitivity(matrix), Words(language)
    (out,) = [one for one in found.left_out if one.name == matrix.sites[matrix.included[found.leader]]]
    names, second = found.ranking.names, int(found.ranking.order[1])
    key = "plan_b" if out.leader == second else "plan_b_moved"
    assert plan_b(found, words) == [words(key, leader=names[found.leader], next=names[out.leader])]
    left = [replace(out, leader=second)]
    plain = words("plan_b", leader=names[found.leader], next=names[second])
    assert plan_b(replace(found, left_out=tuple(left)), words) == [plain]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sites_that_are_alike_in_all_are_said_to_be_level_and_have_no_share_of_their_own(tmp_path, language):
    matrix = race(tmp_path, ["a", 3, 7], ["b", 3, 7], ["c", 1, 2])
    words = Words(language)
    told = shown(ss.robustness(matrix, draws=200), language=language)
    assert words("robust_alike", sites=words.several(["a", "b"]), share="100 %") in told
    for key in ("robust_verdict", "robust_verdict_first"):
        start = words(key, site="a", first="", low="", high="", top=1, best="")[:8]
        assert start not in told, key
    unlike = shown(ss.robustness(race(tmp_path, ["a", 3, 7], ["b", 7, 3], ["c", 1, 2]), draws=200), language=language)
    assert words("robust_alike", sites="", share="")[:20].strip() not in unlike


def test_the_verdict_names_what_the_leader_is_ahead_on_and_who_would_lead_if_let_in():
    """Naantali, given the land that is asked for, leads; what is not known of Kokkola is no reason."""
    from sitescore.io.bundled import bundled
    from sitescore.report.views.ranking import reasons
    from sitescore.report.views.sensitivity import let_in

    sites, words = ss.read_sites(bundled("sites") / "finland.csv"), Words("en")
    found = ss.sensitivity(ss.assemble(sites, ss.read_criteria("tp3")))
    told = "Kokkola Industrial Park is furthest before the median in Park operator, Utilities on tap and Joint safety"
    assert [one[one.index("Kokkola") :].startswith(told) for one in reasons(found.ranking, words)] == [True]
    (sentence,) = let_in(found, words)
    assert "alone (4.5\xa0ha, asked for: ≥\xa040\xa0ha)" in sentence
    asked_less = ss.rank(ss.assemble(sites, ss.read_criteria("tp3", needs={"land_ha": 4.5})), draws=0)
    assert asked_less.names[asked_less.order[0]] == "Naantali"
    assert let_in(replace(found, cells=None), words) == []


def test_those_who_share_the_lead_and_two_sites_have_no_reasons(tmp_path):
    from sitescore.report.views.ranking import reasons

    rows = [["a", 0.3, 0.7], ["b", 0.7, 0.3], ["c", 0.1, 0.2]]
    for some in (rows, rows[1:]):
        assert reasons(ss.rank(study(tmp_path, *flat("xy", some)), draws=0), Words("en")) == []
    (told,) = reasons(ss.rank(study(tmp_path, *flat("xy", [["d", 0.9, 0.5], *rows])), draws=0), Words("en"))
    assert "d is furthest" in told
