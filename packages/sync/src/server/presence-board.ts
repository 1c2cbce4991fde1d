import { encodeAwareness } from "@ourwords/protocol";
import { decodePresence, encodePresence, type PresenceEntry, signedPresence } from "./presence.ts";
import type { RoomSession } from "./room-session.ts";

/** Who is here and where they write: one awareness id per connection, signed by the server (GT5). Nothing of it is stored. */
export class PresenceBoard {
  readonly #sessions: ReadonlySet<RoomSession>;

  constructor(sessions: ReadonlySet<RoomSession>) {
    this.#sessions = sessions;
  }

  update(session: RoomSession, update: Uint8Array): void {
    const entry = decodePresence(update);
    const mine = session.presence?.id;
    if (!entry || (mine === undefined ? this.#isTaken(entry.id) : mine !== entry.id)) {
      session.refuse("bad-presence");
      return;
    }
    session.presence = signedPresence(entry, session);
    // The sender hears itself too: that is how a page knows that a quiet line is alive.
    this.#tell(session.presence);
  }

  showAll(session: RoomSession): void {
    const entries = [...this.#sessions].flatMap((each) => (each.presence?.state ? [each.presence] : []));
    if (entries.length > 0) session.send(encodeAwareness(encodePresence(entries)));
  }

  remove(session: RoomSession): void {
    if (!session.presence) return;
    const { id, clock } = session.presence;
    session.presence = undefined;
    this.#tell({ id, clock: clock + 1, state: null });
  }

  #tell(entry: PresenceEntry): void {
    const frame = encodeAwareness(encodePresence([entry]));
    for (const each of this.#sessions) each.send(frame);
  }

  #isTaken(id: number): boolean {
    return [...this.#sessions].some((each) => each.presence?.id === id);
  }
}
