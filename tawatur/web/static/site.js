// What a page cannot do by itself: show text and card together, and move by keys. All else works without it.
"use strict";

const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

// Text and cards: pointing at one, or moving to it by keys, shows the other.
function light(ids) {
  each(".on", (el) => el.classList.remove("on"));
  for (const id of ids) {
    each(`[data-of~="${CSS.escape(id)}"], [data-card="${CSS.escape(id)}"]`, (el) => el.classList.add("on"));
  }
}
function litBy(el) {
  const owner = el.closest?.("[data-of], [data-card]");
  if (!owner) return null;
  return owner.dataset.card ? [owner.dataset.card] : owner.dataset.of.split(" ").filter(Boolean);
}
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const ids = litBy(event.target);
    if (ids) light(ids);
  });
}

// Moving through a list.
const items = () => [...document.querySelectorAll("[data-item]")];
let current = null;
function go(to) {
  current?.classList.remove("current");
  current = to;
  if (!to) return;
  to.classList.add("current");
  const link = to.querySelector(".open, a, button, input") ?? to;
  link.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
  if (to.dataset.card) light([to.dataset.card]);
}
function step(by) {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(current);
  go(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}
document.addEventListener("focusin", (event) => {
  const item = event.target.closest?.("[data-item]");
  if (item && item !== current) {
    current?.classList.remove("current");
    current = item;
  }
});

// A verdict on several at once: only on those that are ticked, and counted where one sees it.
const bulk = document.querySelector("[data-bulk]");
function count() {
  const chosen = document.querySelectorAll('input[form="bulk"]:checked').length;
  const text = bulk.querySelector("[data-text]");
  bulk.hidden = !chosen;
  bulk.elements.count.value = chosen;
  text.textContent = text.dataset.text.replace("#", chosen);
}
if (bulk) {
  document.addEventListener("change", count);
  count();
}

// After a judgement the page comes back where it was.
const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (named?.matches("[data-item]")) go(named);
else if (named) {
  const ids = litBy(named) ?? [];
  light(ids);
  const beside = matchMedia("(min-width: 60rem)").matches && document.getElementById(`card-${named.id.slice(3)}`);
  if (beside) beside.scrollIntoView({ block: "nearest" });
}

// Keys. A page's own buttons carry `data-key`.
const help = document.getElementById("keys");
document.getElementById("keys-open")?.addEventListener("click", () => help.showModal());
document.getElementById("keys-open")?.removeAttribute("hidden");
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.querySelector(".search input")?.focus(),
    "?": () => help.showModal(),
  };
  const button = current?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
    ?? document.querySelector(`[data-key-page="${CSS.escape(event.key)}"]`);
  if (keys[event.key]) keys[event.key]();
  else if (button) button.click();
  else return;
  event.preventDefault();
});
