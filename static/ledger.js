// The ledger without this is a page that loads itself anew. With it, the numbers follow what the workers do, and the
// files' lines with them, unless somebody is at work among them.
const NOW_AND_THEN = 1000;
const SELDOM = 6000; // milliseconds between two looks: of a page that is seen, of one that is not
const ledger = document.getElementById("ledger");
const status = document.querySelector("[data-status]");
let seen = { ended: Number(ledger.dataset.ended), total: Number(ledger.dataset.total) };

const part = (name) => ledger.querySelector(`[data-${name}]`);
const inUse = () => ledger.contains(document.activeElement) || ledger.querySelector("details[open]");

function show({ sentence, ended, total, open, stalled }) {
  part("sentence").textContent = sentence;
  part("bar").hidden = !open;
  part("stalled").hidden = !stalled;
  part("stalled").textContent = stalled;
  const bar = ledger.querySelector(".upload-whole");
  bar.max = total || 1;
  bar.value = ended;
  part("percent").textContent = `${total ? Math.floor((ended * 100) / total) : 0}\u00a0%`;
}

// Answers whether the lines are those of now.
async function renew() {
  if (inUse()) return false;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("ledger");
  if (!fresh || inUse()) return false;
  ledger.replaceChildren(...fresh.childNodes);
  return true;
}

async function look() {
  try {
    const answer = await fetch(ledger.dataset.progress, { headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) {
      part("sentence").textContent = said.error ?? "The archive does not tell how far it is. Load the page again.";
      return;
    }
    show(said);
    const changed = said.ended !== seen.ended || said.total !== seen.total;
    if (changed && (await renew())) seen = said;
    if (!said.open && seen === said) {
      status.textContent = `Everything has ended. ${said.sentence}`;
      return;
    }
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error; // the network, or a server that starts
  }
  setTimeout(look, document.hidden ? SELDOM : NOW_AND_THEN);
}

if (Number(ledger.dataset.open)) setTimeout(look, NOW_AND_THEN);
