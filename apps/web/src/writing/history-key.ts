import type { SelectionBookmark, Transaction } from "@tiptap/pm/state";

/** Under which ProseMirror's history keeps its state, and tells that a transaction is its own. It does not export its key. */
export const HISTORY = "history$";

/** What `prosemirror-history` says of an undo or redo. Without `redo` it is a history set anew (`endHistory`). */
export interface HistoryMeta {
  readonly redo?: boolean;
  readonly historyState: HistoryState;
}

/** `undone` is what a redo takes from. */
export interface HistoryState {
  readonly done: HistoryBranch;
  readonly undone: HistoryBranch;
}

interface HistoryBranch {
  /** the same events and one more: the way back from what `transform` did */
  addTransform(
    transform: Transaction,
    selection: SelectionBookmark,
    options: { readonly depth: number },
    preserveItems: boolean,
  ): HistoryBranch;
  /** the same events, moved along with what others changed */
  addMaps(maps: Transaction["mapping"]["maps"]): HistoryBranch;
}

export function historyMetaOf(transaction: Transaction): HistoryMeta | undefined {
  const meta: HistoryMeta | undefined = transaction.getMeta(HISTORY);
  return meta;
}
