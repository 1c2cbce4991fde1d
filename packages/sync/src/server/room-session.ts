import {
  type CloseReason,
  decodeUpFrame,
  encodeSaved,
  type IssuedVoice,
  LIMITS,
  type PageId,
  type Participant,
  type ParticipantId,
} from "@ourwords/protocol";
import type { RoomSocket } from "../ports.ts";
import type { PresenceEntry } from "./presence.ts";

/** What a session asks of its room. */
export interface RoomWork {
  /** puts an update in line; `count` is its number on this connection (SV1) */
  update(session: RoomSession, update: Uint8Array, count: number): void;
  ask(session: RoomSession, stateVector: Uint8Array): void;
  presence(session: RoomSession, update: Uint8Array): void;
  everybody(session: RoomSession): void;
  left(session: RoomSession): void;
}

/** One connection of one page in a room. `waiting` until its welcome is on disk, then `open`. */
export class RoomSession {
  readonly participant: Participant;
  readonly page: PageId;
  life: "waiting" | "open" | "closed" = "waiting";
  voices: readonly IssuedVoice[] = [];
  clients: ReadonlySet<number> = new Set();
  presence: PresenceEntry | undefined;
  readonly #socket: RoomSocket;
  readonly #room: RoomWork;
  #updates = 0;
  #answered = 0;

  constructor(participant: Participant, page: PageId, socket: RoomSocket, room: RoomWork) {
    this.participant = participant;
    this.page = page;
    this.#socket = socket;
    this.#room = room;
  }

  get id(): ParticipantId {
    return this.participant.id;
  }

  /** A frame from the page. Never throws; what is wrong closes this connection and no other (GT6). */
  receive(bytes: Uint8Array): void {
    if (this.life === "closed") return;
    const frame = decodeUpFrame(bytes);
    if ("refused" in frame) {
      this.refuse(frame.refused);
      return;
    }
    if (this.#updates - this.#answered >= LIMITS.waitingFrames) {
      this.refuse("too-much-waiting");
      return;
    }
    switch (frame.kind) {
      case "update":
        this.#updates++;
        this.#room.update(this, frame.update, this.#updates);
        break;
      case "ask":
        this.#room.ask(this, frame.stateVector);
        break;
      case "awareness":
        this.#room.presence(this, frame.update);
        break;
      case "queryAwareness":
        this.#room.everybody(this);
        break;
    }
  }

  send(frame: Uint8Array): void {
    if (this.life === "open") this.#socket.send(frame);
  }

  /** SV1: all updates up to `count` are on disk. */
  saved(count: number): void {
    this.#answered = count;
    this.send(encodeSaved(count));
  }

  /** Says why, closes, and leaves the room. */
  refuse(reason: CloseReason): void {
    if (this.life === "closed") return;
    this.#socket.close(reason);
    this.left();
  }

  /** The connection is gone. Idempotent. */
  left(): void {
    if (this.life === "closed") return;
    this.life = "closed";
    this.#room.left(this);
  }
}
