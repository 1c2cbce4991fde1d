import type { NoteId } from "@ourwords/protocol";
import type { NewRow } from "../log-row.ts";
import type { RoomPorts } from "../ports.ts";

/** After a failed append the disk is tried again this often. */
const RETRY_MS = 1_000;

/**
 * RM2: appends rows, and while the disk fails tries again; meanwhile nobody is told anything. @throws the store's error
 * when `isClosing`: then there is no later.
 */
export async function appendStubbornly(
  { store, clock, report }: RoomPorts,
  note: NoteId,
  seq: number,
  rows: readonly NewRow[],
  isClosing: () => boolean,
): Promise<"ok" | "behind"> {
  for (let failed = false; ; failed = true) {
    try {
      const answer = await store.append(note, seq, rows);
      if (failed) report({ kind: "append-recovered", note });
      return answer;
    } catch (error) {
      if (!failed) report({ kind: "append-failed", note, error });
      if (isClosing()) throw error;
      await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
    }
  }
}
