// One file in the list of those that are sent: its name, how far it is, and what became of it.
const template = document.getElementById("upload-line");

export class Line {
  constructor(file, name, tooLarge) {
    Object.assign(this, { file, name, tooLarge, state: "chosen", item: null, known: [] });
    this.element = template.content.firstElementChild.cloneNode(true);
    this.part("bdi").textContent = name;
    this.part("small").textContent = size(file.size);
    this.bar.hidden = true;
    this.bar.setAttribute("aria-label", name);
    this.say(tooLarge ? "too large" : "to be sent");
    if (tooLarge) this.remark("It is larger than can be taken in: it is not sent, and only noted in the ledger.");
  }

  part(selector) {
    return this.element.querySelector(selector);
  }

  get bar() {
    return this.part("progress");
  }

  say(words, outcome = this.state) {
    this.part(".upload-said").textContent = words;
    this.element.dataset.outcome = outcome;
  }

  remark(sentence) {
    const place = this.part(".upload-reason");
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  offer(words, act) {
    const button = this.part("button");
    button.textContent = words;
    button.setAttribute("aria-label", `${words}: ${this.name}`);
    button.onclick = act;
    button.hidden = false;
  }

  withdraw() {
    const button = this.part("button");
    if (button === document.activeElement) this.element.focus(); // where its user goes on from
    button.hidden = true;
  }

  wait() {
    this.state = "waits";
    this.remark("");
    this.withdraw();
    this.say("waits to be sent");
  }

  sending() {
    this.state = "sending";
    this.bar.hidden = false;
    this.bar.value = 0;
    this.say("is being sent");
  }

  sent(loaded, total) {
    if (loaded < total) {
      this.bar.max = total;
      this.bar.value = loaded;
      this.say(`${Math.floor((loaded * 100) / total)} % sent`);
    } else {
      this.bar.removeAttribute("value"); // it is there, and is being kept
      this.say("is being kept");
    }
  }

  failed(sentence) {
    this.state = "unsent";
    this.bar.hidden = true;
    this.say("not sent");
    this.remark(sentence);
  }

  // What the archive tells of it, now that it is there.
  show(item) {
    this.state = "arrived";
    this.item = item;
    if (!item.again) this.withdraw();
    const bundle = item.files > 0;
    this.bar.hidden = !item.open;
    if (bundle) Object.assign(this.bar, { max: item.files, value: item.files_ended });
    else this.bar.removeAttribute("value");
    this.say(item.contents || item.said, item.open ? "waiting" : item.tone);
    this.remark(item.reason);
    this.link(item);
  }

  link({ report, near, outcome }) {
    const links = this.part(".upload-links");
    links.replaceChildren();
    if (report) links.append(outcome === "duplicate" ? "The first: " : "Look through it: ", anchor(report));
    if (near) links.append(" · nearly the same: ", anchor(near));
    links.hidden = !report;
  }
}

function anchor({ title, address, lang }) {
  return Object.assign(document.createElement("a"), { textContent: title, href: address, lang, dir: "auto" });
}

function size(bytes) {
  const units = ["bytes", "KB", "MB", "GB"];
  let unit = 0;
  for (; bytes >= 1000 && unit < units.length - 1; unit += 1) bytes /= 1000;
  return `${bytes.toLocaleString("en-GB", { maximumFractionDigits: unit ? 1 : 0 })} ${units[unit]}`;
}
