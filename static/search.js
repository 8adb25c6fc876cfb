// The search box without this is a search box. With it, names and words that the archive knows are offered while one
// types: a combobox whose list the arrow keys walk through. What is typed is never changed before something is chosen.
const WAIT = 160; // milliseconds of rest before anything is asked
const shown = new WeakSet();

export function complete(input) {
  if (shown.has(input)) return;
  shown.add(input);
  const completions = new Completions(input);
  if (input.value !== input.defaultValue) completions.later(); // typed while this was being loaded
}

class Completions {
  constructor(input) {
    this.input = input;
    this.address = new URL("suggest/", input.form.action);
    this.found = [];
    this.at = -1;
    this.list = document.createElement("ul");
    this.list.className = "completions";
    this.list.id = `${input.id}-completions`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Completions");
    input.after(this.list);
    for (const [name, value] of Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the box keeps the focus
      const option = event.target.closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
  }

  later() {
    clearTimeout(this.timer);
    this.asking?.abort();
    const { value, selectionEnd } = this.input;
    if (selectionEnd !== value.length || !value.trim()) return this.close(); // only the end of a text is gone on with
    this.timer = setTimeout(() => this.ask(value), WAIT);
  }

  async ask(text) {
    this.asking = new AbortController();
    this.address.search = new URLSearchParams({ q: text });
    try {
      const answer = await fetch(this.address, { signal: this.asking.signal });
      if (!answer.ok) return this.close();
      const { completions } = await answer.json();
      if (this.input.value === text && document.activeElement === this.input) this.open(completions);
    } catch (error) {
      this.close(); // typing goes on without
      if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
    }
  }

  open(completions) {
    this.found = completions;
    this.list.replaceChildren(...completions.map(({ label, note }, number) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const name = document.createElement("span");
      name.textContent = label;
      name.dir = "auto";
      const what = document.createElement("span");
      what.textContent = note;
      what.className = "count";
      option.append(name, " ", what);
      return option;
    }));
    this.point(-1);
    this.input.setAttribute("aria-expanded", String(completions.length > 0));
  }

  close() {
    clearTimeout(this.timer);
    this.open([]);
  }

  point(number) {
    this.at = number;
    for (const [place, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(place === number));
      if (place === number) option.scrollIntoView({ block: "nearest" });
    }
    if (number < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.children[number].id);
  }

  take(number) {
    this.input.value = `${this.found[number].text} `;
    this.close();
  }

  key(event) {
    if (event.isComposing || !this.found.length) return;
    const last = this.found.length - 1;
    if (event.key === "ArrowDown") this.point(this.at < last ? this.at + 1 : -1);
    else if (event.key === "ArrowUp") this.point(this.at < 0 ? last : this.at - 1);
    else if (event.key === "Enter" && this.at >= 0) this.take(this.at);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }
}
