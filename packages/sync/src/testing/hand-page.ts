import { keepMarks } from "@ourwords/note";
import {
  type Answer,
  type AnswerRefusal,
  type CloseReason,
  decodeAnswer,
  decodePeople,
  decodeSaved,
  decodeSeals,
  decodeTakenOut,
  decodeVoices,
  decodeWelcome,
  encodeRequest,
  encodeUpdate,
  FRAME,
  type IssuedVoice,
  type NoteId,
  type PageId,
  type PageRequest,
  type People,
  type Participant,
  type ParticipantId,
  type Seal,
  type TakenOut,
  type Welcome,
} from "@ourwords/protocol";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as Y from "yjs";
import type { Clock, RoomSocket } from "../ports.ts";
import type { RoomSession } from "../server/room-session.ts";
import type { JoinOptions, Rooms } from "../server/rooms.ts";

export const NOTE = "n".repeat(22) as NoteId; // reason: a fixed id of the right shape
export const person = (letter: string, name: string): Participant => ({
  id: letter.repeat(22) as ParticipantId, // reason: likewise
  role: "person",
  name,
  look: "rust",
  access: "note",
});
export const ali = person("a", "Dr Ali");
export const sam = person("s", "Sam");
export const page = (letter: string): PageId => letter.repeat(22) as PageId; // reason: likewise

/** A clock that a test moves. */
export class HandClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ readonly at: number; readonly task: () => void }>();
  now = (): number => this.#now;
  elapsed = (): number => this.#now;
  after(ms: number, task: () => void): () => void {
    const timer = { at: this.#now + ms, task };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
  move(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) {
      if (timer.at > this.#now) continue;
      this.#timers.delete(timer);
      timer.task();
    }
  }
}

/** A page made by hand: what it got, a Y.Doc that follows, and why it was closed. */
export class HandPage {
  readonly doc = new Y.Doc();
  readonly frames: Uint8Array[] = [];
  closed: CloseReason | undefined;
  readonly session: RoomSession;
  #sent = 0;
  #asked = 0;

  constructor(rooms: Rooms, who: Participant, name: PageId = page(who.name[0] ?? "x"), options: JoinOptions = {}) {
    keepMarks(this.doc);
    const socket: RoomSocket = {
      send: (frame) => {
        this.frames.push(frame);
        this.#follow(frame);
      },
      close: (reason) => {
        this.closed = reason;
      },
    };
    this.session = rooms.join(NOTE, who, name, socket, options);
  }

  /** The voices it has now, as it was told. */
  get voices(): readonly IssuedVoice[] {
    return this.frames.map(decodeVoices).findLast((each) => each !== undefined) ?? this.welcome?.voices ?? [];
  }

  /** The clientID with which it writes down `author`'s words, or its writer `author` their own. */
  voiceOf(author: Participant, scribe?: Participant): number | undefined {
    return this.voices.find((voice) => voice.author === author.id && voice.scribe === scribe?.id)?.client;
  }

  /** Asks the room, and answers what came of it; `undefined` when it was done. */
  async ask(request: PageRequest): Promise<AnswerRefusal | "closed" | undefined> {
    return (await this.#answerTo(request))?.refused ?? (this.closed ? "closed" : undefined);
  }

  /** Asks the room, and answers the row of the seal that somebody stands by then, or why not. */
  async standBy(request: PageRequest): Promise<number | AnswerRefusal | "closed" | undefined> {
    const answer = await this.#answerTo(request);
    return answer?.refused ?? answer?.seal ?? (this.closed ? "closed" : undefined);
  }

  /** All seals, as it was last told. */
  get seals(): readonly Seal[] {
    return this.frames.map(decodeSeals).findLast((each) => each !== undefined) ?? [];
  }

  /** Who may write down whose words, as it was last told. */
  get scribes(): People["scribes"] {
    return this.frames.map(decodePeople).findLast((each) => each !== undefined)?.scribes ?? this.welcome?.scribes ?? [];
  }

  get welcome(): Welcome | undefined {
    return this.frames.map(decodeWelcome).find((each) => each !== undefined);
  }

  get saved(): number | undefined {
    return this.frames.map(decodeSaved).findLast((each) => each !== undefined);
  }

  /** What this page was told stands taken out. */
  get takenOut(): readonly TakenOut[] {
    const records = new Map<string, TakenOut>();
    for (const news of this.frames.map(decodeTakenOut)) {
      if (!news) continue;
      if (news.whole) records.clear();
      for (const id of news.gone) records.delete(id);
      for (const record of news.records) records.set(record.id, record);
    }
    return [...records.values()];
  }

  get story(): string {
    return this.doc.getXmlFragment("story").toJSON();
  }

  /** Whether everything that it sent is on disk. */
  get isAnswered(): boolean {
    return (this.saved ?? 0) === this.#sent || this.closed !== undefined;
  }

  async open(): Promise<this> {
    await until(() => this.welcome);
    this.doc.clientID = this.welcome?.voices[0].client ?? 0;
    this.session.receive(new Uint8Array([FRAME.sync, 0, 1, 0]));
    await until(() => this.doc.getXmlFragment("plan").length > 0);
    return this;
  }

  /** Writes at the start of the story and sends it. */
  type(text: string): Uint8Array {
    return this.do(() => this.line().insert(0, text));
  }

  /** Makes a change and sends it. */
  do(change: () => void): Uint8Array {
    const update = this.edit(change);
    this.send(update);
    return update;
  }

  send(update: Uint8Array): void {
    this.#sent++;
    this.session.receive(encodeUpdate(update));
  }

  line(number = 0): Y.XmlText {
    const block = this.doc.getXmlFragment("story").get(number);
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error("the story has no line");
    return text;
  }

  edit(change: () => void): Uint8Array {
    let made = new Uint8Array();
    const keep = (update: Uint8Array): void => {
      made = update as Uint8Array<ArrayBuffer>;
    };
    this.doc.once("update", keep);
    this.doc.transact(change);
    return made;
  }

  async #answerTo(request: PageRequest): Promise<Answer | undefined> {
    const n = ++this.#asked;
    this.session.receive(encodeRequest({ n, request }));
    const answer = (): Answer | undefined => this.frames.map(decodeAnswer).find((each) => each?.n === n);
    await until(() => answer() ?? this.closed);
    return answer();
  }

  #follow(frame: Uint8Array): void {
    if (frame[0] !== FRAME.sync) return;
    const decoder = createDecoder(frame);
    readVarUint(decoder);
    readVarUint(decoder);
    Y.applyUpdate(this.doc, readVarUint8Array(decoder));
  }
}

/** Waits for a condition, never for time. */
export async function until(condition: () => unknown): Promise<void> {
  for (let turns = 0; !condition(); turns++) {
    if (turns > 500) throw new Error("it never came true");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
