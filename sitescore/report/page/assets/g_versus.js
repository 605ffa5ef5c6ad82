// Two sites head to head: contributions that add up to the difference, and what would make them tie.

const pair = { one: STATED.order[0], other: STATED.order[Math.min(1, RANKED - 1)] };

function gapAt(shares, one, other) {
  if (!DROPPED.has(one) && !DROPPED.has(other)) {
    const weights = overall(shares).subarray(FACTORS);
    return VALUES.reduce((sum, column, at) => sum + 100 * weights[at] * (column[one] - column[other]), 0);
  }
  const [a, b] = [one, other].map((site) => nodeValues(site, shares));
  return 100 * TOP.reduce((sum, node) => sum + shares[node] * (a[node] - b[node]), 0);
}

// Shares of single nodes at which the two tie, the nearest first; the siblings keep their proportions.
function ties(one, other) {
  const found = [];
  for (let node = 0; node < NODES; node += 1) {
    if (siblings(node).length < 2 || now.shares[node] >= 1) continue;
    const at = (share) => gapAt(spread(node, share), one, other), low = at(0), high = at(1);
    const share = low / (low - high);
    if (low !== high && share >= 0 && share <= 1 && Math.abs(at(share)) < 1e-6) found.push([node, share]);
  }
  return found.sort((a, b) => Math.abs(a[1] - now.shares[a[0]]) - Math.abs(b[1] - now.shares[b[0]]));
}

// With more decimals where one would tell no difference.
function flip(node, share) {
  const digits = Math.abs(share - now.shares[node]) < 0.001 ? 3 : 1;
  return { name: title(node), now: percent(now.shares[node], digits), then: percent(share, digits) };
}

// Single figures that end the lead of the one that is stated to be before the other; known of the best only.
function figures(one, other) {
  const pair = D.flips.find(([leader, rival]) => (leader === one && rival === other) || (leader === other && rival === one));
  const told = (pair?.[2] ?? []).map(([site, criterion, from, to, effect = "tie", relation = "="]) => el("li", {}, t(`cell_${effect}`, {
    site: D.sites[site], criterion: title(FACTORS + criterion), now: amount(from, criterion), needed: RELATIONS[relation] + amount(to, criterion) })));
  const among = OUT.has(one) || OUT.has(other) ? [] : [one, other].map((site) => STATED.order.indexOf(site)).sort((a, b) => a - b);
  const asked = among[1] < D.paired && (among[0] === 0 || among[1] === among[0] + 1);
  return told.length ? el("ul", {}, ...told) : el("p", { class: "faint" }, t(asked ? "no_single_cell" : "page_flips_best", { count: D.paired }));
}
const RELATIONS = { "=": "", "<": `<${NO_BREAK}`, "<=": `≤${NO_BREAK}`, ">": `>${NO_BREAK}`, ">=": `≥${NO_BREAK}` };

function spread(node, share) {
  const found = Float64Array.from(now.shares), scale = (1 - share) / (1 - now.shares[node]);
  for (const other of siblings(node)) found[other] = other === node ? share : now.shares[other] * scale;
  return found;
}

function drawVersus() {
  byId("versus-pickers").replaceChildren(
    picker("versus-one", t("page_first_site"), pair.one, (site) => { pair.one = site; drawVersus(); }),
    picker("versus-other", t("page_second_site"), pair.other, (site) => { pair.other = site; drawVersus(); }));
  const { one, other } = pair;
  if (one === other || !D.additive) {
    byId("versus-box").replaceChildren(el("p", {}, D.additive ? t("page_same_site") : t("page_no_sums", { method: D.method })));
    return;
  }
  const weights = weightsNow();
  const parts = VALUES.map((column, at) => [at, 100 * weights[at] * (column[one] - column[other])]).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]);
  const most = Math.max(...parts.map(([, points]) => Math.abs(points)), 1e-9), whole = parts.reduce((sum, [, points]) => sum + points, 0);
  const rows = parts.filter(([, points]) => Math.abs(points) >= 0.005).map(([at, points]) => [title(FACTORS + at), measured(one, at), measured(other, at), signed(points, 2), balance(points / most)]);
  rows.push([t("total"), number(now.scores[one], 2), number(now.scores[other], 2), signed(whole, 2), ""]);
  const made = table(`${D.sites[one]} – ${D.sites[other]}`, [t("criterion"), D.sites[one], D.sites[other], t("difference"), ""], rows, [1, 2, 3]);
  made.querySelector("tbody tr:last-child").classList.add("sum");
  const flips = ties(one, other).slice(0, NAMED);
  byId("versus-box").replaceChildren(
    el("p", { class: "strong" }, t("page_difference", { one: D.sites[one], other: D.sites[other], points: signed(whole, 2) })), made, el("h3", {}, t("flips")), el("h4", {}, t("page_flip_weights")),
    flips.length ? el("ul", {}, ...flips.map(([node, share]) => el("li", {}, t("page_flip", flip(node, share))))) : el("p", {}, t("page_no_flip")), el("h4", {}, t("page_flip_figures")), figures(one, other));
}

function balance(part) {
  const width = 50 * Math.abs(part);
  return svg("svg", { class: "balance", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: part > 0 ? "ahead" : "behind", x: part > 0 ? 50 : 50 - width, y: 1, width, height: 8 }), svg("rect", { class: "median", x: 49.7, y: 0, width: 0.6, height: 10 }));
}
