import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NoteId, SERVER_CLIENT } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type * as Y from "yjs";
import { cpuSeconds } from "../../bench/peers/process-figures.ts";
import type { Member } from "../../apps/server/src/testing/people.ts";
import { onDisk } from "../kill/standing-in.ts";
import { type ServerProcess, startServerProcess } from "../kill/server-process.ts";
import { came, clinicianWith, isInSync, openPage } from "../operations/many-pages.ts";
import { Random } from "../random.ts";
import { HostilePage } from "./hostile-page.ts";

/** So many notes are attacked at the same time, each by one page after another. */
const LANES = 8;
const CASES_A_NOTE = 400;
/** One server and its folder bear so many; then comes the next. */
const CASES_A_SERVER = 20_000;
/** A case that took longer is sent again when nothing else goes on, and the server's own time is measured. */
const SLOW_MS = 50;
const PATIENCE_MS = 60_000;

export interface GateFigures {
  readonly cases: number;
  /** cases that ended their page */
  readonly refused: number;
  /** servers that ended, or no longer answered */
  readonly crashed: number;
  /** cases that cost the server more than 50 ms of its own time */
  readonly slow: number;
  /** notes that are another one in another place, or hold what nobody may have written */
  readonly acceptedBad: number;
  /** notes of which something waits for what never comes */
  readonly pending: number;
  readonly slowestMs: number;
  readonly casesPerSecond: number;
}

/** A case that took long, by whom and in which note. */
interface Long {
  readonly member: Member;
  readonly page: string;
  readonly frames: readonly Uint8Array[];
}

type Counted = { -readonly [Key in keyof GateFigures]: GateFigures[Key] };

/** GT1 to GT6, RM2: hostile frames at random through the real socket, while somebody writes in each note. */
export async function proveGate(seed: number, cases: number): Promise<GateFigures> {
  const figures: Counted = {
    cases: 0,
    refused: 0,
    crashed: 0,
    slow: 0,
    acceptedBad: 0,
    pending: 0,
    slowestMs: 0,
    casesPerSecond: 0,
  };
  const begun = performance.now();
  for (let server = 0; figures.cases < cases && figures.crashed === 0; server++)
    await attackServer(seed + server, Math.min(CASES_A_SERVER, cases - figures.cases), figures);
  figures.casesPerSecond = Math.round((1_000 * figures.cases) / (performance.now() - begun));
  return figures;
}

export const isGateProven = ({ crashed, slow, acceptedBad, pending }: GateFigures): boolean =>
  crashed + slow + acceptedBad + pending === 0;

async function attackServer(seed: number, cases: number, figures: Counted): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ourwords-gate-"));
  const dataDir = join(folder, "data");
  const server = await startServerProcess(dataDir, 0);
  let hasEnded = false;
  const live = new Map<NoteId, string>();
  const long: Long[] = [];
  try {
    const members = [...(await clinicianWith(Math.ceil(cases / CASES_A_NOTE), server.link))];
    const seeds = new Random(seed);
    let left = cases;
    const lane = async (): Promise<void> => {
      for (let member = members.pop(); member; member = members.pop()) {
        const share = Math.min(CASES_A_NOTE, left);
        left -= share;
        live.set(member.note, await attackNote(member, new Random(seeds.below(2 ** 32)), share, figures, long));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane)).catch((error: unknown) => {
      console.error(error);
      figures.crashed++;
    });
    for (const each of figures.crashed === 0 ? long : []) {
      const { isSlow, text } = await sendAlone(each, server);
      if (isSlow) figures.slow++;
      live.set(each.member.note, text);
    }
    hasEnded = true;
    await endWell(server, figures);
    for (const same of await onDisk(
      dataDir,
      [...live.keys()],
      ({ doc }, note) => isWhole(doc) && textOf(doc) === live.get(note),
    ))
      if (!same) figures.acceptedBad++;
  } finally {
    if (!hasEnded) await server.end("SIGKILL");
    rmSync(folder, { recursive: true });
  }
}

async function endWell(server: ServerProcess, figures: Counted): Promise<void> {
  const [code] = await server.end("SIGTERM");
  if (code !== 0) figures.crashed++;
}

/** Answers what the note says at its end, to whoever opens it. */
async function attackNote(
  member: Member,
  random: Random,
  cases: number,
  figures: Counted,
  long: Long[],
): Promise<string> {
  const victim = openPage(member);
  /** how much each page may have written */
  const written = new Map<number, number>([[SERVER_CLIENT, Number.POSITIVE_INFINITY]]);
  try {
    await inSync(victim);
    write(victim, "Words that are mine. ");
    let hostile: HostilePage | undefined;
    for (let count = 0; count < cases; count++) {
      hostile ??= await HostilePage.open(member, victim.doc, pageName());
      const sent = hostile.draw(random);
      const answer = await hostile.send(sent);
      figures.cases++;
      figures.slowestMs = Math.max(figures.slowestMs, Math.round(answer.ms));
      if (answer.ms > SLOW_MS) long.push({ member, page: hostile.page, frames: sent });
      if (count % 50 === 0) write(victim, "More. ");
      written.set(hostile.own, hostile.clock);
      if (!answer.refused && hostile.sent < HostilePage.most) continue;
      if (answer.refused) figures.refused++;
      await hostile.close();
      hostile = undefined;
    }
    await hostile?.close();
    await inSync(victim);
    written.set(victim.doc.clientID, clockOf(victim.doc, victim.doc.clientID));
    const reader = openPage(member);
    try {
      await inSync(reader);
      if (!isWhole(reader.doc) || !isWhole(victim.doc)) figures.pending++;
      const isOurs = [...reader.doc.store.clients.keys()].every(
        (client) => clockOf(reader.doc, client) <= (written.get(client) ?? 0),
      );
      const isTheirs = clockOf(reader.doc, victim.doc.clientID) === written.get(victim.doc.clientID);
      if (!isOurs || !isTheirs || textOf(reader.doc) !== textOf(victim.doc)) figures.acceptedBad++;
      return textOf(reader.doc);
    } finally {
      reader.close();
    }
  } finally {
    victim.close();
  }
}

/** Alone, and by the server's own time: whatever else the machine was busy with. */
async function sendAlone(
  { member, page, frames }: Long,
  { pid }: ServerProcess,
): Promise<{ readonly isSlow: boolean; readonly text: string }> {
  const victim = openPage(member);
  try {
    await inSync(victim);
    const hostile = await HostilePage.open(member, victim.doc, page);
    const before = cpuSeconds(pid);
    await hostile.send(frames);
    const ms = 1_000 * (cpuSeconds(pid) - before);
    await hostile.close();
    // What was refused then may be let in now.
    await inSync(victim);
    return { isSlow: ms > SLOW_MS, text: textOf(victim.doc) };
  } finally {
    victim.close();
  }
}

async function inSync(page: NoteConnection): Promise<void> {
  if ((await came(() => isInSync(page), PATIENCE_MS)) === undefined)
    throw new Error("a page does not come together with its note");
}

/** In a line of its own. */
function write(page: NoteConnection, text: string): void {
  const line = page.doc.getXmlFragment("story").get(0);
  const words = "get" in line ? line.get(0) : undefined;
  if (words && "insert" in words) words.insert(0, text as never);
}

const pageName = (): string => randomBytes(16).toString("base64url");
const isWhole = ({ store }: Y.Doc): boolean => store.pendingStructs === null && store.pendingDs === null;
const textOf = (doc: Y.Doc): string =>
  JSON.stringify(["story", "plan"].map((name) => doc.getXmlFragment(name).toJSON()));
const clockOf = ({ store }: Y.Doc, client: number): number => {
  const last = store.clients.get(client)?.at(-1);
  return last ? last.id.clock + last.length : 0;
};
