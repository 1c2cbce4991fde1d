import type { NoteId } from "@ourwords/protocol";
import type { LogRow, NewRow, NoteStore, Snapshot } from "@ourwords/sync";
import { BrokenLogError } from "./broken-log-error.ts";

interface MemoryNote {
  readonly rows: LogRow[];
  snapshot: Snapshot | undefined;
}

/** What outlives a `MemoryNoteStore`, as a disk outlives a process. */
export type MemoryNotes = Map<NoteId, MemoryNote>;

/** The log without a disk, for proofs and tests. Keeps and answers copies, as a disk would. */
export class MemoryNoteStore implements NoteStore {
  readonly #notes: MemoryNotes;
  #closed = false;

  constructor(notes: MemoryNotes = new Map()) {
    this.#notes = notes;
  }

  async append(note: NoteId, expectedSeq: number, rows: readonly NewRow[]): Promise<"ok" | "behind"> {
    this.#refuseClosed();
    const kept = this.#notes.get(note)?.rows ?? [];
    if (kept.length !== expectedSeq) return "behind";
    for (const row of rows) kept.push(copyRow({ ...row, seq: kept.length + 1 }));
    if (kept.length > 0) this.#notes.set(note, { rows: kept, snapshot: this.#notes.get(note)?.snapshot });
    return "ok";
  }

  async read(note: NoteId, afterSeq: number, most = Number.POSITIVE_INFINITY): Promise<readonly LogRow[]> {
    this.#refuseClosed();
    const rows = this.#notes.get(note)?.rows ?? [];
    if (afterSeq > rows.length) throw new BrokenLogError(note, afterSeq, "missing");
    return rows.slice(afterSeq, afterSeq + most).map(copyRow);
  }

  async snapshot(note: NoteId): Promise<Snapshot | undefined> {
    this.#refuseClosed();
    const kept = this.#notes.get(note)?.snapshot;
    return kept && { seq: kept.seq, state: kept.state.slice() };
  }

  async putSnapshot(note: NoteId, { seq, state }: Snapshot): Promise<void> {
    this.#refuseClosed();
    const kept = this.#notes.get(note) ?? { rows: [], snapshot: undefined };
    if (kept.snapshot === undefined || kept.snapshot.seq <= seq) kept.snapshot = { seq, state: state.slice() };
    this.#notes.set(note, kept);
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #refuseClosed(): void {
    if (this.#closed) throw new Error("the store is closed");
  }
}

const copyRow = ({ seq, kind, voice, at, update, trace }: LogRow): LogRow => ({
  seq,
  kind,
  voice,
  at,
  update: update.slice(),
  trace: trace.slice(),
});
