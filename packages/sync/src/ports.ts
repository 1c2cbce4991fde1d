import type { CloseReason, NoteId } from "@ourwords/protocol";
import type { NoteStore } from "./note-store.ts";

/** One live connection to a page, as a room sees it. */
export interface RoomSocket {
  /** Sends one whole frame. Never throws; a closed socket drops it. */
  send(frame: Uint8Array): void;
  /** Sends a `refused` frame with the reason, then closes with the reason's code. Never throws. */
  close(reason: CloseReason): void;
  /**
   * Whether it has left out frames of the note, because the page reads too slowly. It goes on leaving them out until
   * `caughtUp`; who knows that the page has taken what was sent calls the session's `drained`.
   */
  readonly isBehind?: boolean;
  /** What is sent from here on makes up for what was left out. */
  caughtUp?(): void;
  /** Sends an answer that the page asked for and that is as long as the note is: its length is not held against the page. */
  owe?(frame: Uint8Array): void;
}

/** Time comes in, so that tests can own it. */
export interface Clock {
  /** milliseconds since 1970 */
  now(): number;
  /** milliseconds since some moment: goes on evenly, also when the clock on the wall is set */
  elapsed(): number;
  /** Runs `task` once after `ms`; returns what cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** What happened in a room, for the log of the server. Holds no note text. */
export interface RoomEvent {
  readonly kind: "load-failed" | "append-failed" | "append-recovered" | "snapshot-failed" | "since-failed";
  readonly note: NoteId;
  readonly error?: unknown;
}

/** What rooms need of the world. */
export interface RoomPorts {
  readonly store: NoteStore;
  readonly clock: Clock;
  /** uniform in [0, 1) */
  readonly random: () => number;
  readonly report: (event: RoomEvent) => void;
  /** Resolves when everybody else who has something to do has had a turn. Without it, a room with much to do goes first. */
  readonly turn?: () => Promise<void>;
}
