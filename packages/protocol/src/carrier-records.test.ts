import fc from "fast-check";
import { expect, test } from "vitest";
import { DownReader, type DownRecord, decodePosted, encodeDownRecord, encodePosted } from "./carrier-records.ts";

const RECORDS: fc.Arbitrary<DownRecord> = fc.oneof(
  fc.record({ kind: fc.constant("opened" as const), carrier: fc.string() }),
  fc.record({ kind: fc.constant("frame" as const), frame: fc.uint8Array({ maxLength: 300 }) }),
  fc.constant({ kind: "ping" as const }),
  fc.record({ kind: fc.constant("closed" as const), code: fc.nat(4999), reason: fc.string() }),
);

test("SV4 records come out as they went in, however the body is cut on its way", () => {
  fc.assert(
    fc.property(fc.array(RECORDS), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (records, cuts) => {
      const bytes = Buffer.concat(records.map(encodeDownRecord));
      const reader = new DownReader();
      const got: DownRecord[] = [];
      for (let at = 0, cut = 0; at < bytes.length; cut++) {
        const length = cuts[cut % cuts.length] ?? 1;
        got.push(...(reader.push(bytes.subarray(at, at + length)) ?? []));
        at += length;
      }
      expect(got).toEqual(records);
    }),
  );
});

test("SV4 what another server answers is no record", () => {
  expect(
    new DownReader().push(
      new TextEncoder().encode("<!doctype html><title>This page is blocked by your school</title>"),
    ),
  ).toBe(undefined);
});

test("SV4 what is posted comes out as it went in; anything else is nothing, and never throws", () => {
  const posted = { carrier: "abc", n: 7, frames: [new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array([3])] };
  expect(decodePosted(encodePosted(posted))).toEqual(posted);
  expect(decodePosted(encodePosted({ ...posted, frames: [] }))).toEqual({ ...posted, frames: [] });
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const read = decodePosted(bytes);
      if (read) expect(typeof read.n).toBe("number");
    }),
  );
  expect(decodePosted(new Uint8Array([1, 65]))).toBeUndefined();
});
