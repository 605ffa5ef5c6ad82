"""From bytes to text: encodings, delimiters, and what is no text table at all."""

from __future__ import annotations

import codecs

import pytest

from sitescore.errors import InputError
from sitescore.io.sites_file import read_sites
from tests.io.helpers import file_of, located, site_problems, sites_of

TABLE = "site;name;port_km\nkemi;Kemin satama;2,5\nhanko;Hangö, Ytterhamnen äöå;13,2\n"

ENCODED = {  # name: bytes
    "utf8": TABLE.encode(),
    "utf8_mark": codecs.BOM_UTF8 + TABLE.encode(),
    "utf16_little_mark": codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
    "utf16_big_mark": codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    "utf16_little": TABLE.encode("utf-16-le"),
    "utf16_big": TABLE.encode("utf-16-be"),
    "cp1252": TABLE.encode("cp1252"),
    "crlf": TABLE.replace("\n", "\r\n").encode(),
    "no_last_newline": TABLE.rstrip("\n").encode(),
    "blank_lines": ("\n\n" + TABLE.replace("\n", "\n;;\n")).encode(),
    "padded": TABLE.replace(";", " ; ").encode(),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
def test_the_same_sites_in_any_encoding(tmp_path, data):
    sites = sites_of(tmp_path, data)
    assert sites.sites == ("kemi", "hanko")
    assert sites.names == ("Kemin satama", "Hangö, Ytterhamnen äöå")
    assert sites.columns["port_km"].value.tolist() == [2.5, 13.2]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_in_plain_letters(tmp_path, encoding):
    data = "site,port\na,1.5\nb,2\n".encode(encoding)
    assert sites_of(tmp_path, data).columns["port"].value.tolist() == [1.5, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "latin-1"])
def test_a_given_encoding_is_used(tmp_path, encoding):
    assert sites_of(tmp_path, TABLE.encode(encoding), encoding=encoding).names[1].endswith("äöå")


@pytest.mark.parametrize("delimiter", [";", "\t", "|", ","])
def test_delimiters(tmp_path, delimiter):
    text = "site,name,port,rail\na,A,1.5,2\nb,B,2,3\n".replace(",", delimiter)
    sites = sites_of(tmp_path, text)
    assert list(sites.columns) == ["port", "rail"]
    assert sites.columns["port"].value.tolist() == [1.5, 2]


def test_a_delimiter_inside_quoted_cells_is_text(tmp_path):
    text = 'site;name;port\na;"A; the first";1,5\nb;"B ""the"" second";2\n'
    assert sites_of(tmp_path, text).names == ("A; the first", 'B "the" second')


def test_a_comma_file_with_decimal_commas_in_quotes(tmp_path):
    assert sites_of(tmp_path, 'site,port\na,"1,5"\nb,"12,25"\n').columns["port"].value.tolist() == [1.5, 12.25]


def test_a_semicolon_file_with_commas_in_names(tmp_path):
    text = "site;name;port\na;A, B, C, D;1\nb;E, F, G, H;2\n"
    assert sites_of(tmp_path, text).names == ("A, B, C, D", "E, F, G, H")


def test_a_given_delimiter_is_used(tmp_path):
    assert sites_of(tmp_path, "site:port\na:1\n", delimiter=":").columns["port"].value.tolist() == [1]


GUESSES = {  # name: text, encoding, what is said
    "semicolon": (TABLE, "utf-8", {"read_as", "decimal_comma"}),
    "plain": ("site,port\na,1.5\n", "utf-8", set()),
    "cp1252": ("site,name,port\na,Hangö,1\n", "cp1252", {"read_as"}),
    "decimal_comma": ('site,port\na,"1,5"\n', "utf-8", {"decimal_comma"}),
}


@pytest.mark.parametrize(("text", "encoding", "kinds"), GUESSES.values(), ids=GUESSES.keys())
def test_what_was_guessed_is_said(tmp_path, text, encoding, kinds):
    assert {notice.kind for notice in sites_of(tmp_path, text.encode(encoding)).notices} == kinds


BROKEN = {  # name: bytes, settings, (code, line, column)
    "empty": (b"", {}, ("SC201", None, None)),
    "whitespace": (b" \n\t\r\n ", {}, ("SC201", None, None)),
    "utf8_mark_only": (codecs.BOM_UTF8, {}, ("SC201", None, None)),
    "utf16_mark_only": (codecs.BOM_UTF16_LE, {}, ("SC201", None, None)),
    "delimiters_only": (b";;;\n;;;\n", {}, ("SC201", None, None)),
    "one_column": (b"site\na\nb\n", {}, ("SC204", 1, None)),
    "header_only": (b"site,port\n", {}, ("SC201", None, None)),
    "zip": (b"PK\x03\x04\x14\x00", {}, ("SC203", None, None)),
    "old_excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", {}, ("SC203", None, None)),
    "binary": (bytes(range(256)), {}, None),
    "zero_bytes": (b"site,port\na,\x00\x001\n", {}, ("SC203", None, None)),
    "not_the_given_encoding": (b"site,name,port\na,Hang\xf6,1\n", {"encoding": "utf-8"}, ("SC202", 2, None)),
    "no_such_encoding": (b"site,port\na,1\n", {"encoding": "klingon"}, ("SC202", None, None)),
    "no_text_encoding": (b"site,port\na,1\n", {"encoding": "base64"}, ("SC202", None, None)),
}


@pytest.mark.parametrize(("data", "settings", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_no_text_table(tmp_path, data, settings, expected):
    problems = site_problems(tmp_path, data, **settings)
    if expected is None:
        assert {p.code for p in problems} <= {"SC202", "SC203"}
    else:
        assert located(problems) == [expected]
    assert all(p.hint for p in problems)


WORDS = ["Seinäjoki", "Hyvinkää", "Ylöjärvi", "Jämsä", "Borgå stad", "SEINÄJOKI"]
STRANGE = {  # bytes of names, the line that is refused, what the hint says
    **{f"{word}_{encoding}": ([b"Vaasa", word.encode(encoding)], 3, encoding)
       for word in WORDS for encoding in ("mac_roman", "cp850")},
    "a_letter_of_a_mac": ([b"Oulu", "Kylmäkoski, Öja".encode("mac_roman"), "Mötkö".encode("mac_roman")], 3, "mac"),
    "one_letter_alone": ([b"Oulu", "Lohtö".encode("mac_roman")], 3, "mac_roman"),
    "a_row_from_another_file": (["Jämsä".encode(), "Ylöjärvi".encode(), "Hyvinkää".encode("cp1252")], 4, "UTF-8"),
    "utf8_below_cp1252": (["Jämsä".encode("cp1252"), "Ylöjärvi".encode()], 2, "UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize(("names", "line", "hint"), STRANGE.values(), ids=STRANGE.keys())
@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_letters_of_no_nordic_text_are_refused(tmp_path, names, line, hint, end):
    rows = [b"%d;%s;1,5" % (number, name) for number, name in enumerate(names)]
    (problem,) = site_problems(tmp_path, end.join([b"site;name;port", *rows]))
    assert (problem.code, problem.place.line) == ("SC202", line)
    assert hint in problem.hint


def test_a_mac_s_text_is_read_where_its_encoding_is_said(tmp_path):
    data = "site;name;port\ra;Seinäjoki;1,5\r".encode("mac_roman")
    assert sites_of(tmp_path, data, encoding="mac_roman").names == ("Seinäjoki",)


def test_letters_of_other_languages_are_text(tmp_path):
    names = [
        "Škoda",
        "Lech–Poznań".encode("cp1252", "ignore").decode("cp1252"),
        "Ö",
        "5 € / t …",
        "São Paulo",
        "Žďár"[:1],
    ]
    rows = "".join(f"{number};{name};1,5\n" for number, name in enumerate([*names, "Jämsä"]))
    assert sites_of(tmp_path, f"site;name;port\n{rows}".encode("cp1252")).names == (*names, "Jämsä")


TWICE = {  # text, problem
    "a_name": ("site,name,port\na,Vaasa,1\nb,SeinÃ¤joki,2\n", (3, 2)),
    "an_id": ("site,port\nÃ„Ã¤nekoski,1\n", (2, 1)),
    "a_municipality": ("site,municipality,port\na,YlÃ¶jÃ¤rvi,1\n", (2, 2)),
    "a_header": ("site,SÃ¤hkÃ¶n hinta\na,1\n", (1, 2)),
    "a_lost_letter": ("site,name,port\na,Sein\ufffdjoki,1\n", (2, 2)),
    "a_mac_s": ("site,name,port\na,SeinŠjoki,1\n", (2, 2)),
    "a_source": ("site,criterion,value,source\na,port,1,TyÃ¶voimatoimisto\n", (2, 4)),
    "a_name_in_a_long_table": ("site,criterion,value\na,name,JÃ¤msÃ¤\na,port,2\n", (2, 3)),
}


@pytest.mark.parametrize(("text", "place"), TWICE.values(), ids=TWICE.keys())
def test_garbled_letters_are_told(tmp_path, text, place):
    (problem,) = site_problems(tmp_path, text)
    assert (problem.code, problem.place.line, problem.place.column) == ("SC428", *place)


def test_what_garbled_letters_were_is_told(tmp_path):
    (problem,) = site_problems(tmp_path, "site,name,port\nb,SeinÃ¤joki,2\n")
    assert "'Seinäjoki'" in problem.message


def test_a_kind_of_file_that_is_not_read(tmp_path):
    (problem,) = site_problems(tmp_path, b"x", name="sites.doc")
    assert problem.code == "SC203"
    assert ".csv" in problem.hint


def test_a_missing_file_names_the_nearest(tmp_path):
    file_of(tmp_path, TABLE, "sites.csv")
    with pytest.raises(InputError) as caught:
        read_sites(tmp_path / "site.csv")
    (problem,) = caught.value.problems
    assert problem.code == "SC200"
    assert "sites.csv" in problem.hint


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError) as caught:
        read_sites(tmp_path)
    (problem,) = caught.value.problems
    assert problem.code == "SC200"
