// Everything is drawn once, again when the language changes, and what hangs on the weights when they move.

const later = new Map([["data", drawData], ["places", drawPlaces]]);

function placeTexts() {
  document.documentElement.lang = LANGUAGES[language];
  document.title = TEXTS.page_heading[language];
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-piece]")) {
    element.innerHTML = PIECES[element.dataset.piece].map(told).join("");
  }
  nameMarks();
  for (const button of document.querySelectorAll("#languages button")) button.setAttribute("aria-pressed", String(button.lang === LANGUAGES[language]));
}

// Marks on the map say who they are, and open the site.
function nameMarks() {
  for (const mark of document.querySelectorAll("#map [data-site]")) {
    const site = D.ids.indexOf(mark.dataset.site), points = STATED.scores[site];
    const text = OUT.has(site) ? D.sites[site] : `${STATED.ranks[site]}. ${D.sites[site]}: ${number(points)}`;
    mark.append(svg("title", {}, text));
    mark.addEventListener("click", () => openSite(site));
  }
}

function drawCheck() {
  const { alike, of } = checked(), element = byId("check");
  element.textContent = D.additive ? t("page_check", { alike, of }) : t("page_no_sums", { method: D.method });
  element.className = !D.additive || alike === of ? "good" : "bad";
  byId("live").hidden = !D.additive;
}

function drawAll() {
  placeTexts();
  drawCheck();
  if (D.additive) buildSliders();
  for (const draw of [...watchers, ...settled]) draw();
  drawExcluded();
  drawVerdict();
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
