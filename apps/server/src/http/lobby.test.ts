import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { TRIES_LEFT } from "@ourwords/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { WAIT_AT_THE_DOOR } from "../directory/lobby.ts";
import { CODE_LIFE } from "../directory/spoken-code.ts";
import { invitation, joined, type Member, noteForTwo, problemOf, startedNote } from "../testing/people.ts";
import { openRaw } from "../testing/raw-page.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import type { Visitor } from "../demo/visitor.ts";
import { CODE_TRIES, CODE_TRIES_WITHIN } from "./wrong-tries.ts";

const STATE = z.object({
  state: z.string(),
  from: z.string(),
  note: z.string().optional(),
  as: z.string().optional(),
  seen: z.boolean().optional(),
});

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const stateOf = async (visitor: Visitor) =>
  STATE.parse(await (await visitor.request("GET", "/api/join/waiting")).json());
const knock = async (code: string, name = "Jo"): Promise<Visitor> => {
  const visitor = server.visitor();
  expect((await visitor.request("POST", "/api/join", { code, name })).status).toBe(202);
  return visitor;
};
/** Answers the one who waits, from `by`'s own page. */
async function answer(by: Member, verdict: "in" | "out"): Promise<void> {
  const page = openRaw(by);
  const [guest] = await page.lobby(1);
  const path = `/api/notes/${by.note}/waiting/${guest?.id}`;
  expect((await by.visitor.request("POST", path, { let: verdict })).status).toBe(204);
  expect(await page.lobby(0)).toEqual([]);
  page.ws.close();
  await page.ended;
}

describe("a spoken code", () => {
  test("IN2 leads to the lobby, from there into the note, and works once", async () => {
    const ali = await startedNote(server);
    const { code, secret } = await invitation(ali, { role: "person", name: "Sam" });
    expect(code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{3}-[2-9B-DF-HJ-NP-TV-Z]{3}$/);
    const offer = await server.visitor().post("/api/join/look", { code: ` ${code.toLowerCase().replace("-", " ")} ` });
    expect(offer).toMatchObject({ name: "Sam", from: "Dr Ali", asks: true, device: false });
    const sam = await knock(code, "Sam");
    expect(await stateOf(sam)).toMatchObject({ state: "waiting", from: "Dr Ali", seen: false });
    const open = openRaw(ali);
    await open.lobby(1);
    expect(await stateOf(sam)).toMatchObject({ seen: true });
    open.ws.close();
    await open.ended;
    expect((await sam.request("GET", "/api/notes")).status).toBe(401);
    for (const key of [{ code }, { secret }])
      expect((await server.visitor().request("POST", "/api/join", { ...key, name: "Eve" })).status).toBeGreaterThan(
        403,
      );
    await answer(ali, "in");
    const state = await stateOf(sam);
    expect(state).toMatchObject({ state: "in", note: ali.note });
    const page = openRaw({ visitor: sam, note: ali.note });
    expect((await page.welcome).you).toBe(state.as);
    page.ws.close();
  });

  test("IN2 unknown, used, taken back and too old are answered with the same bytes", async () => {
    const ali = await startedNote(server);
    const [used, revoked, old] = await Promise.all([1, 2, 3].map(() => invitation(ali, { role: "person" })));
    if (!used || !revoked || !old) throw new Error("three invitations");
    await knock(used.code);
    await ali.visitor.request("DELETE", `/api/notes/${ali.note}/invitations/${revoked.id}`);
    server.clock.forward(CODE_LIFE + 1);
    const codes = [used.code, revoked.code, old.code, "ZZZ-ZZ2"];
    const bodies: string[] = [];
    for (const code of codes) {
      const response = await server.visitor().request("POST", "/api/join", { code, name: "Eve" });
      expect(response.status).toBe(404);
      bodies.push(await response.text());
    }
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain("code-unknown");
    // The link of the one whose code is too old still opens.
    await joined(server.visitor(), old.secret, "Sam");
    server.clock.forward(CODE_TRIES_WITHIN);
  });

  test("IN2 five wrong tries from one address, then even the right code waits", async () => {
    const ali = await startedNote(server);
    const { code } = await invitation(ali, { role: "person" });
    const ask = async (each: string) =>
      problemOf(await server.visitor().request("POST", "/api/join/look", { code: each }));
    const first = await server.visitor().request("POST", "/api/join/look", { code: "ZZZ-ZZZ" });
    expect(first.headers.get(TRIES_LEFT)).toBe(String(CODE_TRIES - 1));
    const wrong = await Promise.all(Array.from({ length: CODE_TRIES + 2 }, () => ask("ZZZ-ZZZ")));
    expect(wrong.filter((each) => each === "code-unknown")).toHaveLength(CODE_TRIES - 1);
    expect(wrong.filter((each) => each === "too-many-tries")).toHaveLength(3);
    expect(await ask(code)).toBe("too-many-tries");
    server.clock.forward(CODE_TRIES_WITHIN);
    for (let time = 0; time < CODE_TRIES + 1; time++) expect(await ask(code)).toBeUndefined();
  });

  test("IN2 no code and no numbers lie in the data folder or in the log", async () => {
    const { sam } = await noteForTwo(server);
    const { code } = await invitation(sam, { role: "peer" });
    const numbers = "8351";
    await sam.visitor.request("PUT", `/api/notes/${sam.note}/people/me/numbers`, { numbers });
    await knock(code);
    const plain = code.replace("-", "");
    for (const file of ["ourwords.db", "ourwords.db-wal"]) {
      const bytes = readFileSync(join(server.dataDir, file));
      for (const each of [code, plain, plain.toLowerCase()]) expect(bytes.includes(each)).toBe(false);
    }
    const sql = new DatabaseSync(join(server.dataDir, "ourwords.db"), { readOnly: true });
    const kept = sql.prepare("SELECT salt, hash FROM numbers WHERE hash IS NOT NULL").all();
    sql.close();
    expect(kept).toHaveLength(1);
    for (const { hash } of kept)
      expect(Buffer.from(z.instanceof(Uint8Array).parse(hash)).includes(numbers)).toBe(false);
    expect(server.logged.join("")).not.toContain(plain);
  });
});

describe("the lobby", () => {
  test("IN2 who is sent away, and who waited too long, is told the same and is not in", async () => {
    const { sam } = await noteForTwo(server);
    const away = await knock((await invitation(sam, { role: "peer" })).code);
    await answer(sam, "out");
    const late = await knock((await invitation(sam, { role: "peer" })).code);
    server.clock.forward(WAIT_AT_THE_DOOR);
    const states = [await stateOf(away), await stateOf(late)];
    expect(states).toEqual([
      { state: "over", from: "Sam" },
      { state: "over", from: "Sam" },
    ]);
    for (const visitor of [away, late]) expect((await visitor.request("GET", "/api/notes")).status).toBe(401);
  });

  test("IN2 waiting survives a restart of the server", async () => {
    const own = await startTestServer();
    const { sam } = await noteForTwo(own);
    const { secret } = await invitation(sam, { role: "peer", ask: true });
    const jo = own.visitor();
    expect((await jo.request("POST", "/api/join", { secret, name: "Jo", label: "peer worker" })).status).toBe(202);
    await own.restart();
    expect(await stateOf(jo)).toMatchObject({ state: "waiting" });
    await answer(sam, "in");
    expect(await stateOf(jo)).toMatchObject({ state: "in" });
    const notes = await (await jo.request("GET", "/api/notes")).json();
    expect(notes).toMatchObject([{ people: [{}, {}, { name: "Jo", role: "peer", label: "peer worker" }] }]);
    await own.close();
  });

  test("IN2 IN4 a further device of the person's that somebody else invites has to be let in; the person's own has not", async () => {
    const { ali, sam } = await noteForTwo(server);
    const { secret } = await invitation(ali, { role: "person" });
    expect(await server.visitor().post("/api/join/look", { secret })).toMatchObject({ device: true, asks: true });
    const phone = server.visitor();
    expect((await phone.request("POST", "/api/join", { secret, name: "Eve" })).status).toBe(202);
    await answer(sam, "in");
    expect(await stateOf(phone)).toMatchObject({ state: "in", as: sam.as });
    const people = await (await sam.visitor.request("GET", `/api/notes/${sam.note}/people`)).json();
    expect(people).toMatchObject([{}, { participant: { name: "Sam" }, openings: expect.any(Array) }]);
    expect(JSON.stringify(people)).toContain(`"how":"link","by":"${sam.as}"`);
    expect((await joined(server.visitor(), (await invitation(sam, { role: "person" })).secret, "Sam")).as).toBe(sam.as);
  });

  test("IN2 only the person and who invited may answer, and each is told of those alone", async () => {
    const { ali, sam } = await noteForTwo(server);
    const jo = await joined(server.visitor(), (await invitation(sam, { role: "peer" })).secret, "Jo");
    await knock((await invitation(sam, { role: "supporter" })).code, "Kim");
    const page = openRaw(sam);
    const [kim] = await page.lobby(1);
    expect(kim).toMatchObject({ name: "Kim", role: "supporter", how: "code", from: "Sam" });
    const path = `/api/notes/${sam.note}/waiting/${kim?.id}`;
    expect(await problemOf(await ali.visitor.request("POST", path, { let: "in" }))).toBe("not-found");
    expect(await problemOf(await jo.visitor.request("POST", path, { let: "in" }))).toBe("not-allowed");
    expect((await sam.visitor.request("POST", path, { let: "in" })).status).toBe(204);
    expect(await problemOf(await sam.visitor.request("POST", path, { let: "out" }))).toBe("waiting-over");
    page.ws.close();
  });

  test("IN6 who leaves the browser waits no more", async () => {
    const { sam } = await noteForTwo(server);
    const jo = await knock((await invitation(sam, { role: "peer" })).code);
    await answer(sam, "in");
    expect((await jo.request("DELETE", "/api/session")).status).toBe(204);
    expect((await jo.request("GET", "/api/join/waiting")).status).toBe(404);
    expect((await jo.request("GET", "/api/notes")).status).toBe(401);
  });

  test("IN2 an invitation is listed until it is used or taken back, for who made it and for the person", async () => {
    const { ali, sam } = await noteForTwo(server);
    const path = `/api/notes/${sam.note}/invitations`;
    const peer = await invitation(sam, { role: "peer", name: "Jo" });
    const phone = await invitation(ali, { role: "person" });
    const listed = async (who: Member) =>
      z.array(z.looseObject({ id: z.string() })).parse(await (await who.visitor.request("GET", path)).json());
    expect((await listed(sam)).map(({ id }) => id).toSorted()).toEqual([peer.id, phone.id].toSorted());
    expect(await listed(ali)).toMatchObject([{ id: phone.id, role: "person", madeBy: ali.as }]);
    expect(await problemOf(await ali.visitor.request("DELETE", `${path}/${peer.id}`))).toBe("not-found");
    expect((await sam.visitor.request("DELETE", `${path}/${peer.id}`)).status).toBe(204);
    const late = await server.visitor().request("POST", "/api/join", { secret: peer.secret, name: "Jo" });
    expect(await problemOf(late)).toBe("link-revoked");
    expect(await listed(sam)).toMatchObject([{ id: phone.id }]);
  });
});
