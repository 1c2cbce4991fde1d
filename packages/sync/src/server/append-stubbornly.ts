import type { NoteId } from "@ourwords/protocol";
import type { NewRow } from "../log-row.ts";
import type { RoomPorts } from "../ports.ts";

/** After a failed append the disk is tried again so soon, and each time after twice as long … */
const FIRST_RETRY_MS = 250;
/** … up to this, so that a room works again well within 10 s of the end of the trouble. */
const LONGEST_RETRY_MS = 2_000;

/** Who is told that the disk fails, and that it works again. */
export interface StoringWatch {
  readonly failing: (error: unknown) => void;
  readonly works: () => void;
}

/**
 * RM2: appends rows, and while the disk fails tries again; meanwhile nobody is told anything of them. @throws the store's
 * error when `isClosing`: then there is no later.
 */
export async function appendStubbornly(
  { store, clock, report }: RoomPorts,
  note: NoteId,
  seq: number,
  rows: readonly NewRow[],
  isClosing: () => boolean,
  watch: StoringWatch,
): Promise<"ok" | "behind"> {
  for (let wait = FIRST_RETRY_MS, failed = false; ; wait = Math.min(2 * wait, LONGEST_RETRY_MS), failed = true) {
    try {
      const answer = await store.append(note, seq, rows);
      if (failed) {
        report({ kind: "append-recovered", note });
        watch.works();
      }
      return answer;
    } catch (error) {
      if (!failed) {
        report({ kind: "append-failed", note, error });
        watch.failing(error);
      }
      if (isClosing()) throw error;
      await new Promise<void>((resolve) => clock.after(wait, resolve));
    }
  }
}
