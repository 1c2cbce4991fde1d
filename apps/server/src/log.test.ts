import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { encodeAwareness, encodeUpdate } from "@ourwords/protocol";
import { afterAll, expect, test } from "vitest";
import * as Y from "yjs";
import { systemClock } from "./clock.ts";
import { settled } from "./demo/settled.ts";
import { takeTurn } from "./demo/take-turn.ts";
import { Visitor } from "./demo/visitor.ts";
import { ENTRY, joined, secretOf } from "./testing/people.ts";
import { openRaw } from "./testing/raw-page.ts";

const folder = mkdtempSync(join(tmpdir(), "ourwords-log-"));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A server in a process of its own; all it says on stderr is added to `said`. */
async function start(said: Buffer[]): Promise<{ link: string; stop: () => Promise<unknown> }> {
  const env = { PATH: process.env["PATH"], PORT: "0", DATA_DIR: join(folder, "data") };
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], { env });
  children.push(child);
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  for await (const line of createInterface(child.stdout)) {
    const link = /http\S+/.exec(line)?.[0];
    if (link === undefined) continue;
    const stop = (): Promise<unknown> => {
      const gone = once(child, "close");
      child.kill("SIGTERM");
      return gone;
    };
    return { link, stop };
  }
  throw new Error("the server ended before it was ready");
}

/** The same words as they could stand in a file. */
const forms = (words: string): Buffer[] =>
  [words, Buffer.from(words).toString("hex"), Buffer.from(words).toString("base64").slice(0, -4)]
    .map((text) => Buffer.from(text))
    .concat(Buffer.from(words, "utf16le"));

test("no word of a note, no name and no secret is in the log of a whole journey, trouble included", async () => {
  const canary = "canary-7391 über Größe 水";
  const said: Buffer[] = [];
  const first = await start(said);
  const { origin } = new URL(first.link);
  const ali = new Visitor({ local: origin, origin });
  await ali.post("/api/session", { token: secretOf(first.link), name: `Dr ${canary}` });
  const entry = ENTRY.parse(await ali.post("/api/notes"));
  const page = ali.open(entry.note, entry.as, systemClock);
  await settled([page]);
  takeTurn(page.doc, { by: "ali", do: "tell", text: canary });
  await settled([page]);
  page.close();
  // What is wrong quotes it too.
  const doc = new Y.Doc();
  doc.getText(canary).insert(0, canary);
  const { visitor } = { visitor: ali };
  const attacks = [
    encodeUpdate(Y.encodeStateAsUpdate(doc)),
    encodeUpdate(Buffer.from(canary)),
    encodeAwareness(Buffer.from(canary)),
    Buffer.from(canary),
    canary,
  ];
  for (const attack of attacks) {
    const raw = openRaw({ visitor, ...entry });
    await raw.welcome;
    raw.ws.send(attack);
    await raw.ended;
  }
  const address = encodeURIComponent(canary);
  await ali.request("GET", `/api/notes/${address}/people?as=${address}`);
  await ali.request("GET", `/${address}`);
  await ali.request("POST", "/api/join", { secret: canary, name: canary });
  await ali.request("PUT", "/api/session", canary, { "content-type": `text/${address}` });
  await ali.send("/api/join", Buffer.from(`{"name": "${canary}`), { "content-type": "application/json" });
  await ali.send(`/sync/${entry.note}/up`, Buffer.from(canary), { "content-type": "application/octet-stream" });
  await expect(joined(new Visitor({ local: origin, origin }), canary, canary)).rejects.toThrow("404");
  await first.stop();
  // A note that can't be read is trouble, and is said.
  const sql = new DatabaseSync(join(folder, "data/ourwords.db"));
  for (const table of ["log", "snapshots"]) sql.prepare(`UPDATE ${table} SET note = 'hidden'`).run();
  sql.close();
  const second = await start(said);
  const later = new Visitor({ local: new URL(second.link).origin, origin: new URL(second.link).origin });
  await later.post("/api/session", { token: secretOf(second.link) });
  await openRaw({ visitor: later, ...entry }).ended;
  await second.stop();
  const log = Buffer.concat(said);
  expect(log.toString()).toContain("a room is in trouble");
  for (const words of [canary, "canary-7391", secretOf(first.link), secretOf(second.link)])
    for (const form of forms(words)) expect(log.includes(form), form.toString()).toBe(false);
}, 60_000);
