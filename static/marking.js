// Which words of the report are marked: from where to where, as the archive counts, whatever stands between them.
const length = (text) => [...text].length; // offsets count code points; strings here count UTF-16 units

function before(paragraph, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setEnd(node, offset);
  return plain(range.cloneContents());
}

function plain(piece) {
  for (const siglum of piece.querySelectorAll(".siglum")) siglum.remove();
  return piece.textContent;
}

/** The marked words of the text as `{start, end}`, without white space at the edges; null where none are marked. */
export function marked(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const spans = [];
  for (const paragraph of text.querySelectorAll("p[data-start]")) {
    if (!range.intersectsNode(paragraph)) continue;
    const all = plain(paragraph.cloneNode(true));
    const from = paragraph.contains(range.startContainer) ? before(paragraph, range.startContainer, range.startOffset) : "";
    const to = paragraph.contains(range.endContainer) ? before(paragraph, range.endContainer, range.endOffset) : all;
    const words = to.slice(from.length);
    if (!words.trim()) continue;
    const start = Number(paragraph.dataset.start) + length(from) + length(words) - length(words.trimStart());
    spans.push([start, start + length(words.trim())]);
  }
  return spans.length ? { start: spans[0][0], end: spans.at(-1)[1] } : null;
}
