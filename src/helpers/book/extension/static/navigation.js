// The menu and the contents of a page, and where in it a reader is.
{
  // The theme binds its menus to the first button of each kind, which stands in a header that this book hides; the visible
  // buttons pass the press on (pydata-sphinx-theme issue 2451).
  for (const kind of ["primary", "secondary"]) {
    const [first, ...others] = document.querySelectorAll(`.${kind}-toggle`);
    others.forEach((button) => button.addEventListener("click", () => first.click()));
  }

  // The theme calls it a secondary sidebar, in a tooltip that a touch leaves standing.
  for (const button of document.querySelectorAll(".secondary-toggle")) {
    button.removeAttribute("data-bs-toggle");
    button.title = "Contents of this page";
  }

  // A way out of the box that a small window shows: it closes once a link in it was followed.
  for (const box of document.querySelectorAll("#pst-primary-sidebar-modal, #pst-secondary-sidebar-modal")) {
    box.addEventListener("click", (event) => { if (event.target.closest("a[href]")) { box.close(); } });
  }

  // No name of a page breaks within "re-read".
  for (const name of document.querySelectorAll(".bd-links a, .prev-next-title, .bd-article h1")) {
    const text = [...name.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.includes("re-read"));
    if (text) {
      const rest = text.splitText(text.data.indexOf("re-read"));
      const end = rest.splitText("re-read".length);
      const whole = document.createElement("span");
      whole.className = "book-whole";
      end.before(whole);
      whole.append(rest);
    }
  }

  // The section that a reader is in, in the bar above and in the list of contents.
  const place = document.querySelector(".book-section");
  const sections = [...document.querySelectorAll(".bd-article section[id] > h2, .bd-article section[id] > h3")];
  const contents = new Map([...document.querySelectorAll("#pst-page-toc-nav a[href^='#']")].map((link) => [link.hash.slice(1), link]));
  let here = null;
  const find = () => {
    const line = innerHeight * 0.35;
    const passed = sections.filter((heading) => heading.getBoundingClientRect().top < line);
    const now = passed.at(-1) || null;
    if (now === here) { return; }
    here = now;
    const name = now?.parentElement.id;
    if (place) {
      place.hidden = !now;
      place.textContent = now ? now.textContent.replace(/#$/, "").trim() : "";
    }
    for (const [id, link] of contents) {
      // The theme marks the same links, and loses its place after a jump to a figure.
      link.classList.toggle("book-here", id === name);
      if (id === name) { link.setAttribute("aria-current", "location"); } else { link.removeAttribute("aria-current"); }
    }
  };
  if (sections.length) {
    let waiting = false;
    addEventListener("scroll", () => {
      if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; find(); }); }
    }, { passive: true });
    find();
  }
}
