import { answeredLine, planLines, reasonKey, reasonValue, stanceKey, stanceValue } from "@ourwords/note";
import type { PlanAnswer } from "@ourwords/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { systemClock } from "../clock.ts";
import { settled } from "../demo/settled.ts";
import { takeTurn } from "../demo/take-turn.ts";
import { invitation, joined, type Member, noteForTwo, problemOf } from "../testing/people.ts";
import { openRaw } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const STORY = "It is worst before work";
const WALK = "Walk to the river";

/** Sam's note with a line in each sheet, and Kim, who was given the plan. */
async function noteWithPlanReader(): Promise<{ sam: Member; kim: Member; write: (words: string) => Promise<void> }> {
  const { sam } = await noteForTwo(server);
  const write = async (words: string): Promise<void> => {
    const page = sam.visitor.open(sam.note, sam.as, systemClock);
    await settled([page]);
    takeTurn(
      page.doc,
      words === STORY ? { by: "sam", do: "tell", text: words } : { by: "sam", do: "answer", question: 3, text: words },
    );
    await settled([page]);
    page.close();
  };
  await write(STORY);
  await write(WALK);
  const { secret } = await invitation(sam, { role: "supporter", name: "Kim", access: "plan" });
  return { sam, kim: await joined(server.visitor(), secret, "Kim"), write };
}

const get = ({ visitor, note, as }: Member, path: string): Promise<Response> =>
  visitor.request("GET", `/api/notes/${note}/${path}${path.includes("?") ? "&" : "?"}as=${as}`);

/** Waits until the events so far say it; answers all of them. @throws when they end before */
async function readUntil(events: AsyncIterator<Uint8Array>, words: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  while (!text.includes(words)) {
    const { value, done } = await events.next();
    if (done) throw new Error("the events ended");
    text += decoder.decode(value, { stream: true });
  }
  return text;
}

function eventsOf(response: Response): AsyncIterator<Uint8Array> {
  if (!response.body) throw new Error("an answer without a body");
  return response.body[Symbol.asyncIterator]();
}

test("IN3: who was given the plan reads it with its authors, and nothing of the story by any way", async () => {
  const { sam, kim } = await noteWithPlanReader();
  const response = await get(kim, "plan");
  const plan = (await response.json()) as PlanAnswer; // reason: what the route promises
  const lines = plan.lines.map(({ pieces }) => pieces.map(({ text, author }) => [text, author]));
  expect(lines).toContainEqual([[WALK, sam.as]]);
  expect(plan.people.map(({ name }) => name)).toEqual(["Sam", "Kim"]);
  expect(JSON.stringify(plan)).not.toContain(STORY);
  expect(await openRaw(kim).ended).toEqual({ code: 4403, reason: "no-access" });
  for (const path of ["export?format=text", "people"])
    expect(await problemOf(await get(kim, path))).toBe("not-allowed");
  const notes = await kim.visitor.request("GET", "/api/notes");
  expect(await notes.text()).not.toContain("Dr Ali");
  expect(await problemOf(await server.visitor().request("GET", `/api/notes/${kim.note}/plan`))).toBe("no-session");
  const { sam: stranger } = await noteForTwo(server);
  expect(await problemOf(await stranger.visitor.request("GET", `/api/notes/${kim.note}/plan/live`))).toBe("not-found");
});

test("PL6: who reads the plan reads who does what by when, who answered what, and what is quoted; nothing else of the story", async () => {
  const { sam, kim } = await noteWithPlanReader();
  const page = sam.visitor.open(sam.note, sam.as, systemClock);
  await settled([page]);
  const { doc } = page;
  const walk = planLines(doc).find(({ text }) => text === WALK);
  const story = doc.getXmlFragment("story").get(0);
  const words = story instanceof Y.XmlElement ? story.get(0) : undefined;
  const item = words instanceof Y.XmlText ? words._start : undefined;
  if (!walk || !item) throw new Error("Sam wrote in both sheets");
  walk.block.setAttribute("who", `@${sam.as}\nJo`);
  walk.block.setAttribute("by", "Friday");
  const of = answeredLine({ ...walk, who: [{ participant: sam.as }, { name: "Jo" }], by: "Friday" });
  const key = { line: walk.id, participant: sam.as };
  doc.getMap("stances").set(stanceKey(key), stanceValue({ says: "not-yet", words: "When it is light", of }));
  const chars = [{ client: item.id.client, clock: item.id.clock, length: 5 }];
  doc.getMap("reasons").set(reasonKey({ ...key, anchor: chars }), reasonValue({ text: STORY.slice(0, 5), chars }));
  await settled([page]);
  const text = walk.block.get(0);
  if (text instanceof Y.XmlText) text.insert(text.length, " bank");
  await settled([page]);
  page.close();
  const plan = (await (await get(kim, "plan")).json()) as PlanAnswer; // reason: what the route promises
  expect(plan.lines.find(({ by }) => by !== undefined)).toMatchObject({
    who: [{ participant: sam.as }, { name: "Jo" }],
    by: "Friday",
    stances: [{ participant: sam.as, says: "not-yet", words: "When it is light", was: WALK }],
    reasons: [{ author: sam.as, text: STORY.slice(0, 5), now: "stands" }],
  });
  expect(JSON.stringify(plan)).not.toContain(STORY);
});

test("IN4: who reads the plan is seen to have opened it", async () => {
  const { sam, kim } = await noteWithPlanReader();
  server.clock.forward(3_600_000);
  const response = await get(kim, "plan/live");
  const people = (await (await get(sam, "people")).json()) as { participant: { name: string }; openings: unknown[] }[]; // reason: what the route promises
  expect(people.find(({ participant }) => participant.name === "Kim")?.openings).toHaveLength(2);
  await response.body?.cancel();
});

test("IN3: the plan is live, and ends within 2 s for who is removed or signs out", async () => {
  const { sam, kim, write } = await noteWithPlanReader();
  const response = await get(kim, "plan/live");
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("cache-control")).toBe("no-store");
  const events = eventsOf(response);
  expect(await readUntil(events, WALK)).not.toContain(STORY);
  await write(`${WALK} with Jo`);
  await readUntil(events, `${WALK} with Jo`);
  const started = performance.now();
  await sam.visitor.request("DELETE", `/api/notes/${sam.note}/people/${kim.as}?as=${sam.as}`);
  await readUntil(events, "event: over");
  expect((await events.next()).done).toBe(true);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(await problemOf(await get(kim, "plan/live"))).toBe("not-found");

  const { kim: other } = await noteWithPlanReader();
  const leaving = eventsOf(await get(other, "plan/live"));
  await readUntil(leaving, WALK);
  await other.visitor.request("DELETE", "/api/session");
  await readUntil(leaving, "event: over");
});

test("a server that stops lets go of who reads along", async () => {
  const { kim } = await noteWithPlanReader();
  const events = eventsOf(await get(kim, "plan/live"));
  await readUntil(events, WALK);
  await server.restart();
  await expect(events.next()).rejects.toThrow();
});
