"""Several files into one folder: all of them or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sitescore.errors import Place, refusal
from sitescore.io.files import make_folder


def write_all_whole(folder: str | Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made where it is missing; files of those names are replaced.

    They are written in a folder beside the names first and moved into place once all are
    whole, so that an error on the way leaves the folder as it was.

    Parameters
    ----------
    folder : where to
    files : bytes by name

    Raises
    ------
    InputError
        If the folder cannot be made or written into.
    """
    path = Path(folder)
    missing = [part for part in (path, *path.parents) if not part.exists()]
    make_folder(path)
    staging = None
    try:
        staging = Path(tempfile.mkdtemp(dir=path, prefix=".writing."))
        for name, content in files.items():
            (staging / name).write_bytes(content)
        if blocked := [name for name in files if (path / name).is_dir()]:
            raise IsADirectoryError(0, f"{blocked[0]} is a folder there")
        for name in files:
            (staging / name).replace(path / name)
    except OSError as error:
        _remove(staging, missing)
        what = f"the files cannot be written: {error.strerror}"
        raise refusal("SC230", Place(str(path)), what, "nothing was written") from None
    shutil.rmtree(staging)


def _remove(staging: Path | None, made: list[Path]) -> None:
    """Take away what was made on the way, the innermost folder first."""
    if staging is not None:
        shutil.rmtree(staging, ignore_errors=True)
    for part in made:
        if part.is_dir() and not any(part.iterdir()):
            part.rmdir()
