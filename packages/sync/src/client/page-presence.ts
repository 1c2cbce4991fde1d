import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import { encodeAwareness, isParticipantId, type ParticipantId, type Voice } from "@ourwords/protocol";
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
  #asks: ParticipantId | undefined;

  constructor(doc: Y.Doc, clock: Clock, send: (frame: Uint8Array) => void) {
    this.#clock = clock;
    this.#send = send;
    this.awareness = new Awareness(doc);
    this.awareness.setLocalState(null);
    this.awareness.on("update", this.#tell);
  }

  /** The page is welcome: from here on it is here, under its own voice's id whichever voice speaks (AU2, GT5). */
  begin(id: number, voice: number): void {
    this.awareness.clientID = id;
    // Whom the cut took from sight may have said nothing new meanwhile, and would be passed over.
    for (const other of this.awareness.meta.keys())
      if (other !== id && !this.awareness.states.has(other)) this.awareness.meta.delete(other);
    // Others pass over what an id says at clock 0, so that who has only opened the page would not be here for them.
    if (!this.awareness.meta.has(id)) this.awareness.meta.set(id, { clock: 0, lastUpdated: this.#clock.now() });
    this.awareness.setLocalState({ writing: null, voice, ...(this.#asks && { asks: this.#asks }) });
  }

  /** Another voice speaks. Who that is, the server says to the others. */
  speak(voice: number): void {
    if (this.awareness.getLocalState()) this.awareness.setLocalStateField("voice", voice);
  }

  /** Asks to be let write down somebody's words; `undefined` when that is settled. Also after the line was down. */
  ask(author: ParticipantId | undefined): void {
    this.#asks = author;
    if (this.awareness.getLocalState()) this.awareness.setLocalStateField("asks", author ?? null);
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

  /** Everybody who is here, each once; `writers` and `speaking` are this page's own. */
  here(writers: readonly ParticipantId[], speaking: Voice | undefined): Presence[] {
    const found = new Map<ParticipantId, Presence>();
    for (const [id, state] of this.awareness.getStates()) {
      const isOwn = id === this.awareness.clientID;
      const people = isOwn ? writers : [state["participant"], ...listOf(state["sharing"])].filter(isParticipantId);
      const voice = isOwn ? speaking : parseVoice(state["speaking"]);
      // Who else is at the page watches: the hand is the one that writes.
      const hand = voice ? (voice.scribe ?? voice.author) : people[0];
      const writing = FRAGMENTS.find((name) => name === state["writing"]);
      for (const participant of people) {
        const known = found.get(participant);
        const isHand = participant === hand;
        const asks = participant === people[0] && isParticipantId(state["asks"]) ? state["asks"] : undefined;
        const now = { writing: isHand ? writing : undefined, speaking: isHand ? voice : undefined, asks };
        // Of several pages the one on which they write counts.
        if (!known || (known.writing === undefined && now.speaking)) found.set(participant, presence(participant, now));
        else if (asks) found.set(participant, { ...known, asks });
      }
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

interface Now {
  readonly writing: FragmentName | undefined;
  readonly speaking: Voice | undefined;
  readonly asks: ParticipantId | undefined;
}

const presence = (participant: ParticipantId, { writing, speaking, asks }: Now): Presence => ({
  participant,
  writing,
  ...(speaking && { speaking }),
  ...(asks && { asks }),
});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function parseVoice(value: unknown): Voice | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { author, scribe } = value as Record<string, unknown>;
  if (!isParticipantId(author)) return undefined;
  return isParticipantId(scribe) ? { author, scribe } : { author };
}
