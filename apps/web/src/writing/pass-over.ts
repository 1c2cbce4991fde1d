import type { EditorState, Transaction } from "@tiptap/pm/state";
import { HISTORY, type HistoryMeta, type HistoryState } from "./history-key.ts";

/**
 * AU9: a transaction that lets an undo (or redo) be: nothing changes in the text, its event leaves the history, and the
 * next undo goes on with what is before it.
 */
export function passOver(state: EditorState, undo: Transaction, { redo, historyState }: HistoryMeta): Transaction {
  const before: HistoryState = Reflect.get(state, HISTORY);
  // What is left was moved to where the undo would have put it: move it back.
  const back = undo.mapping.invert().maps;
  const left = redo
    ? { done: before.done, undone: historyState.undone.addMaps(back) }
    : { done: historyState.done.addMaps(back), undone: before.undone };
  return state.tr.setMeta(HISTORY, { redo, historyState: { ...historyState, ...left } });
}
