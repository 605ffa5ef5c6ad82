"""``sitescore report``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitescore.cli.options import output_options_of_report, study_options

if TYPE_CHECKING:
    from sitescore.cli.study import Variations

PATIENCE = 1.0
PAGES = ("", ".html", ".htm")
OF_ONE_SITE = ("html", "pdf")


@click.command("report", epilog="Example:  sitescore report finland --draws 2000")
@click.argument("sites")
@click.option("--draws", type=click.IntRange(min=100), help="Draws for how sure the ranks are.")
@click.option("--seed", type=click.IntRange(min=0), default=1234, show_default=True, help="Seed of the draws.")
@click.option("--site", metavar="ID", help="A page about this site only, to print.")
@study_options
@output_options_of_report
def report_command(sites: str, site: str | None, draws: int | None, seed: int, **options: Any) -> None:
    """Write all there is to say of SITES as one page.

    The page needs no network: the ranking and its verdict, sliders that rank
    again as weights move, every site's profile and plans, any two sites head
    to head, how sure it all is, the criteria and where everything is from; in
    English, Finnish and Swedish. -o study.html writes it to a file,
    -o study.pdf prints it with a Chromium, Chrome or Edge found on the
    machine, -o study.md or study.docx, with a picture, writes the same as
    text, and -o study.xlsx the workbook of `rank`, whose formulas follow what
    is changed, with a sheet of all else there is to say.
    """
    from sitescore.analysis.findings import gather
    from sitescore.analysis.sites import site_number
    from sitescore.cli.output import emit, form_of, say
    from sitescore.cli.quiet import quiet
    from sitescore.cli.study import load_variations

    if not options["form"] and Path(options["output"] or "").suffix.lower() in PAGES:
        options["form"] = "html"
    options["form"] = form_of(options)
    _check_form(options["form"], site)
    study = load_variations(sites, options)
    one = None if site is None else study.stated.sites[site_number(study.stated, site)]
    say(study.stated.notices, options)
    with quiet():
        found = gather(
            study.matrices,
            study.titles,
            about=_about(study),
            places=study.table.about,
            site=one,
            draws=draws,
            seed=seed,
            tell=_progress(),
        )
    emit(found, options, file=sites, site=one)


def _check_form(form: str, site: str | None) -> None:
    """Say before all the work what the form asked for lacks."""
    if site is not None and form not in OF_ONE_SITE:
        raise click.BadParameter(
            "only a page can be about one site; `sitescore explain` has the rest", param_hint="--site"
        )
    if form == "pdf":
        from sitescore.report.page.printing import browser

        browser()
    if form == "docx":
        from sitescore.report.word_document import require_docx

        require_docx()


def _progress() -> Callable[[str], None]:
    """Say on standard error what is being done once a second has gone by, where a person looks on."""
    begun = time.monotonic()

    def tell(part: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - begun > PATIENCE:
            click.echo(f"sitescore: {part} …", err=True)

    return tell


def _about(study: Variations) -> dict[str, Any]:
    from sitescore.report.texts import LANGUAGES
    from sitescore.results.findings import About

    entries = {**study.criteria.factors, **study.criteria.criteria}
    nothing = dict.fromkeys(LANGUAGES, "")
    return {
        name: About(description=told.description.by_language() if told.description else nothing, source=told.source)
        for name, told in entries.items()
        if told.description or told.source
    }
