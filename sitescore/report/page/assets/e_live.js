// Live weights: a slider at every node, with its reasonable range and where the winner would change.

const PICTURED = 15;
const sliders = new Map();
let waiting = 0;

function slid(node, event) {
  const shares = moved(node, event.target.value / 100);
  cancelAnimationFrame(waiting);
  if (event.type === "change") keep(shares, node);
  else waiting = requestAnimationFrame(() => show(shares, true));
}

function strip(node) {
  const place = (share) => 100 * share, parts = [];
  const band = D.nodes[node].band, holds = D.stability?.[node];
  if (band) parts.push(svg("rect", { class: "band", x: place(band[0]), width: Math.max(place(band[1] - band[0]), 0.6), y: 0, height: 4 }));
  if (holds) parts.push(svg("rect", { class: "holds", x: place(holds[0]), width: Math.max(place(holds[1] - holds[0]), 0.6), y: 5, height: 4 }));
  parts.push(svg("rect", { class: "stated", x: Math.min(place(D.local[node]), 99.4), width: 0.6, y: 0, height: 9 }));
  return svg("svg", { class: "strip", viewBox: "0 0 100 9", preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts);
}

function ranges(node) {
  const parts = [t("page_stated_at", { share: percent(D.local[node], 1) })];
  const band = D.nodes[node].band, holds = D.stability?.[node];
  const span = ([low, high]) => `${number(100 * low, 0)}${DASH}${percent(high)}`;
  if (band) parts.push(t("page_band", { span: span(band) }));
  if (holds) parts.push(t("page_holds", { span: span(holds), site: D.sites[STATED.order[0]] }));
  for (const [share, site, below] of crossings(node)) parts.push(t(below ? "page_crossing_below" : "page_crossing", { share: percent(share), site: D.sites[site] }));
  return parts.join("; ");
}

// Nearest change of leader on each side of the stated weight.
function crossings(node) {
  const stretches = D.leaders?.[node] ?? [], at = stretches.findLastIndex(([start]) => start <= D.local[node] + 1e-9);
  const found = [];
  if (at > 0) found.push([stretches[at][0], stretches[at - 1][1], true]);
  if (at >= 0 && at + 1 < stretches.length) found.push(stretches[at + 1]);
  return found;
}

function sliderRow(node) {
  const id = `weight-${node}`, alone = siblings(node).length < 2;
  const input = el("input", { type: "range", id, min: 0, max: 100, step: 0.1, "aria-describedby": `${id}-ranges`,
    oninput: (event) => slid(node, event), onchange: (event) => slid(node, event), onblur: ends, onpointerdown: ends });
  const output = el("output", { for: id });
  const lock = el("button", { type: "button", class: "lock", "aria-pressed": "false", onclick: () => toggle(node) });
  const stuck = el("small", { class: "bad", role: "status" });
  sliders.set(node, { input, output, lock, stuck });
  const row = el("div", { class: "slider" }, el("label", { for: id }, title(node)), output, lock,
    el("span", { class: "track" }, input, strip(node)), el("small", { id: `${id}-ranges` }, ranges(node)), stuck);
  row.hidden = alone;
  return row;
}

function toggle(node) {
  if (!now.locked.delete(node)) now.locked.add(node);
  drawSliders();
  address();
}

function branch(node) {
  const below = CHILDREN.get(node);
  if (!below || node >= FACTORS) return sliderRow(node);
  const more = el("details", { class: "below" }, el("summary", {}, t("page_within", { factor: title(node) })), ...below.map(branch));
  return el("div", { class: "node" }, sliderRow(node), more);
}

function buildSliders() {
  const open = new Set([...document.querySelectorAll("#sliders details")].flatMap((details, at) => (details.open ? [at] : [])));
  sliders.clear();
  byId("sliders").replaceChildren(...TOP.map(branch));
  document.querySelectorAll("#sliders details").forEach((details, at) => { details.open = open.has(at); });
  byId("legend").replaceChildren(...keys());
  byId("profiles").replaceChildren(...D.profiles.map((profile) => el("button", { type: "button",
    onclick: () => keep(Float64Array.from(profile.local)) }, said(profile.title))));
  byId("profiles-box").hidden = D.profiles.length === 0;
  const led = D.profiles.filter((profile) => profile.leads?.length).map((profile) => `${said(profile.title)}: ${profile.leads.slice(0, 3).map((site) => D.sites[site]).join(", ")}`);
  byId("profiles-lead").textContent = led.length ? t("page_profiles_lead", { leaders: led.join("; ") }) : t("page_profiles_how");
}

function drawSliders() {
  for (const [node, { input, output, lock, stuck }] of sliders) {
    const share = now.shares[node], locked = now.locked.has(node), drawn = `${share} ${locked} ${movable(node)} ${language}`;
    if (input.dataset.drawn === drawn) continue;
    input.dataset.drawn = drawn;
    if (document.activeElement !== input || Math.abs(input.value / 100 - share) > 0.0006) input.value = 100 * share;
    input.disabled = !movable(node);
    stuck.textContent = locked || movable(node) ? "" : t("page_stuck");
    output.textContent = percent(share, 1);
    input.setAttribute("aria-valuetext", `${number(100 * share)} %`);
    lock.setAttribute("aria-pressed", String(locked));
    lock.textContent = locked ? t("page_locked") : t("page_lock");
    lock.setAttribute("aria-label", t("page_lock_what", { name: title(node) }));
  }
  byId("undo").disabled = past.length === 0;
  byId("redo").disabled = future.length === 0;
  byId("reset").disabled = !changed();
}

// Parts of a bar, made once and then only stretched.
function bar() {
  return el("span", { class: "bar", role: "img" }, ...TOP.map((_, at) => el("span", { class: `part colour${at % D.colours}` })));
}

function stretched(made, site, shares) {
  const values = nodeValues(site, shares);
  const told = TOP.map((node, at) => {
    const points = 100 * shares[node] * values[node], part = made.children[at];
    part.style.width = `${points.toFixed(2)}%`;
    part.textContent = points >= 3 ? String(at + 1) : "";
    part.title = `${title(node)}: ${number(points)}`;
    return `${title(node)} ${number(points)}`;
  });
  made.setAttribute("aria-label", t("page_bar", { parts: told.join(", ") }));
  return made;
}

const pictured = [];

function picturedRow() {
  const row = { place: el("span", { class: "place" }), who: el("span", { class: "who" }), change: el("span", { class: "change" }),
    points: el("span", { class: "points" }), bar: bar() };
  byId("picture").append(el("li", {}, ...Object.values(row)));
  return row;
}

function drawPicture() {
  const moved = changed();
  now.order.subarray(0, PICTURED).forEach((site, at) => {
    pictured[at] ??= picturedRow();
    const row = pictured[at];
    row.place.textContent = `${now.ranks[site]}.`;
    if (row.site !== site) row.who.replaceChildren(siteButton(site));
    row.site = site;
    row.change.textContent = moved ? movedCell(site) : "";
    row.points.textContent = number(now.scores[site]);
    stretched(row.bar, site, now.shares);
  });
  announce();
}

const keys = () => TOP.map((node, at) => el("li", {}, el("span", { class: `swatch colour${at % D.colours}` }, String(at + 1)), ` ${title(node)}`));

// The stated ranking: contributions as bars, and beside them the ranks in the draws.
function drawVerdict() {
  byId("verdict-legend").replaceChildren(...(D.additive ? keys() : []));
  byId("verdict-legend-ranks").hidden = !D.surety;
  byId("verdict-picture").replaceChildren(...[...STATED.order.subarray(0, PICTURED)].map((site) => el("li", { class: "stated" },
    el("span", { class: "place" }, `${STATED.ranks[site]}.`), el("span", { class: "who" }, siteButton(site)),
    el("span", { class: "points" }, number(STATED.scores[site])), D.additive ? stretched(bar(), site, STATED.shares) : el("span"), lane(site))));
  byId("verdict-more").hidden = RANKED <= PICTURED;
}

function lane(site) {
  if (!D.surety) return el("span");
  const low = of("low")(site), high = of("high")(site), first = of("first")(site);
  const most = Math.max(...[...STATED.order.subarray(0, PICTURED)].map(of("high")), 2);
  const x = (rank) => 3 + (94 * (rank - 1)) / (most - 1);
  return el("span", { class: "lane" }, svg("svg", { viewBox: "0 0 100 12", role: "img", preserveAspectRatio: "none",
    "aria-label": t("page_lane", { low, high, first: percent(first) }) },
  svg("line", { x1: x(1), x2: x(most), y1: 6, y2: 6, class: "ground" }), svg("rect", { x: x(low) - 1, width: x(high) - x(low) + 2, y: 4, height: 4, class: "reach" }),
  svg("rect", { x: x(Math.min(STATED.ranks[site], most)) - 0.5, y: 1, width: 1, height: 10, class: "median" })), el("span", {}, ranksOf(site)),
  el("span", {}, percent(first)));
}

// How all scores are spread, where there are too many to show each.
const SPREAD_FROM = 50, BINS = 40;
function drawSpread() {
  if (RANKED <= SPREAD_FROM) return;
  const points = [...STATED.order].map((site) => STATED.scores[site]), [high, low] = [points[0], points.at(-1)], width = (high - low || 1) / BINS;
  const counts = new Array(BINS).fill(0);
  for (const one of points) counts[Math.min(Math.floor((one - low) / width), BINS - 1)] += 1;
  const most = Math.max(...counts), middle = (points[RANKED >> 1] + points[(RANKED - 1) >> 1]) / 2;
  byId("spread").replaceChildren(el("h3", {}, t("chart_distribution")), svg("svg", { class: "spread", viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...counts.map((count, at) => svg("rect", { x: 2.5 * at + 0.1, width: 2.3, y: 20 - (20 * count) / most, height: (20 * count) / most })),
    svg("path", { d: `M${(2.5 * (middle - low)) / width} 0V20` })),
  el("p", { class: "faint" }, t("page_spread", { sites: number(RANKED, 0), low: number(low), high: number(high), middle: number(middle) })));
}

function announce() {
  const first = [...now.order].filter((site) => now.ranks[site] === 1).slice(0, 3).map((site) => D.sites[site]).join(", ");
  const others = [...now.order].filter((site) => now.ranks[site] !== STATED.ranks[site]).length;
  byId("live-status").textContent = changed() ? t("page_now", { first, moved: others }) : t("page_as_stated", { first });
}

function setUpLive() {
  const ways = { undo: () => step(past, future), redo: () => step(future, past), reset: () => keep(Float64Array.from(D.local)) };
  for (const [id, way] of Object.entries(ways)) {
    byId(id).addEventListener("click", () => {
      way();
      if (byId(id).disabled) Object.keys(ways).map(byId).find((button) => !button.disabled)?.focus();
    });
  }
  byId("copy-toml").addEventListener("click", () => copied(byId("toml").value, "copy-status"));
  byId("copy-link").addEventListener("click", () => copied(location.href, "copy-status"));
  watchers.push(drawPicture, drawSliders);
  settled.push(() => { byId("toml").value = asToml(); });
}

async function copied(text, told) {
  try {
    await navigator.clipboard.writeText(text);
    byId(told).textContent = t("page_copied");
  } catch {
    byId(told).textContent = text;
  }
}
