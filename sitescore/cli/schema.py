"""``sitescore schema``."""

from __future__ import annotations

from typing import Any

import click


class Described(click.ParamType):  # type: ignore[type-arg]
    """What has a schema: criteria files, a command's documents, errors."""

    name = "NAME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse a name without a schema."""
        from sitescore.model.documents import DOCUMENTS
        from sitescore.model.hints import did_you_mean

        known = ("criteria", *DOCUMENTS)
        if value not in known:
            hint = did_you_mean(value, known) or f"There are {', '.join(known)}."
            self.fail(f"there is no schema {value!r}. {hint}", param, ctx)
        return str(value)


@click.command("schema", epilog="Example:  sitescore schema rank -o rank.schema.json")
@click.argument("name", type=Described(), default="criteria")
@click.option("--list", "listing", is_flag=True, help="List the names that have a schema.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output.")
def schema_command(name: str, listing: bool, **options: Any) -> None:
    """Print a JSON Schema (2020-12).

    Without NAME, of criteria files: an editor that knows TOML (taplo, tombi) uses
    it where a file's first line is "#:schema criteria.schema.json". With the
    name of a command, of what it writes with -f json; with errors, of what goes to
    standard error then.
    """
    from sitescore.cli.output import put
    from sitescore.model.documents import DOCUMENTS
    from sitescore.model.schema import schema_text

    put("".join(f"{known}\n" for known in ("criteria", *DOCUMENTS)) if listing else schema_text(name), options)
