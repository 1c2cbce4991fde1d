import { expect, test } from "vitest";
import { preferredLanguage } from "./preferred-language.ts";

test("the first of the browser's languages that there is", () => {
  expect(preferredLanguage(undefined, ["de-AT", "en-US"])).toBe("de");
  expect(preferredLanguage(undefined, ["sv", "fr-FR", "de", "en"])).toBe("de");
  expect(preferredLanguage(undefined, ["en-US", "de"])).toBe("en-GB");
});

test("the source, when there is none of them", () => {
  expect(preferredLanguage(undefined, ["sv", "fr-FR"])).toBe("en-GB");
  expect(preferredLanguage(undefined, [])).toBe("en-GB");
});

test("what was chosen before goes before what the browser says", () => {
  expect(preferredLanguage("en-GB", ["de"])).toBe("en-GB");
  expect(preferredLanguage("de", ["en-GB"])).toBe("de");
});

test("a store that holds something else is passed over", () => {
  expect(preferredLanguage("tlh", ["de"])).toBe("de");
  expect(preferredLanguage("", [])).toBe("en-GB");
});

test("a language made for tests comes by the store only, never by a browser's languages", () => {
  expect(preferredLanguage("ar-XB", ["en-GB"])).toBe("ar-XB");
  expect(preferredLanguage(undefined, ["ar-XB", "ar"])).toBe("en-GB");
});
