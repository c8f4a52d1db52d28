// What the address points to; an address that was cut within a letter points to nothing.
globalThis.bookAim = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } };
// Copy buttons. Without this file they stay hidden and the text can be selected.
globalThis.bookCopy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};
// A reference within the text gets its button here.
for (const text of document.querySelectorAll(".bd-article li > p > .cite-text")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-text";
  button.textContent = "Copy";
  text.after(" ", button);
}
for (const button of document.querySelectorAll("button.copy-text")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await globalThis.bookCopy(button.previousElementSibling.textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
}
// The first reference of a passport, without opening it.
for (const button of document.querySelectorAll("button.copy-first")) {
  const name = button.firstChild;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await globalThis.bookCopy(document.querySelector(`#${button.dataset.from} .cite-text`).textContent);
    name.data = "Copied";
    setTimeout(() => { name.data = "Copy reference"; }, 2000);
  });
}

// The theme's side bar is a landmark, so that the book's title in it is not outside of all.
const bar = document.getElementById("pst-primary-sidebar");
if (bar) {
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "The book");
}
// What a button shows must be part of its name: the theme's search button also shows its keys, its colour button titles its three icons.
document.querySelectorAll(".search-button-field[aria-label]").forEach((button) => button.removeAttribute("aria-label"));
for (const icon of document.querySelectorAll(".theme-switch")) {
  // Font Awesome may have made a picture with a title of the icon, or may do so later.
  icon.removeAttribute("title");
  icon.removeAttribute("aria-labelledby");
  icon.querySelector("title")?.remove();
}

// What scrolls sideways must be reachable by keyboard, and only where it does scroll, so that no stop is without use.
const boxes = [...document.querySelectorAll("figure.exhibit-figure")];
for (const table of document.querySelectorAll(".bd-article table")) {
  boxes.push(table.parentElement);
}
const reach = (box) => {
  // The theme gives its table boxes a stop of their own; ours follow the width.
  if (box.scrollWidth > box.clientWidth + 1) {
    box.tabIndex = 0;
    if (box.matches("figure")) { return; } // named by its caption
    box.setAttribute("role", "region");
    // A table without a number is named by what stands before it.
    const named = box.querySelector("caption .caption-number") || box.previousElementSibling;
    const said = named?.textContent.split(",")[0].replace(/#$/, "").trim().slice(0, 80) || "";
    box.setAttribute("aria-label", `Table ${said.replace(/^Table /, "")}, scrolls sideways`);
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) { box.removeAttribute(name); }
  }
};
const watch = new ResizeObserver((changes) => changes.forEach((change) => reach(change.target)));
boxes.forEach((box) => watch.observe(box));

// Paper shows what is folded on screen: reasons of claims, the key to the marks.
{
  const folded = "article.claim:not([hidden]) details:not([open]), details.mark-key:not([open]), details.fold:not([open])";
  let opened = [];
  addEventListener("beforeprint", () => { opened = [...document.querySelectorAll(folded)]; opened.forEach((one) => { one.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach((one) => { one.open = false; }); opened = []; });
}

// A link to what is folded opens the fold around it or right after it.
{
  const open = () => {
    const target = document.getElementById(globalThis.bookAim());
    const fold = target && (target.closest("details.fold") || (target.matches(".rubric") && target.nextElementSibling?.nextElementSibling));
    if (fold && fold.matches("details.fold")) { fold.open = true; }
  };
  addEventListener("hashchange", open);
  open();
}
