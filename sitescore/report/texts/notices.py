"""What the data check says."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "no_data": (
        "No site has data on {criteria} ({weight} of the weight): it cannot tell the sites apart.",
        "Yhdestäkään kohteesta ei ole tietoa: {criteria} ({weight} painosta); tämä ei erottele kohteita.",
        "Ingen plats har uppgifter om {criteria} ({weight} av vikten): det skiljer inte platserna åt.",
    ),
    "not_separating": (
        "All sites with data are alike on {criteria} ({weight} of the weight).",
        "Kaikki kohteet, joista on tietoa, ovat samanlaisia: {criteria} ({weight} painosta).",
        "Alla platser med uppgifter är lika i fråga om {criteria} ({weight} av vikten).",
    ),
    "saturated_zero": (
        "Half or more of the sites stand at the bottom of the scale (value 0): {criteria}.",
        "Vähintään puolet kohteista on asteikon alapäässä (arvo 0): {criteria}.",
        "Minst hälften av platserna ligger på skalans botten (värde 0): {criteria}.",
    ),
    "saturated_one": (
        "Half or more of the sites stand at the top of the scale (value 1): {criteria}.",
        "Vähintään puolet kohteista on asteikon yläpäässä (arvo 1): {criteria}.",
        "Minst hälften av platserna ligger på skalans topp (värde 1): {criteria}.",
    ),
    "low_coverage": (
        "{count} of {of} sites rest on known data for less than {limit} of the weight; the least is {site}, {least}.",
        "{count} kohteessa (kaikkiaan {of}) tunnetaan alle {limit} painosta; vähiten kohteessa {site}, {least}.",
        "{count} av {of} platser vilar på kända uppgifter för mindre än {limit} av vikten; minst {site}, {least}.",
    ),
    "may_be_excluded": (
        "{count} of {of} sites could still be excluded, once it is known what they have of {criteria}.",
        "{count}/{of} kohteesta voi vielä karsiutua, kun saadaan tietää: {criteria}.",
        "{count} av {of} platser kan ännu uteslutas, när det blir känt vad de har av {criteria}.",
    ),
    "nobody_left": (
        "Knock-outs exclude all sites ({sites}). See the reasons above; --need NAME=NUMBER changes what is needed.",
        "Karsintaehdot poistavat kaikki kohteet ({sites}). Syyt ovat yllä; --need NIMI=LUKU muuttaa tarvetta.",
        "Uteslutningsvillkoren tar bort alla platser ({sites}). Skälen står ovan; --need NAMN=TAL ändrar behovet.",
    ),
    "namesakes": (
        "Some ids or names differ by spelling only ({count}; first {alike}): one site may be listed twice.",
        "Joidenkin tunnusten tai nimien ero on vain kirjoitusasu ({count}; ensin {alike}): sama kohde voi olla kahdesti.",
        "Vissa id:n eller namn skiljer sig bara i stavning ({count}; först {alike}): en plats kan stå två gånger.",
    ),
    "slips": (
        "A hundred times off all other sites, perhaps a slip of unit or of thousands: {cells}.",
        "Sata kertaa kauempana kuin muut kohteet, ehkä yksikön tai tuhansien virhe: {cells}.",
        "Hundra gånger ifrån alla andra platser, kanske ett fel i enhet eller tusental: {cells}.",
    ),
    "projected": (
        "{file}: coordinates of {count} sites are in metres of ETRS-TM35FIN (EPSG:3067); turned into degrees; the first, {first}, is at {point}.",
        "{file}: {count} kohteen koordinaatit ovat metrejä (ETRS-TM35FIN, EPSG:3067); ne muunnettiin asteiksi; ensimmäinen, {first}, on paikassa {point}.",
        "{file}: koordinaterna för {count} platser är i meter (ETRS-TM35FIN, EPSG:3067); de gjordes om till grader; den första, {first}, ligger vid {point}.",
    ),
    "observed_range": (
        "Scaled on these sites' own range, so that adding a site can reorder the others: {criteria}.",
        "Asteikko on näiden kohteiden oma vaihteluväli, joten uusi kohde voi muuttaa järjestystä: {criteria}.",
        "Skalan är dessa platsers eget intervall, så en ny plats kan ändra ordningen: {criteria}.",
    ),
    "not_drawn": (
        "No rank intervals or shares of first ranks: they are drawn for up to {most} sites. `sitescore report` has them for the best.",
        "Sijavälejä ja ykkössijojen osuuksia ei ole: ne arvotaan enintään {most} kohteelle. Parhaille ne antaa `sitescore report`.",
        "Inga rangintervall eller förstaandelar: de dras för högst {most} platser. För de bästa ger `sitescore report` dem.",
    ),
    "relative_scores": (
        "Scored against the best and worst of these very sites ({method}), so that adding a site can reorder the others.",
        "Pisteet suhteessa näiden kohteiden parhaaseen ja huonoimpaan ({method}), joten uusi kohde voi muuttaa järjestystä.",
        "Poängen är i förhållande till den bästa och sämsta av dessa platser ({method}), så en ny plats kan ändra ordningen.",
    ),
    "inconsistent_triad": (
        "Judgements of {node} contradict each other: {first} over {second} {before}, {second} over {third} {after}, but {upper} over {lower} {across}: consistency ratio {ratio}.",
        "Arviot ovat ristiriidassa ({node}): {first} / {second} {before}, {second} / {third} {after}, mutta {upper} / {lower} {across}: ristiriitaisuussuhde {ratio}.",
        "Bedömningarna av {node} motsäger varandra: {first} / {second} {before}, {second} / {third} {after}, men {upper} / {lower} {across}: konsistenskvot {ratio}.",
    ),
    "inconsistent": (
        "Judgements of {node} contradict each other: consistency ratio {ratio}.",
        "Arviot ovat ristiriidassa ({node}): ristiriitaisuussuhde {ratio}.",
        "Bedömningarna av {node} motsäger varandra: konsistenskvot {ratio}.",
    ),
    "weights_from_values": (
        "Weights within {nodes} come from the values of these very sites ({method}), so that adding a site can reorder the others.",
        "Painot ({nodes}) tulevat näiden kohteiden omista arvoista ({method}), joten uusi kohde voi muuttaa järjestystä.",
        "Vikterna inom {nodes} kommer från dessa platsers egna värden ({method}), så en ny plats kan ändra ordningen.",
    ),
    "weights_not_from_values": (
        "There is no difference between sites to weigh by ({method}); the stated weights stand within {nodes}.",
        "Kohteiden välillä ei ole eroja, joista painottaa ({method}); annetut painot pysyvät: {nodes}.",
        "Det finns inga skillnader mellan platser att vikta efter ({method}); de angivna vikterna gäller inom {nodes}.",
    ),
    "no_column": (
        "The site file has nothing on {criteria}; it counts as unknown for every site.",
        "Kohdetiedostossa ei ole lainkaan: {criteria}; lasketaan tuntemattomaksi kaikille kohteille.",
        "Platsfilen har inget om {criteria}; det räknas som okänt för alla platser.",
    ),
    "promised_in_full": (
        "Promised for later and counted in full ({count}): {cells}.",
        "Luvattu myöhemmäksi ja laskettu täysimääräisenä ({count}): {cells}.",
        "Utlovat till senare och räknat fullt ut ({count}): {cells}.",
    ),
    "promised_in_part": (
        "Promised for after {as_of} and counted in part, as {share} of the gain where the wait is a year and less where it is longer ({count}): {cells}.",
        "Luvattu ajankohdan {as_of} jälkeen ja laskettu osittain: vuoden odotuksella {share} hyödystä, pidemmällä vähemmän ({count}): {cells}.",
        "Utlovat till efter {as_of} och räknat delvis: {share} av vinsten vid ett års väntan, mindre vid längre ({count}): {cells}.",
    ),
    "promised_not_used": (
        "Promised for after {as_of} and not counted ({count}): {cells}.",
        "Luvattu ajankohdan {as_of} jälkeen, ei laskettu mukaan ({count}): {cells}.",
        "Utlovat till efter {as_of} och inte räknat ({count}): {cells}.",
    ),
    "dated_later": (
        "Dated after {as_of} and not used ({count}): {cells}.",
        "Päivätty ajankohdan {as_of} jälkeen, ei käytetty ({count}): {cells}.",
        "Daterat efter {as_of} och inte använt ({count}): {cells}.",
    ),
    "stale": (
        "Older than the criteria file allows, as of {as_of} ({count}): {cells}.",
        "Vanhempia kuin kriteeritiedosto sallii, kun ajankohta on {as_of} ({count}): {cells}.",
        "Äldre än kriteriefilen tillåter, per {as_of} ({count}): {cells}.",
    ),
    "ungraded": (
        "{count} figures have no quality grade and count as weak evidence; a long table has a column quality, a wide one a column as “port quality”.",
        "{count} luvulla ei ole laatuluokkaa, joten ne ovat heikkoa näyttöä; pitkässä taulukossa on sarake laatu, leveässä sarake kuten ”satama laatu”.",
        "{count} uppgifter saknar kvalitetsgrad och räknas som svaga belägg; en lång tabell har kolumnen kvalitet, en bred en kolumn som ”hamn kvalitet”.",
    ),
    "read_as": (
        "{file}: read as {delimiter}-separated text in {encoding}.",
        "{file}: luettu tekstinä, jossa sarakkeiden välissä on {delimiter}, merkistö {encoding}.",
        "{file}: läst som text med {delimiter} mellan kolumnerna, i {encoding}.",
    ),
    "decimal_comma": (
        "{file}: numbers read with a decimal comma.",
        "{file}: luvut luettu desimaalipilkulla.",
        "{file}: talen lästa med decimalkomma.",
    ),
    "matched_by_title": (
        "Columns recognised by their title: {columns}.",
        "Sarakkeet tunnistettu otsikosta: {columns}.",
        "Kolumner igenkända på rubriken: {columns}.",
    ),
    "told_beside": (
        "{file}: read as sources, dates, grades or notes of other columns' figures: {columns}.",
        "{file}: luettu toisten sarakkeiden lukujen lähteinä, päiväyksinä, laatuluokkina tai huomautuksina: {columns}.",
        "{file}: lästa som källor, datum, kvalitetsgrader eller anmärkningar till andra kolumners tal: {columns}.",
    ),
    "evidence_left_out": (
        "{file}: left out, as large tables are ranked by figures alone: {columns}.",
        "{file}: jätetty pois, sillä suuret taulukot järjestetään pelkkien lukujen mukaan: {columns}.",
        "{file}: utelämnade, eftersom stora tabeller rangordnas enbart efter tal: {columns}.",
    ),
    "columns_ignored": (
        "{file}: columns left out: {columns}.",
        "{file}: sarakkeet jätetty pois: {columns}.",
        "{file}: kolumner utelämnade: {columns}.",
    ),
    "header_read": (
        "{file}: the header is on line {line}; what stands above it was left out.",
        "{file}: otsikkorivi on rivillä {line}; sen yläpuolella oleva jätettiin pois.",
        "{file}: rubrikraden är på rad {line}; det som står ovanför utelämnades.",
    ),
    "sheet_read": (
        "{file}: read sheet {sheet}, with its header in row {line}.",
        "{file}: luettu taulukko {sheet}, otsikkorivi {line}.",
        "{file}: bladet {sheet} läst, med rubrikerna på rad {line}.",
    ),
    "sheets_hidden": (
        "{file}: hidden sheets left out: {sheets}.",
        "{file}: piilotetut taulukot jätetty pois: {sheets}.",
        "{file}: dolda blad utelämnade: {sheets}.",
    ),
    "rows_hidden": (
        "{file}: hidden rows are read like the others: {count} (row {lines}).",
        "{file}: piilotetut rivit luettu muiden tavoin: {count} kpl (rivi {lines}).",
        "{file}: dolda rader lästa som de andra: {count} st (rad {lines}).",
    ),
    "columns_hidden": (
        "{file}: hidden columns are read like the others: {count} ({columns}).",
        "{file}: piilotetut sarakkeet luettu muiden tavoin: {count} kpl ({columns}).",
        "{file}: dolda kolumner lästa som de andra: {count} st ({columns}).",
    ),
    "texts_beside": (
        "{file}: texts that number formats show beside figures are no units and are not read: {texts}.",
        "{file}: tekstejä, joita lukumuotoilut näyttävät lukujen vieressä, ei lueta, koska ne eivät ole yksiköitä: "
        "{texts}.",
        "{file}: texter som talformaten visar intill tal är inga enheter och läses inte: {texts}.",
    ),
    "short_rows": (
        "{file}: {count} rows end early (line {lines}); their missing cells count as unknown.",
        "{file}: {count} riviä päättyy kesken (rivi {lines}); puuttuvat solut lasketaan tuntemattomiksi.",
        "{file}: {count} rader slutar i förtid (rad {lines}); celler som saknas räknas som okända.",
    ),
    "called_like_totals": (
        "{file}: called like totals but read as sites, as others follow and their figures sum up none: {sites} ({count}).",
        "{file}: nimeltään kuin yhteenvetorivejä mutta luettu kohteina, koska muita seuraa eivätkä luvut ole yhteenveto: {sites} ({count}).",
        "{file}: heter som summarader men lästes som platser, eftersom andra följer och talen inte summerar: {sites} ({count}).",
    ),
    "bare_rows": (
        "{file}: rows with nothing but an id: {sites} ({count}); they count as sites of which nothing is known.",
        "{file}: rivejä, joilla on vain tunnus: {sites} ({count}); ne lasketaan kohteiksi, joista ei tiedetä mitään.",
        "{file}: rader med bara ett id: {sites} ({count}); de räknas som platser om vilka inget är känt.",
    ),
}
