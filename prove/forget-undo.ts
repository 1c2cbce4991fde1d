import type { Editor } from "@tiptap/core";
import { history } from "@tiptap/pm/history";

/** Empties the editor's undo history: nothing before this moment can be undone or redone (AU2). */
export function forgetUndo({ state, view }: Editor): void {
  const historyState: unknown = history().spec.state?.init({}, state);
  // What ProseMirror's history takes in place of its own state, as its own undo and redo do.
  view.dispatch(state.tr.setMeta("history$", { redo: false, historyState }));
}
