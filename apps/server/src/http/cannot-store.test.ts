import { renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { problemOf, request, startedNote } from "../testing/people.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { cannotStore } from "./cannot-store.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

test("RM2: what can't be stored is refused as cannot-store, and goes through when it can", async () => {
  const ali = await startedNote(server);
  const other = new DatabaseSync(join(server.dataDir, "ourwords.db"));
  other.exec("BEGIN IMMEDIATE");
  const refused = await ali.visitor.request("POST", "/api/notes");
  expect([refused.status, await problemOf(refused)]).toEqual([503, "cannot-store"]);
  other.close();
  expect((await ali.visitor.request("POST", "/api/notes")).ok).toBe(true);
});

test("RM2: nothing is changed while the database is not where it was opened, and what is stored is read", async () => {
  const ali = await startedNote(server);
  const file = join(server.dataDir, "ourwords.db");
  renameSync(file, `${file}.away`);
  const refused = await request(ali, "POST", "invitations", { role: "person", name: "Sam" });
  expect([refused.status, await problemOf(refused)]).toEqual([503, "cannot-store"]);
  expect((await request(ali, "GET", "people")).ok).toBe(true);
  renameSync(`${file}.away`, file);
  expect((await request(ali, "POST", "invitations", { role: "person", name: "Sam" })).ok).toBe(true);
});

test("RM2: an error that has nothing to do with the disk is not taken for one", () => {
  expect(cannotStore(new Error("disk full"))).toBe(false);
  expect(cannotStore(Object.assign(new Error("constraint"), { errcode: 19 }))).toBe(false);
  expect(cannotStore(Object.assign(new Error("disk I/O error"), { errcode: 778 }))).toBe(true);
});
