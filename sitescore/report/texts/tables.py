"""Tables that are ranked in blocks."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "all_scores": ("Scores of all rows", "Kaikkien rivien pisteet", "Alla raders poäng"),
    "points_from": ("Points", "Pisteet", "Poäng"),
    "row_count": ("Rows", "Rivejä", "Rader"),
    "row_share": ("Share", "Osuus", "Andel"),
    "share_below": ("Below", "Alle", "Under"),
    "table_progress": ("{rows} rows …", "{rows} riviä …", "{rows} rader …"),
    "table_counts": (
        "Of {rows} rows {scored} are ranked; knock-outs exclude {excluded}.",
        "Rivejä on {rows}, joista {scored} on vertailussa; karsintaehdot poistavat {excluded}.",
        "Av {rows} rader är {scored} rangordnade; uteslutningsvillkoren tar bort {excluded}.",
    ),
    "table_out": (
        "{criterion} {condition}: {count} rows excluded.",
        "{criterion} {condition}: {count} riviä poistettu.",
        "{criterion} {condition}: {count} rader uteslutna.",
    ),
    "table_doubtful": (
        "{criterion} {condition}: {count} rows could still be excluded, once the figure is known.",
        "{criterion} {condition}: {count} riviä voi vielä karsiutua, kun luku saadaan tietää.",
        "{criterion} {condition}: {count} rader kan ännu uteslutas, när uppgiften blir känd.",
    ),
    "table_unknown": (
        "Cells not known: {cells}.",
        "Solut, joita ei tiedetä: {cells}.",
        "Celler som inte är kända: {cells}.",
    ),
    "table_spread": (
        "Scores run from {least} to {greatest}; the mean is {mean}.",
        "Pisteet ovat välillä {least}–{greatest}; keskiarvo on {mean}.",
        "Poängen går från {least} till {greatest}; medeltalet är {mean}.",
    ),
    "table_accuracy": (
        "Listed scores are exact; the mean, the quantiles and the counts by points rest on single-precision cells and are within {off} points.",
        "Luetellut pisteet ovat tarkat; keskiarvo, kvantiilit ja määrät pisteittäin nojaavat yksinkertaisen tarkkuuden lukuihin ja poikkeavat enintään {off} pistettä.",
        "De listade poängen är exakta; medeltalet, kvantilerna och antalen per poäng vilar på tal i enkel precision och avviker högst {off} poäng.",
    ),
    "table_leads": (
        "{leader} leads with {score} points.",
        "{leader} johtaa {score} pisteellä.",
        "{leader} leder med {score} poäng.",
    ),
}
