import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { NoteId } from "@ourwords/protocol";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "./open-database.ts";
import { plainRows } from "./plain-rows.ts";
import { SqliteNoteStore } from "./sqlite-note-store.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-snapshots-"));
afterAll(() => rmSync(folder, { recursive: true }));
const note = "AAAAAAAAAAAAAAAAAAAAAA" as NoteId; // reason: a fixed id of the right shape

test("RM4 ST6: whenever the process is killed, there is a whole snapshot, of a row that is there, and no row is missing", async () => {
  const file = join(folder, "killed.db");
  let done = 0;
  // Each time a row later, and at another moment of its commit: nothing waits for the kill.
  for (const rows of [1, 2, 3, 5, 8]) {
    const from = done;
    done = await writeUntilKilled(file, from + rows);
    const database = openDatabase(file);
    const store = new SqliteNoteStore(database.sql, plainRows);
    const kept = await store.read(note, 0);
    const snapshot = await store.snapshot(note);
    expect(kept.length).toBeGreaterThanOrEqual(done);
    expect(kept.map(({ voice }) => voice)).toEqual(kept.map((_, index) => index + 1));
    expect(snapshot?.seq).toBeGreaterThanOrEqual(done);
    expect(snapshot?.seq).toBeLessThanOrEqual(kept.length);
    expect(snapshot?.state).toEqual(new Uint8Array(20_000).fill(snapshot?.seq ?? 0));
    database.close();
    done = kept.length;
  }
});

async function writeUntilKilled(file: string, until: number): Promise<number> {
  const script = join(import.meta.dirname, "testing/snapshot-forever.ts");
  const child = spawn(process.execPath, [script, file, note], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  let last = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    if (last >= until) child.kill("SIGKILL");
  }
  expect(await gone).toEqual([null, "SIGKILL"]);
  return last;
}
