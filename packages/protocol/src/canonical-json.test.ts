import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("SL2: a value has one way to be written, whatever the order in which it was made", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: undefined, "\u{1F600}": true, "\uFB33": -0 })).toBe(
    '{"b":[1,{"c":"é","d":null}],"\u{1F600}":true,"\uFB33":0}',
  );
});

test("SL2: half a character is written so that bytes can hold it", () => {
  expect(canonicalJson("\uD83D")).toBe('"\\ud83d"');
});

test("SL2: it reads back as the same value, and writes that as before", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = canonicalJson(value);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(written))).toBe(written);
    }),
    { seed: 20261123 },
  );
});

test("SL2: what JSON can't hold is an error, and never a guess", () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol("x")])
    expect(() => canonicalJson([value])).toThrow(TypeError);
});
