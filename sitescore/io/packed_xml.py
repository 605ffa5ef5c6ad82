"""XML documents in a zip file, as spreadsheets are, read within limits of size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field
from typing import Protocol
from xml.parsers import expat

from sitescore.errors import InputError, Place, refusal
from sitescore.io.sheet import MOST_SIGNS, broken, too_large
from sitescore.records import dataclass

MOST_EXPANDED = 1 << 29
"""Bytes of all documents together once they are unpacked."""
MOST_RATIO, RATIO_FROM = 100, 1 << 24
"""How many times its packed size a document of so many bytes may be; cells pack to a tenth, bombs to a thousandth."""
MOST_DOCUMENTS = 10_000
DEEPEST = 100
LONGEST = 1 << 22
"""Bytes of one tag."""
PIECE = 1 << 16
_FINAL = True

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError,
            LookupError, expat.ExpatError)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Handler(Protocol):
    """What is done with the elements of a document, by name without its namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element's beginning."""
        ...

    def end(self, name: str) -> None:
        """Take in its end."""
        ...

    def text(self, text: str) -> None:
        """Take in characters."""
        ...


@dataclass(slots=True)
class Gathered:
    """A cell's text under construction, which takes in characters while it `is_open`."""

    file: str
    is_open: bool = False
    whole: str = ""

    def add(self, text: str) -> None:
        """Take in more."""
        if self.is_open:
            self.whole += text
            if len(self.whole) > MOST_SIGNS:
                raise too_large(Place(self.file), f"a cell holds more than {MOST_SIGNS:,} characters")


@dataclass(frozen=True, slots=True)
class Package:
    """An open zip file of XML documents that keeps to the limits."""

    file: str
    archive: zipfile.ZipFile

    def __contains__(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def parse(self, name: str, handler: Handler) -> None:
        """Give a handler every element of a document.

        Raises
        ------
        InputError
            If the document is missing, encrypted, damaged, no XML, has a document type, or is beyond a limit.
        """
        with _said(self.file):
            if name not in self:
                raise broken(self.file, f"the file lacks {name}, which spreadsheets of its kind have")
            with self.archive.open(name) as stream:
                _parse(iter(lambda: stream.read(PIECE), b""), handler, self.file)


def open_package(data: bytes, file: str) -> Package:
    """Open a zip file, and check what its directory says before anything is unpacked.

    Raises
    ------
    InputError
        If it is none, is encrypted, or would unpack to too much.
    """
    if not data.startswith(b"PK"):
        raise refusal("SC228", Place(file), what_instead(data), "save it as .xlsx or .ods, without a password")
    with _said(file):
        archive = zipfile.ZipFile(io.BytesIO(data))
    entries = archive.infolist()
    if len(entries) > MOST_DOCUMENTS:
        raise too_large(Place(file), f"it packs more than {MOST_DOCUMENTS:,} files")
    if sum(entry.file_size for entry in entries) > MOST_EXPANDED:
        raise too_large(Place(file), f"it unpacks to more than {MOST_EXPANDED >> 20} MB")
    for entry in entries:
        if entry.flag_bits & 1:
            raise refusal("SC228", Place(file), "the file is encrypted", "save it without a password")
        if entry.file_size > max(RATIO_FROM, MOST_RATIO * entry.compress_size):
            what = f"{entry.filename} unpacks to over {MOST_RATIO} times its size, as only made-up files do"
            raise too_large(Place(file), what)
    return Package(file, archive)


def what_instead(data: bytes) -> str:
    """Say what a file is that is no zip file."""
    if data.startswith(OLE):
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return "the file is encrypted" if is_encrypted else "this is an .xls file under another ending"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "this is an HTML or XML file, not a spreadsheet"
    return "this is not a spreadsheet: it is no zip file" if data else "the file is empty"


def _parse(pieces: Iterator[bytes], handler: Handler, file: str) -> None:
    """Walk through a document, refusing what could take more memory than its size."""
    parser, walk = expat.ParserCreate(namespace_separator="}"), _Walk(handler, file)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = handler.text, walk.refuse_type
    given = 0
    for piece in pieces:
        parser.Parse(piece)
        given += len(piece)
        if given - parser.CurrentByteIndex > LONGEST:
            raise too_large(Place(file), f"a tag in its XML is longer than {LONGEST >> 20} MB")
    parser.Parse(b"", _FINAL)


@dataclass(slots=True)
class _Walk:
    """Where in a document the parser is."""

    handler: Handler
    file: str
    local: dict[str, str] = field(default_factory=dict)
    depth: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise too_large(Place(self.file), f"its XML is nested more than {DEEPEST} deep")
        if name not in self.local:
            self.local[name] = name.rpartition("}")[2]
        self.handler.start(self.local[name], attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.handler.end(self.local[name])

    def refuse_type(self, *_: object) -> None:
        raise broken(self.file, "its XML declares a document type, as spreadsheets never do")


@contextmanager
def _said(file: str) -> Iterator[None]:
    """Turn what damaged files raise into one error."""
    try:
        yield
    except InputError:
        raise
    except _DAMAGED as error:
        raise broken(file, f"the file is damaged or cut short: {error}") from None
