import { expect, test } from "vitest";
import { ENGLISH } from "./copy-words-en.ts";
import { htmlStyle } from "./html-style.ts";

/** WCAG 2.2, 1.4.3: how light a colour is, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] =
    (colour.length === 4 ? colour.replace(/[^#]/gu, "$&$&") : colour)
      .slice(1)
      .match(/../gu)
      ?.map((part) => Number.parseInt(part, 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) ?? [];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

test("TH10: all ink of a copy can be read on its paper, in the light and in the dark", () => {
  const style = htmlStyle("Plan", ENGLISH, "a4", false);
  const pairs = [...style.matchAll(/--(\w+):light-dark\((#\w+),\s?(#\w+)\)/gu)].map(
    ([, name = "", light = "", dark = ""]) => ({ name, light, dark }),
  );
  const paper = pairs.find(({ name }) => name === "paper");
  // A thin line between rows is no ink: it only helps the eye along.
  const ink = pairs.filter(({ name }) => name !== "paper" && name !== "rule");
  expect(ink.map(({ name }) => name)).toEqual(["ink", "quiet", "of", "of", "of", "of", "of", "of"]);
  for (const { name, light, dark } of ink) {
    expect(contrast(light, paper?.light ?? ""), name).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, paper?.dark ?? ""), name).toBeGreaterThanOrEqual(4.5);
  }
});
