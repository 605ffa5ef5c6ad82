"""What fuzzing has found: the smallest inputs, each of which once ended in another exception than an InputError."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from sitescore.errors import InputError
from sitescore.io.array_table import read_array_table
from sitescore.io.large_csv import read_large
from sitescore.io.reading import Reading
from sitescore.io.sites_file import read_sites
from sitescore.io.table_blocks import table_blocks
from sitescore.io.xls_records import sheet_marks
from tests.io.helpers import criteria_problems, file_of, site_problems
from tests.io.workbooks import Page, ods_parts, packed, xlsx, xlsx_parts

FOUND = Path(__file__).parent / "found"
PAGE = Page([["site", "port"], ["a", 1]])


def test_a_row_beyond_a_thousand_cells_in_a_table_of_measurements(tmp_path):
    (problem,) = site_problems(tmp_path, "site,criterion,value\na,port,5" + "," * 997 + "x\n")
    assert problem.code == "SC212"


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_and_nothing_else(tmp_path, mark):
    file = str(file_of(tmp_path, mark, "sites.csv"))
    with pytest.raises(InputError, match="SC201"):
        table_blocks(Reading(file=file))
    with pytest.raises(InputError, match="SC201"):
        read_sites(file)
    assert read_large(lambda: io.BytesIO(mark), Reading(file=file)) is None


@pytest.mark.parametrize(
    ("parts", "name", "ending"),
    [(xlsx_parts(PAGE), "xl/worksheets/sheet1.xml", ".xlsx"), (ods_parts(PAGE), "content.xml", ".ods")],
)
def test_an_encoding_that_is_none(tmp_path, parts, name, ending):
    changed = {**parts, name: parts[name].replace('encoding="UTF-8"', 'encoding="UTF-4"')}
    (problem,) = site_problems(tmp_path, packed(changed), f"sites{ending}")
    assert (problem.code, "UTF-4" in problem.message) == ("SC228", True)


@pytest.mark.parametrize("file", sorted(FOUND.glob("*.*")), ids=lambda file: file.name)
def test_columns_on_which_polars_panics_or_ends_the_process(tmp_path, file):
    pytest.importorskip("polars")
    (problem,) = site_problems(tmp_path, file.read_bytes(), f"sites{file.suffix}")
    assert problem.code == "SC203"


@pytest.mark.parametrize("levels", [50, 970, 985, 990, 100_000])
@pytest.mark.parametrize("ending", ["json", "geojson"])
def test_sites_nested_deeply(tmp_path, levels, ending):
    """Some texts are not too deep for the parser, and were for what comes after it."""
    (problem,) = site_problems(
        tmp_path, '[{"site": "a", "port": ' + "[" * levels + "]" * levels + "}]", f"sites.{ending}"
    )
    assert (problem.code, "too deeply" in problem.message) == ("SC205", True)


DOTTED = {
    "key": ("criteria.toml", "a." * 100_000 + "b = 1"),
    "table": ("criteria.toml", "[" + "a." * 100_000 + "b]"),
    "inline": ("criteria.toml", "id = {" + "a." * 100_000 + "b = 1}"),
    "header": ("criteria.xlsx", [["key", "value"], ["a." * 30_000 + "b", 1]]),
    "cell": ("criteria.xlsx", [["key", "value"], ["missing", "{" + "a." * 30_000 + "b = 1}"]]),
}


@pytest.mark.parametrize(("name", "content"), DOTTED.values(), ids=DOTTED)
def test_keys_of_very_many_parts(tmp_path, name, content):
    """The parser of TOML takes minutes and gigabytes for these."""
    data = content if isinstance(content, str) else xlsx(Page(content, "Set"), Page([["id"]], "Criteria"))
    problems = criteria_problems(tmp_path, data, name)
    assert {problem.code for problem in problems} <= {"SC100", "SC427"}


HEADER = "{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}\n"
ARRAYS = {
    "cut_off": HEADER.format(shape="(2, 3)")[:-4],
    "comma": ",",
    "deep": "-" * 9000 + "1",
    "brackets": "(" * 9000,
    "wider_than_any": HEADER.format(shape="(4, 99999999999999999999999)"),
    "fewer_rows_than_none": HEADER.format(shape="(-2, 3)"),
    "fewer_columns_than_none": HEADER.format(shape="(2, -3)"),
}


@pytest.mark.parametrize("header", ARRAYS.values(), ids=ARRAYS)
def test_headers_of_arrays(tmp_path, header):
    data = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + bytes(64)
    with pytest.raises(InputError, match=r"SC223|SC201"):
        read_array_table(str(file_of(tmp_path, data, "sites.npy")), size=1 << 16)


def test_sectors_that_follow_themselves_are_read_no_more_often_than_there_are_sectors():
    """Every table of sectors the same one, and the directory's only sector after itself."""
    data = bytearray((Path(__file__).parents[1] / "io" / "data" / "shown.xls").read_bytes())
    table, directory = struct.unpack_from("<I", data, 76)[0], struct.unpack_from("<I", data, 48)[0]
    struct.pack_into("<109I", data, 76, *[table] * 109)
    struct.pack_into("<I", data, 512 * (table + 1) + 4 * directory, directory)
    tracemalloc.start()
    try:
        sheet_marks(bytes(data))
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("file", sorted(FOUND.glob("*.*")), ids=lambda file: file.name)
def test_a_damaged_file_is_told_in_our_words_alone(file):
    pytest.importorskip("polars")
    command = [sys.executable, "-m", "sitescore", "rank", str(file), "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    (problem,) = json.loads(done.stderr)["errors"]
    assert (problem["code"], "::" in problem["message"]) == ("SC203", False)
