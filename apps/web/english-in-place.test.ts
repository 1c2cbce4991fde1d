import { setupI18n } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import { expect, test } from "vitest";
import { compileInPlace } from "./english-in-place.ts";

/** As the pages have it: no catalog, and nothing that could compile a message. */
const i18n = setupI18n({ locale: "en-GB", messages: { "en-GB": {} } });
i18n.setMessagesCompiler((message) => expect.fail(`not compiled: ${message}`));

const words = (count: number) => msg`${plural(count, { one: "# word", other: "# words" })}`;

test("English is said without a catalog: plain, with names, counted, and in quotes", () => {
  const [you, quoted] = ["Sam", `"sigh"`];
  expect(i18n._(msg`Saved`)).toBe("Saved");
  expect(i18n._(msg`${you} said: ${quoted}, it’s “all right”\\ 'so'.`)).toBe(
    `Sam said: "sigh", it’s “all right”\\ 'so'.`,
  );
  expect([0, 1, 6].map((count) => i18n._(words(count)))).toEqual(["0 words", "1 word", "6 words"]);
  expect(i18n._(msg({ message: "you", context: "Written down by you" }))).toBe("you");
});

test("another language's catalog goes before the English", () => {
  const { id } = msg`Saved`;
  const deutsch = setupI18n({ locale: "de", messages: { de: { [id]: ["Gespeichert"] } } });
  expect(deutsch._(msg`Saved`)).toBe("Gespeichert");
  expect(deutsch._(msg`Not saved yet`)).toBe("Not saved yet");
});

test("only what the macros have marked is changed, a message inside another's tags included", () => {
  const within = `{ 0: <b title={_(/*i18n*/ { id: "b", message: 'in "it"' })}/> }`;
  const code = `const a = { message: "Hi {x}" };\nconst b = <T {.../*i18n*/ { id: "a", components: ${within}, message: "<0>{x}</0>" }}/>;`;
  expect(compileInPlace(code)).toBe(
    code.replace(`'in "it"'`, `["in \\"it\\""]`).replace(`"<0>{x}</0>"`, `["<0>",["x"],"</0>"]`),
  );
});

test("a message without its English ends the build", () => {
  expect(() => compileInPlace(`_(/*i18n*/ { id: "greeting" })`)).toThrow("without its English");
  expect(() => compileInPlace(`_(/*i18n*/ { id: "a", message: "{count, plural," })`)).toThrow();
});
