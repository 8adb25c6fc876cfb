// Marks and notes are links without this. With it, pointing at a note shows its words wherever they stand, and the other
// way round, also where a mark runs over several paragraphs.
const text = document.querySelector(".edition .text");
const margin = document.querySelector(".edition .margin");

function point(note, on) {
  document.getElementById(note)?.classList.toggle("pointed", on);
  for (const mark of text.querySelectorAll(`mark[data-note="${CSS.escape(note)}"]`)) mark.classList.toggle("pointed", on);
}

function follow(container, noteOf) {
  let shown = null;
  const show = (note) => {
    if (note === shown) return;
    if (shown) point(shown, false);
    if (note) point(note, true);
    shown = note;
  };
  for (const type of ["mouseover", "focusin"]) container.addEventListener(type, (event) => show(noteOf(event.target)));
  for (const type of ["mouseleave", "focusout"]) container.addEventListener(type, () => show(null));
}

if (text && margin) {
  follow(text, (element) => element.closest(".siglum")?.hash.slice(1) ?? element.closest("mark")?.dataset.note ?? null);
  follow(margin, (element) => element.closest(".note")?.id ?? null);
}

// Whoever searches is offered completions; nobody else loads what that takes.
document.addEventListener("focusin", async ({ target }) => {
  if (!target.matches(".find input")) return;
  const { complete } = await import("./search.js");
  complete(target);
});
