import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { CLOSE_REASONS, decodeSaved } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Attack, sceneIn } from "../../../../packages/sync/src/testing/attack.ts";
import { ATTACKS } from "../../../../packages/sync/src/testing/attacks.ts";
import { systemClock } from "../clock.ts";
import { settled } from "../demo/settled.ts";
import { takeTurn } from "../demo/take-turn.ts";
import { type Member, noteForTwo } from "../testing/people.ts";
import { openRaw, pathTo } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const MEGABYTE = 1024 * 1024;
setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const storyOf = ({ doc }: NoteConnection): string => doc.getXmlFragment("story").toJSON();

function held(): number {
  if (typeof collect === "function") collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test("GT1 GT2 GT3 GT6: over a real line each attack ends the page that makes it with its code, costs no memory, and the victim writes on", async () => {
  const { ali, sam } = await noteForTwo(server);
  const open = ({ visitor, note, as }: Member): NoteConnection => visitor.open(note, as, systemClock);
  const [victim, bystander] = [open(sam), open(ali)];
  const pages = [victim, bystander];
  await settled(pages);
  takeTurn(victim.doc, { by: "sam", do: "tell", text: "Words." });
  await settled(pages);
  const before = held();
  const ends: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const { name, reason, honest = 0, frames } of ATTACKS) {
    expected[name] =
      reason === "unheard" ? "saved" : [CLOSE_REASONS[reason], reason === "frame-too-big" ? undefined : reason];
    ends[name] = await attackWith(frames, ali, victim, honest + (reason === "unheard" ? 1 : 0));
    takeTurn(victim.doc, { by: "sam", do: "tell", text: "Still here." });
    await settled(pages);
    expect(storyOf(bystander), name).toBe(storyOf(victim));
  }
  expect(ends).toEqual(expected);
  expect(held() - before).toBeLessThan(64 * MEGABYTE);
  for (const page of pages) page.close();
});

/** How the page that does it ends; `saved` when it does not, and all it sent is on disk. */
async function attackWith(
  frames: Attack["frames"],
  hostile: Member,
  { doc }: NoteConnection,
  updates: number,
): Promise<"saved" | readonly [number, string | undefined]> {
  // A page of its own, with a voice that has said nothing yet.
  const page = openRaw(hostile, {
    path: pathTo(hostile.note, { as: hostile.as, page: randomBytes(16).toString("base64url") }),
  });
  const saved = new Promise<"saved">((resolve) => {
    page.ws.on("message", (data) => {
      if (updates > 1 && data instanceof Buffer && decodeSaved(data) === updates) resolve("saved");
    });
  });
  const [voice] = (await page.welcome).voices;
  for (const frame of frames(sceneIn(doc, doc.clientID, voice.client))) page.ws.send(frame);
  const how = await Promise.race([page.ended, saved]);
  page.ws.close();
  await page.ended;
  if (how === "saved") return how;
  return "code" in how ? [how.code, how.reason] : [0, "no connection"];
}
