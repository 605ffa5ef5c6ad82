"""A table as a file gives it: a header and rows of text, each cell with its place.

Every file format is brought to this shape first; what the columns mean is decided in
`sitescore.io.wide` and `sitescore.io.long`, once for all formats.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from sitescore.errors import Notice, Place, Problem, refusal
from sitescore.patterns import pattern
from sitescore.records import dataclass

SITE, NAME = "site", "name"
ABOUT = ("country", "region", "municipality", "latitude", "longitude")
ALIASES = {
    "site": SITE, "site_id": SITE, "id": SITE, "kohde": SITE, "sijaintipaikka": SITE, "plats": SITE,
    "name": NAME, "nimi": NAME, "namn": NAME, "kohteen nimi": NAME, "paikan nimi": NAME, "platsens namn": NAME,
    "country": "country",
    "region": "region", "maakunta": "region", "landskap": "region",
    "municipality": "municipality", "kunta": "municipality", "kommun": "municipality",
    "latitude": "latitude", "lat": "latitude", "leveysaste": "latitude", "leveyspiiri": "latitude",
    "latitud": "latitude", "northing": "latitude", "pohjoinen": "latitude", "pohjoiskoordinaatti": "latitude",
    "longitude": "longitude", "lon": "longitude", "lng": "longitude", "pituusaste": "longitude",
    "pituuspiiri": "longitude", "longitud": "longitude", "easting": "longitude", "itä": "longitude",
    "itäkoordinaatti": "longitude",
}  # fmt: skip
REMARKS = frozenset({"note", "notes", "remark", "remarks", "comment", "comments", "huom", "huomautus", "huomautukset",
                     "huomioita", "kommentti", "kommentit", "lisätieto", "lisätietoja", "lisätiedot", "anmärkning",
                     "anmärkningar", "kommentar", "kommentarer", "anm", "muuta", "övrigt"})  # fmt: skip
LONG = (
    "site",
    "criterion",
    "value",
    "low",
    "high",
    "unit",
    "source",
    "date",
    "quality",
    "note",
    "available_from",
    "used",
)
SECOND_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "criterion": ("kriteeri", "kriterium", "mittari", "tunnusluku", "indicator", "indikator", "tekijä", "faktor",
                  "factor", "ominaisuus"),
    "value": ("arvo", "värde", "lukuarvo", "mittausarvo", "mätvärde", "luku", "figure"),
    "low": ("alaraja", "undre gräns", "nedre gräns", "minimi", "minimum", "min"),
    "high": ("yläraja", "övre gräns", "maksimi", "maximum", "max"),
    "unit": ("yksikkö", "mittayksikkö", "enhet", "måttenhet", "units"),
    "source": ("lähde", "tietolähde", "källa", "datakälla", "sources", "lähteet", "källor"),
    "date": ("päivämäärä", "pvm", "pvm.", "päiväys", "datum", "mittauspäivä", "mätdatum", "ajankohta", "tidpunkt",
             "vuosi", "år", "year"),
    "quality": ("laatu", "laatuluokka", "kvalitet", "kvalitetsklass", "grade"),
    "note": tuple(sorted(REMARKS)),
    "available_from": ("available from", "saatavilla alkaen", "käytettävissä alkaen", "voimassa alkaen",
                       "tillgänglig från", "gäller från"),
    "used": ("käytetään", "käytetty", "används", "använd"),
})  # fmt: skip
"""What columns of a table of measurements may be called too, the likeliest first; they count in such a table only."""
PLAIN_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        SITE: ("tunnus", "kohdetunnus", "kohteen tunnus", "paikka", "sijainti", "place", "location", "läge"),
        "country": ("maa",),
    }
)
"""What columns that describe sites may be called too; they count where none is called by a name of its own."""
_WHOLE = pattern(r"[+\-\u2212]?\d[\d\s]*")
NUMBERS = ("value", "low", "high")
"""Columns of figures where a row is a measurement."""
MOST_FILLED, TIMES_FILLED = 2_000_000, 10
"""Empty cells that may be filled up, and how many times as many as are given where there are more."""
_UNIT = pattern(r"(?P<name>.*\S)\s*[\[(](?P<unit>[^\[\]()]*)[\])]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of cells; ``columns`` are where they stand if that is not 1, 2, 3 and on."""

    line: int
    cells: Sequence[str]
    columns: Sequence[int] | None = None
    lines: Sequence[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and rows, with the decimal mark where the file's kind settles it.

    ``problems`` are those of the file that its cells do not show.
    """

    file: str
    header: Row
    rows: Sequence[Row]
    decimal: str | None = None
    delimiter: str = ""
    sheet: str | None = None
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def names(self) -> list[str]:
        """The header's cells as we call them: known names in our spelling, others as written, units cut off."""
        return our_names(self.header.cells)

    @property
    def is_long(self) -> bool:
        """One row a measurement, not one a site."""
        return lists_measurements(self.names)

    def place(self, row: Row, cell: int) -> Place:
        """Where cell number `cell` (from 0) of `row` stands."""
        column = row.columns[cell] if row.columns else cell + 1
        return Place(self.file, row.lines[cell] if row.lines else row.line, column, sheet=self.sheet)

    @property
    def whole(self) -> Place:
        """The file, or its sheet that holds the table."""
        return Place(self.file, sheet=self.sheet)


def is_remark(header: str) -> bool:
    """Tell a column of notes by its header, as ``Huom.`` is one."""
    return header.strip().rstrip(".:").casefold() in REMARKS


def known_name(header: str) -> str:
    """Return a header in our spelling: a known name, or the text without its unit."""
    bare = header.strip()
    if match := _UNIT.fullmatch(bare):
        bare = match["name"]
    folded = bare.casefold()
    if folded in LONG:
        return folded
    return ALIASES.get(folded, bare)


def our_names(header: Sequence[str]) -> list[str]:
    """Give each cell of a header as we call it: by `known_name`, else by a second name that no other cell bears.

    Examples
    --------
    >>> our_names(["Paikka", "Kriteeri", "Arvo [m]"]), our_names(["Paikka", "Arvo"]), our_names(["kohde", "paikka"])
    (['site', 'criterion', 'value'], ['site', 'Arvo'], ['site', 'paikka'])
    """
    names = _second_names([known_name(cell) for cell in header], PLAIN_NAMES)
    long = _second_names(names, SECOND_NAMES)
    return long if lists_measurements(long) else names


def _second_names(names: Sequence[str], seconds: Mapping[str, Sequence[str]]) -> list[str]:
    found = list(names)
    folded = [name.casefold() for name in names]
    for name, others in seconds.items():
        second = next((other for other in others if other in folded), None)
        if name not in names and second:
            found[folded.index(second)] = name
    return found


def measured_name(criterion: str) -> str:
    """Give what a row of measurements is about: in our spelling where it describes the site, else as written.

    Examples
    --------
    >>> measured_name("Leveysaste"), measured_name("Hinta")
    ('latitude', 'Hinta')
    """
    name = ALIASES.get(criterion.casefold(), "")
    return name if name in (NAME, *ABOUT) else criterion


@lru_cache(maxsize=256)
def header_unit(header: str) -> str:
    """Return the unit that a header carries in brackets, or ""."""
    match = _UNIT.fullmatch(header.strip())
    return match["unit"].strip() if match else ""


def lists_measurements(names: Collection[str]) -> bool:
    """Tell a table that has a measurement a row by the names of its columns."""
    return {"site", "criterion", "value"} <= set(names)


def refuse_hollow(table: Place, filled: int, given: int) -> None:
    """Refuse a table that would take far more memory than its file: many empty cells to be filled up, few given.

    Raises
    ------
    InputError
        If `filled` cells are too many beside those `given`.
    """
    if filled > max(MOST_FILLED, TIMES_FILLED * given):
        what = f"of {filled + given:,} cells that its rows and columns make only {given:,} are given"
        raise refusal("SC212", table, what, "leave out columns without figures, or give a table of measurements")


def sound_rows(table: Place, width: int, rows: Iterable[Row]) -> tuple[list[Row], list[Problem], dict[int, int]]:
    """Make rows as wide as the header: longer ones are a problem unless the rest is empty, shorter ones are filled up.

    Returns
    -------
    The rows, what is wrong with them, and by line those that were too short: how many cells they
    lack where a decimal comma may have split a number in them, else 0.

    Raises
    ------
    InputError
        If nearly all cells would have to be filled up.
    """
    sound: list[Row] = []
    problems: list[Problem] = []
    short: dict[int, int] = {}
    filled, checked = 0, MOST_FILLED
    for row in rows:
        if any(cell.strip() for cell in row.cells[width:]):
            problems.append(
                Problem(
                    "SC212",
                    replace(table, line=row.line),
                    f"the row has {len(row.cells)} cells, the header {width}",
                    "look for a delimiter inside a cell; put such cells in quotation marks",
                )
            )
        if len(row.cells) < width:
            filled += width - len(row.cells)
            if filled > checked:
                refuse_hollow(table, filled, sum(len(one.cells) for one in sound) + width - filled)
                checked = 2 * filled
            short[row.line] = width - len(row.cells) if _has_halves(row.cells) else 0
            sound.append(Row(line=row.line, cells=[*row.cells, *[""] * (width - len(row.cells))]))
        else:
            sound.append(row)
    return sound, problems, short


def _has_halves(cells: Sequence[str]) -> bool:
    """Tell whether two whole numbers stand side by side, as ``12,5`` does where commas part cells."""
    bare = [cell.strip() for cell in cells]
    return any(_WHOLE.fullmatch(one) and other.isdecimal() for one, other in pairwise(bare[1:]))
