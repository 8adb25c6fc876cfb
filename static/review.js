// The review screen works without this, by forms and links. With it, decisions are taken without leaving the page, by
// keyboard alone if one likes, and words marked in the text can be made a fact.
import { marked } from "./marking.js";

const $ = (id) => document.getElementById(id);
const LONG_LIST = 25; // choices in a list from which on it can be narrowed by typing

// ---- Asking the archive ----

class Refused extends Error {}

async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { ...options, headers: { Accept: "application/json" } });
  } catch {
    throw new Refused("The archive cannot be reached. Nothing was changed; please try again.");
  }
  if (answer.headers.get("Content-Type")?.startsWith("application/json")) return { ok: answer.ok, ...(await answer.json()) };
  if (answer.redirected) throw new Refused("You are signed out. Nothing was changed: sign in again, in another window if you like.");
  if (answer.status === 404) throw new Refused("This is no longer there: the report has been read again. Please load the page anew.");
  throw new Refused("The archive could not do this. Nothing was changed; please load the page anew.");
}

function say(message) {
  $("refused").textContent = "";
  $("said").textContent = message;
}

function complain(reason) {
  const known = reason instanceof Refused;
  $("said").textContent = "";
  $("refused").textContent = known ? reason.message : "This page can no longer follow what happens. Please load it anew.";
  if (!known) throw reason;
}

// ---- The list, and which fact one is at ----

const entries = () => [...document.querySelectorAll("#fact-list > .fact")];
const current = () => document.querySelector("#fact-list > [aria-current]");
const isOpen = (entry) => entry.dataset.state === "proposed";
const parts = (key) => document.querySelectorAll(`#text [data-fact="${CSS.escape(key)}"]`);

function goTo(entry, { focus = true } = {}) {
  if (!entry) return;
  const before = current();
  if (before && before !== entry) {
    before.removeAttribute("aria-current");
    before.tabIndex = -1;
    for (const part of parts(before.dataset.fact)) part.classList.remove("pointed");
  }
  entry.setAttribute("aria-current", "true");
  entry.tabIndex = 0;
  const words = parts(entry.dataset.fact);
  for (const part of words) part.classList.add("pointed");
  if (focus) entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
  if (beside()) words[0]?.scrollIntoView({ block: "nearest" });
}

// On a phone the text is above the list: there the screen stays where the person is.
const beside = () => matchMedia("(min-width: 64rem)").matches;

function step(by) {
  const all = entries();
  const at = all.indexOf(current());
  goTo(at < 0 ? all.find(isOpen) ?? all[0] : all[at + by]);
}

function nextOpen(from) {
  const all = entries();
  const at = all.indexOf(from);
  return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(isOpen) ?? from;
}

// The address knows it before the browser does: `:target` matches nothing yet when this runs.
const addressed = () => entries().find((entry) => `#${entry.id}` === location.hash);

function startList() {
  for (const entry of entries()) entry.tabIndex = -1;
  const first = addressed() ?? entries()[0];
  if (first) first.tabIndex = 0;
}

// ---- Decisions ----

function update({ left, undo, passed_over }) {
  $("left").textContent = left;
  $("confirm-all").disabled = !left;
  $("undo").disabled = !undo;
  $("undo").textContent = undo ? `Undo: ${undo}` : "Undo";
  $("passed-over").textContent = passed_over;
}

function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html; // what the archive itself rendered, escaped there
  return template.content;
}

function replaceEntry({ fact, state, html }) {
  const old = $(`fact-${fact}`);
  old.replaceWith(fragment(html).querySelector(".fact"));
  const entry = $(`fact-${fact}`);
  entry.tabIndex = -1;
  for (const part of parts(fact)) {
    for (const name of [...part.classList]) if (name.startsWith("is-")) part.classList.remove(name);
    part.classList.add(`is-${state}`);
    part.classList.remove("pointed");
  }
  return entry;
}

// What changes many facts, or their numbers, is fetched as a whole: the text and the list.
async function refresh(key) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("fact-list")) throw new Refused("It is done, but the list could not be loaded. Please load the page anew.");
  const scrolled = $("facts").scrollTop;
  for (const id of ["text", "fact-list"]) $(id).replaceWith(document.importNode(page.getElementById(id), true));
  document.querySelector("#facts-title").replaceWith(document.importNode(page.getElementById("facts-title"), true));
  $("facts").scrollTop = scrolled;
  startList();
  const entry = key ? $(`fact-${key}`) : null;
  if (entry) goTo(entry);
  else $("facts").focus({ preventScroll: true });
}

// One thing at a time, in the order in which they were asked for. Where one is refused, or a form has opened, what was
// asked for behind it is let go: the person has something else before their eyes than they thought.
let busy = false;
const waiting = [];

async function inTurn(from, work) {
  if (busy) return waiting.push(() => from.isConnected && inTurn(from, work));
  busy = true;
  try {
    await work();
  } catch (reason) {
    waiting.length = 0;
    complain(reason);
  } finally {
    busy = false;
    if (opened()) waiting.length = 0;
    while (!busy && waiting.length) waiting.shift()();
  }
}

const decide = (form, button) => inTurn(button, async () => {
  const entry = button.closest(".fact");
  const answer = await ask(button.formAction, { method: "POST", body: new FormData(form) });
  if (!answer.ok) {
    await refresh(current()?.dataset.fact);
    throw new Refused(answer.message);
  }
  update(answer);
  if (entry && answer.html) {
    const stays = button.dataset.verdict === "reopen";
    const now = replaceEntry(answer);
    goTo(stays ? now : nextOpen(now));
  } else {
    await refresh(answer.fact ?? current()?.dataset.fact);
  }
  say(answer.message);
});

$("verdicts").addEventListener("submit", (event) => {
  event.preventDefault();
  decide(event.target, event.submitter);
});

// ---- Forms in place ----

// Not `form.action`: an event's form has a field of that name.
const addressOf = (form) => new URL(form.getAttribute("action"), location.href);
const opened = () => document.querySelector(".facts .mend");

function leave() {
  const form = opened();
  const entry = form?.closest(".fact");
  form?.remove();
  if (entry) goTo(entry);
  else (current() ?? $("facts")).focus();
}

function narrowed(select) {
  if (select.options.length < LONG_LIST) return;
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "Narrow the list";
  field.setAttribute("aria-label", `Narrow the list: ${select.labels[0]?.textContent ?? select.name}`);
  const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  field.addEventListener("input", () => {
    const wanted = bare(field.value).split(/\s+/);
    const options = [...select.options].filter((option) => option.value);
    const fits = options.filter((option) => wanted.every((word) => bare(option.label).includes(word)));
    for (const option of options) option.hidden = !fits.includes(option);
    for (const group of select.querySelectorAll("optgroup")) group.hidden = [...group.children].every((option) => option.hidden);
    if (field.value && fits.length) {
      select.value = fits[0].value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  select.before(field);
}

function show(html, place) {
  opened()?.remove();
  place.append(fragment(html));
  const form = opened();
  for (const select of form.querySelectorAll("select")) narrowed(select);
  (form.querySelector(".wrong :is(input, select, textarea)") ?? form.querySelector(".field :is(input, select, textarea)"))?.focus();
  form.scrollIntoView({ block: "nearest" });
}

const open = (address, place) => inTurn(place, async () => {
  const answer = await ask(address);
  if (!answer.ok) throw new Refused(answer.message);
  show(answer.html, place);
});

const send = (form) => inTurn(form, async () => {
  const place = form.parentElement;
  const answer = await ask(addressOf(form), { method: "POST", body: new FormData(form) });
  if (!answer.ok && answer.html) return show(answer.html, place);
  if (!answer.ok) throw new Refused(answer.message);
  form.remove();
  update(answer);
  await refresh(answer.fact);
  return say(answer.message);
});

// An article belongs to a treaty: with another treaty, its articles are offered. The last choice wins.
let chosen = 0;

async function offerArticles(form) {
  const provisions = form.elements.provision;
  if (!provisions) return;
  const address = addressOf(form);
  for (const name of ["add", "start", "end", "text_sha256"]) if (form.elements[name]) address.searchParams.set(name, form.elements[name].value);
  address.searchParams.set("treaty", form.elements.treaty.value);
  const mine = ++chosen;
  const answer = await ask(address);
  if (mine !== chosen) return;
  provisions.replaceChildren(...fragment(answer.html).querySelector("[name=provision]").childNodes);
  provisions.value = "";
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".facts .mend")) {
    event.preventDefault();
    send(form);
  } else if (form.matches("#add .add-words")) {
    event.preventDefault();
    open(`${addressOf(form)}?${new URLSearchParams(new FormData(form))}`, $("adding"));
  }
});
document.addEventListener("change", (event) => {
  if (event.target.matches(".facts .mend [name=treaty]")) offerArticles(event.target.form).catch(complain);
});

// ---- Marked words ----

let toAdd = null;

function onSelection() {
  const found = marked($("text"));
  if (!found && $("adding-bar").contains(document.activeElement)) return;
  toAdd = found;
  $("adding-bar").hidden = !found;
}

function addOn(kind) {
  if (!toAdd || !kind) return;
  const address = addressOf($("add").querySelector("form"));
  for (const [name, value] of Object.entries({ add: kind, ...toAdd, text_sha256: $("text").dataset.sha256 })) address.searchParams.set(name, value);
  $("adding-bar").hidden = true;
  open(address, $("adding"));
}

function startAdding() {
  if (toAdd) {
    $("adding-bar").querySelector("button").focus();
  } else {
    $("add").open = true;
    $("add").querySelector("textarea").focus();
  }
}

document.addEventListener("selectionchange", onSelection);
$("adding-bar").addEventListener("mousedown", (event) => event.preventDefault()); // the words stay marked
$("adding-bar").addEventListener("click", (event) => addOn(event.target.closest("[data-add]")?.dataset.add));
$("adding-bar").addEventListener("keydown", (event) => {
  const all = [...$("adding-bar").querySelectorAll("button")];
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  all.at((all.indexOf(document.activeElement) + by) % all.length).focus();
});

// ---- Pointing ----

document.addEventListener("click", (event) => {
  const target = event.target;
  const edit = target.closest("[data-edit]");
  if (edit && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    goTo(edit.closest(".fact"));
    open(edit.href, edit.closest(".fact"));
  } else if (target.closest("[data-leave]") && opened()) {
    event.preventDefault();
    leave();
  } else if (target.closest("#text [data-fact]") && getSelection().isCollapsed) {
    const entry = $(`fact-${target.closest("[data-fact]").dataset.fact}`);
    if (entry) event.preventDefault();
    goTo(entry);
  } else if (target.closest(".fact") && !target.closest("a, button, input, select, textarea, label")) {
    goTo(target.closest(".fact"));
  }
});

// ---- Keys ----

const press = (selector, within = current()) => {
  const button = within?.querySelector(selector);
  if (!button || button.disabled) return;
  if (button.form) button.form.requestSubmit(button);
  else button.click();
};
const KEYS = {
  n: () => step(1), j: () => step(1), ArrowDown: () => step(1),
  p: () => step(-1), k: () => step(-1), ArrowUp: () => step(-1),
  c: () => press("[data-verdict=confirm]"),
  r: () => press("[data-verdict=reject]"),
  o: () => press("[data-verdict=reopen]"),
  e: () => press("[data-edit]"),
  u: () => ($("undo").disabled ? say("Nothing is left that you could take back.") : press("#undo", document)),
  C: () => press("#confirm-all", document),
  a: startAdding,
  P: () => press("#publish", document),
  "?": () => $("keys").showModal(),
};

// Shift is asked for, whatever Caps Lock does; a Cyrillic or Korean keyboard has the Latin letter's place.
function keyOf(event) {
  const key = event.key.length > 1 || /^[!-~]$/.test(event.key) ? event.key : event.code.replace(/^Key/, "");
  if (key.length > 1) return key;
  return event.shiftKey ? key.toUpperCase() : key.toLowerCase();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("keys").open) return;
  if (event.key === "Escape" && opened()) return leave();
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const act = KEYS[keyOf(event)];
  if (!act) return;
  if (event.key.startsWith("Arrow") && !event.target.closest("#fact-list")) return; // elsewhere they scroll
  event.preventDefault();
  if (busy && act !== KEYS["?"]) waiting.push(act);
  else act();
});

$("keys-button").hidden = false;
$("keys-button").addEventListener("click", () => $("keys").showModal());
for (const select of document.querySelectorAll("#about select")) narrowed(select);
startList();
goTo(addressed());
window.addEventListener("hashchange", () => goTo(addressed()));
