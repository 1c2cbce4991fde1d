import type { EditorState, Transaction } from "@tiptap/pm/state";
import { HISTORY, type HistoryMeta } from "./history-key.ts";
import type { Kept } from "./keep-others-words.ts";

/** Events that ProseMirror's history keeps, its own default. */
const DEPTH = 100;

/**
 * AU9: an undo (or redo) that puts down again what it must not take along. Its way back is made anew with that: otherwise
 * a redo would put the kept words down a second time, beside those that never went.
 */
export function withKept(state: EditorState, undo: Transaction, history: HistoryMeta, kept: readonly Kept[]): void {
  for (const { pos, content } of kept.toReversed()) undo.insert(pos, content);
  const { redo, historyState } = history;
  const branch = redo ? "done" : "undone";
  const before: HistoryMeta["historyState"] = Reflect.get(state, HISTORY);
  const back = before[branch].addTransform(undo, state.selection.getBookmark(), { depth: DEPTH }, false);
  undo.setMeta(HISTORY, { redo, historyState: { ...historyState, [branch]: back } });
}
