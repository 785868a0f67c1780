"use strict";
// Filters, search and keys. The page is whole without them: all this only hides rows and moves the view.
(() => {
  const controls = document.getElementById("controls");
  if (!controls) return;
  const rows = [...document.querySelectorAll("[data-change]")];
  const weights = [...controls.querySelectorAll("[name=weight]")];
  const find = (name) => document.getElementById(name);
  const [kind, search, hideUnchanged, position, nothing] =
    ["kind", "search", "hide-unchanged", "position", "nothing"].map(find);
  const isChanged = (row) => row.matches(".changed, .change:not([data-change=unchanged])");
  // The whole text where there is one: it holds every change that the table names.
  const steps = rows.filter((row) => row.matches(".row.changed"));
  if (!steps.length) steps.push(...rows.filter(isChanged));
  const folded = new Map();

  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640\u2066-\u2069]/gu, "").toLowerCase();
  const textOf = (row) => {
    if (!folded.has(row)) folded.set(row, fold(row.textContent));
    return folded.get(row);
  };

  function matches(row, words) {
    if (isChanged(row)) {
      const box = weights.find((one) => one.value === row.dataset.weight);
      if (box && !box.checked) return false;
      if (kind.value && !row.dataset.kinds.split(" ").includes(kind.value)) return false;
    } else if (hideUnchanged.checked || kind.value) {
      return false;
    }
    return !words || textOf(row).includes(words);
  }

  function apply() {
    const words = fold(search.value.trim());
    let shown = 0;
    for (const row of rows) {
      row.hidden = !matches(row, words);
      shown += !row.hidden;
    }
    for (const part of document.querySelectorAll(".part")) {
      let next = part.nextElementSibling;
      while (next && next.hidden) next = next.nextElementSibling;
      part.hidden = !next || next.matches(".part");
    }
    nothing.hidden = shown > 0;
    highlight(words);
    tell(null);
  }

  function highlight(words) {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (words.length < 2) return;
    const ranges = [];
    for (const row of rows) {
      if (!row.hidden && ranges.length < 2000) ranges.push(...rangesIn(row, words));
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  // Words are found as the search finds them: without vowel signs, and through the bounds of changes.
  function rangesIn(row, words) {
    let text = "";
    const places = [];
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      let at = 0;
      for (const sign of walker.currentNode.data) {
        const folded = sign < "\u0080" ? sign.toLowerCase() : fold(sign);
        text += folded;
        for (let unit = 0; unit < folded.length; unit++) places.push([walker.currentNode, at, at + sign.length]);
        at += sign.length;
      }
    }
    const ranges = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(...places[at].slice(0, 2));
      const [node, , end] = places[at + words.length - 1];
      range.setEnd(node, end);
      ranges.push(range);
    }
    return ranges;
  }

  // The bar of a single report goes along, so that a reader sees where in the text the page stands.
  function carryStrip() {
    const strips = document.querySelectorAll(".strip");
    if (strips.length !== 1) return null;
    const carried = strips[0].cloneNode(true);
    carried.classList.add("carried");
    controls.append(carried);
    return carried;
  }

  // What a link leads to must not lie under the bar of controls, however many lines that takes.
  function leaveRoom() {
    const isSticky = getComputedStyle(controls).position === "sticky";
    document.documentElement.style.scrollPaddingBlockStart = isSticky ? `${controls.offsetHeight + 16}px` : "";
  }

  const visible = () => steps.filter((row) => !row.hidden);
  const current = () => document.querySelector(".current");

  function tell(row) {
    const all = visible();
    const label = row ? `${row.querySelector("h4, th").textContent} · ` : "";
    position.textContent = `${label}${row ? all.indexOf(row) + 1 : "–"} / ${all.length}`;
    for (const place of carried ? carried.querySelectorAll("a") : []) {
      place.classList.toggle("here", Boolean(row) && place.getAttribute("href") === `#${row.id}`);
    }
  }

  function step(by) {
    const all = visible();
    if (!all.length) return;
    const top = controls.getBoundingClientRect().bottom + 8;
    let at = all.indexOf(current());
    if (at < 0) {
      at = all.findIndex((row) => row.getBoundingClientRect().top > top);
      if (at < 0) at = all.length;
      at -= by > 0 ? 1 : 0;
    }
    go(all[Math.max(0, Math.min(all.length - 1, at + by))]);
  }

  function mark(row) {
    current()?.classList.remove("current");
    row?.classList.add("current");
    tell(row);
    leaveRoom();
  }

  function go(row) {
    mark(row);
    history.replaceState(null, "", `#${row.id}`);
    row.scrollIntoView({ block: "start" });
    row.focus({ preventScroll: true });
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input[type=search], select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "/") search.focus();
    else return;
    event.preventDefault();
  }

  function onHash() {
    const place = document.getElementById(location.hash.slice(1));
    const row = place?.closest("[data-change]");
    if (row) row.hidden = false;
    mark(steps.includes(row) ? row : null);
    place?.scrollIntoView();
  }

  const carried = carryStrip();
  controls.hidden = false;
  for (const control of [...weights, kind, hideUnchanged]) control.addEventListener("change", apply);
  search.addEventListener("input", apply);
  find("next").addEventListener("click", () => step(1));
  find("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", onKey);
  window.addEventListener("hashchange", onHash);
  window.addEventListener("resize", leaveRoom);
  onHash();
})();
