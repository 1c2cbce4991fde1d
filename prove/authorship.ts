import { authorRuns } from "@ourwords/authorship";
import { LOOKS, type NoteId, type Participant, type ParticipantId } from "@ourwords/protocol";
import { type Clock, NoteFold, Rooms } from "@ourwords/sync";
import { MemoryNoteStore } from "@ourwords/store";
import { writerOf } from "./alphabet.ts";
import { Random } from "./random.ts";
import type { Writer } from "./writer.ts";

export interface AuthorshipOptions {
  readonly seed: number;
  readonly runs: number;
  /** 0: all see each edit at once; n: somebody's line moves about once in n edits */
  readonly lag: number;
  readonly people: number;
  /** edits a run */
  readonly ops: number;
}

/** What went wrong, counted in characters (diverged: in runs). All but `ops`, `characters` and `updates` should be 0. */
export interface AuthorshipFigures {
  ops: number;
  characters: number;
  wrongAuthor: number;
  missing: number;
  doubled: number;
  diverged: number;
  touchedByUndo: number;
  threw: number;
}

/** The figures that lag 0 already promises. */
export const isProven = (figures: AuthorshipFigures): boolean =>
  figures.ops > 0 &&
  figures.wrongAuthor + figures.missing + figures.doubled + figures.diverged + figures.touchedByUndo + figures.threw ===
    0;

const NAMES = ["Dr Ali", "Sam", "Jo", "Mum", "Nurse Bo"];
const NOTE = "n".repeat(22) as NoteId; // reason: a fixed id of the right shape
const idOf = (number: number): ParticipantId => `p${number}`.padEnd(22, "_") as ParticipantId; // reason: likewise
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Nothing here waits for time: timers of the page and of the room never ring. */
const stillClock: Clock = { now: () => 0, after: () => () => {} };

/** People edit one note at random through real editors, the real gate and the real room. Compares with what they meant. */
export async function proveAuthorship(options: AuthorshipOptions): Promise<AuthorshipFigures> {
  const { Writer } = await import("./writer.ts");
  const total: AuthorshipFigures = {
    ops: 0,
    characters: 0,
    wrongAuthor: 0,
    missing: 0,
    doubled: 0,
    diverged: 0,
    touchedByUndo: 0,
    threw: 0,
  };
  for (let run = 0; run < options.runs; run++) {
    const random = new Random(options.seed * 1_000_003 + run);
    const store = new MemoryNoteStore();
    const failures: unknown[] = [];
    const rooms = new Rooms({
      store,
      clock: stillClock,
      random: () => random.next(),
      report: (event) => failures.push(event),
    });
    const participants = NAMES.slice(0, options.people).map(
      (name, number): Participant => ({
        id: idOf(number),
        name,
        role: number === 1 ? "person" : "clinician",
        look: LOOKS[number] ?? "slate",
      }),
    );
    const [founder] = participants;
    if (!founder) throw new RangeError("people must be 1 to 5");
    await rooms.create(NOTE, founder);
    const writers = participants.map((participant, number) => new Writer(number, participant, rooms, NOTE, stillClock));
    await settle(writers);
    await oneRun(writers, random, { ...options, run }, total);
    await settle(writers);
    await compare(writers, store, total);
    total.threw += failures.length;
    for (const writer of writers) writer.close();
    await rooms.close();
  }
  return total;
}

const meant = new WeakMap<readonly Writer[], Set<string>>();

async function oneRun(
  writers: readonly Writer[],
  random: Random,
  { seed, run, ops, lag }: AuthorshipOptions & { readonly run: number },
  total: AuthorshipFigures,
): Promise<void> {
  const alive = new Set<string>();
  meant.set(writers, alive);
  for (let op = 0; op < ops; op++, total.ops++) {
    const writer = writers[random.below(writers.length)];
    if (!writer) continue;
    const before = writer.text;
    let kind: "edit" | "undo" = "edit";
    try {
      kind = writer.act(random);
    } catch (error) {
      console.error(`seed ${seed}, run ${run}, edit ${op}:`, error);
      total.threw++;
    }
    await turn();
    const after = writer.text;
    for (const char of before) if (!after.includes(char)) alive.delete(char);
    for (const char of after) if (!before.includes(char)) alive.add(char);
    if (kind === "undo") total.touchedByUndo += changedByOthers(writer, before, after);
    if (lag === 0) await settle(writers);
    else if (random.next() < 1 / lag) await exchange(writers[random.below(writers.length)]);
  }
}

/** An undo may add and remove only the writer's own letters, and leave those of others as often as they were. */
function changedByOthers({ number }: Writer, before: string, after: string): number {
  const others = (text: string): string[] =>
    Array.from(text)
      .filter((char) => writerOf(char) !== number)
      .sort();
  const [was, is] = [others(before), others(after)];
  return (
    was.filter((char) => !is.includes(char)).length +
    is.filter((char) => !was.includes(char)).length +
    Math.abs(was.length - is.length)
  );
}

async function exchange(writer: Writer | undefined): Promise<void> {
  writer?.line.up();
  await turn();
  writer?.line.down();
  await turn();
}

/** Moves every line until nothing is on its way any more. */
async function settle(writers: readonly Writer[]): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    let moved = false;
    for (const { line } of writers) {
      moved ||= line.waiting > 0;
      line.up();
    }
    await turn();
    for (const { line } of writers) moved = line.down() || moved;
    await turn();
    quiet = moved ? 0 : quiet + 1;
  }
}

/** Holds the note, as a cold replay of its log gives it, against what was meant and what everybody sees. */
async function compare(writers: readonly Writer[], store: MemoryNoteStore, total: AuthorshipFigures): Promise<void> {
  const fold = NoteFold.load(undefined, await store.read(NOTE, 0));
  const alive = new Set(meant.get(writers));
  const seen = new Map<string, number>();
  for (const { fragment, text, runs } of authorRuns(fold.doc, fold.ledger)) {
    if (fragment !== "story") continue;
    const plain = plainText(text.toDelta());
    for (const { from, to, voice } of runs) {
      for (const char of plain.slice(from, to)) {
        seen.set(char, (seen.get(char) ?? 0) + 1);
        total.characters++;
        const writer = writerOf(char);
        if (writer === undefined || voice?.author !== idOf(writer)) total.wrongAuthor++;
      }
    }
  }
  for (const char of alive) if (!seen.has(char)) total.missing++;
  for (const [char, times] of seen) total.doubled += alive.has(char) ? times - 1 : times;
  const storyOf = (doc: NoteFold["doc"]): string => JSON.stringify(doc.getXmlFragment("story").toJSON());
  const story = storyOf(fold.doc);
  const views = new Set(writers.map(({ editor }) => editor.getHTML()));
  const isSame = views.size === 1 && writers.every(({ connection }) => storyOf(connection.doc) === story);
  if (!isSame || !writers.every((writer) => sameAuthors(writer, fold))) total.diverged++;
}

/** Every page's own ledger says what the server's says. */
function sameAuthors({ connection }: Writer, fold: NoteFold): boolean {
  const say = (doc: NoteFold["doc"], ledger: NoteFold["ledger"]): string =>
    JSON.stringify(
      authorRuns(doc, ledger).map(({ runs }) => runs.map(({ from, to, voice }) => [from, to, voice?.author])),
    );
  return say(connection.doc, connection.ledger) === say(fold.doc, fold.ledger);
}

const plainText = (delta: readonly { readonly insert?: unknown }[]): string =>
  delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
