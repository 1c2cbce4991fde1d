import { CODE_ALPHABET, parseCode } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { caretAfter, likely, readTypedCode, showTyped } from "./code-letters.ts";

test("IN2 a code may be typed in any case, with spaces or dashes or none, or pasted out of a sentence", () => {
  for (const typed of ["BCD-234", "bcd234", " b c d 2 3 4 ", "bcd–234", "BCD-2345", "The code is bcd-234, OK?"])
    expect(readTypedCode(typed).letters).toBe("BCD234");
});

test("IN2 a letter that no code has is left out and told", () => {
  expect(readTypedCode("bco")).toEqual({ letters: "BC", strange: "O" });
  expect(readTypedCode("b-c d")).toEqual({ letters: "BCD", strange: undefined });
});

test("IN2 what a strange letter may have been is a letter of codes, and is told of strange ones only", () => {
  for (const strange of "AEIOULY01") {
    const meant = likely(strange);
    expect(CODE_ALPHABET.includes(strange)).toBe(false);
    if (meant !== undefined) expect(CODE_ALPHABET).toContain(meant);
  }
  for (const sign of CODE_ALPHABET) expect(likely(sign)).toBeUndefined();
});

test("IN2 the dash comes by itself, goes with what is behind it, and the caret stays behind its letter", () => {
  expect(["B", "BCD", "BCD2", "BCD234"].map(showTyped)).toEqual(["B", "BCD", "BCD-2", "BCD-234"]);
  for (let count = 0; count <= 6; count++) {
    const before = showTyped("BCD234").slice(0, caretAfter(count));
    expect(readTypedCode(before).letters).toHaveLength(count);
  }
  expect(parseCode(showTyped("BCD234"))).toBe("BCD234");
});
