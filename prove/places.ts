import type { Editor } from "@tiptap/core";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { Random } from "./random.ts";

/** Puts the caret where a click could put it, never between two blocks. */
export function goAnywhere({ state, view }: Editor, random: Random): void {
  view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(random.below(state.doc.content.size + 1)))));
}

/** The caret stays where it was, without what was selected. */
export function stay({ state, view }: Editor): void {
  view.dispatch(state.tr.setSelection(Selection.near(state.selection.$head)));
}

/** Selects up to `most` letters around the caret, within its block. Answers whether there were any. */
export function selectNear({ state, view }: Editor, random: Random, most: number): boolean {
  const { $head } = state.selection;
  const length = 1 + random.below(most);
  const from = Math.max($head.start(), $head.pos - random.below(length + 1));
  const to = Math.min($head.end(), from + length);
  if (!$head.parent.isTextblock || to <= from) return false;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  return true;
}

/** Selects from the caret over the ends of blocks, up to `most` positions on. */
export function selectOn({ state, view }: Editor, random: Random, most: number): boolean {
  const { $head } = state.selection;
  const end = Math.min(state.doc.content.size, $head.pos + 1 + random.below(most));
  const selection = TextSelection.between($head, state.doc.resolve(end));
  if (selection.empty) return false;
  view.dispatch(state.tr.setSelection(selection));
  return true;
}

/** Presses a key as the product's own key bindings see it. Answers whether one of them took it. */
export function press({ view }: Editor, key: string): boolean {
  const event = new KeyboardEvent("keydown", { key, cancelable: true });
  return view.someProp("handleKeyDown", (handle) => handle(view, event) === true) === true;
}
