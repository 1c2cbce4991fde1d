import { reasonsIn } from "@ourwords/authorship";
import {
  answeredLine,
  type AnsweredLine,
  anchorName,
  answersIn,
  mapKey,
  outcomeKey,
  type PlanLineHere,
  planLines,
  reasonKey,
  reasonValue,
  type Stance,
  stanceKey,
  stanceValue,
} from "@ourwords/note";
import { type CharRange, LIMITS, type Participant } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { replay } from "../testing/shown-words.ts";
import { admit } from "./gate.ts";
import { Rooms } from "./rooms.ts";

let store: NoteStore;
let rooms: Rooms;
let alis: HandPage;
let sams: HandPage;

beforeEach(async () => {
  store = new MemoryNoteStore();
  rooms = new Rooms({ store, clock: new HandClock(), random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  alis = await new HandPage(rooms, ali).open();
  sams = await new HandPage(rooms, sam).open();
});

const settle = async (): Promise<void> => {
  for (const each of [alis, sams]) await until(() => each.isAnswered);
};

function lineOf({ doc }: HandPage, number = 0): PlanLineHere & { readonly words: Y.XmlText } {
  const line = planLines(doc)[number];
  const words = line?.block.get(0);
  if (!line || !(words instanceof Y.XmlText)) throw new Error("the plan has lines");
  return { ...line, words };
}

async function write(by: HandPage, at: number, text: string, number = 0): Promise<void> {
  by.do(() => lineOf(by, number).words.insert(at, text));
  await settle();
}

const keyOf = (who: Participant, line = "question0001"): string => stanceKey({ line, participant: who.id });
const agreeing = (of: AnsweredLine, words = ""): unknown => stanceValue({ says: "agree", words, of });
function answer(by: HandPage, who: Participant, says: Stance["says"], words = ""): void {
  const of = answeredLine(lineOf(by));
  by.do(() => by.doc.getMap("stances").set(keyOf(who), stanceValue({ says, words, of })));
}

/** What the log has: `who says, about what, and how that is now`. */
const answers = async (): Promise<string[]> =>
  answersIn((await replay(store, NOTE)).doc).map(
    ({ participant, says, words, of, now }) =>
      `${[ali, sam].find(({ id }) => id === participant)?.name} ${says}${words && ` (${words})`}: ${of.text} (${now})`,
  );
const quotes = async (): Promise<string[]> => {
  const { doc, ledger } = await replay(store, NOTE);
  return reasonsIn(doc, ledger).map(
    ({ author, text, now }) => `${[ali, sam].find(({ id }) => id === author)?.name}: ${text} (${now.state})`,
  );
};

/** Each attack comes from a page of its own, in an update that holds nothing else. Answers why each was closed. */
async function tried(attacks: readonly ((map: (name: string) => Y.Map<unknown>) => unknown)[]): Promise<unknown[]> {
  const closed: unknown[] = [];
  for (const [index, attack] of attacks.entries()) {
    const by = await new HandPage(rooms, ali, page(String.fromCharCode(97 + index))).open();
    const bare = new Y.Doc();
    bare.clientID = by.doc.clientID;
    attack((name) => bare.getMap(name));
    by.send(Y.encodeStateAsUpdate(bare));
    await until(() => by.isAnswered);
    closed.push(by.closed);
    by.session.left();
  }
  return closed;
}

const each = (count: number, reason: string): string[] => Array.from({ length: count }, () => reason);

test("PL3, RM1: an answer is kept under its writer's own key, told to the others, and can be changed and taken back", async () => {
  await write(sams, 0, "walk daily");
  answer(sams, sam, "agree");
  answer(alis, ali, "differently", "I would start with three days");
  await settle();
  expect(await answers()).toEqual([
    "Dr Ali differently (I would start with three days): walk daily (stands)",
    "Sam agree: walk daily (stands)",
  ]);
  for (const each of [alis, sams]) expect(answersIn(each.doc)).toHaveLength(2);
  answer(sams, sam, "not-yet");
  await settle();
  alis.do(() => alis.doc.getMap("stances").delete(keyOf(ali)));
  await settle();
  expect(await answers()).toEqual(["Sam not-yet: walk daily (stands)"]);
  const rows = await store.read(NOTE, 0);
  expect(rows.filter(({ kind }) => kind === "mend")).toEqual([]);
});

test("PL5: an answer keeps what the line said then, and says that it changed", async () => {
  await write(sams, 0, "walk daily");
  answer(sams, sam, "agree");
  await write(alis, 10, " at six");
  expect(await answers()).toEqual(["Sam agree: walk daily (changed)"]);
  alis.do(() => lineOf(alis).words.delete(10, 7));
  await settle();
  expect(await answers()).toEqual(["Sam agree: walk daily (stands)"]);
  alis.do(() => lineOf(alis).block.setAttribute("by", "Friday"));
  await settle();
  expect(await answers()).toEqual(["Sam agree: walk daily (changed)"]);
  alis.do(() => alis.doc.getXmlFragment("plan").delete(1, 1));
  await settle();
  expect(await answers()).toEqual(["Sam agree: walk daily (gone)"]);
});

test("PL4: an answer that crosses with a change of its line is kept, however the line was changed", async () => {
  await write(sams, 0, "walk daily");
  alis.do(() => {
    const { words } = lineOf(alis);
    words.delete(0, 5);
    words.insert(0, "run ");
  });
  alis.do(() => lineOf(alis).block.setAttribute("who", "Jo"));
  // Sam has not seen it.
  answer(sams, sam, "agree");
  await settle();
  alis.do(() => alis.doc.getXmlFragment("plan").delete(0, 4));
  answer(sams, sam, "not-yet");
  await settle();
  expect(sams.closed).toBeUndefined();
  expect(await answers()).toEqual([expect.stringContaining("Sam not-yet")]);
});

test("GT4: nobody answers for somebody else, nor changes or takes back what they said", async () => {
  await write(sams, 0, "walk daily");
  answer(sams, sam, "not-yet");
  await settle();
  const of = answeredLine(lineOf(alis));
  const other = "question0002";
  expect(
    await tried([
      (map) => map("stances").set(keyOf(sam), agreeing(of)),
      (map) => map("stances").set(keyOf(sam, other), agreeing(of)),
      (map) => {
        map("stances").set(keyOf(sam), agreeing(of));
        map("stances").delete(keyOf(sam));
      },
      (map) => map("reasons").set(reasonKey({ line: other, anchor: of.chars, participant: sam.id }), reasonValue(of)),
    ]),
  ).toEqual(each(4, "foreign-voice"));
  alis.do(() => alis.doc.getMap("stances").delete(keyOf(sam)));
  await until(() => alis.closed);
  expect(alis.closed).toBe("foreign-voice");
  expect(await answers()).toEqual(["Sam not-yet: walk daily (stands)"]);
});

test("GT4: what a scribe types is nobody's answer and nobody's quote", async () => {
  await write(sams, 0, "walk daily");
  const fold = await replay(store, NOTE);
  const of = answeredLine(lineOf(sams));
  const tries = (name: string, key: string, value: unknown): unknown => {
    const doc = new Y.Doc();
    doc.clientID = 9;
    doc.getMap(name).set(key, value);
    const voiceOf = (client: number) => (client === 9 ? { author: sam.id, scribe: ali.id } : undefined);
    const keptLines = () => new Set(["question0001"]);
    const sender = {
      own: new Set([9]),
      voice: 9,
      voiceOf,
      originsOf: (range: CharRange) => [range],
      keptLines,
      fullness: fold.fullness,
    };
    return admit(Y.encodeStateAsUpdate(doc), fold.doc, sender);
  };
  const reason = reasonKey({ line: "question0001", anchor: of.chars, participant: sam.id });
  expect(tries("stances", keyOf(sam), agreeing(of))).toEqual({ refused: "foreign-voice" });
  expect(tries("reasons", reason, reasonValue(of))).toEqual({ refused: "foreign-voice" });
  const outcome = outcomeKey({ seal: 3, line: "question0001", participant: sam.id });
  expect(tries("outcomes", outcome, "did")).toEqual({ refused: "foreign-voice" });
});

test("PL4: an answer that says of its line what it never said is refused", async () => {
  await write(sams, 0, "I do not want it");
  await write(sams, 0, "another line", 1);
  sams.type("the story");
  await settle();
  sams.do(() => lineOf(sams).block.setAttribute("by", "Friday"));
  await write(sams, 16, ".");
  const of = answeredLine(lineOf(alis));
  const second = answeredLine(lineOf(alis, 1));
  const [chars] = of.chars;
  if (!chars) throw new Error("the line has words");
  const part = (from: number, length: number): CharRange => ({ ...chars, clock: chars.clock + from, length });
  const lies: AnsweredLine[] = [
    { ...of, text: "I do now want it." },
    { ...of, text: of.text.slice(1) },
    { ...of, chars: [part(0, 5), part(9, 7), ...of.chars.slice(1)], text: "I do want it." },
    { ...of, chars: [part(9, 7), part(0, 9)], text: " want itI do not" },
    { ...second },
    { ...of, chars: [...of.chars, ...second.chars], text: of.text + second.text },
    { ...of, chars: [{ client: sams.doc.clientID, clock: 0, length: 9 }], text: "the story" },
    { ...of, chars: [{ client: 77, clock: 0, length: 2 }], text: "no" },
    { ...of, by: "Monday" },
    { ...of, by: undefined },
    { ...of, who: [{ participant: ali.id }] },
  ];
  const attacks = lies.map(
    (lie) => (map: (name: string) => Y.Map<unknown>) => map("stances").set(keyOf(ali), agreeing(lie)),
  );
  const elsewhere = (map: (name: string) => Y.Map<unknown>): unknown =>
    map("stances").set(keyOf(ali, "question0002"), agreeing(of));
  expect(await tried([...attacks, elsewhere])).toEqual(each(lies.length + 1, "never-said"));
  expect(await answers()).toEqual([]);
  answer(alis, ali, "agree");
  await settle();
  expect(await answers()).toEqual(["Dr Ali agree: I do not want it. (stands)"]);
});

test("GT3, GT4: nothing else gets into the map of answers: no other key, value or type, and not many at once", async () => {
  await write(sams, 0, "walk");
  const of = answeredLine(lineOf(alis));
  const good = { says: "agree", of: { text: of.text, chars: anchorName(of.chars) } };
  const values = [
    "agree",
    { ...good, says: "yes" },
    { ...good, words: "x".repeat(501) },
    { ...good, at: 1 },
    { ...good, of: { ...good.of, text: "x".repeat(4_001) } },
    [good],
    new Y.XmlText("agree"),
    new Y.Map(),
  ];
  const keys = [ali.id, `7.0.1/${ali.id}`, `QUESTION0001/${ali.id}`, `${keyOf(ali)}/${ali.id}`];
  const attacks = [
    ...values.map((value) => (map: (name: string) => Y.Map<unknown>) => map("stances").set(keyOf(ali), value)),
    ...keys.map((key) => (map: (name: string) => Y.Map<unknown>) => map("stances").set(key, good)),
    (map: (name: string) => Y.Map<unknown>) => map("meanings").set(keyOf(ali), "words"),
  ];
  expect(await tried(attacks)).toEqual(each(attacks.length, "unknown-content"));
  const many = (map: (name: string) => Y.Map<unknown>): void => {
    for (let turn = 0; turn <= LIMITS.entries; turn++)
      map("meanings").set(mapKey({ anchor: [{ client: 1, clock: turn, length: 1 }], participant: ali.id }), "words");
  };
  expect(await tried([many])).toEqual(["bad-update"]);
  expect(await answers()).toEqual([]);
});

/** A quote of Sam's words under the first line, by Dr Ali. */
const quoting =
  (chars: readonly CharRange[], text: string, anchor = chars) =>
  (map: (name: string) => Y.Map<unknown>): unknown =>
    map("reasons").set(reasonKey({ line: "question0001", anchor, participant: ali.id }), reasonValue({ text, chars }));

test("AU11: words of one author are quoted as they said them, also when they changed meanwhile, moved or were taken out", async () => {
  sams.type("I am flat");
  await settle();
  const { clientID: client } = sams.doc;
  const flat = [{ client, clock: 2, length: 7 }];
  const quote = quoting(flat, "am flat");
  sams.do(() => sams.line().delete(2, 3));
  // Dr Ali has not seen it.
  alis.do(() => quote((name) => alis.doc.getMap(name)));
  await settle();
  expect(alis.closed).toBeUndefined();
  expect(await quotes()).toEqual(["Sam: am flat (changed)"]);
  sams.do(() => sams.line().delete(0, sams.line().length));
  await settle();
  expect(await quotes()).toEqual(["Sam: am flat (gone)"]);
});

test("AU11: a quote of a copy names the originals", async () => {
  sams.type("I am flat");
  await settle();
  const copied = alis.edit(() => {
    const story = alis.doc.getXmlFragment("story");
    const block = new Y.XmlElement("paragraph");
    story.delete(0, 1);
    story.insert(0, [block]);
    block.insert(0, [new Y.XmlText("I am flat")]);
  });
  alis.send(copied);
  await settle();
  const item = alis.line()._start;
  const copies = [{ client: item?.id.client ?? 0, clock: item?.id.clock ?? 0, length: 9 }];
  const originals = [{ client: sams.doc.clientID, clock: 0, length: 9 }];
  expect(await tried([quoting(copies, "I am flat", copies), quoting(copies, "I am flat", originals)])).toEqual([
    "never-said",
    undefined,
  ]);
  expect(await quotes()).toEqual(["Sam: I am flat (stands)"]);
});

test("AU11: a quote that was never said is refused: other words, two authors, out of order, with words left out, not in the story", async () => {
  sams.type("I do not want it");
  await settle();
  alis.do(() => alis.line().insert(16, " today"));
  await write(sams, 0, "in the plan");
  const { clientID: client } = sams.doc;
  const chars = (clock: number, length: number, of = client): CharRange => ({ client: of, clock, length });
  const plan = answeredLine(lineOf(alis));
  const block = alis.doc.getXmlFragment("plan").get(0);
  const heading = block instanceof Y.XmlElement ? block.get(0) : undefined;
  const question = heading instanceof Y.XmlText ? heading._start : undefined;
  const questions = [chars(question?.id.clock ?? 0, 4, question?.id.client)];
  const today = Y.getItem(alis.doc.store, Y.createID(alis.doc.clientID, 0));
  expect(today).toBeInstanceOf(Y.Item);
  const lies = [
    quoting([chars(0, 16)], "I do now want it"),
    quoting([chars(0, 4)], "I do not want it"),
    quoting([chars(0, 16), chars(0, 6, alis.doc.clientID)], "I do not want it today"),
    quoting([chars(9, 7), chars(0, 2)], "want itI "),
    quoting([chars(0, 5), chars(9, 7)], "I do want it"),
    quoting(plan.chars, plan.text),
    quoting(questions, "What"),
    quoting([chars(999, 4)], "sure"),
    quoting([chars(0, 4)], "I do", [chars(0, 3)]),
    quoting([chars(0, 4)], "I do", [chars(0, 2), chars(2, 2)]),
  ];
  expect(await tried(lies)).toEqual(each(lies.length, "never-said"));
  const shapes = [
    quoting([chars(0, 501)], "x".repeat(501)),
    quoting([chars(0, 1)], " "),
    (map: (name: string) => Y.Map<unknown>) => map("reasons").set(keyOf(ali), reasonValue(plan)),
    (map: (name: string) => Y.Map<unknown>) =>
      map("reasons").set(reasonKey({ line: "question0001", anchor: [chars(0, 4)], participant: ali.id }), "I do"),
  ];
  expect(await tried(shapes)).toEqual(each(shapes.length, "unknown-content"));
  expect(await quotes()).toEqual([]);
});

test("GT4, AU11: who quoted takes the quote away, and nobody else", async () => {
  sams.type("I am flat");
  await settle();
  const chars = [{ client: sams.doc.clientID, clock: 0, length: 9 }];
  alis.do(() => quoting(chars, "I am flat")((name) => alis.doc.getMap(name)));
  await settle();
  sams.do(() => sams.doc.getMap("reasons").clear());
  await until(() => sams.closed);
  expect(sams.closed).toBe("foreign-voice");
  expect(await quotes()).toEqual(["Sam: I am flat (stands)"]);
  alis.do(() => alis.doc.getMap("reasons").clear());
  await until(() => alis.isAnswered);
  expect(await quotes()).toEqual([]);
});

test("PL4: an answer to a line that was moved away is kept, whatever who and by when said there one after another", async () => {
  await write(sams, 0, "walk daily");
  alis.do(() => alis.doc.getXmlFragment("plan").delete(1, 1));
  // Sam has not seen it, and Yjs makes one item of what comes into a block that is gone.
  for (const by of ["Friday", "Monday"]) sams.do(() => lineOf(sams).block.setAttribute("by", by));
  answer(sams, sam, "agree");
  await settle();
  expect(sams.closed).toBeUndefined();
  expect(answersIn((await replay(store, NOTE)).doc).map(({ of }) => of.by)).toEqual(["Monday"]);
});
