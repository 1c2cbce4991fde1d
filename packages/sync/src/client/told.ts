import type { Ledger } from "@ourwords/authorship";
import {
  type CharRange,
  decodeAuthorship,
  decodeLobby,
  decodePeople,
  decodeSeals,
  decodeSince,
  decodeTakenOut,
  decodeVoices,
  FRAME,
  type Participant,
  type ParticipantId,
  type People,
  type Seal,
  type Since,
  type TakenOut,
  type Waiting,
  type Welcome,
} from "@ourwords/protocol";
import * as Y from "yjs";
import { joinedNews } from "./joined-news.ts";
import { OwnVoices } from "./own-voices.ts";
import { TakenOutList } from "./taken-out-list.ts";

/** What news is about: who takes part or waits, or whose words are whose and what was taken out. */
export type News = "people" | "authors";

/** What the server has told this page of its note, besides the text: who takes part, whose words, what others wrote since. */
export class Told {
  readonly voices: OwnVoices;
  readonly #doc: Y.Doc;
  readonly #ledger: Ledger;
  readonly #takenOut = new TakenOutList();
  #you: ParticipantId | undefined;
  #people: People = { participants: [], scribes: [] };
  #writers: readonly ParticipantId[] = [];
  #waiting: readonly Waiting[] = [];
  #since: Since | undefined;
  #seals: readonly Seal[] = [];

  /** `onVoice` is told when another voice speaks on this page. */
  constructor(doc: Y.Doc, ledger: Ledger, onVoice: () => void) {
    this.voices = new OwnVoices(doc, onVoice);
    this.#doc = doc;
    this.#ledger = ledger;
  }

  /** `undefined` before the first welcome. */
  get you(): Participant | undefined {
    return this.#people.participants.find(({ id }) => id === this.#you);
  }

  get people(): People {
    return this.#people;
  }

  /** who writes on this page: you first */
  get writers(): readonly ParticipantId[] {
    return this.#writers;
  }

  /** who waits to be let in, as long as the line is live */
  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /** what others wrote while you did not have the note open; `undefined` on the first visit */
  get since(): Since | undefined {
    return this.#since;
  }

  /** The note's seals, the oldest first. The same list until it changes. */
  get seals(): readonly Seal[] {
    return this.#seals;
  }

  /** The same list until it changes. */
  get takenOut(): readonly TakenOut[] {
    return this.#takenOut.records;
  }

  welcome(welcome: Welcome): void {
    this.#you = welcome.you;
    this.#writers = welcome.writers;
    this.#people = welcome;
    // AU1: from here on this page's characters are its own voice's. A page that comes back keeps the voice it writes with.
    this.voices.learn(welcome.voices);
  }

  /** The line is down: nobody tells any more who waits. */
  down(): void {
    this.#waiting = [];
  }

  /** Takes a frame in. Answers what has changed by it; nothing, for one that tells of something else. */
  hear(frame: Uint8Array): readonly News[] {
    switch (frame[0]) {
      case FRAME.people: {
        const people = decodePeople(frame);
        this.#people = people ?? this.#people;
        return people ? ["people", "authors"] : [];
      }
      case FRAME.voices: {
        const voices = decodeVoices(frame);
        if (voices) this.voices.learn(voices);
        return ["people"];
      }
      case FRAME.lobby:
        this.#waiting = decodeLobby(frame) ?? this.#waiting;
        return ["people"];
      case FRAME.authorship:
        return this.#learn(frame) ? ["authors"] : [];
      case FRAME.takenOut: {
        const news = decodeTakenOut(frame);
        if (news) this.#takenOut.learn(news);
        return news ? ["authors"] : [];
      }
      case FRAME.since: {
        const since = decodeSince(frame);
        if (since) this.#since = joinedNews(this.#since, since);
        return since ? ["authors"] : [];
      }
      case FRAME.seals:
        this.#seals = decodeSeals(frame) ?? this.#seals;
        return ["authors"];
      case undefined:
      default:
        return [];
    }
  }

  /** Answers whether any of it shows. Facts about characters that are still on their way are shown when those arrive. */
  #learn(frame: Uint8Array): boolean {
    const facts = decodeAuthorship(frame);
    if (!facts) return false;
    // Added to what is known, also after a cut: what the server says is never taken back, what it has not traced yet this
    // page's own trace still says, and of what has died only this page knows what its undo may bring back.
    this.#ledger.learn(facts);
    const isKnown = ({ client, clock }: CharRange): boolean => clock < Y.getState(this.#doc.store, client);
    return [...facts.traced, ...facts.copies, ...facts.checks].some(isKnown);
  }
}
