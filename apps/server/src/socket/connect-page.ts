import type { IncomingMessage } from "node:http";
import { fastifyCookie } from "@fastify/cookie";
import { schemaHash } from "@ourwords/note";
import {
  type CloseReason,
  type Handshake,
  isNoteId,
  LIMITS,
  type NoteId,
  type Participant,
  PROTOCOL_VERSION,
  parseHandshake,
} from "@ourwords/protocol";
import type { WebSocket } from "ws";
import { authorize } from "../directory/authorize.ts";
import type { Membership } from "../directory/memberships.ts";
import type { Session } from "../directory/session.ts";
import type { Context } from "../http/context.ts";
import { sessionCookieName } from "../http/session-cookie.ts";
import { PageSocket } from "./page-socket.ts";

/** A page that may come in, and as whom. */
interface Entry {
  readonly note: NoteId;
  readonly session: Session;
  readonly as: Membership;
  /** who shares the page's keyboard and may write, too */
  readonly sharing: readonly Participant[];
  readonly handshake: Handshake;
}

/** Lets an accepted connection into its room, or says why not and closes it. */
export function connectPage(ws: WebSocket, request: IncomingMessage, note: string, context: Context): void {
  const { directory, rooms, live, clock } = context;
  const socket = new PageSocket(ws, clock);
  // A broken or oversized frame: ws closes this connection by itself (1009, 1002), and that is all there is to do.
  ws.on("error", () => {});
  const entry = enter(request, note, context);
  if (typeof entry === "string") {
    socket.close(entry);
    return;
  }
  const { sharing } = entry;
  const { id } = entry.as.participant;
  // Who is in was told to the note when it changed. Should that have failed, it is told now, before anybody sees the note.
  const people = directory.memberships.ofNote(entry.note).map(({ participant }) => participant);
  rooms.people(entry.note, people).catch(() => {});
  directory.opened(entry.note, id, entry.session.id, clock.now());
  const { lookedSeq, lookedAt } = entry.as;
  const since = lookedAt === 0 ? {} : { sinceSeq: lookedSeq, sinceAt: lookedAt };
  const session = rooms.join(entry.note, entry.as.participant, entry.handshake.page, socket, { sharing, ...since });
  const here = {
    socket,
    session: entry.session.id,
    note: entry.note,
    participant: id,
    sharing: sharing.map((each) => each.id),
    // A page that was never let into its room has shown nothing.
    keepPlace: () => {
      if (socket.isWelcomed) directory.memberships.looked(entry.note, id, session.seen, clock.now());
    },
  };
  const forget = live.add(here);
  ws.on("message", (data, isBinary) => {
    live.heard(here);
    if (!socket.open) return;
    if (isBinary && data instanceof Buffer) session.receive(data);
    else socket.close("bad-frame");
  });
  ws.on("pong", () => live.heard(here));
  ws.on("close", () => {
    session.left();
    forget();
  });
}

/** What can only be told after the upgrade: a browser doesn't let a page see why an upgrade was refused. */
function enter(request: IncomingMessage, note: string, context: Context): Entry | CloseReason {
  const { directory, live, clock, origins } = context;
  const cookies = fastifyCookie.parse(request.headers.cookie ?? "");
  const session = directory.sessionByToken(cookies[sessionCookieName(origins().secure)], clock.now());
  if (!session) return "signed-out";
  const handshake = parseHandshake(new URL(request.url ?? "", "http://page").searchParams);
  if (handshake?.protocol !== PROTOCOL_VERSION || handshake.schema !== schemaHash) return "old-page";
  if (!isNoteId(note)) return "no-access";
  const may = authorize(session, note, "write", handshake.as);
  if (may.kind === "refused") return "no-access";
  if (live.count(note, may.as.participant.id) >= LIMITS.connections) return "too-many-pages";
  // Whoever may not write, or not any more, is left out: the page's own writer comes in all the same.
  const sharing = handshake.sharing
    .filter((id) => id !== may.as.participant.id)
    .map((id) => authorize(session, note, "write", id))
    .flatMap((each) => (each.kind === "allowed" ? [each.as.participant] : []));
  return { note, session, as: may.as, sharing, handshake };
}
