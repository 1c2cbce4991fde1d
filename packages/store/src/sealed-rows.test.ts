import { randomBytes, randomInt } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { isNoteId, type NoteId } from "@ourwords/protocol";
import type { LogRow, NewRow } from "@ourwords/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KeyTable } from "./key-table.ts";
import { MasterKey } from "./master-key.ts";
import { rowHash } from "./row-hash.ts";
import { SealedRows } from "./sealed-rows.ts";
import { SealedTexts } from "./sealed-texts.ts";
import { SqliteNoteStore } from "./sqlite-note-store.ts";
import { TEST_KEY } from "./testing/test-key.ts";

const SEED = Number(process.env["SEED"] ?? randomInt(2 ** 31));

const note = noteId("AAAAAAAAAAAAAAAAAAAAAA");
const other = noteId("BBBBBBBBBBBBBBBBBBBBBB");

const text = (bytes: string): Uint8Array => new TextEncoder().encode(bytes);
const row = (voice: number): NewRow => ({
  kind: "edit",
  voice,
  at: 5,
  update: text(`what Sam wrote as ${voice}`),
  trace: text(`trace ${voice}`),
});

const over = (sql: DatabaseSync, master = TEST_KEY): SqliteNoteStore =>
  new SqliteNoteStore(sql, new SealedRows(new KeyTable(sql), master));

/** Two notes of five rows, each with a snapshot. */
async function twoNotes(): Promise<DatabaseSync> {
  const sql = new DatabaseSync(":memory:");
  const store = over(sql);
  for (const each of [note, other]) {
    await store.append(each, 0, [1, 2, 3, 4, 5].map(row));
    await store.putSnapshot(each, { seq: 3, state: text(`snapshot of ${each}`) });
  }
  return sql;
}

/** What somebody does who has the database and knows how it is made, but has no key: every hash is right again. */
function chainAnew(sql: DatabaseSync, of: NoteId): void {
  let prev: Uint8Array = new Uint8Array(32);
  const write = sql.prepare("UPDATE log SET prev_hash = ?, hash = ? WHERE note = ? AND seq = ?");
  for (const stored of sql.prepare("SELECT * FROM log WHERE note = ? ORDER BY seq").all(of)) {
    // reason: as the table is made
    const {
      seq,
      kind,
      voice,
      at,
      update_bytes: update,
      trace,
    } = stored as unknown as LogRow & { update_bytes: Uint8Array };
    const hash = rowHash(of, prev, { seq, kind, voice, at, update, trace });
    write.run(prev, hash, of, seq);
    prev = hash;
  }
}

describe("SealedRows", () => {
  test(`RM1 nothing of a row or a snapshot is on the disk as it was, and no two seals are alike (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 6, maxLength: 3_000 }),
        fc.uint8Array({ maxLength: 100 }),
        async (update, trace) => {
          const sql = new DatabaseSync(":memory:");
          const store = over(sql);
          const rows = [1, 2].map((voice) => ({ ...row(voice), update, trace }));
          await store.append(note, 0, rows);
          await store.putSnapshot(note, { seq: 2, state: update });
          const kept = sql.prepare("SELECT update_bytes, trace FROM log").all();
          const snapshot = sql.prepare("SELECT state FROM snapshots").get();
          const all = [...kept, snapshot ?? {}].flatMap((each) => Object.values(each) as Uint8Array[]); // reason: as the tables are made
          expect(all).toHaveLength(5);
          for (const bytes of all) expect(Buffer.from(bytes).includes(Buffer.from(update))).toBe(false);
          expect(new Set(all.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(trace.length === 0 ? 4 : 5);
          expect(await store.read(note, 0)).toEqual(rows.map((each, index) => ({ ...each, seq: index + 1 })));
          sql.close();
        },
      ),
      { seed: SEED, numRuns: 50 },
    );
  });

  // Each leaves a chain of hashes that is right (`chainAnew`), so it is the seal that tells.
  const attacks: readonly [string, string][] = [
    ["another time", "UPDATE log SET at = 6 WHERE seq = 3 AND note = :note"],
    ["another voice", "UPDATE log SET voice = 9 WHERE seq = 3 AND note = :note"],
    ["another kind", "UPDATE log SET kind = 'mend' WHERE seq = 3 AND note = :note"],
    [
      "the update of another row",
      "UPDATE log SET update_bytes = (SELECT update_bytes FROM log WHERE seq = 4 AND note = :note) WHERE seq = 3 AND note = :note",
    ],
    [
      "the trace of another row",
      "UPDATE log SET trace = (SELECT trace FROM log WHERE seq = 4 AND note = :note) WHERE seq = 3 AND note = :note",
    ],
    [
      "update and trace of another row",
      "UPDATE log SET (update_bytes, trace) = (SELECT update_bytes, trace FROM log WHERE seq = 4 AND note = :note) WHERE seq = 3 AND note = :note",
    ],
    [
      "a row of another note",
      "UPDATE log SET (update_bytes, trace) = (SELECT update_bytes, trace FROM log WHERE seq = 3 AND note = :other) WHERE seq = 3 AND note = :note",
    ],
    [
      "two rows in each other's place",
      "UPDATE log SET seq = -seq WHERE seq IN (3, 4) AND note = :note; UPDATE log SET seq = 7 + seq WHERE seq < 0",
    ],
    [
      "a row that is gone, and the later ones moved up",
      "DELETE FROM log WHERE seq = 3 AND note = :note; UPDATE log SET seq = -seq WHERE seq > 3 AND note = :note; UPDATE log SET seq = -seq - 1 WHERE seq < 0",
    ],
    ["nothing where the update was", "UPDATE log SET update_bytes = x'' WHERE seq = 3 AND note = :note"],
    [
      "update and trace changed over",
      "UPDATE log SET update_bytes = trace, trace = update_bytes WHERE seq = 3 AND note = :note",
    ],
  ];
  test.each(attacks)("RM1 %s, with all hashes made anew: an error that names note and row", async (_, statements) => {
    const sql = await twoNotes();
    sql.exec(statements.replaceAll(":note", `'${note}'`).replaceAll(":other", `'${other}'`));
    chainAnew(sql, note);
    const broken = { name: "BrokenLogError", note, seq: 3, fault: "unreadable" };
    await expect(over(sql).read(note, 0)).rejects.toMatchObject(broken);
    expect(await over(sql).read(note, 0, 2)).toHaveLength(2);
    expect(await over(sql).read(other, 0)).toHaveLength(5);
    sql.close();
  });

  test("RM1 a row that is changed back to what another history had there is refused: the rows before it are bound in", async () => {
    const sql = await twoNotes();
    const copy = await twoNotes();
    // The same note's key in both, as in a copy of the folder in which writing went on.
    for (const each of sql.prepare("SELECT * FROM keys").all())
      copy.prepare("UPDATE keys SET wrapped = ? WHERE scope = ?").run(each["wrapped"] ?? null, each["scope"] ?? null);
    copy.exec("DELETE FROM log; DELETE FROM snapshots");
    await over(copy).append(note, 0, [9, 8, 7, 6, 5].map(row));
    const theirs = copy.prepare("SELECT update_bytes, trace, voice FROM log WHERE seq = 3").get();
    sql
      .prepare("UPDATE log SET update_bytes = ?, trace = ?, voice = ? WHERE seq = 3 AND note = ?")
      .run(theirs?.["update_bytes"] ?? null, theirs?.["trace"] ?? null, theirs?.["voice"] ?? null, note);
    chainAnew(sql, note);
    await expect(over(sql).read(note, 0)).rejects.toMatchObject({ note, seq: 3, fault: "unreadable" });
    sql.close();
    copy.close();
  });

  test(`RM1 one flipped bit anywhere, with all hashes made anew, is an error that names note and row (seed ${SEED})`, async () => {
    const sql = await twoNotes();
    fc.assert(
      fc.property(
        fc.constantFrom("update_bytes", "trace"),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (column, seq, at) => {
          const kept = sql.prepare(`SELECT ${column} AS bytes FROM log WHERE note = ? AND seq = ?`).get(note, seq)?.[
            "bytes"
          ];
          if (!(kept instanceof Uint8Array)) throw new Error("the row is there");
          const flipped = kept.slice();
          const bit = at % (flipped.length * 8);
          flipped[bit >> 3] = Number(flipped[bit >> 3]) ^ (1 << (bit & 7));
          const put = sql.prepare(`UPDATE log SET ${column} = ? WHERE note = ? AND seq = ?`);
          const read = (): unknown => {
            const table = new SealedRows(new KeyTable(sql), TEST_KEY).of(note, false);
            // reason: as the table is made
            const stored = sql
              .prepare('SELECT *, update_bytes AS "update" FROM log WHERE note = ? AND seq = ?')
              .get(note, seq) as unknown as LogRow & { prev_hash: Uint8Array };
            return table.openRow(stored.prev_hash, stored);
          };
          put.run(flipped, note, seq);
          expect(read).toThrow();
          put.run(kept, note, seq);
          expect(read).not.toThrow();
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    sql.close();
  });

  test("RM1 RM4 a snapshot is of its note and its row", async () => {
    for (const attack of [
      "UPDATE snapshots SET seq = 4 WHERE note = :note",
      "UPDATE snapshots SET state = (SELECT state FROM snapshots WHERE note = :other) WHERE note = :note",
      "UPDATE snapshots SET state = (SELECT update_bytes FROM log WHERE note = :note AND seq = 3) WHERE note = :note",
    ]) {
      const sql = await twoNotes();
      sql.exec(attack.replaceAll(":note", `'${note}'`).replaceAll(":other", `'${other}'`));
      await expect(over(sql).snapshot(note)).rejects.toMatchObject({
        name: "BrokenLogError",
        note,
        fault: "unreadable",
      });
      expect((await over(sql).snapshot(other))?.seq).toBe(3);
      sql.close();
    }
  });

  test("RM1 a key that is lost is an error that names note and row, for reading and writing; no new one is made, and others in the commit don't suffer", async () => {
    const sql = await twoNotes();
    sql.prepare("DELETE FROM keys WHERE scope = ?").run(note);
    const store = over(sql);
    const lost = { name: "BrokenLogError", note, fault: "key-lost" };
    await expect(store.read(note, 0)).rejects.toMatchObject({ ...lost, seq: 1 });
    await expect(store.snapshot(note)).rejects.toMatchObject({ ...lost, seq: 3 });
    await expect(store.putSnapshot(note, { seq: 5, state: text("") })).rejects.toMatchObject(lost);
    const appends = await Promise.allSettled([store.append(note, 5, [row(6)]), store.append(other, 5, [row(6)])]);
    expect(appends).toEqual([
      { status: "rejected", reason: expect.objectContaining({ ...lost, seq: 6 }) },
      { status: "fulfilled", value: "ok" },
    ]);
    expect(sql.prepare("SELECT scope FROM keys").all()).toEqual([{ scope: other }]);
    expect(await store.read(other, 0)).toHaveLength(6);
    sql.close();
  });

  test("RM1 keys of two notes that were exchanged, and another master key, are told as such", async () => {
    const sql = await twoNotes();
    await expect(over(sql, new MasterKey(randomBytes(32))).read(note, 2)).rejects.toMatchObject({
      note,
      seq: 3,
      fault: "key-wrong",
    });
    sql.exec(`UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE scope = '${other}') WHERE scope = '${note}'`);
    await expect(over(sql).read(note, 0)).rejects.toMatchObject({ note, seq: 1, fault: "key-wrong" });
    expect(await over(sql).read(other, 0)).toHaveLength(5);
    sql.close();
  });

  test("RM1 RM2 a key that was made in a commit that failed is never used again", async () => {
    const sql = new DatabaseSync(":memory:");
    const store = over(sql);
    const exec = sql.exec.bind(sql);
    sql.exec = (statement) => {
      if (statement === "COMMIT") throw new Error("database or disk is full");
      exec(statement);
    };
    await expect(store.append(note, 0, [row(1)])).rejects.toThrow("full");
    sql.exec = exec;
    expect(await store.append(note, 0, [row(1)])).toBe("ok");
    expect(await store.append(note, 1, [row(2)])).toBe("ok");
    expect(await over(sql).read(note, 0)).toHaveLength(2);
    sql.close();
  });

  test("RM1 more notes than keys at hand are read as well", async () => {
    const sql = new DatabaseSync(":memory:");
    const store = over(sql);
    const notes = Array.from({ length: 4_200 }, (_, index) => noteId(String(index).padStart(22, "N")));
    await Promise.all(notes.map((each) => store.append(each, 0, [row(1)])));
    for (const each of [notes[0], notes[4_199], notes[0]]) expect(await store.read(each ?? note, 0)).toHaveLength(1);
    sql.close();
  });
});

describe("KeyTable", () => {
  test("RM1 rewrapping changes who can read and not one row; a second time it changes nothing", async () => {
    const sql = await twoNotes();
    const rows = sql.prepare("SELECT * FROM log").all();
    const next = new MasterKey(randomBytes(32));
    const keys = new KeyTable(sql);
    expect(keys.masters()).toEqual([TEST_KEY.id]);
    expect(keys.rewrap(TEST_KEY, next)).toBe(2);
    expect(keys.masters()).toEqual([next.id]);
    expect(sql.prepare("SELECT * FROM log").all()).toEqual(rows);
    expect(await over(sql, next).read(note, 0)).toHaveLength(5);
    await expect(over(sql).read(note, 0)).rejects.toMatchObject({ fault: "key-wrong" });
    expect(() => keys.rewrap(TEST_KEY, new MasterKey(randomBytes(32)))).toThrow();
    expect(keys.masters()).toEqual([next.id]);
    sql.close();
  });

  test("RM1 if one key can't be unwrapped, none is rewrapped", async () => {
    const sql = await twoNotes();
    sql.exec(`UPDATE keys SET wrapped = x'00' WHERE scope = '${other}'`);
    const before = sql.prepare("SELECT * FROM keys").all();
    expect(() => new KeyTable(sql).rewrap(TEST_KEY, new MasterKey(randomBytes(32)))).toThrow();
    expect(sql.prepare("SELECT * FROM keys").all()).toEqual(before);
    expect(await over(sql).read(note, 0)).toHaveLength(5);
    sql.close();
  });
});

describe("SealedTexts", () => {
  test("RM1 a name comes back where it was sealed and nowhere else, and is not there to be read", () => {
    const sql = new DatabaseSync(":memory:");
    const names = new SealedTexts(new KeyTable(sql), TEST_KEY, true);
    const name = "Søren 🌧 أحمد";
    const sealed = names.seal(["accounts", "name", "a"], name);
    expect(sealed).toMatch(/^[\w-]+$/);
    expect(Buffer.from(sealed, "base64url").includes(Buffer.from(name))).toBe(false);
    const again = new SealedTexts(new KeyTable(sql), TEST_KEY, false);
    expect(again.open(["accounts", "name", "a"], sealed)).toBe(name);
    for (const place of [
      ["accounts", "name", "b"],
      ["memberships", "name", "a"],
      ["accounts", "namea"],
    ])
      expect(() => again.open(place, sealed)).toThrow(`${place.join(" ")} can't be opened`);
    expect(() => new SealedTexts(new KeyTable(sql), new MasterKey(randomBytes(32)), true)).toThrow("key-wrong");
    sql.exec("DELETE FROM keys");
    expect(() => new SealedTexts(new KeyTable(sql), TEST_KEY, false)).toThrow("key-lost");
    sql.close();
  });
});

function noteId(value: string): NoteId {
  if (!isNoteId(value)) throw new Error(`${value} is not a note id`);
  return value;
}
