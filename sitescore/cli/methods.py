"""``sitescore methods``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options


@click.command("methods", epilog="Example:  sitescore methods -f json")
@output_options
def methods_command(**options: Any) -> None:
    """List what a criteria file may name, with parameters; [optional] in brackets."""
    from sitescore.analysis.methods import methods
    from sitescore.cli.output import emit

    emit(methods(), options)
