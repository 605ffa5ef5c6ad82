// The weighted sum and the sort: all of the engine that the page does again, and checks itself by on load.

const NODES = D.nodes.length, FACTORS = D.factors, CRITERIA = NODES - FACTORS, SITES = D.sites.length;
const OUT = new Set(D.excluded.map(([site]) => site));
const INCLUDED = [...Array(SITES).keys()].filter((site) => !OUT.has(site)), RANKED = INCLUDED.length;
const CHILDREN = new Map();
D.parents.forEach((parent, node) => CHILDREN.set(parent, [...(CHILDREN.get(parent) ?? []), node]));
const TOP = CHILDREN.get(-1);
const depth = (node) => (D.parents[node] < 0 ? 0 : 1 + depth(D.parents[node]));
const UPWARDS = [...Array(FACTORS).keys()].sort((a, b) => depth(b) - depth(a));
const LEVEL = D.decimals >= 12 ? 1e-9 : 1e-7;

// Values by criterion, each column together.
const VALUES = D.values.map((column) => decimals(column, D.decimals));
const DROPPED = new Map();
for (const cell of whole(D.dropped)) {
  const site = Math.floor(cell / CRITERIA);
  DROPPED.set(site, [...(DROPPED.get(site) ?? []), cell % CRITERIA]);
}

function overall(shares) {
  const found = Float64Array.from(shares);
  for (let node = 0; node < NODES; node += 1) {
    for (let above = D.parents[node]; above >= 0; above = D.parents[above]) found[node] *= shares[above];
  }
  return found;
}

// Values of every node of one site; what does not apply stands at what its siblings give.
function nodeValues(site, shares) {
  const found = new Float64Array(NODES).fill(NaN), missing = new Set(DROPPED.get(site) ?? []);
  for (let at = 0; at < CRITERIA; at += 1) if (!missing.has(at)) found[FACTORS + at] = VALUES[at][site];
  for (const factor of UPWARDS) found[factor] = mean(CHILDREN.get(factor) ?? [], found, shares);
  const whole = mean(TOP, found, shares);
  for (const node of [...UPWARDS].reverse().concat([...Array(CRITERIA).keys()].map((at) => FACTORS + at))) {
    if (Number.isNaN(found[node])) found[node] = D.parents[node] < 0 ? whole : found[D.parents[node]];
  }
  return found;
}

function mean(children, values, shares) {
  const there = children.filter((node) => !Number.isNaN(values[node]));
  let total = 0, weighted = 0;
  for (const node of there) { total += shares[node]; weighted += shares[node] * values[node]; }
  if (total > 0) return weighted / total;
  return there.length ? there.reduce((sum, node) => sum + values[node], 0) / there.length : NaN;
}

// Scores of all sites in points of 100.
function scored(shares) {
  const weights = overall(shares).subarray(FACTORS), found = new Float64Array(SITES);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let at = 0; at < CRITERIA; at += 1) {
    const weight = (100 * weights[at]) / total, column = VALUES[at];
    if (weight) for (let site = 0; site < SITES; site += 1) found[site] += weight * column[site];
  }
  for (const site of DROPPED.keys()) {
    const values = nodeValues(site, shares);
    found[site] = 100 * TOP.reduce((sum, node) => sum + shares[node] * values[node], 0);
  }
  return found;
}

// Numbers of the ranked sites, the best first, and every site's rank (0: excluded); equal scores share the better rank.
function sorted(scores) {
  const order = Int32Array.from(INCLUDED).sort((a, b) => scores[b] - scores[a] || a - b);
  const ranks = new Int32Array(SITES);
  for (let from = 0; from < RANKED;) {
    let to = from + 1;
    while (to < RANKED && scores[order[to - 1]] - scores[order[to]] <= LEVEL) to += 1;
    if (to - from > 1) order.subarray(from, to).sort();
    for (let at = from; at < to; at += 1) ranks[order[at]] = from + 1;
    from = to;
  }
  return { order, ranks };
}

// At the stated weights sites stand as the engine ranks them, which tells some apart that the page's decimals leave level.
const STATED = (() => {
  const scores = D.additive ? scored(D.local) : new Float64Array(SITES).fill(NaN), given = whole(D.ranks), ranks = new Int32Array(SITES);
  INCLUDED.forEach((site, at) => {
    ranks[site] = given[at];
    if (!D.additive) scores[site] = D.scores[at];
  });
  return { shares: Float64Array.from(D.local), scores, order: Int32Array.from(INCLUDED).sort((a, b) => ranks[a] - ranks[b] || a - b), ranks };
})();

// How many ranks the page finds as the engine does, and of how many others its decimals cannot tell.
function checked() {
  const { scores, ranks } = STATED, found = sorted(scores);
  const right = INCLUDED.filter((site, at) => !D.scores || Math.abs(scores[site] - D.scores[at]) < 1e-4);
  const others = right.filter((site) => found.ranks[site] !== ranks[site]);
  const level = others.filter((site) => Math.abs(scores[site] - scores[found.order[ranks[site] - 1]]) <= LEVEL).length;
  return { alike: right.length - others.length, level, of: RANKED };
}
