import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { isNoteId, type NoteId } from "@ourwords/protocol";
import type { NewRow } from "@ourwords/sync";
import { afterAll, describe, expect, test } from "vitest";
import { noteStoreContract } from "./note-store.contract.ts";
import { openDatabase } from "./open-database.ts";
import type { RowCipher } from "./row-cipher.ts";
import { KeyTable } from "./key-table.ts";
import { SealedRows } from "./sealed-rows.ts";
import { TEST_KEY } from "./testing/test-key.ts";
import { SqliteNoteStore } from "./sqlite-note-store.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sealed = (sql: DatabaseSync): RowCipher => new SealedRows(new KeyTable(sql), TEST_KEY);

function open(place: string) {
  const database = openDatabase(join(folder, `${place}.db`));
  const store = new SqliteNoteStore(database.sql, sealed(database.sql));
  const close = async () => {
    await store.close();
    database.close();
  };
  return { store, sql: database.sql, close };
}

noteStoreContract("SqliteNoteStore", async (place) => open(place));

const note = noteId("AAAAAAAAAAAAAAAAAAAAAA");
const row = (voice: number): NewRow => ({
  kind: "edit",
  voice,
  at: 5,
  update: new Uint8Array([1, 2, 3]),
  trace: new Uint8Array([4]),
});

describe("SqliteNoteStore", () => {
  test("RM7 the database waits for the disk at every commit", async () => {
    const { sql, close } = open("pragmas");
    expect(sql.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(sql.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
    await close();
  });

  test("RM7 appends of one turn share commits of 64 rows", async () => {
    const { store, sql, close } = open("batches");
    await store.append(note, 0, [row(1)]);
    const commits: string[] = [];
    const exec = sql.exec.bind(sql);
    sql.exec = (text) => {
      commits.push(text);
      exec(text);
    };
    await Promise.all(Array.from({ length: 130 }, (_, index) => store.append(note, index + 1, [row(index)])));
    expect(commits.filter((text) => text === "COMMIT")).toHaveLength(3);
    await close();
  });

  test("RM2 RM7 when a commit fails everybody in it is told, nothing is written, and the next one goes through", async () => {
    const { store, sql, close } = open("full");
    await store.append(note, 0, [row(1)]);
    const exec = sql.exec.bind(sql);
    sql.exec = (text) => {
      if (text === "COMMIT") throw new Error("database or disk is full");
      exec(text);
    };
    const other = noteId("BBBBBBBBBBBBBBBBBBBBBB");
    const answers = await Promise.allSettled([store.append(note, 1, [row(2)]), store.append(other, 0, [row(1)])]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    sql.exec = exec;
    expect(await store.read(note, 0)).toHaveLength(1);
    expect(await store.read(other, 0)).toEqual([]);
    expect(await store.append(note, 1, [row(2)])).toBe("ok");
    await close();
  });

  const damage: readonly [string, string][] = [
    ["a flipped byte in what was written", "UPDATE log SET update_bytes = x'010203ff' WHERE seq = 3"],
    ["a flipped byte in its trace", "UPDATE log SET trace = x'05' WHERE seq = 3"],
    ["another voice", "UPDATE log SET voice = 99 WHERE seq = 3"],
    ["another time", "UPDATE log SET at = 6 WHERE seq = 3"],
    ["another kind", "UPDATE log SET kind = 'seal' WHERE seq = 3"],
    ["a kind nobody knows", "UPDATE log SET kind = 'rumour' WHERE seq = 3"],
    ["another hash", "UPDATE log SET hash = x'00' WHERE seq = 3"],
    ["a row that is gone", "DELETE FROM log WHERE seq = 3"],
    [
      "a row in another's place",
      "UPDATE log SET seq = -seq WHERE seq IN (3, 4); UPDATE log SET seq = 7 + seq WHERE seq < 0",
    ],
  ];
  test.each(damage)("RM5 %s is an error that names the note and the row", async (what, statement) => {
    const { store, sql, close } = open(`damage ${what}`);
    await store.append(note, 0, [1, 2, 3, 4, 5].map(row));
    sql.exec(statement);
    await expect(store.read(note, 0)).rejects.toMatchObject({ name: "BrokenLogError", note, seq: 3 });
    await expect(store.read(note, 2)).rejects.toMatchObject({ name: "BrokenLogError", note, seq: 3 });
    await close();
  });

  test("RM5 a row of one note is refused in another", async () => {
    const { store, sql, close } = open("moved");
    await store.append(note, 0, [row(1)]);
    const other = noteId("BBBBBBBBBBBBBBBBBBBBBB");
    sql.prepare("UPDATE log SET note = ?").run(other);
    await expect(store.read(other, 0)).rejects.toMatchObject({ name: "BrokenLogError", note: other, seq: 1 });
    await close();
  });

  test("RM7 a second server is refused by name, a backup may read, and closing lets go", async () => {
    const first = open("locked");
    await first.store.append(note, 0, [row(1)]);
    expect(() => open("locked")).toThrow(expect.objectContaining({ name: "DatabaseLockedError" }));
    const backup = new DatabaseSync(join(folder, "locked.db"), { readOnly: true });
    expect(backup.prepare("SELECT count(*) AS rows FROM log").get()).toEqual({ rows: 1 });
    backup.close();
    await first.close();
    await open("locked").close();
  });

  test("RM7 no acknowledged row is lost to kill -9, and the lock is let go", async () => {
    const file = join(folder, "killed.db");
    let acknowledged = 0;
    for (const rows of [25, 3, 150, 61]) {
      const from: number = acknowledged;
      acknowledged = await appendUntilKilled(file, from + rows);
      const { store, close } = open("killed");
      const kept = await store.read(note, 0);
      expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
      expect(kept.map(({ voice }) => voice)).toEqual(kept.map((_, index) => index + 1));
      for (const { seq, update } of kept)
        expect(new TextDecoder().decode(update)).toBe(`words ${seq} `.repeat(1 + (seq % 50)));
      await close();
      acknowledged = kept.length;
    }
  });
});

/** Lets a server process append until it has acknowledged seq `until`, kills it, and answers the last it acknowledged. */
async function appendUntilKilled(file: string, until: number): Promise<number> {
  const script = join(import.meta.dirname, "testing/append-forever.ts");
  const child: ChildProcess = spawn(process.execPath, [script, file, note], { stdio: ["ignore", "pipe", "inherit"] });
  if (!child.stdout) throw new Error("stdout is a pipe");
  const gone = once(child, "exit");
  let last = 0;
  for await (const line of createInterface(child.stdout)) {
    const [seq, answer] = line.split(" ");
    expect(answer).toBe("ok");
    last = Number(seq);
    if (last >= until) child.kill("SIGKILL");
  }
  expect(await gone).toEqual([null, "SIGKILL"]);
  return last;
}

function noteId(value: string): NoteId {
  if (!isNoteId(value)) throw new Error(`${value} is not a note id`);
  return value;
}
