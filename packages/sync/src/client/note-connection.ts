import { Ledger } from "@ourwords/authorship";
import { type FragmentName, keepMarks, schemaHash } from "@ourwords/note";
import {
  type CharRange,
  type CloseReason,
  decodeAnswer,
  decodeAuthorship,
  decodeLobby,
  decodePeople,
  decodeRefused,
  decodeSaved,
  decodeSince,
  decodeTakenOut,
  decodeVoices,
  decodeWelcome,
  encodeClaims,
  encodePutBack,
  encodeSpeak,
  encodeUpdate,
  FRAME,
  handshakeParams,
  type IssuedVoice,
  type NoteId,
  type PageId,
  type ParticipantId,
  type People,
  PROTOCOL_VERSION,
  type PageRequest,
  type Since,
  type TakenOut,
  type Verdict,
  type Waiting,
} from "@ourwords/protocol";
import type { Decoder } from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Clock } from "../ports.ts";
import { AnswerWatch } from "./answer-watch.ts";
import { carryTexts } from "./carry-texts.ts";
import { joinedNews } from "./joined-news.ts";
import type { NoteState, SaveState } from "./note-state.ts";
import type { Unsaved } from "./outbox.ts";
import { OwnUpdates } from "./own-updates.ts";
import { OwnVoices } from "./own-voices.ts";
import { PagePresence } from "./page-presence.ts";
import { type Answered, notAsked, Requests } from "./requests.ts";
import { TakenOutList } from "./taken-out-list.ts";
import { unsentWords } from "./unsent-words.ts";

/** The longest wait between two tries to connect. */
const LONGEST_WAIT_MS = 5_000;
/** A line that says nothing for so long after it was asked is dead, whatever the browser thinks of it. */
const ALIVE_MS = 3_000;

export interface ConnectOptions {
  /** `ws://host` or `wss://host`, without a path */
  readonly url: string;
  readonly note: NoteId;
  readonly as: ParticipantId | undefined;
  readonly page: PageId;
  /** who shares this page's keyboard besides (AU2); the server lets in whom this browser session holds */
  readonly sharing?: readonly ParticipantId[];
  // oxlint-disable-next-line no-restricted-globals -- reason: only the type; the socket itself comes in
  readonly WebSocket: typeof WebSocket;
  readonly clock: Clock;
}

/** An open note on a page: y-websocket's provider receives, the outbox sends. */
export class NoteConnection {
  readonly doc = new Y.Doc();
  readonly ledger = new Ledger();
  readonly #presence: PagePresence;
  readonly #provider: WebsocketProvider;
  readonly #own: OwnUpdates;
  readonly #answer: AnswerWatch;
  readonly #clock: Clock;
  #stopListening: () => void = () => {};
  readonly #listeners = new Set<() => void>();
  readonly #authorListeners = new Set<() => void>();
  readonly #voiceListeners = new Set<() => void>();
  readonly #takenOut = new TakenOutList();
  readonly #voices: OwnVoices;
  readonly #requests = new Requests((frame) => this.#send(frame));
  readonly #paramsFor: (sharing: readonly ParticipantId[]) => Record<string, string>;
  #state: NoteState = { phase: "opening", lost: false };
  #you: ParticipantId | undefined;
  #people: People = { participants: [], scribes: [] };
  #writers: readonly ParticipantId[] = [];
  #waiting: readonly Waiting[] = [];
  #since: Since | undefined;
  /** the voice that the server takes this connection's next update to be of */
  #spoken = 0;
  #isWelcome = false;
  /** somebody else shares the page now, and the server is to know once all is saved */
  #isRejoinDue = false;
  /** it connects anew because it was asked to: that is no lost line, unless it does not come back */
  #rejoining: "no" | "leaves" | "comes" = "no";
  #isSynced = false;
  #wasLost = false;
  #refused: CloseReason | undefined;
  #lastRefusal: CloseReason | undefined;
  #frameBytes = Number.POSITIVE_INFINITY;

  constructor({ url, note, as, page, sharing = [], WebSocket, clock }: ConnectOptions) {
    this.#paramsFor = (people) =>
      handshakeParams({ protocol: PROTOCOL_VERSION, schema: schemaHash, page, as, sharing: people });
    this.#clock = clock;
    this.#answer = new AnswerWatch(clock, () => this.#refresh());
    this.#voices = new OwnVoices(this.doc, this.#voiceChanged);
    keepMarks(this.doc);
    carryTexts(this.doc);
    this.#presence = new PagePresence(this.doc, clock, (frame) => {
      if (this.#isWelcome) this.#send(frame);
    });
    this.#provider = new WebsocketProvider(`${url}/sync`, note, this.doc, {
      awareness: this.awareness,
      connect: false,
      disableBc: true,
      maxBackoffTime: LONGEST_WAIT_MS,
      params: this.#paramsFor(sharing),
      shouldReconnect: ({ code }) => code !== 1009 && !(code >= 4400 && code < 4500),
      WebSocketPolyfill: WebSocket,
    });
    // The provider would send updates unnumbered and other people's presence as ours: both are ours to send.
    this.doc.off("update", this.#provider._updateHandler);
    this.awareness.off("update", this.#provider._awarenessUpdateHandler);
    this.#own = new OwnUpdates(this.doc, this.ledger, this.#sendOwn);
    this.awareness.on("change", this.#refresh);
    this.#listen();
    this.#provider.connect();
  }

  state(): NoteState {
    return this.#state;
  }

  /** Called whenever `state()` is another object. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called whenever who wrote or took out what has changed without a change of the text. Returns what ends it. */
  onAuthors(listener: () => void): () => void {
    this.#authorListeners.add(listener);
    return () => this.#authorListeners.delete(listener);
  }

  /** Called whenever another voice speaks on this page, by `speakAs` or because its scribe has ended. Returns what ends it. */
  onVoice(listener: () => void): () => void {
    this.#voiceListeners.add(listener);
    return () => this.#voiceListeners.delete(listener);
  }

  get awareness(): Awareness {
    return this.#presence.awareness;
  }

  /** The voices this page may write with; the first is its own (AU2). */
  get voices(): readonly IssuedVoice[] {
    return this.#voices.all;
  }

  /** AU2: from here on this page writes with another of its voices. @throws RangeError when it is none of them */
  speakAs(client: number): void {
    this.#voices.speakAs(client);
  }

  /** AU2: who shares this page's keyboard from now on. The page connects anew, once all it wrote is saved. */
  share(sharing: readonly ParticipantId[]): void {
    this.#provider.params = this.#paramsFor(sharing);
    this.#isRejoinDue = true;
    this.#rejoin();
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

  /** What others wrote while you did not have the note open; `undefined` on the first visit. `onAuthors` tells when it comes. */
  get since(): Since | undefined {
    return this.#since;
  }

  /** AU8: what stands taken out. The same list until it changes; `onAuthors` tells when. */
  get takenOut(): readonly TakenOut[] {
    return this.#takenOut.records;
  }

  /** Whether this page itself took out the words that these originals are. */
  tookOut(originals: CharRange): boolean {
    return this.#own.tookOut(originals);
  }

  /** What was written here and is not known to be saved, as text: to be copied when it can't be sent any more. */
  unsentWords(): string {
    return unsentWords(this.doc, this.#own.outbox.unsaved);
  }

  /** Asks for the words of a record to be put back. They come like anybody's words; without a connection nothing happens. */
  putBack(id: TakenOut["id"]): void {
    if (this.#isWelcome) this.#send(encodePutBack(id));
  }

  /** Says to the others that this page's person is writing there now. */
  writingIn(fragment: FragmentName): void {
    this.#presence.writingIn(fragment);
  }

  /**
   * The device is awake, in sight or online again. Connects without waiting for the next try, and asks a line that seems
   * open whether it is: a page that was frozen for minutes has a dead one it believes in.
   */
  wake(): void {
    if (this.#refused) return;
    this.#stopListening();
    if (!this.#provider.wsconnected) {
      this.#provider.connect();
      return;
    }
    // One less, so that an answer within the same millisecond is told from none.
    const heard = this.#provider.wsLastMessageReceived - 1;
    this.#provider.wsLastMessageReceived = heard;
    this.#send(new Uint8Array([FRAME.queryAwareness]));
    this.#stopListening = this.#clock.after(ALIVE_MS, () => {
      if (!this.#provider.wsconnected || this.#provider.wsLastMessageReceived !== heard) return;
      this.#leave(() => this.#provider.disconnect());
      this.#provider.connect();
    });
  }

  /** Ends the connection and forgets the note. Idempotent. */
  close(): void {
    this.#stopListening();
    this.#answer.end();
    this.#leave(() => this.#provider.destroy());
    this.#presence.close();
    this.doc.destroy();
    this.#listeners.clear();
    this.#authorListeners.clear();
    this.#voiceListeners.clear();
    this.#requests.lost();
  }

  #listen(): void {
    const on = (type: number, read: (frame: Uint8Array) => void): void => {
      this.#provider.messageHandlers[type] = (_: unknown, decoder: Decoder) => {
        read(decoder.arr);
        decoder.pos = decoder.arr.length;
      };
    };
    on(FRAME.welcome, this.#welcome);
    on(FRAME.saved, this.#saved);
    on(FRAME.authorship, this.#learn);
    on(FRAME.takenOut, (frame) => {
      const news = decodeTakenOut(frame);
      if (!news) return;
      this.#takenOut.learn(news);
      this.#tellAuthors();
    });
    on(FRAME.people, (frame) => {
      this.#people = decodePeople(frame) ?? this.#people;
      this.#refresh();
      this.#tellAuthors();
    });
    on(FRAME.voices, (frame) => {
      const voices = decodeVoices(frame);
      if (voices) this.#voices.learn(voices);
      this.#refresh();
    });
    on(FRAME.answer, (frame) => {
      const answer = decodeAnswer(frame);
      if (answer) this.#requests.answered(answer);
    });
    on(FRAME.since, (frame) => {
      const since = decodeSince(frame);
      if (!since) return;
      this.#since = joinedNews(this.#since, since);
      this.#tellAuthors();
    });
    on(FRAME.lobby, (frame) => {
      this.#waiting = decodeLobby(frame) ?? this.#waiting;
      this.#refresh();
    });
    on(FRAME.refused, (frame) => {
      this.#lastRefusal = decodeRefused(frame);
    });
    this.#provider.on("sync", (synced: boolean) => {
      this.#isSynced ||= synced;
      this.#refresh();
    });
    this.#provider.on("connection-close", () => {
      this.#isWelcome = false;
      if (this.#rejoining === "comes") this.#rejoining = "no";
      this.#wasLost = true;
      this.#waiting = [];
      this.#requests.lost();
      this.#presence.pause();
      this.#refresh();
    });
    this.#provider.on("status", this.#refresh);
    this.#provider.on("closed", ({ code }: { code: number }) => {
      this.#refused = this.#lastRefusal ?? (code === 1009 ? "frame-too-big" : "bad-frame");
      this.#refresh();
    });
  }

  readonly #welcome = (frame: Uint8Array): void => {
    const welcome = decodeWelcome(frame);
    if (!welcome) return;
    this.#you = welcome.you;
    this.#writers = welcome.writers;
    this.#people = welcome;
    this.#frameBytes = welcome.limits.frameBytes;
    this.#spoken = welcome.voices[0].client;
    this.#isWelcome = true;
    this.#rejoining = "no";
    // AU1: from here on this page's characters are its own voice's. A page that comes back keeps the voice it writes with.
    this.#voices.learn(welcome.voices);
    this.#lastRefusal = undefined;
    for (const unsaved of this.#own.outbox.connected()) this.#sendUpdate(unsaved);
    this.#presence.begin(welcome.voices[0].client, this.doc.clientID);
    this.#awaitAnswer();
    this.#refresh();
  };

  readonly #saved = (frame: Uint8Array): void => {
    const count = decodeSaved(frame);
    if (count === undefined) return;
    this.#own.outbox.saved(count);
    this.#awaitAnswer();
    this.#refresh();
    this.#rejoin();
  };

  readonly #learn = (frame: Uint8Array): void => {
    const facts = decodeAuthorship(frame);
    if (!facts) return;
    // Added to what is known, also after a cut: what the server says is never taken back, what it has not traced yet this
    // page's own trace still says, and of what has died only this page knows what its undo may bring back.
    this.ledger.learn(facts);
    // Facts about characters that are still on their way are shown when those arrive.
    const isKnown = ({ client, clock }: CharRange): boolean => clock < Y.getState(this.doc.store, client);
    if ([...facts.traced, ...facts.copies, ...facts.checks].some(isKnown)) this.#tellAuthors();
  };

  readonly #sendOwn = (unsaved: Unsaved): void => {
    if (encodeUpdate(unsaved.update).length > this.#frameBytes) this.#stop("frame-too-big");
    else if (this.#isWelcome) this.#sendUpdate(unsaved);
    this.#awaitAnswer();
    this.#refresh();
  };

  #sendUpdate({ update, voice, claims }: Unsaved): void {
    if (voice !== this.#spoken) this.#send(encodeSpeak(voice));
    this.#spoken = voice;
    if (claims) this.#send(encodeClaims(claims));
    this.#send(encodeUpdate(update));
  }

  #send(frame: Uint8Array): void {
    const { ws } = this.#provider;
    if (ws?.readyState === ws?.OPEN) ws?.send(frame as Uint8Array<ArrayBuffer>);
  }

  #ask(request: PageRequest): Promise<Answered> {
    return this.#isWelcome ? this.#requests.ask(request) : notAsked();
  }

  readonly #voiceChanged = (): void => {
    this.#presence.speak(this.doc.clientID);
    for (const listener of this.#voiceListeners) listener();
    this.#refresh();
  };

  /** What is under way goes first: the voices of who leaves end with this connection. */
  #rejoin(): void {
    if (!this.#isRejoinDue || this.#refused || (this.#isWelcome && !this.#own.outbox.isEmpty)) return;
    this.#isRejoinDue = false;
    this.#rejoining = "leaves";
    this.#leave(() => this.#provider.disconnect());
    this.#rejoining = "comes";
    this.#provider.connect();
  }

  /** The server would refuse what this page has to send: better to say so at once, with the words still on the screen. */
  #stop(reason: CloseReason): void {
    this.#refused = reason;
    this.#leave(() => this.#provider.disconnect());
  }

  /** The provider says good-bye for the presence that has the document's id; another voice has another id (AU2). */
  #leave(go: () => void): void {
    const voice = this.doc.clientID;
    this.doc.clientID = this.awareness.clientID;
    go();
    this.doc.clientID = voice;
  }

  #awaitAnswer(): void {
    this.#answer.restart(!this.#own.outbox.isEmpty);
  }

  #tellAuthors(): void {
    for (const listener of this.#authorListeners) listener();
  }

  readonly #refresh = (): void => {
    const next = this.#compute();
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  };

  #compute(): NoteState {
    const { participants, scribes } = this.#people;
    const you = participants.find(({ id }) => id === this.#you);
    const voice = this.#voices.speaking;
    if (!you || !voice || !this.#isSynced) {
      return this.#refused ? { phase: "refused", reason: this.#refused } : { phase: "opening", lost: this.#wasLost };
    }
    const link = this.#refused ? { refused: this.#refused } : this.#isWelcome ? "live" : "lost";
    return {
      phase: "open",
      link,
      save: this.#saveState(),
      you,
      people: participants,
      writers: this.#writers,
      voices: this.#voices.all,
      voice,
      scribes,
      waiting: this.#waiting,
      here: this.#presence.here(this.#writers, voice),
    };
  }

  #saveState(): SaveState {
    if (!this.#isWelcome && this.#rejoining === "no") return "offline";
    if (this.#own.outbox.isEmpty) return "saved";
    return this.#answer.isLate ? "late" : "saving";
  }
}

/** Opens a note. The connection looks after itself until `close()`. */
export const connectNote = (options: ConnectOptions): NoteConnection => new NoteConnection(options);
