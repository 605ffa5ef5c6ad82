"""Run the program in this process, as a shell would, and see all that it says."""

from __future__ import annotations

import atexit
import io
import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from unittest.mock import patch

import click

from sitescore.cli.main import COMMANDS, main, program
from sitescore.io.bundled import bundled

RUNS = {"before.json": ("--draws", "100"), "after.json": ("--draws", "0", "-p", "cell_plant")}
FEW = ("kokkola_kip", "gigavaasa", "harjavalta", "oulu", "raahe")
NOT_INHERITED = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM")


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def whole(self) -> str:
        return self.out + self.err


class Stream(io.TextIOWrapper):
    """A text stream over bytes that can be read after the program is done with it."""

    def __init__(self, encoding: str) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding=encoding, newline="\n", write_through=True)

    def text(self, errors: str = "strict") -> str:
        self.flush()
        return self.kept.getvalue().decode(self.encoding, errors)

    def text_for_programs(self) -> str:
        """JSON and CSV are UTF-8 wherever they go."""
        self.flush()
        return self.kept.getvalue().decode("utf-8")


def run(
    *arguments: object,
    stdin: bytes | io.BufferedIOBase = b"",
    env: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> Outcome:
    """Run ``sitescore`` with `arguments`; anything but an exit status is an error of ours."""
    out, err = Stream(encoding), Stream(encoding)
    given = io.TextIOWrapper(io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    with (
        patch.dict(os.environ, {**clean, **(env or {})}, clear=True),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            status = exit_.code if isinstance(exit_.code, int) else 0
    for_programs = not {"json", "csv"}.isdisjoint(map(str, arguments))
    return Outcome(status, out.text_for_programs() if for_programs else out.text(), err.text("replace"))


@cache
def once(*arguments: str) -> Outcome:
    """The outcome of a command that several tests look at."""
    return run(*arguments)


def few_sites(arguments: list[str], folder: Path) -> list[str]:
    """The same call with a few of the bundled sites in the place of all, which is quicker."""
    file = folder / "few.csv"
    if not file.exists():
        head, *rows = (bundled("sites") / "finland.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text(head + "".join(row for row in rows if row.split(",")[0] in FEW), encoding="utf-8")
    return [str(file) if word == "finland" else word for word in arguments]


def leaves(
    command: click.Command = program, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, with the words that call it."""
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None, name
            yield from leaves(inner, (*path, name))
    else:
        yield path, command


def example(command: click.Command) -> list[str]:
    """The arguments of the example in a command's help."""
    words = shlex.split((command.epilog or "").partition("Example:")[2])
    assert words[:1] == ["sitescore"], f"{command.name} has no example"
    return [str(runs()[word]) if word in RUNS else word for word in words[1:]]


@cache
def runs() -> dict[str, Path]:
    """Two runs that the example of `diff` tells apart: files that `rank` wrote."""
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder, ignore_errors=True)
    for name, words in RUNS.items():
        assert run("rank", "finland", *words, "-o", folder / name).status == 0
    return {name: folder / name for name in RUNS}


def has_option(command: click.Command, name: str) -> bool:
    return any(name in parameter.opts for parameter in command.params)


LEAVES = {" ".join(path): command for path, command in leaves()}
REPORTING = {name: command for name, command in LEAVES.items() if has_option(command, "--format")}
STUDYING = {name: command for name, command in REPORTING.items() if has_option(command, "--criteria")}
ALL_COMMANDS = tuple(COMMANDS)
FORMATS = ("table", "json", "csv", "md")
LANGUAGES = ("en", "fi", "sv")
