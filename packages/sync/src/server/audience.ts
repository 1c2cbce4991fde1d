import { schemaHash } from "@ourwords/note";
import {
  encodeAuthorship,
  encodePeople,
  encodeUpdate,
  encodeWelcome,
  LIMITS,
  PROTOCOL_VERSION,
} from "@ourwords/protocol";
import type { NewRow } from "../log-row.ts";
import { decodePeopleBody, decodeTrace, voicesOf } from "../row-body.ts";
import type { NoteFold } from "./note-fold.ts";
import { PresenceBoard } from "./presence-board.ts";
import type { RoomSession } from "./room-session.ts";

/** Everybody connected to a room, and what they are told. Only of what is on disk. */
export class Audience {
  readonly sessions = new Set<RoomSession>();
  readonly presence = new PresenceBoard(this.sessions);

  /** The first frames of a session: who it is, who wrote what, who is here. */
  welcome(session: RoomSession, fold: NoteFold): void {
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
    session.send(encodeAuthorship({ whole: true, ...fold.ledger.whole() }));
    this.presence.showAll(session);
  }

  /** Shows a row to all but its sender; what its trace found goes to the sender too. */
  tell(row: NewRow, fold: NoteFold, sender: RoomSession | undefined): void {
    if (row.kind === "people") {
      const voices = voicesOf(decodePeopleBody(row.update));
      this.#send(encodePeople([...fold.participants.values()]));
      this.#send(encodeAuthorship({ whole: false, voices, traced: [], copies: [] }));
      return;
    }
    // The authors first, so that no word is ever painted as somebody else's.
    if (row.trace.length > 0) this.#send(encodeAuthorship({ whole: false, ...decodeTrace(row.trace) }));
    this.#send(encodeUpdate(row.update), sender);
  }

  #send(frame: Uint8Array, except?: RoomSession): void {
    for (const session of this.sessions) if (session !== except) session.send(frame);
  }
}
