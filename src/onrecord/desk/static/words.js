// The words of an article's text, where they stand, and which of them are selected. Places are counted in code points, as
// the record counts them; a paragraph says at which it begins, and which of its characters aren't drawn.

const UNTOLD = ".number, .flag, .margin-mark"; // what the page adds to the words of the text
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;
const blocks = [...document.querySelectorAll("[data-start]")];

const nodesOf = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(UNTOLD)) nodes.push(walker.currentNode);
  return nodes;
};

const points = (words) => [...words].length;

// What stands in a block before some of its words may have characters that aren't drawn.
const placeIn = (block, drawn) => {
  let at = drawn;
  for (const unseen of (block.dataset.unseen ?? "").split(" ").filter(Boolean)) if (Number(unseen) <= at) at += 1;
  return Number(block.dataset.start) + at;
};

const partOf = (node, range) => {
  const from = node === range.startContainer ? range.startOffset : range.comparePoint(node, 0) < 0 ? node.length : 0;
  const to = node === range.endContainer ? range.endOffset : range.comparePoint(node, node.length) > 0 ? 0 : node.length;
  return [from, Math.max(from, to)];
};

// The words that are selected, and the place of the first; null if that is nothing of the text.
export const selected = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let at = null;
  const parts = [];
  for (const block of blocks.filter((each) => range.intersectsNode(each))) {
    let before = "";
    let part = "";
    for (const node of nodesOf(block)) {
      const [from, to] = partOf(node, range);
      if (!part.trim()) before += part + node.data.slice(0, from), (part = "");
      part += node.data.slice(from, to);
    }
    if (!part.trim()) continue;
    const lead = part.length - part.trimStart().length;
    at ??= placeIn(block, points(before + part.slice(0, lead)));
    parts.push(part.trim());
  }
  return parts.length ? { words: parts.join(" ").replace(/\s+/g, " "), at, range } : null;
};

// All words in their order, punctuation marks by themselves.
export const wordsOf = () => blocks.flatMap((block) => {
  const nodes = nodesOf(block);
  const whole = nodes.map((node) => node.data).join("");
  const placed = (at, end) => {
    let before = 0;
    for (const node of nodes) {
      if (at < before + node.length || (end && at === before + node.length)) return [node, at - before];
      before += node.length;
    }
    return null;
  };
  let [last, drawn] = [0, 0];
  return [...whole.matchAll(WORD)].map((found) => {
    drawn += points(whole.slice(last, found.index));
    last = found.index;
    return { block, at: placeIn(block, drawn), start: placed(last), end: placed(last + found[0].length, true) };
  });
});

// Where an element of the text begins.
export const startOf = (part) => {
  const block = part?.closest("[data-start]");
  if (!block) return 0;
  const before = nodesOf(block).filter((node) => node.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
  return placeIn(block, points(before.map((node) => node.data).join("")));
};
