// The search field on every page, and the page of results. Everything is on the disk: the documents and the library are
// loaded as scripts when a reader first types, so that it works without a server.
{
  const up = document.documentElement.dataset.content_root || "./";
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${up}_static/${name}`;
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error(`${name} could not be loaded`)));
    document.head.append(script);
  });
  let engine = null;
  const begin = () => engine ??= Promise.all(["vendor/minisearch/minisearch.js", "search-engine.js", "search-documents.js"].map(load))
    .then(() => globalThis.BookSearch.build(globalThis.BOOK_DOCUMENTS, globalThis.MiniSearch));

  const KINDS = { section: "Text", exhibit: "Figures and tables", claim: "Claims", term: "Glossary", thesis: "Theses and checks", work: "Works", table: "Data" };
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
    made.append(...children);
    return made;
  };
  // A figure or a table is cited and taken from where it is found.
  const taken = (one) => {
    const [id] = one.names.split(" ");
    const copy = element("button", { type: "button" }, "Copy reference");
    copy.addEventListener("click", async () => {
      await globalThis.bookCopy(one.cite);
      copy.textContent = "Copied";
      setTimeout(() => { copy.textContent = "Copy reference"; }, 2000);
    });
    const file = (end, words) => element("a", { href: `${up}exhibits/${id}.${end}`, download: "" }, words);
    return element("p", { class: "search-files" }, copy, " ", file("bib", "BibTeX"), " ", file("csv", "Rows as CSV"));
  };
  const hit = (one) => {
    const said = element("p", { class: "search-excerpt" });
    for (const [piece, matched] of globalThis.BookSearch.excerpt(one.text, one.terms)) { said.append(matched ? element("mark", {}, piece) : piece); }
    const found = element("li", { class: `search-hit search-${one.kind}` },
      element("a", { href: up + one.url }, one.title), element("p", { class: "search-where" }, one.where), said);
    if (one.cite) { found.append(taken(one)); }
    return found;
  };
  const counted = (number, query) => (number ? `${number} ${number === 1 ? "place" : "places"} for “${query}”` : `Nothing in the book matches “${query}”.`);

  // The box that opens with Ctrl+K: the first hits while one types, the rest on the page of results.
  const dialog = document.getElementById("pst-search-dialog");
  const field = dialog?.querySelector("input[name=q]");
  if (field) {
    const list = element("ul", { class: "search-hits search-first" });
    const status = element("p", { class: "search-status", role: "status" });
    const box = element("div", { class: "search-live" }, status, list);
    dialog.append(box);
    const show = async () => {
      const query = field.value.trim();
      const found = query ? (await begin()).find(query) : [];
      if (query !== field.value.trim()) { return; }
      list.replaceChildren(...found.slice(0, 6).map(hit));
      status.textContent = query ? counted(found.length, query) : "";
      if (found.length > 6) { status.append("; ", element("a", { href: `${up}search.html?q=${encodeURIComponent(query)}` }, "see all")); }
    };
    field.addEventListener("input", show);
    // A hit on this very page moves it behind the box.
    list.addEventListener("click", (event) => { if (event.target.closest("a:not([download])")) { dialog.close(); } });
  }

  // The page of results.
  const page = document.getElementById("book-search");
  if (page) {
    const form = page.querySelector("form");
    const status = page.querySelector(".search-status"), kinds = page.querySelector(".search-kinds"), list = page.querySelector(".search-hits");
    const more = page.querySelector(".search-more");
    const input = form.elements.q;
    const asked = new URLSearchParams(location.search);
    let kind = asked.get("kind") || "", shown = 20;
    input.value = asked.get("q") || "";
    const show = async () => {
      const query = input.value.trim();
      const found = query ? (await begin()).find(query) : [];
      if (query !== input.value.trim()) { return; }
      const numbers = new Map();
      for (const one of found) { numbers.set(one.kind, (numbers.get(one.kind) || 0) + 1); }
      if (kind && !numbers.has(kind)) { kind = ""; }
      const choices = numbers.size > 1 ? [["", "All", found.length], ...Object.entries(KINDS).filter(([name]) => numbers.has(name)).map(([name, words]) => [name, words, numbers.get(name)])] : [];
      kinds.replaceChildren(...choices.map(([name, words, number]) => {
        const button = element("button", { type: "button", "aria-pressed": String(name === kind), "data-kind": name }, `${words} (${number})`);
        button.addEventListener("click", () => { kind = name; shown = 20; show().then(() => kinds.querySelector("[aria-pressed=true]")?.focus()); });
        return button;
      }));
      const fitting = found.filter((one) => !kind || one.kind === kind);
      list.replaceChildren(...fitting.slice(0, shown).map(hit));
      more.hidden = fitting.length <= shown;
      more.textContent = `Show ${Math.min(20, fitting.length - shown)} more of ${fitting.length}`;
      status.textContent = query ? counted(found.length, query) : "Type a word, a year, a number, a name or an id such as a-048 or 7.1.";
      const address = new URLSearchParams();
      if (query) { address.set("q", query); }
      if (kind) { address.set("kind", kind); }
      history.replaceState(history.state, "", `${location.pathname}${address.size ? `?${address}` : ""}`);
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    input.addEventListener("input", () => { kind = ""; shown = 20; show(); });
    more.addEventListener("click", () => { shown += 20; show(); });
    addEventListener("pageshow", (event) => { if (event.persisted) { show(); } });
    page.querySelector(".search-body").hidden = false;
    input.focus();
    show();
  }
}
