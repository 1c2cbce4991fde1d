import { FRAME } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";

/** Bytes that may wait for one page, beside what it is owed. Source: measured floods of a stalled reader. */
export const WAITING = {
  /** from here on nobody's caret is shown to it */
  quiet: 128 * 1024,
  /** from here on it is told nothing that can be told anew */
  behind: 512 * 1024,
  /** here it ends */
  most: 1024 * 1024,
} as const;

/** A page for which more than `WAITING.quiet` waits must take as much as that in this time. */
const PATIENCE_MS = 10_000;

/** What the room tells anew to a page that missed it (`Room`, "anew"). Anything else is small and never left out. */
const TOLD_ANEW: ReadonlySet<number | undefined> = new Set([
  FRAME.sync,
  FRAME.saved,
  FRAME.authorship,
  FRAME.people,
  FRAME.takenOut,
  FRAME.seals,
]);

/** Of all that is sent to one page: what is left out because it reads too slowly, and when it has to go. */
export class SlowReader {
  readonly #clock: Clock;
  readonly #tooSlow: () => void;
  /** bytes sent in all, and those up to which the page was owed an answer */
  #sent = 0;
  #owed = 0;
  #missed: "nothing" | "presence" | "note" = "nothing";
  #cancel: (() => void) | undefined;

  /** `tooSlow` is called when the time is up. */
  constructor(clock: Clock, tooSlow: () => void) {
    this.#clock = clock;
    this.#tooSlow = tooSlow;
  }

  /** What was left out since it last had everything. */
  get missed(): "nothing" | "presence" | "note" {
    return this.#missed;
  }

  /** What to do with a frame while so many bytes wait. `send` counts it as sent. */
  offer(frame: Uint8Array, waiting: number): "send" | "leave out" | "too slow" {
    // What is owed has to be sent however long it is: only what came after it counts.
    const after = Math.min(waiting, this.#sent - this.#owed);
    const [type] = frame;
    if (type === FRAME.awareness && after > WAITING.quiet) return this.#leaveOut("presence");
    if (TOLD_ANEW.has(type) && (this.#missed === "note" || after > WAITING.behind)) return this.#leaveOut("note");
    if (after + frame.length > WAITING.most) return "too slow";
    this.#sent += frame.length;
    return "send";
  }

  /** An answer as long as the note is big: one at a time. Answers whether it may be sent. */
  owe(bytes: number, waiting: number): boolean {
    if (waiting > WAITING.most) return false;
    this.#sent += bytes;
    this.#owed = this.#sent;
    return true;
  }

  /** The page is told all anew: nothing is missing any more. */
  caughtUp(): void {
    this.#missed = "nothing";
  }

  /** Call it after something was sent. Watches how fast `waiting` goes down, while there is much of it. */
  watch(waiting: () => number): void {
    if (this.#cancel || waiting() <= WAITING.quiet) return;
    const taken = this.#sent - waiting();
    this.#cancel = this.#clock.after(PATIENCE_MS, () => {
      this.#cancel = undefined;
      const left = waiting();
      if (left > WAITING.quiet && this.#sent - left < taken + WAITING.quiet) this.#tooSlow();
      else this.watch(waiting);
    });
  }

  close(): void {
    this.#cancel?.();
  }

  #leaveOut(what: "presence" | "note"): "leave out" {
    if (this.#missed !== "note") this.#missed = what;
    return "leave out";
  }
}
