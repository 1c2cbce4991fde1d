import type { Voice } from "@ourwords/protocol";
import * as fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { ali, HandNote, robin, sam } from "./testing/hand-note.ts";
import type { HandPage } from "./testing/hand-page.ts";
import { standing } from "./words-since.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`words since seed ${seed}`);

let note: HandNote;
let drAli: HandPage;
let theirs: HandPage;

beforeEach(() => {
  note = new HandNote();
  drAli = note.page({ client: 11, author: ali });
  theirs = note.page({ client: 12, author: sam });
  theirs.type(0, 0, "I sleep badly.");
  drAli.insert(1, "paragraph", "Since June.");
  note.settle();
});

const names = new Map([
  [ali, "Dr Ali"],
  [sam, "Sam"],
  [robin, "Robin"],
]);
const name = ({ author, scribe }: Voice): string =>
  `${names.get(author)}${scribe === undefined ? "" : ` (${names.get(scribe)})`}`;

/** What became of the words since `then`, each in one line. */
function since(then: ReturnType<typeof now>): { readonly added: string[]; readonly gone: string[] } {
  const { added, gone } = note.keeper.wordsSince(then);
  return {
    added: added.map(({ voice, text }) => `${name(voice)}: ${text}`),
    gone: gone.map(({ voice, by, text }) => `${name(voice)}: ${text} (by ${by.map(name).join(" and ")})`),
  };
}
const now = () => standing(note.doc, note.ledger);

test("SL7: what each wrote and what each took away since then is told with their names, in the order it stands in", () => {
  const then = now();
  theirs.type(0, 8, "very ");
  drAli.type(1, 0, "Only ");
  note.settle();
  drAli.take(0, 0, 2);
  theirs.take(1, 9, 1);
  note.settle();
  expect(since(then)).toEqual({
    added: ["Sam: very ", "Dr Ali: Only "],
    gone: ["Sam: I  (by Dr Ali)", "Dr Ali: e (by Sam)"],
  });
});

test("SL7: what is moved, split or put back is neither new nor gone, and what came and went in between is neither", () => {
  const then = now();
  theirs.move(0, 1);
  note.settle();
  drAli.split(0, 5);
  note.settle();
  theirs.take(0, 0, 5);
  note.settle();
  note.putBack(note.keeper.takenOut.entries[0]?.id ?? "");
  drAli.type(0, 0, "passing");
  note.settle();
  drAli.take(0, 0, 7);
  note.settle();
  expect(since(then)).toEqual({ added: [], gone: [] });
});

test("SL7: words of two hands of one author, and words that a scribe wrote, are told apart as their voices are", () => {
  const then = now();
  const scribes = note.page({ client: 13, author: sam, scribe: ali });
  const again = note.page({ client: 14, author: sam });
  scribes.type(0, 0, "Mostly, ");
  note.settle();
  again.type(0, 8, "now ");
  theirs.type(0, 8, "and ");
  note.settle();
  expect(since(then).added.toSorted()).toHaveLength(2);
  expect(since(then).added[0]).toBe("Sam (Dr Ali): Mostly, ");
  expect(since(then).added[1]).toMatch(/^Sam: (now and|and now) $/);
});

test("SL7: what two took away at once has both their names, whoever's clock is first", () => {
  const then = now();
  const robins = note.page({ client: 13, author: robin });
  robins.take(0, 2, 5);
  drAli.take(0, 2, 5);
  note.settle();
  expect(since(then).gone).toEqual(["Sam: sleep (by Dr Ali and Robin)"]);
});

test("SL7: after any edits, the new and the gone are the letters that one reading has and the other has not", () => {
  const act = fc.record({
    who: fc.constantFrom(0, 1, 2),
    what: fc.constantFrom("type", "take", "split", "move", "settle"),
    line: fc.nat(5),
    at: fc.nat(30),
    length: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), fc.nat(25), (acts, cut) => {
      note = new HandNote();
      const pages = [ali, sam, robin].map((author, index) => note.page({ client: 11 + index, author }));
      pages[0]?.type(0, 0, "mornings are the hardest");
      note.settle();
      let [then, before] = [now(), letters()];
      for (const [index, { who, what, line, at, length }] of acts.entries()) {
        const page = pages[who];
        if (index === cut) [then, before] = [now(), letters()];
        if (!page || page.lines.length === 0) continue;
        const [there, words] = [line % page.lines.length, page.lines[line % page.lines.length] ?? ""];
        if (what === "settle") note.settle();
        if (what === "type") page.type(there, Math.min(at, words.length), `w${index} `);
        if (what === "take")
          page.take(there, Math.min(at, words.length), Math.min(length, Math.max(0, words.length - at)));
        if (what === "split" && at < words.length) page.split(there, at);
        if (what === "move") page.move(there, 0);
        if (what !== "type") note.settle();
      }
      note.settle();
      const after = letters();
      const { added, gone } = note.keeper.wordsSince(then);
      const only = (one: typeof before, other: typeof before): string[] =>
        [...one].flatMap(([id, letter]) => (other.has(id) ? [] : [letter])).toSorted();
      const spelled = (parts: readonly { readonly voice: Voice; readonly text: string }[]): string[] =>
        parts.flatMap(({ voice, text }) => text.split("").map((letter) => `${name(voice)} ${letter}`)).toSorted();
      expect(spelled(added)).toEqual(only(after, before));
      expect(spelled(gone)).toEqual(only(before, after));
      for (const { by } of gone) expect(by).not.toEqual([]);
    }),
    { seed, numRuns: 60 },
  );
});

/** Every living letter by the identity of its original, one at a time. */
function letters(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [client, structs] of note.doc.store.clients)
    for (const struct of structs) {
      if (struct.deleted || !(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      for (const [offset, letter] of struct.content.str.split("").entries()) {
        const original = note.ledger.originalOf({ client, clock: struct.id.clock + offset });
        const voice = note.ledger.voiceOf(original.client);
        if (voice) found.set(`${original.client}.${original.clock}`, `${name(voice)} ${letter}`);
      }
    }
  return found;
}
