import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { decodePeople, decodeSince, encodeUpdate, FRAME } from "@ourwords/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { systemClock } from "../clock.ts";
import { settled } from "../demo/settled.ts";
import { takeTurn } from "../demo/take-turn.ts";
import { ENTRY, invited, joined, type Member, noteForTwo, startedNote } from "../testing/people.ts";
import { openRaw, pathTo, type RawPage } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const NUMBERS = "2468";
const SOON = 2_000;

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

/** Dr Ali's page, with Sam at its keyboard; and Sam on a device of their own. */
async function sharedPage() {
  const { ali, sam } = await noteForTwo(server);
  await sam.visitor.request("PUT", `/api/notes/${sam.note}/people/me/numbers`, { numbers: NUMBERS });
  await ali.visitor.post(`/api/notes/${ali.note}/here`, { as: ali.as, name: "Sam", numbers: NUMBERS });
  const jo = await joined(server.visitor(), await invited(sam, "peer"), "Jo");
  const page = openShared(ali, sam);
  const { voices, writers } = await page.welcome;
  expect(writers).toEqual([ali.as, sam.as]);
  return { ali, sam, jo, page, voices };
}
const openShared = (host: Member, with_: Member, page = "7"): RawPage =>
  openRaw(host, { path: pathTo(host.note, { as: host.as, with: with_.as, page: page.repeat(22) }) });

/** What somebody types under a voice, as a frame. */
function typed(client: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getXmlFragment("story").insert(0, [new Y.XmlText(text)]);
  return encodeUpdate(Y.encodeStateAsUpdate(doc));
}

/** Reads the note anew, as a member, from what the server sends. */
async function storyFor({ visitor, note, as }: Member): Promise<string> {
  const page = visitor.open(note, as, systemClock);
  await settled([page]);
  const story = page.doc.getXmlFragment("story").toJSON();
  page.close();
  return story;
}

describe("a page with two at its keyboard", () => {
  test.each([
    ["who shares it is signed out of this browser at Finish", "finish", "people-changed", 1012],
    ["the host is taken out", "host", "removed", 4403],
  ] as const)(
    "IN3 IN9 when %s, reading and writing under that voice stop at once, and what comes late is refused",
    async (_, what, reason, code) => {
      const { ali, sam, jo, page, voices } = await sharedPage();
      const client = voices.find(({ author }) => author === (what === "host" ? ali.as : sam.as))?.client ?? 0;
      const started = performance.now();
      const path = `/api/notes/${ali.note}`;
      const [by, way] = what === "host" ? [sam, `people/${ali.as}`] : [ali, "here"];
      const answered = by.visitor.request("DELETE", `${path}/${way}`);
      const ended = await page.ended;
      expect(ended).toEqual({ code, reason });
      expect(performance.now() - started).toBeLessThan(SOON);
      expect((await answered).status).toBe(204);
      // Whoever is out isn't a writer of the next page, whatever it asks for.
      const next = openShared(ali, sam);
      if (what === "host") {
        expect(await next.ended).toEqual({ code: 4403, reason: "no-access" });
        // Sam sat at Dr Ali's device: nobody writes as Sam from there any more.
        expect(await openRaw({ ...ali, as: sam.as }).ended).toEqual({ code: 4403, reason: "no-access" });
      } else {
        const { writers } = await next.welcome;
        expect(writers).toEqual([ali.as]);
        next.ws.send(typed(client, "late words"));
        expect(await next.ended).toMatchObject({ reason: "foreign-voice" });
      }
      expect(await storyFor(jo)).not.toContain("late words");
    },
  );

  test("IN3 who shares it and leaves the note is gone from it; the host comes back alone", async () => {
    const { ali, sam, page } = await sharedPage();
    const started = performance.now();
    const left = await sam.visitor.request("DELETE", `/api/notes/${sam.note}/people/me`);
    expect(left.status).toBe(204);
    expect(await page.ended).toEqual({ code: 1012, reason: "people-changed" });
    expect(performance.now() - started).toBeLessThan(SOON);
    const next = openShared(ali, sam);
    expect((await next.welcome).writers).toEqual([ali.as]);
    next.ws.close();
  });

  test("IN3 what the removed one sends after the goodbye is not heard, on the very line that is closing", async () => {
    const { ali, sam, jo, voices, page } = await sharedPage();
    const client = voices[0]?.client ?? 0;
    page.ws.pause();
    const removed = sam.visitor.request("DELETE", `/api/notes/${ali.note}/people/${ali.as}`);
    expect((await removed).status).toBe(204);
    page.ws.send(typed(client, "too late"));
    page.ws.resume();
    expect(await page.ended).toEqual({ code: 4403, reason: "removed" });
    expect(await storyFor(jo)).not.toContain("too late");
  });
});

describe("since somebody last looked", () => {
  test("IN4 over real sockets and a restart: what others wrote while they were away, and nothing when there is nothing", async () => {
    const own = await startTestServer();
    const { ali, sam } = await noteForTwo(own);
    const first = openRaw(sam);
    await first.welcome;
    first.ws.close();
    await first.ended;
    const page = ali.visitor.open(ali.note, ali.as, systemClock);
    await settled([page]);
    takeTurn(page.doc, { by: "ali", do: "tell", text: "While you were away." });
    await settled([page]);
    page.close();
    await own.restart();
    const news = await sinceOf(sam);
    expect(news.ranges.reduce((sum, { length }) => sum + length, 0)).toBe("While you were away.".length);
    expect(news.at).toBeGreaterThan(0);
    expect((await sinceOf(sam)).ranges).toEqual([]);
    await own.close();
  });
});

describe("a note that can't be read", () => {
  test("RM5 IN4 taking somebody out counts all the same, isn't answered as a failure, and the note is told when it can be", async () => {
    const { sam, jo, ali } = await sharedPage().then(async (all) => {
      all.page.ws.close();
      await all.page.ended;
      return all;
    });
    // No page is open: the next reading of the note is from the disk.
    await server.restart();
    const sql = new DatabaseSync(join(server.dataDir, "ourwords.db"));
    const hide = (from: string, to: string) => {
      for (const table of ["log", "snapshots"])
        sql.prepare(`UPDATE ${table} SET note = ? WHERE note = ?`).run(to, from);
    };
    hide(sam.note, "hidden");
    const removed = await sam.visitor.request("DELETE", `/api/notes/${sam.note}/people/${jo.as}`);
    expect(removed.status).toBe(204);
    expect(server.logged.join("")).toContain("load-failed");
    expect(await openRaw(jo).ended).toEqual({ code: 4403, reason: "no-access" });
    hide("hidden", sam.note);
    sql.close();
    const page = openRaw(ali);
    const frames: Uint8Array[] = [];
    page.ws.on("message", (data) => data instanceof Buffer && frames.push(data));
    const { participants } = await page.welcome;
    const told = frames.map((frame) => (frame[0] === FRAME.people ? decodePeople(frame) : undefined)).at(-1);
    expect((told?.participants ?? participants).find(({ id }) => id === jo.as)?.access).toBe("none");
    page.ws.close();
  });
});

test("IN3 a browser signed in for the host alone can't share its page with the person by naming them", async () => {
  const ali = await startedNote(server);
  const sam = await joined(server.visitor(), await invited(ali, "person"), "Sam");
  expect(ENTRY.parse(sam).note).toBe(ali.note);
  const page = openShared(ali, sam);
  expect((await page.welcome).writers).toEqual([ali.as]);
  page.ws.close();
});

/** What a page is told after its welcome. */
async function sinceOf(member: Member): Promise<NonNullable<ReturnType<typeof decodeSince>>> {
  const page = openRaw(member);
  const told = await new Promise<NonNullable<ReturnType<typeof decodeSince>>>((resolve) => {
    page.ws.on("message", (data) => {
      const since = data instanceof Buffer && data[0] === FRAME.since ? decodeSince(data) : undefined;
      if (since) resolve(since);
    });
  });
  page.ws.close();
  await page.ended;
  return told;
}
