import { encodeAwareness } from "@ourwords/protocol";
import type { Clock } from "../ports.ts";
import { decodePresence, encodePresence, type PresenceEntry, signedPresence } from "./presence.ts";
import type { RoomSession } from "./room-session.ts";

/** So many tellings go out at once; what more there is in the same time goes out at its end, in one frame. */
const AT_ONCE = 8;
const GATHER_MS = 100;

/** Who is here and where they write: one awareness id per connection, signed by the server (GT5). Nothing of it is stored. */
export class PresenceBoard {
  readonly #sessions: ReadonlySet<RoomSession>;
  readonly #clock: Clock;
  /** what is to be told, by id: of each only the latest */
  readonly #news = new Map<number, PresenceEntry>();
  /** tellings since the time began; 0 when it was quiet */
  #told = 0;

  constructor(sessions: ReadonlySet<RoomSession>, clock: Clock) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  update(session: RoomSession, update: Uint8Array): void {
    const entry = decodePresence(update);
    // Otherwise somebody could be here under the id of who comes next, who would then be refused.
    if (!entry || entry.id !== session.presenceId) {
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

  /** At once, unless many hands move at the same time. */
  #tell(entry: PresenceEntry): void {
    this.#news.set(entry.id, entry);
    if (this.#told >= AT_ONCE) return;
    if (this.#told === 0) this.#clock.after(GATHER_MS, () => this.#begin());
    this.#told++;
    this.#tellNews();
  }

  #begin(): void {
    this.#told = 0;
    this.#tellNews();
  }

  #tellNews(): void {
    if (this.#news.size === 0) return;
    const frame = encodeAwareness(encodePresence([...this.#news.values()]));
    this.#news.clear();
    for (const each of this.#sessions) each.send(frame);
  }
}
