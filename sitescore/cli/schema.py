"""``sitescore schema``."""

from __future__ import annotations

from typing import Any

import click


@click.command("schema", epilog="Example:  sitescore schema -o criteria.schema.json")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output.")
def schema_command(**options: Any) -> None:
    """Print the JSON Schema of criteria files.

    An editor that knows TOML (taplo, tombi) uses it where a file's first line
    is "#:schema criteria.schema.json".
    """
    from sitescore.cli.output import put
    from sitescore.model.schema import criteria_schema_text

    put(criteria_schema_text(), options)
