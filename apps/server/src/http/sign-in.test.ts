import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SESSION_LIFE } from "../directory/sessions.ts";
import { problemOf, secretOf, signedInClinician } from "../testing/people.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

const HOUR = 3_600_000;
let test1: TestServer;
beforeAll(async () => (test1 = await startTestServer()));
afterAll(() => test1.close());

describe("signing in", () => {
  test("IN1 the first link needs a name, isn't used up without one, and works once", async () => {
    const own = await startTestServer();
    const ali = own.visitor();
    const token = secretOf(own.server.signInLink());
    expect((await ali.request("GET", "/api/session")).status).toBe(401);
    expect(await problemOf(await ali.request("POST", "/api/session", { token }))).toBe("bad-request");
    expect(await problemOf(await ali.request("POST", "/api/session", { token, name: " \u202E " }))).toBe("bad-request");
    expect(await ali.post("/api/session", { token, name: "  Dr   Ali " })).toEqual({ staff: { name: "Dr Ali" } });
    expect(await problemOf(await own.visitor().request("POST", "/api/session", { token, name: "Eve" }))).toBe(
      "link-used",
    );
    expect(await (await ali.request("GET", "/api/session")).json()).toEqual({ staff: { name: "Dr Ali" } });
    await own.close();
  });

  test("IN1 a later link signs in the same clinician, without asking again", async () => {
    const first = await signedInClinician(test1);
    await first.post("/api/notes");
    const again = test1.visitor();
    expect(await again.post("/api/session", { token: secretOf(test1.server.signInLink()) })).toEqual({
      staff: { name: "Dr Ali" },
    });
    expect(await (await again.request("GET", "/api/notes")).json()).toHaveLength(1);
  });

  test("IN1 an old link is expired, and what never was a link is unknown", async () => {
    const token = secretOf(test1.server.signInLink());
    test1.clock.forward(24 * HOUR);
    expect(await problemOf(await test1.visitor().request("POST", "/api/session", { token, name: "A" }))).toBe(
      "link-expired",
    );
    const never = { token: "A".repeat(43), name: "A" };
    expect(await problemOf(await test1.visitor().request("POST", "/api/session", never))).toBe("link-unknown");
    for (const body of [{}, { token: 5 }, { token: "short" }, [], "text", null])
      expect(await problemOf(await test1.visitor().request("POST", "/api/session", body))).toBe("bad-request");
  });

  test("IN3 the cookie can't be read by scripts, taken along by other sites, or kept past 12 hours", async () => {
    const ali = test1.visitor();
    const body = { token: secretOf(test1.server.signInLink()), name: "Dr Ali" };
    const cookie = (await ali.request("POST", "/api/session", body)).headers.getSetCookie()[0];
    expect(cookie).toMatch(/^ourwords=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    test1.clock.forward(SESSION_LIFE.staff);
    expect(await problemOf(await ali.request("GET", "/api/session"))).toBe("no-session");
  });

  test("IN3 behind https the cookie is bound to its host, and only that origin counts", async () => {
    const secure = await startTestServer({ publicUrl: "https://notes.example.org" });
    expect(secure.server.signInLink()).toMatch(/^https:\/\/notes\.example\.org\/sign-in#[\w-]{43}$/);
    const body = { token: secretOf(secure.server.signInLink()), name: "Dr Ali" };
    const elsewhere = await secure.visitor().request("POST", "/api/session", body, { origin: "http://localhost:3000" });
    expect(await problemOf(elsewhere)).toBe("wrong-origin");
    const ali = secure.visitor();
    const answer = await ali.request("POST", "/api/session", body);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-ourwords=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await ali.request("GET", "/api/session")).status).toBe(200);
    await secure.close();
  });

  test("IN3 leaving ends the session on the server, not just in the browser", async () => {
    const ali = test1.visitor();
    const body = { token: secretOf(test1.server.signInLink()), name: "Dr Ali" };
    const [pair = ""] = (await ali.request("POST", "/api/session", body)).headers.getSetCookie()[0]?.split(";") ?? [];
    const left = await ali.request("DELETE", "/api/session");
    expect(left.status).toBe(204);
    expect(left.headers.getSetCookie()[0]).toMatch(/^ourwords=; /);
    const thief = await test1.visitor().request("GET", "/api/session", undefined, { cookie: pair });
    expect(await problemOf(thief)).toBe("no-session");
    expect((await ali.request("DELETE", "/api/session")).status).toBe(204);
  });
});
