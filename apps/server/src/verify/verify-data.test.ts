import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { canonicalJson, type NoteId } from "@ourwords/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

const rowsOf = (sql: DatabaseSync): StoredRow[] =>
  sql.prepare("SELECT * FROM log WHERE note = ? ORDER BY seq").all(note) as unknown as StoredRow[]; // reason: as the table is made

interface StoredRow {
  readonly seq: number;
  readonly kind: string;
  readonly voice: number;
  readonly at: number;
  readonly update_bytes: Uint8Array;
  readonly trace: Uint8Array;
}

/** What somebody does who has the database and knows how it is made: all hashes from `rows` on are right again. */
function chainAnew(sql: DatabaseSync, rows: readonly StoredRow[]): void {
  sql.prepare("DELETE FROM log WHERE note = ?").run(note);
  let prev = new Uint8Array(32);
  for (const { seq, kind, voice, at, update_bytes, trace } of rows) {
    const hash = createHash("sha256").update(prev);
    for (const part of [Buffer.from(JSON.stringify([note, seq, kind, voice, at])), update_bytes, trace]) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.byteLength);
      hash.update(length).update(part);
    }
    const next = new Uint8Array(hash.digest());
    sql
      .prepare("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(note, seq, kind, voice, at, update_bytes, trace, prev, next);
    prev = next;
  }
}

const sha256 = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");

/** The rows with the body of row `seq` changed. */
const withBody = (rows: readonly StoredRow[], seq: number, change: (text: string) => string): StoredRow[] =>
  rows.map((each) =>
    each.seq === seq ? { ...each, update_bytes: Buffer.from(change(Buffer.from(each.update_bytes).toString())) } : each,
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
          const text = Buffer.from(each.update_bytes);
          const at = each.kind === "edit" ? text.indexOf("worst") : -1;
          return at < 0
            ? each
            : {
                ...each,
                update_bytes: Buffer.concat([text.subarray(0, at), Buffer.from("worse"), text.subarray(at + 5)]),
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
      const kept = sql.prepare("SELECT state FROM snapshots WHERE note = ?").get(note)?.["state"];
      const state = Buffer.from(kept as Uint8Array); // reason: as the table is made
      state.write("worse", state.indexOf("worst"));
      sql.prepare("UPDATE snapshots SET state = ? WHERE note = ?").run(state, note);
    });
    expect(snapshot).toEqual([{ note, row: expect.any(Number), fault: "snapshot" }]);
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
