"""Letters that were read in another encoding than they were written in, as no Nordic text has them."""

from __future__ import annotations

import re

_UTF8 = "Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_TWICE = rf"{_UTF8}|Â[\u00a0-\u00bf]|â€[\u0080-\uffff]|\ufffd"
_WITHIN = (
    "[ŠŒ„€†‡‚ˆ‰”](?:(?<=[a-zåäö][ŠŒ])|(?<=[A-Za-zåäöÅÄÖ]„)|(?<=[A-Za-zåäöÅÄÖ][€†‡‚ˆ‰])(?=[A-Za-zŠŒš])"
    "|(?<=[a-z]”)(?=[a-z]))"
)
_ALONE = "[šŽ†™](?:(?<=[A-Za-z][šŽ†])|(?<=[šŽ™])(?=[A-Za-z]))"
"""Signs that are letters of ours in other encodings; they say so in a text that has none of our letters."""
_SIGNS = "ÃÂâ\ufffdŠŒ€„†‡‚ˆ‰”"
_OTHERS = ("mac_roman", "cp850")
_NORDIC = "åäöÅÄÖ"


def is_garbled(text: str) -> bool:
    """Tell a text with letters that no word has there, as UTF-8 taken for Windows-1252 leaves them.

    Examples
    --------
    >>> is_garbled("SeinÃ¤joki"), is_garbled("SeinŠjoki"), is_garbled("Škoda Plzeň"), is_garbled("São Paulo")
    (True, True, False, False)
    >>> is_garbled("PÄÄ…OULU"), is_garbled("aamu”ilta”yö"), is_garbled("Dvořák†x")
    (False, False, False)
    """
    if text.isascii() or not any(sign in text for sign in _SIGNS):
        return False
    if re.search(_TWICE, text):
        return True
    ours = any(sign in text for sign in _NORDIC)
    return not ours and re.search(_WITHIN, text) is not None and _fits_cp1252(text)


def mended(text: str) -> str:
    """Give what a garbled text was before, where that can be told; else "".

    Examples
    --------
    >>> mended("SeinÃ¤joki"), mended("SeinŠjoki"), mended("Sein�joki")
    ('Seinäjoki', 'Seinäjoki', '')
    """
    for encoding in ("utf-8", *_OTHERS):
        try:
            found = text.encode("cp1252").decode(encoding)
        except UnicodeError:
            continue
        if found != text and not is_garbled(found) and any(sign in found for sign in _NORDIC):
            return found
    return ""


def _fits_cp1252(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeError:
        return False
    return True


def strange_byte(data: bytes) -> tuple[int, str]:
    """Find a byte that says that a text which is not UTF-8 is not Windows-1252 either.

    Returns
    -------
    Where it is, and the encoding in which it is a letter: "" where parts of the text are UTF-8.
    (-1, "") where there is none.

    Examples
    --------
    >>> strange_byte("Seinäjoki".encode("mac_roman")), strange_byte("Å".encode("cp1252") + "ä".encode())
    ((4, 'mac_roman'), (0, ''))
    """
    text = data.decode("cp1252", errors="replace")
    if re.search(_UTF8, text):
        return _first_not_utf8(data), ""
    found = re.search(_WITHIN, text)
    if found is None and not any(sign in text for sign in _NORDIC):
        found = re.search(_ALONE, text)
    return (found.start(), _encoding_of(data)) if found else (-1, "")


def _first_not_utf8(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _encoding_of(data: bytes) -> str:
    """Choose the encoding in which most of what is not ASCII are letters of ours."""
    counts = {name: sum(map(data.decode(name, errors="replace").count, _NORDIC)) for name in _OTHERS}
    return max(counts, key=counts.__getitem__)
