import { MemoryNoteStore } from "@ourwords/store";
import { type Clock, Rooms } from "@ourwords/sync";
import { connectNote, type NoteConnection } from "@ourwords/sync/client";
import { everLater } from "../packages/sync/src/testing/ever-later.ts";
import { HeldLine } from "./held-line.ts";
import { turn } from "./page.ts";
import { NOTE, pageId, people } from "./people.ts";
import type { Press } from "./session.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** More than the session has; all in the basic plane. */
const letterOf = (serial: number): string =>
  String.fromCodePoint(serial < 20_000 ? 0x4e00 + serial : 0xac00 + serial - 20_000);

/** How a press is done on a page: `letter` is the one to type, `undefined` takes out what stands at `position`. */
export type Hand = (position: number, letter: string | undefined) => void;

export interface Replayed {
  readonly pages: readonly [NoteConnection, NoteConnection];
  /** who typed each letter; each is another one. Spaces and ends of lines are what they are. */
  readonly typed: ReadonlyMap<string, 0 | 1>;
  close(): void;
}

/**
 * Two people do what the session says, each on their own page, through the gate and the room. Each press finds on its page
 * exactly what the recorded one found: the other's presses go up no sooner than they were seen.
 */
export async function replay(
  presses: readonly Press[],
  time: VirtualTime,
  handOf: (page: NoteConnection) => Hand,
): Promise<Replayed> {
  // Who was first in the recording has the smaller clientID, by which Yjs orders what is typed at one place at once.
  let drawn = 0;
  // The recording has no times: nobody in it is too fast.
  const clock: Clock = {
    now: () => time.now(),
    after: (ms, task) => time.after(ms, task),
    elapsed: everLater(),
  };
  const rooms = new Rooms({
    store: new MemoryNoteStore(),
    clock,
    random: () => (drawn = (drawn + 0.1) % 1),
    report: ({ kind }) => {
      throw new Error(kind);
    },
  });
  const [one, two = one] = people(2);
  await rooms.create(NOTE, one);
  const open = async (participant: typeof one, number: number) => {
    const page = pageId(number);
    const held = new HeldLine(rooms, { note: NOTE, participant, page });
    const { WebSocket, line } = held;
    const connection = connectNote({ url: "ws://memory", note: NOTE, as: undefined, page, WebSocket, clock });
    while (connection.state().phase !== "open") {
      line.up();
      await turn(time);
      line.down();
    }
    return { connection, held, hand: handOf(connection), seen: 0 };
  };
  const sides = [await open(one, 1), await open(two, 2)] as const;
  const typed = new Map<string, 0 | 1>();
  for (const press of presses) {
    const [own, other] = press.who === 0 ? sides : ([sides[1], sides[0]] as const);
    if (press.seen > own.seen) {
      own.seen = press.seen;
      other.held.release(press.seen);
      await turn(time);
      own.held.line.down();
      await turn(time);
    }
    const letter = press.typed === "x" ? letterOf(typed.size) : press.typed;
    if (letter !== undefined && press.typed === "x") typed.set(letter, press.who);
    own.hand(press.position, letter);
    own.held.pressed();
  }
  for (let round = 0; round < 3; round++) {
    for (const { held } of sides) held.releaseAll();
    await turn(time);
    for (const { held } of sides) held.line.down();
    await turn(time);
  }
  return {
    pages: [sides[0].connection, sides[1].connection],
    typed,
    close: () => {
      for (const { connection } of sides) connection.close();
    },
  };
}
