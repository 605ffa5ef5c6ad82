"""Sentences and headings of the robustness report."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "robustness_title": (
        "{title}: how sure, over everything not known",
        "{title}: kuinka varmaa, kun kaikki epävarmuus otetaan huomioon",
        "{title}: hur säkert, över allt som inte är känt",
    ),
    "leading_title": (
        "{title}: how sure, of the best sites",
        "{title}: kuinka varmaa, parhaista kohteista",
        "{title}: hur säkert, av de bästa platserna",
    ),
    "leading_often": (
        "Most often first is {site}, in {share}.",
        "Useimmin ensimmäinen on {site}, {share}:ssa.",
        "Oftast först är {site}, i {share}.",
    ),
    "leading_span": (
        "In 90 % of the draws {site} lies between ranks {low} and {high} of {sites}.",
        "90 %:ssa arvonnoista {site} on sijojen {low} ja {high} välillä, kun kohteita on {sites}.",
        "I 90 % av dragningarna ligger {site} mellan rang {low} och {high} av {sites}.",
    ),
    "not_told_apart": (
        "Which site comes first most often cannot be told from {draws} draws, as error bars overlap: {sites}.",
        "Arvonnoista ({draws}) ei voi sanoa, mikä kohde on useimmin ensimmäinen, koska virherajat menevät päällekkäin: {sites}.",
        "Vilken plats som oftast är först går inte att säga utifrån {draws} dragningar, eftersom felstaplarna överlappar: {sites}.",
    ),
    "leading_came_first": (
        "In one draw or more {came} of {of} sites came first (draws move weights too, but seldom all figures to their ends); in {others} of the draws it was one that is not listed below.",
        "Ainakin yhdessä arvonnassa ensimmäiseksi tuli {came} kohdetta, kaikkiaan {of} (arvonta muuttaa myös painoja, mutta harvoin kaikkia lukuja ääripäihinsä); {others}:ssa arvonnoista se oli jokin, jota alla ei luetella.",
        "I minst en dragning kom {came} av {of} platser först (dragningar ändrar även vikter, men sällan alla uppgifter till ytterlägena); i {others} av dragningarna var det en som inte räknas upp nedan.",
    ),
    "leading_possible": (
        "Of {of} sites {quarter} can be first with weights within ±25 % of the stated ones, {ten} within ±10 %.",
        "Ensimmäiseksi voi nousta kaikkiaan {of} kohteesta {quarter}, kun painot poikkeavat annetuista enintään 25 %, ja {ten}, kun enintään 10 %.",
        "Av {of} platser kan {quarter} vara först med vikter inom ±25 % av de angivna, {ten} inom ±10 %.",
    ),
    "leading_columns": (
        "First, Top {top}: share of {draws} draws of everything not known ± half the bar (seed {seed}). Ranks: 90 % of the draws, among all {sites} sites.",
        "Ensin, {top} parasta: osuus {draws} arvonnasta, joissa kaikki tuntematon vaihtelee, ± puolet virherajasta (siemen {seed}). Sijat: 90 % arvonnoista, kaikkien {sites} kohteen joukossa.",
        "Först, topp {top}: andel av {draws} dragningar av allt som inte är känt ± halva stapeln (frö {seed}). Rang: 90 % av dragningarna, bland alla {sites} platser.",
    ),
    "leading_weights_columns": (
        "To move: fewest points of 100 of weight to move before the site draws level with the leader. All off by: how wrong all weights must be at once for that. "
        "±25 %, ±10 %: can it be first where each weight strays by up to so much.",
        "Siirto: vähin määrä painon pisteitä sadasta, jolla kohde nousee nykyisen johtajan tasalle. Väärin: kuinka väärin kaikkien painojen pitää siihen yhtä aikaa olla. "
        "±25 %, ±10 %: voiko kohde olla ensimmäinen, kun jokainen paino poikkeaa enintään sen verran.",
        "Att flytta: minsta antal viktpoäng av 100 innan platsen är jämsides med ledaren. Alla fel med: hur fel alla vikter måste vara samtidigt för det. "
        "±25 %, ±10 %: kan platsen vara först när varje vikt avviker högst så mycket.",
    ),
    "robust_verdict": (
        "{site} is first in {first} of the draws ({low}–{high}), among the {top} best in {best}.",
        "{site} on ensimmäinen {first}:ssa arvonnoista ({low}–{high}), {top} parhaan joukossa {best}:ssa.",
        "{site} är först i {first} av dragningarna ({low}–{high}), bland de {top} bästa i {best}.",
    ),
    "robust_verdict_first": (
        "{site} is first in {first} of the draws ({low}–{high}).",
        "{site} on ensimmäinen {first}:ssa arvonnoista ({low}–{high}).",
        "{site} är först i {first} av dragningarna ({low}–{high}).",
    ),
    "robust_alike": (
        "{sites} are measured alike and are level in every draw; together they are first in {share} of them.",
        "{sites} ovat mitatuilta luvuiltaan samat ja tasoissa jokaisessa arvonnassa; yhdessä ne ovat ensimmäisiä {share}:ssa niistä.",
        "{sites} har samma uppgifter och är jämna i varje dragning; tillsammans är de först i {share} av dem.",
    ),
    "robust_rival": (
        "Next is {site}: first in {first} ({low}–{high}).",
        "Seuraava on {site}: ensimmäinen {first}:ssa ({low}–{high}).",
        "Närmast är {site}: först i {first} ({low}–{high}).",
    ),
    "robust_driver": (
        "What makes the ranks uncertain: {parts}.",
        "Mikä tekee sijoista epävarmoja: {parts}.",
        "Vad som gör rangerna osäkra: {parts}.",
    ),
    "robust_driver_part": ("{group} {share} (±{error})", "{group} {share} (±{error})", "{group} {share} (±{error})"),
    "group_weights": ("weights", "painot", "vikter"),
    "group_data": ("ranges in the data", "aineiston vaihteluvälit", "intervall i data"),
    "group_missing": ("unknown figures", "puuttuvat luvut", "okända uppgifter"),
    "group_curves": ("shape of the value functions", "arvofunktioiden muoto", "värdefunktionernas form"),
    "group_method": ("scoring method", "pisteytysmenetelmä", "poängmetod"),
    "group_normaliser": ("normaliser", "normalisointi", "normalisering"),
    "robust_decisive": (
        "Decisiveness {figure} ({low}–{high}; 1: one sure winner, 0: all sites equally likely).",
        "Ratkaisevuus {figure} ({low}–{high}; 1: yksi varma voittaja, 0: kaikki yhtä todennäköisiä).",
        "Entydighet {figure} ({low}–{high}; 1: en säker vinnare, 0: alla lika sannolika).",
    ),
    "robust_draws": (
        "{draws} draws, seed {seed}, {sampler}. Varied: {varied}. Bars are 95 % for the number of draws.",
        "{draws} arvontaa, siemen {seed}, {sampler}. Vaihdeltu: {varied}. 95 %:n virherajat johtuvat arvontojen määrästä.",
        "{draws} dragningar, frö {seed}, {sampler}. Varierat: {varied}. Felstaplarna (95 %) beror på antalet dragningar.",
    ),
    "sampler_independent": ("independent draws", "riippumattomia", "oberoende"),
    "sampler_chains": ("draws from chains", "ketjuista", "ur kedjor"),
    "sampler_sobol": (
        "scrambled Sobol' points, {replicates} replicates",
        "sekoitettuja Sobolin pisteitä, {replicates} toistoa",
        "omkastade Sobolpunkter, {replicates} upprepningar",
    ),
    "robust_columns": (
        "First, Top {top}: share of draws ± half the bar. Ranks: 90 % of the draws; at most: with the bars of both ends. Mean: expected rank. "
        "Sure at its best: chance of being first under the weights that suit the site.",
        "Ensin, {top} parasta: osuus arvonnoista ± puolet virherajasta. Sijat: 90 % arvonnoista; enintään: virherajoineen. Keskim.: odotettu sija. "
        "Varmuus: ensimmäisyyden todennäköisyys kohteelle sopivilla painoilla.",
        "Först, topp {top}: andel av dragningarna ± halva stapeln. Rang: 90 % av dragningarna; som mest: med båda ändarnas felstaplar. Medel: förväntad rang. "
        "Säker: chansen att vara först med vikter som passar platsen.",
    ),
    "robust_prefers": (
        "{site} comes first where more weight than in the mean draw is on {criteria}.",
        "{site} nousee ensimmäiseksi, kun näiden paino on arvontojen keskiarvoa suurempi: {criteria}.",
        "{site} kommer först när mer vikt än i den genomsnittliga dragningen ligger på {criteria}.",
    ),
    "who_wins_when": ("Who is first when", "Milloin mikin kohde on ensimmäinen", "Vilken plats är först när"),
    "first_share": ("First", "Ensin", "Först"),
    "top_share": ("Top {top}", "{top} parasta", "Topp {top}"),
    "rank_span": ("Ranks", "Sijat", "Rang"),
    "rank_reach": ("Ranks at most", "Sijat enintään", "Rang som mest"),
    "mean_rank": ("Mean", "Keskim.", "Medel"),
    "sure": ("Sure at its best", "Varmuus", "Säker"),
    "robust_none": (
        "Nothing varies: the ranking is certain.",
        "Mikään ei vaihtele: järjestys on varma.",
        "Inget varierar: ordningen är säker.",
    ),
}
