import {
  answeredLine,
  answersIn,
  OUTCOMES,
  outcomeKey,
  type PlanLineHere,
  planLines,
  reasonKey,
  reasonValue,
  sealedLines,
  stanceKey,
  stanceValue,
} from "@ourwords/note";
import { type CharRange, joinedRanges, type Participant } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { connectNote, type NoteConnection } from "../client/note-connection.ts";
import { ali, HandClock, HandPage, NOTE, page, person, sam, until } from "../testing/hand-page.ts";
import { MemoryLine } from "../testing/memory-network.ts";
import { replay } from "../testing/shown-words.ts";
import { Rooms } from "./rooms.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`answers in races seed ${seed}`);

/** The lines that everybody writes in. */
const LINES = ["question0001", "question0002"] as const;
const jo = person("j", "Jo");

const ACTS = [
  "write",
  "write",
  "erase",
  "move",
  "name",
  "answer",
  "answer",
  "takeBack",
  "tell",
  "quote",
  "keep",
  "become",
  "become",
  "up",
  "down",
] as const;
interface Act {
  readonly who: number;
  readonly act: (typeof ACTS)[number];
  readonly line: number;
  readonly at: number;
}
const acts = fc.array(
  fc.record<Act>({
    who: fc.nat({ max: 2 }),
    act: fc.constantFrom(...ACTS),
    line: fc.nat({ max: 1 }),
    at: fc.nat({ max: 30 }),
  }),
  { minLength: 20, maxLength: 120 },
);

/** Somebody's page, on a line that moves only when it is told to; and what its lines said, at any time. */
class Page {
  readonly line: MemoryLine;
  readonly connection: NoteConnection;
  readonly said = new Map<string, Set<string>>();
  /** what its participant last said became of which line */
  readonly became = new Map<string, string>();
  readonly who: Participant;

  constructor(rooms: Rooms, who: Participant) {
    this.who = who;
    const whose = { note: NOTE, participant: who, page: page(who.name[0] ?? "x") };
    this.line = new MemoryLine(rooms, whose);
    this.connection = connectNote({
      url: "ws://memory",
      as: undefined,
      WebSocket: this.line.WebSocket,
      clock: new HandClock(),
      sharing: [],
      ...whose,
    });
    this.connection.doc.on("afterTransaction", () => {
      for (const { id, text } of planLines(this.connection.doc)) {
        const texts = this.said.get(id) ?? new Set();
        this.said.set(id, texts.add(text));
      }
    });
  }

  get link(): unknown {
    const state = this.connection.state();
    return state.phase === "open" ? state.link : state.phase;
  }

  get isSaved(): boolean {
    const state = this.connection.state();
    return state.phase === "open" && state.save === "saved";
  }

  /** Moves one way. */
  async flow(way: "up" | "down"): Promise<void> {
    if (way === "up") this.line.up();
    await new Promise((resolve) => setImmediate(resolve));
    if (way === "down") this.line.down();
  }

  do({ act, line, at }: Act): void {
    const { doc } = this.connection;
    const here = planLines(doc).find(({ id }) => id === LINES[line]);
    const text = here && textOf(here.block);
    const story = doc.getXmlFragment("story").get(0);
    const told = story instanceof Y.XmlElement ? textOf(story) : undefined;
    const words = String.fromCharCode(97 + at).repeat(1 + (at % 3));
    if (act === "write") text?.insert(at % (text.length + 1), words);
    if (act === "erase" && text)
      text.delete(at % (text.length + 1), Math.min(2, text.length - (at % (text.length + 1))));
    if (act === "move" && here) doc.transact(() => move(doc, here, at));
    if (act === "name" && here) this.#name(here, at);
    if (act === "answer" && here) this.#answer(here, at);
    if (act === "takeBack")
      doc.getMap("stances").delete(stanceKey({ line: LINES[line] ?? "", participant: this.who.id }));
    if (act === "tell") told?.insert(at % (told.length + 1), words);
    if (act === "quote" && told) this.#quote(told, at);
  }

  /** Of a line that the newest plan this page knows of kept, as its screen would ask. */
  async become({ line, at }: Act, rooms: Rooms): Promise<void> {
    const seal = this.connection.seals.at(-1)?.seq;
    if (seal === undefined) return;
    const content = (await rooms.sealed(NOTE, seal))?.content;
    if (!content || !sealedLines(content).some(({ id }) => id === LINES[line])) return;
    const key = outcomeKey({ seal, line: LINES[line] ?? "", participant: this.who.id });
    const is = OUTCOMES[at % 4];
    const outcomes = this.connection.doc.getMap("outcomes");
    if (is === undefined) {
      outcomes.delete(key);
      this.became.delete(key);
    } else {
      outcomes.set(key, is);
      this.became.set(key, is);
    }
  }

  #name({ block }: PlanLineHere, at: number): void {
    if (at % 3 === 0) block.removeAttribute("by");
    else block.setAttribute(at % 3 === 1 ? "by" : "who", `name ${at}`);
  }

  #answer(line: PlanLineHere, at: number): void {
    if (line.text.trim() === "") return;
    const says = (["agree", "not-yet", "differently"] as const)[at % 3] ?? "agree";
    const key = stanceKey({ line: line.id, participant: this.who.id });
    const of = answeredLine(line);
    this.connection.doc.getMap("stances").set(key, stanceValue({ says, words: says === "agree" ? "" : `${at}`, of }));
  }

  /** Quotes words of whoever wrote the letter there. What stands for what is known once all is saved. */
  #quote(text: Y.XmlText, at: number): void {
    const { doc, ledger } = this.connection;
    const letters = lettersOf(text);
    const from = at % Math.max(1, letters.length);
    const authorOf = ({ range }: Letter): unknown => ledger.voiceOf(ledger.originsOf(range)[0]?.client ?? 0)?.author;
    const [first] = letters.slice(from);
    if (!first || !this.isSaved) return;
    const end = letters.findIndex((letter, index) => index > from && authorOf(letter) !== authorOf(first));
    const quoted = letters.slice(from, end < 0 ? undefined : end);
    const chars = joinedRanges(quoted.map(({ range }) => range));
    const anchor = joinedRanges(chars.flatMap((range) => ledger.originsOf(range)));
    const key = reasonKey({ line: LINES[0], anchor, participant: this.who.id });
    doc.getMap("reasons").set(key, reasonValue({ text: quoted.map(({ letter }) => letter).join(""), chars }));
  }
}

interface Letter {
  readonly letter: string;
  readonly range: CharRange;
}

function lettersOf(text: Y.XmlText): Letter[] {
  const letters: Letter[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (const [offset, letter] of item.content.str.split("").entries())
      letters.push({ letter, range: { client: item.id.client, clock: item.id.clock + offset, length: 1 } });
  }
  return letters;
}

function textOf(block: Y.XmlElement): Y.XmlText | undefined {
  const text = block.get(0);
  return text instanceof Y.XmlText ? text : undefined;
}

/** Writes a line again elsewhere, as the editor moves it. */
function move(doc: Y.Doc, { id, block, text, by }: PlanLineHere, at: number): void {
  const plan = doc.getXmlFragment("plan");
  const index = plan.toArray().indexOf(block);
  if (index < 0) return;
  plan.delete(index, 1);
  const again = new Y.XmlElement("paragraph");
  plan.insert(at % (plan.length + 1), [again]);
  again.insert(0, [new Y.XmlText(text)]);
  again.setAttribute("line", id);
  if (by !== undefined) again.setAttribute("by", by);
}

test("PL4, GT4, AU11, LT2: whatever meets on the way, no honest answer, quote or word of what became of a line is refused, each is its writer's, and what it says its line said the line once said", {
  timeout: 60_000,
}, async () => {
  await fc.assert(fc.asyncProperty(acts, run), { seed, numRuns: 60 });
});

/** Nobody waits for it: the answer comes with the line. */
async function keep(page: Page | undefined): Promise<void> {
  await page?.connection.seal(page.who.id);
}

async function run(all: readonly Act[]): Promise<void> {
  const store = new MemoryNoteStore();
  const report = (event: unknown): never => {
    throw new Error(`the room reports ${JSON.stringify(event)}`);
  };
  const rooms = new Rooms({ store, clock: new HandClock(), random: Math.random, report });
  await rooms.create(NOTE, ali);
  const pages = [ali, sam, jo].map((who) => new Page(rooms, who));
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; ) {
      for (const { line } of pages) line.up();
      await new Promise((resolve) => setImmediate(resolve));
      quiet = pages.map(({ line }) => line.down()).includes(true) ? 0 : quiet + 1;
    }
  };
  await settle();
  // There was a last time.
  for (const line of LINES.keys()) pages[line]?.do({ who: line, act: "write", line, at: line });
  await settle();
  void keep(pages[0]);
  await settle();
  for (const act of all) {
    if (act.act === "up" || act.act === "down") await pages[act.who]?.flow(act.act);
    else if (act.act === "keep") void keep(pages[act.who]);
    else if (act.act === "become") await pages[act.who]?.become(act, rooms);
    else pages[act.who]?.do(act);
  }
  await settle();
  expect(pages.map(({ link }) => link)).toEqual(["live", "live", "live"]);
  const { doc } = await replay(store, NOTE);
  const kept = answersIn(doc);
  expect(doc.getMap("stances").size).toBe(kept.length);
  for (const { line, participant, of } of kept) {
    const by = pages.find(({ who }) => who.id === participant);
    expect([line, of.text, by?.said.get(line)?.has(of.text)]).toEqual([line, of.text, true]);
  }
  const became = pages.flatMap((each) => [...each.became]);
  expect(doc.getMap("outcomes").toJSON()).toEqual(Object.fromEntries(became));
  for (const { connection } of pages)
    for (const map of ["stances", "reasons", "outcomes"])
      expect(connection.doc.getMap(map).toJSON()).toEqual(doc.getMap(map).toJSON());
  await expectLiesRefused(rooms);
  expect(answersIn((await replay(store, NOTE)).doc)).toEqual(kept);
  for (const { connection } of pages) connection.close();
  await rooms.close();
}

/** Whatever the note says by now: other letters, the letters of a line turned round, another line's, for somebody else. */
async function expectLiesRefused(rooms: Rooms): Promise<void> {
  const look = await new HandPage(rooms, ali, page("l")).open();
  const line = planLines(look.doc).find(({ text }) => text.trim().length > 1);
  look.session.left();
  if (!line) return;
  const of = answeredLine(line);
  const [first, ...rest] = lettersIn(of.chars);
  const turned = [...rest, ...(first ? [first] : [])];
  const other = LINES.find((id) => id !== line.id) ?? "";
  const lies: readonly [line: string, who: Participant, of: typeof of, reason: string][] = [
    [line.id, ali, { ...of, text: `${of.text.slice(0, -1)}#` }, "never-said"],
    [line.id, ali, { ...of, chars: turned, text: of.text.slice(1) + of.text.slice(0, 1) }, "never-said"],
    [other, ali, of, "never-said"],
    [line.id, sam, of, "foreign-voice"],
  ];
  for (const [index, [about, who, lie, reason]] of lies.entries()) {
    const liar = await new HandPage(rooms, ali, page(`${index}`)).open();
    const value = stanceValue({ says: "agree", words: "", of: lie });
    liar.do(() => liar.doc.getMap("stances").set(stanceKey({ line: about, participant: who.id }), value));
    await until(() => liar.closed);
    expect([index, liar.closed]).toEqual([index, reason]);
    liar.session.left();
  }
}

const lettersIn = (chars: readonly CharRange[]): CharRange[] =>
  chars.flatMap(({ client, clock, length }) =>
    Array.from({ length }, (_, offset) => ({ client, clock: clock + offset, length: 1 })),
  );
