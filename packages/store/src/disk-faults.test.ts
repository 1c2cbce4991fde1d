import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { NoteId } from "@ourwords/protocol";
import type { NewRow } from "@ourwords/sync";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "./open-database.ts";
import { plainRows } from "./plain-rows.ts";
import { SqliteNoteStore } from "./sqlite-note-store.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-faults-"));
afterAll(() => rmSync(folder, { recursive: true }));
const note = "AAAAAAAAAAAAAAAAAAAAAA" as NoteId; // reason: a fixed id of the right shape

/** The row with this seq, so big that a full disk can't take it. */
const row = (seq: number): NewRow => ({
  kind: "edit",
  voice: seq,
  at: 5,
  update: new Uint8Array(50_000).fill(seq),
  trace: new Uint8Array([4]),
});

/** Each a real fault of the disk or the database. `begin` answers what ends it. */
const faults: readonly { readonly what: string; readonly begin: (file: string, sql: DatabaseSync) => () => void }[] = [
  {
    what: "a disk that is full",
    begin: (_file, sql) => {
      const pages = Number(sql.prepare("PRAGMA page_count").get()?.["page_count"]);
      sql.exec(`PRAGMA max_page_count = ${pages}`);
      return () => sql.exec("PRAGMA max_page_count = 1000000");
    },
  },
  {
    what: "a database that may only be read",
    begin: (_file, sql) => {
      sql.exec("PRAGMA query_only = ON");
      return () => sql.exec("PRAGMA query_only = OFF");
    },
  },
  {
    what: "a database that somebody else holds",
    begin: (file) => {
      const other = new DatabaseSync(file);
      other.exec("BEGIN IMMEDIATE");
      return () => other.close();
    },
  },
  {
    what: "a database that was moved away",
    begin: (file) => {
      renameSync(file, `${file}.away`);
      return () => renameSync(`${file}.away`, file);
    },
  },
  {
    what: "a database that was replaced by another",
    begin: (file) => {
      renameSync(file, `${file}.away`);
      writeFileSync(file, "");
      return () => renameSync(`${file}.away`, file);
    },
  },
  {
    what: "a write-ahead log that was moved away",
    begin: (file) => {
      renameSync(`${file}-wal`, `${file}-wal.away`);
      return () => renameSync(`${file}-wal.away`, `${file}-wal`);
    },
  },
];

test.each(faults)(
  "ST12 RM2: $what is never answered ok, and all goes on after it, each row once",
  async ({ what, begin }) => {
    const file = join(folder, `${what}.db`);
    const database = openDatabase(file);
    const store = new SqliteNoteStore(database.sql, plainRows);
    let acknowledged = 0;
    /** As a room does: tries until it is `ok`, and takes `behind` for what it wrote before. */
    const append = async (): Promise<void> => {
      const answer = await store.append(note, acknowledged, [row(acknowledged + 1)]);
      acknowledged = answer === "ok" ? acknowledged + 1 : (await store.read(note, 0)).length;
    };
    await append();
    for (let round = 0; round < 3; round++) {
      const end = begin(file, database.sql);
      const before = acknowledged;
      await expect(append()).rejects.toThrow();
      await expect(append()).rejects.toThrow();
      // What is stored is read meanwhile.
      expect((await store.read(note, 0)).length).toBeGreaterThanOrEqual(before);
      end();
      await append();
      await append();
      expect(acknowledged).toBeGreaterThan(before);
    }
    await store.close();
    database.close();
    const again = openDatabase(file);
    const kept = await new SqliteNoteStore(again.sql, plainRows).read(note, 0);
    expect(kept.map(({ voice }) => voice)).toEqual(Array.from({ length: acknowledged }, (_, index) => index + 1));
    for (const { seq, update } of kept) expect(update).toEqual(new Uint8Array(50_000).fill(seq));
    again.close();
  },
);

test("ST12: a database that was deleted is an error that names the file", async () => {
  const file = join(folder, "deleted.db");
  const database = openDatabase(file);
  const store = new SqliteNoteStore(database.sql, plainRows);
  await store.append(note, 0, [row(1)]);
  unlinkSync(file);
  await expect(store.append(note, 1, [row(2)])).rejects.toMatchObject({ name: "DatabaseGoneError", file });
  await store.close();
  database.close();
});
