"""Sentences and headings of the sensitivity panel."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "sensitivity_title": (
        "{title}: what would change the ranking (exact, no sampling)",
        "{title}: mikä muuttaisi järjestystä (tarkka, ei otantaa)",
        "{title}: vad som skulle ändra ordningen (exakt, inget urval)",
    ),
    "sensitivity_title_numeric": (
        "{title}: what would change the ranking (found numerically)",
        "{title}: mikä muuttaisi järjestystä (numeerisesti haettu)",
        "{title}: vad som skulle ändra ordningen (numeriskt funnet)",
    ),
    "sensitivity_searched": (
        "{method} scores are not linear in the weights: answers on weights were searched for at {tried} sets of weights "
        "(seed {seed}). Distances and intervals are at most as wide as shown; a change that is undone within a step is "
        "not seen. What leaving out does is exact.",
        "{method}-pisteet eivät ole lineaarisia painojen suhteen: painoja koskevat vastaukset haettiin {tried} painojoukolla "
        "(siemen {seed}). Etäisyydet ja välit ovat enintään näytetyt; askeleen sisällä kumoutuva muutos jää näkemättä. "
        "Poisjättöjen vaikutukset ovat tarkkoja.",
        "{method}-poäng är inte linjära i vikterna: svaren om vikter söktes vid {tried} uppsättningar vikter "
        "(frö {seed}). Avstånd och intervall är högst de visade; en ändring som tas tillbaka inom ett steg syns inte. "
        "Vad utelämnande gör är exakt.",
    ),
    "sensitivity_held_numeric": (
        "Cells that do not apply (n/a) are held at what their siblings give at the stated weights.",
        "Solut, jotka eivät koske kohdetta (n/a), pidetään arvossa, jonka sisaret antavat annetuilla painoilla.",
        "Celler som inte gäller (n/a) hålls vid det som deras syskon ger med angivna vikter.",
    ),
    "sensitivity_held": (
        "Cells that do not apply (n/a) are held at what their siblings give at the stated weights; answers on weights "
        "are exact but for that.",
        "Solut, jotka eivät koske kohdetta (n/a), pidetään arvossa, jonka sisaret antavat annetuilla painoilla; "
        "painoja koskevat vastaukset ovat muuten tarkkoja.",
        "Celler som inte gäller (n/a) hålls vid det som deras syskon ger med angivna vikter; svaren om vikter är i "
        "övrigt exakta.",
    ),
    "panel_lead": (
        "{leader} leads, {gap} points before {second}.",
        "{leader} johtaa, {gap} pistettä ennen kohdetta {second}.",
        "{leader} leder, {gap} poäng före {second}.",
    ),
    "panel_tie": (
        "{leaders} share the lead.",
        "{leaders} ovat jaetussa johdossa.",
        "{leaders} delar ledningen.",
    ),
    "panel_alone": (
        "{leader} is the only site ranked.",
        "{leader} on ainoa vertailtu kohde.",
        "{leader} är den enda rangordnade platsen.",
    ),
    "panel_tolerance": (
        "The lead survives all weights being wrong at once {radius}; the set of the {top} best {top_radius}.",
        "Johto kestää, vaikka kaikki painot olisivat yhtä aikaa väärin {radius}; {top} parhaan joukko {top_radius}.",
        "Ledningen håller även om alla vikter samtidigt är fel {radius}; de {top} bästa {top_radius}.",
    ),
    "panel_tolerance_lead": (
        "The lead survives all weights being wrong at once {radius}.",
        "Johto kestää, vaikka kaikki painot olisivat yhtä aikaa väärin {radius}.",
        "Ledningen håller även om alla vikter samtidigt är fel {radius}.",
    ),
    "panel_tolerance_numeric": (
        "No error in all weights at once that would cost the lead was found {radius}; for the set of the {top} best "
        "{top_radius}.",
        "Kaikkien painojen yhtäaikaista virhettä, joka veisi johdon, ei löytynyt: {radius}; {top} parhaan joukko: "
        "{top_radius}.",
        "Inget fel i alla vikter samtidigt som skulle kosta ledningen hittades {radius}; för de {top} bästa {top_radius}.",
    ),
    "panel_tolerance_lead_numeric": (
        "No error in all weights at once that would cost the lead was found {radius}.",
        "Kaikkien painojen yhtäaikaista virhettä, joka veisi johdon, ei löytynyt: {radius}.",
        "Inget fel i alla vikter samtidigt som skulle kosta ledningen hittades {radius}.",
    ),
    "up_to": ("by up to ±{share}", "enintään ±{share}", "med upp till ±{share}"),
    "panel_never_flips": (
        "No weights can change who leads: {leader} is ahead on every criterion.",
        "Mitkään painot eivät muuta kärkeä: {leader} on edellä joka kriteerissä.",
        "Inga vikter kan ändra vem som leder: {leader} ligger före på varje kriterium.",
    ),
    "panel_never_flips_numeric": (
        "No weights were found at which {leader} does not lead.",
        "Painoja, joilla {leader} ei johtaisi, ei löytynyt.",
        "Inga vikter hittades där {leader} inte leder.",
    ),
    "panel_moved_numeric": (
        "At most {amount} of 100 points of weight, moved from {taken} to {given}, put {rival} level.",
        "Enintään {amount} painon pistettä sadasta siirrettynä ({taken} → {given}) nostaa rinnalle kohteen {rival}.",
        "Högst {amount} av 100 viktpoäng flyttade från {taken} till {given} ger {rival} jämnt läge.",
    ),
    "panel_moved": (
        "{amount} of 100 points of weight moved from {taken} to {given} would put {rival} level.",
        "{amount} painon pistettä sadasta siirrettynä ({taken} → {given}) nostaisi rinnalle kohteen {rival}.",
        "{amount} av 100 viktpoäng flyttade från {taken} till {given} skulle ge {rival} jämnt läge.",
    ),
    "panel_cell_excluded": (
        "Nearest figure: {criterion} of {site} at {needed} instead of {now}{percent} would exclude it; then {first} leads.",
        "Lähin luku: {criterion}, {site}, {needed} eikä {now}{percent}, karsisi kohteen; silloin johtaa {first}.",
        "Närmaste uppgift: {criterion} för {site} på {needed} i stället för {now}{percent} skulle utesluta den; då leder {first}.",
    ),
    "panel_cell_excluded_last": (
        "Nearest figure: {criterion} of {site} at {needed} instead of {now}{percent} would exclude it; then no site is left.",
        "Lähin luku: {criterion}, {site}, {needed} eikä {now}{percent}, karsisi kohteen; silloin yhtään kohdetta ei jää.",
        "Närmaste uppgift: {criterion} för {site} på {needed} i stället för {now}{percent} skulle utesluta den; då återstår ingen plats.",
    ),
    "panel_cell_admitted": (
        "Nearest figure: {criterion} of {site} at {needed} instead of {now}{percent} would end its exclusion, and it would lead.",
        "Lähin luku: {criterion}, {site}, {needed} eikä {now}{percent}, poistaisi karsinnan, ja kohde johtaisi.",
        "Närmaste uppgift: {criterion} för {site} på {needed} i stället för {now}{percent} skulle häva uteslutningen, och den skulle leda.",
    ),
    "then_tie": ("{first} level", "{first} tasoissa", "{first} jämsides"),
    "then_excluded": ("excluded; {first} leads", "karsittu; {first} johtaa", "utesluten; {first} leder"),
    "then_excluded_last": ("excluded; no site left", "karsittu; kohteita ei jää", "utesluten; ingen plats kvar"),
    "then_admitted": ("admitted; leads", "mukana; johtaa", "med; leder"),
    "panel_cell_tie": (
        "Nearest figure: {criterion} of {site} at {needed} instead of {now}{percent} would bring {first} level with {leader}.",
        "Lähin luku: {criterion}, {site}, {needed} eikä {now}{percent}, toisi tasoihin: {first} ja {leader}.",
        "Närmaste uppgift: {criterion} för {site} på {needed} i stället för {now}{percent} skulle ge {first} jämnt läge med {leader}.",
    ),
    "panel_no_cell": (
        "No single known figure, changed within its scale, would cost {leader} the lead.",
        "Mikään yksittäinen tunnettu luku ei asteikkonsa rajoissa veisi kohteelta {leader} johtoa.",
        "Ingen enskild känd uppgift, ändrad inom sin skala, skulle kosta {leader} ledningen.",
    ),
    "panel_cells_untried": (
        "Which single figure would end the lead is worked out for sums of weight x value only, not for {method}; "
        "all else here is exact.",
        "Mikä yksittäinen luku veisi johdon, lasketaan vain painotetuille summille, ei menetelmälle {method}; "
        "kaikki muu tässä on tarkkaa.",
        "Vilken enskild uppgift som skulle avsluta ledningen räknas ut bara för vägda summor, inte för {method}; "
        "allt annat här är exakt.",
    ),
    "panel_cells_untried_numeric": (
        "Which single figure would end the lead is worked out for sums of weight x value only, not for {method}.",
        "Mikä yksittäinen luku veisi johdon, lasketaan vain painotetuille summille, ei menetelmälle {method}.",
        "Vilken enskild uppgift som skulle avsluta ledningen räknas ut bara för vägda summor, inte för {method}.",
    ),
    "panel_possible_numeric": (
        "Under some weights {any} of {of} sites were found first; {fifty} with weights within ±50 % of the stated ones, "
        "{quarter} within ±25 %, {ten} within ±10 %. More may be.",
        "Ensimmäisenä oli joillakin löydetyillä painoilla {any}/{of} kohteesta. Määrä, kun painot poikkeavat annetuista "
        "enintään 50 %: {fifty}; 25 %: {quarter}; 10 %: {ten}. Niitä voi olla enemmän.",
        "Med vissa vikter hittades {any} av {of} platser först; {fifty} med vikter inom ±50 % av de angivna, {quarter} "
        "inom ±25 %, {ten} inom ±10 %. Det kan finnas fler.",
    ),
    "panel_possible": (
        "Under some weights {any} of {of} sites can be first; {fifty} with weights within ±50 % of the stated ones, {quarter} within ±25 %, {ten} within ±10 %.",
        "Ensimmäiseksi voi joillakin painoilla nousta {any}/{of} kohteesta. Määrä, kun painot poikkeavat annetuista enintään 50 %: {fifty}; 25 %: {quarter}; 10 %: {ten}.",
        "Med vissa vikter kan {any} av {of} platser vara först; {fifty} med vikter inom ±50 % av de angivna, {quarter} inom ±25 %, {ten} inom ±10 %.",
    ),
    "without_limit": ("however wrong they are", "olivatpa ne miten väärin tahansa", "hur fel de än är"),
    "who_can_lead": ("Who can be first", "Mikä kohde voi olla ensimmäinen", "Vilken plats kan vara först"),
    "stability_winner": (
        "Weights that keep the leader, in points of 100 among siblings",
        "Painot, joilla kärki pysyy, pisteinä sadasta saman tekijän sisällä",
        "Vikter som behåller ledaren, i poäng av 100 inom samma faktor",
    ),
    "stability_rest": (
        "Weights that keep the top {top} and the whole order",
        "Painot, joilla sijojen 1–{top} kohteet ja koko järjestys pysyvät",
        "Vikter som behåller topp {top} och hela ordningen",
    ),
    "left_out_title": ("Left out one at a time", "Yksi kerrallaan pois", "En i taget utelämnad"),
    "left_out_none": (
        "No criterion or factor, left out alone, changes who leads.",
        "Mikään kriteeri tai tekijä ei yksin poistettuna muuta kärkeä.",
        "Inget kriterium och ingen faktor ändrar ensam ledaren om den utelämnas.",
    ),
    "left_out_what": ("Without", "Pois jätetty", "Utan"),
    "left_out_leads": ("Leads", "Johtaa", "Leder"),
    "left_out_moved": ("Sites that change rank", "Sijaa vaihtavia", "Platser som byter rang"),
    "let_in": (
        "{site} is excluded by {criterion} alone ({now}, asked for: {needed}); if that were met, it would lead.",
        "{site} on karsittu vain yhdellä ehdolla: {criterion} ({now}, vaaditaan {needed}); jos se täyttyisi, kohde johtaisi.",
        "{site} är utesluten enbart genom {criterion} ({now}, krav: {needed}); om det uppfylldes skulle platsen leda.",
    ),
    "plan_b": (
        "If {leader} falls out, {next} leads.",
        "Jos {leader} putoaa pois, johtaa {next}.",
        "Om {leader} faller bort leder {next}.",
    ),
    "plan_b_moved": (
        "If {leader} falls out, {next} leads, since unknown figures then stand at the mean of the sites that are left.",
        "Jos {leader} putoaa pois, johtaa {next}, koska tuntemattomat luvut lasketaan silloin jäljelle jäävien kohteiden keskiarvosta.",
        "Om {leader} faller bort leder {next}, eftersom okända uppgifter då räknas som medelvärdet av de platser som är kvar.",
    ),
    "left_out_site_moved": (
        "Without a site others change places as unknown figures stand at the mean of the rest.",
        "Kun kohde jätetään pois, muut vaihtavat sijoja, koska tuntemattomat luvut ovat jäljelle jäävien keskiarvossa.",
        "Utan en plats byter andra rang, eftersom okända uppgifter står på de övrigas medelvärde.",
    ),
    "left_out_site_relative": (
        "Without a site others change places as scores and unknown figures hang on which sites are compared.",
        "Kun kohde jätetään pois, muut vaihtavat sijoja, koska pisteet ja tuntemattomat luvut riippuvat verratuista kohteista.",
        "Utan en plats byter andra rang, eftersom poäng och okända uppgifter beror på vilka platser som jämförs.",
    ),
    "stability_others": (
        "Other weights, which moved alone from 0 to all never change who leads: {count}.",
        "Muita painoja, jotka eivät yksin siirrettyinä nollasta kaikkeen muuta kärkeä: {count}.",
        "Andra vikter, som flyttade ensamma från 0 till allt aldrig ändrar ledaren: {count}.",
    ),
    "stability_others_numeric": (
        "Other weights, for which no change of the leader was found when moved alone from 0 to all: {count}.",
        "Muita painoja, joiden yksin siirtäminen nollasta kaikkeen ei löydetysti muuta kärkeä: {count}.",
        "Andra vikter, där ingen ändring av ledaren hittades när de flyttades ensamma från 0 till allt: {count}.",
    ),
    "never_row": (
        "{site} can never be first: {mix} together are at least as good whatever the weights.",
        "{site} ei voi koskaan olla ensimmäinen: {mix} yhdessä ovat vähintään yhtä hyviä millä painoilla tahansa.",
        "{site} kan aldrig vara först: {mix} är tillsammans minst lika bra oavsett vikter.",
    ),
    "never_row_one": (
        "{site} can never be first: {mix} is at least as good on every criterion.",
        "{site} ei voi koskaan olla ensimmäinen: {mix} on vähintään yhtä hyvä joka kriteerissä.",
        "{site} kan aldrig vara först: {mix} är minst lika bra på varje kriterium.",
    ),
    "cells_title": (
        "Single figures that would end the lead, the smallest change first",
        "Yksittäiset luvut, jotka veisivät johdon, pienin muutos ensin",
        "Enskilda uppgifter som skulle bryta ledningen, minsta ändringen först",
    ),
    "to_move": ("To move", "Siirto", "Att flytta"),
    "all_off_by": ("All off by", "Väärin", "Alla fel med"),
    "first_col": ("First", "Ensin", "Först"),
    "regret_col": ("Regret", "Katumus", "Ånger"),
    "from_col": ("From", "Alaraja", "Från"),
    "to_col": ("To", "Yläraja", "Till"),
    "now_col": ("Now", "Nyt", "Nu"),
    "needed_col": ("Needed", "Tarvitaan", "Behövs"),
    "below_then": ("Below it", "Sen alla johtaa", "Under"),
    "above_then": ("Above it", "Sen yllä johtaa", "Över"),
    "top_col": ("Top {top}", "Sijat 1–{top}", "Topp {top}"),
    "order_col": ("Whole order", "Koko järjestys", "Hela ordningen"),
    "yes": ("yes", "kyllä", "ja"),
    "shared": ("shared", "jaettu", "delad"),
    "never": ("never", "ei", "aldrig"),
    "sensitivity_legend": (
        "To move: fewest points of 100 of weight to move before the site draws level with the leader. All off by: how wrong "
        "all weights must be at once for that. First: can it be, under some weights. Regret: most points it can be behind, under any.",
        "Siirto: vähin määrä painon pisteitä sadasta, jolla kohde nousee nykyisen johtajan tasalle. Väärin: kuinka väärin "
        "kaikkien painojen pitää siihen yhtä aikaa olla. Ensin: voiko joillakin painoilla. Katumus: enintään näin monta pistettä jäljessä.",
        "Att flytta: minsta antal viktpoäng av 100 innan platsen är jämsides med ledaren. Alla fel med: hur fel alla "
        "vikter måste vara samtidigt för det. Först: kan den, med några vikter. Ånger: flest poäng den kan ligga efter.",
    ),
    "sensitivity_legend_numeric": (
        "To move: at most so many points of 100 of weight to move before the site draws level with the leader. All off by: "
        "at most so wrong all weights must be at once for that. –: none found. First: yes is proof; – is not, only that no "
        "such weights were found. Regret: most points it was found behind, under any weights.",
        "Siirto: enintään näin monta painon pistettä sadasta, jolla kohde nousee nykyisen johtajan tasalle. Väärin: enintään "
        "näin väärin kaikkien painojen pitää siihen yhtä aikaa olla. –: ei löytynyt. Ensin: kyllä on todistettu; – kertoo vain, "
        "ettei sellaisia painoja löytynyt. Katumus: suurin löydetty ero pisteinä millä tahansa painoilla.",
        "Att flytta: högst så många viktpoäng av 100 innan platsen är jämsides med ledaren. Alla fel med: högst så fel "
        "måste alla vikter vara samtidigt för det. –: inget hittades. Först: ja är bevisat; – säger bara att inga sådana "
        "vikter hittades. Ånger: flest poäng den hittades efter, med några vikter.",
    ),
}
