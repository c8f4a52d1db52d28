// Cards: what a linked statement or term says, on hover, on focus and on a first tap. Without this file the links lead there.
{
  const data = document.getElementById("book-previews");
  if (data) {
    const { claims, terms } = JSON.parse(data.textContent);
    const element = (name, className, ...children) => {
      const made = document.createElement(name);
      if (className) { made.className = className; }
      made.append(...children);
      return made;
    };
    const card = element("div", "book-card");
    card.id = "book-card";
    card.setAttribute("role", "tooltip");
    card.hidden = true;
    (document.querySelector("main") || document.body).append(card);
    let shown = null, timer = 0, touched = false;

    const of = (link) => {
      const name = link.hash.slice(1);
      if (/(^|\/)ledger\.html$/.test(link.pathname) && claims[name]) {
        const one = claims[name];
        const badge = element("span", `badge-verdict ${one.tone}`, one.mark ? `${one.mark} ${one.verdict}` : one.verdict);
        const parts = [element("p", "book-card-statement", element("strong", "", name), " ", one.statement), element("p", "", badge, ` ${one.meaning}`)];
        if (one.source) { parts.push(element("p", "book-card-source", one.source)); }
        return [...parts, lead(link, "Open in the ledger")];
      }
      // The words of a link may be others than the term's.
      const said = terms[name];
      return said ? [element("p", "", element("strong", "", said.term), ": ", said.meaning), lead(link, "Open in the glossary")] : null;
    };
    // The way on is a link for a finger; by keyboard the link that is in focus leads there already.
    const lead = (link, words) => {
      const made = element("a", "", `${words} →`);
      made.href = link.href;
      made.tabIndex = -1;
      return element("p", "book-card-lead", made);
    };
    const place = (link) => {
      // A link may stand on two lines: the card goes to the piece that is pointed at, or to the first.
      const box = link.getClientRects()[0] || link.getBoundingClientRect();
      const width = Math.min(360, document.documentElement.clientWidth - 16);
      card.style.width = `${width}px`;
      card.style.left = `${scrollX + Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))}px`;
      const above = box.top > card.offsetHeight + 8 && box.bottom + card.offsetHeight + 8 > innerHeight;
      card.style.top = `${scrollY + (above ? box.top - card.offsetHeight - 4 : link.getBoundingClientRect().bottom + 4)}px`;
    };
    const show = (link) => {
      const parts = of(link);
      if (!parts) { return; }
      hide();
      card.replaceChildren(...parts);
      card.hidden = false;
      place(link);
      shown = link;
      link.setAttribute("aria-describedby", card.id);
    };
    const hide = () => {
      clearTimeout(timer);
      shown?.removeAttribute("aria-describedby");
      shown = null;
      card.hidden = true;
    };
    const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
    const linked = (target) => target instanceof Element ? target.closest(".bd-article a[href*='#']") : null;

    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") { return; }
      const link = linked(event.target);
      if (link && link !== shown) { later(() => show(link), 120); } else if (link || card.contains(event.target)) { clearTimeout(timer); } else if (shown) { later(hide, 200); }
    });
    document.addEventListener("focusin", (event) => {
      if (touched) { return; }
      const link = linked(event.target);
      if (link) { show(link); } else if (!card.contains(event.target)) { hide(); }
    });
    // A tap on the way on inside the card takes the focus from the link: the card has to stay until the tap is done.
    document.addEventListener("focusout", (event) => { if (event.target === shown && !card.contains(event.relatedTarget)) { hide(); } });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") { hide(); } });
    document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, true);
    document.addEventListener("click", (event) => {
      const link = linked(event.target);
      if (!link) { if (!card.contains(event.target)) { hide(); } return; }
      // The first tap shows the card, the second one follows the link.
      if (touched && link !== shown && of(link)) { event.preventDefault(); show(link); }
    });
    addEventListener("pagehide", hide);
  }
}
