import { spawn, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { KeyTable, openToRead } from "@ourwords/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openExisting } from "../open-data.ts";
import { openForTwo } from "../testing/kept-note.ts";
import { startTestServer } from "../testing/test-server.ts";
import { verifyData } from "../verify/verify-data.ts";
import { makeKeyFile, moveFile, readKeyFile } from "./key-file.ts";
import { loadMasterKey } from "./load-master-key.ts";
import { rotateKey } from "./rotate-key.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-rotate-"));
const FOLDER = { kind: "folder" } as const;
/** In ms: processes start slowly where many do. */
const PATIENCE = 120_000;
let whole = "";
let rows = 0;
let copies = 0;

beforeAll(async () => {
  const server = await startTestServer();
  const open = await openForTwo(server);
  await open.write("sam", "It is worst before work.");
  open.close();
  // So that everything lies in the one file.
  await server.restart();
  whole = join(folder, "whole");
  cpSync(server.dataDir, whole, { recursive: true });
  await server.close();
  ({ rows } = await verifyData(whole));
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true }));

function copy(): string {
  const to = join(folder, `copy-${++copies}`);
  cpSync(whole, to, { recursive: true });
  return to;
}

const keyIn = (dataDir: string, file = "master.key") => readKeyFile(join(dataDir, file));
const readsWhole = async (dataDir: string, source: Parameters<typeof verifyData>[1] = FOLDER): Promise<void> =>
  expect(await verifyData(dataDir, source)).toMatchObject({ notes: 1, rows, faults: [] });

describe("npm run rotate-key", () => {
  test("RM1 the key is another afterwards, the old one opens nothing, the rows are as they were", async () => {
    const dataDir = copy();
    const old = keyIn(dataDir);
    const before = logOf(dataDir);
    const { rewrapped, from, to, file, old: kept } = rotateKey(dataDir, FOLDER, undefined);
    expect([rewrapped, from, file]).toEqual([2, old.id, join(dataDir, "master.key")]);
    expect(to).toBe(keyIn(dataDir).id);
    // Backups of before need it.
    expect([kept, keyIn(dataDir, `master.key.${old.id}`).id]).toEqual([`${file}.${old.id}`, old.id]);
    expect(to).not.toBe(old.id);
    await readsWhole(dataDir);
    await expect(verifyData(dataDir, { kind: "given", key: old })).rejects.toThrow(`they need the key ${to}`);
    expect(logOf(dataDir)).toEqual(before);
    for (const left of ["master.key.next", "master.key.part"]) expect(existsSync(join(dataDir, left))).toBe(false);
  });

  test("RM1 no wrapped key of before stays behind in the file: the old master key can't be used on it", () => {
    const dataDir = copy();
    const sql = openToRead(join(dataDir, "ourwords.db"));
    const wrapped = sql
      .prepare("SELECT wrapped FROM keys")
      .all()
      .map((each) => Buffer.from(each["wrapped"] as Uint8Array)); // reason: as the table is made
    sql.close();
    const file = () => readFileSync(join(dataDir, "ourwords.db"));
    expect(wrapped.map((each) => file().includes(each))).toEqual([true, true]);
    rotateKey(dataDir, FOLDER, undefined);
    expect(wrapped.map((each) => file().includes(each))).toEqual([false, false]);
  });

  test("RM1 with --new-key-file the new key is made there, or read if it is there; again changes nothing", async () => {
    const dataDir = copy();
    const file = join(folder, "elsewhere");
    const first = rotateKey(dataDir, FOLDER, file);
    expect(first).toMatchObject({ rewrapped: 2, to: readKeyFile(file).id, file });
    await readsWhole(dataDir, { kind: "file", file });
    await expect(verifyData(dataDir)).rejects.toThrow(`they need the key ${first.to}`);
    expect(rotateKey(dataDir, FOLDER, file)).toMatchObject({ rewrapped: 0, to: first.to });
    const third = join(folder, "third");
    const key = makeKeyFile(third);
    expect(rotateKey(dataDir, { kind: "file", file }, third)).toMatchObject({
      rewrapped: 2,
      from: first.to,
      to: key.id,
    });
    await readsWhole(dataDir, { kind: "given", key });
    const without = () => rotateKey(dataDir, { kind: "given", key }, undefined);
    expect(without).toThrow("With MASTER_KEY, say where the new key is to lie: --new-key-file FILE.");
    await readsWhole(dataDir, { kind: "given", key });
  });

  // The states between its steps, made by hand: what a kill leaves, whatever the moment.
  test("RM1 killed before the keys are rewrapped: the old key opens, and the next rotation goes through", async () => {
    const dataDir = copy();
    const next = makeKeyFile(join(dataDir, "master.key.next"));
    await readsWhole(dataDir);
    expect(rotateKey(dataDir, FOLDER, undefined).to).toBe(next.id);
    await readsWhole(dataDir);
  });

  test("RM1 killed after they are rewrapped: the key beside opens, a reader leaves both where they are, a server puts it in place", async () => {
    const dataDir = copy();
    const next = makeKeyFile(join(dataDir, "master.key.next"));
    const database = openExisting(dataDir);
    new KeyTable(database.sql).rewrap(keyIn(dataDir), next);
    database.close();
    await readsWhole(dataDir);
    expect(keyIn(dataDir).id).not.toBe(next.id);
    expect(loadMasterKey(FOLDER, { dataDir, masters: [next.id] }, true)).toMatchObject({ isNew: false });
    expect(keyIn(dataDir).id).toBe(next.id);
    await readsWhole(dataDir);
  });

  test("RM1 killed while the next key was being written: half of it is never taken for a key", async () => {
    const dataDir = copy();
    writeFileSync(join(dataDir, "master.key.next.part"), "AAAA", { mode: 0o600 });
    rotateKey(dataDir, FOLDER, undefined);
    await readsWhole(dataDir);
  });

  const SEED = Number(process.env["SEED"] ?? randomInt(2 ** 31));
  test(
    `RM1 killed with SIGKILL at any moment, the data opens and every row is there (seed ${SEED})`,
    async () => {
      const dataDir = copy();
      const moments = mulberry(SEED);
      let rotations = 0;
      for (let round = 0; round < 8; round++) {
        const before = keyIn(dataDir).id;
        const script = join(import.meta.dirname, "../testing/rotate-forever.ts");
        const child = spawn(process.execPath, [script, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
        const gone = once(child, "exit");
        const said: string[] = [];
        // From its first rotation on: before that it only starts.
        const kill = (): NodeJS.Timeout => setTimeout(() => child.kill("SIGKILL"), moments() * 30);
        for await (const line of createInterface(child.stdout)) if (said.push(line) === 1) kill();
        expect(await gone).toEqual([null, "SIGKILL"]);
        rotations += said.length;
        await readsWhole(dataDir);
        expect(before).not.toBe(keyIn(dataDir).id);
      }
      expect(rotations).toBeGreaterThanOrEqual(8);
    },
    PATIENCE,
  );

  test(
    "RM1 refused while a server runs, where there is nothing, and with another key; as a command with one sentence and exit 2",
    async () => {
      const dataDir = copy();
      const run = (args: readonly string[], env: Record<string, string> = {}) =>
        spawnSync(process.execPath, [join(import.meta.dirname, "rotate-main.ts"), ...args], { encoding: "utf8", env });
      const database = openExisting(dataDir);
      expect(() => rotateKey(dataDir, FOLDER, undefined)).toThrow(`Another Ourwords server is using ${dataDir}.`);
      database.close();
      expect(run([join(folder, "nowhere")])).toMatchObject({
        status: 2,
        stdout: "",
        stderr: expect.stringMatching(/^There is no Ourwords database in \S+\.\n$/),
      });
      expect(existsSync(join(folder, "nowhere"))).toBe(false);
      const another = join(folder, "wrong-key");
      makeKeyFile(another);
      expect(() => rotateKey(dataDir, { kind: "file", file: another }, undefined)).toThrow(
        "can't be opened with this master key",
      );
      expect(run(["--fast"])).toMatchObject({
        status: 2,
        stderr: "npm run rotate-key -- [folder] [--new-key-file FILE]\n",
      });
      const { status, stdout, stderr } = run([dataDir]);
      expect([status, JSON.parse(stdout)]).toEqual([
        0,
        expect.objectContaining({ rewrapped: 2, to: keyIn(dataDir).id }),
      ]);
      expect(stderr).toContain(`The notes need the key ${keyIn(dataDir).id} now`);
      expect(stdout + stderr).not.toContain(readFileSync(join(dataDir, "master.key"), "utf8").trim());
      await readsWhole(dataDir);
      // Moved away, the same key is found where the setting says.
      moveFile(join(dataDir, "master.key"), join(folder, "moved"));
      expect(run([dataDir], { MASTER_KEY_FILE: join(folder, "moved") }).status).toBe(0);
      await readsWhole(dataDir, { kind: "file", file: join(folder, "moved") });
    },
    PATIENCE,
  );
});

function logOf(dataDir: string): unknown {
  const sql = openToRead(join(dataDir, "ourwords.db"));
  const all = sql.prepare("SELECT note, seq, hex(update_bytes), hex(hash) FROM log").all();
  sql.close();
  return all;
}

/** Uniform in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
