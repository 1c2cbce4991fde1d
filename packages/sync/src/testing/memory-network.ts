import {
  CLOSE_REASONS,
  type CloseReason,
  encodeRefused,
  FRAME,
  type NoteId,
  type PageId,
  type Participant,
} from "@ourwords/protocol";
import { SYNC } from "@ourwords/protocol";
import type { RoomSocket } from "../ports.ts";
import type { RoomSession } from "../server/room-session.ts";
import type { Rooms } from "../server/rooms.ts";

type Handler<Event> = ((event: Event) => void) | null;

export interface Who {
  readonly note: NoteId;
  readonly participant: Participant;
  readonly page: PageId;
  /** who writes on the same page too (AU2) */
  readonly sharing?: readonly Participant[];
}

/**
 * One page's line to the rooms, in memory: what a browser's WebSocket is to y-websocket, with every frame held until it is
 * let through. `up` and `down` deliver; nothing moves by itself.
 */
export class MemoryLine {
  readonly #rooms: Rooms;
  #who: Who;
  #socket: MemorySocket | undefined;
  #session: RoomSession | undefined;
  #up: Uint8Array[] = [];
  #down: Uint8Array[] = [];
  #isCut = false;

  constructor(rooms: Rooms, who: Who) {
    this.#rooms = rooms;
    this.#who = who;
  }

  /** The WebSocket class to give to a connection. */
  // oxlint-disable-next-line no-restricted-globals -- reason: only the type
  get WebSocket(): typeof WebSocket {
    const open = (socket: MemorySocket): void => this.#opened(socket);
    const send = (frame: Uint8Array): void => {
      this.#up.push(frame);
    };
    const close = (): void => this.#lose();
    class Bound extends MemorySocket {
      constructor() {
        super({ open, send, close });
      }
    }
    // reason: y-websocket uses no more of a WebSocket than MemorySocket has
    return Bound as unknown as typeof this.WebSocket;
  }

  /** How many updates wait to go up. */
  get waiting(): number {
    return this.#up.filter((frame) => frame[0] === FRAME.sync && frame[1] === SYNC.update).length;
  }

  /** Lets through what the page has sent. */
  up(): void {
    if (this.#socket?.readyState === MemorySocket.CONNECTING && !this.#isCut) {
      const { note, participant, page, sharing = [] } = this.#who;
      this.#session = this.#rooms.join(note, participant, page, this.#roomSocket(), { sharing });
      this.#socket.opened();
    }
    for (const frame of this.#up.splice(0)) this.#session?.receive(frame);
  }

  /** Lets through what the room has sent. Answers whether there was anything. */
  down(): boolean {
    const frames = this.#down.splice(0);
    for (const frame of frames) this.#socket?.receive(frame);
    return frames.length > 0;
  }

  /** Cuts the line: what is on its way is lost. `mend` lets the page connect again. */
  cut(): void {
    this.#isCut = true;
    const socket = this.#socket;
    this.#lose();
    socket?.closed(1006);
  }

  /** Who writes on the page from its next connection on. */
  share(sharing: readonly Participant[]): void {
    this.#who = { ...this.#who, sharing };
  }

  mend(): void {
    this.#isCut = false;
  }

  #opened(socket: MemorySocket): void {
    this.#socket = socket;
  }

  #lose(): void {
    this.#up = [];
    this.#down = [];
    this.#session?.left();
    this.#session = undefined;
    this.#socket = undefined;
  }

  #roomSocket(): RoomSocket {
    const socket = this.#socket;
    return {
      send: (frame) => {
        if (this.#socket === socket) this.#down.push(frame);
      },
      close: (reason: CloseReason) => {
        if (this.#socket !== socket) return;
        this.#down.push(encodeRefused(reason));
        this.down();
        this.#lose();
        socket?.closed(CLOSE_REASONS[reason]);
      },
    };
  }
}

interface Wire {
  open(socket: MemorySocket): void;
  send(frame: Uint8Array): void;
  close(): void;
}

class MemorySocket {
  static readonly CONNECTING = 0;
  readonly OPEN = 1;
  binaryType = "arraybuffer";
  readyState = 0;
  onopen: Handler<object> = null;
  onmessage: Handler<{ readonly data: ArrayBuffer }> = null;
  onclose: Handler<{ readonly code: number; readonly reason: string }> = null;
  onerror: Handler<object> = null;
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.open(this);
  }

  send(frame: Uint8Array): void {
    if (this.readyState === this.OPEN) this.#wire.send(frame.slice());
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#wire.close();
  }

  opened(): void {
    this.readyState = this.OPEN;
    this.onopen?.({});
  }

  receive(frame: Uint8Array): void {
    this.onmessage?.({ data: frame.slice().buffer });
  }

  closed(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code, reason: "" });
  }
}
