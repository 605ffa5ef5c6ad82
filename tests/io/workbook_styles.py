"""Number formats and styles of text, as the programs that write spreadsheets say them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

FORMATS = {  # name: (format of an .xlsx file, sections of an .ods one: condition, before, after; scale, currency)
    "metres": ('#,##0" m"', [("", "", " m")], 1, ""),
    "kilometres_of_metres": ('#,##0," km"', [("", "", " km")], 1000, ""),
    "metres_or_kilometres": ('[<1000]0" m";0.0," km"', [("<1000", "", " m"), ("", "", " km")], 1, ""),
    "square_metres": ('0\\ "m²"', [("", "", " m²")], 1, ""),
    "euros": ('#,##0.00\\ "€"', [("", "", " €")], 1, "EUR"),
    "accounted_euros": ('_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-',
                        [(">0", " ", " € "), ("<0", "-", " € "), ("", " -", " € ")], 1, "EUR"),
    "euros_in_front": ("[$€-2]\\ #,##0.00", [("", "€ ", "")], 1, "EUR"),
    "kronor": ("#,##0.00\\ [$SEK]", [("", "", " kr")], 1, "SEK"),
    "price": ('0.0" €/MWh"', [("", "", " €/MWh")], 1, ""),
    "hundredths": ('0" %"', [("", "", " %")], 1, ""),
    "thousands": ("#,##0", [("", "", "")], 1, ""),
    "spaced": ("# ##0.0", [("", "", "")], 1, ""),
    "accounted": ("_-* #,##0_-;\\-* #,##0_-;_-* \"-\"??_-;_-@_-", [(">0", " ", " "), ("<0", "-", " "), ("", "-", "")],
                  1, ""),
    "negative_in_brackets": ("#,##0_);[Red](#,##0)", [(">=0", "", " "), ("", "(", ")")], 1, ""),
    "powers": ("0.00E+00", [("", "", "")], 1, ""),
    "about": ('"noin "0', [("", "noin ", "")], 1, ""),
    "about_metres": ('"noin "0" m"', [("", "noin ", " m")], 1, ""),
    "millions": ('0.0,,"M"', [("", "", "M")], 1_000_000, ""),
    "decibels": ('0" dB"', [("", "", " dB")], 1, ""),
}  # fmt: skip

RUNS = {"raised": '<vertAlign val="superscript"/>', "lowered": '<vertAlign val="subscript"/>', "struck": "<strike/>",
        "not_struck": '<strike val="0"/>'}  # fmt: skip

ODS_RUNS = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {what}/></style:style>'
    for name, what in (("raised", 'style:text-position="super 58%"'), ("lowered", 'style:text-position="-33% 58%"'),
                       ("struck", 'style:text-line-through-style="solid"'),
                       ("not_struck", 'style:text-line-through-style="none" style:text-position="0% 100%"'))
)  # fmt: skip


def ods_format(name):
    """A style of cells, and the styles of numbers it names: the last section's with the others as maps."""
    _, sections, scale, currency = FORMATS[name]
    kind = "currency-style" if currency else "number-style"
    styles, maps = "", ""
    for at, (condition, before, after) in enumerate(sections):
        factor = 1000 if name == "metres_or_kilometres" and not condition else scale
        own = name if not condition else f"{name}{at}"
        styles += (
            f'<number:{kind} style:name="{own}"><number:text>{before}</number:text><number:number '
            f'number:display-factor="{factor}"/><number:text>{after}</number:text>{"" if condition else maps}'
            f"</number:{kind}>"
        )
        maps += f'<style:map style:condition="value(){escape(condition)}" style:apply-style-name="{own}"/>'
    return (
        f"{styles}<style:style style:name={quoteattr('cell_' + name)} style:family="
        f'"table-cell" style:data-style-name="{name}"/>'
    )
