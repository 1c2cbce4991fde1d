import type { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { Decoration } from "@tiptap/pm/view";
import { drawOver } from "../writing/overlay.ts";

/** Puts everything of an editor aside but one part of it; without one, nothing. */
export function putAside({ view }: Editor, seen?: { readonly from: number; readonly to: number }): void {
  const aside: Decoration[] = [];
  if (seen)
    view.state.doc.forEach((node, pos) => {
      const end = pos + node.nodeSize;
      if (pos < seen.from || end > seen.to)
        aside.push(Decoration.node(pos, end, { class: "aside" }, { name: "aside" }));
    });
  drawOver(view, "aside", aside);
}

/** Puts the caret at the end of a part, unless it is in it already. */
export function caretInto({ view }: Editor, { from, to }: { readonly from: number; readonly to: number }): void {
  const { tr, doc, selection } = view.state;
  if (selection.from > from && selection.to < to) return;
  const end = doc.resolve(Math.min(to, doc.content.size));
  view.dispatch(tr.setSelection(Selection.near(end, -1)).setMeta("addToHistory", false));
}
