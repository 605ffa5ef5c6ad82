"""Keep what compiled libraries print out of the results and the messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PANIC = b" panicked at "


@contextmanager
def quiet() -> Iterator[None]:
    """Send what is written to the standard output's descriptor, past Python, to nowhere.

    The HiGHS solver that scipy brings prints a line now and then whatever its settings; on
    standard output it would corrupt JSON and CSV.
    """
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(nowhere)
        os.close(kept)


@contextmanager
def without_panics() -> Iterator[None]:
    """Leave out what polars writes on standard error, past Python, where it gives up on a damaged file.

    That is told as a problem with the file; anything else that is written goes out afterwards.
    """
    from tempfile import TemporaryFile

    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    with TemporaryFile() as aside:
        try:
            os.dup2(aside.fileno(), 2)
            yield
        finally:
            sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
            aside.seek(0)
            written = aside.read()
            if PANIC not in written:
                os.write(2, written)
