/* oxlint-disable unicorn/prefer-add-event-listener -- reason: y-websocket sets these too, so a socket that comes in may have no more */
import {
  CLOSE_REASONS,
  type CloseReason,
  decodeRefused,
  decodeSaved,
  decodeWelcome,
  encodeSpeak,
  encodeUpdate,
} from "@ourwords/protocol";
import { BackOff } from "../back-off.ts";
import { handshakeOf, type LineOptions } from "../line-options.ts";
import { Outflow } from "../outflow.ts";
import type { Parcel } from "./parcel.ts";

export type Brought = "brought" | "given-up" | { readonly refused: CloseReason };

/** Who sent a courier. */
export interface CourierHolder {
  /** The first `count` of its parcels are on the server's disk. */
  saved(count: number): void;
  /** The last word. */
  ended(how: Brought): void;
}

/**
 * GT2: brings what a page that is gone had not brought, in its place: under that page's name, so that it is given the same
 * voices, in the same order. It reads nothing of the note. A line that is lost is tried again; a refusal is the end.
 */
export class Courier {
  readonly #options: LineOptions;
  readonly #holder: CourierHolder;
  readonly #parcels: readonly Parcel[];
  readonly #backOff: BackOff;
  /** of the parcels: on the server's disk, and sent on this line */
  #saved = 0;
  #sent = 0;
  /** parcels that were saved before this line */
  #before = 0;
  #spoken = 0;
  #socket: WebSocketLike | undefined;
  #said: CloseReason | undefined;
  /** of this line, from its welcome on */
  #outflow: Outflow | undefined;
  #isOver = false;
  #cancel: () => void = () => {};

  /** @param options of the page that is gone: its name, who it wrote as, who shared it */
  constructor(options: LineOptions, parcels: readonly Parcel[], holder: CourierHolder) {
    this.#options = options;
    this.#parcels = parcels;
    this.#holder = holder;
    this.#backOff = new BackOff(options.random ?? Math.random);
    this.#connect();
  }

  /** The device is awake or online again: no longer waits for the next try. */
  wake(): void {
    if (this.#isOver || this.#socket) return;
    this.#cancel();
    this.#connect();
  }

  /** Gives up. Idempotent. */
  close(): void {
    this.#end("given-up");
  }

  #connect(): void {
    const { url, note, WebSocket } = this.#options;
    const socket: WebSocketLike = new WebSocket(
      `${url}/sync/${note}?${new URLSearchParams(handshakeOf(this.#options)).toString()}`,
    );
    this.#socket = socket;
    this.#said = undefined;
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket && data instanceof ArrayBuffer) this.#hear(new Uint8Array(data));
    };
    socket.onerror = () => {};
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#lost(code);
    };
  }

  #hear(frame: Uint8Array): void {
    const welcome = decodeWelcome(frame);
    if (welcome) {
      this.#backOff.reset();
      this.#outflow = new Outflow(this.#options.clock, (each) => this.#socket?.send(each as Uint8Array<ArrayBuffer>));
      this.#spoken = welcome.voices[0].client;
      this.#before = this.#saved;
      this.#sent = this.#saved;
      this.#go();
      return;
    }
    this.#said = decodeRefused(frame) ?? this.#said;
    this.#outflow?.hear(frame);
    const count = decodeSaved(frame);
    if (count === undefined) return;
    const saved = Math.min(this.#before + count, this.#sent);
    if (saved <= this.#saved) return;
    this.#saved = saved;
    this.#holder.saved(saved);
    this.#go();
  }

  /** Sends the next lot, once the last one is answered. */
  #go(): void {
    if (this.#isOver || this.#saved < this.#sent) return;
    if (this.#saved === this.#parcels.length) {
      this.#end("brought");
      return;
    }
    // A voice may be refused: what came before is on disk by then, and known to be.
    const { voice } = this.#parcels[this.#sent] ?? {};
    for (const parcel of this.#parcels.slice(this.#sent)) {
      if (parcel.voice !== voice) break;
      this.#sent++;
      for (const frame of this.#framesOf(parcel)) this.#outflow?.send(frame);
    }
  }

  #framesOf({ voice, claims, update }: Parcel): readonly Uint8Array[] {
    const speak = voice === this.#spoken ? [] : [encodeSpeak(voice)];
    this.#spoken = voice;
    return [...speak, ...(claims ? [claims] : []), encodeUpdate(update)];
  }

  #lost(code: number): void {
    this.#socket = undefined;
    this.#outflow?.close();
    this.#cancel();
    if (isFinal(code))
      this.#end({ refused: this.#said ?? (code === CLOSE_REASONS["frame-too-big"] ? "frame-too-big" : "bad-frame") });
    else this.#cancel = this.#options.clock.after(this.#backOff.next(), () => this.#connect());
  }

  #end(how: Brought): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancel();
    this.#outflow?.close();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) socket.onclose = null;
    socket?.close();
    this.#holder.ended(how);
  }
}

/** GT6: the codes after which nobody tries again by itself. */
const isFinal = (code: number): boolean => code === 1009 || (code >= 4400 && code < 4500);

/** As much of a WebSocket as is needed here. */
type WebSocketLike = Pick<
  InstanceType<LineOptions["WebSocket"]>,
  "binaryType" | "send" | "close" | "onmessage" | "onclose" | "onerror"
>;
