import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Member, noteForTwo, problemOf, request } from "../testing/people.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const KEY = z.strictObject({ key: z.string().regex(/^[\w-]{43}$/u) });
const keyOf = async (member: Member): Promise<string> =>
  KEY.parse(await (await request(member, "GET", "outbox-key")).json()).key;

test("SV3: each participant of a note has a key of their own, the same every time, and another in another note", async () => {
  const { ali, sam } = await noteForTwo(server);
  const other = await noteForTwo(server);
  const keys = [await keyOf(ali), await keyOf(sam), await keyOf(other.ali)];
  expect(new Set(keys).size).toBe(3);
  expect(await keyOf(sam)).toBe(keys[1]);
});

test("SV3: nobody gets another's key, a stranger none, and none is left in a cache", async () => {
  const { ali, sam } = await noteForTwo(server);
  expect(await problemOf(await request({ ...sam, as: ali.as }, "GET", "outbox-key"))).toBe("not-found");
  const stranger = { ...sam, visitor: server.visitor() };
  expect(await problemOf(await request(stranger, "GET", "outbox-key"))).toBe("no-session");
  const elsewhere = (await noteForTwo(server)).sam;
  expect(await problemOf(await request({ ...sam, visitor: elsewhere.visitor }, "GET", "outbox-key"))).toBe("not-found");
  expect((await request(sam, "GET", "outbox-key")).headers.get("cache-control")).toBe("no-store");
  expect(await problemOf(await sam.visitor.request("GET", `/api/notes/${sam.note}/outbox-key?as=x`))).toBe(
    "bad-request",
  );
});

test("SV3: who has left still gets the key to what never arrived, and not the note", async () => {
  const { sam } = await noteForTwo(server);
  const key = await keyOf(sam);
  await request(sam, "DELETE", "people/me");
  expect(await problemOf(await request(sam, "GET", "people"))).toBe("not-found");
  expect(await keyOf(sam)).toBe(key);
});
