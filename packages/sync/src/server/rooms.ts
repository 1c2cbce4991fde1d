import { writeTemplate } from "@ourwords/note";
import { type NoteId, type PageId, type Participant, type ParticipantId, SERVER_CLIENT } from "@ourwords/protocol";
import * as Y from "yjs";
import type { RoomPorts, RoomSocket } from "../ports.ts";
import { encodePeopleBody } from "../row-body.ts";
import { Room } from "./room.ts";
import type { RoomSession } from "./room-session.ts";

/** All open notes of one server. */
export class Rooms {
  readonly #ports: RoomPorts;
  readonly #rooms = new Map<NoteId, Room>();
  readonly #ending = new Set<Promise<void>>();

  constructor(ports: RoomPorts) {
    this.#ports = ports;
  }

  /** How many notes are open. */
  get size(): number {
    return this.#rooms.size;
  }

  /** RM5: makes a note, its template included, in one append. @throws when the store does, or when the id is taken */
  async create(note: NoteId, founder: Participant): Promise<void> {
    const doc = new Y.Doc();
    doc.clientID = SERVER_CLIENT;
    writeTemplate(doc);
    const none = new Uint8Array();
    const row = { voice: SERVER_CLIENT, at: this.#ports.clock.now(), trace: none };
    const answer = await this.#ports.store.append(note, 0, [
      { ...row, kind: "people", update: encodePeopleBody({ participants: [founder], voices: [] }) },
      { ...row, kind: "edit", update: Y.encodeStateAsUpdate(doc) },
    ]);
    doc.destroy();
    if (answer === "behind") throw new Error("there is a note with this id already");
  }

  /**
   * Lets a page into a note that the caller has authorised, for `participant` and whoever shares its keyboard. Never
   * throws; a refusal closes the socket with its reason.
   */
  join(
    note: NoteId,
    participant: Participant,
    page: PageId,
    socket: RoomSocket,
    sharing: readonly Participant[] = [],
  ): RoomSession {
    let room = this.#rooms.get(note);
    if (!room) this.#rooms.set(note, (room = new Room(note, this.#ports, (empty) => this.#remove(empty))));
    return room.join([participant, ...sharing], page, socket);
  }

  /** Ends every connection of a participant to a note. */
  revoke(note: NoteId, participant: ParticipantId, reason: "no-access" | "signed-out"): void {
    this.#rooms.get(note)?.revoke(participant, reason);
  }

  /** Finishes all work, closes all connections. Idempotent. */
  async close(): Promise<void> {
    for (const room of this.#rooms.values()) this.#remove(room);
    await Promise.all(this.#ending);
  }

  /** Out of the map before anything else: whoever comes back finds a new room, which reads what this one wrote. */
  #remove(room: Room): void {
    if (this.#rooms.get(room.note) === room) this.#rooms.delete(room.note);
    const end = room.close().finally(() => this.#ending.delete(end));
    this.#ending.add(end);
  }
}
