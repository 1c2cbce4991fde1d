import type { NoteStore } from "@ourwords/sync";

/** Who wants to know how long appends take. */
export interface AppendWatch {
  appended(seconds: number): void;
  appendFailed(): void;
}

/** The same store; each append is timed. */
export function measuredStore(store: NoteStore, watch: AppendWatch): NoteStore {
  return {
    read: (note, afterSeq, most) => store.read(note, afterSeq, most),
    snapshot: (note) => store.snapshot(note),
    putSnapshot: (note, snapshot) => store.putSnapshot(note, snapshot),
    close: () => store.close(),
    append: async (note, expectedSeq, rows) => {
      const begun = performance.now();
      try {
        return await store.append(note, expectedSeq, rows);
      } catch (error) {
        watch.appendFailed();
        throw error;
      } finally {
        watch.appended((performance.now() - begun) / 1_000);
      }
    },
  };
}
