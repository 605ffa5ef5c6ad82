"""Sound inputs changed here and there, with what readers are known to stumble over."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    *(bytes([byte]) for byte in b";,\t|\"'<>&[]{}()=:#\\\n\r\0/-+.%!_ \xff\x80\xef"),
    *("ä €−≤≥±²١½\u00a0\u2028\ufeff\ud7ff😀".encode(), b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80"),
    *(b"nan", b"NaN", b"inf", b"-Infinity", b"1e999", b"-1e308", b"1e-400", b"0x1p3", b"1_000", b"-0", b"9" * 400),
    *(b"..", b"1..", b"..1", b"2..1", b"1.234,5", b"\xe2\x89\xa4", b"n/a", b"?", b"true", b"null", b"#DIV/0!", b"0,5"),
    *(b"site", b"criterion", b"value", b"low", b"high", b"unit", b"latitude", b"longitude", b"name", b"date"),
    *(b"2024-02-30", b"0000-01-01", b"99999-01", b"31.12.9999", b"25:61", b"-1", b"0", b"65536", b"2147483648"),
    *(b"18446744073709551616", b"XFD1048576", b"A0", b"ZZZ9", b"A1:XFD1048576", b"_x0000_", b"_xD800_", b"rId1"),
    *(b"<c>", b"</c>", b"<row>", b"<v>", b"<f/>", b"<!--", b"]]>", b"&amp;", b"&#0;", b"&#55296;", b'xmlns="x"'),
    *(b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///'>]>", b"&x;", b't="s"', b's="99999999999"', b'r="A1"'),
    *(b'"""', b"'''", b"[[", b"]]", b"{}", b"[]", b"\\u0000", b"\\ud800", b"\\x", b"1979-05-27T07:32:00Z", b"= 1\n"),
    *(b'{"low": 1, "high": 2}', b'"type": "Feature"', b'"geometry": null', b'"coordinates": []', b'"sites"'),
    *(b"[criteria.x]\n", b"[weighting]\n", b"kind = ", b"points = [[0, 0], [1, 1]]", b"parent = ", b"weight = "),
    *(b"PK\x03\x04", b"PAR1", b"ARROW1", b"\x93NUMPY", b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f"),
]
TIMES = st.sampled_from([1, 1, 1, 1, 1, 2, 3, 60, 3000])


@st.composite
def edited(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A sound input of which up to six parts were cut, copied, or replaced."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.integers(0, 24))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4) | st.just(b"") | st.just(data[at:end]))
        data = data[:at] + piece * draw(TIMES) + data[end:]
    return data
