import { encodePosted, encodeUpdate } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { settled } from "../demo/settled.ts";
import { takeTurn } from "../demo/take-turn.ts";
import { type Blocking, BlockingProxy } from "../testing/blocking-proxy.ts";
import { type Member, noteForTwo } from "../testing/people.ts";
import { pathTo } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const tell = (page: NoteConnection, by: "ali" | "sam", text: string): void =>
  takeTurn(page.doc, { by, do: "tell", text });
const storyOf = ({ doc }: NoteConnection): string => doc.getXmlFragment("story").toArray().map(String).join();
const times = (text: string, part: string): number => text.split(part).length - 1;

const through = ({ visitor, note, as }: Member, proxy: BlockingProxy): NoteConnection =>
  visitor.open(note, as, systemClock, { local: proxy.origin, fetch: visitor.fetch });

async function proxied(blocking: Blocking): Promise<BlockingProxy> {
  const proxy = await BlockingProxy.start(blocking);
  proxy.to(Number(new URL(server.server.local).port));
  return proxy;
}

const NETWORKS: readonly Blocking[] = [
  { upgrades: "refused", answers: "through" },
  { upgrades: "unanswered", answers: "through" },
  { upgrades: "mute", answers: "through" },
  { upgrades: "refused", answers: "gathered" },
  { upgrades: "refused", answers: "held" },
  { upgrades: "unanswered", answers: "held" },
];

describe.concurrent("where WebSockets are blocked", () => {
  test.each(NETWORKS)(
    "SV4 upgrades $upgrades, answers $answers: words come and go all the same, and a cut loses nothing",
    async (network) => {
      const { ali, sam } = await noteForTwo(server);
      const proxy = await proxied(network);
      const direct = ali.visitor.open(ali.note, ali.as, systemClock);
      const page = through(sam, proxy);
      await settled([direct, page]);
      expect(proxy.seen.posts).toBeGreaterThan(0);
      tell(page, "sam", "first words.");
      tell(direct, "ali", "an answer.");
      await settled([direct, page]);
      proxy.cut();
      tell(page, "sam", "words in the dark.");
      tell(direct, "ali", "meanwhile.");
      proxy.mend();
      await settled([direct, page]);
      for (let count = 0; count < 20; count++) tell(page, "sam", `line ${count}.`);
      await settled([direct, page]);
      for (const words of ["first words.", "an answer.", "words in the dark.", "meanwhile.", "line 0.", "line 19."])
        expect(times(storyOf(direct), words)).toBe(1);
      expect(storyOf(page)).toBe(storyOf(direct));
      page.close();
      direct.close();
      await proxy.close();
    },
    60_000,
  );

  test("SV4 where WebSockets get through, nothing else is asked for", async () => {
    const { sam } = await noteForTwo(server);
    const proxy = await proxied({ upgrades: "through", answers: "through" });
    const page = through(sam, proxy);
    await settled([page]);
    proxy.cut();
    tell(page, "sam", "still by WebSocket.");
    proxy.mend();
    await settled([page]);
    expect(proxy.seen.posts).toBe(0);
    expect(proxy.seen.upgrades).toBeGreaterThan(1);
    page.close();
    await proxy.close();
  });

  test("SV4 a page that found WebSockets blocked asks for none again as long as HTTP gets through", async ({
    expect,
  }) => {
    const { sam } = await noteForTwo(server);
    const proxy = await proxied({ upgrades: "refused", answers: "through" });
    const page = through(sam, proxy);
    await settled([page]);
    expect(proxy.seen.upgrades).toBe(1);
    page.share([]);
    await expect.poll(() => page.state().phase).toBe("open");
    tell(page, "sam", "words.");
    await settled([page]);
    expect(proxy.seen.upgrades).toBe(1);
    page.close();
    await proxy.close();
  });

  test("SV4 posts whose answers are lost are sent again and heard once: no word twice, none missing, in order", async ({
    expect,
  }) => {
    const { sam } = await noteForTwo(server);
    const proxy = await proxied({ upgrades: "refused", answers: "through" });
    const page = through(sam, proxy);
    await settled([page]);
    proxy.loseAnswers(3);
    for (let count = 0; count < 12; count++) {
      tell(page, "sam", `<${count}>`);
      await expect.poll(() => page.state()).toMatchObject({ save: "saved", link: "live" });
    }
    const cold = sam.visitor.open(sam.note, sam.as, systemClock);
    await settled([page, cold]);
    const said = storyOf(cold)
      .replaceAll("&lt;", "<")
      .matchAll(/<(\d+)>/g);
    expect([...said].map(([, count]) => Number(count))).toEqual(Array.from({ length: 12 }, (_, count) => count));
    cold.close();
    page.close();
    await proxy.close();
  });

  test("SV4 a server that stops says so by HTTP too, waits for nobody, and the page comes back to the next one", async ({
    expect,
  }) => {
    const own = await startTestServer();
    const { sam } = await noteForTwo(own);
    const proxy = await BlockingProxy.start({ upgrades: "refused", answers: "through" });
    proxy.to(Number(new URL(own.server.local).port));
    const page = through(sam, proxy);
    await settled([page]);
    tell(page, "sam", "before.");
    await own.restart();
    tell(page, "sam", "after.");
    await settled([page]);
    expect(page.state()).toMatchObject({ link: "live", save: "saved" });
    const cold = sam.visitor.open(sam.note, sam.as, systemClock);
    await settled([page, cold]);
    for (const words of ["before.", "after."]) expect(times(storyOf(cold), words)).toBe(1);
    cold.close();
    page.close();
    await proxy.close();
    await own.close();
  });

  test("IN3 SV4 over HTTP too: who is signed out has to go, at once and in words", async ({ expect }) => {
    const { sam } = await noteForTwo(server);
    const proxy = await proxied({ upgrades: "refused", answers: "through" });
    const page = through(sam, proxy);
    await settled([page]);
    await sam.visitor.request("DELETE", "/api/session");
    await expect.poll(() => page.state()).toMatchObject({ link: { refused: "signed-out" } });
    page.close();
    await proxy.close();
  });
});

describe("the routes of SV4", () => {
  const headers = { "content-type": "application/octet-stream" };
  const post = (member: Pick<Member, "visitor">, path: string, body: Uint8Array, more: Record<string, string> = {}) =>
    member.visitor.send(path, body, { ...headers, ...more });

  /** Opens by hand. Answers what it came to, and the name of the connection. */
  async function opened(member: Member) {
    const path = pathTo(member.note, { as: member.as }).replace("?", "/down?");
    const answer = await post(member, path, new Uint8Array());
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    const text = Buffer.from(first?.value ?? []).toString("latin1");
    return { reader, carrier: /[\w-]{22}/.exec(text)?.[0] ?? "" };
  }

  test("IN3 another site's page gets nothing, whatever cookie its visitor has", async () => {
    const { ali } = await noteForTwo(server);
    for (const route of ["down", "more", "up"]) {
      const path = pathTo(ali.note, { as: ali.as }).replace("?", `/${route}?`);
      const answer = await post(ali, path, new Uint8Array(), { origin: "http://evil.example" });
      expect(answer.status).toBe(403);
    }
  });

  test("IN3 nobody but the browser that opened a connection posts to it or asks of it", async () => {
    const { ali, sam } = await noteForTwo(server);
    const { carrier, reader } = await opened(ali);
    const up = `/sync/${ali.note}/up`;
    const body = encodePosted({ carrier, n: 1, frames: [encodeUpdate(new Uint8Array([0, 0]))] });
    expect((await post(sam, up, body)).status).toBe(404);
    expect((await post({ visitor: server.visitor() }, up, body)).status).toBe(404);
    expect((await post(sam, `/sync/${ali.note}/more`, new TextEncoder().encode(carrier))).status).toBe(404);
    expect((await post(ali, up, body)).status).toBe(204);
    await reader?.cancel();
  });

  test("SV4 a post that comes twice is heard once, one with a gap before it isn't heard, and nonsense is refused", async () => {
    const { ali } = await noteForTwo(server);
    const { carrier, reader } = await opened(ali);
    const up = `/sync/${ali.note}/up`;
    const say = (n: number, ...frames: Uint8Array[]) => post(ali, up, encodePosted({ carrier, n, frames }));
    expect((await say(1)).status).toBe(204);
    expect((await say(1, new Uint8Array([77]))).status).toBe(204);
    expect((await say(3)).status).toBe(400);
    expect((await post(ali, up, new Uint8Array([9, 9]))).status).toBe(400);
    // The one that came twice held a frame which would have ended it.
    expect((await say(2)).status).toBe(204);
    expect((await post(ali, up, new Uint8Array(600 * 1024))).status).toBe(413);
    await reader?.cancel();
  });
});
