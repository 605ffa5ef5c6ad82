"""A page as PDF, printed by a browser that is found on the machine."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sitescore.errors import Place, refusal
from sitescore.patterns import pattern

NAMED = "SITESCORE_BROWSER"
"""Variable of the environment that names the browser to use."""
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
INSTALL = (
    "install one (Debian, Ubuntu: apt install chromium; macOS: brew install --cask chromium; Windows has Edge), name "
    f"it in the environment variable {NAMED}, or write -o study.html and print that"
)
ALONE = (
    "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--force-prefers-reduced-motion", "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)  # fmt: skip
"""A browser without a window, add-ons or network."""
PATIENCE = 180.0
"""Seconds that printing may take."""
DATE = pattern(rb"/(CreationDate|ModDate) ?\(D:[^)]*\)")
UNDATED = b"D:20000101000000+00'00'"
NODE = pattern(rb"\(node(\d{8})\)")
"""Name of an element in the document's structure; the browser's own count, which starts where it happens to."""


def browser() -> str:
    """Find a browser that prints: the one that the environment names, or Chromium, Chrome or Edge.

    Raises
    ------
    InputError
        SC440 if there is none.
    """
    named = os.environ.get(NAMED)
    if named:
        if found := shutil.which(named):
            return found
        raise refusal("SC440", Place(NAMED), f"there is no program {named!r}", INSTALL)
    for name in (*BROWSERS, *ELSEWHERE):
        if found := shutil.which(name):
            return found
    raise refusal("SC440", Place("-o"), "a PDF is printed by Chromium, Chrome or Edge, and none was found", INSTALL)


def printed(page: str, *, patience: float = PATIENCE) -> bytes:
    """Print a page.

    Parameters
    ----------
    page : HTML that needs no other file and no network
    patience : seconds, above 0, after which the browser is stopped

    Returns
    -------
    A PDF, with a fixed date in the place of today's: the same page gives the same bytes

    Raises
    ------
    InputError
        SC440 if there is no browser, SC441 if it prints nothing.
    """
    program = browser()
    with TemporaryDirectory(prefix="sitescore-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "study.html", Path(folder) / "study.pdf"
        source.write_text(page, encoding="utf-8")
        own = (f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri())
        said = _run([program, *ALONE, *_as_root(), *own], patience, Path(folder) / "said.txt")
        found = target.read_bytes() if target.is_file() else b""
    if not found.startswith(b"%PDF") or b"%%EOF" not in found[-64:]:
        last = next((line for line in reversed(said.splitlines()) if line.strip()), "it said nothing")
        raise refusal("SC441", Place("-o"), f"{program} printed nothing: {last}", INSTALL)
    return _numbered(DATE.sub(_undated, found))


def _run(command: list[str], patience: float, notes: Path) -> str:
    """Run a program with all that it starts, end them together, and give what it noted on standard error."""
    with notes.open("wb") as told:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told, start_new_session=True
            )
        except OSError as error:
            raise refusal("SC441", Place("-o"), f"{command[0]} cannot be run: {error.strerror}", INSTALL) from None
        try:
            process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            told.write(f"\nit did not end within {patience:g} seconds\n".encode())
        finally:
            _end(process)
    return notes.read_bytes().decode(errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop a program, and what it left running."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _as_root() -> tuple[str, ...]:
    """Give what the superuser needs, for whom Chromium builds no walls; the page may not fetch or run anything else."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _undated(found: re.Match[bytes]) -> bytes:
    """Put a fixed date, filled up to the same length, so that the places of objects in the file stay true."""
    plain = b"/" + found[1] + b" (" + UNDATED + b")"
    return plain.ljust(len(found[0])) if len(plain) <= len(found[0]) else found[0]


def _numbered(pdf: bytes) -> bytes:
    """Count named elements from 1, in the order and width of the names that they had."""
    numbers = {name: at for at, name in enumerate(sorted(set(NODE.findall(pdf))), start=1)}
    return NODE.sub(lambda found: b"(node%08d)" % numbers[found[1]], pdf)
