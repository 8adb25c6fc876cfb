// The form without this sends everything in one request. With it, files can be dropped, folders too; each is sent by
// itself, shows how far it is, and stays in the list with its own end: sent, read, or failed with what to do.
import { Line } from "./upload_line.js";

const AT_ONCE = 3;
const NOW_AND_THEN = 1000;
const SELDOM = 6000; // milliseconds between two looks: of a page that is seen, of one that is not
const ASKED_AT_ONCE = 200;

const form = document.getElementById("upload-form");
const sending = document.getElementById("upload-sending");
const list = form.querySelector(".upload-files");
const drop = form.querySelector(".upload-drop");
const chooser = form.elements.files;
const button = form.querySelector("[type=submit]");
const all = sending.querySelector("[data-all]");
const lines = [];
let places = null; // where to send, ask and try again, once the ledger has been opened
let timer = 0;

const limits = { file: Number(form.dataset.fileBytes), bundle: Number(form.dataset.bundleBytes) };
const reports = form.dataset.reports.split(" ");

function tooLarge(file, name) {
  const report = reports.some((ending) => name.toLowerCase().endsWith(ending));
  return file.size > (report ? limits.file : limits.bundle);
}

function add(file, name = file.name) {
  const line = new Line(file, name, tooLarge(file, name));
  lines.push(line);
  list.append(line.element);
  line.offer("Leave out", () => {
    lines.splice(lines.indexOf(line), 1);
    line.element.remove();
    count();
    chooser.focus();
  });
}

function count() {
  list.hidden = !lines.length;
  button.textContent = lines.length > 1 ? `Send ${lines.length.toLocaleString("en-GB")} files` : "Send";
}

// Choosing and dropping

chooser.addEventListener("change", () => {
  for (const file of chooser.files) add(file);
  chooser.value = ""; // so that more can be chosen, and nothing is sent twice
  count();
});

async function fromEntry(entry, path = "") {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    add(file, path + file.name);
    return;
  }
  const reader = entry.createReader();
  for (;;) { // a folder is told in parts
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return;
    for (const inner of some) await fromEntry(inner, `${path}${entry.name}/`);
  }
}

drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("is-over");
});
for (const type of ["dragleave", "drop"]) drop.addEventListener(type, () => drop.classList.remove("is-over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  const dropped = [...event.dataTransfer.items].filter((item) => item.kind === "file");
  const entries = dropped.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  for (const entry of entries) {
    if (entry instanceof File) add(entry);
    else if (entry) await fromEntry(entry).catch((error) => say("files", [`“${entry.name}” could not be opened: ${error.message}`]));
  }
  count();
});
// A file that misses the zone would be opened in place of the page.
for (const type of ["dragover", "drop"]) window.addEventListener(type, (event) => event.preventDefault());

// Sending

const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

function say(field, sentences) {
  const place = form.querySelector(`[data-errors="${field}"]`) ?? form.querySelector('[data-errors="__all__"]');
  const errors = document.createElement("ul");
  errors.className = "errorlist";
  errors.append(...sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })));
  place.replaceChildren(errors);
}

async function begin() {
  for (const place of form.querySelectorAll("[data-errors]")) place.replaceChildren();
  const data = new FormData(form);
  data.delete("files");
  data.set("announced", lines.length);
  const answer = await fetch(form.dataset.begin, { method: "POST", body: data, headers: { Accept: "application/json", "X-CSRFToken": token() } });
  const said = understood(await answer.text());
  if (answer.ok && said) return said;
  const errors = Object.entries(said?.errors ?? {});
  for (const [field, sentences] of errors.length ? errors : [["__all__", [said?.error ?? sentenceOf(answer.status)]]]) say(field, sentences);
  form.querySelector(".errorlist")?.closest(".upload-field, .upload-part, form").querySelector("input:not([type=hidden]), textarea")?.focus();
  return null;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  button.disabled = true;
  try {
    places = await begin();
  } catch (error) {
    say("__all__", ["The archive could not be reached, and nothing was sent. Look whether you are still connected, and press Send again."]);
    if (!(error instanceof TypeError)) throw error;
  } finally {
    button.disabled = false;
  }
  if (!places) return;
  history.replaceState(null, "", places.ledger); // loading the page again shows the ledger
  sending.querySelector("[data-ledger]").href = places.ledger;
  const pasted = form.elements.text.value.trim();
  for (const item of places.items) {
    const line = new Line({ size: new Blob([pasted]).size }, form.elements.title.value || "The pasted text", false);
    lines.unshift(line);
    list.prepend(line.element);
    arrived(line, item);
  }
  form.hidden = true;
  list.hidden = false;
  sending.hidden = false;
  sending.append(list);
  sending.focus();
  const alone = lines.length === 1 && !pasted;
  for (const line of lines) {
    line.known = alone ? ["source_url", "published"].map((name) => [name, form.elements[name].value]) : [];
    if (!line.item) line.wait();
  }
  next();
});

const waiting = () => lines.filter((line) => line.state === "waits");
const underWay = () => lines.filter((line) => line.state === "sending");
const unsent = () => lines.filter((line) => line.state === "unsent");

function next() {
  for (const line of waiting().slice(0, AT_ONCE - underWay().length)) send(line);
  all.hidden = unsent().length < 2;
  if (!waiting().length && !underWay().length) {
    const failed = unsent().length;
    tell(failed ? `${failed} of ${lines.length} files did not arrive.` : "Everything has been sent.");
    lookSoon();
  }
  show();
}

function send(line) {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", token());
  data.set("name", line.name);
  for (const [name, value] of line.known) data.set(name, value);
  if (line.tooLarge) data.set("size", line.file.size);
  else data.set("file", line.file, line.file.name);
  const request = new XMLHttpRequest();
  request.open("POST", places.files);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-CSRFToken", token());
  request.upload.onprogress = ({ loaded, total }) => line.sent(loaded, total);
  request.onload = () => {
    const said = understood(request.responseText);
    if (request.status === 201 && said) arrived(line, said.items[0]);
    else failed(line, said?.error ?? sentenceOf(request.status));
    next();
  };
  request.onerror = () => {
    failed(line, "It could not be sent: the connection broke, or the file was changed meanwhile. Send it again.");
    next();
  };
  line.sending();
  request.send(data);
}

function understood(answer) {
  try {
    return JSON.parse(answer);
  } catch {
    return null; // a page for people: the status says enough
  }
}

function sentenceOf(status) {
  if (status === 413) return "It is larger than the server takes in at once. Send it in parts, or ask an administrator.";
  if (status === 403) return "The archive did not accept it: you may have signed in anew in another tab. Send it again.";
  return `The archive did not take it in (status ${status}). Send it again; if that fails too, tell an administrator.`;
}

function failed(line, sentence) {
  line.failed(sentence);
  line.offer("Send again", () => {
    line.wait();
    next();
  });
}

function arrived(line, item) {
  line.show(item);
  if (item.again) line.offer("Try again", () => again(line));
  if (item.open) lookSoon();
}

async function again(line) {
  const data = new URLSearchParams({ csrfmiddlewaretoken: token(), item: line.item.id });
  try {
    const answer = await fetch(places.retry, { method: "POST", body: data, headers: { Accept: "application/json", "X-CSRFToken": token() } });
    if (!answer.ok) throw new TypeError(answer.statusText);
    line.show({ ...line.item, open: true, outcome: "waiting", tone: "waiting", said: "waits to be read", contents: "", reason: "", again: false });
    lookSoon();
  } catch (error) {
    line.remark("It could not be asked for now. Try again in a moment.");
    if (!(error instanceof TypeError)) throw error;
  }
}

all.addEventListener("click", () => {
  for (const line of unsent()) line.wait();
  next();
});

window.addEventListener("beforeunload", (event) => {
  if (waiting().length || underWay().length) event.preventDefault();
});

// What becomes of them

function lookSoon() {
  timer ||= setTimeout(look, document.hidden ? SELDOM : NOW_AND_THEN);
}

async function look() {
  timer = 0;
  await ask();
  if (lines.some((line) => line.item?.open)) lookSoon();
}

async function ask() {
  const open = lines.filter((line) => line.item?.open).slice(0, ASKED_AT_ONCE);
  try {
    const answer = await fetch(`${places.progress}?items=${open.map((line) => line.item.id)}`, { headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) return void tell(said.error);
    for (const item of said.items) arrived(open.find((line) => line.item.id === item.id), item);
    show(said);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error; // the network, or a server that starts
  }
}

function show(said = show.last) {
  show.last = said;
  const toSend = waiting().length + underWay().length;
  const bar = sending.querySelector(".upload-whole");
  const sentence = [toSend ? `${toSend.toLocaleString("en-GB")} still to be sent.` : "", said?.sentence ?? ""].filter(Boolean).join(" ");
  sending.querySelector("[data-sentence]").textContent = sentence || "All that could be sent has been sent.";
  const stalled = sending.querySelector("[data-stalled]");
  stalled.textContent = said?.stalled ?? "";
  stalled.hidden = !stalled.textContent;
  bar.max = Math.max(1, (said?.total ?? 0) + toSend);
  bar.value = said?.ended ?? 0;
  const over = said && !said.open && !toSend;
  sending.querySelector("h2").textContent = toSend ? "Sending" : over ? "All has ended" : "Being read";
  sending.querySelector("[data-more]").hidden = !over;
  if (over) tell(`All has ended. ${said.sentence}`);
}

function tell(sentence) {
  const status = sending.querySelector("[data-status]");
  if (status.textContent !== sentence) status.textContent = sentence;
}

form.querySelector(".upload-can-drop").hidden = false;
form.querySelector(".upload-cannot-drop").hidden = true;
