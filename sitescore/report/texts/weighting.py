"""Sentences and headings of weights from judgements."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "weight_from": ("From", "Lähde", "Källa"),
    "origin_stated": ("stated", "annettu", "angiven"),
    "origin_profile": ("profile", "profiili", "profil"),
    "weighed_by": ("{node}: weights by {method}.", "{node}: painotus {method}.", "{node}: vikter enligt {method}."),
    "judged_well": (
        "{node}: weights by {method}, consistency ratio {ratio}.",
        "{node}: painotus {method}, ristiriitaisuussuhde {ratio}.",
        "{node}: vikter enligt {method}, konsistenskvot {ratio}.",
    ),
    "judged_loosely": (
        "{node}: weights by {method}, consistency ratio {ratio}, above {limit}: the judgements contradict each other.",
        "{node}: painotus {method}, ristiriitaisuussuhde {ratio}, yli {limit}: arviot ovat ristiriidassa keskenään.",
        "{node}: vikter enligt {method}, konsistenskvot {ratio}, över {limit}: bedömningarna motsäger varandra.",
    ),
    "triad": (
        "{first} over {second} {before}, {second} over {third} {after}, but {upper} over {lower} {across}; the first two make {first} over {third} {implied}.",
        "{first} / {second} {before}, {second} / {third} {after}, mutta {upper} / {lower} {across}; kahdesta ensimmäisestä seuraa {first} / {third} {implied}.",
        "{first} / {second} {before}, {second} / {third} {after}, men {upper} / {lower} {across}; av de två första följer {first} / {third} {implied}.",
    ),
    "mend": (
        "What would help most: {first} over {second} {proposed} instead of {stated}; the ratio is {ratio} then.",
        "Eniten auttaisi: {first} / {second} {proposed} eikä {stated}; suhde on silloin {ratio}.",
        "Mest skulle hjälpa: {first} / {second} {proposed} i stället för {stated}; kvoten är då {ratio}.",
    ),
    "judged_title": (
        "{title}: weights from judgements ({method})",
        "{title}: painot arvioista ({method})",
        "{title}: vikter från bedömningar ({method})",
    ),
    "judged_legend": (
        "Stated and local: points of 100 among siblings. What is not judged keeps its stated weight.",
        "Annettu ja paikallinen: pisteet sadasta rinnakkaisten kesken. Arvioimattomat pitävät annetun painonsa.",
        "Angivet och lokal: poäng av 100 bland syskon. Det som inte bedöms behåller sin angivna vikt.",
    ),
    "paste": (
        "To use these weights, paste what -f toml prints into the criteria file.",
        "Painot saa käyttöön liittämällä kriteeritiedostoon sen, minkä -f toml tulostaa.",
        "Vikterna tas i bruk genom att klistra in det som -f toml skriver ut i kriteriefilen.",
    ),
    "group_title": (
        "{title}: weights of {count} people",
        "{title}: {count} henkilön painot",
        "{title}: {count} personers vikter",
    ),
    "group_consensus": (
        "Consensus {consensus}: on average any two people agree on that share of the weight. Furthest from the mean is {furthest}, who would have to move {distance} of the weight to agree with it.",
        "Yksimielisyys {consensus}: keskimäärin kaksi henkilöä on samaa mieltä siitä osasta painoa. Kauimpana keskiarvosta on {furthest}, joka joutuisi siirtämään {distance} painosta yhtyäkseen siihen.",
        "Enighet {consensus}: i medeltal är två personer eniga om den andelen av vikten. Längst från medeltalet är {furthest}, som skulle behöva flytta {distance} av vikten för att hålla med.",
    ),
    "group_distance": ("Off the mean", "Keskiarvosta", "Från medeltalet"),
    "group_legend": (
        "Points of 100 of the whole. What nobody judged keeps its stated share of what is above it.",
        "Pisteitä sadasta koko painosta. Se, mitä kukaan ei arvioinut, pitää annetun osuutensa yläpuolisestaan.",
        "Poäng av 100 av hela vikten. Det som ingen bedömde behåller sin angivna andel av det som är ovanför.",
    ),
    "mean_col": ("Mean", "Keskiarvo", "Medeltal"),
    "geometric_col": ("Geometric", "Geometrinen", "Geometriskt"),
    "group_ranks": (
        "Ranks of the sites by whose weights",
        "Kohteiden sijat kenenkin painoilla",
        "Platsernas rang med vems vikter",
    ),
    "group_no_geometric": (
        "There is no geometric mean: every criterion has no weight from somebody.",
        "Geometrista keskiarvoa ei ole: joku antaa jokaiselle kriteerille painon nolla.",
        "Det finns inget geometriskt medeltal: någon ger varje kriterium vikten noll.",
    ),
}
