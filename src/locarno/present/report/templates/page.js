"use strict";
// Without this script everything can be read and every cell opens; it adds sorting, filtering and a few comforts.
for (const edition of document.querySelectorAll(".edition")) {
  const one = (what) => edition.querySelector(what);
  const all = (what) => [...edition.querySelectorAll(what)];
  const table = one("table.matrix"), tools = one("[data-tools]");
  if (!table || !tools) continue;
  tools.hidden = false;
  tools.open = window.innerWidth > 736;
  const bodies = all("table.matrix tbody"), rows = all("table.matrix tr.row");
  const home = new Map(rows.map((row) => [row, row.parentNode]));
  const cell = (row, reading) => [...row.cells].find((td) => td.dataset.reading === reading);
  const number = (of, name) => Number(of.dataset[name]);
  const holds = ["interest", "credible", "bluff"];

  function order(by) {
    for (const body of bodies) body.querySelector(".group").hidden = by !== "";
    const key = {"": (row) => 0, "id": (row) => number(row, "order")}[by]
      ?? ((row) => -1000 * number(cell(row, by), "strength") - number(row, "score") / 10);
    const sorted = by === "" ? rows : [...rows].sort((a, b) => key(a) - key(b) || number(a, "order") - number(b, "order"));
    for (const row of sorted) (by === "" ? home.get(row) : bodies[0]).append(row);
    for (const head of all("table.matrix thead th[data-reading]"))
      head.setAttribute("aria-sort", head.dataset.reading === by ? "descending" : "none");
    show();
  }

  function show() {
    const word = one("[data-find]").value.trim().toLowerCase();
    const under = one("select[data-reading]").value, tone = one("select[data-tone]").value;
    const fits = (td) => tone === "" || (tone === "holds" ? holds.includes(td.dataset.tone) : td.dataset.tone === tone);
    const goal = one("[data-goal]");
    let shown = 0;
    for (const row of rows) {
      const cells = [...row.cells].filter((td) => td.dataset.reading && (under === "" || td.dataset.reading === under));
      row.hidden = !(row.dataset.text.includes(word) && (!goal?.checked || row.classList.contains("with-goal")) && cells.some(fits));
      shown += row.hidden ? 0 : 1;
    }
    if (one("select[data-sort]").value === "")
      for (const body of bodies) body.querySelector(".group").hidden = ![...body.querySelectorAll(".row")].some((row) => !row.hidden);
    const output = one("[data-count]");
    output.textContent = output.dataset.words.replace("{shown}", shown).replace("{all}", rows.length);
  }

  one("[data-find]").addEventListener("input", show);
  one("[data-goal]")?.addEventListener("change", show);
  one("select[data-reading]").addEventListener("change", show);
  one("select[data-tone]").addEventListener("change", show);
  one("select[data-sort]").addEventListener("change", (event) => order(event.target.value));
  for (const head of all("table.matrix thead th[data-reading]")) {
    const name = head.querySelector(".id"), button = document.createElement("button");
    button.type = "button";
    button.textContent = name.textContent;
    button.addEventListener("click", () => {
      const choice = one("select[data-sort]");
      choice.value = choice.value === head.dataset.reading ? "" : head.dataset.reading;
      order(choice.value);
    });
    name.replaceChildren(button);
  }
  table.addEventListener("toggle", (event) => {
    const opened = event.target;
    if (!opened.open || !opened.matches("td > details")) return;
    for (const other of opened.closest("tr").querySelectorAll("details[open]")) if (other !== opened) other.open = false;
    const panel = opened.querySelector(".panel");
    if (panel.querySelector(".close")) return;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "×";
    close.setAttribute("aria-label", edition.lang === "de" ? "Schließen" : "Close");
    close.addEventListener("click", () => shut(opened));
    panel.append(close);
  }, true);
  table.addEventListener("keydown", (event) => {
    const opened = event.target.closest("details[open]");
    if (event.key === "Escape" && opened) shut(opened);
  });
  show();
}

function shut(details) {
  details.open = false;
  details.querySelector("summary").focus();
}

// The other language opens at the place where one is.
for (const choice of document.querySelectorAll("input[name=language]"))
  choice.addEventListener("change", () => {
    document.documentElement.lang = choice.value;
    for (const opened of document.querySelectorAll("table.matrix details[open], details.fold[open]")) {
      const twin = opened.id && document.getElementById(choice.value + opened.id.slice(2));
      if (twin) twin.open = true;
    }
  });

function reveal() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const language = target.closest("[data-language]")?.dataset.language;
  if (language) document.getElementById("language-" + language).checked = true;
  for (let fold = target.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  target.scrollIntoView();
}
window.addEventListener("hashchange", reveal);
reveal();
