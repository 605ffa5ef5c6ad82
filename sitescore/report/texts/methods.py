"""Sentences and headings of the comparison of methods."""

from __future__ import annotations

METHODS: dict[str, tuple[str, str, str]] = {
    "methods_title": (
        "{title}: ranks by {count} methods",
        "{title}: sijat {count} menetelmällä",
        "{title}: rang med {count} metoder",
    ),
    "methods_legend": (
        "Rank: by the method of the criteria file. Borda: consensus of all methods. Ranks: best and worst of any method. "
        "First: how many methods put the site first.",
        "Sija: kriteeritiedoston menetelmällä. Borda: kaikkien menetelmien yhteinen järjestys. Sijat: paras ja huonoin "
        "millään menetelmällä. Ensin: kuinka moni menetelmä nostaa kohteen ensimmäiseksi.",
        "Rang: med kriteriefilens metod. Borda: alla metoders gemensamma ordning. Rang (bäst–sämst): med någon metod. "
        "Först: hur många metoder som sätter platsen först.",
    ),
    "methods_same_values": (
        "Every method has the same values (0 to 1) and weights; agreement is Kendall's tau-b with the stated ranking "
        "(1: the same order, 0: unrelated, -1: reversed).",
        "Kaikilla menetelmillä on samat arvot (0–1) ja painot; yhtäpitävyys on Kendallin tau-b annetun järjestyksen kanssa "
        "(1: sama järjestys, 0: ei yhteyttä, -1: käänteinen).",
        "Alla metoder har samma värden (0–1) och vikter; samstämmigheten är Kendalls tau-b med den angivna ordningen "
        "(1: samma ordning, 0: inget samband, -1: omvänd).",
    ),
    "methods_all": (
        "All {count} methods put {leader} first: the choice of method does not matter here.",
        "Kaikki {count} menetelmää nostavat ensimmäiseksi: {leader}. Menetelmän valinta ei vaikuta tässä.",
        "Alla {count} metoder sätter {leader} först: valet av metod spelar ingen roll här.",
    ),
    "methods_most": (
        "{leader} is first by {agreed} of {count} methods, {rival} by {times}: the choice of method matters little here.",
        "{leader} on ensimmäinen {agreed}/{count} menetelmällä, {rival} {times}: menetelmän valinta vaikuttaa tässä vähän.",
        "{leader} är först med {agreed} av {count} metoder, {rival} med {times}: valet av metod spelar liten roll här.",
    ),
    "methods_matter": (
        "{leader} is first by only {agreed} of {count} methods, {rival} by {times}: the choice of method matters here.",
        "{leader} on ensimmäinen vain {agreed}/{count} menetelmällä, {rival} {times}: menetelmän valinta vaikuttaa tässä.",
        "{leader} är först med bara {agreed} av {count} metoder, {rival} med {times}: valet av metod spelar roll här.",
    ),
    "methods_agreement": (
        "Over the whole order the methods agree with Kendall's W {concordance} (1: all the same, 0: no agreement).",
        "Koko järjestyksessä menetelmien yhtäpitävyys on Kendallin W {concordance} (1: kaikki samat, 0: ei yhtäpitävyyttä).",
        "Över hela ordningen är metodernas samstämmighet Kendalls W {concordance} (1: alla lika, 0: ingen).",
    ),
    "methods_refused": (
        "Cannot rate these values:",
        "Eivät voi arvioida näitä arvoja:",
        "Kan inte bedöma dessa värden:",
    ),
    "steps_title": (
        "{site}: the score by {method}, step by step",
        "{site}: pisteet menetelmällä {method} vaihe vaiheelta",
        "{site}: poängen med {method} steg för steg",
    ),
    "steps_score_highest": (
        "Score {score}, rank {rank} of {count} (the highest is best).",
        "Pisteet {score}, sija {rank}/{count} (suurin on paras).",
        "Poäng {score}, rang {rank} av {count} (högst är bäst).",
    ),
    "steps_score_lowest": (
        "Score {score}, rank {rank} of {count} (the lowest is best).",
        "Pisteet {score}, sija {rank}/{count} (pienin on paras).",
        "Poäng {score}, rang {rank} av {count} (lägst är bäst).",
    ),
    "steps_study": (
        "These are the steps of the paper at its own defaults, on the values 0 to 1. The study's own score, by "
        "{method} as the study sets it, is {score} of 100, rank {rank} of {count}.",
        "Vaiheet ovat menetelmän julkaisun omilla oletuksilla, arvoilla 0–1. Tutkimuksen oma tulos menetelmällä {method}, "
        "niin kuin tutkimus sen määrittää, on {score}/100, sija {rank}/{count}.",
        "Stegen är metodens egna enligt artikeln, med dess förval och på värdena 0–1. Studiens egen poäng med {method}, "
        "så som studien anger den, är {score} av 100, rang {rank} av {count}.",
    ),
    "steps_nearest": (
        "Against other sites: the {shown} nearest by rank of {count}; the rest in --format json.",
        "Muita kohteita vastaan: sijaltaan {shown} lähintä, kaikkiaan {count}; loput: --format json.",
        "Mot andra platser: de {shown} närmaste i rang av {count}; resten i --format json.",
    ),
    "steps_left_out": (
        "Not shown, too long or of unknown layout: {tables}. They are whole in --format json.",
        "Ei näytetä, liian pitkiä tai rakenteeltaan tuntemattomia: {tables}. Kokonaan: --format json.",
        "Visas inte, för långa eller av okänd form: {tables}. De finns hela i --format json.",
    ),
    "audit_title": (
        "{title}: does the order of two sites hang on the others?",
        "{title}: riippuuko kahden kohteen järjestys muista?",
        "{title}: beror två platsers ordning på de andra?",
    ),
    "audit_legend": (
        "How often a site that led another came behind it: of sites added at random, each site dropped, each copied; how "
        "often the best fell when another site worsened; triples that run in circles and pairs against the whole order "
        "when sites are taken two by two. Seed {seed}, up to {trials} trials each; * all there are.",
        "Kuinka usein edellä ollut kohde jäi toisen taakse, kun kohteita lisättiin satunnaisesti, poistettiin tai "
        "kopioitiin; kuinka usein paras putosi, kun toinen heikkeni; kehässä kulkevat kolmikot ja koko järjestystä vastaan "
        "olevat parit, kun kohteita verrataan kaksittain. Siemen {seed}, enintään {trials} koetta; * kaikki.",
        "Hur ofta en plats som ledde hamnade bakom en annan när platser lades till slumpvis, togs bort eller kopierades; "
        "hur ofta den bästa föll när en annan försämrades; tripplar som går i cirkel och par mot hela ordningen när "
        "platser jämförs två och två. Frö {seed}, högst {trials} försök; * alla som finns.",
    ),
    "audit_never": (
        "Never reversed in these trials: {methods}.",
        "Ei kertaakaan kääntynyt näissä kokeissa: {methods}.",
        "Aldrig omkastad i dessa försök: {methods}.",
    ),
    "audit_own_keeps": (
        "The study's own method, {method}, never reversed two sites here.",
        "Tutkimuksen oma menetelmä {method} ei kertaakaan kääntänyt kahta kohdetta.",
        "Studiens egen metod {method} kastade aldrig om två platser här.",
    ),
    "audit_own_turns": (
        "The study's own method, {method}, reversed sites in {count} of {trials} trials: the order of two sites can hang "
        "on which others are compared, as of {first} and {second}.",
        "Tutkimuksen oma menetelmä {method} käänsi kohteita {count} kokeessa {trials}:sta: kahden kohteen järjestys voi "
        "riippua muista, esimerkiksi {first} ja {second}.",
        "Studiens egen metod {method} kastade om platser i {count} av {trials} försök: två platsers ordning kan bero på "
        "vilka andra som jämförs, som för {first} och {second}.",
    ),
    "check_add": ("Added", "Lisätty", "Tillagd"),
    "check_drop": ("Dropped", "Poistettu", "Borttagen"),
    "check_clone": ("Copied", "Kopioitu", "Kopierad"),
    "check_worsen": ("Worse", "Heikompi", "Sämre"),
    "check_circles": ("Circles", "Kehät", "Cirklar"),
    "check_pairs": ("Pairs", "Parit", "Par"),
    "method_col": ("Method", "Menetelmä", "Metod"),
    "consensus_col": ("Borda", "Borda", "Borda"),
    "firsts_col": ("First", "Ensin", "Först"),
    "first_by": ("First", "Ensimmäinen", "Först"),
    "agreement_col": ("Agreement", "Yhtäpitävyys", "Samstämmighet"),
}
