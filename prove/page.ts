import type { Participant } from "@ourwords/protocol";
import type { Rooms } from "@ourwords/sync";
import { connectNote, type NoteConnection } from "@ourwords/sync/client";
import { MemoryLine } from "@ourwords/sync/testing";
import { NOTE, pageId } from "./people.ts";
import type { VirtualTime } from "./virtual-time.ts";

let pages = 0;

/** Lets everything that waits for promises or for no time at all happen. */
export async function turn(time: VirtualTime): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  time.pass(0);
}

/** One page load: the product's connection and provider, over a line in memory. */
export class Page {
  readonly line: MemoryLine;
  readonly connection: NoteConnection;
  readonly #time: VirtualTime;

  constructor(rooms: Rooms, [participant, ...sharing]: readonly [Participant, ...Participant[]], time: VirtualTime) {
    this.#time = time;
    const page = pageId(pages++);
    this.line = new MemoryLine(rooms, { note: NOTE, participant, page, sharing });
    this.connection = connectNote({
      url: "ws://memory",
      note: NOTE,
      as: undefined,
      page,
      WebSocket: this.line.WebSocket,
      clock: time,
      // Comes back at the next chance, the same in every run.
      random: () => 0,
    });
  }

  get isOpen(): boolean {
    return this.connection.state().phase === "open";
  }

  /** Whether what it writes goes out: everything it has not been answered is on its line. */
  get isLive(): boolean {
    const state = this.connection.state();
    return state.phase === "open" && state.link === "live";
  }

  get isSaved(): boolean {
    const state = this.connection.state();
    return state.phase === "open" && state.save === "saved";
  }

  /** Waits until the note has arrived. @throws when it does not */
  async open(): Promise<this> {
    for (let tries = 0; tries < 20; tries++) {
      if (this.isOpen) return this;
      this.line.up();
      await turn(this.#time);
      this.line.down();
      await turn(this.#time);
    }
    throw new Error(`the note did not open: ${JSON.stringify(this.connection.state())}`);
  }

  close(): void {
    this.connection.close();
  }
}
