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
    "audit_title": (
        "{title}: does the order of two sites hang on the others?",
        "{title}: riippuuko kahden kohteen järjestys muista?",
        "{title}: beror två platsers ordning på de andra?",
    ),
    "audit_legend": (
        "In how many trials a site that led another came behind it, when a site was added at random, dropped or copied, "
        "or when another than the best got worse (Worse: the best fell). Circles: triples without an order, and Pairs: "
        "pairs against the whole order, when sites are taken two by two. * all there are; – the method met sites that it "
        "cannot rate. Unknown figures are held where they stand. Seed {seed}, up to {trials} trials each.",
        "Kuinka monessa kokeessa edellä ollut kohde jäi toisen taakse, kun kohde lisättiin satunnaisesti, poistettiin tai "
        "kopioitiin tai kun jokin muu kuin paras heikkeni (Heikko: paras putosi). Kehät: kolmikot vailla järjestystä, "
        "Parit: parit koko järjestystä vastaan, kun kohteita verrataan kaksittain. * kaikki; – menetelmä kohtasi "
        "kohteita, joita se ei voi arvioida. Puuttuvat luvut pysyvät paikallaan. Siemen {seed}, enintään {trials} koetta.",
        "I hur många försök en plats som ledde hamnade bakom en annan, när en plats lades till slumpvis, togs bort eller "
        "kopierades, eller när en annan än den bästa försämrades (Sämre: den bästa föll). Cirklar: tripplar utan ordning, "
        "Par: par mot hela ordningen, när platser jämförs två och två. * alla som finns; – metoden mötte platser som den "
        "inte kan bedöma. Okända uppgifter hålls där de står. Frö {seed}, högst {trials} försök.",
    ),
    "audit_own": ("{method} (the study's)", "{method} (tämän)", "{method} (studiens)"),
    "audit_never": (
        "Never reversed in these trials: {methods}. A method that puts many sites level has little to reverse.",
        "Ei kertaakaan kääntynyt näissä kokeissa: {methods}. Menetelmällä, joka asettaa monta kohdetta tasoihin, on vähän "
        "käännettävää.",
        "Aldrig omkastad i dessa försök: {methods}. En metod som sätter många platser lika har litet att kasta om.",
    ),
    "audit_own_keeps": (
        "The study's own method, {method}, never reversed two sites here.",
        "Tutkimuksen oma menetelmä {method} ei kertaakaan kääntänyt kahta kohdetta.",
        "Studiens egen metod {method} kastade aldrig om två platser här.",
    ),
    "audit_own_turns": (
        "The study's own method, {method}, reversed sites ({counts}): the order of two can hang on which others are "
        "compared, as of {first} and {second}.",
        "Tutkimuksen oma menetelmä {method} käänsi kohteita ({counts}): kahden järjestys voi riippua muista, esimerkiksi "
        "{first} ja {second}.",
        "Studiens egen metod {method} kastade om platser ({counts}): två platsers ordning kan bero på vilka andra som "
        "jämförs, som för {first} och {second}.",
    ),
    "check_add": ("Added", "Lisäys", "Till"),
    "check_drop": ("Dropped", "Poisto", "Bort"),
    "check_clone": ("Copied", "Kopio", "Kopia"),
    "check_worsen": ("Worse", "Heikko", "Sämre"),
    "check_circles": ("Circles", "Kehät", "Cirklar"),
    "check_pairs": ("Pairs", "Parit", "Par"),
    "method_col": ("Method", "Menetelmä", "Metod"),
    "consensus_col": ("Borda", "Borda", "Borda"),
    "firsts_col": ("First", "Ensin", "Först"),
    "first_by": ("First", "Ensimmäinen", "Först"),
    "agreement_col": ("Agreement", "Yhtäpitävyys", "Samstämmighet"),
}
