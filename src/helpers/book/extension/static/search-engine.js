// What the book's search understands: ids, decimals, years and words of any script; no page and no browser is needed here.
{
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-.,'\u2019\u2010\u2011][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
  //: Ids of claims, theses, checks, sources of evidence, exhibits and findings stay whole.
  const ID = /^(?:[a-z]{1,2}-\d+|(?:fig|tbl)-[a-z0-9-]+)$/;
  const NUMBER = /^\d+(?:[.,]\d+)*$/;
  const STOP = new Set("a an and are as at be by for from has have in is it its of on or that the their this to was were which with".split(" "));

  // Letters without accents, so that Francaise finds Française; only Latin, as й is no и with an accent.
  const plain = (word) => word.toLowerCase().replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""));

  // The terms of a text. A word with hyphens gives itself and its parts, a number itself without its thousands' commas.
  const terms = (text) => {
    const found = [];
    for (const [match] of text.normalize("NFC").matchAll(WORD)) {
      const word = plain(match).replace(/[\u2010\u2011]/g, "-").replace(/['\u2019]s$/, "");
      if (ID.test(word)) { found.push(word); continue; }
      if (NUMBER.test(word)) {
        found.push(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word) ? word.replaceAll(",", "") : word);
        continue;
      }
      const parts = word.split(/[-.,'\u2019]/).filter(Boolean);
      if (parts.length > 1) { found.push(word); }
      found.push(...parts);
    }
    return found;
  };

  const build = (documents, MiniSearch) => {
    const known = new Set();
    const index = new MiniSearch({
      fields: ["names", "title", "where", "text"],
      tokenize: terms,
      processTerm: (term) => { if (STOP.has(term)) { return null; } known.add(term); return term; },
      searchOptions: { processTerm: (term) => (STOP.has(term) ? null : term) },
    });
    index.addAll(documents.map((one, id) => ({ id, names: one.names, title: one.title, where: one.where, text: one.text })));
    const ids = new Map(), numbers = new Map();
    documents.forEach((one, place) => {
      for (const name of one.names.split(" ").filter(Boolean)) {
        if (ID.test(name)) { ids.set(name, [...(ids.get(name) || []), place]); }
        if (one.kind === "exhibit" && /^[\d.]+$/.test(name)) { numbers.set(name, [...(numbers.get(name) || []), place]); }
      }
    });

    // What a reader may type for an id: `A-50`, `a50`, `a-050`.
    const named = (query) => {
      const typed = plain(query.trim()).replace(/[\u2010\u2011]/g, "-").replace(/^#/, "");
      if (ids.has(typed)) { return typed; }
      const claim = /^([a-z])-?0*(\d{1,3})$/.exec(typed);
      if (!claim) { return ""; }
      const padded = [2, 3].map((width) => `${claim[1]}-${claim[2].padStart(width, "0")}`);
      return padded.find((name) => ids.has(name)) || "";
    };
    // `Fig. 7.1`, `Table 10.3`, `7.1`
    const numbered = (query) => {
      const typed = /^(fig(?:ure)?|tab(?:le)?)?\.?\s*(\d+\.\d+)$/.exec(plain(query.trim()));
      const start = typed?.[1] ? (typed[1].startsWith("f") ? "fig-" : "tbl-") : "";
      return (typed && numbers.get(typed[2]) || []).filter((place) => documents[place].names.startsWith(start));
    };

    // Titles that spell out an abbreviation typed alone, where no title has it: FDI is foreign direct investment.
    const spelled = (query) => {
      const typed = query.match(/\b[A-Z]{3,5}\b/g) || [];
      if (typed.length !== 1 || terms(query).filter((term) => !STOP.has(term)).length !== 1) { return []; }
      const own = new RegExp(`\\b${typed[0]}\\b`, "i");
      if (documents.some((one) => own.test(one.title) && one.kind !== "exhibit")) { return []; }
      const words = [...typed[0]].map((letter) => `${letter}\\p{L}+`).join("[\\s-]+");
      const phrase = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, "iu");
      return documents.flatMap((one, place) => {
        const match = phrase.exec(one.title);
        return match ? [[place, terms(match[0])]] : [];
      });
    };

    const find = (query) => {
      const id = named(query);
      if (id) { return ids.get(id).map((place) => ({ ...documents[place], terms: [id] })); }
      const whole = [...new Set(terms(query))];
      // Of a word with hyphens the whole counts where any page has it, its parts otherwise.
      const asked = whole.filter((term) => {
        if (STOP.has(term)) { return false; }
        const wider = whole.find((other) => other !== term && other.split(/[-.,'\u2019]/).includes(term) && !NUMBER.test(other));
        return wider ? !known.has(wider) : !/[-.'\u2019]/.test(term) || NUMBER.test(term) || ID.test(term) || known.has(term);
      }).slice(0, 12);
      if (!asked.length) { return []; }
      const options = {
        tokenize: () => asked,
        boost: { names: 6, title: 3, where: 1.2 },
        prefix: (term) => term.length > 2 && !/\d/.test(term),
        fuzzy: (term) => (term.length > 5 && !/\d/.test(term) && !known.has(term) ? 0.2 : false),
        boostDocument: (place) => ({ section: 1.5, exhibit: 1.3, term: 1.6 })[documents[place].kind] || 1,
      };
      let found = index.search(query, { ...options, combineWith: "AND" });
      if (!found.length && asked.length > 1) { found = index.search(query, { ...options, combineWith: "OR" }).slice(0, 20); }
      const first = numbered(query), out = spelled(query);
      const places = [...new Set([...first, ...out.map(([place]) => place), ...found.map((one) => one.id)])];
      const matched = new Map([...found.map((one) => [one.id, one.terms]), ...out]);
      return places.map((place) => ({ ...documents[place], terms: matched.get(place) || asked }));
    };
    return { find, terms };
  };

  // A piece of the text around the first match, as words and matches in turn.
  const excerpt = (text, matched, width = 170) => {
    const wanted = new Set(matched);
    const spots = [];
    for (const match of text.matchAll(WORD)) {
      if (terms(match[0]).some((term) => wanted.has(term))) { spots.push([match.index, match.index + match[0].length]); }
      if (spots.length > 40) { break; }
    }
    const begin = spots.length ? Math.max(0, spots[0][0] - 60) : 0;
    let from = begin ? text.indexOf(" ", begin) + 1 || begin : 0;
    if (spots.length && from > spots[0][0]) { from = begin; }
    let to = Math.min(text.length, from + width);
    if (to < text.length) { to = Math.max(text.lastIndexOf(" ", to), spots.length ? Math.min(spots[0][1], text.length) : 0); }
    const pieces = [];
    let at = from;
    for (const [start, end] of spots) {
      if (end > to) { break; }
      pieces.push([text.slice(at, start), false], [text.slice(start, end), true]);
      at = end;
    }
    pieces.push([text.slice(at, to), false]);
    if (from) { pieces.unshift(["… ", false]); }
    if (to < text.length) { pieces.push([" …", false]); }
    return pieces.filter(([piece]) => piece);
  };

  globalThis.BookSearch = { build, excerpt, terms };
}
