import type { DatabaseSync, SQLOutputValue, StatementSync } from "node:sqlite";
import type { NoteId } from "@ourwords/protocol";
import type { LogRow, RowKind, Snapshot } from "@ourwords/sync";
import { BrokenLogError } from "./broken-log-error.ts";
import { FIRST_HASH, rowHash, sameBytes } from "./row-hash.ts";

/** The end of a note's log. */
export interface Head {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** A row, sealed, and the hash of the one before it. */
export interface ChainedRow {
  readonly row: LogRow;
  readonly prevHash: Uint8Array;
}

const KINDS = ["edit", "mend", "check", "people", "seal"] as const satisfies readonly RowKind[];

/** SQLite's `LIMIT` for no limit. */
const ALL = -1;

/** Rows and snapshots as they lie in SQLite: sealed bytes, chained. Knows nothing of batches or ciphers. */
export class LogTable {
  readonly #head: StatementSync;
  readonly #hashAt: StatementSync;
  readonly #insert: StatementSync;
  readonly #after: StatementSync;
  readonly #notes: StatementSync;
  readonly #snapshot: StatementSync;
  readonly #putSnapshot: StatementSync;

  constructor(sql: DatabaseSync) {
    // WITHOUT ROWID: a note's rows lie together in the order they are read, and an append touches one tree, not two.
    sql.exec(`
      CREATE TABLE IF NOT EXISTS log (
        note TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, voice INTEGER NOT NULL, at INTEGER NOT NULL,
        update_bytes BLOB NOT NULL, trace BLOB NOT NULL, prev_hash BLOB NOT NULL, hash BLOB NOT NULL,
        PRIMARY KEY (note, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS snapshots (
        note TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, state BLOB NOT NULL
      ) STRICT;
    `);
    this.#head = sql.prepare("SELECT seq, hash FROM log WHERE note = ? ORDER BY seq DESC LIMIT 1");
    this.#hashAt = sql.prepare("SELECT hash FROM log WHERE note = ? AND seq = ?");
    this.#insert = sql.prepare("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.#after = sql.prepare("SELECT * FROM log WHERE note = ? AND seq > ? ORDER BY seq LIMIT ?");
    this.#notes = sql.prepare("SELECT DISTINCT note FROM log ORDER BY note");
    this.#snapshot = sql.prepare("SELECT seq, state FROM snapshots WHERE note = ?");
    this.#putSnapshot = sql.prepare(`
      INSERT INTO snapshots VALUES (?, ?, ?)
      ON CONFLICT (note) DO UPDATE SET seq = excluded.seq, state = excluded.state WHERE excluded.seq >= snapshots.seq
    `);
  }

  head(note: NoteId): Head {
    const row = this.#head.get(note);
    if (!row) return { seq: 0, hash: FIRST_HASH };
    const { seq, hash } = row;
    if (typeof seq !== "number" || !(hash instanceof Uint8Array)) throw new BrokenLogError(note, 0, "unreadable");
    return { seq, hash };
  }

  /** Chains `row` to `head` and answers the new head. */
  insert(note: NoteId, head: Head, row: LogRow): Head {
    const hash = rowHash(note, head.hash, row);
    this.#insert.run(note, row.seq, row.kind, row.voice, row.at, row.update, row.trace, head.hash, hash);
    return { seq: row.seq, hash };
  }

  notes(): NoteId[] {
    return this.#notes.all().map(({ note }) => note as NoteId); // reason: only a `NoteId` is ever written there
  }

  /** The rows after `afterSeq`, at most `most`, each checked to be the one that was written after the one before it. */
  after(note: NoteId, afterSeq: number, most = ALL): ChainedRow[] {
    let prevHash = this.#hashOf(note, afterSeq);
    const rows: ChainedRow[] = [];
    for (const stored of this.#after.all(note, afterSeq, most)) {
      const seq = afterSeq + rows.length + 1;
      if (stored["seq"] !== seq) throw new BrokenLogError(note, seq, "missing");
      const row = parseRow(note, seq, stored);
      const hash = rowHash(note, prevHash, row);
      if (!isBytes(stored["prev_hash"], prevHash) || !isBytes(stored["hash"], hash))
        throw new BrokenLogError(note, seq, "changed");
      rows.push({ row, prevHash });
      prevHash = hash;
    }
    return rows;
  }

  snapshot(note: NoteId): Snapshot | undefined {
    const row = this.#snapshot.get(note);
    if (!row) return undefined;
    const { seq, state } = row;
    if (typeof seq !== "number" || !(state instanceof Uint8Array)) throw new BrokenLogError(note, 0, "unreadable");
    return { seq, state };
  }

  putSnapshot(note: NoteId, { seq, state }: Snapshot): void {
    this.#putSnapshot.run(note, seq, state);
  }

  #hashOf(note: NoteId, seq: number): Uint8Array {
    if (seq === 0) return FIRST_HASH;
    const hash = this.#hashAt.get(note, seq)?.["hash"];
    if (!(hash instanceof Uint8Array)) throw new BrokenLogError(note, seq, "missing");
    return hash;
  }
}

const isBytes = (value: SQLOutputValue | undefined, expected: Uint8Array): boolean =>
  value instanceof Uint8Array && sameBytes(value, expected);

function parseRow(note: NoteId, seq: number, stored: Record<string, SQLOutputValue>): LogRow {
  const { voice, at, update_bytes: update, trace } = stored;
  const kind = KINDS.find((each) => each === stored["kind"]);
  if (
    kind === undefined ||
    typeof voice !== "number" ||
    typeof at !== "number" ||
    !(update instanceof Uint8Array) ||
    !(trace instanceof Uint8Array)
  )
    throw new BrokenLogError(note, seq, "unreadable");
  return { seq, kind, voice, at, update, trace };
}
