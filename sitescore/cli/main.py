"""The program's entry, and the only place where an error becomes an exit status."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from importlib import import_module
from itertools import pairwise
from types import MappingProxyType

import click

from sitescore.cli.later import import_later
from sitescore.errors import InputError, SitescoreError
from sitescore.spelling import nearest
from sitescore.version import __version__

YOUNG = 250_000
"""Objects made before the collector looks at them: those of imports stay (200,000 with numba), and a short run ends
before it has to."""
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Set to 1 for our process where the user has set none of them: the bits of a matrix product then do not depend on the
number of cores, and no idle threads wait by turning."""
NO_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
"""Set likewise, so that not all installed packages are searched for plug-ins of a library."""
DONE, FOUND, COULD_NOT_RUN, INTERRUPTED, ENDED = 0, 1, 2, 130, 143

COMMANDS = MappingProxyType(
    {
        "rank": "Which site is best, by how much, and how sure.",
        "explain": "Why a site has its score, or is before another.",
        "compare": "Sites side by side: measurements and factor scores.",
        "sensitivity": "What single change alters the ranking? Exact.",
        "robustness": "How sure, over everything that is not known?",
        "improve": "The cheapest changes that bring a site to a rank.",
        "survey": "Which unknown to find out first.",
        "scenarios": "Ranks under every profile and scenario.",
        "report": "The whole study as one page to read and try weights on.",
        "diff": "Why ranks changed between two runs.",
        "audit": "Are the criteria and the data sound? What to mend first.",
        "validate": "Is the data sound? Every problem at once.",
        "weights": "What the weights are, mean in raw units, and whom they favour.",
        "convert": "A site file in another form that says the same.",
        "init": "Start a study: criteria, a site template, a README.",
        "methods": "What a criteria file may name.",
        "schema": "JSON Schema of criteria files and of what -f json writes.",
        "help": "What a problem's code means, or a command's help.",
    }
)
"""Commands and their one-line help; each is imported when it is run."""


class Program(click.Group):
    """A group that knows its commands by name and imports them when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which one meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"sitescore.cli.{cmd_name}"), f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            close = nearest(args[0], COMMANDS, cutoff=0.5)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Example:  sitescore rank finland",
)
@click.version_option(__version__, prog_name="sitescore")
def program() -> None:
    """Rank candidate sites for heavy industry on weighted criteria.

    Says which site is best and why, how far the data can be trusted, and what
    to improve. Exit status: 0 done, 1 found what was asked about, 2 could not
    run.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run, and exit with a status; our own errors come without a traceback."""
    args = sys.argv[1:] if arguments is None else arguments
    if arguments is None:
        _settle_libraries()
        gc.set_threshold(YOUNG)
        atexit.register(gc.freeze)  # what is left goes with the process, and need not be looked through on the way out
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))  # what was begun is undone on the way out
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = program.main(args, prog_name="sitescore", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = DONE
    except click.ClickException as error:
        status = _misused(error, args)
    except (click.Abort, KeyboardInterrupt):
        click.echo("sitescore: interrupted", err=True)
        status = INTERRUPTED
    except SitescoreError as error:
        status = _refuse(error, args)
    sys.exit(status if isinstance(status, int) else DONE)


def _settle_libraries() -> None:
    if not any(name in os.environ for name in THREADS):
        os.environ.update(dict.fromkeys(THREADS, "1"))
    os.environ.setdefault(NO_PLUGINS, "1")
    import_later("importlib.metadata", "entry_points")  # what searches is then not needed either


def _misused(error: click.ClickException, args: list[str]) -> int:
    if not _wants_json(args):
        error.show()
        return COULD_NOT_RUN
    from sitescore.cli.problems import errors_as_json
    from sitescore.errors import Place, Problem

    problem = Problem("SC001", Place("command line"), error.format_message(), "see --help")
    click.echo(errors_as_json(error, [problem]), err=True, nl=False)
    return COULD_NOT_RUN


def _refuse(error: SitescoreError, args: list[str]) -> int:
    from sitescore.cli.problems import errors_as_json, errors_as_text

    problems = error.problems if isinstance(error, InputError) else ()
    text = (errors_as_json if _wants_json(args) else errors_as_text)(error, problems)
    click.echo(text, err=True, nl=False)
    return COULD_NOT_RUN


def _wants_json(args: list[str]) -> bool:
    named = {before for before, after in pairwise(args) if after == "json"}
    return bool(named & {"-f", "--format"}) or not {"-fjson", "--format=json"}.isdisjoint(args)
