import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { LaterWrites } from "./later-writes.ts";

let sql: DatabaseSync;
let later: LaterWrites;
let failures: unknown[];
const kept = (): unknown[] =>
  sql
    .prepare("SELECT n FROM kept ORDER BY n")
    .all()
    .map(({ n }) => n);
const keep = (n: number) => () => void sql.prepare("INSERT INTO kept VALUES (?)").run(n);

beforeEach(() => {
  sql = new DatabaseSync(":memory:");
  sql.exec("CREATE TABLE kept (n INTEGER)");
  failures = [];
  later = new LaterWrites(sql, (error) => failures.push(error));
});

test("IN4: what is written of one turn is there after it, or at once when the server stops", async () => {
  later.put(keep(1));
  later.put(keep(2));
  expect(kept()).toEqual([]);
  await setImmediate();
  expect(kept()).toEqual([1, 2]);
  later.put(keep(3));
  later.flush();
  later.flush();
  expect(kept()).toEqual([1, 2, 3]);
});

test("IN4: what could not be written goes with the next, once", async () => {
  sql.exec("PRAGMA query_only = ON");
  later.put(keep(1));
  await setImmediate();
  sql.exec("PRAGMA query_only = OFF");
  later.put(keep(2));
  await setImmediate();
  expect(kept()).toEqual([1, 2]);
});

test("IN4: one that can't be written holds up no other, and is told", async () => {
  later.put(keep(1));
  later.put(() => {
    throw new Error("nobody of that name");
  });
  later.put(keep(2));
  await setImmediate();
  expect(kept()).toEqual([1, 2]);
  expect(failures.length).toBe(2);
  later.put(keep(3));
  await setImmediate();
  expect(kept()).toEqual([1, 2, 3]);
  expect(failures.length).toBe(2);
});
