"""Titles, axes and notes of the charts."""

from __future__ import annotations

CHARTS: dict[str, tuple[str, str, str]] = {
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
        "Poissulkuehdon karsimia kohteita, ei piirretty: {count}.",
        "Platser uteslutna av ett villkor, inte ritade: {count}.",
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
        "Arvo nollasta (huonoin) yhteen (paras) mittauksen mukaan; {known}/{sites} kohdetta on tiedossa ja merkitty.",
        "Värde från 0 (sämst) till 1 (bäst) efter mätningen; {known} av {sites} platser är kända och märkta.",
    ),
    "chart_sites": ("sites: {count}", "kohteita: {count}", "platser: {count}"),
}
