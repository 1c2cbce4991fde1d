import { type Facts, type Mended, NO_FACTS } from "@ourwords/authorship";
import { schemaHash } from "@ourwords/note";
import {
  type CheckRun,
  encodeAuthorship,
  encodePeople,
  encodeSeals,
  encodeStoring,
  encodeTakenOut,
  encodeUpdate,
  encodeWelcome,
  LIMITS,
  NO_AUTHORSHIP,
  type People,
  PROTOCOL_VERSION,
  type TakenOutFrame,
} from "@ourwords/protocol";
import * as Y from "yjs";
import type { Clock } from "../ports.ts";
import type { PageVoice } from "../row-body.ts";
import type { NoteFold } from "./note-fold.ts";
import { PresenceBoard } from "./presence-board.ts";
import type { RoomSession } from "./room-session.ts";
import type { ServedCopy } from "./served-copy.ts";

/** A note that is open: all that is known of it, and the copy that pages are given. */
export interface OpenNote {
  readonly fold: NoteFold;
  readonly served: ServedCopy;
}

/** What one task did to the note. */
export interface Change {
  readonly update?: Uint8Array;
  readonly facts: Facts;
  readonly mend: Mended | undefined;
  readonly takenOut: TakenOutFrame | undefined;
}

/** Everybody connected to a room, and what they are told. Only of what is on disk. */
export class Audience {
  readonly sessions = new Set<RoomSession>();
  readonly presence: PresenceBoard;

  constructor(clock: Clock) {
    this.presence = new PresenceBoard(this.sessions, clock);
  }

  /** The first frames of a session: who it is, who wrote what, who is here. */
  welcome(session: RoomSession, { fold, served }: OpenNote): void {
    const [own, ...others] = session.voices;
    if (session.life !== "waiting" || !own) return;
    session.life = "open";
    session.send(
      encodeWelcome({
        protocol: PROTOCOL_VERSION,
        schema: schemaHash,
        you: session.id,
        writers: session.writers.map(({ id }) => id),
        voices: [own, ...others],
        participants: [...fold.participants.values()],
        scribes: fold.scribes,
        limits: { frameBytes: LIMITS.frameBytes },
      }),
    );
    this.#tellFacts(session, { fold, served });
    this.presence.showAll(session);
  }

  /** A page that read too slowly has taken all it was sent: it is told all there is to know, and `updates`, which it missed. */
  tellAnew(session: RoomSession, { fold, served }: OpenNote, updates: readonly Uint8Array[]): void {
    session.caughtUp();
    session.send(encodePeople(peopleOf(fold)));
    this.#tellFacts(session, { fold, served });
    if (updates.length > 0) session.owe(encodeUpdate(Y.mergeUpdates([...updates])));
  }

  /** Shows what somebody did to all but its sender, who gets what came of it. An update and its mend travel as one. */
  tell({ update, facts, mend, takenOut }: Change, sender: RoomSession | undefined): void {
    // The authors first, so that no word is ever painted as somebody else's.
    for (const { traced, copies } of [facts, mend?.facts ?? NO_FACTS])
      if (traced.length + copies.length > 0) this.#send(encodeAuthorship({ ...NO_AUTHORSHIP, traced, copies }));
    const both = [update, mend?.update].filter((each) => each !== undefined);
    if (both.length > 0) this.#send(encodeUpdate(Y.mergeUpdates(both)), sender);
    if (mend && sender) sender.send(encodeUpdate(mend.update));
    if (takenOut) this.#send(encodeTakenOut(takenOut));
  }

  /** Who takes part or who writes for whom has changed, or pages have new voices. */
  tellPeople(voices: readonly PageVoice[], fold: NoteFold): void {
    this.#send(encodePeople(peopleOf(fold)));
    this.#send(encodeAuthorship({ ...NO_AUTHORSHIP, voices: voices.map(({ voice }) => voice) }));
  }

  /** An author said something of words that were written down for them. */
  tellChecks(checks: readonly CheckRun[]): void {
    this.#send(encodeAuthorship({ ...NO_AUTHORSHIP, checks }));
  }

  /** RM2: whether the note can be written to disk. */
  tellStoring(ok: boolean): void {
    this.#send(encodeStoring(ok));
  }

  /** There is one more seal, or one more stands by one. */
  tellSeals({ seals }: NoteFold): void {
    this.#send(encodeSeals(seals));
  }

  /** Another server wrote `updates`: everybody is told all there is to know anew. */
  tellWhole({ fold, served }: OpenNote, updates: readonly Uint8Array[]): void {
    this.#send(encodePeople(peopleOf(fold)));
    for (const session of this.sessions) session.send(encodeAuthorship(served.factsFor(session.clients, fold.ledger)));
    if (updates.length > 0) this.#send(encodeUpdate(Y.mergeUpdates([...updates])));
    this.#send(encodeTakenOut({ whole: true, gone: [], records: fold.takenOut() }));
    if (fold.seals.length > 0) this.tellSeals(fold);
  }

  #tellFacts(session: RoomSession, { fold, served }: OpenNote): void {
    session.owe(encodeAuthorship(served.factsFor(session.clients, fold.ledger)));
    session.owe(encodeTakenOut({ whole: true, gone: [], records: fold.takenOut() }));
    if (fold.seals.length > 0) session.send(encodeSeals(fold.seals));
  }

  #send(frame: Uint8Array, except?: RoomSession): void {
    for (const session of this.sessions) if (session !== except) session.send(frame);
  }
}

const peopleOf = ({ participants, scribes }: NoteFold): People => ({
  participants: [...participants.values()],
  scribes,
});
