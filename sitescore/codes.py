"""Every code that a problem or a notice can carry, and what it means; ``sitescore help CODE`` prints it.

SC0.. the command line, SC1.. criteria files and settings, SC2.. site files, SC3.. the two together, SC4.. notices
on the data, SC427 criteria workbooks, SC428 garbled letters, SC5.. questions about sites.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXPLANATIONS: Mapping[str, str] = MappingProxyType(
    {
        "SC001": "The command line is not understood: an unknown option, a missing argument, a value out of range.",
        "SC100": "The criteria file cannot be read as text in its format. The place is where reading stopped; the "
        "mistake is there or just before: a quotation mark, a bracket or a comma.",
        "SC101": "A key that criteria files do not have, mostly a misspelling. Keys are listed in criteria/README.md "
        "and in the JSON Schema that `sitescore schema` prints.",
        "SC102": "A key that must be there is missing.",
        "SC103": "A value of the wrong kind or outside its range: a text where a number belongs, a negative weight, "
        "NaN or infinity.",
        "SC104": "The entries of the criteria file do not fit together, or a value function's parameters break its own "
        "rules: a factor or need that is not declared, factors that run in a circle, a node under which all weights "
        "are 0, points out of order.",
        "SC109": "With this profile or these needs the criteria no longer fit together.",
        "SC110": "A name that is not known: a criteria set, profile, need, method or criterion.",
        "SC111": "A setting of the command line that is not PATH=VALUE or NAME=NUMBER, or whose path does not exist.",
        "SC112": "Statements on weights contradict each other. The message names a smallest set of them that does: "
        "taking back any one of those mends it.",
        "SC113": "[weighting] does not fit: a method or node that is not known, judgements of a name that is not "
        "compared there, a comparison that is judged twice and differently or is not above 0, a sibling of which "
        "nothing is said. How each method's judgements are written stands in criteria/README.md.",
        "SC200": "The file cannot be opened.",
        "SC201": "The file or table is empty: it needs a header row and a row for each site.",
        "SC202": "The bytes are not text in the encoding that was given or found. Give --encoding; Finnish "
        "spreadsheets save as utf-8 or cp1252, old Macs as mac_roman. Where parts of a file are in one and parts in "
        "another, save it anew.",
        "SC203": "The file is not of a kind that is read here, or what reads it is not installed.",
        "SC204": "No delimiter splits the text into columns. Give --delimiter if it has an unusual one.",
        "SC205": "The file's structure is broken: a quotation mark that is not closed, or text that is not JSON.",
        "SC206": "NaN, infinity or a number too large to hold. An unknown figure is an empty cell.",
        "SC207": "An error of the spreadsheet (#DIV/0!, #N/A, …) stands in the cell, or a formula that was never "
        "calculated. It is never read as empty or 0.",
        "SC208": "The number does not have the decimal mark that its column has, or can be read in two ways: 1,234 is "
        "over a thousand to some and a little over one to others. Give --decimal.",
        "SC209": "The ends of a range are in the wrong order, or the value lies outside its range.",
        "SC210": "A table of sites needs a column `site` (or kohde, plats) with each site's id.",
        "SC211": "Two columns have the same name.",
        "SC212": "The row has more cells than the header. Mostly a delimiter stands inside a cell: put the cell in "
        "quotation marks. Or all rows have as many fewer: decimal commas may have split numbers, 12,5 into 12 and 5.",
        "SC213": "A column has cells and no name.",
        "SC214": "The row does not say which site (or which criterion) it is about.",
        "SC215": "Two rows have the same site id.",
        "SC216": "A table with one row a measurement has fixed columns: site, criterion, value, low, high, unit, "
        "source, date, quality, note, available_from, used.",
        "SC217": "The same measurement is given twice. Where sources disagree, give the better one as value and the "
        "span as low and high, or mark the other row with `no` in a column `used`. Rows that are available from "
        "different dates (a column `available_from`) may stand beside each other.",
        "SC218": "low and high must be numbers.",
        "SC219": "Quality grades are A (exact, sourced), B (computed or graded from a source), C (vague, old or a "
        "proxy) and D (judgement).",
        "SC220": "A row of totals, means or sources below a table is not a site, and neither is a note or a title that "
        "stands where an id does and has nothing beside it. Of a site of which nothing is known write ? in a cell.",
        "SC221": "A table of judgements has fixed columns: first, second, times for pairwise comparisons; criterion, "
        "points for swings; criterion, best_to_it, it_to_worst for best-worst; criterion, rank for an order; and "
        "person where several people answer.",
        "SC222": "A judgement that cannot be used: a name that is not a factor or criterion, two that are not "
        "siblings, a figure that is no number or out of range, the same judgement twice, siblings of which "
        "nothing is said.",
        "SC223": "The array cannot be taken for a table: it is no .npy file, ends too early, or is not made of numbers "
        "in rows and columns. numpy.save writes such a file.",
        "SC224": "The columns of the array have no names, and their number is not that of the criteria, or of the "
        "names given. Name each column, in order, with --columns; --ignore-column leaves one out.",
        "SC226": "Which sheet of a spreadsheet to read is not clear: none or several have a header as the table needs "
        "it, or there is none of that name. FILE!SHEET names one. Hidden sheets are read only by name.",
        "SC227": "The spreadsheet is beyond what is read: 128 MB, 512 MB unpacked, 5 million cells with the empty ones "
        "between them, 100,000 characters in a cell, or packed more tightly than cells ever are.",
        "SC228": "The spreadsheet is not what its ending says, is encrypted, damaged or cut short, or its XML declares "
        "a document type.",
        "SC229": "Cells below the header are merged. Only the first of them holds anything, and the others are not "
        "empty to who reads the sheet.",
        "SC230": "The result cannot be written there. Nothing was written.",
        "SC231": "`init` does not overwrite files.",
        "SC240": "A coordinate that is none: not one number, outside its range, metres of a map grid among degrees, "
        "latitude without longitude, the two in each other's place, or 0, 0. Write degrees with decimals (WGS84), as "
        "latitude 63.838, longitude 23.13. A file all in ETRS-TM35FIN (EPSG:3067) is read as it is, where all its "
        "sites are in Finland; metres of SWEREF 99 TM or another grid are not.",
        "SC241": "GeoJSON of sites is points: a FeatureCollection whose features are Points with the site's id and its "
        "figures as properties. A feature without geometry is a site whose place is not told.",
        "SC242": "The file is not a run: a document that `sitescore rank SITES -f json -o FILE` writes, whole and as "
        "this version writes it. `sitescore schema rank` describes it.",
        "SC243": "The scores of a run are not those that the criteria and measurements in it give, so that no reason "
        "for its ranks can be told. Rank the sites again.",
        "SC244": "available_from is a year, a month or a day: 2028, 2028-06, 2028-06-30. used is `no` (ei, nej) for a "
        "figure of another source that is compared and not used, which needs its source; else it is empty.",
        "SC245": "With a date of the study (--as-of) every date of a measurement must be readable: a year, a month or "
        "a day, as 2025, 2025-06, 2025-06-30.",
        "SC250": "A column of a table holds lists, bytes or other things that are no cells. Cells are numbers, texts, "
        "dates, true and false. Leave the column out, or --ignore-column NAME.",
        "SC251": "What was given is no table of sites: a file, a folder of Parquet files, or a pandas, polars, pyarrow "
        "or duckdb table.",
        "SC252": "Read back, the table would not be what it is, so it was not written. Mostly a word or an id looks "
        "like something else: `1,5;2` in a column of numbers.",
        "SC253": "No table of sites is written with that ending, or that form cannot hold the table: GeoJSON is one "
        "point a site and has no place for the sources of each measurement.",
        "SC301": "A column of the site file, or a criterion in a table of measurements, is not in the criteria set.",
        "SC302": "Two columns are the same criterion, one by its id and one by its title.",
        "SC303": "The unit of the figure and of the criterion differ, and no conversion between them is certain.",
        "SC304": "A criterion measured in words has a word that is not one of its levels.",
        "SC305": "A word stands where the criterion needs a number.",
        "SC306": 'The cell is not known (or does not apply) and the criteria file refuses that. Set missing = "range", '
        "worst, neutral or best, for the set or the criterion.",
        "SC307": "No criterion applies to the site.",
        "SC308": "The weighting method cannot weigh these criteria by the sites' values: some divide by them or take "
        "their logarithm, and a value of 0 stands in the way. Choose another method in [weighting], as critic.",
        "SC309": "The table is read in blocks, each row scored on its own, and the criteria ask for what rows alone do "
        "not tell: a method that measures sites against each other, or weights from all sites' values. Rank without "
        "--memory where the table fits in memory.",
        "SC310": "In a table that is read in blocks a cell is a number, a range, a word of a level or empty. One that "
        "does not apply, or gives only a bound, counts as what the site's other cells or the other sites give.",
        "SC316": "The unit says how far figures go (a share from 0 to 1, a grade 0-4, so many of 7) and this one "
        "lies beyond. A percentage in a column of shares needs its sign, in the cell or in the header as [%].",
        "SC401": "No site has data on the criterion. It counts the same for all, and only lowers the coverage.",
        "SC402": "All sites with data are alike on the criterion, so it cannot order them, whatever its weight.",
        "SC403": "Half or more of the sites stand at value 0: the scale does not tell them apart at the lower end.",
        "SC404": "Half or more of the sites stand at value 1: the scale does not tell them apart at the upper end.",
        "SC405": "Much of the site's weight rests on unknown figures; see its worst and best possible scores.",
        "SC406": "A knock-out could exclude the site once the figure is known.",
        "SC407": "Knock-outs exclude every site.",
        "SC408": "The criterion is scaled on the sites' own range: adding or removing a site can reorder the others.",
        "SC409": "The site file has no column for the criterion; it counts as unknown for every site.",
        "SC410": "How the file was read: what was found out about it, to be checked once.",
        "SC411": "A column was taken for a criterion because its header is the criterion's title.",
        "SC412": "Columns that are not criteria were left out; with --memory also those that tell where the figures of "
        "criteria are from, how old and how good they are.",
        "SC413": "Rows that end before the header does were filled up with unknown cells, or rows have nothing but an "
        "id: nothing is known of those sites, if they are sites; or rows are called like totals, and by their place "
        "and figures are none.",
        "SC414": "The scoring method measures sites against the best and worst of the sites themselves: adding or "
        'removing a site can reorder the others. Where the method has it, ideal = "fixed" in [method_parameters] '
        "measures against the ends of the scales instead.",
        "SC415": "The judgements behind the weights contradict each other: their consistency ratio is above 0.1. The "
        "three named contradict each other most; `weights show` names the change that would help most.",
        "SC416": "The weights come from the values of these sites: adding or removing a site changes them, and can "
        "reorder the others.",
        "SC417": "Weights were to come from the sites' values, and there is no difference between sites to weigh by. "
        "The stated weights are used.",
        "SC418": "Rank intervals and shares of first ranks are drawn for up to 2,000 sites unless --draws asks for "
        "them. Rank the best sites by themselves to have them.",
        "SC419": "Figures measured after the date of the study (--as-of) are not used.",
        "SC421": "Figures are older, as of the date of the study, than `stale_after` in the criteria file allows.",
        "SC422": "Figures without a quality grade (A to D) count as weak evidence.",
        "SC423": "Ids or names of sites differ by capitals, spaces, dashes or accents only: one site may be "
        "listed twice.",
        "SC424": "A figure is a hundred times as large as all others of its criterion, or as small: its unit may be "
        "another than was read, or a comma or a point in it may part thousands.",
        "SC425": "Coordinates in metres of ETRS-TM35FIN (EPSG:3067) were turned into degrees.",
        "SC426": "Figures are promised for later (a column `available_from`). Where the study has no date they count "
        "in full; where it has one, as `not_yet` in the criteria file says.",
        "SC427": "A criteria workbook has the sheets Set (key, value), Factors, Criteria, Profiles and Scenarios (id, "
        "and a column a key, as title.fi or value.points), each with its header in the first rows. "
        "`sitescore convert tp3 criteria.xlsx` writes one to look at; docs/formats.md says what a cell may hold.",
        "SC428": "Letters are garbled: the text was read in another encoding than it was written in, on its way into "
        "the file, as Ã¤ for ä, or was lost, as \ufffd. Save it anew, as UTF-8, from where it came.",
        "SC429": "Columns were read as what the figures of another column rest on, because they are called as it with "
        "source, date, quality or note behind it (lähde, pvm, laatu, huom; källa, datum, kvalitet, anm).",
        "SC440": "A PDF is printed by Chromium, Chrome or Edge, and none was found. Install one, or name it in the "
        "environment variable SITESCORE_BROWSER; or write -o study.html and print that from any browser.",
        "SC441": "The browser printed nothing, or took too long. Nothing was written. Update it or name another in "
        "SITESCORE_BROWSER; or write -o study.html and print that.",
        "SC442": "A .docx is written with python-docx, which is not installed: pip install 'sitescore[docx]'. "
        "-o study.md has the same text.",
        "SC501": "No site of that id or name is in the site file.",
        "SC502": "The site is excluded by a knock-out and has no rank.",
        "SC503": "The command needs other sites than it was given.",
        "SC504": "The command's answer is exact only where scores are sums of weight x value, and the criteria file "
        "names another scoring method. rank, compare, explain, scenarios, sensitivity, robustness, validate and "
        "weights show work with every method; --set method=weighted_sum asks the question of the weighted sum.",
    }
)

NOTICES: Mapping[str, str] = MappingProxyType(
    {
        "no_data": "SC401",
        "not_separating": "SC402",
        "saturated_zero": "SC403",
        "saturated_one": "SC404",
        "low_coverage": "SC405",
        "may_be_excluded": "SC406",
        "nobody_left": "SC407",
        "observed_range": "SC408",
        "no_column": "SC409",
        "read_as": "SC410",
        "decimal_comma": "SC410",
        "matched_by_title": "SC411",
        "columns_ignored": "SC412",
        "evidence_left_out": "SC412",
        "told_beside": "SC429",
        "short_rows": "SC413",
        "bare_rows": "SC413",
        "called_like_totals": "SC413",
        "projected": "SC425",
        "header_read": "SC410",
        "sheet_read": "SC410",
        "sheets_hidden": "SC410",
        "rows_hidden": "SC410",
        "columns_hidden": "SC410",
        "texts_beside": "SC410",
        "relative_scores": "SC414",
        "namesakes": "SC423",
        "slips": "SC424",
        "inconsistent": "SC415",
        "inconsistent_triad": "SC415",
        "weights_from_values": "SC416",
        "weights_not_from_values": "SC417",
        "not_drawn": "SC418",
        "promised_in_full": "SC426",
        "promised_in_part": "SC426",
        "promised_not_used": "SC426",
        "dated_later": "SC419",
        "stale": "SC421",
        "ungraded": "SC422",
    }
)

ON_READING = frozenset({"read_as", "decimal_comma", "matched_by_title", "told_beside", "columns_ignored",
                        "evidence_left_out", "short_rows", "bare_rows", "called_like_totals", "projected",
                        "header_read", "sheet_read", "sheets_hidden", "rows_hidden", "columns_hidden",
                        "texts_beside"})  # fmt: skip
"""Notices on how a file was read: said once while reading, not in the result."""

ON_WEIGHTS = frozenset({"inconsistent", "inconsistent_triad", "weights_from_values", "weights_not_from_values"})
"""Notices on where weights are from."""
