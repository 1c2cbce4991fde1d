import type { CloseReason, NoteId, ParticipantId } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";
import { authorize } from "../directory/authorize.ts";
import type { Directory } from "../directory/directory.ts";
import type { PageSocket } from "./page-socket.ts";

/** A connection and what it was let in for. */
export interface LiveSocket {
  readonly socket: PageSocket;
  readonly session: string;
  readonly note: NoteId;
  readonly participant: ParticipantId;
  /** who shares the page's keyboard */
  readonly sharing: readonly ParticipantId[];
}

/** Between two looks at everybody: a page that didn't answer the last ping is gone, a session may have run out. */
const PULSE = 20_000;

/** Every connection of this server, so that what ends a right also ends what was opened with it. */
export class LiveSockets {
  readonly #live = new Set<LiveSocket>();
  readonly #quiet = new Set<LiveSocket>();
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
    return () => {
      this.#live.delete(live);
      this.#quiet.delete(live);
    };
  }

  /** It was heard of. */
  heard(live: LiveSocket): void {
    this.#quiet.delete(live);
  }

  count(note: NoteId, participant: ParticipantId): number {
    return [...this.#live].filter((each) => each.note === note && each.participant === participant).length;
  }

  /** IN3: the session has ended on the server; its pages feel it now. */
  endSession(session: string): void {
    this.#close("signed-out", (each) => each.session === session);
  }

  /** Looks again whether everybody may still be where they are. Call it when rights change. */
  recheck(): void {
    const now = this.#clock.now();
    for (const live of this.#live) {
      const session = this.#directory.sessionById(live.session, now);
      const may = authorize(session, live.note, "write", live.participant);
      if (may.kind === "refused") live.socket.close(may.reason === "signed-out" ? "signed-out" : "no-access");
      else if (live.sharing.some((id) => authorize(session, live.note, "write", id).kind === "refused"))
        live.socket.close("people-changed");
    }
  }

  /** The server stops. Idempotent. */
  close(): void {
    this.#stop();
    this.#close("server-stopping", () => true);
  }

  #close(reason: CloseReason, which: (live: LiveSocket) => boolean): void {
    for (const live of this.#live) if (which(live)) live.socket.close(reason);
  }

  #pulse(): void {
    for (const live of this.#quiet) live.socket.cut();
    this.recheck();
    for (const live of this.#live) {
      this.#quiet.add(live);
      live.socket.ping();
    }
    this.#stop = this.#clock.after(PULSE, () => this.#pulse());
  }
}
