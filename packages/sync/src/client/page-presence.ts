import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import { encodeAwareness, isParticipantId, type ParticipantId } from "@ourwords/protocol";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Clock } from "../ports.ts";
import type { Presence } from "./note-state.ts";

/** Somebody counts as writing this long after their last key. */
const WRITING_MS = 2_500;

/** Who is here and where they write, from this page's side: what it says of itself, what it hears of others. */
export class PagePresence {
  readonly awareness: Awareness;
  readonly #clock: Clock;
  readonly #send: (frame: Uint8Array) => void;
  #cancelWriting: (() => void) | undefined;

  constructor(doc: Y.Doc, clock: Clock, send: (frame: Uint8Array) => void) {
    this.#clock = clock;
    this.#send = send;
    this.awareness = new Awareness(doc);
    this.awareness.setLocalState(null);
    this.awareness.on("update", this.#tell);
  }

  /** The page is welcome: from here on it is here, under its own voice's id whichever voice speaks (AU2, GT5). */
  begin(id: number): void {
    this.awareness.clientID = id;
    this.awareness.setLocalState({ writing: null });
  }

  /** The line is down: nothing is said until the next welcome. */
  pause(): void {
    this.awareness.setLocalState(null);
  }

  /** Says that this page's person is writing there now. */
  writingIn(fragment: FragmentName): void {
    const state = this.awareness.getLocalState();
    if (!state) return;
    if (state["writing"] !== fragment) this.awareness.setLocalStateField("writing", fragment);
    this.#cancelWriting?.();
    this.#cancelWriting = this.#clock.after(WRITING_MS, () => {
      if (this.awareness.getLocalState()) this.awareness.setLocalStateField("writing", null);
    });
  }

  /** Everybody with a page open now, each once; `you` are whoever this page is. */
  here(you: ParticipantId): Presence[] {
    const found = new Map<ParticipantId, Presence>();
    for (const [id, state] of this.awareness.getStates()) {
      const participant = id === this.awareness.clientID ? you : state["participant"];
      if (!isParticipantId(participant)) continue;
      const writing = FRAGMENTS.find((name) => name === state["writing"]) ?? found.get(participant)?.writing;
      found.set(participant, { participant, writing });
    }
    return [...found.values()];
  }

  close(): void {
    this.#cancelWriting?.();
    this.awareness.destroy();
  }

  readonly #tell = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>): void => {
    const own = this.awareness.clientID;
    if ([...added, ...updated, ...removed].includes(own)) {
      this.#send(encodeAwareness(encodeAwarenessUpdate(this.awareness, [own])));
    }
  };
}
