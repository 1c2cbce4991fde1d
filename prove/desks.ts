import { authorRuns } from "@ourwords/authorship";
import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { NoteId, PageId, Participant, ParticipantId } from "@ourwords/protocol";
import { type Clock, NoteFold, Rooms } from "@ourwords/sync";
import { connectNote, type NoteConnection } from "@ourwords/sync/client";
import { MemoryLine } from "@ourwords/sync/testing";
import { everLater } from "../packages/sync/src/testing/ever-later.ts";
import { MemoryNoteStore } from "@ourwords/store";
import type { Editor } from "@tiptap/core";
import { createWritingEditor } from "../apps/web/src/writing/create-writing-editor.ts";
import { Hand } from "../apps/web/src/writing/hand.ts";
import { Random } from "./random.ts";

const NOTE = "n".repeat(22) as NoteId; // reason: a fixed id of the right shape
/** Nothing here waits for time. */
const stillClock: Clock = { now: () => 0, elapsed: everLater(), after: () => () => {} };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One person's open page: both editors of the product over a line in memory. */
export interface Desk {
  readonly story: Editor;
  readonly plan: Editor;
}

/** `[whose words, words]` in turn; `""` for what is nobody's */
export type Runs = readonly (readonly [author: string, words: string])[];

/** Dr Ali and Sam at their pages, in one note on the real room. */
export class Desks {
  readonly ali: Desk;
  readonly sam: Desk;
  readonly #lines: readonly MemoryLine[];
  readonly #connections: readonly NoteConnection[];
  readonly #store: MemoryNoteStore;
  readonly #names: ReadonlyMap<ParticipantId, string>;

  private constructor(
    people: readonly Participant[],
    lines: readonly MemoryLine[],
    connections: NoteConnection[],
    store: MemoryNoteStore,
  ) {
    const [ali, sam] = connections.map(deskOf);
    if (!ali || !sam) throw new RangeError("there are two people");
    this.ali = ali;
    this.sam = sam;
    this.#lines = lines;
    this.#connections = connections;
    this.#store = store;
    this.#names = new Map(people.map(({ id, name }) => [id, name]));
  }

  static async open(): Promise<Desks> {
    const store = new MemoryNoteStore();
    const random = new Random(1);
    const report = (event: unknown): void => console.error(event);
    const rooms = new Rooms({ store, clock: stillClock, random: () => random.next(), report });
    const idOf = (name: string): ParticipantId => name.padEnd(22, "_") as ParticipantId; // reason: of the right shape
    const ali: Participant = { id: idOf("ali"), name: "Ali", role: "clinician", look: "navy", access: "note" };
    const sam: Participant = { id: idOf("sam"), name: "Sam", role: "person", look: "rust", access: "note" };
    await rooms.create(NOTE, ali);
    const lines: MemoryLine[] = [];
    const connections = [ali, sam].map((participant) => {
      const page = participant.id as string as PageId; // reason: one page each, and both ids have the same shape
      const line = new MemoryLine(rooms, { note: NOTE, participant, page });
      lines.push(line);
      const { WebSocket } = line;
      return connectNote({ url: "ws://memory", note: NOTE, as: undefined, page, WebSocket, clock: stillClock });
    });
    await settle(lines);
    return new Desks([ali, sam], lines, connections, store);
  }

  /** Until nothing is on its way any more. */
  settle(): Promise<void> {
    return settle(this.#lines);
  }

  /**
   * Whose words stand in each line, settled.
   * @throws when the two pages and a cold reading of the log do not all say the same
   */
  async lines(of: FragmentName): Promise<readonly Runs[]> {
    await this.settle();
    const fold = NoteFold.load(undefined, await this.#store.read(NOTE, 0));
    const all = [fold, ...this.#connections].map(({ doc, ledger }) =>
      authorRuns(doc, ledger)
        .filter(({ fragment }) => fragment === of)
        .map(({ text, runs }) => {
          const words = text
            .toDelta()
            .map(({ insert }: { insert: string }) => insert)
            .join("");
          return runs.map(
            ({ from, to, voice }) =>
              [voice ? (this.#names.get(voice.author) ?? "?") : "", words.slice(from, to)] as const,
          );
        }),
    );
    const [first = []] = all;
    const said = new Set(all.map((each) => JSON.stringify(each)));
    if (said.size !== 1) throw new Error(`they differ: ${[...said].join(" ")}`);
    return first;
  }

  close(): void {
    for (const desk of [this.ali, this.sam]) for (const name of FRAGMENTS) desk[name].destroy();
    for (const connection of this.#connections) connection.close();
  }
}

function deskOf(connection: NoteConnection): Desk {
  const hand = new Hand();
  const make = (fragment: FragmentName): Editor => {
    const element = document.body.appendChild(document.createElement("div"));
    const words = { label: fragment, describedBy: "" };
    return createWritingEditor({ element, connection, fragment, hand, ...words });
  };
  return { story: make("story"), plan: make("plan") };
}

async function settle(lines: readonly MemoryLine[]): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    let moved = false;
    for (const line of lines) {
      moved ||= line.waiting > 0;
      line.up();
    }
    await turn();
    for (const line of lines) moved = line.down() || moved;
    await turn();
    quiet = moved ? 0 : quiet + 1;
  }
}
