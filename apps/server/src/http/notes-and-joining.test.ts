import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { INVITATION_LIFE } from "../directory/invitations.ts";
import { invited, joined, noteForTwo, problemOf, startedNote } from "../testing/people.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const NOTES = z.array(z.object({ id: z.string(), as: z.string() }));

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

describe("notes", () => {
  test("IN3 only who is signed in sees notes, and only their own", async () => {
    const { ali, sam } = await noteForTwo(server);
    expect(await problemOf(await server.visitor().request("GET", "/api/notes"))).toBe("no-session");
    const { sam: other } = await noteForTwo(server);
    const notes = await (await sam.visitor.request("GET", "/api/notes")).json();
    expect(notes).toEqual([
      {
        id: sam.note,
        as: sam.as,
        people: [
          { id: ali.as, role: "clinician", name: "Dr Ali", look: "navy", access: "note" },
          { id: sam.as, role: "person", name: "Sam", look: "rust", access: "note" },
        ],
        openedAt: expect.any(Number),
      },
    ]);
    expect(await (await other.visitor.request("GET", "/api/notes")).json()).toMatchObject([{ id: other.note }]);
  });

  test("IN1 a guest can't start notes, nor can nobody", async () => {
    const { sam } = await noteForTwo(server);
    expect(await problemOf(await sam.visitor.request("POST", "/api/notes"))).toBe("not-allowed");
    expect(await problemOf(await server.visitor().request("POST", "/api/notes"))).toBe("no-session");
  });

  test("IN3 a note that isn't yours and a note that isn't there are answered the same", async () => {
    const { sam } = await noteForTwo(server);
    const { ali: other } = await noteForTwo(server);
    const ask = (note: string) => sam.visitor.request("POST", `/api/notes/${note}/invitations`, { role: "peer" });
    const answers = await Promise.all(
      [other.note, "A".repeat(22), "no-note"].map(async (note) => (await ask(note)).text()),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await problemOf(await ask(other.note))).toBe("not-found");
  });

  test("IN4 the clinician invites the person, the person invites the others", async () => {
    const { ali, sam } = await noteForTwo(server);
    for (const role of ["clinician", "peer", "supporter"]) {
      const path = `/api/notes/${ali.note}/invitations`;
      expect(await problemOf(await ali.visitor.request("POST", path, { role }))).toBe("not-allowed");
      const jo = await joined(server.visitor(), await invited(sam, role), "Jo");
      expect(await problemOf(await jo.visitor.request("POST", path, { role: "peer" }))).toBe(
        role === "person" ? undefined : "not-allowed",
      );
    }
    const bad = await ali.visitor.request("POST", `/api/notes/${ali.note}/invitations`, { role: "boss" });
    expect(await problemOf(bad)).toBe("bad-request");
  });
});

describe("joining", () => {
  test("IN2 an invitation says what it offers without being used up, and lets in once", async () => {
    const ali = await startedNote(server);
    const secret = await invited(ali, "person", "Sam");
    const looks = ["rust", "green", "purple", "yellow", "slate"];
    const offer = { name: "Sam", role: "person", access: "note", from: "Dr Ali", look: "rust", looks };
    const look = { ...offer, device: false, asks: false, numbers: false };
    expect(await server.visitor().post("/api/join/look", { secret })).toEqual(look);
    expect(await server.visitor().post("/api/join/look", { secret })).toEqual(look);
    const sam = await joined(server.visitor(), secret, "Samira");
    expect(sam.note).toBe(ali.note);
    for (const path of ["/api/join", "/api/join/look"])
      expect(await problemOf(await server.visitor().request("POST", path, { secret, name: "Eve" }))).toBe("link-used");
  });

  test("IN2 two browsers with one link at the same moment: one is in", async () => {
    const ali = await startedNote(server);
    const secret = await invited(ali, "person");
    const join = () => server.visitor().request("POST", "/api/join", { secret, name: "Sam" });
    const statuses = (await Promise.all([join(), join(), join()])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 410, 410]);
  });

  test("IN2 an old invitation is expired, a made-up one unknown, and a name is needed", async () => {
    const ali = await startedNote(server);
    const secret = await invited(ali, "person");
    const nameless = await server.visitor().request("POST", "/api/join", { secret, name: "" });
    expect(await problemOf(nameless)).toBe("bad-request");
    server.clock.forward(INVITATION_LIFE);
    for (const path of ["/api/join", "/api/join/look"]) {
      expect(await problemOf(await server.visitor().request("POST", path, { secret, name: "A" }))).toBe("link-expired");
      const never = { secret: "B".repeat(43), name: "A" };
      expect(await problemOf(await server.visitor().request("POST", path, never))).toBe("link-unknown");
    }
  });

  test("IN2 the person's second device is the same participant; a new name is kept", async () => {
    const { sam } = await noteForTwo(server);
    const secret = await invited(sam, "person");
    expect(await server.visitor().post("/api/join/look", { secret })).toMatchObject({ name: "Sam", look: "rust" });
    const phone = await joined(server.visitor(), secret, "Sammy");
    expect(phone.as).toBe(sam.as);
    const notes = await (await sam.visitor.request("GET", "/api/notes")).json();
    expect(notes).toMatchObject([{ people: [{ name: "Dr Ali" }, { id: sam.as, name: "Sammy" }] }]);
  });

  test("IN3 two people at one desk share a browser, and each stays who they are", async () => {
    const ali = await startedNote(server);
    const sam = await joined(ali.visitor, await invited(ali, "person"), "Sam");
    const here = async () => {
      const notes = NOTES.parse(await (await ali.visitor.request("GET", "/api/notes")).json());
      return notes.filter(({ id }) => id === ali.note).map(({ as }) => as);
    };
    expect((await here()).toSorted()).toEqual([ali.as, sam.as].toSorted());
    expect(sam.as).not.toBe(ali.as);
    // The clinician's day ends after 12 hours; the person keeps their way back.
    server.clock.forward(13 * 3_600_000);
    expect(await (await ali.visitor.request("GET", "/api/session")).json()).toEqual({});
    expect(await here()).toEqual([sam.as]);
    expect(await problemOf(await ali.visitor.request("POST", "/api/notes"))).toBe("not-allowed");
  });

  test("IN2 no secret lies in the data folder or in the log", async () => {
    const { sam } = await noteForTwo(server);
    const secret = await invited(sam, "peer");
    await joined(server.visitor(), secret, "Jo Canary");
    for (const file of ["ourwords.db", "ourwords.db-wal"])
      expect(readFileSync(join(server.dataDir, file)).includes(secret)).toBe(false);
    expect(server.logged.join("")).not.toMatch(new RegExp(`${secret}|Canary`));
  });
});
