"""Titles, axes and notes of the charts."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "chart_contributions": (
        "Ranking, and what the points are made of",
        "Järjestys, ja mistä pisteet koostuvat",
        "Ordningen, och vad poängen består av",
    ),
    "chart_distribution": ("How the scores are spread", "Pisteiden jakauma", "Hur poängen fördelar sig"),
    "chart_rank_intervals": (
        "Ranks over everything not known",
        "Sijat, kun kaikki epävarmuus otetaan huomioon",
        "Rang över allt som inte är känt",
    ),
    "chart_rank_intervals_legend": (
        "Dot: rank at the stated weights and best figures. Bar: ranks of 90 % of {draws} draws (seed {seed}). First: share of draws, the line is its 95 % error bar.",
        "Piste: sija annetuilla painoilla ja parhailla luvuilla. Palkki: sijat 90 %:ssa arvonnoista ({draws}, siemen {seed}). Ensin: osuus arvonnoista, viiva on sen 95 %:n virheraja.",
        "Punkt: rang med angivna vikter och bästa uppgifter. Stapel: rang i 90 % av {draws} dragningar (frö {seed}). Först: andel av dragningarna, linjen är dess felstapel (95 %).",
    ),
    "chart_no_draws": (
        "No draws were made: how sure the ranks are is not known here.",
        "Arvontoja ei tehty: sijojen varmuutta ei tunneta tässä.",
        "Inga dragningar gjordes: hur säkra rangerna är vet man inte här.",
    ),
    "chart_ranks_of": (
        "{site}: rank {rank}, {low}–{high} in 90 % of the draws",
        "{site}: sija {rank}, {low}–{high} 90 %:ssa arvonnoista",
        "{site}: rang {rank}, {low}–{high} i 90 % av dragningarna",
    ),
    "chart_points": ("{what}: {points} of {of}", "{what}: {points} / {of}", "{what}: {points} av {of}"),
    "chart_excluded": (
        "Sites excluded by a knock-out, not drawn: {count}.",
        "Karsintaehdon karsimia kohteita, ei piirretty: {count}.",
        "Uteslutna platser, inte ritade: {count}.",
    ),
    "chart_bin": ("{start} to {end}: {count}", "{start}–{end}: {count}", "{start} till {end}: {count}"),
    "chart_leader": ("First: {site}", "Ensin: {site}", "Först: {site}"),
    "chart_scores": (
        "Points of 100, all {count} ranked sites",
        "Pisteet sadasta, kaikki {count} vertailtua kohdetta",
        "Poäng av 100, alla {count} rangordnade platser",
    ),
    "points_of_100": ("Points of 100", "Pisteet sadasta", "Poäng av 100"),
    "rank_axis": ("Rank", "Sija", "Rang"),
    "chart_shown": (
        "The best {shown} of {ranked} are drawn.",
        "Piirretty {shown} parasta {ranked} kohteesta.",
        "De {shown} bästa av {ranked} är ritade.",
    ),
    "chart_map": ("Where the sites are", "Missä kohteet ovat", "Var platserna ligger"),
    "chart_map_nowhere": (
        "No map: the site file gives no coordinates (latitude, longitude).",
        "Ei karttaa: kohdetiedostossa ei ole koordinaatteja (latitude, longitude).",
        "Ingen karta: platsfilen ger inga koordinater (latitude, longitude).",
    ),
    "chart_map_missing": (
        "Sites without coordinates, not drawn: {count}.",
        "Kohteita ilman koordinaatteja, ei piirretty: {count}.",
        "Platser utan koordinater, inte ritade: {count}.",
    ),
    "chart_map_beyond": (
        "Some sites lie beyond the outlines known here (northern Europe).",
        "Osa kohteista on tunnettujen ääriviivojen (Pohjois-Eurooppa) ulkopuolella.",
        "Några platser ligger utanför de konturer som finns här (norra Europa).",
    ),
    "chart_map_source": (
        "Colour: points of 100. Outlines: Natural Earth, public domain; coarse, for overview only.",
        "Väri: pisteet sadasta. Ääriviivat: Natural Earth, vapaasti käytettävissä; karkeat, vain yleiskuvaksi.",
        "Färg: poäng av 100. Konturer: Natural Earth, fria; grova, bara för översikt.",
    ),
    "chart_map_excluded": ("excluded", "karsittu", "utesluten"),
    "chart_map_crowded": (
        "Sites drawn as dots, or without a name for want of room: {count}.",
        "Pisteinä tai tilan puutteessa ilman nimeä piirrettyjä: {count}.",
        "Platser ritade som prickar, eller utan namn av utrymmesskäl: {count}.",
    ),
    "chart_map_unnamed": (
        "Sites drawn without a name for want of room: {count}; point at a mark to see it.",
        "Ilman nimeä piirrettyjä tilan puutteessa: {count}; nimen näkee osoittamalla merkkiä.",
        "Platser ritade utan namn av utrymmesskäl: {count}; peka på ett märke för att se det.",
    ),
    "chart_profile": ("{site}, criterion by criterion", "{site} kriteereittäin", "{site}, kriterium för kriterium"),
    "chart_best": ("Best", "Paras", "Bäst"),
    "chart_profile_legend": (
        "Values from 0 (worst) to 1 (best). Pale bar: what the value could be; hollow dot: not known, stands at an assumption. Median and best of the ranked sites.",
        "Arvot nollasta (huonoin) yhteen (paras). Vaalea palkki: mitä arvo voisi olla; ontto piste: ei tiedossa, oletus. Mediaani ja paras vertailluista kohteista.",
        "Värden från 0 (sämst) till 1 (bäst). Blek stapel: vad värdet kunde vara; ihålig punkt: okänt, ett antagande. Median och bäst av de rangordnade platserna.",
    ),
    "chart_value_of": (
        "{measured}: value {value} (median {median}, best {best})",
        "{measured}: arvo {value} (mediaani {median}, paras {best})",
        "{measured}: värde {value} (median {median}, bäst {best})",
    ),
    "chart_value_function": ("{criterion}: value", "{criterion}: arvo", "{criterion}: värde"),
    "chart_value_function_about": (
        "Value from 0 (worst) to 1 (best) by the measurement; {known} of {sites} sites are known and marked.",
        "Arvo nollasta (huonoin) yhteen (paras) mittauksen mukaan; {known}/{sites} kohteesta on tiedossa ja merkitty.",
        "Värde från 0 (sämst) till 1 (bäst) efter mätningen; {known} av {sites} platser är kända och märkta.",
    ),
    "chart_sites": ("sites: {count}", "kohteita: {count}", "platser: {count}"),
    "chart_acceptability": (
        "How often each site takes each rank",
        "Kuinka usein kohde saa kunkin sijan",
        "Hur ofta varje plats får varje rang",
    ),
    "chart_acceptability_legend": (
        "Per cent of the draws in which a site (row) takes a rank (column); its 95 % error bar shows when one points at a cell.",
        "Prosenttia arvonnoista, joissa kohde (rivi) saa sijan (sarake); 95 %:n virheraja näkyy, kun solua osoittaa.",
        "Procent av dragningarna där en plats (rad) får en rang (kolumn); felstapeln (95 %) syns när man pekar på en cell.",
    ),
    "chart_acceptability_cell": (
        "{site}, rank {rank}: {share} ({low}–{high})",
        "{site}, sija {rank}: {share} ({low}–{high})",
        "{site}, rang {rank}: {share} ({low}–{high})",
    ),
    "chart_draws": (
        "{draws} draws, seed {seed}.",
        "{draws} arvontaa, siemen {seed}.",
        "{draws} dragningar, frö {seed}.",
    ),
    "chart_stability": (
        "How far each weight can move alone",
        "Kuinka paljon kukin paino voi yksin muuttua",
        "Hur mycket varje vikt kan ändras ensam",
    ),
    "chart_keeps_winner": ("keeps the leader", "johtaja pysyy", "ledaren består"),
    "chart_keeps_top": ("keeps the {top} best", "{top} parasta pysyy", "de {top} bästa består"),
    "chart_keeps_order": ("keeps the whole order", "koko järjestys pysyy", "hela ordningen består"),
    "chart_stated": ("stated weight", "annettu paino", "angiven vikt"),
    "chart_local_weight": (
        "Weight among its siblings, points of 100",
        "Paino sisarten joukossa, pistettä sadasta",
        "Vikt bland syskonen, poäng av 100",
    ),
    "chart_interval": ("{keeps}: {low}–{high}", "{keeps}: {low}–{high}", "{keeps}: {low}–{high}"),
    "chart_below": ("below it {site} comes up", "sen alla nousee {site}", "under det stiger {site}"),
    "chart_above": ("above it {site} comes up", "sen yllä nousee {site}", "över det stiger {site}"),
    "chart_stability_exact": (
        "Siblings keep their proportions; {leader} leads now. Exact.",
        "Sisarukset säilyttävät suhteensa; nyt johtaa {leader}. Tarkka.",
        "Syskonen behåller sina proportioner; nu leder {leader}. Exakt.",
    ),
    "chart_stability_searched": (
        "Siblings keep their proportions; {leader} leads now. Found by search: at most as wide as drawn.",
        "Sisarukset säilyttävät suhteensa; nyt johtaa {leader}. Haettu: enintään piirretyn levyinen.",
        "Syskonen behåller sina proportioner; nu leder {leader}. Funnet genom sökning: högst så brett som ritat.",
    ),
    "chart_tornado": (
        "What the weights' ranges do to the lead",
        "Mitä painojen vaihtelu tekee johdolle",
        "Vad vikternas spann gör med ledningen",
    ),
    "chart_tornado_legend": (
        "How many points {leader} is before the best other site as each weight goes alone to the ends of its stated range (a quarter less and more where none is stated). Below 0 another site leads.",
        "Montako pistettä {leader} on parasta muuta edellä, kun kukin paino siirtyy yksin annetun vaihtelunsa päihin (neljännes alas ja ylös, jos vaihtelua ei ole annettu). Alle nollan johtaa toinen kohde.",
        "Hur många poäng {leader} är före den bästa andra platsen när varje vikt ensam går till ändarna av sitt angivna spann (en fjärdedel ned och upp där inget anges). Under 0 leder en annan plats.",
    ),
    "chart_tornado_rest": (
        "Weights with smaller swings, not drawn: {count}.",
        "Vähemmän vaikuttavia painoja, ei piirretty: {count}.",
        "Vikter med mindre inverkan, inte ritade: {count}.",
    ),
    "chart_no_lines": (
        "Not drawn: it takes two sites, a weight that can move and scores that are sums of weight times value.",
        "Ei piirretty: tarvitaan kaksi kohdetta, paino, joka voi muuttua, ja pisteet, jotka ovat painon ja arvon tulojen summia.",
        "Inte ritat: det krävs två platser, en vikt som kan ändras och poäng som är summor av vikt gånger värde.",
    ),
    "chart_less_weight": ("least weight", "pienin paino", "minsta vikt"),
    "chart_more_weight": ("greatest weight", "suurin paino", "största vikt"),
    "chart_swing": (
        "weight {weight}, lead {lead}",
        "paino {weight}, etumatka {lead}",
        "vikt {weight}, försprång {lead}",
    ),
    "chart_lead": ("Lead, points of 100", "Etumatka, pistettä sadasta", "Försprång, poäng av 100"),
    "chart_weight_lines": (
        "Scores by the weight of {node}",
        "Pisteet painon mukaan: {node}",
        "Poäng efter vikten av {node}",
    ),
    "chart_weight_lines_legend": (
        "Dashed: the stated weight. Rings: where the lead changes hands. Siblings keep their proportions.",
        "Katkoviiva: annettu paino. Renkaat: missä johto vaihtuu. Sisarukset säilyttävät suhteensa.",
        "Streckad: angiven vikt. Ringar: där ledningen byter ägare. Syskonen behåller sina proportioner.",
    ),
    "chart_lead_passes": (
        "From {weight} on {site} leads",
        "Painosta {weight} alkaen johtaa {site}",
        "Från {weight} leder {site}",
    ),
    "chart_uncertainty": (
        "Where the uncertainty of the ranks comes from",
        "Mistä sijojen epävarmuus tulee",
        "Var rangernas osäkerhet kommer ifrån",
    ),
    "chart_uncertainty_none": (
        "Nothing to divide: fewer than two things vary.",
        "Ei jaettavaa: alle kaksi asiaa vaihtelee.",
        "Inget att dela upp: färre än två saker varierar.",
    ),
    "chart_uncertainty_axis": (
        "Per cent of the variance of ranks",
        "Prosenttia sijojen varianssista",
        "Procent av rangernas varians",
    ),
    "chart_uncertainty_legend": (
        "Each source's fair (Shapley) share of the variance of the ranks; lines are 95 % error bars.",
        "Kunkin lähteen reilu (Shapley) osuus sijojen varianssista; viivat ovat 95 %:n virherajoja.",
        "Varje källas rättvisa (Shapley) andel av rangernas varians; linjerna är felstaplar (95 %).",
    ),
    "chart_uncertainty_about": (
        "alone {alone}, with all that it works with {total}",
        "yksin {alone}, yhteisvaikutuksineen {total}",
        "ensam {alone}, med samspel {total}",
    ),
    "chart_scenarios": ("Ranks from scenario to scenario", "Sijat skenaarioittain", "Rang från scenario till scenario"),
    "chart_scenarios_excluded": (
        "×: excluded in that scenario.",
        "×: karsittu siinä skenaariossa.",
        "×: utesluten i det scenariot.",
    ),
    "chart_scenarios_shown": (
        "The {shown} sites of {sites} with the least regret are drawn.",
        "Piirretty ne {shown} kohdetta {sites} kohteesta, joiden katumus on pienin.",
        "De {shown} platser av {sites} med minst ånger är ritade.",
    ),
    "plots_written": (
        "Charts in {folder}: {count} files.",
        "Kuviot kansiossa {folder}: {count} tiedostoa.",
        "Diagram i {folder}: {count} filer.",
    ),
    "plots_written_svg": (
        "Charts in {folder}: {count} files, SVG only; PNG needs a sans-serif font and: pip install 'sitescore[charts]'.",
        "Kuviot kansiossa {folder}: {count} tiedostoa, vain SVG; PNG vaatii päätteettömän fontin ja: pip install 'sitescore[charts]'.",
        "Diagram i {folder}: {count} filer, bara SVG; PNG kräver ett linjärt typsnitt och: pip install 'sitescore[charts]'.",
    ),
    "no_picture": (
        "Without a picture of the ranking, which needs a sans-serif font and: pip install 'sitescore[charts]'.",
        "Järjestyksestä ei ole kuvaa; se vaatii päätteettömän fontin ja: pip install 'sitescore[charts]'.",
        "Utan bild av rangordningen, som kräver ett linjärt typsnitt och: pip install 'sitescore[charts]'.",
    ),
}
