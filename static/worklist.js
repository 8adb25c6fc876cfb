// The worklist works without this, by forms and links. With it, it is gone through by keyboard alone, as the review
// screen is: a key presses the button that stands on the row.
const $ = (id) => document.getElementById(id);
const rows = () => [...document.querySelectorAll("[data-row]")];
const current = () => document.querySelector("[data-row][aria-current]");

function goTo(row) {
  if (!row) return;
  current()?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  goTo(at < 0 ? all[0] : all[at + by]);
}

const press = (name) => current()?.querySelector(`[data-key="${name}"]`)?.click();

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  c: () => press("c"),
  r: () => press("r"),
  o: () => press("o"),
  x: () => press("x"),
  u: () => $("take-back")?.click(),
  "?": () => ($("keys").open = !$("keys").open),
};

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key === "Enter" && event.target === current() ? "o" : event.key;
  if (!Object.hasOwn(KEYS, key)) return;
  event.preventDefault();
  KEYS[key]();
});

// Whoever clicks or tabs into a row is at it.
document.addEventListener("focusin", ({ target }) => {
  const row = target.closest("[data-row]");
  if (!row || row === current()) return;
  current()?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
});

// A decision leads back to the place of its row, where the next one stands now; behind the last one, to the last.
if (location.hash.startsWith("#row-")) {
  const there = document.querySelector(location.hash);
  goTo(there?.matches("[data-row]") ? there : (there?.querySelector("[data-row]") ?? rows().at(-1)));
}
