"""Hostile names in a real browser: they are shown as they are, and do nothing."""

from __future__ import annotations

import pytest

from sitescore.analysis.findings import gather
from sitescore.report.page.study import study_page
from sitescore.report.wording import Words, harmless
from tests.report.browsers import addressed, asked_for, complaints, needs_browser, of, started
from tests.report.test_page import hostile

selenium = pytest.importorskip("selenium", reason="selenium is not installed: pip install 'sitescore[browser]'")
pytestmark = needs_browser


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def page(tmp_path_factory, study):
    file = tmp_path_factory.mktemp("page") / "study.html"
    file.write_text(study_page(gather({"stated": study}, {"stated": {}}, draws=100), Words("en")), encoding="utf-8")
    driver = started(tmp_path_factory.mktemp("profile"))
    driver.get("about:blank")
    asked_for(driver)
    driver.get(file.as_uri())
    yield driver
    driver.quit()


def test_nothing_runs_is_fetched_or_complained_of(page):
    for language in ("fi", "sv", "en"):
        page.find_element("css selector", f"#languages [lang={language}]").click()
    for button in page.find_elements("css selector", "#ranking-table tbody button"):
        page.execute_script("arguments[0].click()", button)
    assert page.execute_script("return document.querySelectorAll('img, iframe, object, a[href^=http]').length") == 0
    assert page.execute_script("return document.scripts.length") == 4
    assert complaints(page) == []
    assert all(url.startswith(("file:", "about:", "data:")) for url in asked_for(page))


def test_names_are_shown_as_they_are_without_what_turns_the_writing_round(page, study):
    shown = [
        cell.get_attribute("textContent") for cell in page.find_elements("css selector", "#ranking-table tbody th")
    ]
    assert sorted(shown) == sorted(harmless(name) for name in study.names)
    assert "\u202e" not in page.execute_script("return document.documentElement.textContent")
    assert page.title.startswith("</title><script>")


def test_a_hostile_address_changes_nothing(page):
    before = [cell.text for cell in page.find_elements("css selector", "#ranking-table tbody th")]
    for told in ("w=1_1e999_x", "site=<img src=x onerror=alert(1)>", "lang=%3Cscript%3E", "lock=-1_99_x", "w=NaN_NaN"):
        addressed(page, told)
    assert [cell.text for cell in page.find_elements("css selector", "#ranking-table tbody th")] == before
    assert of(page, "site-title").text
    assert complaints(page) == []
