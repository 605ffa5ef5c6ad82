"""Sentences of the audit: what was found, and what to do about it."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "audit_data_title": (
        "{title}: are the criteria and the data sound? (sites {sites}, criteria {criteria})",
        "{title}: ovatko kriteerit ja aineisto kunnossa? (kohteita {sites}, kriteerejä {criteria})",
        "{title}: håller kriterierna och uppgifterna? (platser {sites}, kriterier {criteria})",
    ),
    "audit_nothing": (
        "Nothing was found that speaks against the criteria or the data.",
        "Mitään kriteerejä tai aineistoa vastaan puhuvaa ei löytynyt.",
        "Inget hittades som talar emot kriterierna eller uppgifterna.",
    ),
    "audit_serious": (
        "Serious: can make the answer wrong",
        "Vakavaa: voi tehdä vastauksesta väärän",
        "Allvarligt: kan göra svaret fel",
    ),
    "audit_check": ("To check", "Tarkistettavaa", "Att kontrollera"),
    "audit_note": ("Good to know", "Hyvä tietää", "Bra att veta"),
    "audit_criteria": (
        "The criteria, the heaviest first",
        "Kriteerit, painavin ensin",
        "Kriterierna, det tyngsta först",
    ),
    "audit_sites": (
        "The sites, the least known first",
        "Kohteet, heikoimmin tunnettu ensin",
        "Platserna, den minst kända först",
    ),
    "value_spread": ("Spread", "Hajonta", "Spridning"),
    "no_source_word": ("a source not named", "nimeämätön lähde", "en onämnd källa"),
    "audit_figures_legend": (
        "Weight and Effective: points of 100, as stated and by what makes the scores differ. Known: share of the sites, or of "
        "the weight. Weak: share of what is known (of a site: of the weight) that is weak evidence ({grades}). Spread: best "
        "value less worst, of 1.",
        "Paino ja Vaikuttava: pisteitä sadasta, annettuna ja sen mukaan, mikä pisteitä erottaa. Tiedossa: osuus kohteista tai "
        "painosta. Heikko: osuus tunnetusta (kohteella painosta), joka on heikkoa näyttöä ({grades}). Hajonta: paras arvo "
        "miinus huonoin, enintään 1.",
        "Vikt och Effektiv: poäng av 100, som angivet och efter vad som skiljer poängen åt. Känt: andel av platserna eller av "
        "vikten. Svagt: andel av det kända (för en plats: av vikten) som är svaga belägg ({grades}). Spridning: bästa värde "
        "minus sämsta, av 1.",
    ),
    "audit_alphas": (
        "Cronbach's alpha by factor, with the number of sites: {listed}. Near 1 the criteria say the same; low is no fault here, "
        "since criteria that make a factor up need not go together.",
        "Cronbachin alfa tekijöittäin ja kohteiden määrä: {listed}. Lähellä yhtä kriteerit kertovat samaa; matala ei ole vika, "
        "sillä tekijän muodostavien kriteerien ei tarvitse kulkea yhdessä.",
        "Cronbachs alfa per faktor, med antalet platser: {listed}. Nära 1 säger kriterierna detsamma; lågt är inget fel här, "
        "eftersom kriterier som bygger upp en faktor inte behöver följas åt.",
    ),
    "next_survey": (
        "Next: sitescore survey {file}",
        "Seuraavaksi: sitescore survey {file}",
        "Härnäst: sitescore survey {file}",
    ),
    "finding_no_data": (
        "No site has data on: {criteria} ({weight} of the weight).",
        "Yhdestäkään kohteesta ei ole tietoa: {criteria} ({weight} painosta).",
        "Ingen plats har uppgifter om: {criteria} ({weight} av vikten).",
    ),
    "advice_no_data": (
        "Find it out for all sites, or set the weight to 0 so that the others carry what they say they do.",
        "Selvitä kaikista kohteista tai aseta painoksi 0, jotta muut painot vastaavat todellisuutta.",
        "Ta reda på det för alla platser, eller sätt vikten till 0 så att de övriga väger vad de påstås väga.",
    ),
    "finding_low_coverage_sites": (
        "{number_of_sites} of {of} sites rest on data for less than 65 % of the weight: {listed}.",
        "{number_of_sites} kohteessa (kaikkiaan {of}) tunnetaan alle 65 % painosta: {listed}.",
        "{number_of_sites} av {of} platser vilar på uppgifter för mindre än 65 % av vikten: {listed}.",
    ),
    "advice_low_coverage_sites": (
        "Read their ranks with the range of their scores; `survey` says which figures are worth finding out first.",
        "Lue niiden sijoja pisteiden vaihteluvälin kanssa; `survey` kertoo, mitä kannattaa selvittää ensin.",
        "Läs deras rang tillsammans med poängspannet; `survey` säger vad som lönar sig att ta reda på först.",
    ),
    "finding_open_knock_outs": (
        "Unknown figures could still exclude sites. Open, of {of} sites that are ranked: {listed}.",
        "Tuntemattomat luvut voivat vielä karsia kohteita. Avoinna {of} vertaillusta kohteesta: {listed}.",
        "Okända uppgifter kan ännu utesluta platser. Öppet, av {of} rangordnade platser: {listed}.",
    ),
    "advice_open_knock_outs": (
        "Find these out before anything else: no score helps a site that does not meet them.",
        "Selvitä nämä ennen muuta: pisteet eivät auta kohdetta, joka ei täytä näitä.",
        "Ta reda på detta före allt annat: inga poäng hjälper en plats som inte uppfyller det.",
    ),
    "finding_conflict": (
        "{sites}: {criteria} is {used} by {source}, and {other} by {second_source}; {points} points hang on it.",
        "{sites}: {criteria} on {used} lähteen {source} mukaan ja {other} lähteen {second_source} mukaan; siitä riippuu {points} pistettä.",
        "{sites}: {criteria} är {used} enligt {source} och {other} enligt {second_source}; {points} poäng hänger på det.",
    ),
    "advice_conflict": (
        "Find out which is right, or give both as low and high.",
        "Selvitä kumpi pitää paikkansa, tai anna molemmat vaihteluvälinä (low, high).",
        "Ta reda på vilken som stämmer, eller ange båda som low och high.",
    ),
    "finding_only_second": (
        "{sites}: {criteria} counts as unknown, while {second_source} gives {other}, marked as not used.",
        "{sites}: {criteria} lasketaan tuntemattomaksi, vaikka {second_source} antaa {other}, merkitty käyttämättömäksi.",
        "{sites}: {criteria} räknas som okänt, medan {second_source} ger {other}, märkt som inte använt.",
    ),
    "advice_only_second": (
        "Use it with the grade it deserves, or say in a note why not.",
        "Käytä sitä ansaitsemallaan laatuluokalla tai kerro huomautuksessa, miksi ei.",
        "Använd den med den grad den förtjänar, eller skriv i en anmärkning varför inte.",
    ),
    "finding_thin_criteria": (
        "Known for less than 65 % of the sites: {listed} ({weight} of the weight).",
        "Tiedossa alle 65 %:ssa kohteista: {listed} ({weight} painosta).",
        "Känt för mindre än 65 % av platserna: {listed} ({weight} av vikten).",
    ),
    "advice_thin_criteria": (
        "These compare few sites and stand in for the rest; fill them or weigh them less.",
        "Näillä verrataan vain muutamia kohteita; täydennä tai pienennä painoa.",
        "De jämför få platser; fyll i dem eller ge dem mindre vikt.",
    ),
    "finding_all_alike": (
        "All sites with data are alike: {criteria} ({weight} of the weight).",
        "Kaikki kohteet, joista on tietoa, ovat samanlaisia: {criteria} ({weight} painosta).",
        "Alla platser med uppgifter är lika: {criteria} ({weight} av vikten).",
    ),
    "advice_all_alike": (
        "They cannot order these sites, whatever they weigh; keep them as a requirement, or compare with other countries.",
        "Ne eivät järjestä näitä kohteita millään painolla; pidä ne vaatimuksina tai vertaa muihin maihin.",
        "De kan inte ordna dessa platser, vad de än väger; ha dem som krav, eller jämför med andra länder.",
    ),
    "finding_little_spread": (
        "Values differ by less than 5 %: {listed} ({weight} of the weight).",
        "Arvot eroavat alle 5 %: {listed} ({weight} painosta).",
        "Värdena skiljer sig mindre än 5 %: {listed} ({weight} av vikten).",
    ),
    "advice_little_spread": (
        "Check that the ends of the scale are what matters to the project, not wider.",
        "Tarkista, ovatko asteikon päät hankkeelle merkitykselliset eivätkä liian väljät.",
        "Kontrollera att skalans ändar är det som har betydelse för projektet och inte för vida.",
    ),
    "finding_at_zero": (
        "Half or more of the sites stand at the bottom of the scale: {listed}.",
        "Vähintään puolet kohteista on asteikon alapäässä: {listed}.",
        "Minst hälften av platserna står på skalans botten: {listed}.",
    ),
    "advice_at_zero": (
        "Move the worst end out if differences down there matter.",
        "Siirrä huonointa päätä, jos erot siellä ovat merkityksellisiä.",
        "Flytta den sämsta änden utåt om skillnaderna där har betydelse.",
    ),
    "finding_at_one": (
        "Half or more of the sites stand at the top of the scale: {listed}.",
        "Vähintään puolet kohteista on asteikon yläpäässä: {listed}.",
        "Minst hälften av platserna står på skalans topp: {listed}.",
    ),
    "advice_at_one": (
        "Move the best end out if more would help the project; else this is met, and orders nobody.",
        "Siirrä parasta päätä, jos enemmästä olisi hankkeelle hyötyä; muuten tämä täyttyy eikä järjestä ketään.",
        "Flytta den bästa änden utåt om mer skulle hjälpa projektet; annars är detta uppfyllt och ordnar ingen.",
    ),
    "finding_moves_more": (
        "Decide more than twice as much between the sites as their weight says. Share of the differences in score (weight in brackets): {listed}.",
        "Ratkaisevat kohteiden välillä yli kaksi kertaa enemmän kuin niiden paino kertoo. Osuus piste-eroista (suluissa paino): {listed}.",
        "Avgör mer än dubbelt så mycket mellan platserna som deras vikt säger. Andel av poängskillnaderna (vikten inom parentes): {listed}.",
    ),
    "advice_moves_more": (
        "Ask whether they should decide so much; a wider scale or a smaller weight takes them back.",
        "Pitäisikö niiden ratkaista näin paljon? Väljempi asteikko tai pienempi paino tasoittaa.",
        "Fråga om de ska avgöra så mycket; en vidare skala eller en mindre vikt dämpar dem.",
    ),
    "finding_moves_less": (
        "Decide less than half as much between the sites as their weight says. Share of the differences in score (weight in brackets): {listed}.",
        "Ratkaisevat kohteiden välillä alle puolet siitä, mitä niiden paino kertoo. Osuus piste-eroista (suluissa paino): {listed}.",
        "Avgör mindre än hälften så mycket mellan platserna som deras vikt säger. Andel av poängskillnaderna (vikten inom parentes): {listed}.",
    ),
    "advice_moves_less": (
        "No fault if the sites are alike in truth; check the ends of the scale and what is not known.",
        "Ei vika, jos kohteet todella ovat samanlaisia; tarkista asteikon päät ja puuttuvat luvut.",
        "Inget fel om platserna verkligen är lika; kontrollera skalans ändar och det okända.",
    ),
    "finding_pulls_against": (
        "Pull against the ranking that the others make, and so lessen the differences in score. Share of these (weight in brackets): {listed}.",
        "Vetävät muiden tuottamaa järjestystä vastaan ja siten pienentävät piste-eroja. Osuus niistä (suluissa paino): {listed}.",
        "Drar emot den ordning som de övriga ger och minskar så poängskillnaderna. Andel av dem (vikten inom parentes): {listed}.",
    ),
    "advice_pulls_against": (
        "Sites that are good at these are poor at the rest: a choice between the two, to be made openly.",
        "Näissä hyvät kohteet ovat muussa heikkoja: valinta näiden välillä on tehtävä avoimesti.",
        "Platser som är bra på dessa är svaga på resten: ett val mellan de två som bör göras öppet.",
    ),
    "finding_redundant": (
        "{criteria} run almost together: Pearson {pearson}, Spearman {spearman} over {known} sites ({weight} of the weight).",
        "{criteria} kulkevat lähes yhdessä: Pearson {pearson}, Spearman {spearman}, kohteita {known} ({weight} painosta).",
        "{criteria} följs nästan åt: Pearson {pearson}, Spearman {spearman} över {known} platser ({weight} av vikten).",
    ),
    "advice_redundant": (
        "If they say the same thing it counts twice: keep one, or share its weight between the two.",
        "Jos ne kertovat samaa, se lasketaan kahdesti: pidä toinen tai jaa paino niiden kesken.",
        "Om de säger detsamma räknas det dubbelt: behåll det ena, eller dela vikten mellan dem.",
    ),
    "finding_opposed": (
        "{criteria} run almost against each other: Pearson {pearson}, Spearman {spearman} over {known} sites ({weight} of the weight).",
        "{criteria} kulkevat lähes vastakkain: Pearson {pearson}, Spearman {spearman}, kohteita {known} ({weight} painosta).",
        "{criteria} går nästan emot varandra: Pearson {pearson}, Spearman {spearman} över {known} platser ({weight} av vikten).",
    ),
    "advice_opposed": (
        "Within one factor they cancel each other out; show them as two factors if the choice between them matters.",
        "Samassa tekijässä ne kumoavat toisensa; esitä ne kahtena tekijänä, jos valinnalla on väliä.",
        "Inom en faktor tar de ut varandra; visa dem som två faktorer om valet mellan dem har betydelse.",
    ),
    "finding_outliers": (
        "{criteria}: {sites} far from the others (skewness {skewness}, kurtosis {kurtosis}; {known} figures).",
        "{criteria}: {sites} kaukana muista (vinous {skewness}, huipukkuus {kurtosis}; lukuja {known}).",
        "{criteria}: {sites} långt från de övriga (skevhet {skewness}, kurtosis {kurtosis}; {known} uppgifter).",
    ),
    "advice_outliers": (
        "Check the figure and its unit; if it is right, see that the value function's ends keep it from hiding the others.",
        "Tarkista luku ja yksikkö; jos se on oikein, katso etteivät muiden erot katoa arvofunktion päiden vuoksi.",
        "Kontrollera uppgiften och enheten; om den stämmer, se till att värdefunktionens ändar inte låter den dölja de övriga.",
    ),
    "finding_against_itself": (
        "Criteria of {criteria} pull against each other: Cronbach's alpha {alpha} over {count} sites.",
        "Tekijän {criteria} kriteerit vetävät eri suuntiin: Cronbachin alfa {alpha}, kohteita {count}.",
        "Kriterierna under {criteria} drar åt olika håll: Cronbachs alfa {alpha} över {count} platser.",
    ),
    "advice_against_itself": (
        "Its score is a compromise that no site shows; look at the criteria one by one.",
        "Sen pisteet ovat kompromissi; katso kriteerejä yksitellen.",
        "Dess poäng är en kompromiss; se på kriterierna ett och ett.",
    ),
    "finding_weak_criteria": (
        "Most of what is known is weak evidence: {listed} ({weight} of the weight).",
        "Suurin osa tunnetusta on heikkoa näyttöä: {listed} ({weight} painosta).",
        "Det mesta som är känt är svaga belägg: {listed} ({weight} av vikten).",
    ),
    "advice_weak_criteria": (
        "Get these figures from a register, or from whoever answers for them, before they decide anything.",
        "Hanki nämä luvut rekisteristä tai vastuutaholta ennen kuin ne ratkaisevat mitään.",
        "Skaffa dessa uppgifter ur ett register eller av den som svarar för dem innan de avgör något.",
    ),
    "finding_weak_sites": (
        "More than half of what is known of these sites is weak evidence: {listed} of the known weight.",
        "Yli puolet näistä kohteista tiedetystä on heikkoa näyttöä: {listed} tunnetusta painosta.",
        "Mer än hälften av det kända om dessa platser är svaga belägg: {listed} av den kända vikten.",
    ),
    "advice_weak_sites": (
        "Give their figures ranges (low, high), so that `rank` and `robustness` show what the weakness means.",
        "Anna luvuille vaihteluvälit (low, high), niin `rank` ja `robustness` näyttävät, mitä heikkous merkitsee.",
        "Ge deras uppgifter intervall (low, high), så visar `rank` och `robustness` vad svagheten betyder.",
    ),
    "finding_no_source": (
        "{count} of {of} figures have no source.",
        "{count}/{of} luvusta puuttuu lähde.",
        "{count} av {of} uppgifter saknar källa.",
    ),
    "advice_no_source": (
        "Add it in a long table (column source): a figure that nobody can check convinces nobody.",
        "Lisää se pitkään taulukkoon (sarake source): lukua, jota ei voi tarkistaa, ei uskota.",
        "Lägg till den i en lång tabell (kolumnen source): en uppgift som ingen kan kontrollera övertygar ingen.",
    ),
    "finding_no_grade": (
        "{count} of {of} figures have no quality grade and count as weak evidence.",
        "{count}/{of} luvusta puuttuu laatuluokka, joten ne ovat heikkoa näyttöä.",
        "{count} av {of} uppgifter saknar kvalitetsgrad och räknas som svaga belägg.",
    ),
    "advice_no_grade": (
        "Grade them A to D in a long table (column quality); the criteria file says what the grades mean.",
        "Luokittele ne A–D pitkässä taulukossa (sarake quality); kriteeritiedosto kertoo luokkien merkityksen.",
        "Gradera dem A till D i en lång tabell (kolumnen quality); kriteriefilen säger vad graderna betyder.",
    ),
    "finding_no_date": (
        "{count} of {of} figures have no date, so that nobody can tell whether they are old.",
        "{count}/{of} luvusta puuttuu päiväys, joten vanhentumista ei voi arvioida.",
        "{count} av {of} uppgifter saknar datum, så ingen kan se om de är gamla.",
    ),
    "advice_no_date": (
        "Add the year at least (column date), the first for figures that change: prices, capacity, land, queues.",
        "Lisää vähintään vuosi (sarake date), ensin muuttuville luvuille: hinnat, kapasiteetti, maa, jonot.",
        "Lägg till åtminstone året (kolumnen date), först för uppgifter som ändras: priser, kapacitet, mark, köer.",
    ),
    "finding_unread_date": (
        "{count} figures have a date that cannot be read, so that nobody can tell whether they are old: {cells}.",
        "{count} luvun päiväystä ei voi lukea, joten vanhentumista ei voi arvioida: {cells}.",
        "Datumet för {count} uppgifter kan inte läsas, så ingen kan se om de är gamla: {cells}.",
    ),
    "advice_unread_date": (
        "Write the year, the month or the day in the column date: 2025, 2025-06 or 30.6.2025.",
        "Kirjoita sarakkeeseen date vuosi, kuukausi tai päivä: 2025, 2025-06 tai 30.6.2025.",
        "Skriv år, månad eller dag i kolumnen date: 2025, 2025-06 eller 30.6.2025.",
    ),
    "finding_stale": (
        "{count} figures are older than their criterion allows as of {as_of}: {listed}.",
        "{count} lukua on vanhempia kuin kriteeri sallii, kun ajankohta on {as_of}: {listed}.",
        "{count} uppgifter är äldre än kriteriet tillåter per {as_of}: {listed}.",
    ),
    "advice_stale": (
        "Look them up again. How old a figure may be is stale_after in the criteria file; without --as-of the newest date in the site file counts as today.",
        "Tarkista ne uudelleen. Sallittu ikä on kriteeritiedostossa (stale_after); ilman valitsinta --as-of nykyhetkenä on kohdetiedoston uusin päiväys.",
        "Slå upp dem på nytt. Hur gammal en uppgift får vara står i kriteriefilen (stale_after); utan --as-of räknas platsfilens nyaste datum som i dag.",
    ),
    "finding_promised": (
        "{count} figures are promised for later: {cells}.",
        "{count} lukua on luvattu myöhemmäksi: {cells}.",
        "{count} uppgifter är utlovade till senare: {cells}.",
    ),
    "advice_promised": (
        "Compare --as-of the year the project starts with the ranking without a date.",
        "Vertaa tulosta, jossa --as-of on hankkeen aloitusvuosi, tulokseen ilman ajankohtaa.",
        "Jämför --as-of det år projektet börjar med rangordningen utan datum.",
    ),
}
