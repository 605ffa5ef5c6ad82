"""Sheets and sentences of the template workbook."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "sheet_sites": ("Sites", "Kohteet", "Platser"),
    "sheet_instructions": ("Instructions", "Ohjeet", "Anvisningar"),
    "template_sites": (
        "A row a site. Measurements go in the yellow columns, in the units above them; point at a title for what is measured.",
        "Rivi kohdetta kohden. Mittaukset keltaisiin sarakkeisiin, yläpuolella olevissa yksiköissä; osoita otsikkoa, niin näet mitä mitataan.",
        "En rad per plats. Mätvärden skrivs i de gula kolumnerna, i enheterna ovanför; peka på en rubrik för att se vad som mäts.",
    ),
    "from_criteria_file": (
        "Read from the criteria file, and changed there: this sheet is not read.",
        "Kriteeritiedostosta, jossa niitä muutetaan: tätä välilehteä ei lueta.",
        "Ur kriteriefilen, där de ändras: detta blad läses inte.",
    ),
    "unit_row": ("unit", "yksikkö", "enhet"),
    "levels_are": ("One of: {levels}.", "Jokin näistä: {levels}.", "En av: {levels}."),
    "unit_is": ("In {unit}.", "Yksikkö: {unit}.", "Enhet: {unit}."),
    "divided_by_need": (
        "It is divided by the need {need}.",
        "Jaetaan tarpeella {need}.",
        "Det delas med behovet {need}.",
    ),
    "excluded_where": ("Excluded where {condition}.", "Karsitaan kun {condition}.", "Utesluts när {condition}."),
    "look_again": ("Is this right?", "Onko tämä oikein?", "Stämmer detta?"),
    "outside_points": (
        "The value no longer changes below {low} and above {high} {unit}. Check the figure and its unit.",
        "Arvo ei enää muutu alle {low} eikä yli {high} {unit}. Tarkista luku ja sen yksikkö.",
        "Värdet ändras inte längre under {low} eller över {high} {unit}. Kontrollera talet och dess enhet.",
    ),
    "not_a_level": (
        "This is none of the words of this criterion.",
        "Tämä ei ole mikään tämän kriteerin sanoista.",
        "Detta är inget av kriteriets ord.",
    ),
    "how_to_sites": (
        "Fill in the sheet of sites: an id of your own for each site (the same in all files), its name, and what is known of it.",
        "Täytä kohteiden välilehti: jokaiselle kohteelle oma tunnus (sama kaikissa tiedostoissa), nimi ja mitä siitä tiedetään.",
        "Fyll i bladet med platser: ett eget id för varje plats (samma i alla filer), dess namn och vad som är känt om den.",
    ),
    "how_to_cells": (
        "A cell is a number; a range as 12..18; a centre and spread as 12±3; a bound as ≤ 70 or ≥ 30; one of the words where there is a list.",
        "Solussa on luku; väli kuten 12..18; keskikohta ja hajonta kuten 12±3; raja kuten ≤ 70 tai ≥ 30; jokin sanoista, missä on luettelo.",
        "I en cell står ett tal; ett intervall som 12..18; mitt och spridning som 12±3; en gräns som ≤ 70 eller ≥ 30; ett av orden där det finns en lista.",
    ),
    "how_to_unknown": (
        "Leave a cell empty where the figure is not known: 0 means that it is known to be nothing. Write n/a where the criterion does not apply.",
        "Jätä solu tyhjäksi, jos lukua ei tiedetä: 0 tarkoittaa, että sitä tiedetään olevan nolla. Kirjoita n/a, jos kriteeri ei koske kohdetta.",
        "Lämna cellen tom där uppgiften inte är känd: 0 betyder att den är känd och noll. Skriv n/a där kriteriet inte är tillämpligt.",
    ),
    "how_to_warnings": (
        "A warning asks to look again, and does not refuse: a figure may lie outside the usual.",
        "Varoitus pyytää katsomaan uudelleen eikä estä: luku voi olla tavallisesta poikkeava.",
        "En varning ber dig titta igen och hindrar inte: ett tal kan ligga utanför det vanliga.",
    ),
    "how_to_header": (
        "Leave the rows of ids and units as they are: by them the columns are known. Columns may be moved; one called note is left out.",
        "Jätä tunnusten ja yksiköiden rivit ennalleen: niistä sarakkeet tunnetaan. Sarakkeita voi siirtää; sarake nimeltä huom jätetään pois.",
        "Låt raderna med id och enheter vara: på dem känns kolumnerna igen. Kolumner får flyttas; en som heter anmärkning utelämnas.",
    ),
    "how_to_weights": (
        "Weights and value functions are shown on the other sheets, and changed in the criteria file.",
        "Painot ja arvofunktiot näkyvät muilla välilehdillä, ja niitä muutetaan kriteeritiedostossa.",
        "Vikter och värdefunktioner visas på de andra bladen, och ändras i kriteriefilen.",
    ),
    "how_to_run": (
        "Save the workbook, and then:",
        "Tallenna työkirja ja sen jälkeen:",
        "Spara arbetsboken och därefter:",
    ),
    "study_readme": (
        (
            "# A siting study\n"
            "\n"
            "- `{criteria}`: what counts and how much. Change its id and title, weights,\n"
            "  needs and value functions; every key is explained in `CRITERIA.md`.\n"
            '  Weights can be judgements instead: see "Weights from judgements" there, and\n'
            "  `sitescore weights pairwise --help`.\n"
            "- `{sites}`: a row a site, a column a criterion with its unit. A cell is a\n"
            "  number, a range (12..18), a centre and spread (12±3), n/a where it does not\n"
            "  apply, or empty where it is not known. Write a word where levels are asked.\n"
            "\n"
            "    sitescore validate {sites} -c ./{criteria}\n"
            "    sitescore rank {sites} -c ./{criteria}\n"
            "    sitescore explain {sites} my_site -c ./{criteria}\n"
        ),
        (
            "# Sijaintiselvitys\n"
            "\n"
            "- `{criteria}`: mikä ratkaisee ja kuinka paljon. Muuta tunnus ja otsikko,\n"
            "  painot, tarpeet ja arvofunktiot; jokainen avain on selitetty tiedostossa\n"
            "  `CRITERIA.md` (englanniksi). Painot voi antaa myös arvioina: katso sen lukua\n"
            '  "Weights from judgements" ja komentoa `sitescore weights pairwise --help`.\n'
            "- `{sites}`: rivi kohdetta ja sarake kriteeriä kohden, yksikkö sarakkeen\n"
            "  nimessä. Solussa on luku, väli (12..18), keskikohta ja hajonta (12±3), n/a,\n"
            "  jos kriteeri ei koske kohdetta, tai ei mitään, jos lukua ei tiedetä.\n"
            "  Kirjoita sana, kun kriteerillä on tasot.\n"
            "\n"
            "    sitescore validate {sites} -c ./{criteria} --lang fi\n"
            "    sitescore rank {sites} -c ./{criteria} --lang fi\n"
            "    sitescore explain {sites} my_site -c ./{criteria} --lang fi\n"
        ),
        (
            "# En platsstudie\n"
            "\n"
            "- `{criteria}`: vad som räknas och hur mycket. Ändra id och rubrik, vikter,\n"
            "  behov och värdefunktioner; varje nyckel förklaras i `CRITERIA.md` (på\n"
            '  engelska). Vikter kan också ges som bedömningar: se "Weights from judgements"\n'
            "  där, och `sitescore weights pairwise --help`.\n"
            "- `{sites}`: en rad per plats, en kolumn per kriterium med dess enhet. I en\n"
            "  cell står ett tal, ett intervall (12..18), mitt och spridning (12±3), n/a där\n"
            "  kriteriet inte är tillämpligt, eller inget där uppgiften inte är känd. Skriv\n"
            "  ett ord där kriteriet har nivåer.\n"
            "\n"
            "    sitescore validate {sites} -c ./{criteria} --lang sv\n"
            "    sitescore rank {sites} -c ./{criteria} --lang sv\n"
            "    sitescore explain {sites} my_site -c ./{criteria} --lang sv\n"
        ),
    ),
    "study_next": (
        "Next: fill in {file}, then: sitescore validate {file} -c {criteria}",
        "Seuraavaksi: täytä {file}, sitten: sitescore validate {file} -c {criteria}",
        "Härnäst: fyll i {file}, sedan: sitescore validate {file} -c {criteria}",
    ),
}
