"""Reading by columns finds what reading by rows finds: the same sites, the same problems, the same notices."""

import csv
import hashlib
import io
import sys
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitescore.errors import InputError
from sitescore.io import csv_blocks, csv_columns, csv_compiled
from sitescore.io.csv_blocks import SAMPLE
from sitescore.io.csv_layout import Layout
from sitescore.io.csv_table import read_csv
from sitescore.io.large_csv import read_large
from sitescore.io.long import read_long
from sitescore.io.reading import Reading
from sitescore.io.row_blocks import utf8_pieces
from sitescore.io.sites_file import LARGE, read_sites
from sitescore.io.wide import read_wide

CLEAN = ("0", "12.5", "-3", "+7.25", "1e3", ".5", "1234", "0.001", "1.234", "007", "-0", "+1", "1E-3",
         "12345678901234567890", "0.1234567890123456789")  # fmt: skip
ODD = ("", "n/a", "-", "?", "12..18", "12.5..18", "12±3", "≤ 12", "5..", "full", "none", "12 MW", "1 200", "1 200.5",
       "−4", "nan", "inf", "1e999", "#REF!", "1_000", "0x1A", "1.", "5.e3", "12-18", "ca. 20", "9..3", "2024-01-31",
       "true", " 7 ", "\t8", "\u00a09", "\u0665", "1e-400", "Infinity", "12,5", "1,234", "1,234.5", "1.234,5",
       "1.234.567", "1,234,567", "\x1f3", 'a "b" c', "two\nlines", "x;y", "x,y", "7  ", "-0.0e0")  # fmt: skip
NAMES = ("Kokkola", "", " Vaasa ", "Ltd.", "a,b", "a;b", 'the "old" port', "Pori\nharbour", "Mäntyluoto", "3.5", "5.")
ENGINES = ("polars", "kernel", "standard library")


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    use(request.param, monkeypatch)
    return request.param


def use(engine, patch):
    """Let one of them split the blocks, where it can; polars is as if it were not installed unless it is chosen."""
    if engine == "polars":
        patch.setattr(csv_columns, "WORTH", 0)
    else:
        patch.setitem(sys.modules, "polars", None)
    if engine == "kernel":
        patch.setattr(csv_compiled, "LEAST_ALONE", 0)
        patch.setattr(csv_compiled, "SHARE", 1)


def by_rows(data, reading):
    """Read as small files are."""
    try:
        table = read_csv(data, reading)
    except InputError as error:
        return None, list(error.problems)
    return (read_long if table.is_long else read_wide)(table, reading, "")


def assert_same(data, reading, size):
    """Compare both ways of reading; tell whether reading by columns was certain of itself."""
    found = read_large(lambda: io.BytesIO(data), reading, size=size)
    if found is None:
        return False
    sites, problems = found
    expected, expected_problems = by_rows(data, reading)
    assert InputError(problems).problems == InputError(expected_problems).problems
    assert sites is not None
    assert expected is not None
    assert sites.digest == hashlib.sha256(data).hexdigest()
    for part in ("file", "sites", "names", "about", "headers", "notices"):
        assert getattr(sites, part) == getattr(expected, part), part
    assert list(sites.columns) == list(expected.columns)
    if not problems:
        for name, column in sites.columns.items():
            assert_same_column(column, expected.columns[name])
    return True


def assert_same_column(column, expected):
    """Compare all but how the column is kept."""
    for field in (field for field in fields(column) if field.name != "plain"):
        one, other = getattr(column, field.name), getattr(expected, field.name)
        if isinstance(one, np.ndarray):
            np.testing.assert_array_equal(one, other, err_msg=field.name)
        else:
            assert one == other, field.name


def written(rows, *, delimiter=",", newline="\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    return out.getvalue()


@st.composite
def tables(draw):
    """Draw rows with a header, mostly clean, of several blocks."""
    width = draw(st.integers(1, 4))
    header = ["site", "name", *(draw(st.sampled_from(["port", "grid (MW)", "rail"])) + str(n) for n in range(width))]
    mark = draw(st.sampled_from([".", ",", "mixed"]))
    clean = st.sampled_from(CLEAN).map(lambda text: text.replace(".", mark) if mark != "mixed" else text)
    odd = st.sampled_from(ODD)
    cell = st.one_of(*[clean] * draw(st.integers(1, 40)), odd)
    count = draw(st.integers(0, 30))
    rows = [[f"s{n}", draw(st.sampled_from(NAMES)), *(draw(cell) for _ in range(width))] for n in range(count)]
    for n in draw(st.lists(st.integers(0, max(count - 1, 0)), max_size=2)) if count else ():
        spoil = draw(
            st.sampled_from(
                [
                    "short",
                    "long",
                    "blank ends",
                    "blank row",
                    "no site",
                    "twice",
                    "total",
                    "empty",
                    "bare",
                    "note",
                    "called mean",
                ]
            )
        )
        rows[n] = spoilt(rows, n, spoil)
    return [header, *rows]


def spoilt(rows, n, how):
    row = rows[n]
    return {
        "short": row[:-1],
        "long": [*row, "7"],
        "blank ends": [*row, "", " "],
        "blank row": [""] * len(row),
        "no site": ["", *row[1:]],
        "twice": ["s0", *row[1:]],
        "total": ["Total:", *row[1:]],
        "empty": [],
        "bare": [*row[:1], *[""] * (len(row) - 1)],
        "note": ["* preliminary", *[""] * (len(row) - 1)],
        "called mean": [*row[:1], "Mean", *row[2:]],
    }[how]


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=150)
@given(
    rows=tables(),
    form=st.fixed_dictionaries(
        {
            "delimiter": st.sampled_from(",;\t|"),
            "newline": st.sampled_from(["\n", "\r\n", "\r"]),
            "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        }
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    size=st.sampled_from([40, 200, 1 << 20]),
    given_decimal=st.sampled_from([None, None, ",", "."]),
)
def test_columns_are_read_as_rows_are(engine, rows, form, encoding, size, given_decimal):
    data = written(rows, **form).encode(encoding, "replace")
    with pytest.MonkeyPatch.context() as patch:
        use(engine, patch)
        assert_same(data, Reading(file="sites.csv", delimiter=form["delimiter"], decimal=given_decimal), size)


def table_with(cell, at, count=21, delimiter=","):
    rows = [[f"s{n}", "A name", f"{n}.5", str(n)] for n in range(count)]
    rows[at][2] = cell
    return written([["site", "name", "port", "grid"], *rows], delimiter=delimiter).encode()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("at", [0, 10, 20], ids=["first", "middle", "last"])
@pytest.mark.parametrize("cell", ODD)
def test_an_odd_cell_anywhere_is_read_by_itself(cell, at):
    for delimiter in ",;":
        data = table_with(cell, at, delimiter=delimiter)
        for size in (60, 1 << 20):
            certain = assert_same(data, Reading(file="sites.csv"), size)
            assert certain or "," in cell or cell == "1.234.567", (cell, delimiter, size)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("at", [0, 10, 20], ids=["first", "middle", "last"])
@pytest.mark.parametrize(
    "how", ["short", "long", "blank ends", "blank row", "no site", "total", "empty", "bare", "note", "called mean"]
)
def test_an_odd_row_anywhere_is_told_of(how, at):
    rows = [[f"s{n}", "A name", f"{n}.5", str(n)] for n in range(21)]
    rows[at] = spoilt(rows, at, how)
    data = written([["site", "name", "port", "grid"], *rows]).encode()
    for size in (60, 1 << 20):
        assert assert_same(data, Reading(file="sites.csv"), size)


@pytest.mark.usefixtures("engine")
def test_a_decimal_comma_is_read_by_columns():
    rows = [["site", "name", "port"], *([f"s{n}", "Ltd. 2.5", f"{n},25"] for n in range(40))]
    for spoil in (None, "1.5", "1.234", "12,5..18", "5,", "1 200,5"):
        spoilt_rows = [*rows, ["last", "x", spoil]] if spoil else rows
        data = written(spoilt_rows, delimiter=";", newline="\r\n").encode("utf-8-sig")
        certain = assert_same(data, Reading(file="sites.csv"), 150)
        assert certain or spoil == "1.5"


def without_marks():
    """More rows than are looked through for how the file writes numbers, in several blocks of `PART` bytes."""
    return [["site", "name", "port", "rail"], *([f"s{n}", "39.000", str(n), "7"] for n in range(SAMPLE + 10))]


PART = 800


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("cell", ["39.000", "39,000", "-39.000", " 39.000 ", "39.000 m", "≤ 39.000", "12.000..39.000"])
@pytest.mark.parametrize("other", ["1", "0.5", "0,5"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_number_in_two_ways_after_rows_that_show_no_mark(cell, other, delimiter):
    data = written([*without_marks(), ["last", "x", cell, other]], delimiter=delimiter).encode()
    for size in (PART, 1 << 20):
        certain = assert_same(data, Reading(file="sites.csv"), size)
        assert not certain
        assert assert_same(data, Reading(file="sites.csv", decimal="."), size)
    _, problems = by_rows(data, Reading(file="sites.csv"))
    shown = {"1": "", "0.5": ".", "0,5": ","}[other]
    assert [problem.code for problem in problems] == ([] if shown and shown in cell.rstrip(" m") else ["SC208"])


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_rows_that_show_no_mark_are_read_by_columns(delimiter):
    data = written(without_marks(), delimiter=delimiter).encode()
    assert len(data) > 3 * PART
    assert assert_same(data, Reading(file="sites.csv"), PART)


ROWS = "site,name,port\n" + "".join(f"s{n},Site {n},{n}\n" for n in range(90))
BEYOND = {  # text, its encoding: what stands beyond the first piece that is asked whether it is ASCII
    "nothing else": (ROWS, "utf-8"),
    "Finnish letters": (ROWS + "x,Väylä,7\n", "utf-8"),
    "Windows-1252": (ROWS + "x,Väylä,7\n", "cp1252"),
    "UTF-16": (ROWS, "utf-16"),
    "UTF-16 without a mark": (ROWS, "utf-16-le"),
}


@pytest.mark.parametrize("kind", BEYOND)
@pytest.mark.parametrize("piece", [50, 10**6])
def test_the_encoding_is_that_of_the_whole_beginning(kind, piece, monkeypatch):
    text, encoding = BEYOND[kind]
    data = text.encode(encoding)
    monkeypatch.setattr(csv_blocks, "SAME", piece)
    _, bodies = csv_blocks.csv_blocks(lambda: io.BytesIO(data), Reading(file="sites.csv"))
    names = [name for body in bodies((2,)) for name in body.texts(1)]
    assert names == [line.split(",")[1] for line in text.splitlines() if "," in line][1:]


def test_a_text_that_begins_with_blank_lines_is_not_taken_for_empty(monkeypatch):
    monkeypatch.setattr(csv_blocks, "SAME", 50)
    for data in (b"\n" * 60 + b"site,port\n", b"\n" * 60):
        assert csv_blocks._beginning(lambda data=data: io.BytesIO(data)) == (data, True)
    assert csv_blocks._beginning(lambda: io.BytesIO(ROWS.encode()))[0] == ROWS[:50].encode()


def test_a_sign_beyond_the_first_piece_that_is_in_no_text_is_found(monkeypatch):
    monkeypatch.setattr(csv_blocks, "SAME", 50)
    with pytest.raises(InputError, match="this is a binary file"):
        csv_blocks.csv_blocks(lambda: io.BytesIO(f"{ROWS}x,\0,7\n".encode()), Reading(file="sites.csv"))


@pytest.mark.usefixtures("engine")
def test_a_site_twice_is_told_of_across_blocks():
    rows = [["site", "port"], *([f"s{n % 50}", str(n)] for n in range(51))]
    data = written(rows).encode()
    assert assert_same(data, Reading(file="sites.csv"), 100)
    assert [
        problem.code for problem in read_large(lambda: io.BytesIO(data), Reading(file="sites.csv"), size=100)[1]
    ] == ["SC215"]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    "text",
    [
        'site,port\na,1\n"b,2\n',
        'site,port\na,1\nb"c,2\nd"e,3\n',
        'site,port\na,"1"x\n',
        "site,criterion,value\na,port,1\n",
        "area,port\na,1\n",
        "site,port\n",
        "site;port;port\na;1;2\n",
        "site,port,\na,1,\nb,2,x\n",
        "sep=;\nsite;port\na;1,5\n",
        "\n\nsite,port\n\na,1\n\n\n",
        'site,"port\n(km)"\na,1\nb,x\n',
        "site,port\ra,1\rb,2\n",
        "site,port\na,1",
        "site,note,port\na,4.,1\nb,2. 3.,2\n",
        "site,port,rail,x\na,12,5\nb,13,5\n",
        "site,port,rail,x\na,12,5\nb,13,5\nc,1\n",
    ],
)
def test_what_is_uncertain_is_left_to_the_other(text):
    for size in (10, 1 << 20):
        assert_same(text.encode(), Reading(file="sites.csv"), size)


def test_large_files_are_read_by_columns(tmp_path, monkeypatch):
    rows = [["site", "name", "port"], *([f"s{n}", "A name", f"{n}.25"] for n in range(20_000))]
    file = tmp_path / "sites.csv"
    file.write_text(written(rows), encoding="utf-8")
    assert file.stat().st_size > LARGE
    monkeypatch.setattr("sitescore.io.sites_file.read_csv", None)
    monkeypatch.setattr("sitescore.io.sites_file.reader_of", lambda *_: None)
    np.testing.assert_array_equal(read_sites(file).columns["port"].value, np.arange(20_000) + 0.25)


@pytest.mark.usefixtures("engine")
def test_numbers_are_those_that_python_reads():
    rng = np.random.default_rng(3)
    numbers = np.concatenate([rng.normal(size=300) * 10.0 ** rng.integers(-300, 300, 300), rng.uniform(0, 1000, 300)])
    texts = [repr(float(number)) for number in numbers] + [f"{number:.18f}" for number in numbers[300:]]
    data = written([["site", "port"], *([f"s{n}", text] for n, text in enumerate(texts))]).encode()
    sites, problems = read_large(lambda: io.BytesIO(data), replace(Reading(file="sites.csv"), decimal="."))
    assert not problems
    assert sites.columns["port"].value.tolist() == [float(text) for text in texts]


@pytest.mark.parametrize(
    ("cells", "is_read"), [(["1.5"] * 9, True), (["1.5"] * 8 + ["n/a"], True), (["1e99"] * 9, False)]
)
def test_the_kernel_leaves_a_block_with_too_many_other_cells(monkeypatch, cells, is_read):
    pytest.importorskip("numba")
    monkeypatch.setattr(csv_compiled, "LEAST", 0)
    layout = Layout(file="sites.csv", delimiter=",", width=2, numbers=(1,), decimal=".", size=1)
    block = "".join(f"s{n},{cell}\n" for n, cell in enumerate(cells)).encode()
    found = csv_compiled.by_kernel(block, layout, 2)
    assert (found is not None) == is_read
    columns = csv_columns.split_columns(block, layout, line=2)
    assert columns.odd == {1: {8: "n/a"} if "n/a" in cells else {}}
    np.testing.assert_array_equal(columns.numbers[1], [np.nan if cell == "n/a" else float(cell) for cell in cells])


@pytest.mark.parametrize(
    ("first", "last", "stays"), [("si", "s", True), ("s", "s", True), ("a site of a long name ", "", False)]
)
def test_figures_stay_where_the_kernel_wrote_them_while_there_is_room(monkeypatch, first, last, stays):
    """Room is made as the first block lets expect; where its rows are longer than those after it, it is too little."""
    pytest.importorskip("numba")
    use("kernel", monkeypatch)
    rows = 3000
    names = [f"{first if row < 9 else last}{row}" for row in range(rows)]
    data = "".join(["site,port,rail\n", *(f"{name},{row}.5,{rows - row}\n" for row, name in enumerate(names))]).encode()
    sites, problems = read_large(lambda: io.BytesIO(data), Reading(file="sites.csv"), size=200)
    port, rail = sites.columns["port"].value, sites.columns["rail"].value
    assert problems == []
    assert sites.sites == tuple(names)
    np.testing.assert_array_equal(port, np.arange(rows) + 0.5)
    np.testing.assert_array_equal(rail, rows - np.arange(rows))
    assert (port.base.shape[1] > rows) == stays


def test_the_kernel_is_for_tables_of_a_size(monkeypatch):
    asked = []
    monkeypatch.setattr(csv_compiled, "available", lambda size, *, least: asked.append((size, least)))
    text = "site,port\n" + "".join(f"s{n},{n}.5\n" for n in range(9))
    for with_polars in (True, False):
        monkeypatch.setattr(csv_compiled, "has_polars", lambda known=with_polars: known)
        read_large(lambda: io.BytesIO(text.encode()), Reading(file="sites.csv"))
    assert set(asked) == {(len(text), csv_compiled.LEAST), (len(text), csv_compiled.LEAST_ALONE)}


@pytest.mark.parametrize("cells", [["1.234", *"0000", "1 200"], ["1 200", *"0000", "1.234"]])
@pytest.mark.parametrize("size", [20, 1000])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_thousands_in_one_block_cast_doubt_on_a_mark_in_another(cells, size, delimiter):
    rows = [["site", "port", "rail"], *([f"s{n}", "0.5", cell] for n, cell in enumerate(cells))]
    data = "".join(f"{delimiter.join(row)}\n" for row in rows).encode()
    reading = Reading(file="sites.csv", delimiter=delimiter)
    assert read_large(lambda: io.BytesIO(data), reading, size=size) is None
    _, problems = by_rows(data, reading)
    assert [problem.code for problem in problems] == ["SC208"]


class Pipe(io.BytesIO):
    """A stream that cannot be read again."""

    def seekable(self):
        return False


@pytest.mark.parametrize("kind", [io.BytesIO, Pipe])
@pytest.mark.parametrize(("encoding", "line"), [("utf-8", 4), ("ascii", 4), ("cp1250", 4)])
@pytest.mark.parametrize("size", [3, 7, 1000])
def test_a_byte_that_is_no_text_is_told_by_its_line(kind, encoding, line, size):
    data = "site,port\r\nå,1\nb,2\n".encode("utf-8" if encoding == "utf-8" else "cp1252", "replace")
    data = (data if encoding == "utf-8" else data.replace(b"\xe5", b"a")) + b"c\x81,3\nd,4\n"
    with pytest.raises(InputError) as refused:
        list(utf8_pieces(kind(data), encoding, "sites.csv", size=size))
    assert [(problem.code, problem.place.line) for problem in refused.value.problems] == [("SC202", line)]
