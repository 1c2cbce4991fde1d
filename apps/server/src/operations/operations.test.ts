import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { encodeUpdate } from "@ourwords/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { openForTwo } from "../testing/kept-note.ts";
import { noteForTwo, problemOf } from "../testing/people.ts";
import { openRaw } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { Ready } from "./readiness.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

test("/healthz says that it lives, /readyz that it can store", async () => {
  const visitor = server.visitor();
  expect((await visitor.request("GET", "/healthz")).status).toBe(200);
  const ready = await visitor.request("GET", "/readyz");
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
});

test("/readyz says 503 in words while nothing can be written, and is ready again by itself", async () => {
  const other = new DatabaseSync(join(server.dataDir, "ourwords.db"));
  other.exec("BEGIN IMMEDIATE");
  server.clock.forward(1_000);
  const answer = await server.visitor().request("GET", "/readyz");
  expect(answer.status).toBe(503);
  expect(await problemOf(answer.clone())).toBe("not-ready");
  expect(await answer.text()).toContain("disk");
  other.exec("ROLLBACK");
  other.close();
  server.clock.forward(1_000);
  expect((await server.visitor().request("GET", "/readyz")).status).toBe(200);
});

test("/readyz asks the disk once a second at most, and never says ready when the server stops", () => {
  const sql = new DatabaseSync(":memory:");
  const clock = { ...systemClock, now: () => now };
  let now = 0;
  const ready = new Ready(sql, clock);
  expect(ready.look()).toBe("ready");
  sql.close();
  now = 999;
  expect(ready.look()).toBe("ready");
  now = 1_000;
  expect(ready.look()).toBe("cannot-store");
  ready.stopping();
  expect(ready.look()).toBe("stopping");
});

const figure = (text: string, name: string): number => {
  const line = text.split("\n").find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length));
};

test("/metrics has the figures of a journey, and no name, id or word of it", async () => {
  const two = await openForTwo(server);
  await two.write("sam", "a word that nobody may count");
  const hostile = openRaw(two.ali);
  await hostile.welcome;
  hostile.ws.send(encodeUpdate(new Uint8Array([0x15, 0xff, 0xff, 0xff, 0x0f])));
  await hostile.ended;
  const answer = await server.visitor().request("GET", "/metrics");
  const text = await answer.text();
  expect(answer.headers.get("content-type")).toContain("text/plain");
  expect(figure(text, "ourwords_rooms")).toBeGreaterThanOrEqual(1);
  expect(figure(text, 'ourwords_sessions{carrier="websocket"}')).toBe(2);
  expect(figure(text, 'ourwords_sessions{carrier="http"}')).toBe(0);
  expect(figure(text, 'ourwords_refusals_total{reason="bad-update"}')).toBe(1);
  expect(figure(text, 'ourwords_refusals_total{reason="too-slow"}')).toBe(0);
  expect(figure(text, "ourwords_append_seconds_count")).toBeGreaterThan(2);
  expect(figure(text, "ourwords_append_failures_total")).toBe(0);
  expect(figure(text, "nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  for (const secret of [two.ali.note, two.ali.as, two.sam.as, "Sam", "Dr Ali", "nobody may count", server.dataDir])
    expect(text).not.toContain(secret);
  two.close();
});

test("/metrics behind a proxy is for who has the token alone; without one set, for nobody", async () => {
  const token = "a-token-nobody-guesses";
  const open = await startTestServer({ publicUrl: "https://notes.example.org", metricsToken: token });
  const read = (headers: Record<string, string>) => open.visitor().request("GET", "/metrics", undefined, headers);
  expect((await read({})).status).toBe(404);
  expect((await read({ authorization: "Bearer another" })).status).toBe(404);
  expect((await read({ authorization: `Bearer ${token}` })).status).toBe(200);
  await open.close();
  const closed = await startTestServer({ publicUrl: "https://notes.example.org" });
  const answer = await closed.visitor().request("GET", "/metrics", undefined, { authorization: "Bearer undefined" });
  expect(answer.status).toBe(404);
  await closed.close();
});

test("a page's connection is counted by what carries it and no more once it is gone", async () => {
  const { sam } = await noteForTwo(server);
  const page = openRaw(sam);
  await page.welcome;
  page.ws.close();
  await page.ended;
  const sessions = async (): Promise<number> => {
    const answer = await server.visitor().request("GET", "/metrics");
    return figure(await answer.text(), 'ourwords_sessions{carrier="websocket"}');
  };
  await expect.poll(sessions).toBe(0);
});
