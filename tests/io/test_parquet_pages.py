"""Headers of pages in Parquet files."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from sitescore.io.parquet_pages import strange_page

FOUND = Path(__file__).parents[1] / "fuzz" / "found"
FRAME = {"site": [f"s{n}" for n in range(5000)], "port": (np.arange(5000) / 4).tolist(), "word": ["x" * 400] * 5000}


@pytest.mark.parametrize("options", [{}, {"row_group_size": 700}, {"data_page_size": 300}, {"compression": "snappy"}])
def test_files_of_polars_are_sound(options):
    polars = pytest.importorskip("polars")
    out = io.BytesIO()
    polars.DataFrame(FRAME).write_parquet(out, **options)
    assert strange_page(out) == ""
    assert out.tell() == 0


@pytest.mark.parametrize(
    "options", [{}, {"data_page_version": "2.0"}, {"use_dictionary": False, "data_page_size": 300}]
)
def test_files_of_arrow_are_sound(options):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(FRAME), out, **options)
    assert strange_page(out) == ""


def test_a_number_of_values_below_none():
    assert "negative" in strange_page(io.BytesIO((FOUND / "abort.parquet").read_bytes()))


def test_more_values_than_the_column_has():
    polars = pytest.importorskip("polars")
    out = io.BytesIO()
    polars.DataFrame({"a": [1.5, None]}).write_parquet(out, compression="uncompressed", statistics=False)
    data = bytearray(out.getvalue())
    at = data.index(b"\x2c\x15\x04")  # a data page's own header, and its number of values: 2
    data[at + 2] = 0x7E
    assert "more values" in strange_page(io.BytesIO(bytes(data)))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"\xff" * 64, b"PAR1" + bytes(40) + b"\x20\0\0\0PAR1"])
def test_what_is_no_parquet_file_is_left_to_its_reader(data):
    assert strange_page(io.BytesIO(data)) == ""


def test_a_footer_that_is_none():
    assert "footer cannot be read" in strange_page(io.BytesIO((FOUND / "abort_footer.parquet").read_bytes()))
