import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeyTable, openDatabase, openToRead, plainRows, SealedRows, SqliteNoteStore } from "@ourwords/store";
import { systemClock } from "../../apps/server/src/clock.ts";
import { restore } from "../../apps/server/src/backup/restore.ts";
import { readKeyFile } from "../../apps/server/src/keys/key-file.ts";
import { folderKeyFile } from "../../apps/server/src/keys/load-master-key.ts";
import { databaseFile } from "../../apps/server/src/open-data.ts";
import { startServerProcess } from "../../apps/server/src/testing/server-process.ts";
import { saved } from "../../apps/server/src/testing/typing-page.ts";
import { Random } from "../random.ts";
import { type Canary, type Form, formsOf, makeCanaries } from "./canaries.ts";
import { type Looked, lookIn, lookThrough, NOTHING, together } from "./look-through.ts";
import { type RecordingProxy, recordingProxy } from "./recording-proxy.ts";
import { type Written, writeCanaries } from "./write-canaries.ts";

export interface CanaryFigures {
  readonly canaries: number;
  /** ways in which they could lie in bytes, all of them looked for everywhere */
  readonly forms: number;
  readonly files: number;
  readonly bytes: number;
  /** requests whose addresses were looked through */
  readonly requests: number;
  /** canaries found where they must not be */
  readonly hits: number;
  /** of the canaries, how many the same search finds in a store that does not seal: each that is in the log */
  readonly control: number;
  /** canaries, forms and addresses that the search would not have found although they were there */
  readonly controlMissed: number;
}

export interface CanaryOptions {
  readonly seed: number;
  /** prints a copy, if there is a browser that can */
  readonly chromium: string | undefined;
}

/** Names that somebody else chose for who then chose their own: they are in the directory alone, never in the log. */
const NOT_IN_THE_LOG = "an invited name";

/**
 * Writes canaries through the real server, and looks for them in all that lies on the disk: data folder (database, WAL, shm)
 * while the server runs, after kill -9 and after a good end, temporary folder, backup, what was restored, what was logged;
 * and in the addresses that it was asked for. Then looks for the same in a store that doesn't seal, where they must be found.
 */
export async function proveCanary({ seed, chromium }: CanaryOptions): Promise<CanaryFigures> {
  const root = mkdtempSync(join(tmpdir(), "ourwords-canary-"));
  const random = new Random(seed);
  const dataDir = join(root, "data");
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  const env = { DATA_DIR: dataDir, TMPDIR: temporary, ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) };
  const logs: string[] = [];
  const looked: Looked[] = [];
  let proxy: RecordingProxy | undefined;
  let server = await startServerProcess(env);
  try {
    const { origin } = server;
    proxy = await recordingProxy(origin);
    const written = await writeCanaries({ local: proxy.origin, origin }, server.secret, random);
    const { canaries } = written;
    const forms = canaries.flatMap(formsOf);
    await takeCopies(written, chromium !== undefined);
    await misbehave(written);
    looked.push(lookThrough(root, forms));
    const backup = join(root, "notes.backup");
    await backUpAside(backup, env);
    await server.stop("SIGKILL");
    looked.push(lookThrough(root, forms));
    logs.push(server.logged());
    server = await startServerProcess({ ...env, PORT: new URL(origin).port });
    const page = written.sam.open(written.note, written.as, systemClock);
    await saved(page);
    page.close();
    await server.stop();
    logs.push(server.logged());
    const restored = join(root, "restored");
    await restore(backup, restored);
    copyFileSync(folderKeyFile(dataDir), folderKeyFile(restored));
    looked.push(lookThrough(root, forms));
    for (const log of logs) looked.push(lookIn("the log", Buffer.from(log), forms));
    const requests = proxy.requests();
    looked.push(lookIn("addresses", Buffer.from(requests.join("\n"), "latin1"), forms));
    const { files, bytes, hits } = looked.reduce(together, NOTHING);
    for (const { where, form } of hits) console.error(`${form.canary.place}, ${form.form}: in ${where}`);

    const control = await unsealed(restored, join(root, "unsealed"), forms);
    const inLog = canaries.filter(({ place }) => place !== NOT_IN_THE_LOG);
    for (const { place, text } of inLog.filter((canary) => !control.has(canary)))
      console.error(`the search missed a canary that lies unsealed: ${place}, ${text}`);
    const controlMissed =
      inLog.filter((canary) => !control.has(canary)).length +
      missedForms(forms, join(root, "forms")) +
      (await missedInAddress(proxy, random));
    return {
      canaries: canaries.length,
      forms: forms.length,
      files,
      bytes,
      requests: requests.length,
      hits: hits.length,
      control: inLog.length - inLog.filter((canary) => !control.has(canary)).length,
      controlMissed,
    };
  } finally {
    await proxy?.close();
    await server.stop("SIGKILL");
    rmSync(root, { recursive: true });
  }
}

export const isCanaryProven = ({ hits, control, controlMissed, canaries, requests }: CanaryFigures): boolean =>
  hits === 0 && controlMissed === 0 && control > 0 && canaries > 0 && requests > 0;

/** Copies to take home are made in other threads and by a browser: nothing of them may stay behind. */
async function takeCopies({ sam, note, as }: Written, isPrinted: boolean): Promise<void> {
  for (const format of ["text", "markdown", "html", "docx", ...(isPrinted ? ["pdf"] : [])]) {
    const answer = await sam.request("GET", `/api/notes/${note}/export?as=${as}&format=${format}&lang=en-GB`);
    if (!answer.ok) throw new Error(`a copy as ${format} was answered ${answer.status}`);
    await answer.arrayBuffer();
  }
}

/** Canaries in what the server refuses: it may say that it did, not what was sent. */
async function misbehave({ sam, note, as, canaries }: Written): Promise<void> {
  for (const { text } of canaries) {
    await sam.request("POST", "/api/join", { secret: text, name: text });
    await sam.request("PATCH", `/api/notes/${note}/people/me?as=${as}`, { name: [text] });
  }
  const socket = sam.socket(`/sync/${note}`);
  socket.on("open", () => socket.send(Buffer.from(canaries.map(({ text }) => text).join(""))));
  socket.on("error", () => {});
  await once(socket, "close");
}

async function backUpAside(file: string, env: Readonly<Record<string, string>>): Promise<void> {
  const main = join(import.meta.dirname, "../../apps/server/src/backup/backup-main.ts");
  const child = spawn(process.execPath, [main, file], { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`no backup was made: ${said}`);
}

/** The same rows in a store that does not seal: which canaries are found there? */
async function unsealed(dataDir: string, folder: string, forms: readonly Form[]): Promise<ReadonlySet<Canary>> {
  mkdirSync(folder);
  const from = openToRead(databaseFile(dataDir));
  const keys = new KeyTable(from);
  const sealed = new SqliteNoteStore(from, new SealedRows(keys, readKeyFile(folderKeyFile(dataDir))));
  const to = openDatabase(databaseFile(folder));
  const plain = new SqliteNoteStore(to.sql, plainRows);
  for (const note of sealed.notes()) await plain.append(note, 0, await sealed.read(note, 0));
  await plain.close();
  to.close();
  from.close();
  return new Set(lookThrough(folder, forms).hits.map(({ form }) => form.canary));
}

/** Forms that the search does not find where they are: each in a file, between other bytes. */
function missedForms(forms: readonly Form[], folder: string): number {
  mkdirSync(folder);
  const missed = forms.filter((form, index) => {
    const file = join(folder, String(index));
    writeFileSync(file, Buffer.concat([Buffer.from([0, 255]), form.bytes, Buffer.from([255, 0])]));
    return !lookThrough(file, [form]).hits.some((hit) => hit.form === form);
  });
  return missed.length;
}

/** The server has ended: the proxy hears the request all the same. */
async function missedInAddress(proxy: RecordingProxy, random: Random): Promise<number> {
  const canaries = makeCanaries("address", ["latin", "arabic"], random);
  const asked = canaries.map(({ text }) => fetch(`${proxy.origin}/?q=${encodeURIComponent(text)}`));
  await Promise.allSettled(asked);
  const requests = Buffer.from(proxy.requests().join("\n"), "latin1");
  return canaries.filter((canary) => lookIn("", requests, formsOf(canary)).hits.length === 0).length;
}
