import { Ledger } from "@ourwords/authorship";
import {
  answeredLine,
  type PlanLineHere,
  planLines,
  reasonKey,
  reasonValue,
  STANCES,
  type StanceName,
  stanceKey,
  stanceValue,
  templateLine,
  writeTemplate,
} from "@ourwords/note";
import type { CharRange, Participant, ParticipantId, PlanLine, Role, TakenOut } from "@ourwords/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type Mirror, mirrorOf } from "./mirror-of.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`mirror seed ${seed}`);

const idOf = (name: string): ParticipantId => name.padEnd(22, "_") as ParticipantId; // reason: a fixed id of the right shape
const person = (id: ParticipantId, role: Role, name: string): Participant => ({
  id,
  role,
  name,
  look: "rust",
  access: "note",
});
const [SAM, ALI, JO] = [idOf("sam"), idOf("ali"), idOf("jo")];
const PEOPLE = [person(SAM, "person", "Sam"), person(ALI, "clinician", "Dr Ali"), person(JO, "peer", "Jo")];

/** Who writes; the last two write down Sam's words, and Dr Ali's. */
const VOICES = [
  { client: 11, author: SAM },
  { client: 12, author: ALI },
  { client: 13, author: JO },
  { client: 14, author: SAM, scribe: ALI },
  { client: 15, author: ALI, scribe: JO },
];
const STORY = "I am flat";

/** What stands in the plan, as the one knows who wrote it. */
interface Told {
  readonly letters: { readonly sign: string; readonly by: number; checked: boolean }[];
  readonly answers: Map<ParticipantId, { readonly says: StanceName; readonly before: string }>;
  readonly quoted: Set<number>;
}

class Note {
  readonly doc = new Y.Doc();
  readonly ledger = new Ledger();
  readonly told = new Map<string, Told>();

  constructor() {
    this.ledger.learn({ voices: VOICES, traced: [], copies: [] });
    writeTemplate(this.doc);
    for (const { id } of planLines(this.doc)) this.told.set(id, { letters: [], answers: new Map(), quoted: new Set() });
    for (const voice of [1, 0]) this.#as(voice, () => textIn(this.doc.getXmlFragment("story").get(0)).insert(0, STORY));
  }

  mirror(): Mirror {
    return mirrorOf({ doc: this.doc, ledger: this.ledger, takenOut: [] }, ALI, PEOPLE);
  }

  #as(voice: number, write: () => void): void {
    this.doc.clientID = VOICES[voice]?.client ?? 0;
    write();
  }

  /** The line with this number, if it stands. */
  #line(number: number): { readonly told: Told; readonly here: PlanLineHere } | undefined {
    const here = planLines(this.doc).find(({ id }) => id === templateLine(number));
    const told = here && this.told.get(here.id);
    return told && { told, here };
  }

  write(number: number, voice: number, at: number, words: string): void {
    const line = this.#line(number);
    if (!line) return;
    const { letters } = line.told;
    const place = Math.min(at, letters.length);
    this.#as(voice, () => textIn(line.here.block.get(0)).insert(place, words));
    letters.splice(place, 0, ...words.split("").map((sign) => ({ sign, by: voice, checked: false })));
  }

  take(number: number, at: number, length: number): void {
    const line = this.#line(number);
    const taken = Math.min(length, (line?.told.letters.length ?? 0) - at);
    if (!line || taken <= 0) return;
    textIn(line.here.block.get(0)).delete(at, taken);
    line.told.letters.splice(at, taken);
  }

  /** The whole line goes; what was said to it stays. */
  drop(number: number): void {
    const plan = this.doc.getXmlFragment("plan");
    const at = plan.toArray().findIndex((block) => block === this.#line(number)?.here.block);
    if (at < 0) return;
    plan.delete(at, 1);
    this.told.get(templateLine(number))?.letters.splice(0);
  }

  answer(number: number, participant: ParticipantId, says: StanceName): void {
    const line = this.#line(number);
    const before = line ? saidIn(line.told) : "";
    if (!line || before.trim() === "") return;
    const key = stanceKey({ line: line.here.id, participant });
    this.doc.getMap("stances").set(key, stanceValue({ says, words: "", of: answeredLine(line.here) }));
    line.told.answers.set(participant, { says, before });
  }

  /** Words of the story, which Sam or Dr Ali said there. */
  quote(number: number, of: number): void {
    const chars: readonly CharRange[] = [{ client: VOICES[of]?.client ?? 0, clock: 0, length: STORY.length }];
    const key = reasonKey({ line: templateLine(number), anchor: chars, participant: ALI });
    this.doc.getMap("reasons").set(key, reasonValue({ text: STORY, chars }));
    this.told.get(templateLine(number))?.quoted.add(of);
  }

  /** All that stands of what was written down in a line is called right. */
  check(number: number): void {
    const mirror = this.mirror();
    const line = this.#line(number);
    if (!line) return;
    const client = line.here.block._item?.id;
    for (const { key, ranges } of mirror.unchecked)
      if (client && key.startsWith(`${client.client}:${client.clock} `)) {
        const checks = ranges.map((range) => ({ ...range, verdict: "mine" as const }));
        this.ledger.learn({ voices: [], traced: [], copies: [], checks });
      }
    for (const letter of line.told.letters) letter.checked = true;
  }
}

function textIn(block: unknown): Y.XmlText {
  const text = block instanceof Y.XmlElement ? block.get(0) : block;
  if (text instanceof Y.XmlText) return text;
  throw new Error("a line has a text");
}

const saidIn = ({ letters }: Told): string => letters.map(({ sign }) => sign).join("");
const textOf = ({ pieces }: PlanLine): string => pieces.map(({ text }) => text).join("");

const place = fc.nat(2);
const change = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      line: place,
      voice: fc.nat(4),
      at: place,
      words: fc.constantFrom("walk", " ", ".", "спать", "3"),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("take" as const),
      line: place,
      at: fc.nat(2),
      length: fc.constantFrom(1, 4, 99),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      line: place,
      who: fc.constantFrom(SAM, ALI, JO),
      says: fc.constantFrom(...STANCES),
    }),
    weight: 3,
  },
  fc.record({ do: fc.constant("quote" as const), line: place, of: fc.nat(1) }),
  fc.record({ do: fc.constant("drop" as const), line: place }),
  fc.record({ do: fc.constant("check" as const), line: place }),
);

test("PL13: a line rests on the person where they wrote or are quoted, and is open where somebody does not agree to what it says", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 10, maxLength: 40 }), (changes) => {
      const note = new Note();
      for (const each of changes)
        switch (each.do) {
          case "write":
            note.write(each.line, each.voice, each.at, each.words);
            break;
          case "take":
            note.take(each.line, each.at, each.length);
            break;
          case "answer":
            note.answer(each.line, each.who, each.says);
            break;
          case "quote":
            note.quote(each.line, each.of);
            break;
          case "drop":
            note.drop(each.line);
            break;
          case "check":
            note.check(each.line);
        }
      const mirror = note.mirror();
      const all = [...note.told.values()];
      const lines = all.filter((told) => saidIn(told).trim() !== "");
      const isSams = ({ sign, by }: Told["letters"][number]): boolean =>
        (by === 0 || by === 3) && /[a-zа-я\d]/u.test(sign);
      expect(mirror.resting.map(textOf)).toEqual(
        lines.filter(({ letters, quoted }) => quoted.has(0) || letters.some(isSams)).map(saidIn),
      );
      expect(mirror.resting.flatMap(({ reasons = [] }) => reasons).every(({ author }) => author === SAM)).toBe(true);
      const openIn = (told: Told): string[] =>
        [...told.answers]
          .filter(([, { says, before }]) => says !== "agree" || before.trim() !== saidIn(told).trim())
          .map(([who]) => who)
          .toSorted();
      const open = lines.map((told) => [saidIn(told), openIn(told)] as const).filter(([, who]) => who.length > 0);
      expect(mirror.open.map((line) => [textOf(line), line.stances?.map(({ participant }) => participant)])).toEqual(
        open,
      );
      const isGone = (told: Told): boolean => !planLines(note.doc).some(({ id }) => note.told.get(id) === told);
      const left = all
        .filter((told) => !lines.includes(told))
        .flatMap((told) => [...told.answers].filter(([, { says }]) => says !== "agree" || !isGone(told)));
      expect(mirror.left.map(({ participant }) => participant).toSorted()).toEqual(left.map(([who]) => who).toSorted());
      // A space alone is nobody's to check.
      const waiting = (by: number): string[] =>
        all.map(({ letters }) =>
          letters.map((letter) => (letter.by === by && !letter.checked ? letter.sign.trim() : "")).join(""),
        );
      const unchecked = mirror.unchecked.map(({ pieces }) =>
        pieces.map(({ text, isIt }) => (isIt ? text.replaceAll(" ", "") : "")).join(""),
      );
      expect(unchecked.toSorted()).toEqual(
        [3, 4]
          .flatMap(waiting)
          .filter((text) => text !== "")
          .toSorted(),
      );
    }),
    { seed, numRuns: 100 },
  );
});

test("PL13: of what was taken out it shows what this clinician took of others' words, and nothing that is only spaces", () => {
  const { doc, ledger } = new Note();
  const record = (by: ParticipantId, of: ParticipantId, text: string): TakenOut => ({
    id: `${by} ${of} ${text}`,
    by,
    of,
    at: 0,
    text,
    place: new Uint8Array(),
  });
  const takenOut = [
    record(ALI, SAM, "always"),
    record(SAM, ALI, "never"),
    record(ALI, JO, "we"),
    record(ALI, SAM, " \n"),
  ];
  expect(mirrorOf({ doc, ledger, takenOut }, ALI, PEOPLE).takenOut.map(({ text }) => text)).toEqual(["always", "we"]);
});
