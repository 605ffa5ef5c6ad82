// Everything is drawn once, again when the language changes, and what hangs on the weights when they move.

const later = new Map([["data", drawData], ["places", drawPlaces]]);

function placeTexts() {
  document.documentElement.lang = LANGUAGES[language];
  document.title = t("page_heading");
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-piece]")) {
    element.innerHTML = PIECES[element.dataset.piece].map(told).join("");
  }
  nameBoxes();
  nameMarks();
  for (const button of document.querySelectorAll("#languages button")) button.setAttribute("aria-pressed", String(button.lang === LANGUAGES[language]));
}

// In what came as markup, headings of tables get their scopes, and boxes that scroll the name of the heading before them.
function nameBoxes() {
  let name = "", times = 1;
  for (const one of document.querySelectorAll("h2, [data-piece] :is(h3, h4, summary, th, .wide, figure)")) {
    if (one.matches("th")) one.scope = one.closest("thead") ? "col" : "row";
    else if (!one.matches("div, figure")) [name, times] = [one.textContent, 0];
    else region(one, (times += 1) > 1 ? `${name} ${times}` : name);
  }
}

// Marks on the map say who they are, and open the site. One of them is a stop for the keyboard; arrows go on from it by rank.
let stop = 0;
function nameMarks() {
  const marks = [...document.querySelectorAll("#map [data-site]")].map((mark) => [Number(mark.dataset.site), mark])
    .sort(([a], [b]) => (STATED.ranks[a] || Infinity) - (STATED.ranks[b] || Infinity) || a - b);
  document.querySelector("#map svg")?.setAttribute("role", "group");
  byId("map-how").hidden = !marks.length;
  byId("map-who").textContent = "";
  marks.forEach(([site, mark], at) => {
    const text = OUT.has(site) ? `${D.sites[site]}: ${t("page_excluded")}` : `${STATED.ranks[site]}. ${D.sites[site]}: ${number(STATED.scores[site])}`;
    const say = () => { byId("map-who").textContent = text; };
    mark.append(svg("title", {}, text));
    for (const [key, value] of [["role", "button"], ["tabindex", at === stop ? 0 : -1], ["aria-label", text]]) mark.setAttribute(key, value);
    mark.addEventListener("click", () => openSite(site));
    mark.addEventListener("pointerenter", say);
    mark.addEventListener("focus", () => {
      marks[stop][1].setAttribute("tabindex", -1);
      stop = at;
      mark.setAttribute("tabindex", 0);
      say();
    });
    mark.addEventListener("keydown", (event) => {
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (to === undefined && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (to === undefined) openSite(site);
      else marks[(to + marks.length) % marks.length][1].focus();
    });
  });
}

function drawCheck() {
  const { alike, level, of } = checked(), element = byId("check");
  element.textContent = !D.additive ? t("page_no_sums", { method: D.method }) : t("page_check", { alike, of }) + (level ? ` ${t("page_check_level", { level })}` : "");
  element.className = !D.additive || alike + level === of ? "good" : "bad";
  byId("live").hidden = !D.additive;
}

function drawAll() {
  placeTexts();
  drawCheck();
  buildFilters();
  if (D.additive) buildSliders();
  for (const draw of [...watchers, ...settled]) draw();
  drawVerdict();
  drawSpread();
  drawSources();
  byId("places").hidden = !D.places;
  for (const [id, draw] of later) if (byId(id).open) draw();
}

function setUp() {
  for (const button of document.querySelectorAll("#languages button")) {
    button.addEventListener("click", () => { language = LANGUAGES.indexOf(button.lang); drawAll(); address(); });
  }
  for (const link of document.querySelectorAll("nav a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.querySelector(link.getAttribute("href")).scrollIntoView();
      document.querySelector(`${link.getAttribute("href")} h2`).focus({ preventScroll: true });
    });
  }
  for (const [id, draw] of later) byId(id).addEventListener("toggle", () => { if (byId(id).open) draw(); });
  addEventListener("hashchange", () => { arrived(); drawAll(); });
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not(.about):not(.below):not(#data):not([open])")];
    for (const details of opened) details.open = true;
    drawPlaces();
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
  if (SITES > FEW_SITES) document.body.append(el("datalist", { id: "site-names" }, ...[...STATED.order.subarray(0, 2000)].map((site) => el("option", { value: D.sites[site] }))));
  setUpRanking();
  if (D.additive) setUpLive();
  settled.push(drawRanking, drawSite, drawVersus, drawCriteria);
}

setUp();
arrived();
drawAll();
