"""Messages of Arrow files and streams."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from sitescore.io.arrow_messages import strange_message

FOUND = Path(__file__).parents[1] / "fuzz" / "found"
FRAME = {"site": [f"s{n}" for n in range(5000)], "port": (np.arange(5000) / 4).tolist(), "word": ["x" * 400] * 5000}


@pytest.mark.parametrize("compression", ["uncompressed", "lz4", "zstd"])
@pytest.mark.parametrize("write", ["write_ipc", "write_ipc_stream"])
def test_what_polars_writes_is_sound(write, compression):
    polars = pytest.importorskip("polars")
    out = io.BytesIO()
    frame = polars.DataFrame(FRAME).with_columns(polars.col("word").cast(polars.Categorical), empty=None)
    getattr(frame, write)(out, compression=compression)
    assert strange_message(out) == ""
    assert out.tell() == 0


@pytest.mark.parametrize("compression", [None, "lz4", "zstd"])
@pytest.mark.parametrize("kind", ["new_file", "new_stream"])
def test_what_arrow_writes_is_sound(kind, compression):
    pyarrow = pytest.importorskip("pyarrow")
    table, out = pyarrow.table({**FRAME, "same": [0.0] * 5000}), io.BytesIO()
    table = table.set_column(2, "word", table["word"].dictionary_encode())
    options = pyarrow.ipc.IpcWriteOptions(compression=compression)
    with getattr(pyarrow.ipc, kind)(out, table.schema, options=options) as writer:
        writer.write_table(table, max_chunksize=700)
    assert strange_message(out) == ""


def test_a_length_beyond_the_file():
    assert strange_message(io.BytesIO((FOUND / "abort.feather").read_bytes())) == "a column lies outside its message"


@pytest.mark.parametrize(
    "data", [b"", b"ARROW1", b"\xff" * 64, b"ARROW1\0\0" + bytes(40) + b"\x20\0\0\0ARROW1", b"a,b\n1,2\n"]
)
def test_what_is_no_arrow_file_is_left_to_its_reader(data):
    assert strange_message(io.BytesIO(data)) == ""
