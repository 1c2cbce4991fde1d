import { fastifyCookie } from "@fastify/cookie";
import { schemaHash } from "@ourwords/note";
import {
  type CloseReason,
  encodeAwareness,
  type Handshake,
  isNoteId,
  LIMITS,
  type NoteId,
  type Participant,
  PROTOCOL_VERSION,
  parseHandshake,
} from "@ourwords/protocol";
import { authorize } from "../directory/authorize.ts";
import type { Membership } from "../directory/memberships.ts";
import type { Session } from "../directory/session.ts";
import type { Context } from "../http/context.ts";
import { sessionCookieName } from "../http/session-cookie.ts";
import type { CarrierKind, OpenCarrier } from "./carrier.ts";
import { PageSocket } from "./page-socket.ts";

/** How a page asks to be let in. */
export interface Knock {
  /** as in the path, unread */
  readonly note: string;
  /** the request's path and query: the handshake */
  readonly url: string;
  readonly cookie: string | undefined;
  readonly kind: CarrierKind;
}

/** A page that may come in, and as whom. */
interface Entry {
  readonly note: NoteId;
  /** its id alone: a session has all its notes with it, and an entry is held as long as its page is open */
  readonly session: string;
  readonly as: Membership;
  /** who shares the page's keyboard and may write, too */
  readonly sharing: readonly Participant[];
  readonly handshake: Handshake;
}

/**
 * Lets an accepted connection into its room, or says why not and closes it. Its first frame is of nobody's presence and comes
 * at once, while the note may still be read: by that a page knows that frames get through (SV4).
 */
export function connectPage(openCarrier: OpenCarrier, knock: Knock, context: Context): void {
  const { directory, rooms, live, clock, metrics } = context;
  metrics.knocked(knock.kind);
  let onFrame = (_bytes: Uint8Array): void => {};
  let onAlive = (): void => {};
  let onDrained = (): void => {};
  let onClosed = (): void => {};
  const carrier = openCarrier({
    frame: (bytes) => {
      onAlive();
      if (socket.open) onFrame(bytes);
    },
    nonsense: () => socket.close("bad-frame"),
    alive: () => onAlive(),
    drained: () => onDrained(),
    closed: () => {
      socket.closed();
      onClosed();
    },
  });
  const socket = new PageSocket(carrier, clock, (reason) => metrics.refused(reason));
  socket.send(NOBODY);
  const entry = enter(knock, context);
  if (typeof entry === "string") {
    socket.close(entry);
    return;
  }
  const { sharing } = entry;
  const { id } = entry.as.participant;
  // Who is in was told to the note when it changed. Should that have failed, it is told now, before anybody sees the note.
  const people = directory.memberships.ofNote(entry.note).map(({ participant }) => participant);
  rooms.people(entry.note, people).catch(() => {});
  directory.opened(entry.note, id, entry.session, clock.now());
  const { lookedSeq, lookedAt } = entry.as;
  const since = lookedAt === 0 ? {} : { sinceSeq: lookedSeq, sinceAt: lookedAt };
  const session = rooms.join(entry.note, entry.as.participant, entry.handshake.page, socket, { sharing, ...since });
  const here = {
    socket,
    kind: knock.kind,
    session: entry.session,
    note: entry.note,
    page: entry.handshake.page,
    participant: id,
    sharing: sharing.map((each) => each.id),
    // A page that was never let into its room has shown nothing.
    keepPlace: () => {
      if (socket.isWelcomed) directory.looked(entry.note, id, session.seen, clock.now());
    },
  };
  const forget = live.add(here);
  onFrame = (bytes) => session.receive(bytes);
  onAlive = () => live.heard(here);
  onDrained = () => {
    if (socket.isMissing) session.drained();
  };
  onClosed = () => {
    session.left();
    forget();
  };
}

const NOBODY = encodeAwareness(new Uint8Array([0]));

/** Whose browser it is, by the `cookie` header. */
export function sessionOf(cookie: string | undefined, { directory, clock, origins }: Context): Session | undefined {
  const cookies = fastifyCookie.parse(cookie ?? "");
  return directory.sessionByToken(cookies[sessionCookieName(origins().secure)], clock.now());
}

/** What can only be told after the upgrade: a browser doesn't let a page see why an upgrade was refused. */
function enter({ note, url, cookie }: Knock, context: Context): Entry | CloseReason {
  const { live } = context;
  const session = sessionOf(cookie, context);
  if (!session) return "signed-out";
  const handshake = parseHandshake(new URL(url, "http://page").searchParams);
  if (handshake?.protocol !== PROTOCOL_VERSION || handshake.schema !== schemaHash) return "old-page";
  if (!isNoteId(note)) return "no-access";
  const may = authorize(session, note, "write", handshake.as);
  if (may.kind === "refused") return "no-access";
  // A page that comes again takes its own place.
  if (live.count(note, may.as.participant.id, handshake.page) >= LIMITS.connections) return "too-many-pages";
  // Whoever may not write, or not any more, is left out: the page's own writer comes in all the same.
  const sharing = handshake.sharing
    .filter((id) => id !== may.as.participant.id)
    .map((id) => authorize(session, note, "write", id))
    .flatMap((each) => (each.kind === "allowed" ? [each.as.participant] : []));
  return { note, session: session.id, as: may.as, sharing, handshake };
}
