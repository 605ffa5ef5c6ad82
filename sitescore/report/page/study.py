"""A study as one page of HTML that needs no network and no other file."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import ascii_letters, digits
from typing import Any

from sitescore.patterns import pattern
from sitescore.report.charts.theme import COLOURS, STYLE, ink_on
from sitescore.report.page.blocks import render_blocks, shown
from sitescore.report.page.data import page_data
from sitescore.report.page.prose import (
    glossary_piece,
    map_piece,
    origin_piece,
    ranking_piece,
    sure_piece,
)
from sitescore.report.page.tongues import bare, lean, merged, said_once
from sitescore.report.page.verdict import beside_piece, verdict_piece
from sitescore.report.texts import LANGUAGES, TEXTS
from sitescore.report.views.ranking import ranking_view
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words, harmless
from sitescore.results.findings import Findings

ASSETS = "sitescore.report.page"
HOLE, TOLD = pattern(r"\{([a-z_]+)\}"), pattern(r'(<[^<>]* data-t="([a-z_]+)"[^<>]*>)(?=</)')
REMARK = pattern(r"^(?: +|//.*\n)", re.MULTILINE)
GAP = pattern(r" *(=>|[-+*/%=!<>&|?:,;()\[\]]) *(?![-+])")
CODE, TEMPLATE = pattern(r'"(?:[^"\\]|\\.)*"|[`{}]|[^"`{}]+'), pattern(r"`|\$\{|(?:[^`$\\]|\\.|\$(?!\{))+")
RULE_GAP = pattern(r"(?<=[{};:,]) | (?={)|(?<![\w.])0(?=\.\d)")
CLASS, RULE = pattern(r"sc-[\w-]+"), pattern(r"(?<=\})(\.sc[ -][^{}]*)\{[^{}]*\}")
CALLED, NAMED = pattern(r"\bt\(([^()]*)"), pattern(r'"([a-z][a-z_]*)"')
ARROW = pattern(r"(?<![\w$])\((\w+)\)=>")
CONSTANT = pattern(r"\b(?!JSON\b)[A-Z][A-Z_]{3,}\b")
LINE_END = pattern(r"(?<=[{,;(\[])\n|\n(?=[}\])])|;(?=\})")
ONE_WORD = pattern(r'((?: class| role| data-\w+)=)"([\w-]+)"(?=[ >])')
OWN_KEY, OF_ONE_SITE = pattern(r'(?<=["`])page_'), pattern(r"\.one-site[^{}]*\{[^{}]*\}")
TOLD_PLAINLY = 8
"""Sites that the page ranks for those who read it without scripts."""
COMPOSED = ("who_site", "who_region", "who_nation", "who_none", "page_way_", "cell_")
"""Beginnings of the keys that the page's program puts together."""


def study_page(found: Findings, words: Words, *, site: str | None = None) -> str:
    """Write a study as a page; its first language is that of `words`, the others are one press away.

    With the id of a `site` only what is told of that one is shown, to be printed on one sheet.
    The program of the page may run only as it was written here, by its digest, and nothing
    may be fetched.
    """
    pieces, script = as_json(_pieces(found)), short_keys(program())
    style = (
        (asset("page.css") if site else OF_ONE_SITE.sub("", asset("page.css"))) + factor_colours() + used_style(pieces)
    )
    about = None if site is None else found.matrix.sites.index(site)
    parts = {
        "only": "" if site is None else ' class="one-site"',
        "language": words.language,
        "title": shown(_heading(found, words, about)),
        "style": style,
        "script": script,
        "style_digest": digest(style),
        "script_digest": digest(script),
        "data": as_json(page_data(found, about)),
        "texts": as_json(_texts(found, about)),
        "pieces": pieces,
        "plain": _plain(found, words),
    }
    return filled(asset("page.html"), parts, words)


def filled(template: str, parts: dict[str, str], words: Words) -> str:
    """Put parts into the holes of a template, and texts into its elements that name one."""
    told = short_keys(TOLD.sub(lambda found: found[1] + shown(_text(found[2], parts, words)), template))
    return HOLE.sub(lambda hole: parts[hole[1]], ONE_WORD.sub(r"\1\2", told))


def short_keys(source: str) -> str:
    """Leave out the first word of the names of the page's own texts, which is the same in all of them.

    Examples
    --------
    >>> short_keys('t("page_more"), t(`page_plan_${kind}`), t("site")')
    't("_more"), t(`_plan_${kind}`), t("site")'
    """
    return OWN_KEY.sub("_", source)


@cache
def asset(name: str) -> str:
    """Read a file of the page, programs and styles without indents, remarks and what else says nothing."""
    text = (files(ASSETS) / "assets" / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        return RULE_GAP.sub("", REMARK.sub("", text)).replace("\n", "").replace(";}", "}")
    lines = filter(str.strip, REMARK.sub("", text).splitlines(keepends=True))
    return "".join(map(_tight, lines)) if name.endswith(".js") else text


def _tight(line: str) -> str:
    """Leave out blanks around signs in a line of the program, not in its strings and templates.

    Examples
    --------
    >>> _tight('const a = (b) => t("x = y", { b }) || `- ${ b + `c = ${d}` } = `;')
    'const a=(b)=>t("x = y",{b})||`- ${b+`c = ${d}`} = `;'
    """
    found, inside, at = "", list[str](), 0
    while at < len(line):
        in_text = inside[-1:] == ["`"]
        match = (TEMPLATE if in_text else CODE).match(line, at)
        part = match[0] if match else line[at]
        at += len(part)
        if in_text or part[0] == '"':
            found += part
        else:
            before, after = found[-1:] in ("{", "}"), line[at : at + 1] in ("{", "}")
            tight = GAP.sub(r"\1", part)
            tight = tight.lstrip(" ") if before else tight
            found += tight.rstrip(" ") if after else tight
        if part == "`":
            inside = inside[:-1] if in_text else [*inside, part]
        elif part in ("{", "${"):
            inside.append(part)
        elif part == "}":
            inside = inside[:-1]
    return found


@cache
def program() -> str:
    """Put the modules of the page's program together, in the order of their names, in a scope of their own."""
    names = sorted(entry.name for entry in (files(ASSETS) / "assets").iterdir() if entry.name.endswith(".js"))
    whole = LINE_END.sub("", '"use strict";\n{\n' + "\n".join(map(asset, names)) + "}\n")
    return short_constants(ARROW.sub(r"\1=>", whole))


def short_constants(source: str) -> str:
    """Give the program's constants, which are written in capitals, names of two signs.

    Examples
    --------
    >>> short_constants("const SITES=JSON.parse(it),MOST=SITES+1")
    'const $b=JSON.parse(it),$a=$b+1'
    """
    names = sorted(set(CONSTANT.findall(source)))
    signs = ascii_letters + digits
    short = {name: f"${signs[at % len(signs)]}{at // len(signs) or ''}" for at, name in enumerate(names)}
    return CONSTANT.sub(lambda found: short[found[0]], source)


@cache
def factor_colours() -> str:
    """Give the classes of the parts of a bar: the charts' colours in their order, with the ink that is read on them.

    Examples
    --------
    >>> factor_colours().split("}")[1]
    '.colour1{background:#e69f00;color:#000'
    """
    return "".join(f".colour{at}{{background:{one};color:{ink_on(at)}}}" for at, one in enumerate(COLOURS))


def used_style(markup: str) -> str:
    """Give the style sheet of the charts without the rules for classes that the markup does not have.

    Examples
    --------
    >>> [name in used_style("<path class='sc-land'/>") for name in (".sc-land{", ".sc-sea{", ".sc text{")]
    [True, False, True]
    """
    there = {*CLASS.findall(markup)}

    def kept(rule: re.Match[str]) -> str:
        names = CLASS.findall(rule[1])
        return rule[0] if not names or there.intersection(names) else ""

    return RULE.sub(kept, STYLE)


def digest(text: str) -> str:
    """Name a script or a style in a content security policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def as_json(item: Any) -> str:
    r"""Write data so that it can stand in a script element.

    Examples
    --------
    >>> print(as_json(["</script>"]))
    ["\u003c/script>"]
    """
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _text(key: str, parts: dict[str, str], words: Words) -> str:
    return parts["title"] if key == "page_heading" else words(key)


def _heading(found: Findings, words: Words, about: int | None) -> str:
    title = harmless(found.matrix.titles[words.language])
    return words("page_heading", title=title) if about is None else f"{harmless(found.matrix.names[about])} – {title}"


def _texts(found: Findings, about: int | None) -> dict[str, list[str]]:
    """Give the texts that the page names, in every language."""
    source = asset("page.html") + program()
    called = " ".join(CALLED.findall(source))
    named = {key for key in NAMED.findall(source) if key.startswith("page_") or f'"{key}"' in called}
    named = {key for key in [*named, *(key for _, key in TOLD.findall(source))] if key in TEXTS}
    named |= {key for key in TEXTS if key.startswith(COMPOSED)}
    texts = {key: list(TEXTS[key]) for key in sorted(named)}
    texts["page_heading"] = [_heading(found, Words(language), about) for language in LANGUAGES]
    return {key.removeprefix("page") if key.startswith("page_") else key: text for key, text in texts.items()}


def _pieces(found: Findings) -> dict[str, Any]:
    makers: dict[str, Callable[[Words], str]] = {
        "verdict": lambda words: verdict_piece(found, words),
        "beside": lambda words: beside_piece(found, words),
        "map": lambda words: map_piece(found, words),
        "ranking": lambda words: ranking_piece(found, words),
        "sure": lambda words: sure_piece(found, words),
        "origin": lambda words: origin_piece(found, words),
        "glossary": lambda words: glossary_piece(found, words),
    }
    return said_once(
        {name: bare(merged([lean(make(Words(language))) for language in LANGUAGES])) for name, make in makers.items()}
    )


def _plain(found: Findings, words: Words) -> str:
    """Write the ranking for whoever reads without scripts."""
    document = ranking_view(found.ranking, Viewing(words=words, top=TOLD_PLAINLY))
    warning = shown(words("page_needs_script"))
    return f"<p>{warning}</p>{render_blocks(document)}"
