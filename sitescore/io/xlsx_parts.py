"""The number formats and the texts that the cells of an Office Open XML workbook share."""

from __future__ import annotations

from dataclasses import field

from sitescore.io.number_formats import NumberFormat, number_format
from sitescore.io.packed_xml import Gathered
from sitescore.io.rich_text import OFF_LINE, STRUCK, OddParts
from sitescore.patterns import pattern
from sitescore.records import dataclass

_ESCAPED = pattern("_x((?![dD][89a-fA-F])[0-9A-Fa-f]{4})_")
"""Signs written by their number; halves of characters, which no file can hold, stay as they are written."""
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Styles:
    """The number format of each cell style."""

    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    of_cells: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in a format or a style."""
        if name == "numFmt":
            self.codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.of_cells = True
        elif name == "xf" and self.of_cells:
            self.formats.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """Leave the styles of cells."""
        if name == "cellXfs":
            self.of_cells = False

    def text(self, text: str) -> None:
        """Pass over text; there is none."""

    def number_formats(self) -> list[NumberFormat]:
        """Tell what each style makes of a number."""
        known = {number: number_format(number, self.codes.get(number)) for number in set(self.formats)}
        return [known[number] for number in self.formats]


@dataclass(slots=True)
class CellText:
    """A text of one or several runs; how it is pronounced is left out, what is raised or struck is set apart."""

    parts: OddParts
    spoken: bool = False
    kind: str = ""

    @classmethod
    def of(cls, file: str) -> CellText:
        """Begin with nothing."""
        return cls(OddParts(Gathered(file)))

    def clear(self) -> None:
        """Begin another text."""
        self.parts.clear()
        self.spoken, self.kind = False, ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element of a text."""
        if name == "t":
            self.parts.gathered.is_open = not self.spoken
            if self.kind and not self.spoken:
                self.parts.open(self.kind)
        elif name == "r":
            self.kind = ""
        elif name == "vertAlign" and attributes.get("val") in ("superscript", "subscript"):
            self.kind = self.kind or OFF_LINE
        elif name == "strike" and attributes.get("val", "1") not in _OFF:
            self.kind = STRUCK
        elif name == "rPh":
            self.spoken = True

    def end(self, name: str) -> None:
        """Take in its end."""
        if name == "t":
            self.parts.gathered.is_open = False
            self.parts.close()
        elif name == "rPh":
            self.spoken = False
        elif name == "r":
            self.kind = ""


@dataclass(slots=True)
class Texts:
    """The texts that cells share."""

    written: CellText
    texts: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of a text, or of a part of one."""
        if name == "si":
            self.written.clear()
        else:
            self.written.start(name, attributes)

    def end(self, name: str) -> None:
        """Take in its end."""
        if name == "si":
            self.texts.append(unescaped(self.written.parts.text()))
        else:
            self.written.end(name)

    def text(self, text: str) -> None:
        """Take in characters."""
        self.written.parts.gathered.add(text)


def unescaped(text: str) -> str:
    """Put back the signs that XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
