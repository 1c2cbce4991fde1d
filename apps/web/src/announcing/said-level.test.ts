import { expect, test } from "vitest";
import { isSaidAt, rememberedLevel, rememberLevel, SAID_LEVELS } from "./said-level.ts";

test("AU8: each level says what the one before it says, and more", () => {
  const said = SAID_LEVELS.map((level) => [
    isSaidAt(level, { about: "people" }),
    isSaidAt(level, { about: "your-words" }),
    isSaidAt(level, { about: "text", isMine: true }),
    isSaidAt(level, { about: "text", isMine: false }),
  ]);
  expect(said).toEqual([
    [false, false, false, false],
    [true, true, false, false],
    [true, true, true, false],
    [true, true, true, true],
  ]);
});

test("SV3: only the choice is kept; what is not a level, or a device that refuses, is the first choice again", () => {
  const kept = new Map<string, string>();
  const memory = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  expect(rememberedLevel(memory)).toBe("people");
  rememberLevel(memory, "everything");
  expect(rememberedLevel(memory)).toBe("everything");
  expect([...kept.values()]).toEqual(["everything"]);
  for (const key of kept.keys()) kept.set(key, "loud");
  expect(rememberedLevel(memory)).toBe("people");
  const refuses = (): never => {
    throw new Error("not allowed");
  };
  rememberLevel(refuses, "off");
  expect(rememberedLevel(refuses)).toBe("people");
});
