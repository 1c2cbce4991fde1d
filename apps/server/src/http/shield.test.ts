import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf } from "../testing/people.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { TRIES_A_MINUTE } from "./rate-limit.ts";

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

describe("the shield around every route", () => {
  test("IN3 what changes something must come from exactly our own pages", async () => {
    const { port } = new URL(server.server.local);
    const from = (origin: string) => server.visitor().request("DELETE", "/api/session", undefined, { origin });
    const wrong = [
      "http://evil.example",
      `http://localhost:${port}.evil.example`,
      `https://localhost:${port}`,
      "null",
      "",
    ];
    for (const origin of [...wrong, `http://[::1]:${port}`, `http://LOCALHOST:${port}`])
      expect(await problemOf(await from(origin)), origin).toBe("wrong-origin");
    const nowhere = await fetch(`${server.server.local}/api/session`, { method: "DELETE" });
    expect(await problemOf(nowhere)).toBe("wrong-origin");
    for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`])
      expect((await from(origin)).status).toBe(204);
  });

  test("IN3 both names of this machine are answered", async () => {
    const { port } = new URL(server.server.local);
    for (const host of ["localhost", "127.0.0.1"])
      expect(await (await fetch(`http://${host}:${port}/healthz`)).json()).toEqual({ status: "ok" });
  });

  test.each(["/", "/notes/anything", "/api/session", "/assets/main-abc123.js", "/healthz"])(
    "IN3 %s carries the security headers",
    async (path) => {
      const { headers } = await server.visitor().request("GET", path);
      const policy = headers.get("content-security-policy") ?? "";
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ])
        expect(policy.split(";")).toContain(part);
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(policy).toContain(`connect-src 'self' ${server.server.origin.replace("http", "ws")}`);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("microphone=()");
      expect(headers.get("strict-transport-security")).toBeNull();
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );

  test("what can change is never kept by the browser, what carries its hash for ever", async () => {
    const kept = async (path: string) => (await server.visitor().request("GET", path)).headers.get("cache-control");
    expect(await kept("/")).toBe("no-store");
    expect(await kept("/notes/anything")).toBe("no-store");
    expect(await kept("/api/session")).toBe("no-store");
    expect(await kept("/assets/main-abc123.js")).toBe("public, max-age=31536000, immutable");
  });

  test("IN6 every page knows where Leave now ends, and without LEAVE_TO none does", async () => {
    const leaveTo = "https://weather.example.org/today?in=Leeds&units=c";
    const own = await startTestServer({ leaveTo });
    for (const path of ["/", "/index.html", "/notes/AAAA?as=B"]) {
      const answer = await own.visitor().request("GET", path);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await answer.text()).toContain(`<meta name="leave-to" content="${leaveTo.replace("&", "&amp;")}" />`);
      expect(await (await server.visitor().request("GET", path)).text()).not.toContain("leave-to");
    }
    await own.close();
  });

  test("every page address is the app; what is missing is missing", async () => {
    for (const path of ["/", "/sign-in", "/join", "/notes/AAAA?as=B", "/index.html"]) {
      const answer = await server.visitor().request("GET", path);
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
        path,
        200,
        "text/html; charset=utf-8",
      ]);
    }
    for (const path of [
      "/api",
      "/api/nothing",
      "/assets/old-hash.js",
      "/favicon.ico",
      "/sync/x",
      "/../../package.json",
      "/%2e%2e/data/ourwords.db",
    ])
      expect(await problemOf(await server.visitor().request("GET", path)), path).toBe("not-found");
    expect(await problemOf(await server.visitor().request("PUT", "/api/session", {}))).toBe("not-found");
  });

  test("what isn't JSON, isn't right or is too much is a problem of its own", async () => {
    const send = (body: string, type = "application/json") =>
      fetch(`${server.server.local}/api/join`, {
        method: "POST",
        headers: { origin: server.server.origin, "content-type": type },
        body,
      });
    expect(await problemOf(await send('{"secret": "Sam said'))).toBe("bad-request");
    expect(await problemOf(await send("a=b", "application/x-www-form-urlencoded"))).toBe("bad-request");
    expect(await problemOf(await send('{"__proto__": {"name": "x"}}'))).toBe("bad-request");
    expect(await problemOf(await send(JSON.stringify("x".repeat(20_000))))).toBe("too-big");
    expect(server.logged.join("")).not.toContain("Sam");
  });

  test("IN2 who tries links without end is told to wait", async () => {
    const own = await startTestServer();
    const body = { secret: "A".repeat(43) };
    const tries = Array.from({ length: TRIES_A_MINUTE + 1 }, () =>
      own.visitor().request("POST", "/api/join/look", body),
    );
    const problems = await Promise.all((await Promise.all(tries)).map(problemOf));
    expect(problems.filter((each) => each === "too-many-tries")).toHaveLength(1);
    expect(problems.filter((each) => each === "link-unknown")).toHaveLength(TRIES_A_MINUTE);
    await own.close();
  });
});
