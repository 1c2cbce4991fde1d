import type { EditorState, Transaction } from "@tiptap/pm/state";
import { HISTORY, type HistoryMeta } from "./history-key.ts";
import { putALine } from "./never-without-a-line.ts";
import type { StepMemory } from "./step-memory.ts";
import type { Correction } from "./undo-exactly.ts";

/** Events that ProseMirror's history keeps, its own default. */
const DEPTH = 100;

/**
 * AU9: leaves others' words out of an undo (or redo). Its way back is made anew, with that and with what is remembered of
 * each letter: otherwise a redo would put down a second time what never went.
 */
export function correctUndo(
  state: EditorState,
  undo: Transaction,
  { redo, historyState }: HistoryMeta,
  { kept, doubled }: Correction,
  memory: StepMemory,
): void {
  const done = undo.steps.length;
  for (const { from, to } of doubled.toReversed()) undo.delete(from, to);
  for (const { pos, content, chars } of kept.toReversed()) {
    undo.insert(undo.mapping.slice(done).map(pos, -1), content);
    memory.know(undo.steps.at(-1), chars);
  }
  // Here, not by a transaction added to it: of that, the history would not move the events before this one along.
  putALine(undo);
  memory.remember(undo);
  const before: HistoryMeta["historyState"] = Reflect.get(state, HISTORY);
  const [from, to] = redo ? (["undone", "done"] as const) : (["done", "undone"] as const);
  const back = before[to].addTransform(undo, state.selection.getBookmark(), { depth: DEPTH }, true);
  // What is left of the history was moved to the text as the undo alone would have left it.
  const left = historyState[from].addMaps(undo.mapping.maps.slice(done));
  undo.setMeta(HISTORY, { redo, historyState: { ...historyState, [to]: back, [from]: left } });
}
