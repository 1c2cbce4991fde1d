import { encodeUpdate, FRAME, LIMITS, RATES } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { settled } from "../demo/settled.ts";
import { takeTurn } from "../demo/take-turn.ts";
import { invited, joined, noteForTwo, startedNote } from "../testing/people.ts";
import { openRaw, pathTo } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

describe("the socket", () => {
  test("IN3 a member is let in as who they are", async () => {
    const { ali, sam } = await noteForTwo(server);
    for (const member of [ali, sam]) {
      const page = openRaw(member);
      expect((await page.welcome).you).toBe(member.as);
      page.ws.close();
    }
  });

  test("IN3 a browser with two people opens a page for the one it names", async () => {
    const ali = await startedNote(server);
    const sam = await joined(ali.visitor, await invited(ali, "person"), "Sam");
    const pages = [openRaw(ali), openRaw(sam)];
    expect(await Promise.all(pages.map(async ({ welcome }) => (await welcome).you))).toEqual([ali.as, sam.as]);
    for (const { ws } of pages) ws.close();
  });

  test("IN3 AU2 who shares a page must be in the same browser and may write; anybody else is left out", async () => {
    const ali = await startedNote(server);
    const sam = await joined(ali.visitor, await invited(ali, "person"), "Sam");
    const peer = await joined(server.visitor(), await invited(sam, "peer"), "Jo");
    const page = openRaw(ali, { path: pathTo(ali.note, { as: ali.as, with: [sam.as, peer.as, ali.as].join() }) });
    expect((await page.welcome).writers).toEqual([ali.as, sam.as]);
    page.ws.close();
    const nonsense = openRaw(ali, { path: pathTo(ali.note, { as: ali.as, with: "nobody" }) });
    expect(await nonsense.ended).toEqual({ code: 4426, reason: "old-page" });
  });

  test("IN3 another site's page isn't even upgraded", async () => {
    const { ali } = await noteForTwo(server);
    for (const origin of ["http://evil.example", "null", server.server.origin.replace("http", "https")])
      expect(await openRaw(ali, { origin }).ended).toEqual({ status: 403 });
    expect(await openRaw(ali, { path: "/other" }).ended).toEqual({ status: 404 });
  });

  test("IN3 without a session: signed out, in words a page can read", async () => {
    const { ali } = await noteForTwo(server);
    const nobody = openRaw({ visitor: server.visitor(), note: ali.note });
    expect(await nobody.ended).toEqual({ code: 4401, reason: "signed-out" });
  });

  test("GT6 of many who knock at once without a session some aren't even upgraded, and who is signed in comes in", async () => {
    const { ali } = await noteForTwo(server);
    const nobody = server.visitor();
    // A machine that is slow enough has said good-bye to the first before the last comes: then again.
    const knock = async (): Promise<unknown[]> => {
      const pages = Array.from({ length: 2 * LIMITS.strangers }, () => openRaw({ visitor: nobody, note: ali.note }));
      for (const { ws } of pages) ws.once("open", () => ws.pause());
      const page = openRaw(ali);
      expect((await page.welcome).you).toBe(ali.as);
      page.ws.close();
      return Promise.all(pages.map(({ ws, ended }) => (setTimeout(() => ws.resume(), 1_000), ended)));
    };
    await expect.poll(knock, { timeout: 25_000 }).toContainEqual({ status: 429 });
    // Their places are free again.
    await expect
      .poll(() => openRaw({ visitor: nobody, note: ali.note }).ended, { timeout: 15_000 })
      .toEqual({ code: 4401, reason: "signed-out" });
  });

  test("IN3 a note that isn't yours, one that isn't there and one that can't be are answered the same", async () => {
    const { ali, sam } = await noteForTwo(server);
    const { sam: stranger } = await noteForTwo(server);
    for (const path of [
      pathTo(ali.note),
      pathTo("A".repeat(22)),
      pathTo("nothing"),
      pathTo(stranger.note, { as: sam.as }),
    ])
      expect(await openRaw(stranger, { path }).ended).toEqual({ code: 4403, reason: "no-access" });
  });

  test("GT3 an old page is told to reload", async () => {
    const { ali } = await noteForTwo(server);
    const old = [{ protocol: "0" }, { schema: "another" }, { page: "short" }, { as: "nobody" }];
    for (const handshake of old)
      expect(await openRaw(ali, { path: pathTo(ali.note, handshake) }).ended).toEqual({
        code: 4426,
        reason: "old-page",
      });
  });

  test("GT6 one page too many of one participant is refused, the others stay", async () => {
    const { ali, sam } = await noteForTwo(server);
    const path = (index: number) => pathTo(ali.note, { page: `${index}`.repeat(22) });
    const pages = Array.from({ length: LIMITS.connections }, (_, index) => openRaw(ali, { path: path(index) }));
    await Promise.all(pages.map(({ welcome }) => welcome));
    expect(await openRaw(ali, { path: path(9) }).ended).toEqual({ code: 4413, reason: "too-many-pages" });
    const other = openRaw(sam);
    await other.welcome;
    for (const { ws } of [...pages, other]) ws.close();
    await Promise.all(pages.map(({ ended }) => ended));
  });

  test("GT1 GT6 text, nonsense and too much end the page that sent it, and nobody else notices", async () => {
    const { ali, sam } = await noteForTwo(server);
    const bystander = openRaw(sam);
    await bystander.welcome;
    const hostile: readonly [string | Uint8Array, number, string | undefined][] = [
      ["hello", 4400, "bad-frame"],
      [new Uint8Array([77]), 4400, "unknown-message"],
      [new Uint8Array([0xff, 0xff, 0xff]), 4400, "bad-frame"],
      [encodeUpdate(new Uint8Array([0x15, 0xff, 0xff, 0xff, 0x0f])), 4400, "bad-update"],
      [new Uint8Array(LIMITS.frameBytes + 1), 1009, undefined],
    ];
    for (const [frame, code, reason] of hostile) {
      const page = openRaw(ali);
      await page.welcome;
      page.ws.send(frame);
      expect(await page.ended).toMatchObject({ code, reason });
    }
    expect(bystander.ws.readyState).toBe(bystander.ws.OPEN);
    bystander.ws.close();
  });

  test("GT1 GT6 who asks for the note again and again, or sends without a pause, is too fast", async () => {
    const { ali } = await noteForTwo(server);
    const floods: readonly [frame: Uint8Array, times: number][] = [
      [new Uint8Array([FRAME.sync, 0, 1, 0]), RATES.asks.burst + 1],
      [new Uint8Array([FRAME.queryAwareness]), RATES.frames.burst + 200],
    ];
    for (const [frame, times] of floods) {
      const page = openRaw(ali);
      await page.welcome;
      for (let count = 0; count < times; count++) page.ws.send(frame);
      expect(await page.ended).toEqual({ code: 4413, reason: "too-fast" });
    }
  });

  test("IN3 who leaves is out on every page at once, and the same browser's next try is refused", async () => {
    const { ali, sam } = await noteForTwo(server);
    const pages = [openRaw(sam, { path: pathTo(sam.note, { page: "1".repeat(22) }) }), openRaw(sam)];
    const other = openRaw(ali);
    await Promise.all([...pages, other].map(({ welcome }) => welcome));
    const started = performance.now();
    await sam.visitor.request("DELETE", "/api/session");
    for (const { ended } of pages) expect(await ended).toEqual({ code: 4401, reason: "signed-out" });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await openRaw(sam).ended).toEqual({ code: 4401, reason: "signed-out" });
    expect(other.ws.readyState).toBe(other.ws.OPEN);
    other.ws.close();
  });

  test("IN3 a page that doesn't answer the goodbye is cut off, and what it still sends is not heard", async () => {
    const { sam } = await noteForTwo(server);
    const page = openRaw(sam);
    await page.welcome;
    page.ws.pause();
    await sam.visitor.request("DELETE", "/api/session");
    page.ws.send("still here");
    const started = performance.now();
    page.ws.resume();
    await page.ended;
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test("RM1 RM7 what two pages wrote is there on the next server", async () => {
    const own = await startTestServer();
    const { ali, sam } = await noteForTwo(own);
    const open = () => [ali, sam].map(({ visitor, note, as }) => visitor.open(note, as, systemClock));
    const writing = open();
    await settled(writing);
    for (const [index, page] of writing.entries())
      takeTurn(page.doc, { by: "sam", do: "tell", text: `Words ${index}.` });
    await settled(writing);
    // Both began in the one empty line of the new note, and so they are in one line still (AU13).
    const written = writing.map(storyOf);
    expect(written[0]).toMatch(/^<paragraph>(?:Words 0\.Words 1\.|Words 1\.Words 0\.)<\/paragraph>$/);
    for (const page of writing) page.close();
    await own.restart();
    const reading = open();
    await settled(reading);
    expect(reading.map(storyOf)).toEqual(written);
    for (const page of reading) page.close();
    await own.close();
  });
});

const storyOf = ({ doc }: NoteConnection): string => doc.getXmlFragment("story").toArray().map(String).join();
