import type { DatabaseSync } from "node:sqlite";
import type { NoteId } from "@ourwords/protocol";
import type { LogRow, NewRow, NoteStore, Snapshot } from "@ourwords/sync";
import { BrokenLogError } from "./broken-log-error.ts";
import { inTransaction } from "./in-transaction.ts";
import { LogTable } from "./log-table.ts";
import { KeyError, type NoteCipher, type RowCipher } from "./row-cipher.ts";
import { watchPlace } from "./watch-place.ts";

/** One `append` that waits for its turn, its rows copied and numbered already. */
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
    const numbered = rows.map((row, index) => copied(row, expectedSeq + 1 + index));
    const done = Promise.withResolvers<"ok" | "behind">();
    this.#waiting.push({ note, expectedSeq, rows: numbered, done });
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
    const rows = this.#table.after(note, afterSeq, most);
    if (rows.length === 0) return [];
    const cipher = this.#cipherOf(note, afterSeq + 1);
    return rows.map(({ row, prevHash }) => readable(note, row.seq, () => cipher.openRow(prevHash, row)));
  }

  async snapshot(note: NoteId): Promise<Snapshot | undefined> {
    this.#refuseClosed();
    const found = this.#table.snapshot(note);
    if (!found) return undefined;
    const cipher = this.#cipherOf(note, found.seq);
    return readable(note, found.seq, () => cipher.openSnapshot(found));
  }

  async putSnapshot(note: NoteId, snapshot: Snapshot): Promise<void> {
    this.#refuseClosed();
    const cipher = this.#cipherIn(note, this.#table.head(note).seq);
    if (cipher instanceof BrokenLogError) throw cipher;
    this.#table.putSnapshot(note, cipher.sealSnapshot(snapshot));
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
      for (const [index, answer] of answers.entries()) {
        const done = batch[index]?.done;
        if (answer instanceof BrokenLogError) done?.reject(answer);
        else done?.resolve(answer);
      }
    } catch (error) {
      this.#cipher.forget();
      for (const { done } of batch) done.reject(error);
    }
  }

  #takeBatch(): Waiting[] {
    let rows = 0;
    const full = this.#waiting.findIndex((each) => (rows += each.rows.length) >= BATCH_ROWS);
    return this.#waiting.splice(0, full < 0 ? this.#waiting.length : full + 1);
  }

  /** Answers a key that is lost or wrong instead of throwing it: that is this caller's trouble alone, and nothing was written. */
  #write({ note, expectedSeq, rows }: Waiting): "ok" | "behind" | BrokenLogError {
    let head = this.#table.head(note);
    if (head.seq !== expectedSeq) return "behind";
    const cipher = this.#cipherIn(note, head.seq);
    if (cipher instanceof BrokenLogError) return cipher;
    for (const row of rows) head = this.#table.insert(note, head, cipher.sealRow(head.hash, row));
    return "ok";
  }

  /** For a note whose last row is `head`: without any, a key may be made for it. */
  #cipherIn(note: NoteId, head: number): NoteCipher | BrokenLogError {
    try {
      return this.#cipher.of(note, head === 0);
    } catch (error) {
      if (error instanceof KeyError) return new BrokenLogError(note, head + 1, error.fault);
      throw error;
    }
  }

  /** @throws BrokenLogError that names `seq` when the note's key is lost or wrong */
  #cipherOf(note: NoteId, seq: number): NoteCipher {
    try {
      return this.#cipher.of(note, false);
    } catch (error) {
      throw error instanceof KeyError ? new BrokenLogError(note, seq, error.fault) : error;
    }
  }

  #refuseClosed(): void {
    if (this.#closed) throw new Error("the store is closed");
  }
}

/** The bytes are the store's own from here on. */
const copied = (row: NewRow, seq: number): LogRow => ({
  seq,
  kind: row.kind,
  voice: row.voice,
  at: row.at,
  update: row.update.slice(),
  trace: row.trace.slice(),
});

function readable<T>(note: NoteId, seq: number, open: () => T): T {
  try {
    return open();
  } catch {
    throw new BrokenLogError(note, seq, "unreadable");
  }
}
