import { writeTemplate } from "@ourwords/note";
import { type NoteId, type PageId, type Participant, type ParticipantId, SERVER_CLIENT } from "@ourwords/protocol";
import * as Y from "yjs";
import type { NoteThen, NoteView } from "../note-view.ts";
import type { RoomPorts, RoomSocket } from "../ports.ts";
import { encodePeopleBody } from "../row-body.ts";
import { foldBefore } from "../seal/fold-before.ts";
import { readSealed, type Sealed } from "../seal/read-sealed.ts";
import { type RevokeReason, Room } from "./room.ts";
import type { RoomSession } from "./room-session.ts";

/** How a page comes in, beside who it is. */
export interface JoinOptions {
  /** who shares its keyboard, each authorised by the caller */
  readonly sharing?: readonly Participant[];
  /** `seen` of the participant's last session, and when that ended: what others wrote since is told */
  readonly sinceSeq?: number | undefined;
  readonly sinceAt?: number | undefined;
}

/** All open notes of one server. */
export class Rooms {
  readonly #ports: RoomPorts;
  readonly #rooms = new Map<NoteId, Room>();
  readonly #ending = new Set<Promise<void>>();
  readonly #watchers = new Map<NoteId, Set<() => void>>();

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
    { sharing = [], sinceSeq, sinceAt }: JoinOptions = {},
  ): RoomSession {
    const looked = sinceSeq === undefined || sinceAt === undefined ? undefined : { seq: sinceSeq, at: sinceAt };
    return this.#room(note).join([participant, ...sharing], page, socket, looked);
  }

  /**
   * Somebody is called or looks otherwise, or reaches something else: kept in the note, and told to everybody in it.
   * Rejects when the note can't be read or written.
   */
  people(note: NoteId, participants: readonly Participant[]): Promise<void> {
    return this.#room(note).callers.people(participants);
  }

  /** What `look` makes of a note as it is on disk, for who is no page of it. Rejects when the note can't be read. */
  read<T>(note: NoteId, look: (view: NoteView) => T): Promise<T> {
    return this.#room(note).callers.read(look);
  }

  /** What row `seq` keeps, if it is a seal. Rejects when the log can't be read there, or holds what was not sealed. */
  async sealed(note: NoteId, seq: number): Promise<Sealed | undefined> {
    const [row] = await this.#ports.store.read(note, seq - 1, 1);
    return row?.kind === "seal" ? readSealed(row) : undefined;
  }

  /**
   * What `look` makes of a note as the seal in row `seq` kept it; `undefined` when there is none. Everybody is called and looks
   * as they did then. Rejects when the log can't be read, or does not make what the seal holds.
   */
  async readThen<T>(note: NoteId, seq: number, look: (then: NoteThen) => T): Promise<T | undefined> {
    const seal = await this.read(note, ({ seals }) => seals.find((each) => each.seq === seq));
    if (!seal) return undefined;
    const fold = await foldBefore(this.#ports, note, seal);
    const { doc, ledger, participants } = fold;
    try {
      return look({ seal, doc, ledger, participants: [...participants.values()], takenOut: () => fold.takenOut() });
    } finally {
      doc.destroy();
    }
  }

  /** Calls `changed` whenever more of a note is on disk, whether it is open now or only later. Returns what ends it. */
  watch(note: NoteId, changed: () => void): () => void {
    const watchers = this.#watchers.get(note) ?? new Set();
    this.#watchers.set(note, watchers.add(changed));
    return () => {
      watchers.delete(changed);
      if (watchers.size === 0 && this.#watchers.get(note) === watchers) this.#watchers.delete(note);
    };
  }

  /** Ends every page of a participant in a note. A page of somebody else that they write on, too, comes back without them. */
  revoke(note: NoteId, participant: ParticipantId, reason: RevokeReason): void {
    this.#rooms.get(note)?.revoke(participant, reason);
  }

  /** Finishes all work, closes all connections. Idempotent. */
  async close(): Promise<void> {
    for (const room of this.#rooms.values()) this.#remove(room);
    await Promise.all(this.#ending);
  }

  #room(note: NoteId): Room {
    let room = this.#rooms.get(note);
    if (!room) this.#rooms.set(note, (room = new Room(note, this.#ports, this.#ends)));
    return room;
  }

  readonly #ends = {
    empty: (room: Room): void => this.#remove(room),
    changed: (note: NoteId): void => {
      for (const changed of this.#watchers.get(note) ?? []) changed();
    },
  };

  /** Out of the map before anything else: whoever comes back finds a new room, which reads what this one wrote. */
  #remove(room: Room): void {
    if (this.#rooms.get(room.note) === room) this.#rooms.delete(room.note);
    const end = room.close().finally(() => this.#ending.delete(end));
    this.#ending.add(end);
  }
}
