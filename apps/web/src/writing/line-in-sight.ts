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

/** Where the caret of an editor is on the screen. */
function caretTop(): number | undefined {
  const selection = getSelection();
  const node = selection?.focusNode;
  const inEditor = node && document.activeElement?.classList.contains("ProseMirror");
  if (!inEditor || !document.activeElement?.contains(node)) return undefined;
  const { focusOffset: offset } = selection;
  const range = document.createRange();
  if (node instanceof Text) {
    // A letter's box; a range without letters has none in an empty line and two at a line's end.
    const isBehind = offset > 0;
    range.setStart(node, isBehind ? offset - 1 : offset);
    range.setEnd(node, isBehind ? offset : Math.min(offset + 1, node.length));
    const box = [...range.getClientRects()].at(-1);
    if (box) return box.top;
  }
  const element =
    node instanceof Element ? (node.children[offset] ?? node.children[offset - 1] ?? node) : node.parentElement;
  return element?.getBoundingClientRect().top;
}
