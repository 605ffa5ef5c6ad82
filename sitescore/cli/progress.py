"""How far a long piece of work is, on a terminal and only past a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

PATIENCE, EVERY, WIDTH = 1.0, 0.2, 40


@contextmanager
def counting(written: Callable[[int], str]) -> Iterator[Callable[[int], None]]:
    """Give a function that is told how much more is done, and shows the sum on standard error.

    Parameters
    ----------
    written : the line that says how much is done
    """
    start = shown = time.monotonic()
    done = 0

    def told(more: int) -> None:
        nonlocal done, shown
        done += more
        now = time.monotonic()
        if now - start > PATIENCE and now - shown > EVERY:
            shown = now
            click.echo(f"\r{written(done):{WIDTH}}", nl=False, err=True)

    if not sys.stderr.isatty():
        yield _silent
        return
    try:
        yield told
    finally:
        if shown > start:
            click.echo(f"\r{'':{WIDTH}}\r", nl=False, err=True)


def _silent(more: int) -> None:
    del more
