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
    const told = D.nodes[node], name = el("span", { class: `depth${Math.min(depth(node), 3)}` }, title(node));
    const about = [told.about?.[language], told.source].filter(Boolean).join(" — ");
    return [about ? el("details", { class: `about depth${Math.min(depth(node), 3)}` }, el("summary", {}, title(node)), el("p", {}, about)) : name,
      percent(now.shares[node], 1), percent(whole[node], 1), told.band ? `${number(100 * told.band[0], 0)}${DASH}${percent(told.band[1])}` : "",
      node >= FACTORS ? (told.unit[language] ?? told.unit[0]) : "", node >= FACTORS ? t(`who_${told.who}`) : "", node >= FACTORS ? curve(node - FACTORS) : ""];
  });
  byId("criteria-table").replaceChildren(table([t("criterion"), t("local"), t("global"), t("range"), t("page_unit"), t("page_who"), t("page_curve")], rows, [1, 2, 3]));
}

function drawData() {
  const sites = [...STATED.order].filter((site) => MEASURED.has(site)), all = D.nodes.slice(FACTORS);
  const rows = sites.map((site) => [D.sites[site], ...all.map((_, at) => measured(site, at))]);
  byId("data-table").replaceChildren(table([t("site"), ...all.map((node) => node.title[language])], rows, all.map((_, at) => at + 1)));
  byId("data-part").hidden = MEASURED.size === SITES;
}

// Sites by ranks: the share of the draws, darker for more, its error bar when pointed at.
function drawPlaces() {
  if (!D.places) return;
  const ranks = D.places[0][1].length;
  const made = table([t("site"), ...Array.from({ length: ranks }, (_, at) => String(at + 1))], D.places.map(([site, cells]) => [D.sites[site], ...cells.map(([share]) => (share >= 0.5 ? number(share, 0) : ""))]));
  made.classList.add("heat");
  made.querySelectorAll("tbody tr").forEach((row, site) => D.places[site][1].forEach(([share, low, high], at) => {
    const cell = row.cells[at + 1], span = `${number(low)}${DASH}${number(high)}`;
    cell.title = t("page_place", { site: D.sites[D.places[site][0]], rank: at + 1, share: number(share), span });
    cell.style.background = `color-mix(in srgb, #0072b2 ${Math.round(share)}%, var(--ground))`;
    if (share >= 70) cell.style.color = "#fff";
  }));
  byId("places-table").replaceChildren(made);
}
