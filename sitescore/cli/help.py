"""``sitescore help``."""

from __future__ import annotations

import click

from sitescore.codes import EXPLANATIONS
from sitescore.spelling import nearest


@click.command("help", epilog="Example:  sitescore help SC208")
@click.argument("topic", required=False)
@click.pass_context
def help_command(ctx: click.Context, topic: str | None) -> None:
    """Explain a problem's code, or show a command's help."""
    from sitescore.cli.main import COMMANDS, program

    parent = click.Context(program, info_name="sitescore")
    if topic is None:
        click.echo(parent.get_help())
    elif topic.upper() in EXPLANATIONS:
        click.echo(click.wrap_text(f"{topic.upper()}: {EXPLANATIONS[topic.upper()]}", width=80))
    elif topic in COMMANDS:
        command = program.get_command(parent, topic)
        click.echo(click.Context(command, info_name=topic, parent=parent).get_help() if command else "")
    else:
        close = nearest(topic, [*EXPLANATIONS, *COMMANDS], cutoff=0.5)
        ctx.fail(f"No code or command {topic!r}." + (f" Did you mean {close[0]!r}?" if close else ""))
