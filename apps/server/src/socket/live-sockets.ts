import { type CloseReason, encodeLobby, type NoteId, type PageId, type ParticipantId } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";
import { type IsOpen, lobbyFor, mayAnswer } from "../directory/answer-guest.ts";
import { authorize } from "../directory/authorize.ts";
import type { Directory } from "../directory/directory.ts";
import type { Guest } from "../directory/lobby.ts";
import type { Membership } from "../directory/memberships.ts";
import type { Session } from "../directory/session.ts";
import type { CarrierKind } from "./carrier.ts";
import type { PageSocket } from "./page-socket.ts";

/** A connection and what it was let in for. */
export interface LiveSocket {
  readonly socket: PageSocket;
  readonly kind: CarrierKind;
  readonly session: string;
  readonly note: NoteId;
  readonly page: PageId;
  readonly participant: ParticipantId;
  /** who shares the page's keyboard */
  readonly sharing: readonly ParticipantId[];
  /** Keeps how far it has shown the note. Called once, when it is over. */
  readonly keepPlace: () => void;
}

/** Between two looks at everybody: a page that didn't answer the last ping is gone, a session may have run out. */
const PULSE = 20_000;

/** Every connection of this server, so that what ends a right also ends what was opened with it. */
export class LiveSockets {
  readonly #live = new Set<LiveSocket>();
  readonly #quiet = new Set<LiveSocket>();
  /** what each was told last of who waits; nothing yet, if it isn't here */
  readonly #told = new Map<LiveSocket, string>();
  readonly #directory: Directory;
  readonly #clock: Clock;
  #stop: () => void;

  constructor(directory: Directory, clock: Clock) {
    this.#directory = directory;
    this.#clock = clock;
    this.#stop = clock.after(PULSE, () => this.#pulse());
  }

  /** Answers what takes it out again. */
  add(live: LiveSocket): () => void {
    this.#live.add(live);
    // Everybody: while a page of the person's own is open, it is asked, and nobody else may answer for them.
    live.socket.afterWelcome(() => this.tellLobby(live.note));
    return () => this.#forget(live);
  }

  /** It was heard of. */
  heard(live: LiveSocket): void {
    this.#quiet.delete(live);
  }

  /** How many pages they have open there, beside `page`. */
  count(note: NoteId, participant: ParticipantId, page?: PageId): number {
    const isOther = (each: LiveSocket): boolean => page === undefined || each.page !== page;
    return [...this.#live].filter((each) => each.note === note && each.participant === participant && isOther(each))
      .length;
  }

  /** How many connections there are of a kind. */
  countOf(kind: CarrierKind): number {
    return [...this.#live].filter((each) => each.kind === kind).length;
  }

  /** IN3: the session has ended on the server; its pages feel it now. */
  endSession(session: string): void {
    this.#close("signed-out", (each) => each.session === session);
  }

  /** Looks again whether everybody may still be where they are. Call it when rights change. */
  recheck(): void {
    const now = this.#clock.now();
    // Read once: whoever has many notes open has them on few browsers, and all their notes are read with each.
    const sessions = new Map<string, Session | undefined>();
    for (const live of this.#live) {
      if (!sessions.has(live.session)) sessions.set(live.session, this.#directory.sessionById(live.session, now));
      const session = sessions.get(live.session);
      const may = authorize(session, live.note, "write", live.participant);
      if (may.kind === "refused") live.socket.close(may.reason === "signed-out" ? "signed-out" : "no-access");
      else if (live.sharing.some((id) => authorize(session, live.note, "write", id).kind === "refused"))
        live.socket.close("people-changed");
    }
  }

  /** Tells everybody who waits whom they may let in, if that has changed: in this note, or in all. */
  tellLobby(note?: NoteId): void {
    for (const live of this.#live) if (note === undefined || live.note === note) this.#tellLobby(live);
  }

  /** Whether a page of theirs is open, on a device of their own. */
  readonly isOpen: IsOpen = (note, participant) =>
    [...this.#live].some((live) => {
      if (live.note !== note || ![live.participant, ...live.sharing].includes(participant)) return false;
      const session = this.#directory.sessionById(live.session, this.#clock.now());
      const account = this.#directory.memberships.get(note, participant)?.account;
      return session !== undefined && account !== undefined && !session.here.has(account);
    });

  /** Whether a page is open on which this guest can be let in. */
  isSeen(guest: Guest): boolean {
    const may = (member: Membership): boolean => mayAnswer(this.#directory, member, guest, this.isOpen);
    return [...this.#live].some((live) => this.#membersAt(live).some(may));
  }

  /** Whether whom this guest comes from can let them in, with a page open or not. */
  mayHostAnswer(guest: Guest): boolean {
    const host = this.#directory.memberships.get(guest.note, guest.host);
    return host !== undefined && mayAnswer(this.#directory, host, guest, this.isOpen);
  }

  /** The server stops. Idempotent. */
  close(): void {
    this.#stop();
    this.#close("server-stopping", () => true);
    // Now: their goodbyes come when the database is closed.
    for (const live of this.#live) this.#forget(live);
  }

  #close(reason: CloseReason, which: (live: LiveSocket) => boolean): void {
    for (const live of this.#live) if (which(live)) live.socket.close(reason);
  }

  #forget(live: LiveSocket): void {
    if (!this.#live.delete(live)) return;
    this.#quiet.delete(live);
    this.#told.delete(live);
    live.keepPlace();
    this.tellLobby(live.note);
  }

  #tellLobby(live: LiveSocket): void {
    if (!live.socket.isWelcomed) return;
    const waiting = lobbyFor(this.#directory, live.note, this.#membersAt(live), this.isOpen, this.#clock.now());
    const list = JSON.stringify(waiting);
    if (list === (this.#told.get(live) ?? "[]")) return;
    this.#told.set(live, list);
    live.socket.send(encodeLobby(waiting));
  }

  #membersAt({ note, participant, sharing }: LiveSocket): readonly Membership[] {
    const { memberships } = this.#directory;
    return [participant, ...sharing].map((id) => memberships.get(note, id)).filter((each) => each !== undefined);
  }

  #pulse(): void {
    for (const live of this.#quiet) live.socket.cut();
    this.recheck();
    // Some may have waited too long.
    this.tellLobby();
    for (const live of this.#live) {
      this.#quiet.add(live);
      live.socket.ping();
    }
    this.#stop = this.#clock.after(PULSE, () => this.#pulse());
  }
}
