"""``sitescore convert``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import reading_options


@click.command("convert", epilog="Example:  sitescore convert finland finland.json")
@click.argument("sites")
@click.argument("output", metavar="FILE")
@reading_options
def convert_command(sites: str, output: str, **options: Any) -> None:
    """Write SITES, or criteria, to FILE in another form that says the same.

    FILE's ending names the form: .csv, .tsv, .json, .geojson, .parquet, .feather
    or .arrow. Nothing is lost, for what is to be written is read back and
    compared first. Numbers get decimal points, places become degrees; cells keep
    their ranges, words and units, and columns of notes stay.

    A criteria file (or the name of a bundled set) is written as .toml, .json, or
    as .xlsx to be edited in a spreadsheet program, and back; -c takes all three.
    Comments in a criteria file are not kept.
    """
    from sitescore.cli.output import put, say
    from sitescore.cli.study import reading_of
    from sitescore.io.convert import converted
    from sitescore.io.convert_criteria import converted_criteria, is_of_criteria

    if is_of_criteria(sites, output):
        put(converted_criteria(sites, output), {"output": output})
        return
    found = converted(reading_of(sites, "sites", options), output)
    say(found.sites.notices, options)
    put(found.content, {"output": output})
