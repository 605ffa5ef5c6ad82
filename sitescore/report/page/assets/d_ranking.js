// The ranking: sorted by any column, filtered by name, as grades with marks or as points.

const view = { by: "rank", down: false, shown: 50, filter: "", lights: true, chosen: {} };
const MORE = 200;

const light = (points) => D.lights.find(([least]) => Math.round(points * 1e9) / 1e9 >= least)?.[1] ?? D.lights.at(-1)[1];
const shade = (points) => `light light${light(points)[0]}`;

function factorPoints(site) {
  const values = nodeValues(site, now.shares);
  return TOP_FACTORS.map((node) => 100 * values[node]);
}
const PLACE = new Map(INCLUDED.map((site, at) => [site, at]));
// Columns of the ranked sites, by name.
const COLUMNS = { coverage: decimals(D.coverage, 2) };
if (D.surety) Object.assign(COLUMNS, { first: decimals(D.surety.first, 4), low: whole(D.surety.low), high: whole(D.surety.high) });
if (D.grades) Object.assign(COLUMNS, { middle: whole(D.grades.middle), weak: decimals(D.grades.weak, 2) });
const of = (name) => (site) => COLUMNS[name][PLACE.get(site)];
const known = of("coverage");
const grade = (site) => D.grades.names[of("middle")(site)] || DASH;
// Factors of which nothing is known at a site.
const BLANK = new Set(whole(D.blank)), blank = (site, node) => BLANK.has(site * FACTORS + node);
const TOP_FACTORS = TOP.filter((node) => node < FACTORS);

function columns() {
  const found = [
    { key: "rank", text: "#", numeric: true, of: (site) => now.ranks[site], cell: (site) => String(now.ranks[site]) },
    ...(changed() ? [{ key: "moved", text: t("page_moved"), numeric: true, of: (site) => now.ranks[site] - STATED.ranks[site], cell: movedCell }] : []),
    { key: "site", text: t("site"), of: (site) => D.sites[site], cell: siteButton, header: true },
    { key: "score", text: t("score"), numeric: true, best: true, of: (site) => now.scores[site], cell: (site) => number(now.scores[site]) },
  ];
  TOP_FACTORS.forEach((node, at) => found.push({
    key: `factor${at}`, text: title(node), numeric: true, best: true, of: (site) => (blank(site, node) ? -1 : factorPoints(site)[at]),
    cell: (site, points) => (blank(site, node) ? "?" : view.lights ? light(points[at]) : number(points[at], 0)),
    style: (points, site) => (blank(site, node) ? "ask" : shade(points[at])), node,
  }));
  if (D.surety) {
    found.push({ key: "span", text: t("rank_span"), numeric: true, of: of("low"),
      cell: ranksOf });
    found.push({ key: "first", text: t("first_share"), numeric: true, best: true, of: of("first"), cell: (site) => percent(of("first")(site)) });
  }
  if (D.grades) {
    found.push({ key: "grade", text: t("page_evidence"), of: of("middle"), cell: grade });
    found.push({ key: "weak", text: t("weak"), numeric: true, of: of("weak"), cell: (site) => percent(of("weak")(site)) });
  }
  found.push({ key: "known", text: t("known"), numeric: true, best: true, of: known, cell: (site) => percent(known(site)) });
  return found;
}

const ranksOf = (site) => ["low", "high"].map((end) => number(of(end)(site), 0)).join(DASH);

function movedCell(site) {
  const up = STATED.ranks[site] - now.ranks[site];
  return up === 0 ? "=" : up > 0 ? `▲${up}` : `▼${-up}`;
}

function siteButton(site) {
  return el("button", { type: "button", class: "link", onclick: () => openSite(site) }, D.sites[site]);
}

// By where sites lie, by what is known of them and what it rests on; excluded sites have only the first.
const KINDS = { country: "page_country", region: "page_region", municipality: "page_municipality" };
const KNOWN = [0.5, 0.65, 0.8, 0.9];
const FILTERS = [
  ...D.lies_in.map(([kind, names, at]) => {
    const numbers = whole(at);
    return { id: kind, title: () => t(KINDS[kind]), choices: () => names.map((name, of) => [of + 1, name]), fits: (site, wanted) => numbers[site] === wanted };
  }),
  { id: "known", ranked: true, title: () => t("known"), choices: () => KNOWN.map((least) => [least, `≥${NO_BREAK}${percent(least)}`]), fits: (site, least) => known(site) >= least },
  ...(D.grades ? [{ id: "grade", ranked: true, title: () => t("page_evidence"), fits: (site, worst) => of("middle")(site) <= worst,
    choices: () => D.grades.names.map((name, at) => [at, name]).filter(([, name]) => name) }] : []),
];

function buildFilters() {
  byId("ranking-filters").replaceChildren(...FILTERS.map(({ id, title, choices }) => el("label", {}, title(), " ",
    el("select", { id: `filter-${id}`, onchange: (event) => { view.chosen[id] = event.target.value; drawRanking(); } },
      ...[["", t("page_all")], ...choices()].map(([value, text]) => el("option", { value, selected: String(value) === (view.chosen[id] ?? "") }, text))))));
}

function fitting(site) {
  const wanted = view.filter.trim().toLocaleLowerCase();
  if (wanted && !D.sites[site].toLocaleLowerCase().includes(wanted)) return false;
  return FILTERS.every(({ id, ranked, fits }) => !view.chosen[id] || (ranked && OUT.has(site)) || fits(site, Number(view.chosen[id])));
}
const filtered = () => view.filter.trim() !== "" || FILTERS.some(({ id }) => view.chosen[id]);

function chosen(found) {
  const sites = [...now.order].filter(fitting);
  const column = found.find((one) => one.key === view.by) ?? found[0];
  if (column.key !== "rank" || view.down) {
    const keys = new Map(sites.map((site) => [site, column.of(site)]));
    const turn = view.down ? -1 : 1;
    const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, LANGUAGES[language]) : a - b);
    sites.sort((a, b) => turn * compare(keys.get(a), keys.get(b)) || now.ranks[a] - now.ranks[b]);
  }
  return sites;
}

function sortBy(column) {
  if (view.by === column.key) view.down = !view.down;
  else Object.assign(view, { by: column.key, down: Boolean(column.best) });
  drawRanking();
  document.querySelector(`#ranking-table button[data-key="${column.key}"]`)?.focus();
}

function heading(column) {
  const active = view.by === column.key;
  const sign = active ? (view.down ? " ▼" : " ▲") : "";
  return el("th", { scope: "col", class: column.numeric ? "n" : null, "aria-sort": active ? (view.down ? "descending" : "ascending") : "none" },
    el("button", { type: "button", class: "sort", "data-key": column.key, onclick: () => sortBy(column) }, column.text + sign));
}

const count = (sites) => number(sites.length, 0);

function drawRanking() {
  const found = columns(), sites = chosen(found), shown = sites.slice(0, view.shown);
  const rows = shown.map((site) => {
    const points = factorPoints(site);
    return el("tr", { "data-site": D.ids[site] }, ...found.map((column) => el(column.header ? "th" : "td",
      { scope: column.header ? "row" : null, class: [column.numeric ? "n" : "", column.style && view.lights ? column.style(points, site) : ""].join(" ").trim() || null },
      column.cell(site, points))));
  });
  byId("ranking-table").replaceChildren(el("table", {}, el("caption", { class: "hidden" }, t("page_ranking")),
    el("thead", {}, el("tr", {}, ...found.map(heading))), el("tbody", {}, ...rows)));
  byId("ranking-count").textContent = `${filtered() ? `${t("page_fitting", { of: count(sites), all: number(RANKED, 0) })} ` : ""}${t("page_shown", { shown: count(shown), of: count(sites) })}`;
  drawExcluded();
  byId("ranking-more").hidden = shown.length === sites.length;
  for (const id of ["ranking-stated", "verdict-stated"]) byId(id).hidden = !changed();
  document.body.classList.toggle("as-stated", !changed());
}

function setUpRanking() {
  byId("ranking-filter").addEventListener("input", (event) => { view.filter = event.target.value; drawRanking(); });
  byId("ranking-lights").addEventListener("change", (event) => { view.lights = event.target.checked; drawRanking(); });
  byId("ranking-more").addEventListener("click", () => { view.shown += MORE; drawRanking(); });
  byId("copy-table").addEventListener("click", () => copied(asTable(), "table-status"));
}

// All that fits the filters, as a spreadsheet takes it: columns by tabs, factors in points.
function asTable() {
  const found = columns(), first = found.findIndex((column) => column.style);
  const plain = (text) => text.replace(/[\t\n\r]/g, " ").replace(/^(?=[=+@-])/, "'");
  const rows = chosen(found).map((site) => {
    const points = factorPoints(site);
    return found.map((column, at) => (column.header ? plain(D.sites[site]) : column.style ? (blank(site, column.node) ? "?" : number(points[at - first])) : column.cell(site, points)));
  });
  return [found.map((column) => plain(column.text)), ...rows].map((row) => row.join("\t")).join("\n");
}

const excluded = ([site, criterion, rule, found, needed]) =>
  t(rule ? "excluded_rule" : "excluded_row", { name: D.sites[site], criterion: title(FACTORS + criterion), found: told(found), needed: told(needed) });

let excludedDrawn = "";
function drawExcluded() {
  const drawn = JSON.stringify([view.filter, view.chosen, language]);
  if (excludedDrawn === drawn) return;
  excludedDrawn = drawn;
  const out = D.excluded.filter(([site]) => fitting(site));
  byId("excluded").hidden = out.length === 0;
  byId("excluded-list").replaceChildren(...out.slice(0, MORE).map((one) => el("li", {}, excluded(one))));
  byId("excluded-more").textContent = out.length > MORE ? t("and_more", { count: number(out.length - MORE, 0) }) : "";
}
