import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { NUMBER_TRIES, NUMBERS_REST } from "../directory/numbers.ts";
import { HERE_LIFE } from "../directory/sessions.ts";
import {
  ENTRY,
  finish,
  invitation,
  invited,
  joined,
  noteForTwo,
  problemOf,
  request,
  sit,
  startedNote,
} from "../testing/people.ts";
import { openRaw, pathTo } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const noteForThree = async () => {
  const { ali, sam } = await noteForTwo(server);
  return { ali, sam, jo: await joined(server.visitor(), await invited(sam, "peer"), "Jo") };
};

describe("taking somebody out", () => {
  test("IN3 IN4 whoever the person takes out stops reading and writing at once, on every page and by HTTP", async () => {
    const { ali, sam, jo } = await noteForThree();
    const pages = [openRaw(jo, { path: pathTo(jo.note, { page: "1".repeat(22) }) }), openRaw(jo)];
    const other = openRaw(ali);
    await Promise.all([...pages, other].map(({ welcome }) => welcome));
    const started = performance.now();
    const ends = Promise.all(pages.map(({ ended }) => ended));
    expect((await request(sam, "DELETE", `people/${jo.as}`)).status).toBe(204);
    for (const end of await ends) expect(end).toEqual({ code: 4403, reason: "removed" });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await openRaw(jo).ended).toEqual({ code: 4403, reason: "no-access" });
    for (const path of ["people", "invitations"])
      expect(await problemOf(await request(jo, "GET", path))).toBe("not-found");
    expect(await (await jo.visitor.request("GET", "/api/notes")).json()).toEqual([]);
    expect(other.ws.readyState).toBe(other.ws.OPEN);
    other.ws.close();
    const people = await (await request(sam, "GET", "people")).json();
    expect(people).toMatchObject([{}, {}, { participant: { id: jo.as, name: "Jo", access: "none" } }]);
    const page = openRaw(sam);
    expect((await page.welcome).participants.find(({ id }) => id === jo.as)?.access).toBe("none");
    page.ws.close();
  });

  test("IN4 nobody takes the person out; whom they invited stays out when the inviter is gone", async () => {
    const { ali, sam, jo } = await noteForThree();
    for (const who of [ali, jo, sam])
      expect(await problemOf(await request(who, "DELETE", `people/${sam.as}`))).toBe("not-allowed");
    const { secret } = await invitation(ali, { role: "person" });
    const waits = server.visitor();
    const { code } = await invitation(ali, { role: "person" });
    expect((await waits.request("POST", "/api/join", { code, name: "Sam" })).status).toBe(202);
    expect((await request(sam, "DELETE", `people/${ali.as}`)).status).toBe(204);
    expect(await (await waits.request("GET", "/api/join/waiting")).json()).toEqual({ state: "over", from: "Dr Ali" });
    const late = await server.visitor().request("POST", "/api/join", { secret, name: "Sam" });
    expect(await problemOf(late)).toBe("link-revoked");
    expect((await request(sam, "DELETE", `people/${ali.as}`)).status).toBe(204);
  });

  test("IN4 the person can leave; nobody ever writes in their place again", async () => {
    const { ali, sam } = await noteForTwo(server);
    const page = openRaw(sam);
    await page.welcome;
    expect((await request(sam, "DELETE", "people/me")).status).toBe(204);
    expect(await page.ended).toEqual({ code: 4403, reason: "no-access" });
    expect(await openRaw(sam).ended).toEqual({ code: 4403, reason: "no-access" });
    const again = await joined(server.visitor(), await invited(ali, "person"), "Sam");
    expect(again.as).not.toBe(sam.as);
    expect(await openRaw(sam).ended).toEqual({ code: 4403, reason: "no-access" });
  });
});

describe("one's own name, label and look", () => {
  test("IN4 everybody changes their own, and all pages are told; a label is for a peer or supporter", async () => {
    const { sam, jo } = await noteForThree();
    const changed = await request(jo, "PATCH", "people/me", { name: " Jo  Lee ", label: "peer worker", look: "slate" });
    const participant = {
      id: jo.as,
      name: "Jo Lee",
      label: "peer worker",
      look: "slate",
      role: "peer",
      access: "note",
    };
    expect(await changed.json()).toEqual(participant);
    const page = openRaw(sam);
    expect((await page.welcome).participants).toContainEqual(participant);
    page.ws.close();
    expect(await (await request(jo, "PATCH", "people/me", { label: "" })).json()).not.toHaveProperty("label");
    expect(await problemOf(await request(sam, "PATCH", "people/me", { label: "boss" }))).toBe("not-allowed");
    expect(await problemOf(await request(jo, "PATCH", "people/me", { label: "x".repeat(31) }))).toBe("bad-request");
  });

  test("a look belongs to one at a time; the person's choice wins over somebody who isn't here", async () => {
    const { ali, sam, jo } = await noteForThree();
    expect(await problemOf(await request(jo, "PATCH", "people/me", { look: "navy" }))).toBe("look-taken");
    const page = openRaw(ali);
    await page.welcome;
    expect(await problemOf(await request(sam, "PATCH", "people/me", { look: "navy" }))).toBe("look-taken");
    expect(await (await request(sam, "PATCH", "people/me", { look: "green" })).json()).toMatchObject({ look: "green" });
    page.ws.close();
    const people = await (await request(sam, "GET", "people")).json();
    expect(people).toMatchObject(["navy", "green", "rust"].map((look) => ({ participant: { look } })));
    const secret = await invited(sam, "supporter");
    const taken = await server.visitor().request("POST", "/api/join", { secret, name: "Kim", look: "rust" });
    expect(await problemOf(taken)).toBe("look-taken");
    await joined(server.visitor(), secret, "Kim");
  });
});

describe("here with me", () => {
  test("IN3 a free seat is taken with four numbers, held for this sitting, and given back at Finish", async () => {
    const ali = await startedNote(server);
    expect(await problemOf(await sit(ali, {}))).toBe("bad-request");
    const { as } = ENTRY.parse(await (await sit(ali, { numbers: "2468" })).json());
    const page = openRaw({ visitor: ali.visitor, note: ali.note, as });
    expect((await page.welcome).you).toBe(as);
    // Whose device it is could choose new ones in Sam's place.
    const numbers = { numbers: "1111" };
    const chosen = await ali.visitor.request("PUT", `/api/notes/${ali.note}/people/me/numbers?as=${as}`, numbers);
    expect(await problemOf(chosen)).toBe("not-allowed");
    expect((await finish(ali)).status).toBe(204);
    expect(await page.ended).toMatchObject({ code: 4403 });
    expect((await openRaw(ali).welcome).you).toBe(ali.as);
    expect(ENTRY.parse(await (await sit(ali, { numbers: "2468" })).json()).as).toBe(as);
    server.clock.forward(HERE_LIFE);
    expect(await openRaw({ visitor: ali.visitor, note: ali.note, as }).ended).toMatchObject({ code: 4403 });
  });

  test("IN2 wrong numbers and none at all read the same; after five tries the right ones rest, too", async () => {
    const { ali, sam } = await noteForTwo(server);
    const unknown = await sit(ali, { numbers: "0000" });
    expect(unknown.status).toBe(403);
    const body = await unknown.text();
    await request(sam, "PUT", "people/me/numbers", { numbers: "2468" });
    const tries = await Promise.all(Array.from({ length: NUMBER_TRIES }, () => sit(ali, { numbers: "0000" })));
    for (const each of tries) expect(await each.text()).toBe(body);
    expect(await problemOf(await sit(ali, { numbers: "2468" }))).toBe("too-many-tries");
    server.clock.forward(NUMBERS_REST);
    expect(ENTRY.parse(await (await sit(ali, { numbers: "2468" })).json()).as).toBe(sam.as);
  });

  test("IN2 without numbers Sam's own page is asked, and nobody but Sam can say yes", async () => {
    const { ali, sam } = await noteForTwo(server);
    expect((await sit(ali, {})).status).toBe(202);
    const page = openRaw(sam);
    const [guest] = await page.lobby(1);
    expect(guest).toMatchObject({ name: "Sam", how: "here", from: "Dr Ali", as: sam.as });
    const path = `waiting/${guest?.id}`;
    expect(await problemOf(await request(ali, "POST", path, { let: "in" }))).toBe("not-found");
    expect((await request(sam, "POST", path, { let: "in" })).status).toBe(204);
    const state = await (await ali.visitor.request("GET", "/api/join/waiting")).json();
    expect(state).toMatchObject({ state: "in", as: sam.as });
    const path2 = pathTo(ali.note, { page: "2".repeat(22), as: sam.as });
    const shared = openRaw({ visitor: ali.visitor, note: ali.note }, { path: path2 });
    await shared.welcome;
    await finish(ali);
    expect(await shared.ended).toMatchObject({ code: 4403 });
    expect(page.ws.readyState).toBe(page.ws.OPEN);
    page.ws.close();
  });

  test("IN4 everybody sees who came in how, and by whom", async () => {
    const ali = await startedNote(server);
    const { as } = ENTRY.parse(await (await sit(ali, { numbers: "2468" })).json());
    const openings = z.array(z.object({ participant: z.object({ id: z.string() }), openings: z.array(z.unknown()) }));
    const people = openings.parse(await (await request(ali, "GET", "people")).json());
    expect(people.map(({ participant }) => participant.id)).toEqual([ali.as, as]);
    expect(people.map((each) => each.openings)).toEqual([
      [{ id: expect.any(String), at: expect.any(Number), how: "started" }],
      [{ id: expect.any(String), at: expect.any(Number), how: "here", by: ali.as }],
    ]);
  });
});
