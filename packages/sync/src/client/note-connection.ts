import { Ledger } from "@ourwords/authorship";
import { type FragmentName, keepMarks, schemaHash } from "@ourwords/note";
import {
  type CharRange,
  type CloseReason,
  decodeAuthorship,
  decodePeople,
  decodeRefused,
  decodeSaved,
  decodeTakenOut,
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
  type Participant,
  type ParticipantId,
  PROTOCOL_VERSION,
  type TakenOut,
} from "@ourwords/protocol";
import type { Decoder } from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Clock } from "../ports.ts";
import { AnswerWatch } from "./answer-watch.ts";
import { carryTexts } from "./carry-texts.ts";
import type { NoteState, SaveState } from "./note-state.ts";
import type { Unsaved } from "./outbox.ts";
import { OwnUpdates } from "./own-updates.ts";
import { PagePresence } from "./page-presence.ts";
import { TakenOutList } from "./taken-out-list.ts";

/** The longest wait between two tries to connect. */
const LONGEST_WAIT_MS = 5_000;

export interface ConnectOptions {
  /** `ws://host` or `wss://host`, without a path */
  readonly url: string;
  readonly note: NoteId;
  readonly as: ParticipantId | undefined;
  readonly page: PageId;
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
  readonly #listeners = new Set<() => void>();
  readonly #authorListeners = new Set<() => void>();
  readonly #takenOut = new TakenOutList();
  #state: NoteState = { phase: "opening", lost: false };
  #you: ParticipantId | undefined;
  #people: readonly Participant[] = [];
  #voices: readonly IssuedVoice[] = [];
  /** the voice that the server takes this connection's next update to be of */
  #spoken = 0;
  #isWelcome = false;
  #isSynced = false;
  #wasLost = false;
  #refused: CloseReason | undefined;
  #lastRefusal: CloseReason | undefined;
  #frameBytes = Number.POSITIVE_INFINITY;

  constructor({ url, note, as, page, WebSocket, clock }: ConnectOptions) {
    this.#answer = new AnswerWatch(clock, () => this.#refresh());
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
      params: handshakeParams({ protocol: PROTOCOL_VERSION, schema: schemaHash, page, as }),
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

  get awareness(): Awareness {
    return this.#presence.awareness;
  }

  /** The voices this page may write with; the first is its own (AU2). */
  get voices(): readonly IssuedVoice[] {
    return this.#voices;
  }

  /** AU2: from here on this page writes with another of its voices. @throws RangeError when it is none of them */
  speakAs(client: number): void {
    if (!this.#voices.some((voice) => voice.client === client)) throw new RangeError("not a voice of this page");
    this.doc.clientID = client;
  }

  /** AU8: what stands taken out. The same list until it changes; `onAuthors` tells when. */
  get takenOut(): readonly TakenOut[] {
    return this.#takenOut.records;
  }

  /** Whether this page itself took out the words that these originals are. */
  tookOut(originals: CharRange): boolean {
    return this.#own.tookOut(originals);
  }

  /** Asks for the words of a record to be put back. They come like anybody's words; without a connection nothing happens. */
  putBack(id: TakenOut["id"]): void {
    if (this.#isWelcome) this.#send(encodePutBack(id));
  }

  /** Says to the others that this page's person is writing there now. */
  writingIn(fragment: FragmentName): void {
    this.#presence.writingIn(fragment);
  }

  /** Ends the connection and forgets the note. Idempotent. */
  close(): void {
    this.#answer.end();
    this.#leave(() => this.#provider.destroy());
    this.#presence.close();
    this.doc.destroy();
    this.#listeners.clear();
    this.#authorListeners.clear();
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
    on(FRAME.refused, (frame) => {
      this.#lastRefusal = decodeRefused(frame);
    });
    this.#provider.on("sync", (synced: boolean) => {
      this.#isSynced ||= synced;
      this.#refresh();
    });
    this.#provider.on("connection-close", () => {
      this.#isWelcome = false;
      this.#wasLost = true;
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
    this.#people = welcome.participants;
    this.#frameBytes = welcome.limits.frameBytes;
    this.#voices = welcome.voices;
    this.#spoken = welcome.voices[0].client;
    // AU1: from here on this page's characters are its own voice's. A page that comes back keeps the voice it writes with.
    if (!welcome.voices.some(({ client }) => client === this.doc.clientID))
      this.doc.clientID = welcome.voices[0].client;
    this.#isWelcome = true;
    this.#lastRefusal = undefined;
    for (const unsaved of this.#own.outbox.connected()) this.#sendUpdate(unsaved);
    this.#presence.begin(welcome.voices[0].client);
    this.#awaitAnswer();
    this.#refresh();
  };

  readonly #saved = (frame: Uint8Array): void => {
    const count = decodeSaved(frame);
    if (count === undefined) return;
    this.#own.outbox.saved(count);
    this.#awaitAnswer();
    this.#refresh();
  };

  readonly #learn = (frame: Uint8Array): void => {
    const facts = decodeAuthorship(frame);
    if (!facts) return;
    // Added to what is known, also after a cut: what the server says is never taken back, what it has not traced yet this
    // page's own trace still says, and of what has died only this page knows what its undo may bring back.
    this.ledger.learn(facts);
    // Facts about characters that are still on their way are shown when those arrive.
    const isKnown = ({ client, clock }: CharRange): boolean => clock < Y.getState(this.doc.store, client);
    if ([...facts.traced, ...facts.copies].some(isKnown)) this.#tellAuthors();
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
    const you = this.#people.find(({ id }) => id === this.#you);
    if (!you || !this.#isSynced) {
      return this.#refused ? { phase: "refused", reason: this.#refused } : { phase: "opening", lost: this.#wasLost };
    }
    const link = this.#refused ? { refused: this.#refused } : this.#isWelcome ? "live" : "lost";
    return {
      phase: "open",
      link,
      save: this.#saveState(),
      you,
      people: this.#people,
      here: this.#presence.here(you.id),
    };
  }

  #saveState(): SaveState {
    if (!this.#isWelcome) return "offline";
    if (this.#own.outbox.isEmpty) return "saved";
    return this.#answer.isLate ? "late" : "saving";
  }
}

/** Opens a note. The connection looks after itself until `close()`. */
export const connectNote = (options: ConnectOptions): NoteConnection => new NoteConnection(options);
