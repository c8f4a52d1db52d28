// Filters the ledger, and keeps the view in the address, so that it can be sent, kept, and gone back to. Without this file
// every claim is simply shown.
const form = document.getElementById("ledger-filter");
if (form) {
  const claims = [...document.querySelectorAll("article.claim")];
  // Read once: a page of many hundred claims answers each key.
  const values = claims.map((claim) => ["article", "dimension", "kind", "record", "coherence", "citation"].map((key) => claim.dataset[key]));
  const sections = [...document.querySelectorAll(".bd-article section section")].filter((one) => one.querySelector("article.claim"));
  const words = (text) => text.toLowerCase().normalize("NFC").match(/[\p{L}\p{N}][\p{L}\p{N}.,'’-]*/gu) || [];
  // What is searched is the id and the statement alone; each word typed begins a word there, so that 26 is not 2026.
  // Made once: each word with the claims that have it, in order, so that a key finds its words without reading any claim.
  const having = new Map();
  claims.forEach((claim, place) => {
    const said = [claim.id, ...words(claim.querySelector(".statement").textContent)].flatMap((word) => [word, ...word.split(/['’-]/)]);
    for (const word of new Set(said.map((one) => one.replace(/[.,'’]+$/, "")))) {
      if (!having.has(word)) { having.set(word, []); }
      having.get(word).push(place);
    }
  });
  const known = [...having.keys()].sort();
  const matching = (typed) => {
    const found = new Uint8Array(claims.length);
    let low = 0, high = known.length;
    while (low < high) { const middle = (low + high) >> 1; if (known[middle] < typed) { low = middle + 1; } else { high = middle; } }
    for (; low < known.length && known[low].startsWith(typed); low += 1) { for (const place of having.get(known[low])) { found[place] = 1; } }
    return found;
  };
  const within = claims.map((claim) => sections.indexOf(claim.closest("section")));
  const around = sections.map((section) => section.parentElement.closest("section")).map((outer) => sections.indexOf(outer));
  const said = form.querySelector("output");
  const told = document.getElementById("ledger-told");
  const keys = ["article", "dimension", "kind", "record", "coherence", "citation"];
  const options = Object.fromEntries(keys.map((key) => [key, [...form.elements[key].options].filter((one) => one.value)]));
  const visible = claims.map((claim) => !claim.hidden);
  const none = document.getElementById("ledger-none");
  const tell = (sentence) => { told.textContent = sentence; told.hidden = !sentence; };

  // While one types the work is done by the slice, so that no key waits for it: claims from above, then the words of each list.
  const SLICE = 40;
  let waits = 0;
  const inTurn = (steps, at = 0) => {
    clearTimeout(waits);
    form.setAttribute("aria-busy", String(at < steps.length));
    if (at < steps.length) { steps[at](); waits = setTimeout(() => inTurn(steps, at + 1), steps[at + 1]?.pause || 0); }
  };
  const turn = (places) => { for (const place of places) { visible[place] = !visible[place]; claims[place].hidden = !visible[place]; } };
  const count = (key, numbers) => {
    for (const option of options[key]) {
      const label = `${option.value} (${numbers.get(option.value) || 0})`;
      if (option.textContent !== label) { option.textContent = label; }
    }
  };
  const apply = (typing = false) => {
    const typed = words(form.elements.text.value).map(matching);
    const chosen = keys.map((key) => form.elements[key].value);
    const counts = keys.map(() => new Map());
    const filled = new Set();
    const turned = [];
    let shown = 0;
    values.forEach((own, place) => {
      const matches = typed.every((found) => found[place]);
      let misses = 0, missed = -1;
      if (matches) { chosen.forEach((value, at) => { if (value && own[at] !== value) { misses += 1; missed = at; } }); }
      const fits = matches && !misses;
      if (visible[place] !== fits) { turned.push(place); }
      if (fits) { shown += 1; filled.add(within[place]); filled.add(around[within[place]]); }
      // What a choice would show if it were made, the other choices as they are.
      if (matches && misses < 2) {
        own.forEach((value, at) => { if (!misses || missed === at) { counts[at].set(value, (counts[at].get(value) || 0) + 1); } });
      }
    });
    said.value = `${shown} of ${claims.length} claims`;
    // A reader who looks for a verdict, an author or a source learns where those are found.
    none.hidden = Boolean(shown) || !typed.length;
    none.querySelector("a").search = `q=${encodeURIComponent(form.elements.text.value.trim())}`;
    // A section comes before its claims and goes after them: with all of them at once it would take as long as they do.
    const show = (yes) => sections.forEach((section, place) => { if (filled.has(place) === yes && section.hidden === yes) { section.hidden = !yes; } });
    const slice = typing ? SLICE : claims.length;
    const steps = [() => show(true)];
    for (let from = 0; from < turned.length; from += slice) { steps.push(() => turn(turned.slice(from, from + slice))); }
    steps.push(() => show(false));
    keys.forEach((key, at) => steps.push(Object.assign(() => count(key, counts[at]), { pause: at ? 0 : 150 })));
    if (typing) { inTurn(steps); } else { clearTimeout(waits); steps.forEach((step) => step()); form.setAttribute("aria-busy", "false"); }
  };
  const address = () => {
    const query = new URLSearchParams();
    for (const key of ["text", ...keys]) { const value = form.elements[key].value.trim(); if (value) { query.set(key, value); } }
    const written = query.toString();
    return `${location.pathname}${written ? `?${written}` : ""}`;
  };
  let waiting = 0;
  const keep = () => { clearTimeout(waiting); waiting = setTimeout(() => history.replaceState(history.state, "", address()), 150); };
  const read = () => {
    const unknown = [];
    for (const key of ["text", ...keys]) { form.elements[key].value = ""; }
    new URLSearchParams(location.search).forEach((value, key) => {
      if (key === "text") { form.elements.text.value = value.slice(0, 300); return; }
      const option = keys.includes(key) && options[key].find((one) => one.value.toLowerCase() === value.trim().toLowerCase());
      if (option) { form.elements[key].value = option.value; } else if (keys.includes(key)) { unknown.push(`“${value.slice(0, 60)}” is no ${key} that a claim can have`); }
    });
    return unknown.length ? `${unknown.join("; ")}: every claim is shown that fits the other choices.` : "";
  };
  // `#A-50` and `#a50` mean a-050; an id that no claim has is told.
  const reveal = () => {
    const name = globalThis.bookAim();
    const typed = /^([ab])-?0*(\d{1,})$/i.exec(name);
    if (!typed) { return; }
    const id = `${typed[1].toLowerCase()}-${typed[2].padStart(3, "0")}`;
    const claim = document.getElementById(id);
    if (!claim?.matches("article.claim")) {
      const own = claims.filter((one) => one.id.startsWith(id[0])).map((one) => one.id);
      tell([told.textContent, `The ledger has no claim ${id}; its claims of article ${id[0].toUpperCase()} are ${own[0]} to ${own.at(-1)}.`].filter(Boolean).join(" "));
      told.scrollIntoView({ block: "center" });
      return;
    }
    if (name !== id) { history.replaceState(history.state, "", `${location.pathname}${location.search}#${id}`); claim.classList.add("aimed"); }
    if (claim.hidden) { for (const key of ["text", ...keys]) { form.elements[key].value = ""; } apply(); history.replaceState(history.state, "", `${address()}#${id}`); }
    for (const other of document.querySelectorAll("article.claim.aimed")) { if (other !== claim) { other.classList.remove("aimed"); } }
    claim.querySelector("details").open = true;
    // Below the filter where that stays in the window; a window of few columns makes it higher.
    const stays = getComputedStyle(form);
    if (stays.position === "sticky") { claim.style.scrollMarginTop = `${parseFloat(stays.top) + form.offsetHeight - 48}px`; }
    claim.scrollIntoView();
  };
  const begin = () => { tell(read()); apply(); reveal(); };
  form.hidden = false;
  form.addEventListener("input", (event) => { tell(""); apply(event.target === form.elements.text); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { tell(""); apply(); keep(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.copy.addEventListener("click", async () => {
    const button = form.elements.copy, words = button.textContent;
    await globalThis.bookCopy(new URL(address(), location.href).href);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = words; }, 2000);
  });
  addEventListener("hashchange", () => { tell(""); reveal(); });
  // After Back a browser may put old words into the fields, or the whole page as it was: the address decides.
  addEventListener("pageshow", () => setTimeout(() => { read(); apply(); }));
  addEventListener("popstate", begin);
  begin();
}
