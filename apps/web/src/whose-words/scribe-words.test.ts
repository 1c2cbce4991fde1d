import { setupI18n } from "@lingui/core";
import type { Participant, ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { scribeWords } from "./scribe-words.ts";

const i18n = setupI18n({ locale: "en-GB", messages: { "en-GB": {} } });
const person = (name: string): Participant & { readonly access: "note" } => ({
  id: name.padEnd(22, "_") as ParticipantId, // reason: a fixed id of the right shape
  name,
  role: "person",
  look: "navy",
  access: "note",
});
const [sam, ali, jo] = [person("Sam"), person("Dr Ali"), person("Jo")];
const people = [sam, ali, jo];
const said = (you: typeof sam | undefined, unchecked: readonly Participant[], notQuite: readonly Participant[] = []) =>
  scribeWords(
    i18n,
    { unchecked: unchecked.map(({ id }) => id), notQuite: notQuite.map(({ id }) => id) },
    { people, you: you?.id, locale: i18n.locale },
  );

test("AU16: all who wrote words down for somebody are named until those are checked", () => {
  expect(said(sam, [ali])).toBe("Written down by Dr Ali, not checked yet");
  expect(said(sam, [ali, jo])).toBe("Written down by Dr Ali and Jo, not checked yet");
  expect(said(ali, [ali])).toBe("Written down by you, not checked yet");
  // At a screen that several read, "you" would be somebody else for each.
  expect(said(undefined, [ali])).toBe("Written down by Dr Ali, not checked yet");
});

test("AU16: that somebody said ‘not quite’ is told with their name, and words that are all checked say nothing", () => {
  expect(said(ali, [], [sam])).toBe("Sam: not quite my words");
  expect(said(sam, [], [sam])).toBe("You said: not quite my words");
  expect(said(jo, [ali], [sam])).toBe("Written down by Dr Ali, not checked yet · Sam: not quite my words");
  expect(said(jo, [])).toBeUndefined();
});
