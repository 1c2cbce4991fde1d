import type { NoteId, Seal } from "@ourwords/protocol";
import { NoteFold } from "../server/note-fold.ts";
import type { RoomPorts } from "../ports.ts";
import { holdingOf } from "./make-seal.ts";

/** Rows between two looks at what else there is to do: some 20 ms. */
const ROWS_AT_ONCE = 200;

/**
 * RM1: the note as a seal kept it, folded anew from the rows before the seal's. Others' typing goes on meanwhile. Whose it is
 * then destroys its document. @throws when the log can't be read, or does not make what the seal holds (SL9)
 */
export async function foldBefore({ store, clock }: RoomPorts, note: NoteId, seal: Seal): Promise<NoteFold> {
  const snapshot = await store.snapshot(note);
  const fold = NoteFold.load(snapshot && snapshot.seq < seal.seq ? snapshot : undefined, []);
  while (fold.seq < seal.seq - 1) {
    const rows = await store.read(note, fold.seq, Math.min(ROWS_AT_ONCE, seal.seq - 1 - fold.seq));
    if (rows.length === 0) throw new Error(`there is no row ${fold.seq + 1} before a seal`);
    for (const row of rows) fold.add(row);
    await new Promise<void>((resolve) => void clock.after(0, resolve));
  }
  if (holdingOf(fold).hash !== seal.content) throw new Error(`the rows before seal ${seal.seq} are not what it holds`);
  return fold;
}
