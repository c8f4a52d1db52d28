// Tables: sorting, filtering and folding of long ones, room for wide ones, and a fold around those that close a chapter. Without this file every row is shown in order.
{
  // Rows above which a table is sorted, filtered, and folded to its first twelve.
  const SORTED = 8, FILTERED = 12, FOLDED = 15;
  const article = document.querySelector(".bd-article");
  const tables = article ? [...article.querySelectorAll("table.exhibit-table")] : [];
  const bar = document.querySelector(".bd-header-article");
  if (bar) { document.documentElement.style.setProperty("--book-bar", `${bar.offsetHeight}px`); }

  const said = (row, place) => row.cells[place]?.textContent.trim() || "";
  // A letter and a hyphen begin an id, whose hyphen is no sign of minus: ids are sorted as text.
  const number = (text) => {
    if (/^[A-Za-z]+-\d/.test(text)) { return NaN; }
    const found = /^[−-]?\d[\d,]*(?:\.\d+)?/.exec(text.replace(/^[^\d−-]{0,4}/, ""));
    return found ? Number(found[0].replaceAll(",", "").replace("−", "-")) : NaN;
  };
  const sorting = (table) => {
    const body = table.tBodies[0];
    const original = [...body.rows];
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      const name = head.textContent.trim();
      if (!name) { return; }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.setAttribute("aria-label", `Sort by ${name}`);
      // Where a column is narrow the sign goes below the words.
      (head.querySelector("p") || head).append(" ", button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        for (const other of table.tHead.rows[0].cells) { other.removeAttribute("aria-sort"); }
        let rows = original;
        if (now !== "descending") {
          const filled = original.filter((row) => !/^[–-]?$/.test(said(row, place)));
          const numbers = filled.length && filled.every((row) => !Number.isNaN(number(said(row, place))));
          const order = now === "ascending" ? -1 : 1;
          // Of a date the day is said first; what sorts it stands beside it.
          const when = (row) => row.cells[place].dataset.sort || "";
          const dates = filled.every(when);
          const compare = dates ? (one, two) => Number(when(one) > when(two)) - Number(when(one) < when(two))
            : numbers ? (one, two) => number(said(one, place)) - number(said(two, place))
              : (one, two) => said(one, place).localeCompare(said(two, place), "en", { numeric: true });
          filled.sort((one, two) => order * compare(one, two));
          rows = [...filled, ...original.filter((row) => !filled.includes(row))];
          head.setAttribute("aria-sort", now === "ascending" ? "descending" : "ascending");
        }
        body.append(...rows);
      });
    });
  };
  // Where a chapter closes with its long tables each is one line until a reader opens it.
  const closing = [...(article?.querySelectorAll("section > section") || [])].filter((one) => one.parentElement.parentElement.matches("article, .bd-article, main, div")).at(-1);
  const closes = (table) => closing?.contains(table) && closing.querySelectorAll(":scope > p").length < 2;
  // What a caption says first: its sentence, else as many clauses as a line or two hold.
  const opening = (said) => (/^.{0,110}?[.:](?=\s|$)/.exec(said) || /^.{20,110}[;,](?=\s)/.exec(said))?.[0].slice(0, -1)
    || said.slice(0, 100).replace(/\s\S*$/, " …");
  // Which of these a reader opened stays with the page in the history, so that Back finds it as high as it was.
  const remember = () => {
    const opened = [...document.querySelectorAll("details.table-fold[open] table")].map((one) => one.id);
    history.replaceState({ ...history.state, opened }, "");
  };
  const enclosing = (table, tools, box, more) => {
    const fold = document.createElement("details"), line = document.createElement("summary");
    const [named, said] = [".caption-number", ".caption-text"].map((one) => table.querySelector(one)?.textContent.replace(/#$/, "").trim() || "");
    const first = opening(said);
    const number = document.createElement("strong");
    number.textContent = named.replace(/[.\s]+$/, "");
    line.append(number, ` ${first} (${table.tBodies[0].rows.length} rows)`);
    fold.className = "fold table-fold";
    tools.before(fold);
    // Its note speaks of rows that are not seen before.
    const note = more.nextElementSibling;
    fold.append(line, tools, box, more, ...(note?.matches(".exhibit-reading") ? [note] : []));
    fold.open = Boolean(history.state?.opened?.includes(table.id));
    fold.addEventListener("toggle", () => { fit(table); remember(); });
    addEventListener("hashchange", remember);
    const open = () => { const target = document.getElementById(globalThis.bookAim()); if (target && fold.contains(target)) { fold.open = true; target.scrollIntoView(); } };
    addEventListener("hashchange", open);
    open();
  };
  const folding = (table) => {
    const rows = [...table.tBodies[0].rows];
    const enclosed = closes(table);
    const folds = rows.length > FOLDED && !enclosed;
    const box = table.parentElement;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "table-more";
    const tools = document.createElement("div");
    tools.className = "table-tools";
    const label = document.createElement("label");
    const input = document.createElement("input");
    const counted = document.createElement("output");
    input.type = "search";
    input.autocomplete = "off";
    label.append("Filter rows ", input);
    tools.append(label, counted);
    box.before(tools);
    box.after(more);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const show = (all) => {
      table.classList.toggle("folded", folds && !all);
      more.hidden = !folds;
      more.textContent = all ? "Show the first 12 rows only" : `Show all ${rows.length} rows`;
      more.setAttribute("aria-expanded", String(all));
      counted.value = all || !folds ? `${rows.length} rows` : `The first 12 of ${rows.length} rows`;
      fit(table);
    };
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => { row.hidden = !words.every((word) => texts[place].includes(word)); shown += !row.hidden; });
      more.hidden = words.length > 0 || !folds;
      if (words.length) { table.classList.remove("folded"); counted.value = `${shown} of ${rows.length} rows`; fit(table); } else { show(more.getAttribute("aria-expanded") === "true"); }
    });
    more.addEventListener("click", () => {
      show(more.getAttribute("aria-expanded") !== "true");
      if (table.classList.contains("folded")) { tools.scrollIntoView({ block: "nearest" }); }
    });
    show(false);
    if (enclosed) { enclosing(table, tools, box, more); }
    // A link into a row that is folded away opens the table.
    const reveal = () => { const target = document.getElementById(globalThis.bookAim()); if (target && table.tBodies[0].contains(target)) { show(true); target.scrollIntoView(); } };
    addEventListener("hashchange", reveal);
    reveal();
  };

  // Room to the right: beyond the column where the window has it, over the contents of the page, which step aside meanwhile.
  const aside = document.querySelector(".bd-sidebar-secondary");
  const covering = new Set();
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) { if (isIntersecting) { covering.add(target); } else { covering.delete(target); } }
    aside?.classList.toggle("covered", [...covering].some((box) => box.classList.contains("breaks-out")));
  });
  const fit = (table) => {
    const box = table.parentElement;
    box.classList.remove("fits", "scrolls", "breaks-out");
    if (box.scrollWidth > box.clientWidth + 1) {
      const room = Math.min(document.documentElement.clientWidth - 24 - box.getBoundingClientRect().right, 320, box.scrollWidth - box.clientWidth);
      if (room > 40) { box.style.setProperty("--room", `${Math.floor(room)}px`); box.classList.add("breaks-out"); watch.observe(box); }
    }
    const fits = box.scrollWidth <= box.clientWidth + 1;
    box.classList.toggle("fits", fits);
    box.classList.toggle("scrolls", !fits);
  };
  // A column of sentences has room on a small window, where narrow columns would set a word a line.
  const widening = (table) => {
    const rows = [...table.tBodies[0].rows];
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      const lengths = rows.map((row) => said(row, place).length).sort((one, two) => one - two);
      if (lengths[lengths.length >> 1] > 45 || lengths.at(-1) > 90) { for (const row of [table.tHead.rows[0], ...rows]) { row.cells[place]?.classList.add("wordy"); } }
    });
  };
  for (const table of tables) {
    const rows = table.tBodies[0]?.rows.length || 0;
    if (!table.tHead) { continue; }
    if (table.tHead.rows[0].cells.length > 3) { widening(table); }
    if (table.matches(".in-order")) { fit(table); continue; }
    if (rows >= SORTED) { sorting(table); }
    if (rows > FILTERED) { folding(table); } else { fit(table); }
  }
  // Room changes with the window, and with the size of letters, which moves the title too.
  const title = article?.querySelector("h1");
  if (title && tables.length) { new ResizeObserver(() => requestAnimationFrame(() => tables.forEach(fit))).observe(title); }
}
