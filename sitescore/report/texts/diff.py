"""What is said of the difference between two runs."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "diff_title": (
        "Why ranks changed: {sites:site|sites} in both runs",
        "Miksi sijat muuttuivat: {sites:kohde|kohdetta} molemmissa ajoissa",
        "Varför rangerna ändrades: {sites:plats|platser} i båda körningarna",
    ),
    "diff_was_col": ("Was", "Oli", "Förr"),
    "diff_change_col": ("Change", "Muutos", "Ändring"),
    "diff_data": ("Data", "Tiedot", "Data"),
    "diff_value_functions": ("Value functions", "Arvofunktiot", "Värdefunktioner"),
    "diff_weights": ("Weights", "Painot", "Vikter"),
    "diff_method": ("Method", "Menetelmä", "Metod"),
    "diff_membership": ("Set of sites", "Kohdejoukko", "Mängd av platser"),
    "diff_together": ("All together", "Kaikki yhdessä", "Allt tillsammans"),
    "diff_legend": (
        "Change in points of 100, split into what changed: each part's mean effect over all orders; the parts add up to the change. Value functions with needs and rules for missing figures.",
        "Muutos pisteinä sadasta, jaettuna sen mukaan mikä muuttui: kunkin osan keskivaikutus kaikissa järjestyksissä; osien summa on muutos. Arvofunktioihin kuuluvat tarpeet ja puuttuvien lukujen säännöt.",
        "Ändring i poäng av 100, delad enligt vad som ändrades: varje dels medeleffekt över alla ordningsföljder; delarnas summa är ändringen. Till värdefunktionerna hör behov och regler för saknade uppgifter.",
    ),
    "diff_no_split": (
        "What changed cannot be told apart: the method's parameters of one run do not fit the criteria of the other.",
        "Muutoksia ei voi erottaa toisistaan: toisen ajon menetelmän parametrit eivät sovi toisen kriteereihin.",
        "Ändringarna kan inte skiljas åt: metodens parametrar i den ena körningen passar inte den andras kriterier.",
    ),
    "diff_what": ("What changed", "Mikä muuttui", "Vad som ändrades"),
    "diff_what_data": ("figures ({count}): {named}", "lukuja ({count}): {named}", "uppgifter ({count}): {named}"),
    "diff_what_value_functions": (
        "value functions, needs or rules for missing figures ({count}): {named}",
        "arvofunktioita, tarpeita tai puuttuvien lukujen sääntöjä ({count}): {named}",
        "värdefunktioner, behov eller regler för saknade uppgifter ({count}): {named}",
    ),
    "diff_what_weights": (
        "weights in per cent ({count}): {named}",
        "painoja prosentteina ({count}): {named}",
        "vikter i procent ({count}): {named}",
    ),
    "diff_what_method": ("method: {named}", "menetelmä: {named}", "metod: {named}"),
    "diff_what_membership": (
        "sites that came, went, or are ranked in one run only ({count}): {named}",
        "kohteita, jotka tulivat, lähtivät tai on sijoitettu vain toisessa ajossa ({count}): {named}",
        "platser som kom, gick eller rangordnas i bara en körning ({count}): {named}",
    ),
    "diff_option": ("{name}: {before} → {after}", "{name}: {before} → {after}", "{name}: {before} → {after}"),
    "diff_options": ("Options that differ", "Erilaiset valinnat", "Val som skiljer sig"),
    "diff_none": ("–", "–", "–"),
    "diff_added": (
        "{name} entered at rank {rank}: it was not in the earlier file.",
        "{name} tuli mukaan sijalle {rank}: sitä ei ollut aiemmassa tiedostossa.",
        "{name} kom in på rang {rank}: den fanns inte i den tidigare filen.",
    ),
    "diff_admitted": (
        "{name} entered at rank {rank}: it was excluded ({why}).",
        "{name} tuli mukaan sijalle {rank}: se oli karsittu ({why}).",
        "{name} kom in på rang {rank}: den var utesluten ({why}).",
    ),
    "diff_removed": (
        "{name} left, from rank {rank}: it is not in the later file.",
        "{name} jäi pois sijalta {rank}: sitä ei ole myöhemmässä tiedostossa.",
        "{name} föll bort från rang {rank}: den finns inte i den senare filen.",
    ),
    "diff_excluded": (
        "{name} left, from rank {rank}: it is excluded ({why}).",
        "{name} jäi pois sijalta {rank}: se karsiutuu ({why}).",
        "{name} föll bort från rang {rank}: den utesluts ({why}).",
    ),
    "diff_overtakings": ("Who passed whom", "Mikä ohitti minkä", "Vilken passerade vilken"),
    "diff_passed": ("{site} passed {other}", "{site} ohitti kohteen {other}", "{site} passerade {other}"),
    "diff_drew_level": (
        "{site} drew level with {other}",
        "{site} nousi tasoihin kohteen {other} kanssa",
        "{site} kom jämsides med {other}",
    ),
    "diff_left_behind": (
        "{site}, level before, is ahead of {other}",
        "{site}, aiemmin tasoissa, on kohteen {other} edellä",
        "{site}, tidigare jämsides, är före {other}",
    ),
    "diff_by": (
        "{what}: gained {swing} points, most by {part} ({points})",
        "{what}: etumatkaa {swing} pistettä, eniten: {part} ({points})",
        "{what}: vann {swing} poäng, mest genom {part} ({points})",
    ),
    "diff_on": (
        "{what}, there most on {criterion}",
        "{what}, siinä eniten {criterion}",
        "{what}, där mest på {criterion}",
    ),
    "diff_verdict_alike": (
        "The two runs are alike.",
        "Ajot ovat samanlaiset.",
        "Körningarna är lika.",
    ),
    "diff_verdict_same": (
        "No rank changed.",
        "Yksikään sija ei muuttunut.",
        "Ingen rang ändrades.",
    ),
    "diff_verdict_leader": (
        "{after} leads instead of {before}; {moved} of {sites} sites changed rank.",
        "{after} johtaa kohteen {before} sijasta; {moved}/{sites} kohteesta vaihtoi sijaa.",
        "{after} leder i stället för {before}; {moved} av {sites} platser bytte rang.",
    ),
    "diff_verdict_kept": (
        "{after} still leads; {moved} of {sites} sites changed rank.",
        "{after} johtaa yhä; {moved}/{sites} kohteesta vaihtoi sijaa.",
        "{after} leder fortfarande; {moved} av {sites} platser bytte rang.",
    ),
    "diff_verdict_nobody": (
        "Only one of the runs has a leader; {moved} of {sites} sites changed rank.",
        "Vain toisella ajolla on johtaja; {moved}/{sites} kohteesta vaihtoi sijaa.",
        "Bara en av körningarna har en ledare; {moved} av {sites} platser bytte rang.",
    ),
}
