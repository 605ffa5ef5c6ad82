"""Sentences of the reports."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "rank_title": (
        "{title} (sites {sites}, criteria {criteria}; points of 100)",
        "{title} (kohteita {sites}, kriteerejä {criteria}; pisteitä sadasta)",
        "{title} (platser {sites}, kriterier {criteria}; poäng av 100)",
    ),
    "profile": ("Profile {profile}.", "Profiili {profile}.", "Profil {profile}."),
    "shown": (
        "The first {shown} of {ranked} are shown; --top {ranked} shows all.",
        "Näytetään {shown} ensimmäistä, kaikkiaan {ranked}; --top {ranked} näyttää kaikki.",
        "De {shown} första av {ranked} visas; --top {ranked} visar alla.",
    ),
    "columns_left_out": (
        "Left out for want of width: {columns}. A wider window or -f csv shows all.",
        "Leveyden vuoksi pois: {columns}. Leveämpi ikkuna tai -f csv näyttää kaiken.",
        "Utelämnat av utrymmesskäl: {columns}. Ett bredare fönster eller -f csv visar allt.",
    ),
    "spread_legend": (
        "Range: the lowest and highest score that ranges and unknown figures allow. Known: share of the weight "
        "that rests on data.",
        "Väli: pienimmät ja suurimmat pisteet, jotka vaihtelevat ja puuttuvat luvut sallivat. Tiedossa: osuus "
        "painosta, jolle on aineisto.",
        "Spann: lägsta och högsta poäng som intervall och okända uppgifter tillåter. Känt: andel av vikten som "
        "vilar på uppgifter.",
    ),
    "known_legend": (
        "Known: share of the weight that rests on data.",
        "Tiedossa: osuus painosta, jolle on aineisto.",
        "Känt: andel av vikten som vilar på uppgifter.",
    ),
    "method_legend": (
        "Scores are by {method}, no sums: factors are shown as weighted means of values and do not make up the score.",
        "Pisteet antaa {method}, ei summa: tekijät ovat arvojen painotettuja keskiarvoja, eikä pistemäärä koostu niistä.",
        "Poängen ges av {method}, inte av en summa: faktorerna är vägda medeltal av värden och utgör inte poängen.",
    ),
    "stoplight_legend": (
        "5 ++ at least 80 points, 4 + 60, 3 o 40, 2 - 20, 1 -- less.",
        "5 ++ vähintään 80 pistettä, 4 + 60, 3 o 40, 2 - 20, 1 -- vähemmän.",
        "5 ++ minst 80 poäng, 4 + 60, 3 o 40, 2 - 20, 1 -- mindre.",
    ),
    "factor_blank": (
        "? nothing is known of the factor there; in the score it counts as unknown figures do.",
        "? tekijästä ei tiedetä siellä mitään; pisteissä se lasketaan kuten tuntemattomat luvut.",
        "? inget är känt om faktorn där; i poängen räknas den som okända uppgifter.",
    ),
    "excluded_row": (
        "{name}: {criterion} {found}, needed {needed}",
        "{name}: {criterion} {found}, tarve {needed}",
        "{name}: {criterion} {found}, behovet {needed}",
    ),
    "excluded_rule": (
        "{name}: {criterion} {found}, excluded where {needed}",
        "{name}: {criterion} {found}, karsitaan kun {needed}",
        "{name}: {criterion} {found}, utesluts när {needed}",
    ),
    "reasons": (
        "{leader} is furthest before the median in {criteria}.",
        "{leader} on eniten mediaanin edellä näissä: {criteria}.",
        "{leader} ligger längst före medianen i {criteria}.",
    ),
    "verdict_none": ("No site is left to rank.", "Yhtään kohdetta ei jää vertailuun.", "Ingen plats återstår att rangordna."),
    "verdict_one": (
        "{leader} is the only site ranked, with {score} points ({known} of the weight known).",
        "{leader} on ainoa vertailtu kohde, {score} pistettä ({known} painosta tiedossa).",
        "{leader} är den enda rangordnade platsen, med {score} poäng ({known} av vikten känd).",
    ),
    "verdict_safe": (
        "{leader} leads with {score} points, {gap} before {second}; nothing that is still unknown could change that.",
        "{leader} johtaa {score} pisteellä, {gap} pistettä ennen kohdetta {second}; mikään vielä tuntematon ei voi muuttaa sitä.",
        "{leader} leder med {score} poäng, {gap} före {second}; inget som ännu är okänt kan ändra det.",
    ),
    "verdict_open": (
        "{leader} leads with {score} points, {gap} before {second}; but what is still unknown could put any of {count} "
        "other sites first.",
        "{leader} johtaa {score} pisteellä, {gap} pistettä ennen kohdetta {second}; mutta vielä tuntemattomat luvut voivat nostaa "
        "kärkeen minkä tahansa {count} muusta kohteesta.",
        "{leader} leder med {score} poäng, {gap} före {second}; men det som ännu är okänt kan sätta vilken som helst av "
        "{count} andra platser först.",
    ),
    "verdict_open_one": (
        "{leader} leads with {score} points, {gap} before {second}; but what is still unknown could put another site first.",
        "{leader} johtaa {score} pisteellä, {gap} pistettä ennen kohdetta {second}; mutta vielä tuntemattomat luvut voivat nostaa "
        "kärkeen toisen kohteen.",
        "{leader} leder med {score} poäng, {gap} före {second}; men det som ännu är okänt kan sätta en annan plats först.",
    ),
    "verdict_leads": (
        "{leader} leads with {score} points, {gap} before {second}.",
        "{leader} johtaa {score} pisteellä, {gap} pistettä ennen kohdetta {second}.",
        "{leader} leder med {score} poäng, {gap} före {second}.",
    ),
    "verdict_leads_drawn": (
        "{leader} leads with {score} points, {gap} before {second}, and comes first in {first} of the draws.",
        "{leader} johtaa {score} pisteellä, {gap} pistettä ennen kohdetta {second}, ja on ensimmäinen {first}:ssa arvonnoista.",
        "{leader} leder med {score} poäng, {gap} före {second}, och är först i {first} av dragningarna.",
    ),
    "verdict_drawn": (
        "{leader} leads with {score} points, {gap} before {second}, and comes first in {first} of the draws; but what is "
        "still unknown could put any of {count} other sites first.",
        "{leader} johtaa {score} pisteellä, {gap} pistettä ennen kohdetta {second}, ja on ensimmäinen {first}:ssa arvonnoista; mutta "
        "vielä tuntemattomat luvut voivat nostaa kärkeen minkä tahansa {count} muusta kohteesta.",
        "{leader} leder med {score} poäng, {gap} före {second}, och är först i {first} av dragningarna; men det som ännu "
        "är okänt kan sätta vilken som helst av {count} andra platser först.",
    ),
    "verdict_drawn_one": (
        "{leader} leads with {score} points, {gap} before {second}, and comes first in {first} of the draws; but what is "
        "still unknown could put another site first.",
        "{leader} johtaa {score} pisteellä, {gap} pistettä ennen kohdetta {second}, ja on ensimmäinen {first}:ssa arvonnoista; mutta "
        "vielä tuntemattomat luvut voivat nostaa kärkeen toisen kohteen.",
        "{leader} leder med {score} poäng, {gap} före {second}, och är först i {first} av dragningarna; men det som ännu "
        "är okänt kan sätta en annan plats först.",
    ),
    "favourite": (
        "In the draws another site comes first more often than {leader}: {site} (rank {rank}), in {first} of them; what is "
        "unknown stands kindly for {leader}, so find it out before you rely on this order.",
        "Arvonnoissa ensimmäisenä on {leader} harvemmin kuin {site} (sija {rank}), joka on kärjessä {first}:ssa niistä; "
        "tuntemattomat luvut on arvioitu johtajalle edullisesti, joten selvitä ne ennen kuin luotat järjestykseen.",
        "I dragningarna kommer en annan plats först oftare än {leader}: {site} (rang {rank}), i {first} av dem; det okända "
        "står gynnsamt för {leader}, så ta reda på det innan du litar på ordningen.",
    ),
    "surety_legend": (
        "Ranks, First: where 90 % of {draws} draws put the site, and the share that put it first (±{error} points; seed "
        "{seed}), over weights, data, gaps and value functions.",
        "Sijat, Ensin: mihin 90 % {draws} arvonnasta sijoittaa kohteen ja kuinka suuri osa ensimmäiseksi (±{error} "
        "prosenttiyksikköä; siemen {seed}), kun painot, data, aukot ja arvofunktiot vaihtelevat.",
        "Rang, Först: var 90 % av {draws} dragningar ställer platsen, och andelen som ställer den först (±{error} "
        "procentenheter; frö {seed}), över vikter, data, luckor och värdefunktioner.",
    ),
    "doubtful_lead": (
        "{leader} itself may yet be excluded, by {criteria}: find that out first, as all ranks take it to pass.",
        "{leader} voi itsekin vielä karsiutua ({criteria}): selvitä se ensin, sillä kaikki sijat olettavat sen läpäisevän.",
        "{leader} kan själv ännu uteslutas ({criteria}): ta reda på det först, för alla placeringar förutsätter att den klarar villkoren.",
    ),
    "doubtful_out": (
        "What is not known may exclude {leader} as well: {criteria}. Find that out before you count on its return.",
        "Myös tuntematon voi karsia kohteen {leader}: {criteria}. Selvitä se, ennen kuin lasket sen paluun varaan.",
        "Även det okända kan utesluta {leader}: {criteria}. Ta reda på det innan du räknar med att den kommer tillbaka.",
    ),
    "weak_lead": (
        "Of the lead of {gap} points {weak} rest on weak evidence ({grades}) and {unknown} on figures that are not known.",
        "Johdosta ({gap} pistettä) {weak} nojaa heikkoon näyttöön ({grades}) ja {unknown} lukuihin, joita ei tiedetä.",
        "Av ledningen på {gap} poäng vilar {weak} på svaga belägg ({grades}) och {unknown} på uppgifter som inte är kända.",
    ),
    "weak_legend": (
        "Weak: share of the score that rests on weak evidence ({grades}).",
        "Heikko: osuus pisteistä, joka nojaa heikkoon näyttöön ({grades}).",
        "Svagt: andel av poängen som vilar på svaga belägg ({grades}).",
    ),
    "verdict_tie": (
        "{leaders} share the first place with {score} points.",
        "{leaders} ovat jaetulla ensimmäisellä sijalla, {score} pistettä.",
        "{leaders} delar rang 1 med {score} poäng.",
    ),
    "verdict_tie_drawn": (
        "{leaders} share the first place with {score} points; over everything not known they come first in these shares of the draws: {shares}.",
        "{leaders} ovat jaetulla ensimmäisellä sijalla, {score} pistettä; kun kaikki tuntematon vaihtelee, ne ovat ensimmäisiä näin suuressa osassa arvonnoista: {shares}.",
        "{leaders} delar rang 1 med {score} poäng; över allt som inte är känt kommer de först i så här stor andel av dragningarna: {shares}.",
    ),
    "next_explain": (
        "Next: sitescore explain {file} {leader} --vs {second}",
        "Seuraavaksi: sitescore explain {file} {leader} --vs {second}",
        "Härnäst: sitescore explain {file} {leader} --vs {second}",
    ),
    "next_rank": ("Next: sitescore rank {file}", "Seuraavaksi: sitescore rank {file}", "Härnäst: sitescore rank {file}"),
    "explain_title": (
        "{name}: rank {rank} of {of}, {score} points (could be {worst} to {best}), {known} of the weight known",
        "{name}: sija {rank}/{of}, {score} pistettä (vaihteluväli {worst}–{best}), {known} painosta tiedossa",
        "{name}: rang {rank} av {of}, {score} poäng (kan vara {worst} till {best}), {known} av vikten känd",
    ),
    "explain_shared": (
        "{name} shares its rank with {others}.",
        "{name} on samalla sijalla kuin {others}.",
        "{name} delar sin rang med {others}.",
    ),
    "explain_excluded": (
        "{name}: excluded; {score} points otherwise (could be {worst} to {best}), {known} of the weight known",
        "{name}: karsittu; muuten {score} pistettä (vaihteluväli {worst}–{best}), {known} painosta tiedossa",
        "{name}: utesluten; annars {score} poäng (kan vara {worst} till {best}), {known} av vikten känd",
    ),
    "effects_title": (
        "{name}: rank {rank} of {of}, {score} points by {method}, {known} of the weight known",
        "{name}: sija {rank}/{of}, {score} pistettä ({method}), {known} painosta tiedossa",
        "{name}: rang {rank} av {of}, {score} poäng enligt {method}, {known} av vikten känd",
    ),
    "effects_excluded": (
        "{name}: excluded; {score} points by {method} otherwise, {known} of the weight known",
        "{name}: karsittu; muuten {score} pistettä ({method}), {known} painosta tiedossa",
        "{name}: utesluten; annars {score} poäng enligt {method}, {known} av vikten känd",
    ),
    "could_be": (
        "With what is unknown, the score could be {worst} to {best}.",
        "Tuntemattomien lukujen mukaan pisteet voivat olla {worst}–{best}.",
        "Med det som är okänt kan poängen vara {worst} till {best}.",
    ),
    "effects_legend": (
        "Effect: points that the score would lose if this value alone stood at the ranked sites' median. {method} is no "
        "sum, so effects do not add up.",
        "Vaikutus: pisteet, jotka kohde menettäisi, jos vain tämä arvo olisi vertailtujen kohteiden mediaani. {method} ei "
        "ole summa, joten vaikutuksia ei voi laskea yhteen.",
        "Effekt: poäng som platsen skulle förlora om bara detta värde låg på de rangordnade platsernas median. {method} är "
        "ingen summa, så effekterna kan inte adderas.",
    ),
    "lead_legend": (
        "Effect: points of the difference that would go if {leader} had the value of {rival} on this criterion alone. "
        "{method} is no sum, so effects do not add up, and what would make the two equal is not worked out.",
        "Vaikutus: pisteet, jotka erosta katoaisivat, jos {leader} saisi vain tässä kriteerissä arvon, joka on kohteella "
        "{rival}. {method} ei ole summa, joten vaikutuksia ei voi laskea yhteen eikä tasatilannetta ratkaista.",
        "Effekt: poäng av skillnaden som skulle försvinna om {leader} hade samma värde som {rival} på bara detta kriterium. "
        "{method} är ingen summa, så effekterna kan inte adderas, och vad som skulle göra dem jämna räknas inte ut.",
    ),
    "versus_title": (
        "{leader} {leader_score} before {rival} {rival_score}: difference {gap} points",
        "{leader} {leader_score} ennen kohdetta {rival} {rival_score}: ero {gap} pistettä",
        "{leader} {leader_score} före {rival} {rival_score}: skillnad {gap} poäng",
    ),
    "versus_tie": (
        "{leader} and {rival} tie at {leader_score} points",
        "{leader} ja {rival} ovat tasan, {leader_score} pistettä",
        "{leader} och {rival} står lika på {leader_score} poäng",
    ),
    "no_difference": (
        "{count:criterion makes|criteria make} no difference.",
        "{count:kriteeri|kriteeriä} ei tee eroa.",
        "{count:kriterium|kriterier} gör ingen skillnad.",
    ),
    "stands_in": (
        "? unknown: counts as the mean of the other sites (0.5 where none is known).",
        "? ei tiedossa: lasketaan muiden kohteiden keskiarvona (0,5 jos mistään ei tietoa).",
        "? okänt: räknas som medeltalet av övriga platser (0,5 om inget är känt).",
    ),
    "moved": (
        "Weights: {amount} points of 100 moved from {taken} to {given}.",
        "Painot: {amount} pistettä sadasta siirretään: {taken} → {given}.",
        "Vikter: {amount} poäng av 100 flyttas från {taken} till {given}.",
    ),
    "moved_never": (
        "No weights would do it: {leader} is ahead on every criterion.",
        "Mitkään painot eivät riitä: {leader} on edellä joka kriteerissä.",
        "Inga vikter räcker: {leader} ligger före på varje kriterium.",
    ),
    "crossing": (
        "The weight of {criterion} alone: {now} now, {tie} at the tie.",
        "Yksi paino, {criterion}: nyt {now}, tasatilanteessa {tie}.",
        "Enbart vikten av {criterion}: {now} nu, {tie} vid jämnt läge.",
    ),
    "cell_tie": (
        "{criterion} of {site}: {now} now, {needed} at the tie.",
        "{criterion}, {site}: nyt {now}, tasatilanteessa {needed}.",
        "{criterion}, {site}: {now} nu, {needed} vid jämnt läge.",
    ),
    "cell_excluded": (
        "{criterion} of {site}: {now} now, excluded at {needed}.",
        "{criterion}, {site}: nyt {now}, karsiutuu kun {needed}.",
        "{criterion}, {site}: {now} nu, utesluts vid {needed}.",
    ),
    "scales_held": (
        "Scales that run from the least to the greatest of the sites ({criteria}) are held as they are: a figure whose "
        "change would move its scale is left out.",
        "Asteikot, jotka kulkevat kohteiden pienimmästä suurimpaan ({criteria}), pidetään ennallaan: luku, jonka muutos "
        "siirtäisi asteikkoa, jätetään pois.",
        "Skalor som går från platsernas minsta till största ({criteria}) hålls som de är: en uppgift vars ändring skulle "
        "flytta skalan utelämnas.",
    ),
    "no_single_cell": (
        "No single known measurement could do it within its scale.",
        "Mikään yksittäinen tunnettu mittaus ei riitä asteikkonsa rajoissa.",
        "Ingen enskild känd mätning räcker inom sin skala.",
    ),
    "strength": (
        "{criterion}: {points} of {of} points, others {usual} ({measured})",
        "{criterion}: {points}/{of} pistettä, muut {usual} ({measured})",
        "{criterion}: {points} av {of} poäng, övriga {usual} ({measured})",
    ),
    "find_out_row": (
        "{criterion}: up to {spread} points hang on it",
        "{criterion}: siitä riippuu enintään {spread} pistettä",
        "{criterion}: upp till {spread} poäng hänger på det",
    ),
    "evidence_row": (
        "{site}: {criterion} {measured}, grade {grade}",
        "{site}: {criterion} {measured}, laatu {grade}",
        "{site}: {criterion} {measured}, grad {grade}",
    ),
    "compare_title": ("{count} sites side by side", "{count} kohdetta rinnakkain", "{count} platser sida vid sida"),
    "weights_title": (
        "{title}: weights in points of 100",
        "{title}: painot pisteinä sadasta",
        "{title}: vikter i poäng av 100",
    ),
    "effective_legend": (
        "Effective: share of the differences between these sites' scores that comes from there; 0 where all are alike.",
        "Vaikuttava: osuus näiden kohteiden piste-eroista, joka tulee siitä; 0 kun kaikki ovat samanlaisia.",
        "Effektiv: andel av skillnaderna mellan platsernas poäng som kommer därifrån; 0 där alla är lika.",
    ),
    "effective_not_additive": (
        "Effective weights are parts of scores that are sums; {method} scores are not.",
        "Vaikuttavat painot ovat osia summasta; {method} ei ole summa.",
        "Effektiva vikter är delar av en summa; {method} är ingen summa.",
    ),
    "no_effective": (
        "Effective weights need sites: sitescore weights show SITES.",
        "Vaikuttavat painot vaativat kohteita: sitescore weights show KOHTEET.",
        "Effektiva vikter kräver platser: sitescore weights show PLATSER.",
    ),
    "validate_title": (
        "{file}: {sites:site|sites}, {criteria:criterion|criteria}; {known} of {cells} cells known, {not_applicable} do not apply",
        "{file}: {sites:kohde|kohdetta}, {criteria:kriteeri|kriteeriä}; soluista tiedossa {known}/{cells}, {not_applicable} ei koske",
        "{file}: {sites:plats|platser}, {criteria:kriterium|kriterier}; {known} av {cells} celler kända, {not_applicable} ej tillämpliga",
    ),
    "validate_ok": (
        "No errors. On average {known} of the weight rests on known data; least at {site}, {least}.",
        "Ei virheitä. Painosta tunnetaan keskimäärin {known}; vähiten kohteessa {site}, {least}.",
        "Inga fel. I medeltal vilar {known} av vikten på kända uppgifter; minst på {site}, {least}.",
    ),
    "validate_errors": (
        "{file}: errors: {count}. Nothing is ranked until all is mended; sitescore help CODE explains a code.",
        "{file}: virheitä {count}. Mitään ei aseteta järjestykseen ennen kuin kaikki on korjattu; sitescore help KOODI selittää.",
        "{file}: fel: {count}. Inget rangordnas förrän allt är åtgärdat; sitescore help KOD förklarar en kod.",
    ),
    "grades_legend": (
        "{grades}. 0 and 1: sites at the ends of the scale.",
        "{grades}. 0 ja 1: kohteita asteikon päissä.",
        "{grades}. 0 och 1: platser vid skalans ändar.",
    ),
    "and_more": ("… and {count} more", "… ja {count} muuta", "… och {count} till"),
    "or": ("{first} or {last}", "{first} tai {last}", "{first} eller {last}"),
    "and": ("{first} and {last}", "{first} ja {last}", "{first} och {last}"),
}  # fmt: skip
