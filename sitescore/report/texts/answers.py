"""Sentences and headings of survey, scenarios and weights."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "survey_title": (
        "{title}: what to find out first",
        "{title}: mitä selvittää ensin",
        "{title}: vad som bör utredas först",
    ),
    "survey_first": (
        "Find out first: {criterion} of {site} (worth {worth} points; would change the choice in {chance} of cases).",
        "Selvitä ensin: {criterion}, {site} (arvo {worth} pistettä; muuttaisi valinnan {chance}:ssa tapauksista).",
        "Utred först: {criterion} för {site} (värt {worth} poäng; skulle ändra valet i {chance} av fallen).",
    ),
    "survey_everything": (
        "To know everything would be worth {worth} points, no more.",
        "Kaiken tietäminen olisi {worth} pisteen arvoista, ei enempää.",
        "Att veta allt skulle vara värt {worth} poäng, inte mer.",
    ),
    "survey_nothing": (
        "Knock-outs aside, no single figure, found out alone, is likely to change which site is best.",
        "Karsintaehtoja lukuun ottamatta mikään luku ei yksin selvitettynä todennäköisesti muuta sitä, mikä kohde on paras.",
        "Bortsett från uteslutningsvillkor ändrar sannolikt ingen enskild uppgift vilken plats som är bäst.",
    ),
    "survey_group": (
        "Knock-outs aside, no single figure, found out alone, is likely to change which site is best; all unknown figures of {site} together are worth {worth} points.",
        "Karsintaehtoja lukuun ottamatta mikään luku ei yksin selvitettynä todennäköisesti muuta sitä, mikä kohde on paras; kohteen {site} kaikki puuttuvat luvut yhdessä ovat {worth} pisteen arvoisia.",
        "Bortsett från uteslutningsvillkor ändrar sannolikt ingen enskild uppgift vilken plats som är bäst; alla okända uppgifter för {site} är tillsammans värda {worth} poäng.",
    ),
    "survey_as_others": (
        "as the other sites' (anything, where fewer than three are known)",
        "kuin muilla kohteilla (mitä tahansa, jos alle kolme tunnetaan)",
        "som andra platsers (vad som helst, där färre än tre är kända)",
    ),
    "survey_as_range": (
        "anything their scale allows",
        "mitä tahansa asteikon rajoissa",
        "vad som helst inom sin skala",
    ),
    "survey_none_open": (
        "Nothing is unknown or uncertain.",
        "Mikään ei ole tuntematonta tai epävarmaa.",
        "Inget är okänt eller osäkert.",
    ),
    "survey_excludes": (
        "Unknown figures on which a knock-out hangs: {count} ({criteria}). Each can exclude its site whatever else is found.",
        "Tuntemattomia lukuja, joista karsinta riippuu: {count} ({criteria}). Kukin voi karsia kohteensa, oli muu mitä tahansa.",
        "Okända uppgifter som ett uteslutningsvillkor hänger på: {count} ({criteria}). Var och en kan utesluta sin plats oavsett annat.",
    ),
    "worth": ("Worth", "Arvo", "Värde"),
    "chance_col": ("Changes choice", "Muuttaa valinnan", "Ändrar valet"),
    "knock_col": ("Knock-out", "Karsinta", "Uteslutning"),
    "state_col": ("Now known", "Nyt tiedossa", "Känt nu"),
    "cost_col": ("Cost", "Hinta", "Kostnad"),
    "survey_cells": ("Single figures", "Yksittäiset luvut", "Enskilda uppgifter"),
    "survey_groups": (
        "All figures of a criterion or of a site",
        "Kriteerin tai kohteen kaikki luvut",
        "Alla uppgifter för ett kriterium eller en plats",
    ),
    "survey_legend": (
        "Worth: points of 100 by which the chosen site is better on average, if one knows before choosing. Unknown "
        "figures are taken to be {assumed}.",
        "Arvo: kuinka monta pistettä sadasta valittu kohde on keskimäärin parempi, jos luku tiedetään ennen valintaa. "
        "Puuttuvien oletetaan olevan {assumed}.",
        "Värde: hur många poäng av 100 den valda platsen i medeltal är bättre, om man vet före valet. Okända uppgifter antas "
        "vara {assumed}.",
    ),
    "scenarios_title": (
        "{title}: ranks under every profile and scenario",
        "{title}: sijat kaikissa profiileissa ja skenaarioissa",
        "{title}: rang i alla profiler och scenarier",
    ),
    "stated_col": ("Stated", "Annettu", "Angivet"),
    "scenarios_shared": (
        "{leader} share the lead in all {count}.",
        "{leader} ovat jaetussa johdossa kaikissa {count} tapauksessa.",
        "{leader} delar ledningen i alla {count}.",
    ),
    "scenarios_same": (
        "{leader} leads in all {count}.",
        "{leader} johtaa kaikissa {count} tapauksessa.",
        "{leader} leder i alla {count}.",
    ),
    "scenarios_least": (
        "Least regret: {leader} is at most {regret} points behind the best, whichever comes true.",
        "Vähiten kaduttavaa: {leader} on enintään {regret} pistettä jäljessä parhaasta, toteutui mikä tahansa.",
        "Minst ånger: {leader} är högst {regret} poäng efter den bästa, vilket som än slår in.",
    ),
    "scenarios_none": (
        "Every site is excluded in some scenario.",
        "Jokainen kohde karsiutuu jossakin skenaariossa.",
        "Varje plats utesluts i något scenario.",
    ),
    "scenarios_legend": ("x: excluded by a knock-out there.", "x: karsittu siinä.", "x: utesluten där."),
    "equivalent_title": (
        "At {site}, {criterion} at {then} instead of {now} is worth {points} points, as much as",
        "Kohteessa {site} {criterion} {then} eikä {now} on {points} pisteen arvoinen, yhtä paljon kuin",
        "På {site} är {criterion} på {then} i stället för {now} värt {points} poäng, lika mycket som",
    ),
    "equivalent_nothing": (
        "{criterion} has the same value at {then} as at {now}: the change is worth nothing there.",
        "{criterion} on samanarvoinen lukemilla {then} ja {now}: muutos ei ole siinä minkään arvoinen.",
        "{criterion} har samma värde vid {then} som vid {now}: ändringen är inget värd där.",
    ),
    "equivalent_legend": (
        "–: the scale cannot give as much from there.",
        "–: asteikko ei voi antaa siitä niin paljon.",
        "–: skalan kan inte ge så mycket därifrån.",
    ),
    "best_title": (
        "{site} is rank {rank} as weighted; {within} it can be anything from {best} to {worst}",
        "{site} on annetuilla painoilla sijalla {rank}; {within} sija voi olla {best}–{worst}",
        "{site} har rang {rank} med angivna vikter; {within} kan rangen vara {best} till {worst}",
    ),
    "best_any": ("with other weights", "muilla painoilla", "med andra vikter"),
    "best_within": (
        "with weights within ±{share} of the stated",
        "painoilla ±{share} annetuista",
        "med vikter inom ±{share} av de angivna",
    ),
    "best_moved": (
        "Weights near the stated for rank {best}: {amount} points of 100 to move.",
        "Läheiset painot sijalle {best}: siirrettävä {amount} pistettä sadasta.",
        "Närliggande vikter för rang {best}: {amount} poäng av 100 att flytta.",
    ),
    "best_already": (
        "It cannot be ranked better than now.",
        "Parempaa sijaa ei voi saada.",
        "Den kan inte få bättre rang än nu.",
    ),
    "best_unproven": (
        "The search ran out of time: a better or worse rank is not ruled out.",
        "Haku loppui kesken: parempaa tai huonompaa sijaa ei ole suljettu pois.",
        "Sökningen hann inte klart: bättre eller sämre rang är inte uteslutet.",
    ),
    "for_best": ("For rank {best}", "Sijalle {best}", "För rang {best}"),
    "change_col": ("Change", "Muutos", "Ändring"),
}
