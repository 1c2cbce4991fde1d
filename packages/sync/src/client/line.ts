import {
  type CloseReason,
  decodeRefused,
  decodeWelcome,
  FRAME,
  type ParticipantId,
  type Welcome,
} from "@ourwords/protocol";
import type { Decoder } from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import { BackOff } from "./back-off.ts";
import { handshakeOf, type LineOptions } from "./line-options.ts";
import { Ways } from "./ways/way-socket.ts";

/** A line that says nothing for so long after it was asked is dead, whatever the browser thinks of it. */
const ALIVE_MS = 3_000;
/**
 * A line on which nothing was heard between two looks is asked. Our own presence comes back every 15 s, so an honest one is
 * never silent for so long.
 */
const LOOK_MS = 20_000;
/** So many tries that y-websocket waits as long as it is told to. */
const MANY = 30;
/** The frames that are ours; y-websocket reads its own. */
const OURS = Object.values(FRAME).filter((type) => type >= FRAME.welcome);

/** `anew`: it was asked to connect again and no line is lost, unless it does not come back. `refused` is the end of it. */
export type LineState = "opening" | "live" | "lost" | "anew" | { readonly refused: CloseReason };

/** Who holds a line. */
export interface LineHolder {
  /** The server lets the page in. `state` is `live` already, and what is sent goes out. */
  welcome(welcome: Welcome): void;
  /** A frame of ours that is not about the line itself. */
  hear(frame: Uint8Array): void;
  /** What was on its way is lost. It comes back by itself, unless it is refused. */
  down(): void;
  /** `state` or `hasNote` is another. */
  changed(): void;
}

/**
 * A page's line to its note: connects, comes back, is told from a dead one, and stops when it is refused.
 * y-websocket's provider receives the document and who is here; it sends nothing of its own but what asks for them.
 */
export class Line {
  readonly #provider: WebsocketProvider;
  readonly #options: LineOptions;
  readonly #holder: LineHolder;
  #state: LineState = "opening";
  #hasNote = false;
  #isLeaving = false;
  readonly #backOff: BackOff;
  #heardAt = 0;
  /** the reason that came with the last frames of a connection which the server closes */
  #said: CloseReason | undefined;
  #stopListening: () => void = () => {};

  /** Brings the awareness's document and who is here, once it is told to connect. */
  constructor(options: LineOptions, awareness: Awareness, holder: LineHolder) {
    const { url, note, WebSocket, fetch, clock } = options;
    const { doc } = awareness;
    this.#options = options;
    this.#holder = holder;
    this.#backOff = new BackOff(options.random ?? Math.random);
    this.#provider = new WebsocketProvider(`${url}/sync`, note, doc, {
      awareness,
      connect: false,
      disableBc: true,
      params: handshakeOf(options),
      shouldReconnect: ({ code }) => {
        // Asked before it waits: how long, it takes from these two. It sets the second back when it is in sync.
        this.#provider.maxBackoffTime = this.#backOff.next();
        this.#provider.wsUnsuccessfulReconnects = MANY;
        return code !== 1009 && !(code >= 4400 && code < 4500);
      },
      WebSocketPolyfill: fetch ? new Ways({ WebSocket, fetch, clock }).socketClass : WebSocket,
    });
    // The provider would send updates unnumbered and other people's presence as ours: both are ours to send.
    doc.off("update", this.#provider._updateHandler);
    awareness.off("update", this.#provider._awarenessUpdateHandler);
    // Its own look at silent lines goes by the time of day, which may be set; timers run on, whatever the clock on the wall says.
    clearInterval(this.#provider._checkInterval);
    this.#provider._checkInterval = setInterval(() => this.#look(), LOOK_MS);
    this.#listen();
  }

  get state(): LineState {
    return this.#state;
  }

  /** Whether all of the note has come, once. */
  get hasNote(): boolean {
    return this.#hasNote;
  }

  connect(): void {
    this.#provider.connect();
  }

  /** Sends one frame, or drops it when there is no open line. */
  send(frame: Uint8Array): void {
    const { ws } = this.#provider;
    if (ws?.readyState === ws?.OPEN) ws?.send(frame as Uint8Array<ArrayBuffer>);
  }

  /** Who shares the page, from the next connection on. */
  share(sharing: readonly ParticipantId[]): void {
    this.#provider.params = handshakeOf({ ...this.#options, sharing });
  }

  /** Leaves, and connects again at once. */
  anew(): void {
    this.#isLeaving = true;
    this.#leave(() => this.#provider.disconnect());
    this.#isLeaving = false;
    this.#provider.connect();
  }

  /**
   * The device is awake, in sight, or on or off the network. Connects without waiting for the next try, and asks a line that seems
   * open whether it is: a page that was frozen for minutes has a dead one it believes in.
   */
  wake(): void {
    if (typeof this.#state === "object") return;
    this.#stopListening();
    if (!this.#provider.wsconnected) {
      this.#provider.connect();
      return;
    }
    // One less, so that an answer within the same millisecond is told from none.
    const heard = this.#provider.wsLastMessageReceived - 1;
    this.#provider.wsLastMessageReceived = heard;
    this.send(new Uint8Array([FRAME.queryAwareness]));
    this.#stopListening = this.#options.clock.after(ALIVE_MS, () => {
      if (!this.#provider.wsconnected || this.#provider.wsLastMessageReceived !== heard) return;
      this.#leave(() => this.#provider.disconnect());
      this.#provider.connect();
    });
  }

  /** The server would refuse it: it is as if it had. */
  stop(reason: CloseReason): void {
    this.#state = { refused: reason };
    this.#leave(() => this.#provider.disconnect());
  }

  /** Idempotent. */
  close(): void {
    this.#stopListening();
    this.#leave(() => this.#provider.destroy());
  }

  #look(): void {
    const heard = this.#provider.wsLastMessageReceived;
    if (this.#provider.wsconnected && this.#heardAt === heard) this.wake();
    this.#heardAt = this.#provider.wsLastMessageReceived;
  }

  #listen(): void {
    const provider = this.#provider;
    for (const type of OURS)
      provider.messageHandlers[type] = (_: unknown, decoder: Decoder) => {
        this.#hear(decoder.arr);
        decoder.pos = decoder.arr.length;
      };
    provider.on("sync", (synced: boolean) => {
      this.#hasNote ||= synced;
      this.#holder.changed();
    });
    provider.on("connection-close", () => {
      if (typeof this.#state !== "object") this.#state = this.#isLeaving ? "anew" : "lost";
      this.#holder.down();
      this.#holder.changed();
    });
    provider.on("closed", ({ code }: { code: number }) => {
      this.#state = { refused: this.#said ?? (code === 1009 ? "frame-too-big" : "bad-frame") };
      this.#holder.changed();
    });
  }

  #hear(frame: Uint8Array): void {
    if (frame[0] === FRAME.refused) this.#said = decodeRefused(frame);
    else if (frame[0] === FRAME.welcome) this.#welcome(frame);
    else this.#holder.hear(frame);
  }

  #welcome(frame: Uint8Array): void {
    const welcome = decodeWelcome(frame);
    if (!welcome) return;
    this.#state = "live";
    this.#backOff.reset();
    this.#said = undefined;
    this.#holder.welcome(welcome);
    this.#holder.changed();
  }

  /** The provider says good-bye for the presence that has the document's id; another voice has another id (AU2). */
  #leave(go: () => void): void {
    const { doc, awareness } = this.#provider;
    const voice = doc.clientID;
    doc.clientID = awareness.clientID;
    go();
    doc.clientID = voice;
  }
}
