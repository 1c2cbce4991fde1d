import { type Facts, type Mended, NO_FACTS } from "@ourwords/authorship";
import { schemaHash } from "@ourwords/note";
import {
  encodeAuthorship,
  encodePeople,
  encodeTakenOut,
  encodeUpdate,
  encodeWelcome,
  LIMITS,
  PROTOCOL_VERSION,
  type TakenOutFrame,
} from "@ourwords/protocol";
import * as Y from "yjs";
import type { PeopleBody } from "../row-body.ts";
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
  readonly presence = new PresenceBoard(this.sessions);

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
        voices: [own, ...others],
        participants: [...fold.participants.values()],
        limits: { frameBytes: LIMITS.frameBytes },
      }),
    );
    session.send(encodeAuthorship(served.factsFor(session.clients, fold.ledger)));
    session.send(encodeTakenOut({ whole: true, gone: [], records: fold.takenOut() }));
    this.presence.showAll(session);
  }

  /** Shows what somebody did to all but its sender, who gets what came of it. An update and its mend travel as one. */
  tell({ update, facts, mend, takenOut }: Change, sender: RoomSession | undefined): void {
    // The authors first, so that no word is ever painted as somebody else's.
    for (const { traced, copies } of [facts, mend?.facts ?? NO_FACTS])
      if (traced.length + copies.length > 0) this.#send(encodeAuthorship({ voices: [], traced, copies }));
    const both = [update, mend?.update].filter((each) => each !== undefined);
    if (both.length > 0) this.#send(encodeUpdate(Y.mergeUpdates(both)), sender);
    if (mend && sender) sender.send(encodeUpdate(mend.update));
    if (takenOut) this.#send(encodeTakenOut(takenOut));
  }

  /** Somebody new takes part, or a page has new voices. */
  tellPeople({ voices }: PeopleBody, { participants }: NoteFold): void {
    this.#send(encodePeople([...participants.values()]));
    this.#send(encodeAuthorship({ voices: voices.map(({ voice }) => voice), traced: [], copies: [] }));
  }

  /** Another server wrote `updates`: everybody is told all there is to know anew. */
  tellWhole({ fold, served }: OpenNote, updates: readonly Uint8Array[]): void {
    this.#send(encodePeople([...fold.participants.values()]));
    for (const session of this.sessions) session.send(encodeAuthorship(served.factsFor(session.clients, fold.ledger)));
    if (updates.length > 0) this.#send(encodeUpdate(Y.mergeUpdates([...updates])));
    this.#send(encodeTakenOut({ whole: true, gone: [], records: fold.takenOut() }));
  }

  #send(frame: Uint8Array, except?: RoomSession): void {
    for (const session of this.sessions) if (session !== except) session.send(frame);
  }
}
