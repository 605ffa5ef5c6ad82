"""Every reader of files from outside, with sound inputs to start from."""

from __future__ import annotations

import csv
import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np

from sitescore.errors import InputError
from sitescore.io.array_table import read_array_table
from sitescore.io.bundled import bundled
from sitescore.io.criteria_file import read_criteria
from sitescore.io.criteria_workbook import criteria_workbook
from sitescore.io.judgements_file import read_judgements
from sitescore.io.large_csv import read_large
from sitescore.io.reading import Reading
from sitescore.io.run_file import read_run
from sitescore.io.sites_file import try_sites
from sitescore.io.table_blocks import table_blocks
from tests.io.small_set import SMALL
from tests.io.test_weighting_in_criteria import TREE
from tests.io.workbooks import Day, Failed, Formula, Page, Percent, Shared, ods, ods_parts, packed, xlsx, xlsx_parts

DATA = Path(__file__).parents[1] / "io" / "data"
WIDE = (
    "site;name;latitude;longitude;port [km];rail;word\n"
    'a;"A; or ä";63,8;23,1;2,5;12..18;full\nb;B;60,5;26,9;≤ 70;n/a;\nc;;;;12±3;1 200,5;none\n'
).encode()
LONG = (
    b"site,criterion,value,low,high,unit,source,date,quality,note,available_from,used\n"
    b"a,port,5,4,6,km,map,2024-05,A,x,,\na,rail,full,,,,,,,,2028,\nb,port,7,,,m,,30.6.2025,D,,,no\na,name,A,,,,,,,,,\n"
)
LIST = b'[{"site": "a", "port": 1.5, "rail": {"low": 1, "high": 2}}, {"site": "b", "port": null, "rail": "n/a"}]'
POINTS = (
    b'{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a", "geometry": {"type": "Point", '
    b'"coordinates": [23.1, 63.8]}, "properties": {"port": 2, "rail": "1..2"}}, {"type": "Feature", "geometry": null, '
    b'"properties": {"site": "b", "port": true}}]}'
)
PAGES = (
    Page(
        [
            ["Sites", None],
            ["site", "port [km]", "rail", "date"],
            ["a", 1.5, Percent(0.5), Day(45413, "2024-05-01")],
            ["b", Shared("2,5"), Formula(2), True],
            ["c", Failed("#N/A"), Formula(), ""],
        ],
        merged=[(1, 1, 1, 2)],
    ),
    Page([["notes"], [Shared("x")]], name="Notes", hidden=True),
)
REAL = "\n".join((bundled("sites") / "finland.csv").read_text(encoding="utf-8").splitlines()[:25]) + "\n"
ROWS = list(csv.reader(io.StringIO(REAL)))
BESIDE = 'site;port [km];port lähde;port_pvm;Port: laatu;port, huom\na;2,5;"x; y";6.2025;A;\nb;;;;d;z\n'.encode()
SOLD = '"Kohteet 2025";;\nkohde;maakunta;Hinta [€];"Lähde, hinta"\nKemi;Lappi;1\u00a0200,5;ELY\nOulu;;≤ 7;\n'.encode(
    "cp1252", "replace"
)
JUDGED = b"first,second,times,person\nx,y,3,Ann\na,b,1/3,Ann\nx,y,2,Bo\n"


@dataclass(frozen=True)
class Target:
    """A reader: what it is called with, sound inputs, and how an input becomes a file."""

    ending: str
    read: Callable[[str], object]
    seeds: Callable[[], tuple[bytes, ...]]
    wrap: Callable[[bytes], bytes] = bytes
    costly: bool = False
    """Whether an input takes a process of its own."""


def outcome(target: Target, data: bytes, folder: Path) -> object:
    """Read an input as a file: the result, or the error that is meant for the user; all else is raised."""
    file = folder / f"input{target.ending}"
    file.write_bytes(target.wrap(data))
    try:
        return target.read(str(file))
    except InputError as error:
        return error


def _sites(file: str) -> object:
    sites, problems = try_sites(Reading(file=file))
    for beside in sites.beside.values() if sites is not None else ():
        beside.column()
    assert sites is not None or problems, "neither sites nor a problem"
    for column in sites.columns.values() if sites is not None and not problems else ():
        assert not np.isinf(column.value).any(), "an infinite figure"
        assert not (column.low > column.high).any(), "a range that runs downwards"
    return sites


def _blocks(file: str) -> object:
    return [len(block) for block in table_blocks(Reading(file=file), size=64)]


def _large(file: str) -> object:
    with suppress(ImportError):  # which it splits with where that is there already
        import polars  # noqa: F401, ICN001
    return read_large(lambda: Path(file).open("rb"), Reading(file=file), size=64)


@cache
def _tree(folder: str) -> object:
    file = Path(folder) / "tree.toml"
    file.write_text(TREE, encoding="utf-8")
    return read_criteria(file)


def _judgements(file: str) -> object:
    return read_judgements(Reading(file=file), _tree(str(Path(file).parent)))


def _array(file: str) -> object:
    table = read_array_table(file, size=1 << 16)
    return table.array.part(0, min(table.rows, 10))


def _criteria() -> tuple[bytes, ...]:
    return SMALL.encode(), TREE.encode(), (bundled("criteria") / "tp3.toml").read_bytes()[:12_000]


@cache
def _parts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(_books()[0])) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _books() -> tuple[bytes, ...]:
    return tuple(criteria_workbook(tomllib.loads(text)) for text in (SMALL, TREE))


def _texts() -> bytes:
    """The texts of a criteria workbook, which say all that it says but numbers."""
    return _parts()["xl/sharedStrings.xml"].encode()


def _as_criteria(data: bytes) -> bytes:
    return _part(_parts(), "xl/sharedStrings.xml", data)


def _columnar(write: str) -> tuple[bytes, ...]:
    import polars as pl

    small = pl.DataFrame({"site": ["a", "b"], "port": [1.5, None], "rail": ["1..2", "n/a"], "on": [True, None]})
    seeds = []
    for frame in (small, pl.DataFrame(ROWS[1:], schema=ROWS[0], orient="row")):
        out = io.BytesIO()
        getattr(frame, write)(out)
        seeds.append(out.getvalue())
    return tuple(seeds)


def _listed() -> bytes:
    """Give real measurements as a list of objects."""
    return json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]], ensure_ascii=False).encode()


def _measured() -> Page:
    """Give real measurements as a sheet."""
    return Page(list(map(list, ROWS)))


def _arrays() -> tuple[bytes, ...]:
    seeds = []
    for array in (np.ones((2, 3)), np.asfortranarray(np.ones((2, 3), "<f4")), np.zeros(2, [("a", "f8"), ("b", "i4")])):
        out = io.BytesIO()
        np.save(out, array)
        seeds.append(out.getvalue())
    return tuple(seeds)


@cache
def _run() -> tuple[bytes, ...]:
    import sitescore as ss
    from sitescore.report.formats import as_json
    from sitescore.report.rendering import Rendering
    from sitescore.report.views.viewing import Viewing
    from sitescore.report.wording import Words

    matrix = ss.assemble(ss.read_sites(bundled("sites") / "reference_parks.csv"), ss.read_criteria("tp3"))
    words = Words("en")
    parts = as_json(ss.rank(matrix, draws=0), Viewing(words=words), Rendering(width=80, words=words))
    return ("".join(parts).encode(),)


def _part(parts: dict[str, str], name: str, data: bytes) -> bytes:
    return packed({**parts, name: data})


def _document(make: Callable[..., dict[str, str]], name: str, ending: str) -> Target:
    """A document inside a spreadsheet, whose others are sound."""
    parts = make(*PAGES)
    return Target(ending, _sites, lambda: (parts[name].encode(),), partial(_part, parts, name))


TARGETS = {
    "csv": Target(".csv", _sites, lambda: (WIDE, LONG, WIDE.decode().encode("utf-16"), REAL.encode(), SOLD, BESIDE)),
    "csv_large": Target(".csv", _large, lambda: (WIDE, WIDE * 3)),
    "csv_blocks": Target(".csv", _blocks, lambda: (WIDE, WIDE * 3)),
    "json": Target(".json", _sites, lambda: (LIST, b'{"sites": ' + LIST + b"}", _listed())),
    "geojson": Target(".geojson", _sites, lambda: (POINTS,)),
    "criteria_toml": Target(".toml", read_criteria, _criteria),
    "criteria_json": Target(".json", read_criteria, lambda: (b'{"format": 1, "id": "x", "title": "X", "criteria": '
        b'{"a": {"title": {"en": "A"}, "value": {"kind": "linear", "worst": 0, "best": 1}}}}',)),
    "judgements": Target(".csv", _judgements, lambda: (JUDGED, b"criterion;points\na;100\nb;12,5\n")),
    "criteria_xlsx": Target(".xlsx", read_criteria, _books),
    "criteria_texts": Target(".xlsx", read_criteria, lambda: (_texts(),), _as_criteria),
    "run": Target(".json", read_run, _run),
    "xlsx": Target(".xlsx", _sites, lambda: (xlsx(*PAGES), xlsx(_measured()))),
    "xlsx_sheet": _document(xlsx_parts, "xl/worksheets/sheet1.xml", ".xlsx"),
    "xlsx_texts": _document(xlsx_parts, "xl/sharedStrings.xml", ".xlsx"),
    "xlsx_styles": _document(xlsx_parts, "xl/styles.xml", ".xlsx"),
    "xlsx_book": _document(xlsx_parts, "xl/workbook.xml", ".xlsx"),
    "xlsx_relations": _document(xlsx_parts, "xl/_rels/workbook.xml.rels", ".xlsx"),
    "ods": Target(".ods", _sites, lambda: (ods(*PAGES), ods(_measured()))),
    "ods_content": _document(ods_parts, "content.xml", ".ods"),
    "xls": Target(".xls", _sites, lambda: ((DATA / "sites.xls").read_bytes(), (DATA / "shown.xls").read_bytes()),
        costly=True),
    "parquet": Target(".parquet", _sites, lambda: _columnar("write_parquet")),
    "parquet_blocks": Target(".parquet", _blocks, lambda: _columnar("write_parquet")),
    "feather": Target(".feather", _sites, lambda: _columnar("write_ipc")),
    "arrow_stream": Target(".arrow", _sites, lambda: _columnar("write_ipc_stream")),
    "npy": Target(".npy", _array, _arrays),
}  # fmt: skip
"""By name. To add a reader: a line here."""
