"""Sheets, headings and sentences of workbooks."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "sheet_ranking": ("Ranking", "Järjestys", "Rangordning"),
    "sheet_weights": ("Weights", "Painot", "Vikter"),
    "sheet_values": ("Values", "Arvot", "Värden"),
    "sheet_measurements": ("Measurements", "Mittaukset", "Mätvärden"),
    "sheet_criteria": ("Criteria", "Kriteerit", "Kriterier"),
    "sheet_notes": ("Notes", "Lisätiedot", "Anteckningar"),
    "sheet_data": ("Data", "Aineisto", "Data"),
    "sheet_report": ("Report", "Raportti", "Rapport"),
    "id_in_files": ("In files", "Tiedostoissa", "I filer"),
    "above": ("Above it", "Yläpuolella", "Ovanför"),
    "among_siblings": ("Share beside", "Osuus rinnalla", "Andel bredvid"),
    "of_the_whole": ("Share of all", "Osuus kaikesta", "Andel av allt"),
    "weight_written": ("Weight as written", "Paino kirjoitettaessa", "Vikt när det skrevs"),
    "origin": ("From", "Peräisin", "Ursprung"),
    "weight_stated": ("stated", "annettu", "angiven"),
    "weighted_mean": ("Weighted mean", "Painotettu keskiarvo", "Vägt medeltal"),
    "rank": ("Rank", "Sija", "Rang"),
    "place": ("Place", "Sijoitus", "Placering"),
    "rank_written": ("Rank as written", "Sija kirjoitettaessa", "Rang när det skrevs"),
    "unit": ("Unit", "Yksikkö", "Enhet"),
    "need": ("Need", "Tarve", "Behov"),
    "amount": ("Amount", "Määrä", "Mängd"),
    "divided_by": ("Divided by", "Jaetaan", "Delas med"),
    "value_by": ("Value function", "Arvofunktio", "Värdefunktion"),
    "knock_out": ("Excluded where", "Karsitaan kun", "Utesluts när"),
    "row": ("Row", "Rivi", "Rad"),
    "parameter": ("Parameter", "Parametri", "Parameter"),
    "criteria_file": ("Criteria", "Kriteerit", "Kriterier"),
    "sites_file": ("Sites", "Kohteet", "Platser"),
    "draws": ("Draws", "Arvontoja", "Dragningar"),
    "seed": ("Seed", "Siemenluku", "Frö"),
    "verdict_written": ("As written: {verdict}", "Kirjoitettaessa: {verdict}", "När det skrevs: {verdict}"),
    "chart_title": ("What the scores are made of", "Mistä pisteet koostuvat", "Vad poängen består av"),
    "chart_of_scores": ("Scores", "Pisteet", "Poäng"),
    "ranking_is_live": (
        "Order, scores and chart follow the yellow cells of the other sheets. Points by factor add up to the score.",
        "Järjestys, pisteet ja kaavio seuraavat muiden välilehtien keltaisia soluja. Tekijöiden pisteet summautuvat kokonaispisteiksi.",
        "Ordning, poäng och diagram följer de gula cellerna på de andra bladen. Faktorernas poäng summeras till totalpoängen.",
    ),
    "ranking_is_given": (
        "These figures are as written: no formula follows this scoring method. Factors are weighted means of values.",
        "Luvut ovat kirjoitushetken lukuja: mikään kaava ei seuraa tätä pisteytysmenetelmää. Tekijät ovat arvojen painotettuja keskiarvoja.",
        "Siffrorna är som de skrevs: ingen formel följer denna poängmetod. Faktorerna är vägda medeltal av värden.",
    ),
    "weights_head": ("Weights", "Painot", "Vikter"),
    "weights_are_live": (
        "Change a yellow weight: shares among siblings and of the whole follow, and with them scores and ranks.",
        "Muuta keltaista painoa: osuudet rinnakkaisista ja kokonaisuudesta seuraavat, ja niiden mukana pisteet ja sijat.",
        "Ändra en gul vikt: andelarna bland syskon och av helheten följer, och med dem poäng och rang.",
    ),
    "weights_are_given": (
        "Scores do not follow these weights here.",
        "Pisteet eivät tässä seuraa näitä painoja.",
        "Poängen följer inte dessa vikter här.",
    ),
    "values_head": ("Values from 0 to 1", "Arvot nollasta yhteen", "Värden från 0 till 1"),
    "values_are_live": (
        "Formulas of the sheet of measurements. Orange and italic: no measurement, a value stands in for it.",
        "Mittausten välilehden kaavoja. Oranssi ja kursiivi: mittausta ei ole, tilalla on sijaisarvo.",
        "Formler av bladet med mätvärden. Orange och kursiv: mätvärde saknas, ett ersättningsvärde står i stället.",
    ),
    "values_are_given": (
        "Values as written: no formula follows this scoring method.",
        "Arvot ovat kirjoitushetken arvoja: mikään kaava ei seuraa tätä pisteytysmenetelmää.",
        "Värdena är som de skrevs: ingen formel följer denna poängmetod.",
    ),
    "measurements_head": ("Measurements", "Mittaukset", "Mätvärden"),
    "measurements_are_live": (
        "Change a measurement or fill in an orange cell: values, scores and ranks follow. Notes of cells have ranges and sources.",
        "Muuta mittausta tai täytä oranssi solu: arvot, pisteet ja sijat seuraavat. Solujen huomautuksissa ovat vaihteluvälit ja lähteet.",
        "Ändra ett mätvärde eller fyll i en orange cell: värden, poäng och rang följer. Cellernas anteckningar har intervall och källor.",
    ),
    "measurements_are_given": (
        "Measurements as read; no formula follows them here. Notes of cells have ranges and sources.",
        "Mittaukset sellaisina kuin ne luettiin; mikään kaava ei tässä seuraa niitä. Solujen huomautuksissa ovat vaihteluvälit ja lähteet.",
        "Mätvärdena som de lästes; ingen formel följer dem här. Cellernas anteckningar har intervall och källor.",
    ),
    "criteria_head": ("Needs and value functions", "Tarpeet ja arvofunktiot", "Behov och värdefunktioner"),
    "criteria_are_live": (
        "Change a need, a point or a parameter in yellow: values follow. Measurements in a table run upwards and stay in that order.",
        "Muuta keltaista tarvetta, pistettä tai parametria: arvot seuraavat. Taulukon mittaukset ovat nousevassa järjestyksessä, jossa niiden on pysyttävä.",
        "Ändra ett gult behov, en punkt eller en parameter: värdena följer. Mätvärdena i en tabell står i stigande ordning och ska förbli så.",
    ),
    "criteria_are_given": (
        "As written; no formula reads them here.",
        "Kirjoitushetken mukaan; mikään kaava ei tässä lue näitä.",
        "Som de skrevs; ingen formel läser dem här.",
    ),
    "values_by_linear": (
        "A straight line between two measurements, level beyond them",
        "Suora kahden mittauksen välillä, niiden ulkopuolella vaakasuora",
        "En rät linje mellan två mätvärden, vågrät utanför dem",
    ),
    "values_by_piecewise_linear": (
        "Straight lines between the points, level beyond them",
        "Suoria pisteiden välillä, niiden ulkopuolella vaakasuora",
        "Räta linjer mellan punkterna, vågrät utanför dem",
    ),
    "values_by_log_linear": (
        "Straight lines between the points on the logarithm of the measurement: equal ratios count alike",
        "Suoria pisteiden välillä mittauksen logaritmilla: samat suhteet merkitsevät yhtä paljon",
        "Räta linjer mellan punkterna på mätvärdets logaritm: lika förhållanden räknas lika",
    ),
    "values_by_exponential": (
        "A curve from the worst to the best; with a positive curvature the first improvements count most",
        "Käyrä huonoimmasta parhaaseen; kaarevuuden ollessa positiivinen ensimmäiset parannukset merkitsevät eniten",
        "En kurva från sämst till bäst; med positiv krökning räknas de första förbättringarna mest",
    ),
    "values_by_logistic": (
        "An S-curve of value 0.5 at the midpoint",
        "S-käyrä, jonka arvo keskikohdassa on 0,5",
        "En S-kurva med värdet 0,5 i mittpunkten",
    ),
    "values_by_levels": (
        "A value for each word",
        "Arvo jokaiselle sanalle",
        "Ett värde för varje ord",
    ),
    "values_by_steps": (
        "The value that holds from each measurement on",
        "Arvo, joka on voimassa kustakin mittauksesta alkaen",
        "Värdet som gäller från och med varje mätvärde",
    ),
    "values_by_band": (
        "Full value within a range, none far outside, straight shoulders between",
        "Täysi arvo alueen sisällä, nolla kaukana ulkopuolella, välissä suorat reunat",
        "Fullt värde inom ett intervall, noll långt utanför, raka kanter emellan",
    ),
    "values_by_plug_in": (
        "{kind}, which no formula follows: values stay as written",
        "{kind}, jota mikään kaava ei seuraa: arvot pysyvät kirjoitushetken arvoina",
        "{kind}, som ingen formel följer: värdena förblir som de skrevs",
    ),
    "what_follows": ("What follows and what stays", "Mikä seuraa ja mikä pysyy", "Vad som följer och vad som förblir"),
    "colours_of_cells": (
        "Yellow cells are there to be changed. Orange ones have no measurement. Grey figures stay as they were written.",
        "Keltaisia soluja voi muuttaa. Oransseissa ei ole mittausta. Harmaat luvut pysyvät sellaisina kuin ne kirjoitettiin.",
        "Gula celler är till för att ändras. I orange celler saknas mätvärde. Grå siffror förblir som de skrevs.",
    ),
    "follows": (
        "By formula follow: shares of weights, values, points by factor, scores, ranks and the order.",
        "Kaavoilla seuraavat: painojen osuudet, arvot, tekijöiden pisteet, kokonaispisteet, sijat ja järjestys.",
        "Med formler följer: vikternas andelar, värden, poäng per faktor, totalpoäng, rang och ordning.",
    ),
    "stand_ins_stay": (
        "An unknown cell has the stand-in that the study gave it until a measurement is filled in; one that does not apply has its "
        "siblings' mean by formula, or what the criteria set, and filling it in leaves the means of others as they are. A measurement that is removed gives #N/A.",
        "Tuntemattomalla solulla on tutkimuksen antama sijaisarvo, kunnes mittaus täytetään; solulla, joka ei koske kohdetta, on "
        "rinnakkaisten keskiarvo kaavalla tai kriteerien määräämä arvo; sen täyttäminen ei muuta muiden keskiarvoja. Poistettu mittaus antaa #N/A.",
        "En okänd cell har det ersättningsvärde som studien gav tills ett mätvärde fylls i; en cell som inte är tillämplig har "
        "syskonens medeltal med formel, eller vad kriterierna anger; att fylla i den ändrar inte de andras medeltal. Ett borttaget mätvärde ger #N/A.",
    ),
    "knock_outs_stay": (
        "Excluded sites, ranges of scores, the share known and the verdict are as written: rank the sites anew for those.",
        "Karsitut kohteet, pisteiden vaihteluvälit, tiedossa oleva osuus ja tulos ovat kirjoitushetkeltä: niitä varten järjestä kohteet uudelleen.",
        "Uteslutna platser, poängens spann, andelen som är känd och slutsatsen är som de skrevs: rangordna platserna på nytt för dem.",
    ),
    "plug_ins_stay": (
        "Values stay as written for: {criteria}.",
        "Arvot pysyvät kirjoitushetken arvoina: {criteria}.",
        "Värdena förblir som de skrevs för: {criteria}.",
    ),
    "observed_stay": (
        "Ends of the scale are those of the sites when this was written: {criteria}.",
        "Asteikon päät ovat kohteiden kirjoitushetken arvoista: {criteria}.",
        "Skalans ändar är platsernas när detta skrevs: {criteria}.",
    ),
    "weighting_stays": (
        "Weights come from {method} and do not follow measurements here.",
        "Painot antaa {method}, eivätkä ne tässä seuraa mittauksia.",
        "Vikterna ges av {method} och följer inte mätvärden här.",
    ),
    "nothing_follows": (
        "Scores are by {method}, no weighted sums: all figures are as written, and no formula follows weights or measurements.",
        "Pisteet antaa {method}, ei painotettu summa: kaikki luvut ovat kirjoitushetkeltä, eikä mikään kaava seuraa painoja tai mittauksia.",
        "Poängen ges av {method}, inte av en vägd summa: alla siffror är som de skrevs, och ingen formel följer vikter eller mätvärden.",
    ),
    "excluded_sites": ("Excluded sites", "Karsitut kohteet", "Uteslutna platser"),
}
