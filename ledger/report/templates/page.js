"use strict";
(() => {
  // Filtering, and nothing else: everything stands on the page without it.
  const form = document.querySelector("form.filter");
  const shown = form.querySelector(".shown");
  const search = form.querySelector("input");
  const picks = ["kommune", "body", "status", "code"].map((name) => form.querySelector("#by-" + name));
  const things = [...document.querySelectorAll("[data-f]")].map((element) => {
    return { element, parts: element.dataset.f.split(" ").map((part) => part.split(",")), text: null };
  });
  const groups = [...document.querySelectorAll("[data-g]")].reverse();
  const kinds = ["article.t", "li.item"].map((kind) => things.filter((thing) => thing.element.matches(kind)));

  const fits = (thing, wanted, terms) => {
    for (let i = 0; i < 4; i++) if (wanted[i] && !(thing.parts[i] || []).includes(wanted[i])) return false;
    if (!terms.length) return true;
    if (thing.text === null) thing.text = thing.element.textContent.toLowerCase().replace(/\s+/g, " ");
    return terms.every((term) => thing.text.includes(term));
  };

  const filter = () => {
    const wanted = picks.map((pick) => (pick ? pick.value : ""));
    const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const thing of things) thing.element.hidden = !fits(thing, wanted, terms);
    for (const group of groups) group.hidden = !group.querySelector("[data-f]:not([hidden])");
    if (!wanted.some(Boolean) && !terms.length) {
      shown.textContent = "";
      return;
    }
    const counts = kinds.flatMap((kind) => [kind.filter((thing) => !thing.element.hidden).length, kind.length]);
    shown.textContent = things.every((thing) => thing.element.hidden)
      ? shown.dataset.nothing
      : shown.dataset.shown.replace(/\{(\d)\}/g, (_, place) => counts[place]);
  };

  // A link may lead to what is filtered out or folded away: then it is shown.
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(filter);
  });
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      form.reset();
      search.focus();
    }
  });
  addEventListener("hashchange", reveal);
  form.hidden = false;
  filter();
  reveal();
})();
