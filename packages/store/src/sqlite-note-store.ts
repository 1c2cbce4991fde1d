import type { DatabaseSync } from "node:sqlite";
import type { NoteId } from "@ourwords/protocol";
import type { LogRow, NewRow, NoteStore, Snapshot } from "@ourwords/sync";
import { BrokenLogError } from "./broken-log-error.ts";
import { inTransaction } from "./in-transaction.ts";
import { LogTable } from "./log-table.ts";
import type { RowCipher, SealedField } from "./row-cipher.ts";
import { watchPlace } from "./watch-place.ts";

/** One `append` that waits for its turn, its rows sealed and numbered already. */
interface Waiting {
  readonly note: NoteId;
  readonly expectedSeq: number;
  readonly rows: readonly LogRow[];
  readonly done: PromiseWithResolvers<"ok" | "behind">;
}

/** Rows in one commit: a commit of 64 takes hardly longer than one of 1, and everybody in it waits for the same fsync. */
const BATCH_ROWS = 64;

/**
 * RM7: the log in SQLite. Appends made in one turn of the event loop share one commit.
 * The database belongs to whoever opened it: `close` writes what waits and leaves it open.
 */
export class SqliteNoteStore implements NoteStore {
  readonly #sql: DatabaseSync;
  readonly #table: LogTable;
  readonly #inPlace: () => void;
  readonly #cipher: RowCipher;
  #waiting: Waiting[] = [];
  #timer: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(sql: DatabaseSync, cipher: RowCipher) {
    this.#sql = sql;
    this.#cipher = cipher;
    this.#table = new LogTable(sql);
    this.#inPlace = watchPlace(sql);
  }

  async append(note: NoteId, expectedSeq: number, rows: readonly NewRow[]): Promise<"ok" | "behind"> {
    this.#refuseClosed();
    // Sealed here and not in the batch: what goes wrong with these rows is this caller's alone, and the bytes are ours now.
    const sealed = rows.map((row, index) => this.#seal(note, expectedSeq + 1 + index, row));
    const done = Promise.withResolvers<"ok" | "behind">();
    this.#waiting.push({ note, expectedSeq, rows: sealed, done });
    this.#timer ??= setImmediate(() => this.#flush());
    return done.promise;
  }

  /** All notes that have a row. */
  notes(): readonly NoteId[] {
    this.#refuseClosed();
    return this.#table.notes();
  }

  async read(note: NoteId, afterSeq: number, most?: number): Promise<readonly LogRow[]> {
    this.#refuseClosed();
    return this.#table.after(note, afterSeq, most).map((row) => this.#open(note, row));
  }

  async snapshot(note: NoteId): Promise<Snapshot | undefined> {
    this.#refuseClosed();
    const found = this.#table.snapshot(note);
    return found && { seq: found.seq, state: this.#openField(note, found.seq, "snapshot", found.state) };
  }

  async putSnapshot(note: NoteId, { seq, state }: Snapshot): Promise<void> {
    this.#refuseClosed();
    this.#table.putSnapshot(note, { seq, state: this.#cipher.seal(note, seq, "snapshot", state) });
  }

  async close(): Promise<void> {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#flush();
  }

  /** Never throws: every caller in the batch gets the answer. */
  #flush(): void {
    clearImmediate(this.#timer);
    const batch = this.#takeBatch();
    this.#timer = this.#waiting.length > 0 ? setImmediate(() => this.#flush()) : undefined;
    try {
      const answers = inTransaction(this.#sql, () => batch.map((each) => this.#write(each)));
      // Afterwards: what was written into a file that is gone is not on disk. If it comes back, the answer will be `behind`.
      this.#inPlace();
      for (const [index, answer] of answers.entries()) batch[index]?.done.resolve(answer);
    } catch (error) {
      for (const { done } of batch) done.reject(error);
    }
  }

  #takeBatch(): Waiting[] {
    let rows = 0;
    const full = this.#waiting.findIndex((each) => (rows += each.rows.length) >= BATCH_ROWS);
    return this.#waiting.splice(0, full < 0 ? this.#waiting.length : full + 1);
  }

  #write({ note, expectedSeq, rows }: Waiting): "ok" | "behind" {
    let head = this.#table.head(note);
    if (head.seq !== expectedSeq) return "behind";
    for (const row of rows) head = this.#table.insert(note, head, row);
    return "ok";
  }

  #seal(note: NoteId, seq: number, { kind, voice, at, update, trace }: NewRow): LogRow {
    const seal = (field: SealedField, bytes: Uint8Array) => this.#cipher.seal(note, seq, field, bytes);
    return { seq, kind, voice, at, update: seal("update", update), trace: seal("trace", trace) };
  }

  #open(note: NoteId, row: LogRow): LogRow {
    const open = (field: SealedField, bytes: Uint8Array) => this.#openField(note, row.seq, field, bytes);
    return { ...row, update: open("update", row.update), trace: open("trace", row.trace) };
  }

  #openField(note: NoteId, seq: number, field: SealedField, bytes: Uint8Array): Uint8Array {
    try {
      return this.#cipher.open(note, seq, field, bytes);
    } catch {
      throw new BrokenLogError(note, seq, "unreadable");
    }
  }

  #refuseClosed(): void {
    if (this.#closed) throw new Error("the store is closed");
  }
}
