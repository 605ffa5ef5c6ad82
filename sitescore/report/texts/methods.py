"""Sentences and headings of the comparison of methods."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "methods_title": (
        "{title}: ranks by {count} methods",
        "{title}: sijat {count} menetelmällä",
        "{title}: rang med {count} metoder",
    ),
    "methods_legend": (
        "#: by the method of the criteria file. Borda: consensus of all opinions. Ranks: best and worst by any method. "
        "Alone first: by how many opinions. Methods that give one and the same ranking are one opinion; those that tell "
        "fewer than half of the sites apart are left out of it.",
        "#: kriteeritiedoston menetelmällä. Borda: kaikkien mielipiteiden yhteinen järjestys. Sijat: paras ja huonoin millä "
        "tahansa menetelmällä. Yksin 1.: kuinka monen mielipiteen mukaan. Saman järjestyksen antavat menetelmät ovat yksi "
        "mielipide; ne, jotka erottavat alle puolet kohteista, jätetään pois.",
        "#: med kriteriefilens metod. Borda: alla åsikters gemensamma ordning. Rang: bäst och sämst med någon metod. Ensam "
        "1:a: enligt hur många åsikter. Metoder som ger samma ordning är en åsikt; de som skiljer färre än hälften av "
        "platserna åt räknas inte.",
    ),
    "methods_same_values": (
        "Every method starts from the same values (0 to 1) and weights, and then stretches them among these sites by its "
        "own rule: so even wsm is not the study's own weighted sum. Agreement is Kendall's tau-b with the stated ranking "
        "(1: the same order, 0: unrelated, -1: reversed).",
        "Kaikki menetelmät lähtevät samoista arvoista (0–1) ja painoista ja venyttävät arvoja näiden kohteiden kesken omalla "
        "säännöllään: siksi edes wsm ei ole tutkimuksen oma painotettu summa. Yhtäpitävyys on Kendallin tau-b annetun "
        "järjestyksen kanssa (1: sama järjestys, 0: ei yhteyttä, -1: käänteinen).",
        "Alla metoder utgår från samma värden (0–1) och vikter och sträcker dem mellan dessa platser enligt sin egen regel: "
        "därför är inte ens wsm studiens egen vägda summa. Samstämmigheten är Kendalls tau-b med den angivna ordningen "
        "(1: samma ordning, 0: inget samband, -1: omvänd).",
    ),
    "methods_one_opinion": (
        "There is one opinion only (methods: {count}): nothing to compare.",
        "Mielipiteitä on vain yksi (menetelmiä: {count}): ei verrattavaa.",
        "Det finns bara en åsikt (metoder: {count}): inget att jämföra.",
    ),
    "methods_all": (
        "All {count} opinions put {leader} first: the choice of method does not matter here.",
        "Kaikki {count} mielipidettä nostavat ensimmäiseksi: {leader}. Menetelmän valinta ei vaikuta tässä.",
        "Alla {count} åsikter sätter {leader} först: valet av metod spelar ingen roll här.",
    ),
    "methods_shared": (
        "{leader} is alone in first place by {agreed} of {count} opinions and no other site by any: the choice of method "
        "matters little here.",
        "{leader} on yksin ensimmäinen {agreed}/{count} mielipiteen mukaan eikä mikään muu kohde minkään: menetelmän valinta "
        "vaikuttaa tässä vähän.",
        "{leader} är ensam först enligt {agreed} av {count} åsikter och ingen annan plats enligt någon: valet av metod "
        "spelar liten roll här.",
    ),
    "methods_most": (
        "{leader} is alone in first place by {agreed} of {count} opinions, {rival} by {times}: the choice of method matters "
        "little here.",
        "{leader} on yksin ensimmäinen {agreed}/{count} mielipiteen mukaan, {rival} {times}: menetelmän valinta vaikuttaa "
        "tässä vähän.",
        "{leader} är ensam först enligt {agreed} av {count} åsikter, {rival} enligt {times}: valet av metod spelar liten "
        "roll här.",
    ),
    "methods_matter": (
        "{leader} is alone in first place by only {agreed} of {count} opinions, {rival} by {times}: the choice of method "
        "matters here.",
        "{leader} on yksin ensimmäinen vain {agreed}/{count} mielipiteen mukaan, {rival} {times}: menetelmän valinta "
        "vaikuttaa tässä.",
        "{leader} är ensam först enligt bara {agreed} av {count} åsikter, {rival} enligt {times}: valet av metod spelar "
        "roll här.",
    ),
    "methods_agreement": (
        "Over the whole order the opinions agree with Kendall's W {concordance} (1: all the same, 0: no agreement).",
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
        "In how many trials a site that led another came behind it, when a site was added at random, dropped or copied, "
        "or when another than the best got worse (Worse: the best fell). Circles: triples without an order, and Pairs: "
        "pairs against the whole order, when sites are taken two by two. * all there are; – the method met sites that it "
        "cannot rate. Unknown figures are held where they stand. Seed {seed}, up to {trials} trials each.",
        "Kuinka monessa kokeessa edellä ollut kohde jäi toisen taakse, kun kohde lisättiin satunnaisesti, poistettiin tai "
        "kopioitiin tai kun jokin muu kuin paras heikkeni (Heikennys: paras putosi). Kehät: kolmikot vailla järjestystä, "
        "Parit: parit koko järjestystä vastaan, kun kohteita verrataan kaksittain. * kaikki; – menetelmä kohtasi "
        "kohteita, joita se ei voi arvioida. Puuttuvat luvut pysyvät paikallaan. Siemen {seed}, enintään {trials} koetta.",
        "I hur många försök en plats som ledde hamnade bakom en annan, när en plats lades till slumpvis, togs bort eller "
        "kopierades, eller när en annan än den bästa försämrades (Sämre: den bästa föll). Cirklar: tripplar utan ordning, "
        "Par: par mot hela ordningen, när platser jämförs två och två. * alla som finns; – metoden mötte platser som den "
        "inte kan bedöma. Okända uppgifter hålls där de står. Frö {seed}, högst {trials} försök.",
    ),
    "audit_own": ("{method} (the study's)", "{method} (oma)", "{method} (studiens)"),
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
    "check_add": ("Added", "Lisäys", "Tillägg"),
    "check_drop": ("Dropped", "Poisto", "Bort"),
    "check_clone": ("Copied", "Kopio", "Kopia"),
    "check_worsen": ("Worse", "Heikennys", "Sämre"),
    "check_circles": ("Circles", "Kehät", "Cirklar"),
    "check_pairs": ("Pairs", "Parit", "Par"),
    "method_col": ("Method", "Menetelmä", "Metod"),
    "consensus_col": ("Borda", "Borda", "Borda"),
    "firsts_col": ("Alone first", "Yksin 1.", "Ensam 1:a"),
    "first_by": ("First", "Ensimmäinen", "Först"),
    "agreement_col": ("Agreement", "Yhtäpitävyys", "Samstämmighet"),
}
