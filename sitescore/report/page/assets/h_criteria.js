// The criteria as a tree, their value functions with the sites on them, and all measurements.

function inTree(node = -1) {
  return (CHILDREN.get(node) ?? []).flatMap((child) => [child, ...(child < FACTORS ? inTree(child) : [])]);
}

// The number measured, without its range.
function centre(site, criterion) {
  const cell = MEASURED.get(site)?.[criterion];
  return Array.isArray(cell) && cell.length === 3 ? cell[0] : cell;
}

function curve(criterion) {
  const points = D.curves?.[criterion];
  if (!points?.length) return "";
  const [left, right] = [points[0][0], points.at(-1)[0]], width = right - left || 1;
  const x = (at) => 2 + (96 * (at - left)) / width, y = (value) => 28 - 26 * value;
  const dots = INCLUDED.filter((site) => typeof centre(site, criterion) === "number").map((site) => svg("circle",
    { cx: x(centre(site, criterion)).toFixed(1), cy: y(VALUES[criterion][site]).toFixed(1), r: 1.6 }));
  return svg("svg", { class: "curve", viewBox: "0 0 100 30", role: "img", "aria-label": t("page_curve_of", { name: title(FACTORS + criterion) }) },
    svg("path", { d: "M2 28H98" }), svg("polyline", { points: points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ") }), ...dots);
}

function drawCriteria() {
  const whole = overall(now.shares);
  const rows = inTree().map((node) => {
    const given = D.nodes[node], name = el("span", { class: `depth${Math.min(depth(node), 3)}` }, title(node));
    const about = [given.about && said(given.about), given.source].filter(Boolean).join(" — ");
    return [about ? el("details", { class: `about depth${Math.min(depth(node), 3)}` }, el("summary", {}, title(node)), el("p", {}, about)) : name,
      percent(now.shares[node], 1), percent(whole[node], 1), given.band ? `${number(100 * given.band[0], 0)}${DASH}${percent(given.band[1])}` : "",
      node >= FACTORS ? said(given.unit) : "", node >= FACTORS ? t(`who_${given.who}`) : "", node >= FACTORS ? curve(node - FACTORS) : ""];
  });
  byId("criteria-table").replaceChildren(table(t("page_criteria"), [t("criterion"), t("local"), t("global"), t("range"), t("page_unit"), t("page_who"), t("page_curve")], rows, [1, 2, 3]));
}

function drawData() {
  const sites = [...STATED.order].filter((site) => MEASURED.has(site)), all = D.nodes.slice(FACTORS);
  const rows = sites.map((site) => [D.sites[site], ...all.map((_, at) => measured(site, at))]);
  byId("data-table").replaceChildren(table(t("page_data"), [t("site"), ...all.map((node) => said(node.title))], rows, all.map((_, at) => at + 1)));
  byId("data-part").hidden = MEASURED.size === SITES;
}

// Sites by ranks: the share of the draws, darker for more, and its error bar.
function drawPlaces() {
  if (!D.places) return;
  const { sites, ranks } = D.places, shares = decimals(D.places.cells, 3).map((share) => 100 * share);
  const cell = (row, at) => shares.subarray(2 * (row * ranks + at), 2 * (row * ranks + at + 1));
  const places = Array.from({ length: ranks }, (_, at) => at);
  const made = table(t("page_places"), [t("site"), ...places.map((at) => String(at + 1))],
    sites.map((site, row) => [D.sites[site], ...places.map((at) => chance(...cell(row, at)))]));
  made.classList.add("heat");
  made.querySelectorAll("tbody tr").forEach((line, row) => places.forEach((at) => {
    const [share] = cell(row, at), box = line.cells[at + 1];
    box.style.background = `color-mix(in srgb, #0072b2 ${Math.round(share)}%, var(--ground))`;
    if (share >= 70) box.style.color = "#fff";
  }));
  byId("places-table").replaceChildren(made);
}

const chance = (share, half) => (share <= 0.5 ? "" : el("span", {}, number(share, 0), el("small", {}, ` ±${number(half)}`)));

// What makes the ranks uncertain, by source.
function drawSources() {
  const rows = D.sources.map(([name, share, half, alone, all]) => [said(name), `${percent(share, 1)} ±${percent(half, 1)}`, sourceBar(share, half), percent(alone), percent(all)]);
  if (rows.length) byId("sources").replaceChildren(el("h3", {}, t("chart_uncertainty")),
    table(t("chart_uncertainty"), [t("page_source_of"), t("page_share"), "", t("page_alone"), t("page_together")], rows, [1, 3, 4]), el("p", { class: "faint" }, t("page_sources_how")));
}

const sourceBar = (share, half) => svg("svg", { class: "profile", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
  svg("rect", { class: "ground", x: 0, y: 3, width: 100, height: 4 }), svg("rect", { class: "filled", x: 0, y: 1, width: Math.max(100 * share, 0), height: 8 }),
  svg("rect", { class: "median", x: 100 * (share - half), y: 4, width: Math.max(200 * half, 0.5), height: 2 }));
