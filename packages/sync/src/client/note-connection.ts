import { Ledger } from "@ourwords/authorship";
import { type FragmentName, keepMarks } from "@ourwords/note";
import {
  type CharRange,
  encodePutBack,
  type IssuedVoice,
  type PageRequest,
  type ParticipantId,
  type Seal,
  type Since,
  type TakenOut,
  type Verdict,
  type Welcome,
} from "@ourwords/protocol";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Clock } from "../ports.ts";
import { carryTexts } from "./carry-texts.ts";
import { Line } from "./line.ts";
import type { LineOptions } from "./line-options.ts";
import { Listeners } from "./listeners.ts";
import type { UnsavedKeeper } from "./outbox/kept-outbox.ts";
import { type NoteState, noteState } from "./note-state.ts";
import { Outflow } from "./outflow.ts";
import { PagePresence } from "./page-presence.ts";
import { type Answered, notAsked, Requests } from "./requests.ts";
import { Sending } from "./sending.ts";
import { Told } from "./told.ts";

/** An open note on a page: its text, what is known of it, and what this page writes and asks. The line looks after itself. */
export class NoteConnection {
  readonly doc = new Y.Doc();
  readonly ledger = new Ledger();
  readonly #line: Line;
  readonly #clock: Clock;
  /** of this connection, from its welcome on: a page sends nothing of its own before */
  #outflow: Outflow | undefined;
  readonly #sending: Sending;
  readonly #told: Told;
  readonly #presence: PagePresence;
  readonly #requests = new Requests((frame) => this.#outflow?.send(frame));
  readonly #states = new Listeners();
  readonly #authors = new Listeners();
  readonly #speakers = new Listeners();
  #state: NoteState = { phase: "opening", lost: false };
  /** somebody else shares the page now, and the server is to know once all is saved */
  #isMoveDue = false;

  constructor(options: LineOptions) {
    const { clock } = options;
    this.#clock = clock;
    keepMarks(this.doc);
    carryTexts(this.doc);
    const changed = (): void => this.#refresh();
    this.#told = new Told(this.doc, this.ledger, () => this.#voiceChanged());
    this.#presence = new PagePresence(this.doc, clock, (frame) => this.#outflow?.presence(frame));
    this.#line = new Line(options, this.awareness, {
      welcome: (welcome) => this.#welcome(welcome),
      hear: (frame) => this.#hear(frame),
      down: () => this.#down(),
      changed,
    });
    this.#sending = new Sending(this.doc, this.ledger, clock, {
      send: (frame) => this.#outflow?.send(frame),
      // Better said at once, with the words still on the screen.
      tooBig: () => this.#line.stop("frame-too-big"),
      changed: () => {
        changed();
        this.#move();
      },
    });
    this.awareness.on("change", changed);
    this.#line.connect();
  }

  state(): NoteState {
    return this.#state;
  }

  /** Called whenever `state()` is another object. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    return this.#states.add(listener);
  }

  /** Called whenever who wrote or took out what has changed without a change of the text. Returns what ends it. */
  onAuthors(listener: () => void): () => void {
    return this.#authors.add(listener);
  }

  /** Called whenever another voice speaks on this page, by `speakAs` or because its scribe has ended. Returns what ends it. */
  onVoice(listener: () => void): () => void {
    return this.#speakers.add(listener);
  }

  get awareness(): Awareness {
    return this.#presence.awareness;
  }

  /** The voices this page may write with; the first is its own (AU2). */
  get voices(): readonly IssuedVoice[] {
    return this.#told.voices.all;
  }

  /** AU2: from here on this page writes with another of its voices. @throws RangeError when it is none of them */
  speakAs(client: number): void {
    this.#told.voices.speakAs(client);
  }

  /** AU2: who shares this page's keyboard from now on. The page connects anew, once all it wrote is saved. */
  share(sharing: readonly ParticipantId[]): void {
    this.#line.share(sharing);
    this.#isMoveDue = true;
    this.#move();
  }

  /** AU2: `as`, a writer of this page, lets `scribe` write down their words, or no longer does. */
  letScribe(as: ParticipantId, scribe: ParticipantId, may: boolean): Promise<Answered> {
    return this.#ask({ as, kind: "scribe", scribe, may });
  }

  /** Asks whoever has `author`'s page open to let this page's own participant write down their words; `undefined` stops asking. */
  askToWriteDown(author: ParticipantId | undefined): void {
    this.#presence.ask(author);
  }

  /** AU16: `as`, a writer of this page, says of words that were written down for them whether they are theirs. */
  check(as: ParticipantId, verdict: Verdict, ranges: readonly CharRange[]): Promise<Answered> {
    return this.#ask({ as, kind: "check", verdict, ranges });
  }

  /** SL3: `as`, a writer of this page, says "let's stop here". Answers which seal they stand by then. */
  seal(as: ParticipantId): Promise<Answered> {
    return this.#ask({ as, kind: "seal" });
  }

  /** SL4: `as`, a writer of this page, stands by the seal in row `seal`. */
  sign(as: ParticipantId, seal: number): Promise<Answered> {
    return this.#ask({ as, kind: "sign", seal });
  }

  /** The note's seals, the oldest first. The same list until it changes; `onAuthors` tells when. */
  get seals(): readonly Seal[] {
    return this.#told.seals;
  }

  /** What others wrote while you did not have the note open; `undefined` on the first visit. `onAuthors` tells when it comes. */
  get since(): Since | undefined {
    return this.#told.since;
  }

  /** AU8: what stands taken out. The same list until it changes; `onAuthors` tells when. */
  get takenOut(): readonly TakenOut[] {
    return this.#told.takenOut;
  }

  /** Whether this page itself took out the words that these originals are. */
  tookOut(originals: CharRange): boolean {
    return this.#sending.tookOut(originals);
  }

  /** What was written here and is not known to be saved, as text: to be copied when it can't be sent any more. */
  unsentWords(): string {
    return this.#sending.unsentWords();
  }

  /** SV3: from here on `keeper` keeps what is not answered, what is so already first. */
  keepUnsaved(keeper: UnsavedKeeper): void {
    this.#sending.keepWith(keeper);
  }

  /** SV2: whether something that an earlier page of this device left is still on its way. */
  waitsForEarlier(isWaiting: boolean): void {
    this.#sending.waitsForEarlier(isWaiting);
    this.#refresh();
  }

  /** Asks for the words of a record to be put back. They come like anybody's words; without a connection nothing happens. */
  putBack(id: TakenOut["id"]): void {
    this.#outflow?.send(encodePutBack(id));
  }

  /** Says to the others that this page's person is writing there now. */
  writingIn(fragment: FragmentName): void {
    this.#presence.writingIn(fragment);
  }

  /** The device is awake, in sight, or on or off the network: a line that is down or dead is not waited for. */
  wake(): void {
    this.#line.wake();
  }

  /** Ends the connection and forgets the note. Idempotent. */
  close(): void {
    this.#sending.close();
    this.#line.close();
    this.#outflow?.close();
    this.#presence.close();
    this.doc.destroy();
    for (const listeners of [this.#states, this.#authors, this.#speakers]) listeners.clear();
    this.#requests.lost();
  }

  #welcome(welcome: Welcome): void {
    this.#isMoveDue = false;
    this.#outflow?.close();
    this.#outflow = new Outflow(this.#clock, (frame) => this.#line.send(frame));
    this.#told.welcome(welcome);
    this.#sending.begin(welcome);
    this.#presence.begin(welcome.voices[0].client, this.doc.clientID);
  }

  #hear(frame: Uint8Array): void {
    this.#outflow?.hear(frame);
    this.#sending.hear(frame);
    this.#requests.hear(frame);
    const news = this.#told.hear(frame);
    if (news.includes("people")) this.#refresh();
    if (news.includes("authors")) this.#authors.tell();
  }

  #down(): void {
    this.#outflow?.close();
    this.#outflow = undefined;
    this.#told.down();
    this.#requests.lost();
    this.#presence.pause();
  }

  #ask(request: PageRequest): Promise<Answered> {
    return this.#line.state === "live" ? this.#requests.ask(request) : notAsked();
  }

  #voiceChanged(): void {
    this.#presence.speak(this.doc.clientID);
    this.#speakers.tell();
    this.#refresh();
  }

  /** What is under way goes first: the voices of who leaves end with this connection. */
  #move(): void {
    const { state } = this.#line;
    if (!this.#isMoveDue || typeof state === "object" || (state === "live" && !this.#sending.isDone)) return;
    this.#isMoveDue = false;
    this.#line.anew();
  }

  #refresh(): void {
    const next = noteState(this.#line, this.#told, this.#sending, this.#presence);
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    this.#states.tell();
  }
}

/** Opens a note. The connection looks after itself until `close()`. */
export const connectNote = (options: LineOptions): NoteConnection => new NoteConnection(options);
