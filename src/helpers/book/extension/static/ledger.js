// Filters the ledger. Without this file every claim is simply shown.
const form = document.getElementById("ledger-filter");
if (form) {
  const claims = [...document.querySelectorAll("article.claim")];
  const texts = claims.map((claim) => claim.textContent.toLowerCase());
  const said = form.querySelector("output");
  const keys = ["article", "dimension", "kind", "record", "coherence", "citation"];
  const apply = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    claims.forEach((claim, place) => {
      const fits = keys.every((key) => !form.elements[key].value || claim.dataset[key] === form.elements[key].value)
        && words.every((word) => texts[place].includes(word));
      claim.hidden = !fits;
      shown += fits;
    });
    said.value = `${shown} of ${claims.length} claims`;
  };
  const reveal = () => {
    const claim = location.hash.startsWith("#") && document.getElementById(location.hash.slice(1));
    if (claim && claim.matches("article.claim")) {
      if (claim.hidden) { form.reset(); apply(); }
      claim.querySelector("details").open = true;
      claim.scrollIntoView();
    }
  };
  const query = new URLSearchParams(location.search);
  query.forEach((value, key) => { if (form.elements[key]) form.elements[key].value = value; });
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  apply();
  reveal();
}
