"""Bytes from and to files: read with a clear error, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.spelling import nearest

LARGEST = 4 * 2**30


def is_folder(file: str | Path) -> bool:
    """Tell whether a name is a folder's; what cannot be looked up is none."""
    try:
        return Path(file).is_dir()
    except (OSError, ValueError):
        return False


def read_bytes(file: str | Path, *, most: int = LARGEST) -> bytes:
    """Read a file, or say why not."""
    path = Path(file)
    with _readable(path):
        if path.is_file() and path.stat().st_size > most:
            raise refusal("SC200", Place(str(file)), f"the file is larger than {most / 2**30:g} GB", "split it")
        return path.read_bytes()


def exists(file: str) -> bool:
    """Tell whether there is a file or folder of a name, even one that no file can have."""
    try:
        return Path(file).exists()
    except (OSError, ValueError):
        return False


def length_of(file: str | Path) -> int:
    """Give the bytes of a regular file; 0 for anything else."""
    try:
        return Path(file).stat().st_size if Path(file).is_file() else 0
    except (OSError, ValueError):
        return 0


def open_bytes(file: str | Path) -> BinaryIO:
    """Open a file of any size to be read, or say why not."""
    path = Path(file)
    with _readable(path):
        return path.open("rb")


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say why a file cannot be read."""
    try:
        yield
    except IsADirectoryError:
        raise refusal("SC200", Place(str(path)), "this is a folder", "give a file in it") from None
    except FileNotFoundError:
        raise refusal("SC200", Place(str(path)), "there is no such file", _near(path)) from None
    except OSError as error:
        if is_folder(path):
            raise refusal("SC200", Place(str(path)), "this is a folder", "give a file in it") from None
        raise refusal("SC200", Place(str(path)), f"the file cannot be read: {error.strerror}") from None


def write_whole(file: str | Path, text: str | bytes | Iterable[str]) -> None:
    """Write a file under another name and move it into place, so that half a file never stands there."""
    from tempfile import mkstemp

    path = Path(file)
    try:
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            parts = (text,) if isinstance(text, str | bytes) else text
            stream.writelines(part.encode() if isinstance(part, str) else part for part in parts)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from None
        raise


def make_folder(folder: str | Path) -> None:
    """Make a folder, or say why not."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(Path(folder), error) from None


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        [Problem("SC230", Place(str(path)), f"the file cannot be written: {error.strerror}", "nothing was written")]
    )


def _near(path: Path) -> str:
    try:
        beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:
        beside = []
    close = nearest(path.name, beside, cutoff=0.5)
    return f"did you mean {path.parent / close[0]}?" if close else "check the name and the folder"


def form_of_file(file: str, forms: Collection[str], what: str) -> str:
    """Give the ending of a file to be written, which says its form.

    Raises
    ------
    InputError
        If `what` is not written in that form.
    """
    form = Path(file).suffix.lower()
    if form not in forms:
        said = f"no {what} written as {form or 'a file without an ending'}"
        raise refusal("SC253", Place(file), said, f"give one of {', '.join(forms)}")
    return form
