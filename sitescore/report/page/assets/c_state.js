// The weights as they stand now, what was before, and the address that brings them back.

const now = { ...STATED, locked: new Set(), site: D.site ?? STATED.order[0] };
const past = [], future = [], watchers = [], settled = [], REST = 150, STEP = 1000;
let base = now.shares, resting = 0;

const siblings = (node) => CHILDREN.get(D.parents[node]);
const changed = () => now.shares.some((share, node) => Math.abs(share - D.local[node]) > 1e-9);
const room = (node) => 1 - siblings(node).reduce((sum, other) => sum + (other !== node && now.locked.has(other) ? base[other] : 0), 0);
const movable = (node) => siblings(node).some((other) => other !== node && !now.locked.has(other)) && !now.locked.has(node);

// One weight at a new share; the others among its siblings that are not locked keep their proportions.
function moved(node, share) {
  const others = siblings(node).filter((other) => other !== node && !now.locked.has(other));
  const most = room(node), given = Math.min(Math.max(share, 0), most), found = Float64Array.from(base);
  const proportions = [base, D.local, null].map((from) => others.map((other) => (from ? from[other] : 1)))
    .find((parts) => parts.some((part) => part > 0));
  const total = proportions.reduce((sum, part) => sum + part, 0);
  found[node] = given;
  others.forEach((other, at) => { found[other] = ((most - given) * proportions[at]) / total; });
  return found;
}

// While a weight moves only what is looked at follows; the rest is drawn when it has come to rest.
function show(shares, moving = false) {
  now.shares = shares;
  now.scores = scored(shares);
  const { order, ranks } = changed() ? sorted(now.scores) : STATED;
  Object.assign(now, { order, ranks });
  for (const watcher of watchers) watcher();
  clearTimeout(resting);
  if (moving) resting = setTimeout(settle, REST);
  else settle();
}

function settle() {
  for (const draw of settled) draw();
}

// Presses of a key at one slider, none of them a second after the one before, are one step.
let run = { node: -1, until: 0 };
const ends = () => { run = { node: -1, until: 0 }; };
function keep(shares, node = -1) {
  if (node < 0 || node !== run.node || Date.now() > run.until) past.push(base);
  run = { node, until: Date.now() + STEP };
  future.length = 0;
  base = shares;
  show(shares);
  address();
}

function step(from, to) {
  if (!from.length) return;
  ends();
  to.push(base);
  base = from.pop();
  show(base);
  address();
}

function address() {
  const parts = [`lang=${LANGUAGES[language]}`, `site=${encodeURIComponent(D.ids[now.site])}`];
  if (changed()) parts.push(`w=${Array.from(now.shares, (share) => +share.toFixed(12)).join("_")}`);
  if (now.locked.size) parts.push(`lock=${[...now.locked].sort((a, b) => a - b).join("_")}`);
  try {
    history.replaceState(null, "", `#${parts.join("&")}`);
  } catch {
    location.hash = parts.join("&");
  }
}

// Reads what an address says; what does not fit this study is left as it is.
function arrived() {
  if (!location.hash.includes("=")) return;
  const told = new URLSearchParams(location.hash.slice(1));
  const tongue = LANGUAGES.indexOf(told.get("lang")), site = D.ids.indexOf(told.get("site"));
  if (tongue >= 0) language = tongue;
  if (site >= 0) now.site = site;
  const shares = told.has("w") ? told.get("w").split("_").map(Number) : Array.from(D.local);
  if (D.additive && shares.length === NODES && shares.every((share) => share >= 0 && share <= 1)) {
    const found = Float64Array.from(shares);
    for (const children of CHILDREN.values()) {
      const total = children.reduce((sum, node) => sum + found[node], 0);
      for (const node of children) found[node] = total > 0 ? found[node] / total : D.local[node];
    }
    base = found;
    show(found);
  }
  const locks = (told.get("lock") ?? "").split("_").filter(Boolean).map(Number);
  now.locked = new Set(locks.filter((node) => Number.isInteger(node) && node >= 0 && node < NODES));
}

function asToml() {
  const lines = ["[profiles.from_report]", `title = ${JSON.stringify(t("page_toml_title"))}`, "", "[profiles.from_report.weights]"];
  D.nodes.forEach((node, at) => lines.push(`${node.id} = ${tomlNumber(node.total * now.shares[at])}`));
  return `${lines.join("\n")}\n`;
}

function tomlNumber(value) {
  const text = String(+value.toFixed(10));
  return /[.e]/.test(text) ? text : `${text}.0`;
}
