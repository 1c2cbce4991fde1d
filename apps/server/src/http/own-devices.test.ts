import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { HERE_LIFE } from "../directory/sessions.ts";
import type { Visitor } from "../demo/visitor.ts";
import {
  ENTRY,
  finish,
  invitation,
  invited,
  joined,
  type Member,
  noteForTwo,
  problemOf,
  request,
  sit as sitAt,
  startedNote,
} from "../testing/people.ts";
import { openRaw, pathTo } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const NUMBERS = "2468";
const OPENING = z.object({
  id: z.string(),
  how: z.string(),
  by: z.string().optional(),
  letInBy: z.string().optional(),
});
const PEOPLE = z.array(z.object({ participant: z.object({ id: z.string() }), openings: z.array(OPENING) }));
const WAITING = z.object({ state: z.string(), as: z.string().optional() });

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const openings = async (of: Member) =>
  PEOPLE.parse(await (await request(of, "GET", "people")).json()).find((each) => each.participant.id === of.as)
    ?.openings ?? [];
const chosen = async (sam: Member) => {
  expect((await request(sam, "PUT", "people/me/numbers", { numbers: NUMBERS })).status).toBe(204);
  return sam;
};
const stateOf = async (visitor: Visitor) =>
  WAITING.parse(await (await visitor.request("GET", "/api/join/waiting")).json());
const sit = (ali: Member, body: object = {}): Promise<Response> => sitAt(ali, { numbers: NUMBERS, ...body });
const come = (visitor: Visitor, secret: string, body: object = {}) =>
  visitor.request("POST", "/api/join", { secret, name: "Sam", ...body });

/** Somebody waits to come in as Sam; answers their id in the lobby, as Sam's own page is told. */
async function waitingAsSam(ali: Member, sam: Member): Promise<{ readonly visitor: Visitor; readonly path: string }> {
  const visitor = server.visitor();
  expect((await come(visitor, await invited(ali, "person"))).status).toBe(202);
  const page = openRaw(sam);
  const waiting = await page.lobby(1);
  expect(waiting).toMatchObject([{ as: sam.as }]);
  page.ws.close();
  await page.ended;
  return { visitor, path: `waiting/${waiting[0]?.id}` };
}

describe("a further device of the person's", () => {
  test("IN7 with numbers chosen, a clinician never lets it in, whether a page of the person's is open or not", async () => {
    const { ali, sam } = await noteForTwo(server);
    await chosen(sam);
    const { visitor, path } = await waitingAsSam(ali, sam);
    expect(await problemOf(await request(ali, "POST", path, { let: "in" }))).toBe("not-found");
    expect((await request(sam, "POST", path, { let: "in" })).status).toBe(204);
    expect(await stateOf(visitor)).toEqual({ state: "in", as: sam.as });
    expect((await openings(sam)).some(({ letInBy }) => letInBy)).toBe(false);
  });

  test("IN7 the four numbers bring it in at once, wrong ones don't use the link up, and it is the person's own doing", async () => {
    const { ali, sam } = await noteForTwo(server);
    await chosen(sam);
    const secret = await invited(ali, "person");
    expect(await server.visitor().post("/api/join/look", { secret })).toMatchObject({ device: true, numbers: true });
    const phone = server.visitor();
    expect(await problemOf(await come(phone, secret, { numbers: "0000" }))).toBe("numbers-wrong");
    const entry = ENTRY.parse(await (await come(phone, secret, { numbers: NUMBERS })).json());
    expect(entry.as).toBe(sam.as);
    const [last] = await openings(sam);
    expect(last).toMatchObject({ how: "link", by: sam.as });
    expect(last).not.toHaveProperty("letInBy");
  });

  test("IN7 without numbers, who invited may let it in only while no page of the person's is open, and is told who they may", async () => {
    const { ali, sam } = await noteForTwo(server);
    const own = openRaw(sam);
    await own.welcome;
    const alis = openRaw(ali);
    await alis.welcome;
    const phone = server.visitor();
    expect((await come(phone, await invited(ali, "person"))).status).toBe(202);
    const [guest] = await own.lobby(1);
    const path = `waiting/${guest?.id}`;
    expect(await problemOf(await request(ali, "POST", path, { let: "in" }))).toBe("not-found");
    own.ws.close();
    expect(await alis.lobby(1)).toMatchObject([{ id: guest?.id, as: sam.as }]);
    const again = openRaw(sam);
    await again.welcome;
    expect(await alis.lobby(0)).toEqual([]);
    again.ws.close();
    await alis.lobby(1);
    expect((await request(ali, "POST", path, { let: "in" })).status).toBe(204);
    expect(await stateOf(phone)).toEqual({ state: "in", as: sam.as });
    alis.ws.close();
  });

  test("IN7 two doors for the person at once: who comes by the second is a further device, whoever was first", async () => {
    const ali = await startedNote(server);
    const late = server.visitor();
    const { secret } = await invitation(ali, { role: "person", ask: true });
    expect((await come(late, secret)).status).toBe(202);
    const sam = await chosen(await joined(server.visitor(), await invited(ali, "person"), "Sam"));
    const page = openRaw(sam);
    const [guest] = await page.lobby(1);
    expect(guest?.as).toBe(sam.as);
    expect(await problemOf(await request(ali, "POST", `waiting/${guest?.id}`, { let: "in" }))).toBe("not-found");
    page.ws.close();
  });
});

describe("a device that somebody else let in as the person", () => {
  async function letInByAli() {
    const { ali, sam } = await noteForTwo(server);
    const visitor = server.visitor();
    expect((await come(visitor, await invited(ali, "person"))).status).toBe(202);
    const page = openRaw(ali);
    const [guest] = await page.lobby(1);
    page.ws.close();
    expect((await request(ali, "POST", `waiting/${guest?.id}`, { let: "in" })).status).toBe(204);
    expect(await stateOf(visitor)).toMatchObject({ state: "in" });
    const opening = (await openings(sam)).find(({ letInBy }) => letInBy === ali.as);
    if (!opening) throw new Error("the person isn't told");
    return { ali, sam, other: { ...sam, visitor }, opening };
  }

  test("IN8 'That was not me' ends it on every page at once, also for what its waiting page kept, and asks no more", async () => {
    const { sam, other, opening } = await letInByAli();
    const page = openRaw(other);
    await page.welcome;
    const started = performance.now();
    expect((await request(sam, "DELETE", `openings/${opening.id}`)).status).toBe(204);
    expect(await page.ended).toEqual({ code: 4401, reason: "signed-out" });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect((await other.visitor.request("GET", "/api/notes")).status).toBe(401);
    expect((await openings(sam)).some(({ letInBy }) => letInBy)).toBe(false);
    expect((await request(sam, "DELETE", `openings/${opening.id}`)).status).toBe(204);
  });

  test("IN8 'That was me' asks no more, and from then on it is a device like the others", async () => {
    const { sam, other, opening } = await letInByAli();
    expect((await request(sam, "PUT", `openings/${opening.id}/mine`)).status).toBe(204);
    expect((await openings(sam)).some(({ letInBy }) => letInBy)).toBe(false);
    await chosen(other);
  });

  test("IN8 until then it can't say so itself, end the person's own device, choose the numbers or leave the note", async () => {
    const { ali, sam, other, opening } = await letInByAli();
    const [own] = (await openings(sam)).filter(({ id }) => id !== opening.id);
    const refused = [
      ["PUT", `openings/${opening.id}/mine`],
      ["DELETE", `openings/${own?.id}`],
      ["PUT", "people/me/numbers", { numbers: "1111" }],
      ["DELETE", "people/me"],
    ] as const;
    for (const [method, path, body] of refused)
      expect(await problemOf(await request(other, method, path, body))).toBe("not-allowed");
    expect(await problemOf(await request(ali, "DELETE", `openings/${own?.id}`))).toBe("not-allowed");
    // Nor is it asked: a question it can't answer would only puzzle.
    expect((await openings(sam)).some(({ letInBy }) => letInBy)).toBe(true);
    expect((await openings(other)).some(({ letInBy }) => letInBy)).toBe(false);
    // Sam has no other device any more: this one is all there is.
    await sam.visitor.request("DELETE", "/api/session");
    await chosen(other);
  });
});

describe("the person at another's device", () => {
  test("IN9 a door made there is not the person's own: it takes the numbers, or a page of theirs", async () => {
    const ali = await startedNote(server);
    const { as } = ENTRY.parse(await (await sit(ali)).json());
    const here = { ...ali, as };
    expect((await come(server.visitor(), await invited(here, "person"))).status).toBe(202);
    const phone = server.visitor();
    const secret = await invited(here, "person");
    expect(ENTRY.parse(await (await come(phone, secret, { numbers: NUMBERS })).json()).as).toBe(as);
    await finish(ali);
  });

  test("IN9 the host can't turn the seat into one that stays: not by a link in that browser, not by sitting down again", async () => {
    const ali = await startedNote(server);
    const { as } = ENTRY.parse(await (await sit(ali)).json());
    expect((await come(ali.visitor, await invited(ali, "person"))).status).toBe(202);
    server.clock.forward(HERE_LIFE / 2);
    expect((await sit(ali, { numbers: undefined })).status).toBe(200);
    expect(await problemOf(await sit(ali, { numbers: "0000" }))).toBe("numbers-wrong");
    server.clock.forward(HERE_LIFE / 2);
    const page = openRaw({ ...ali, as });
    expect(await page.ended).toEqual({ code: 4403, reason: "no-access" });
  });

  test("IN9 after Finish, what the waiting page kept doesn't bring them back", async () => {
    const { ali, sam } = await noteForTwo(server);
    const asked = await sit(ali, { numbers: undefined });
    const [waiting] = asked.headers.getSetCookie().map((each) => each.split(";")[0]);
    const page = openRaw(sam);
    const [guest] = await page.lobby(1);
    page.ws.close();
    expect((await request(sam, "POST", `waiting/${guest?.id}`, { let: "in" })).status).toBe(204);
    const isIn = await ali.visitor.request("GET", "/api/join/waiting");
    expect(await isIn.clone().json()).toMatchObject({ state: "in" });
    const [session] = isIn.headers.getSetCookie().map((each) => each.split(";")[0]);
    await finish(ali);
    const cookie = `${session}; ${waiting}`;
    const again = await ali.visitor.request("GET", "/api/join/waiting", undefined, { cookie });
    expect(await again.json()).toMatchObject({ state: "over" });
    expect(await openRaw({ ...ali, as: sam.as }).ended).toEqual({ code: 4403, reason: "no-access" });
  });

  test("IN9 letting in, taking out and leaving take the numbers, and five wrong ones rest", async () => {
    const { ali, sam } = await noteForTwo(server);
    await chosen(sam);
    expect((await sit(ali)).status).toBe(200);
    const here = { ...ali, as: sam.as };
    const jo = await joined(server.visitor(), await invited(sam, "peer"), "Jo");
    expect(await problemOf(await request(here, "DELETE", `people/${jo.as}`))).toBe("numbers-missing");
    for (let time = 0; time < 5; time++)
      expect(await problemOf(await request(here, "DELETE", "people/me", { numbers: "0000" }))).toBe("numbers-wrong");
    expect(await problemOf(await request(here, "DELETE", "people/me", { numbers: NUMBERS }))).toBe("too-many-tries");
    expect((await jo.visitor.request("GET", `/api/notes/${jo.note}/people`)).status).toBe(200);
  });

  test("IN9 the numbers are the same after a restart of the server, and so are the tries", async () => {
    const own = await startTestServer();
    const ali = await startedNote(own);
    const { as } = ENTRY.parse(await (await sit(ali)).json());
    await finish(ali);
    for (let time = 0; time < 4; time++) expect((await sit(ali, { numbers: "0000" })).status).toBe(403);
    await own.restart();
    expect(ENTRY.parse(await (await sit(ali)).json()).as).toBe(as);
    const page = openRaw({ ...ali, as }, { path: pathTo(ali.note, { as }) });
    expect((await page.welcome).you).toBe(as);
    page.ws.close();
    await own.close();
  });
});
