/** Something that somebody looks at. */
export interface SeenLine {
  readonly isCaret: boolean;
  /** by how many pixels it is lower on the screen than it should be; `undefined` when it is gone */
  readonly movedBy: () => number | undefined;
}

/**
 * The caret, in whichever editor of the page it is, if it is in sight; else the first lines of `root` that are. `rest`: how
 * much lower than it should be it stands already.
 */
export function lineInSight(root: HTMLElement, rest: number): SeenLine | undefined {
  const caret = caretTop();
  if (caret !== undefined && caret >= topOfSight(root) - 1 && caret < window.innerHeight)
    return movement(caret - rest, caretTop);
  const top = topOfSight(root);
  const blocks = [...root.querySelectorAll("p, h2, h3")];
  const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > top);
  if (first < 0) return undefined;
  // A line may go, or be written anew: then it is the next one.
  const seen = blocks
    .slice(first, first + 20)
    .map((block) => ({ block, top: block.getBoundingClientRect().top }))
    .filter((each) => each.top < window.innerHeight);
  // One that begins out of sight may be written in above.
  const whole = seen.filter((each) => each.top >= top);
  const lines = whole.length > 0 ? whole : seen;
  return {
    isCaret: false,
    movedBy: () => {
      const line = lines.find(({ block }) => block.isConnected);
      return line && line.block.getBoundingClientRect().top - line.top + rest;
    },
  };
}

const movement = (from: number, now: () => number | undefined): SeenLine => ({
  isCaret: true,
  movedBy: () => {
    const top = now();
    return top === undefined ? undefined : top - from;
  },
});

/** What lies over the text, at the top: the bar and the sheet's own head. */
const topOfSight = (root: HTMLElement): number =>
  Math.max(0, root.closest(".sheet")?.querySelector(".sheet-head")?.getBoundingClientRect().bottom ?? 0);

/**
 * Where the caret of an editor is on the screen: the top of the letter it stands behind, whichever way the browser names its
 * place. The same caret may be in a text now and beside the text's element after the next thing that is drawn; measured by
 * that element, it would seem to have moved by its padding, or by a whole line.
 */
function caretTop(): number | undefined {
  const selection = getSelection();
  const node = selection?.focusNode;
  const inEditor = node && document.activeElement?.classList.contains("ProseMirror");
  if (!inEditor || !document.activeElement?.contains(node)) return undefined;
  const { focusOffset: offset } = selection;
  const { text, at } = letterBehind(node, offset) ?? {};
  if (text && at !== undefined) {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, Math.min(at + 1, text.length));
    const box = [...range.getClientRects()].at(-1);
    if (box) return box.top;
  }
  // A text's own place counts letters, an element's its parts.
  if (!(node instanceof Element)) return node.parentElement?.getBoundingClientRect().top;
  const beside = node.childNodes[offset] ?? node.childNodes[offset - 1];
  return (beside instanceof Element ? beside : node).getBoundingClientRect().top;
}

/** The letter before a place in the page, or else the one after it; none in an empty line. */
function letterBehind(node: Node, offset: number): { readonly text: Text; readonly at: number } | undefined {
  if (node instanceof Text) return { text: node, at: Math.max(0, offset - 1) };
  const before = textIn(node.childNodes[offset - 1], "last");
  if (before) return { text: before, at: before.length - 1 };
  const after = textIn(node.childNodes[offset], "first");
  return after && { text: after, at: 0 };
}

/** The first or the last text of the note in a part of the page: not of what is only drawn there. */
function textIn(node: Node | undefined, which: "first" | "last"): Text | undefined {
  if (!node) return undefined;
  if (node instanceof Text) return node.length > 0 ? node : undefined;
  if (node instanceof HTMLElement && !node.isContentEditable) return undefined;
  const children = [...node.childNodes];
  for (const child of which === "first" ? children : children.toReversed()) {
    const found = textIn(child, which);
    if (found) return found;
  }
  return undefined;
}
