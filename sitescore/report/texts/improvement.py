"""Sentences and headings of improvement plans."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "improve_title": (
        "{name} (rank {rank}, {score} points): what would bring it {goal}",
        "{name} (sija {rank}, {score} pistettä): mikä toisi sen {goal}",
        "{name} (rang {rank}, {score} poäng): vad som skulle föra den {goal}",
    ),
    "goal_rank": ("to rank {rank}", "sijalle {rank}", "till rang {rank}"),
    "goal_up": ("further up", "ylemmäs", "högre upp"),
    "improve_to": ("To rank {rank}", "Sijalle {rank}", "Till rang {rank}"),
    "improve_admitted": ("To be ranked at all", "Mukaan vertailuun", "För att alls rangordnas"),
    "improve_farther": (
        "Plans for higher ranks: `sitescore improve SITES {site} --to-rank K`.",
        "Suunnitelmat ylemmille sijoille: `sitescore improve KOHTEET {site} --to-rank K`.",
        "Planer för högre ranger: `sitescore improve PLATSER {site} --to-rank K`.",
    ),
    "goal_beat": ("level with {name}", "tasoihin kohteen {name} kanssa", "jämsides med {name}"),
    "improve_there": (
        "Nothing need change: it has this rank, or a better one, already.",
        "Mitään ei tarvitse muuttaa: kohteella on jo tämä sija tai parempi.",
        "Inget behöver ändras: platsen har redan denna rang eller en bättre.",
    ),
    "improve_level": (
        "Nothing need change: it is level already, or ahead.",
        "Mitään ei tarvitse muuttaa: kohde on jo tasoissa tai edellä.",
        "Inget behöver ändras: platsen är redan jämsides eller före.",
    ),
    "improve_gap": (
        "{gap} points are missing. Changes that {who} can decide on:",
        "Puuttuu {gap} pistettä. Muutokset, joista päättää {who}:",
        "{gap} poäng saknas. Ändringar som {who} kan besluta om:",
    ),
    "improve_only_lift": (
        "Only the knock-out is in the way. Changes that {who} can decide on:",
        "Vain karsinta on esteenä. Muutokset, joista päättää {who}:",
        "Bara uteslutningen står i vägen. Ändringar som {who} kan besluta om:",
    ),
    "improve_no_levers": (
        "No known figure is theirs to change. Criteria say with `controllable` whose decision could change them; --controllable site,region,nation,none counts all.",
        "Mikään tunnettu luku ei ole heidän muutettavissaan. Kriteeri kertoo avaimella `controllable`, kenen päätöksestä se riippuu; --controllable site,region,nation,none laskee kaikki.",
        "Ingen känd uppgift är deras att ändra. Kriterierna säger med `controllable` vems beslut som kan ändra dem; --controllable site,region,nation,none räknar alla.",
    ),
    "who_site": ("the site", "kohde", "platsen"),
    "who_region": ("the region", "seutu", "regionen"),
    "who_nation": ("the nation", "valtio", "staten"),
    "who_none": ("nobody", "ei kukaan", "ingen"),
    "plan_cheapest": (
        "Plan {number}, the least effort: {cost}; then {score} points, rank {rank}; holds for {share} of the weights (±{error})",
        "Suunnitelma {number}, vähin vaiva: {cost}; sitten {score} pistettä, sija {rank}; pätee {share}:lla arvotuista painoista (±{error})",
        "Plan {number}, minsta insats: {cost}; sedan {score} poäng, rang {rank}; håller för {share} av vikterna (±{error})",
    ),
    "plan_other": (
        "Plan {number}, another way: {cost}; then {score} points, rank {rank}; holds for {share} of the weights (±{error})",
        "Suunnitelma {number}, toinen tapa: {cost}; sitten {score} pistettä, sija {rank}; pätee {share}:lla arvotuista painoista (±{error})",
        "Plan {number}, ett annat sätt: {cost}; sedan {score} poäng, rang {rank}; håller för {share} av vikterna (±{error})",
    ),
    "plan_robust": (
        "Plan {number}, to hold for all the weights drawn: {cost}; then {score} points, rank {rank}; holds for {share} (±{error})",
        "Suunnitelma {number}, kaikilla arvotuilla painoilla: {cost}; sitten {score} pistettä, sija {rank}; pätee {share}:lla painoista (±{error})",
        "Plan {number}, som håller för alla dragna vikter: {cost}; sedan {score} poäng, rang {rank}; håller för {share} av vikterna (±{error})",
    ),
    "plan_chance": (
        "Plan {number}, to hold often enough: {cost}; then {score} points, rank {rank}; holds for {share} of the weights (±{error})",
        "Suunnitelma {number}, riittävän usein: {cost}; sitten {score} pistettä, sija {rank}; pätee {share}:lla arvotuista painoista (±{error})",
        "Plan {number}, som håller ofta nog: {cost}; sedan {score} poäng, rang {rank}; håller för {share} av vikterna (±{error})",
    ),
    "plan_furthest": (
        "Not reachable with these. Everything at its best gives {score} points, rank {rank} (effort {cost}):",
        "Ei saavutettavissa näillä. Kaikki parhaimmillaan antaa {score} pistettä, sija {rank} (vaiva {cost}):",
        "Inte nåbart med dessa. Allt på sitt bästa ger {score} poäng, rang {rank} (insats {cost}):",
    ),
    "plan_robust_not": (
        "No plan holds for all the weights drawn; everything at its best holds for {share} (±{error}).",
        "Mikään suunnitelma ei päde kaikilla arvotuilla painoilla; kaikki parhaimmillaan riittää {share}:lla niistä (±{error}).",
        "Ingen plan håller för alla dragna vikter; allt på sitt bästa håller för {share} av vikterna (±{error}).",
    ),
    "plan_rise": (
        "{rise} of these points only make up for {sites} rising as well: what is not known there ({criteria}) counts as the mean of the sites where it is known, and the plan lifts that mean.",
        "Näistä pisteistä {rise} vain korvaa sen, että myös {sites} nousee: mitä siitä ei tiedetä ({criteria}), lasketaan niiden kohteiden keskiarvona, joista se tiedetään, ja suunnitelma nostaa keskiarvoa.",
        "Av dessa poäng väger {rise} bara upp att även {sites} stiger: det som inte är känt där ({criteria}) räknas som medelvärdet för de platser där det är känt, och planen höjer medelvärdet.",
    ),
    "plan_spare": (
        "It goes {spare} points further than needed: some figures change in whole steps only, or the plan is on the safe side.",
        "Se menee {spare} pistettä tarpeellista pitemmälle: jotkin luvut muuttuvat vain kokonaisin askelin, tai suunnitelma on varman päälle.",
        "Den går {spare} poäng längre än nödvändigt: vissa uppgifter ändras bara i hela steg, eller så tar planen det säkra före det osäkra.",
    ),
    "plan_short": (
        "{short} points would still be missing.",
        "Silloinkin puuttuisi {short} pistettä.",
        "Ändå skulle {short} poäng saknas.",
    ),
    "effort": ("Effort", "Vaiva", "Insats"),
    "now_short": ("Now", "Nyt", "Nu"),
    "then_short": ("Then", "Sitten", "Sedan"),
    "improve_effort": (
        "Effort: 1 is the whole way from now to the best of a criterion, unless the criteria file or --cost says what a "
        "unit costs. Shares: over {draws} draws of the weights within their ranges, seed {seed}.",
        "Vaiva: 1 on koko matka nykyisestä kriteerin parhaaseen, ellei kriteeritiedosto tai --cost kerro yksikön "
        "hintaa. Osuudet: {draws} painojen arvonnasta vaihteluväleillä, siemen {seed}.",
        "Insats: 1 är hela vägen från nu till kriteriets bästa, om inte kriteriefilen eller --cost anger vad en enhet "
        "kostar. Andelar: över {draws} dragningar av vikterna inom sina intervall, frö {seed}.",
    ),
    "improve_lost": (
        "{points} points are lost on things that others decide or nobody can change.",
        "{points} pistettä menetetään asioissa, joista muut päättävät tai joita kukaan ei voi muuttaa.",
        "{points} poäng går förlorade på sådant som andra beslutar om eller ingen kan ändra.",
    ),
    "improve_unknown": (
        "To be found out first, and left out here: {criteria}.",
        "Selvitettävä ensin, ei mukana tässä: {criteria}.",
        "Bör utredas först, utelämnat här: {criteria}.",
    ),
}
