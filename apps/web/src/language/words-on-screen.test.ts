import { expect, test } from "vitest";
import { createI18n } from "../app/create-i18n.ts";
import { listed } from "../look/people-words.ts";
import { isolated } from "./isolated.ts";

const [SAMI, DINA] = ["سامي", "Д-р Дина دينا"];

test("a name that runs the other way stands by itself in a sentence; any other is left as it is", async () => {
  const i18n = await createI18n("en-GB");
  const message = { id: "agrees", message: "{name} agrees." };
  const say = (name: string): string => i18n._(message.id, { name }, message);
  expect(say(SAMI)).toBe(`\u2068${SAMI}\u2069 agrees.`);
  expect(say(DINA)).toBe(`\u2068${DINA}\u2069 agrees.`);
  expect(["Sam", "Зоя", "悟", "42"].map(say)).toEqual(["Sam agrees.", "Зоя agrees.", "悟 agrees.", "42 agrees."]);
});

test("a name stands by itself however the words are asked for", async () => {
  const i18n = await createI18n("en-GB");
  const values = { name: SAMI, count: 2 };
  const message = { id: "has", message: "{name} has {count, plural, one {# word} other {# words}}", values };
  const said = `\u2068${SAMI}\u2069 has 2 words`;
  expect(i18n._(message)).toBe(said);
  expect(i18n.t(message)).toBe(said);
  expect(i18n.t(message.id, values, message)).toBe(said);
});

test("in a language from right to left it is the names in Latin letters", () => {
  expect(isolated("Sam", "ar-XB")).toBe("\u2068Sam\u2069");
  expect(isolated(SAMI, "ar-XB")).toBe(SAMI);
  expect(isolated("٤٢ – 42", "ar-XB")).toBe("٤٢ – 42");
});

test("in a list each name stands by itself, so that two from right to left keep their order", () => {
  expect(listed([SAMI, "ليلى", "Jo"], "en-GB")).toBe(`\u2068${SAMI}\u2069, \u2068ليلى\u2069 and Jo`);
  expect(listed(["Sam", "Jo"], "en-GB")).toBe("Sam and Jo");
});

test("words are found also through what Lingui's React hands on, which is not the object itself", async () => {
  const handed = new Proxy(await createI18n("en-GB"), {});
  expect(handed._("agrees", { name: SAMI }, { message: "{name} agrees." })).toBe(`\u2068${SAMI}\u2069 agrees.`);
});
