import { expect, test } from "vitest";
import { textAmount } from "./text-amount.ts";

test("AU8: what was taken out is counted in words, in any script; without a word in symbols; else in spaces", () => {
  const amounts = (["I can’t go back, not now.", "ing", "Мне плохо", "–, 🙂", " ", "\n"] as const).map((text) => {
    const { count, unit } = textAmount(text, "en-GB");
    return `${count} ${unit}`;
  });
  expect(amounts).toEqual(["6 words", "1 words", "2 words", "3 symbols", "1 spaces", "1 spaces"]);
});
