// One site: what it is strong and weak in, what is measured and by whom, what would improve it, what to find out.

const NAMED = 5, FEW_SITES = 500;
const FIGURES = D.measured.columns.map(figuresOf);
const MEASURED = new Map([...whole(D.measured.sites)].map((site, row) => [site, FIGURES.map((column) => column[row])]));
const CELLS = D.evidence.cells.map(whole);
const PROOF = new Map(Array.from(CELLS[0] ?? [], (site, row) => [`${site}/${CELLS[1][row]}`, CELLS.slice(2).map((column) => D.evidence.words[column[row]])]));

// On paper a page about one site keeps the heaviest rows of a table, so that it stays one page; the others are counted.
const ON_PAPER = { profile: 36, plan: 4, open: 5 };
function shortened(made, most, weight = () => 0) {
  const rows = [...made.querySelectorAll("tbody tr")];
  if (rows.length <= most) return made;
  const order = rows.map((_, at) => at).sort((a, b) => weight(b) - weight(a) || a - b);
  for (const at of order.slice(most)) rows[at].classList.add("beyond");
  made.append(el("p", { class: "counted" }, t("and_more", { count: rows.length - most })));
  return made;
}

function unit(criterion) {
  const name = said(D.nodes[FACTORS + criterion].unit);
  return name ? NO_BREAK + name : "";
}

function measured(site, criterion) {
  const cells = MEASURED.get(site);
  if (!cells) return "";
  const cell = cells[criterion];
  if (cell === false) return t("na_cell");
  if (cell === null) return t("unknown_cell");
  if (typeof cell === "string") return cell;
  if (!Array.isArray(cell)) return figure(cell) + unit(criterion);
  const [low, high] = cell.slice(-2), end = (bound) => (bound === null ? "" : figure(bound));
  if (cell.length === 3) return `${figure(cell[0])}${unit(criterion)} (${end(low)}${DASH}${end(high)})`;
  if (low === null) return `≤${NO_BREAK}${figure(high)}${unit(criterion)}`;
  return high === null ? `≥${NO_BREAK}${figure(low)}${unit(criterion)}` : `${figure(low)}${DASH}${figure(high)}${unit(criterion)}`;
}

function weightsNow() {
  const whole = overall(now.shares);
  return Array.from({ length: CRITERIA }, (_, at) => whole[FACTORS + at]);
}

function picker(id, label, site, chosen) {
  const many = SITES > FEW_SITES;
  const control = many
    ? el("input", { id, type: "search", list: "site-names", value: D.sites[site] })
    : el("select", { id }, ...[...STATED.order, ...D.excluded.map(([out]) => out)].filter((one, at, all) => all.indexOf(one) === at)
      .map((one) => el("option", { value: one, selected: one === site }, D.sites[one])));
  control.addEventListener("change", () => {
    const found = many ? D.sites.indexOf(control.value) : Number(control.value);
    if (found < 0) {
      control.value = D.sites[site];
      return;
    }
    chosen(found);
    byId(id).focus({ preventScroll: true });
  });
  return el("label", { class: "pick", for: id }, label, " ", control);
}

function openSite(site) {
  now.site = site;
  drawSite();
  address();
  byId("site").scrollIntoView({ block: "start" });
  byId("site-title").focus({ preventScroll: true });
}

// What is not known and may exclude a site.
const DOUBTFUL = [...whole(D.doubtful)];
function doubted(site) {
  const cells = DOUBTFUL.filter((cell) => Math.floor(cell / CRITERIA) === site).map((cell) => title(FACTORS + (cell % CRITERIA)));
  const out = OUT.has(site);
  return cells.length ? [el("p", { class: "warning" }, t(out ? "doubtful_out" : "doubtful_lead", { leader: D.sites[site], criteria: cells.join(", ") }))] : [];
}

function standing(site) {
  const out = D.excluded.filter(([one]) => one === site);
  if (out.length) {
    const otherwise = D.additive ? [el("p", { class: "strong" }, t("page_out_otherwise", { score: number(now.scores[site]) }))] : [];
    return [...otherwise, ...out.map((one) => el("p", { class: "bad" }, excluded(one))), ...doubted(site)];
  }
  return [el("p", { class: "strong" }, t("page_standing", { rank: now.ranks[site], of: RANKED, score: number(now.scores[site]), known: percent(known(site)) })), ...doubted(site)];
}

function leanings(site) {
  const weights = weightsNow();
  const cells = MEASURED.get(site), lead = VALUES.map((column, at) => [at, 100 * weights[at] * (column[site] - D.medians[at])])
    .filter(([at, points]) => Math.abs(points) >= 0.05 && !(cells && cells[at] === null));
  const list = (key, some) => el("div", {}, el("h4", {}, t(key)), some.length
    ? el("ul", {}, ...some.map(([at, points]) => el("li", {}, t("page_lead", { name: title(FACTORS + at), points: signed(points), measured: measured(site, at) || `${t("value")} ${number(100 * VALUES[at][site], 0)}` }))))
    : el("p", {}, t("page_none")));
  return el("div", { class: "two" },
    list("page_strengths", lead.filter(([, points]) => points > 0).sort((a, b) => b[1] - a[1]).slice(0, NAMED)),
    list("page_weaknesses", lead.filter(([, points]) => points < 0).sort((a, b) => a[1] - b[1]).slice(0, NAMED)));
}

// Factor by factor: points of 100, among all the ranked sites.
function byFactor(site) {
  if (!D.additive || OUT.has(site) || TOP_FACTORS.length < 2) return null;
  const points = new Map(INCLUDED.map((one) => [one, factorPoints(one)])), own = points.get(site);
  const rows = TOP_FACTORS.map((node, at) => {
    const all = INCLUDED.filter((one) => !blank(one, node)).map((one) => points.get(one)[at]).sort((a, b) => b - a), of = all.length;
    const median = of ? (all[of >> 1] + all[(of - 1) >> 1]) / 2 : NaN;
    if (blank(site, node)) return [title(node), "?", t("page_factor_blank"), number(median, 0), DASH];
    const rank = String(1 + all.filter((one) => one > own[at] + LEVEL).length);
    return [title(node), number(own[at], 0), profileBar(own[at] / 100, median / 100), number(median, 0), of < RANKED ? `${rank} / ${of}` : rank];
  });
  return el("div", { class: "by-factor" }, el("h4", {}, t("page_by_factor")), table(`${t("page_by_factor")}: ${D.sites[site]}`, [t("page_factor"), t("points"), "", t("median"), t("page_rank_of", { of: number(RANKED, 0) })], rows, [1, 3, 4]));
}

function profileBar(value, median, guess) {
  return svg("svg", { class: guess ? "profile guess" : "profile", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "ground", x: 0, y: 3, width: 100, height: 4 }), svg("rect", { class: "filled", x: 0, y: 2, width: 100 * value, height: 6 }),
    svg("rect", { class: "median", x: Math.min(100 * median, 98.5), y: 0, width: 1.5, height: 10 }));
}

function profile(site) {
  const weights = weightsNow();
  const headings = [t("criterion"), t("measured"), t("value"), "", t("weight"), t("points"), t("grade"), t("page_source")];
  const rows = VALUES.map((column, at) => {
    const [source, date, grade = "", note] = PROOF.get(`${site}/${at}`) ?? [];
    const guess = MEASURED.get(site)?.[at] === null, value = number(100 * column[site], 0);
    return [title(FACTORS + at), measured(site, at), guess ? `(${value})` : value, profileBar(column[site], D.medians[at], guess), percent(weights[at], 1),
      number(100 * weights[at] * column[site]), grade, [source, date, note].filter(Boolean).join("; ")];
  });
  const told = PROOF.size ? headings.length : 6, made = table(`${t("page_profile")}: ${D.sites[site]}`, headings.slice(0, told), rows.map((row) => row.slice(0, told)), [2, 4, 5]);
  if (PROOF.size) made.classList.add("profile-table");
  shortened(made, ON_PAPER.profile, (at) => weights[at]);
  return el("div", {}, el("h4", {}, t("page_profile")), el("p", { class: "faint" }, t("page_profile_legend")), made,
    D.evidence.whole || !PROOF.size ? null : el("p", { class: "faint" }, t("page_evidence_part")));
}

function planned([site, goals]) {
  const out = OUT.has(site);
  if (out && goals.at(-1)[2].every(([kind]) => kind % 2 === 0 && WAYS[kind >> 1] !== "furthest")) return [el("p", {}, t("page_still_out"))];
  return [changed() ? el("p", { class: "warning" }, t("page_stated_only")) : "", ...goals.map((goal) => reached(site, ...goal)),
    farther(site, goals.at(-1)), el("p", { class: "faint" }, t("page_effort", { draws: number(D.plan_draws.draws, 0), seed: D.plan_draws.seed, error: number(D.plan_draws.error) }))];
}

// Which command plans for higher ranks, where none was looked for though the nearer ones are reached.
function farther(site, [rank, , ways]) {
  const asked = rank === 1 || !ways.some(([kind]) => kind % 2);
  return asked ? "" : el("p", { class: "faint" }, t("improve_farther", { site: D.ids[site] }));
}

// A kind of plan is told as twice its number here, and one more where it gets there; its changes by fives, without what is measured now.
const WAYS = ["cheapest", "other", "robust", "furthest"];
function reached(site, rank, gap, ways) {
  const goal = t(rank > RANKED ? "improve_admitted" : "improve_to", { rank });
  const plans = ways.map(([told, effort, score, rank, share, changes, risen, who, spare]) => {
    const facts = { cost: number(effort, 2), score: number(score), rank, share: percent(share, share < 1 && share > 0.99 ? 2 : 0) };
    const kind = WAYS[told >> 1], rows = [];
    const heading = kind === "furthest" ? t("page_plan_furthest", facts) : kind === "robust" && told % 2 === 0 ? t("page_plan_robust_not", facts) : t("page_plan", { ...facts, way: t(`page_way_${kind}`) });
    for (let one = 0; one < changes.length; one += 5) {
      const [criterion, from, to, points, cost] = changes.slice(one, one + 5);
      rows.push([title(FACTORS + criterion), amount(from ?? centre(site, criterion), criterion), amount(to, criterion), signed(points, 2), number(cost, 2)]);
    }
    return el("div", { class: "plan" }, el("h6", {}, heading), rows.length ? shortened(table(`${goal}: ${heading}`, [t("criterion"), t("now_short"), t("then_short"), t("points"), t("effort")], rows, [1, 2, 3, 4]), ON_PAPER.plan) : null,
      risen ? el("p", { class: "faint" }, t("page_plan_rise", { rise: number(risen, 2), site: D.sites[who] })) : null,
      spare ? el("p", { class: "faint" }, t("page_plan_spare", { spare: number(spare, 2) })) : null);
  });
  const first = gap > 0 ? t(OUT.has(site) ? "page_gap_once_in" : "page_gap", { gap: number(gap, 2) }) : t("page_lift");
  return el("div", { class: "goal" }, el("h5", {}, goal), " ", el("p", {}, first), ...plans);
}

const amount = (given, criterion) => (typeof given === "string" ? given : given === null ? DASH : figure(given, 12) + unit(criterion));

function improvement(site) {
  const found = D.plans.find(([one]) => one === site);
  if (!found && !D.plans.length) return null;
  const told = STATED.ranks[site] === 1 ? [el("p", {}, t("page_first"))] : found ? planned(found) : [el("p", {}, t("page_plans_few", { count: D.plans.filter(([one]) => !OUT.has(one)).length }))];
  return el("div", {}, el("h4", {}, t(OUT.has(site) ? "page_improve_out" : "page_improve")), ...told);
}

// What is worth finding out, and the heaviest of what else is not known.
function unknown(site) {
  if (!D.open || OUT.has(site)) return null;
  const weights = weightsNow(), named = (criterion) => title(FACTORS + criterion);
  const cells = D.open.filter(([one, , worth, , excludes]) => one === site && (worth >= 0.005 || excludes)).sort((one, other) => other[4] - one[4]).slice(0, 10);
  const rows = cells.map(([, at, worth, chance, excludes]) => [named(at), measured(site, at), number(worth, 2), percent(chance), excludes ? t("page_may_exclude") : ""]);
  const rest = weights.map((_, at) => at).filter((at) => weights[at] && MEASURED.get(site)?.[at] === null && cells.every((cell) => cell[1] !== at)).sort((one, other) => weights[other] - weights[one]);
  const more = rest.length > NAMED ? ` ${t("and_more", { count: rest.length - NAMED })}` : "";
  return el("div", {}, el("h4", {}, t("page_open")), rows.length
    ? shortened(table(t("page_open"), [t("criterion"), t("measured"), t("worth"), t("chance_col"), t("knock_col")], rows, [2, 3]), ON_PAPER.open) : el("p", {}, t("page_none_open")),
    rest.length ? el("p", { class: "faint" }, t("page_open_rest", { criteria: rest.slice(0, NAMED).map(named).join(", ") + more })) : "");
}

function drawSite() {
  const site = now.site;
  byId("site-picker").replaceChildren(picker("site-choice", t("site"), site, (found) => { now.site = found; drawSite(); address(); }));
  byId("site-title").textContent = D.sites[site];
  byId("site-box").replaceChildren(...[...standing(site), byFactor(site), leanings(site), improvement(site), unknown(site), profile(site)].filter(Boolean));
}
