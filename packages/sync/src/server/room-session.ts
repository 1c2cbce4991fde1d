import {
  type CloseReason,
  type CopyRun,
  decodeUpFrame,
  encodeSaved,
  type IssuedVoice,
  LIMITS,
  type NumberedRequest,
  type PageId,
  type Participant,
  type ParticipantId,
} from "@ourwords/protocol";
import type { Clock, RoomSocket } from "../ports.ts";
import type { PageVoice } from "../row-body.ts";
import { Intake } from "./intake.ts";
import type { Writers } from "./issue-voices.ts";
import type { PresenceEntry } from "./presence.ts";

/** An update, and what its page says of it. */
export interface SaidUpdate {
  readonly update: Uint8Array;
  /** the clientID that spoke (AU2) */
  readonly voice: number;
  /** which of its letters stood before (AU3); `undefined` when the page says nothing of that */
  readonly claims: readonly CopyRun[] | undefined;
  /** its number on this connection (SV1) */
  readonly count: number;
}

/** What a session asks of its room. */
export interface RoomWork {
  /** puts an update of one of the page's voices in line, and what the page says of it */
  update(session: RoomSession, said: SaidUpdate): void;
  putBack(id: string, voice: number): void;
  request(session: RoomSession, request: NumberedRequest): void;
  ask(session: RoomSession, stateVector: Uint8Array): void;
  presence(session: RoomSession, update: Uint8Array): void;
  everybody(session: RoomSession): void;
  anew(session: RoomSession): void;
  left(session: RoomSession): void;
}

/** Where somebody stood when they last had a note open: the last row they were told of, and when (ms since 1970). */
export interface Looked {
  readonly seq: number;
  readonly at: number;
}

const clientsOf = (voices: readonly IssuedVoice[]): ReadonlySet<number> => new Set(voices.map(({ client }) => client));

const WRITING: ReadonlySet<string> = new Set(["update", "putBack", "speak", "claims", "request"]);

/** One connection of one page in a room. `waiting` until its welcome is on disk, then `open`. */
export class RoomSession {
  readonly participant: Participant;
  readonly writers: Writers;
  readonly page: PageId;
  life: "waiting" | "open" | "closed" = "waiting";
  #voices: readonly IssuedVoice[] = [];
  #clients: ReadonlySet<number> = new Set();
  /** this page's scribes' voices that ended (AU2) */
  #ended: ReadonlySet<number> = new Set();
  #presenceId: number | undefined;
  #voice = 0;
  /** of the next update (AU3) */
  #claims: readonly CopyRun[] | undefined;
  presence: PresenceEntry | undefined;
  /** the last row that this page was told of */
  seen: number;
  /** where its participant stood when they last had the note open */
  readonly looked: Looked | undefined;
  readonly #socket: RoomSocket;
  readonly #room: RoomWork;
  readonly #intake: Intake;
  #updates = 0;
  #answered = 0;

  constructor(writers: Writers, page: PageId, socket: RoomSocket, room: RoomWork, clock: Clock, looked?: Looked) {
    this.participant = writers[0];
    this.writers = writers;
    this.page = page;
    this.#socket = socket;
    this.#room = room;
    this.#intake = new Intake(clock);
    this.looked = looked;
    this.seen = looked?.seq ?? 0;
  }

  get id(): ParticipantId {
    return this.participant.id;
  }

  get voices(): readonly IssuedVoice[] {
    return this.#voices;
  }

  /** The clientIDs it may write with: its voices', and for a moment that of a scribe who has just ended. */
  get clients(): ReadonlySet<number> {
    return this.#clients;
  }

  /** GT5: the id under which it is here, which is that of its own voice; none before it has one. */
  get presenceId(): number | undefined {
    return this.#presenceId;
  }

  /** The clientID that speaks now (AU2). */
  get voice(): number {
    return this.#voice;
  }

  /** Gives the page its voices, of all that the note has issued. Until it says otherwise it speaks with the first. */
  begin(voices: readonly IssuedVoice[], issued: { readonly voices: readonly PageVoice[] }): void {
    this.#voices = voices;
    this.#clients = clientsOf(voices);
    this.#presenceId = voices[0]?.client;
    this.#voice = this.#presenceId ?? 0;
    const former = issued.voices.filter(({ page, voice }) => page === this.page && voice.scribe !== undefined);
    this.#ended = clientsOf(former.map(({ voice }) => voice)).difference(this.#clients);
  }

  /** Other voices from now on. Answers which it has no more: it may write with those until `end`. */
  change(voices: readonly IssuedVoice[]): readonly number[] {
    const ended = clientsOf(this.#voices).difference(clientsOf(voices));
    this.#voices = voices;
    this.#clients = this.#clients.union(clientsOf(voices));
    return [...ended];
  }

  /** It may no longer write with this one, unless that is its voice again. */
  end(client: number): void {
    if (this.#voices.some((voice) => voice.client === client)) return;
    this.#clients = this.#clients.difference(new Set([client]));
    this.#ended = this.#ended.union(new Set([client]));
  }

  /** GT2: why it may not write with this one. */
  reasonAgainst(client: number): "scribe-ended" | "foreign-voice" {
    return this.#ended.has(client) ? "scribe-ended" : "foreign-voice";
  }

  /** A frame from the page. Never throws; what is wrong closes this connection and no other (GT6). */
  receive(bytes: Uint8Array): void {
    if (this.life === "closed") return;
    if (!this.#intake.frame(bytes.length)) {
      this.refuse("too-fast");
      return;
    }
    const frame = decodeUpFrame(bytes);
    if ("refused" in frame) {
      this.refuse(frame.refused);
      return;
    }
    // A page writes only after its welcome: until then it has no voice.
    if (this.life === "waiting" && WRITING.has(frame.kind)) {
      this.refuse("bad-frame");
      return;
    }
    if (this.#updates - this.#answered >= LIMITS.waitingFrames) {
      this.refuse("too-much-waiting");
      return;
    }
    switch (frame.kind) {
      case "update":
        this.#updates++;
        this.#room.update(this, {
          update: frame.update,
          voice: this.#voice,
          claims: this.#claims,
          count: this.#updates,
        });
        this.#claims = undefined;
        break;
      case "claims":
        this.#claims = frame.claims;
        break;
      case "ask":
        if (this.#intake.ask()) this.#room.ask(this, frame.stateVector);
        else this.refuse("too-fast");
        break;
      case "awareness":
        if (this.#intake.presence()) this.#room.presence(this, frame.update);
        break;
      case "putBack":
        this.#room.putBack(frame.id, this.#voice);
        break;
      case "speak":
        if (this.#clients.has(frame.client)) this.#voice = frame.client;
        else this.refuse(this.reasonAgainst(frame.client));
        break;
      case "request":
        this.#room.request(this, frame);
        break;
      case "queryAwareness":
        this.#room.everybody(this);
        break;
    }
  }

  send(frame: Uint8Array): void {
    if (this.life === "open") this.#socket.send(frame);
  }

  /** Sends an answer that is as long as the note is. */
  owe(frame: Uint8Array): void {
    if (this.life !== "open") return;
    if (this.#socket.owe) this.#socket.owe(frame);
    else this.#socket.send(frame);
  }

  /** It reads too slowly, and frames of the note were left out. */
  get isBehind(): boolean {
    return this.#socket.isBehind === true;
  }

  /** The page has taken all that was sent, and something was left out: it is told that now. */
  drained(): void {
    if (this.life !== "open") return;
    if (this.isBehind) this.#room.anew(this);
    else this.#socket.caughtUp?.();
    this.#room.everybody(this);
  }

  /** What is sent from here on makes up for what was left out. */
  caughtUp(): void {
    this.#socket.caughtUp?.();
    if (this.#answered > 0) this.send(encodeSaved(this.#answered));
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
