import { decodeSaved, decodeWelcome, FRAME } from "@ourwords/protocol";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { System } from "./install-peers.ts";
import { RawSocket } from "./raw-socket.ts";
import { pageUrl, type Seat } from "./seats.ts";

export interface ClientEvents {
  /** everything that the server has, once */
  readonly synced: (state: Uint8Array, at: number) => void;
  readonly update: (update: Uint8Array, at: number) => void;
  readonly closed: () => void;
}

const NOTHING = new Uint8Array([0, 0]);
const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** A page of one of the systems, at the level of frames. */
export class NoteClient {
  /** what it writes under: issued by our server, chosen by chance for the others */
  client = Math.floor(Math.random() * 2 ** 32);
  /** updates that our server said are on disk */
  saved = 0;
  isSynced = false;
  readonly #system: System;
  readonly #events: ClientEvents;
  readonly #name: string;
  readonly #socket: RawSocket;

  constructor(system: System, seat: Seat, events: ClientEvents) {
    this.#system = system;
    this.#events = events;
    this.#name = seat.name;
    this.#socket = new RawSocket(system === "ours" ? pageUrl(seat.url) : seat.url, seat.headers, {
      open: () => this.#opened(),
      message: (body, at) => this.#read(body, at),
      close: events.closed,
    });
  }

  get isClosed(): boolean {
    return this.#socket.isClosed;
  }

  send(update: Uint8Array): void {
    this.#sync(SYNC.update, update);
  }

  close(): void {
    this.#socket.close();
  }

  #opened(): void {
    switch (this.#system) {
      case "relay":
        this.#synced(NOTHING, performance.now());
        break;
      case "hocus":
        this.#send((encoder) => {
          encoding.writeVarUint(encoder, 2);
          encoding.writeVarUint(encoder, 0);
          encoding.writeVarString(encoder, "token");
          encoding.writeVarString(encoder, "4.7.0");
        });
        this.#sync(SYNC.step1, new Uint8Array([0]));
        break;
      case "yws":
        this.#sync(SYNC.step1, new Uint8Array([0]));
        break;
      case "ours":
        break;
    }
  }

  #synced(state: Uint8Array, at: number): void {
    this.isSynced = true;
    this.#events.synced(state, at);
  }

  #read(body: Uint8Array, at: number): void {
    const decoder = createDecoder(body);
    if (this.#system === "hocus") readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === FRAME.sync || (type === 4 && this.#system === "hocus")) {
      const kind = readVarUint(decoder);
      const content = readVarUint8Array(decoder);
      if (kind === SYNC.step1) this.#sync(SYNC.step2, NOTHING);
      else if (kind === SYNC.step2 && !this.isSynced) this.#synced(content, at);
      else this.#events.update(content, at);
    } else if (this.#system === "ours") this.#told(type, body);
  }

  #told(type: number, body: Uint8Array): void {
    if (type === FRAME.saved) this.saved = decodeSaved(body) ?? this.saved;
    const welcome = type === FRAME.welcome ? decodeWelcome(body) : undefined;
    if (!welcome) return;
    this.client = welcome.voices[0].client;
    this.#sync(SYNC.step1, new Uint8Array([0]));
  }

  #sync(kind: number, content: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, FRAME.sync);
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint8Array(encoder, content);
    });
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    if (this.#system === "hocus") encoding.writeVarString(encoder, this.#name);
    write(encoder);
    this.#socket.send(encoding.toUint8Array(encoder));
  }
}
