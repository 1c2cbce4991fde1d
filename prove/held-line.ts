import { FRAME, SYNC } from "@ourwords/protocol";
import type { Rooms } from "@ourwords/sync";
import { MemoryLine, type Who } from "@ourwords/sync/testing";

/** A line that keeps updates back until they are let go, press by press: what a recorded delay needs. All else passes. */
export class HeldLine {
  readonly line: MemoryLine;
  // oxlint-disable-next-line no-restricted-globals -- reason: only the type
  readonly WebSocket: typeof WebSocket;
  readonly #held: (() => void)[] = [];
  /** how many updates each press had come to, with all before it */
  readonly #presses: number[] = [];
  #released = 0;

  constructor(rooms: Rooms, who: Who) {
    this.line = new MemoryLine(rooms, who);
    const hold = (send: () => void): void => void this.#held.push(send);
    this.WebSocket = class extends this.line.WebSocket {
      override send(frame: Uint8Array<ArrayBuffer>): void {
        if (frame[0] === FRAME.sync && frame[1] === SYNC.update) hold(() => super.send(frame));
        else super.send(frame);
      }
    };
  }

  /** What is held by now belongs to the presses up to this one. */
  pressed(): void {
    this.#presses.push(this.#released + this.#held.length);
  }

  /** Lets go what the first `presses` presses made. */
  release(presses: number): void {
    this.#release(this.#presses[presses - 1] ?? 0);
  }

  releaseAll(): void {
    this.#release(this.#released + this.#held.length);
  }

  #release(updates: number): void {
    const now = this.#held.splice(0, Math.max(0, updates - this.#released));
    for (const send of now) send();
    this.#released += now.length;
    this.line.up();
  }
}
