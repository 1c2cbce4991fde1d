import { Decoration } from "@tiptap/pm/view";
import type { Block } from "./author-decorations.ts";

const SVG = "http://www.w3.org/2000/svg";
/** A pencil, on 20 by 20. */
const PENCIL = "m4 16 .8-3.600 8.400-8.400 2.800 2.800-8.400 8.400zM11.500 5.700l2.800 2.800";

/**
 * AU12: one small line under a block, in words, of what somebody wrote down for its author. It stands between the blocks
 * and not in one: no caret comes into it, no key and no composition meets it, and it is read after the block's text.
 */
export const scribeLine = ({ pos, node }: Block, words: string): Decoration =>
  Decoration.widget(pos + node.nodeSize, () => drawn(words), {
    key: words,
    words,
    // Before whatever else is drawn between the two blocks; and it goes when its block does.
    side: -1,
    stopEvent: () => true,
    ignoreSelection: true,
  });

/** Whether a decoration is a block's line: it begins where its block has ended. */
export const isLineOf = ({ pos, node }: Block, { from, to, spec }: Decoration): boolean =>
  from === to && to === pos + node.nodeSize && spec.words !== undefined;

function drawn(words: string): HTMLElement {
  const line = document.createElement("div");
  line.className = "scribe-line";
  // Words of a bare element inside of a text field are left out by what looks only for paragraphs there.
  line.setAttribute("role", "paragraph");
  const pencil = document.createElementNS(SVG, "svg");
  pencil.setAttribute("viewBox", "0 0 20 20");
  pencil.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PENCIL);
  pencil.append(path);
  const said = document.createElement("span");
  said.textContent = words;
  line.append(pencil, said);
  return line;
}
