import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { canonicalJson, type NoteId } from "@ourwords/protocol";
import { KeyTable, type NoteCipher, SealedRows } from "@ourwords/store";
import type { LogRow, Snapshot } from "@ourwords/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeKeyFile, readKeyFile } from "../keys/key-file.ts";
import { folderKeyFile } from "../keys/load-master-key.ts";
import { openForTwo } from "../testing/kept-note.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { verifyData } from "./verify-data.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-verify-"));
let server: TestServer;
/** Sam's note: two seals, the first signed by both. Another note stands beside it. */
let note: NoteId;
let other: NoteId;
let row: number;
let copies = 0;
/** a copy of the whole data folder, of a server that was stopped */
let whole: string;

beforeAll(async () => {
  server = await startTestServer();
  const open = await openForTwo(server);
  note = open.sam.note;
  await open.write("sam", "It is worst before work.");
  [row] = [await open.keep("sam"), await open.keep("ali")];
  await open.write("ali", "We go on here.");
  await open.keep("ali");
  await open.write("sam", "And here.");
  open.close();
  const second = await openForTwo(server);
  other = second.sam.note;
  await second.keep("sam");
  second.close();
  // So that a snapshot is written, and everything lies in the one file.
  await server.restart();
  whole = copy();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function copy(): string {
  const to = join(folder, `copy-${++copies}`);
  cpSync(server.dataDir, to, { recursive: true });
  return to;
}

/** The faults of a copy in which somebody changed something. */
async function faultsAfter(attack: (sql: DatabaseSync) => void): Promise<unknown> {
  const to = join(folder, `attacked-${++copies}`);
  cpSync(whole, to, { recursive: true });
  const sql = new DatabaseSync(join(to, "ourwords.db"));
  attack(sql);
  sql.close();
  return (await verifyData(to)).faults;
}

/** Somebody who has the key as well. */
const cipherOf = (sql: DatabaseSync): NoteCipher =>
  new SealedRows(new KeyTable(sql), readKeyFile(folderKeyFile(whole))).of(note, false);

const storedRows = (sql: DatabaseSync): StoredRow[] =>
  sql
    .prepare("SELECT *, update_bytes AS 'update' FROM log WHERE note = ? ORDER BY seq")
    .all(note) as unknown as StoredRow[]; // reason: as the table is made

/** The rows, opened. */
const rowsOf = (sql: DatabaseSync): LogRow[] =>
  storedRows(sql).map(({ prev_hash, ...row }) => cipherOf(sql).openRow(prev_hash, row));

interface StoredRow extends LogRow {
  readonly prev_hash: Uint8Array;
}

/** What somebody does who has the database and knows how it is made: all hashes are right again, and all seals (`seal`). */
function chainAnew(
  sql: DatabaseSync,
  rows: readonly LogRow[],
  seal = (prev: Uint8Array, row: LogRow): LogRow => cipherOf(sql).sealRow(prev, row),
): void {
  sql.prepare("DELETE FROM log WHERE note = ?").run(note);
  let prev = new Uint8Array(32);
  for (const row of rows) {
    const { seq, kind, voice, at, update, trace } = seal(prev, row);
    const hash = createHash("sha256").update(prev);
    for (const part of [Buffer.from(JSON.stringify([note, seq, kind, voice, at])), update, trace]) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.byteLength);
      hash.update(length).update(part);
    }
    const next = new Uint8Array(hash.digest());
    sql
      .prepare("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(note, seq, kind, voice, at, update, trace, prev, next);
    prev = next;
  }
}

const sha256 = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");

/** The rows with the body of row `seq` changed. */
const withBody = (rows: readonly LogRow[], seq: number, change: (text: string) => string): LogRow[] =>
  rows.map((each) =>
    each.seq === seq ? { ...each, update: Buffer.from(change(Buffer.from(each.update).toString())) } : each,
  );

describe("npm run verify", () => {
  test("SL9: what was only written by the server is found whole, while it runs and when it has stopped", async () => {
    const expected = { notes: 2, seals: 3, signatures: 1, faults: [] };
    expect(await verifyData(whole)).toMatchObject(expected);
    const running = await verifyData(server.dataDir);
    expect(running).toMatchObject(expected);
    expect(running.rows).toBeGreaterThan(row + 3);
  });

  test("SL9, ST4: one flipped bit anywhere in a row is found, and named", async () => {
    for (const column of ["update_bytes", "trace", "hash", "prev_hash"] as const) {
      const faults = await faultsAfter((sql) => {
        const stored = sql.prepare(`SELECT ${column} AS bytes FROM log WHERE note = ? AND seq = ?`).get(note, row);
        const bytes = Uint8Array.from(stored?.["bytes"] as Uint8Array); // reason: as the table is made
        const at = bytes.length >> 1;
        bytes[at] = Number(bytes[at]) ^ 1;
        sql.prepare(`UPDATE log SET ${column} = ? WHERE note = ? AND seq = ?`).run(bytes, note, row);
      });
      expect(faults).toEqual([{ note, row, fault: "changed" }]);
    }
  });

  test("SL9, ST4: a row that is gone and rows that changed places are found; a whole note that is gone, too", async () => {
    const gone = await faultsAfter((sql) => sql.prepare("DELETE FROM log WHERE note = ? AND seq = ?").run(note, row));
    expect(gone).toEqual([{ note, row, fault: "missing" }]);
    const swapped = await faultsAfter((sql) => {
      const move = sql.prepare("UPDATE log SET seq = ? WHERE note = ? AND seq = ?");
      for (const [from, to] of [
        [row, -1],
        [row + 1, row],
        [-1, row + 1],
      ] as const)
        move.run(to, note, from);
    });
    expect(swapped).toEqual([{ note, row, fault: "changed" }]);
    const all = await faultsAfter((sql) => sql.prepare("DELETE FROM log WHERE note = ?").run(other));
    expect(all).toEqual([{ note: other, row: 1, fault: "gone" }]);
  });

  test("SL9: a chain that was made anew and changes nothing is whole: what follows is found by the seals alone", async () => {
    expect(await faultsAfter((sql) => chainAnew(sql, rowsOf(sql)))).toEqual([]);
  });

  test("SL9, RM1: who makes the chain anew without the key can change nothing: the first row that is not as it was is named", async () => {
    const asTheyAre = (_prev: Uint8Array, stored: LogRow): LogRow => stored;
    const attack = (change: (rows: StoredRow[]) => LogRow[]): Promise<unknown> =>
      faultsAfter((sql) => chainAnew(sql, change(storedRows(sql)), asTheyAre));
    const unreadable = [{ note, row, fault: "unreadable" }];
    expect(await attack((rows) => rows)).toEqual([]);
    expect(await attack((rows) => rows.map((each) => (each.seq === row ? { ...each, voice: 7 } : each)))).toEqual(
      unreadable,
    );
    expect(
      await attack((rows) => rows.map((each) => (each.seq === row ? { ...each, at: each.at + 1 } : each))),
    ).toEqual(unreadable);
    const less = await attack((rows) => rows.toSpliced(row - 1, 1).map((each, index) => ({ ...each, seq: index + 1 })));
    expect(less).toEqual(unreadable);
    const swapped = await attack((rows) => {
      const [one, two] = [rows[row - 1], rows[row]];
      if (!one || !two) throw new Error("the rows are there");
      return rows.with(row - 1, { ...two, seq: row }).with(row, { ...one, seq: row + 1 });
    });
    expect(swapped).toEqual(unreadable);
  });

  test("SL9: words changed in a seal are found, though its own hashes and the whole chain were made anew", async () => {
    const faults = await faultsAfter((sql) =>
      chainAnew(
        sql,
        withBody(rowsOf(sql), row, (text) => {
          const body = JSON.parse(text.replace("worst", "worse"));
          const { hash: _hash, ...head } = { ...body.head, content: sha256(body.content) };
          return canonicalJson({ ...body, head: { ...head, hash: sha256(head) } });
        }),
      ),
    );
    expect(faults).toEqual([
      { note, row, fault: "seal" },
      // the signature behind it names another hash
      { note, row: row + 1, fault: "unfoldable" },
    ]);
  });

  test("SL9: another name, time or maker of a seal, and words changed in the text under it, are found", async () => {
    const changed = (change: (head: Record<string, unknown>) => Record<string, unknown>): Promise<unknown> =>
      faultsAfter((sql) => {
        const rows = rowsOf(sql);
        const last = rows.findLast(({ kind }) => kind === "seal")?.seq ?? 0;
        const forged = withBody(rows, last, (text) => {
          const body = JSON.parse(text);
          const { hash: _hash, ...head } = change(body.head);
          return canonicalJson({ ...body, head: { ...head, hash: sha256(head) } });
        });
        chainAnew(sql, forged);
        sql.exec("DELETE FROM snapshots");
      });
    const fault = [{ note, row: expect.any(Number), fault: "seal" }];
    expect(await changed((head) => ({ ...head, at: Number(head["at"]) - 1 }))).toEqual(fault);
    expect(await changed((head) => ({ ...head, by: "r".repeat(22) }))).toEqual(fault);
    expect(await changed((head) => ({ ...head, people: [] }))).toEqual(fault);
    expect(await changed((head) => head)).toEqual([]);
    const words = await faultsAfter((sql) =>
      chainAnew(
        sql,
        rowsOf(sql).map((each) => {
          const text = Buffer.from(each.update);
          const at = each.kind === "edit" ? text.indexOf("worst") : -1;
          return at < 0
            ? each
            : {
                ...each,
                update: Buffer.concat([text.subarray(0, at), Buffer.from("worse"), text.subarray(at + 5)]),
              };
        }),
      ),
    );
    expect(words).toContainEqual({ note, row, fault: "seal" });
  });

  test("SL9: a signature under another's voice is found, and so is a snapshot that is not what the rows make", async () => {
    const forged = await faultsAfter((sql) => {
      const rows = rowsOf(sql);
      const voice = rows.find(({ seq }) => seq === row)?.voice ?? 0;
      chainAnew(
        sql,
        rows.map((each) => (each.seq === row + 1 ? { ...each, voice } : each)),
      );
    });
    expect(forged).toEqual([{ note, row: row + 1, fault: "signature" }]);
    const snapshot = await faultsAfter((sql) => {
      // reason: as the table is made
      const kept = sql.prepare("SELECT seq, state FROM snapshots WHERE note = ?").get(note) as unknown as Snapshot;
      const state = Buffer.from(cipherOf(sql).openSnapshot(kept).state);
      state.write("worse", state.indexOf("worst"));
      const forged = cipherOf(sql).sealSnapshot({ ...kept, state });
      sql.prepare("UPDATE snapshots SET state = ? WHERE note = ?").run(forged.state, note);
    });
    expect(snapshot).toEqual([{ note, row: expect.any(Number), fault: "snapshot" }]);
  });

  test("SL9, RM1: without the key the chains alone are checked; a key that is gone, or another, is said and not taken for a fault", async () => {
    const broken = copy();
    const sql = new DatabaseSync(join(broken, "ourwords.db"));
    sql.prepare("UPDATE log SET trace = x'00' WHERE note = ? AND seq = ?").run(note, row);
    sql.close();
    const keyless = copy();
    for (const each of [broken, keyless]) rmSync(join(each, "master.key"));
    expect(await verifyData(keyless, "chain-only")).toMatchObject({ notes: 2, seals: 0, faults: [] });
    expect((await verifyData(broken, "chain-only")).faults).toEqual([{ note, row, fault: "changed" }]);
    await expect(verifyData(keyless)).rejects.toThrow(/^The master key of the notes in \S+ is not there/);
    makeKeyFile(join(keyless, "master.key"));
    await expect(verifyData(keyless)).rejects.toThrow(
      /can't be opened with this master key \([0-9a-f]{16}\): they need the key [0-9a-f]{16}\./,
    );
  });

  test("SL9, RM1: a note's key that is gone, and keys of two notes that were exchanged, are found and named", async () => {
    const gone = await faultsAfter((sql) => sql.prepare("DELETE FROM keys WHERE scope = ?").run(note));
    expect(gone).toEqual([{ note, row: expect.any(Number), fault: "key-lost" }]);
    const exchanged = await faultsAfter((sql) => {
      const key = sql.prepare("SELECT wrapped FROM keys WHERE scope = ?").get(other)?.["wrapped"] ?? null;
      sql.prepare("UPDATE keys SET wrapped = ? WHERE scope = ?").run(key, note);
    });
    expect(exchanged).toEqual([{ note, row: expect.any(Number), fault: "key-wrong" }]);
  });

  test("SL9: as a command it prints one line of JSON, without a word of any note, and ends with 0, 1 for faults, 2 for nothing to look at", () => {
    const run = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], {
        encoding: "utf8",
        env: {},
      });
      return { status, stdout, stderr };
    };
    const good = run(whole);
    expect([good.status, good.stderr]).toEqual([0, ""]);
    expect(JSON.parse(good.stdout)).toMatchObject({ notes: 2, faults: [] });
    const bad = copy();
    const sql = new DatabaseSync(join(bad, "ourwords.db"));
    sql.prepare("UPDATE log SET update_bytes = x'00' WHERE note = ? AND seq = ?").run(note, row);
    sql.close();
    const found = run(bad);
    expect([found.status, found.stdout.split("\n").length]).toEqual([1, 2]);
    expect(JSON.parse(found.stdout).faults).toEqual([{ note, row, fault: "changed" }]);
    expect(found.stdout).not.toContain("work");
    const none = run(join(folder, "nowhere"));
    expect(none).toMatchObject({ status: 2, stdout: "" });
    expect(none.stderr).toMatch(/^There is no Ourwords database in .*nowhere\.\n$/);
  });
});
