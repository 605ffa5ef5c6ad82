// Data, texts in three languages, numbers as the reader writes them, and elements without markup in strings.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const D = read("study"), TEXTS = read("texts"), PIECES = read("pieces");
const LANGUAGES = ["en", "fi", "sv"], NO_BREAK = "\u00a0", DASH = "–";
let language = Math.max(LANGUAGES.indexOf(document.documentElement.lang), 0);

function t(key, facts = {}) {
  return TEXTS[key][language].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

// A text by language; the last given stands for the languages after it as well.
const said = (texts) => texts[Math.min(language, texts.length - 1)];
const localised = (text) => (language === 0 ? text : text.replaceAll(",", NO_BREAK).replaceAll(".", ","));
const marked = (text) => localised(text.replace("-", "−"));

function grouped(digits) {
  const [whole, part] = digits.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

// Half to even at the ninth decimal's worth, as the engine's reports round.
function fixed(number, digits) {
  const size = Math.abs(number);
  if (size > 9e6) return size.toFixed(digits);
  const nano = Math.round(size * 1e9), unit = 10 ** (9 - digits);
  let whole = Math.floor(nano / unit);
  const rest = nano - whole * unit;
  if (2 * rest > unit || (2 * rest === unit && whole % 2)) whole += 1;
  const text = String(whole).padStart(digits + 1, "0");
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
}

function number(value, digits = 1) {
  if (value === null || Number.isNaN(value)) return DASH;
  const text = fixed(value, digits);
  return marked((value < 0 && Number(text) !== 0 ? "-" : "") + grouped(text));
}

function figure(value, most = 6) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return marked(value.toPrecision(6));
  const digits = size ? Math.max(0, most - 1 - Math.floor(Math.log10(size))) : 0;
  const text = fixed(value, Math.min(digits, 9));
  return marked((value < 0 ? "-" : "") + grouped(text.includes(".") ? text.replace(/\.?0+$/, "") : text));
}

const percent = (share, digits = 0) => `${number(100 * share, digits)}${NO_BREAK}%`;
const signed = (value, digits = 1) => (value > 0 ? "+" : "") + number(value, digits);

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const byId = (id) => document.getElementById(id);
const title = (node) => said(D.nodes[node].title);

const SIGNS = { "\r": "<div class=wide><table><thead><tr>", "\b": "</table></div>", "\n": "<tr><th>" };
// One string for all languages, where signs stand for tags, a tab begins a cell for numbers, which are marked by language, and a form feed a site on the map; a list of one that is; one for each; or the number of these where they are said more than once.
function told(piece) {
  if (typeof piece === "number") return told(PIECES.said[piece]);
  if (typeof piece === "string") return piece.replace(/[\r\x08\n]/g, (sign) => SIGNS[sign]).replace(/\t([^<\t]*)/g, (_, text) => `<td class=n>${localised(text)}`).replace(/\f(\S+)\s(\S+)\s(\S+)\s(\S+)\s(\d)/g, mark);
  return piece.length === 1 ? localised(piece[0]) : said(piece);
}

const mark = (_, site, x, y, radius, score) => `<g data-site=${site}>${radius === "x" ? `<path d='M${x} ${y}l8 8m0-8l-8 8' class=sc-bar />` : `<circle cx=${x} cy=${y} r=${radius} class='sc-v${score} sc-outline'/>`}</g>`;

// Whole numbers: how many digits to the base 64 each has, then these.
const DIGITS = [];
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((sign, at) => { DIGITS[sign.charCodeAt(0)] = at; });
function whole(text) {
  const digits = Number(text[0]), found = new Float64Array((text.length - 1) / digits);
  for (let at = 1; at < text.length; at += 1) {
    const number = Math.floor((at - 1) / digits);
    found[number] = found[number] * 64 + DIGITS[text.charCodeAt(at)];
  }
  return found;
}

// Numbers over 10 ** places, some of them over 10 ** most; where few differ, each of these once and then which stands where.
function decimals([places, data, odd = "1", oddAt = "1", at], most) {
  const numbers = whole(data).map((number) => number / 10 ** places), apart = whole(odd);
  whole(oddAt).forEach((place, number) => { numbers[place] = apart[number] / 10 ** most; });
  return at ? whole(at).map((number) => numbers[number]) : numbers;
}

// A column of measurements: as it is, or how much each is above the least, and apart what is no number.
function figuresOf(column) {
  if (Array.isArray(column)) return column;
  const [places, least, data] = column.of, odd = column.odd ?? [];
  const found = Array.from(whole(data), (number) => (number + least) / 10 ** places);
  for (let at = 0; at < odd.length; at += 2) found[odd[at]] = odd[at + 1];
  return found;
}

// A box that scrolls can be reached, and says what is in it.
function region(box, name) {
  for (const [key, value] of [["role", "region"], ["tabindex", 0], ["aria-label", name]]) box.setAttribute(key, value);
  return box;
}

// The first cell of a row is what the row is about.
function table(name, headings, rows, numeric = []) {
  const right = (at) => (numeric.includes(at) ? "n" : null);
  const head = headings.map((text, at) => (text ? el("th", { scope: "col", class: right(at) }, text) : el("td")));
  const body = rows.map((row) => el("tr", {}, ...row.map((cell, at) => (at ? el("td", { class: right(at) }, cell) : el("th", { scope: "row" }, cell)))));
  return region(el("div", { class: "wide" },
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body))), name);
}
