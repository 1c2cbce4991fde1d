import { setupI18n } from "@lingui/core";
import type { Participant, ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import type { WrittenRun } from "../writing/who-wrote.ts";
import { whoWroteAnswer, whoWroteWords } from "./who-wrote-words.ts";

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

const run = (words: string, by?: Participant, scribe?: Participant, check?: WrittenRun["check"]): WrittenRun => ({
  words,
  author: by?.id,
  scribe: scribe?.id,
  check,
});
const asked = (you: typeof sam, ...runs: readonly WrittenRun[]): string =>
  whoWroteWords(whoWroteAnswer(i18n, runs, { people, you, writers: [you.id] }));

test("AU12: who wrote a line is said in the order of its words: the first author, then what others added", () => {
  expect(asked(jo, run("I woke up with "), run("fear", sam))).toBe("Sam wrote this.");
  expect(asked(jo, run("I woke up afraid, ", sam), run("more like dread", ali), run(" at four.", sam))).toBe(
    "Sam wrote this. Dr Ali added ‘more like dread’.",
  );
  expect(asked(jo, run("one ", ali), run("two", sam), run(" three ", ali), run("four", sam), run("five", jo))).toBe(
    "Dr Ali wrote this. Sam added ‘two’ and ‘four’. You added ‘five’.",
  );
});

test("AU12: your own words are yours, and spaces are nobody's news", () => {
  expect(asked(sam, run("mine", sam), run(" ", ali), run("too", sam))).toBe("You wrote this.");
});

test("AU12: where several read one screen everybody is named, for “you” would be each of them", () => {
  const shared = { people, you: ali, writers: [ali.id, sam.id] };
  expect(whoWroteWords(whoWroteAnswer(i18n, [run("how long ", ali), run("since may", sam)], shared))).toBe(
    "Dr Ali wrote this. Sam added ‘since may’.",
  );
});

test("AU12: of a long piece only its start is said", () => {
  expect(asked(jo, run("mine", sam), run("one two three four five six seven", ali))).toBe(
    "Sam wrote this. Dr Ali added ‘one two three four five six …’.",
  );
});

test("AU12: a line that nobody wrote says so", () => {
  expect(asked(sam)).toBe("Nobody has written here yet.");
  expect(asked(sam, run("What gets in the way"))).toBe("This came with the note. Nobody has changed it.");
});

test("AU12: words written down for somebody say who held the pen, and what their author said of it", () => {
  expect(asked(jo, run("I sleep badly", sam, ali, "open"))).toBe(
    "Sam wrote this. Written down by Dr Ali, not checked yet.",
  );
  expect(asked(sam, run("I sleep badly", sam, ali, "mine"), run(" now", sam))).toBe(
    "You wrote this. Written down by Dr Ali. You said: yes, my words.",
  );
  expect(asked(ali, run("I sleep badly", sam, ali, "not-quite"), run(", he says", ali), run(" and", sam, ali))).toBe(
    "Sam wrote this. You added ‘, he says’. Written down by Dr Ali. Sam said: not quite. Written down by Dr Ali, not checked yet.",
  );
});

test("AU12: beside the line each author has their words counted, and their own facts", () => {
  const runs = [run("I woke up ", sam, ali, "open"), run("afraid", ali), run(" at four", sam)];
  expect(whoWroteAnswer(i18n, runs, { people, you: jo, writers: [jo.id] })).toEqual({
    by: "authors",
    authors: [
      {
        author: sam.id,
        said: "Sam wrote this.",
        amount: "5 words",
        writtenDown: ["Written down by Dr Ali, not checked yet."],
      },
      { author: ali.id, said: "Dr Ali added ‘afraid’.", amount: "1 word", writtenDown: [] },
    ],
  });
});
