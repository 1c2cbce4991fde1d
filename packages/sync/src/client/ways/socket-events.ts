type Handler<Event> = ((event: Event) => void) | null;

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** As much of a WebSocket as a line uses. */
export interface LineSocket {
  readonly OPEN: number;
  readonly readyState: number;
  /** bytes that were sent and have not gone yet */
  readonly bufferedAmount: number;
  binaryType: string;
  onopen: Handler<object>;
  onmessage: Handler<{ readonly data: ArrayBuffer }>;
  onclose: Handler<Closing>;
  onerror: Handler<object>;
  send(frame: Uint8Array): void;
  close(): void;
}

/** The states of a WebSocket. */
export const SOCKET_STATE = { connecting: 0, open: 1, closing: 2, closed: 3 } as const;

/** The code of a connection that ended without a good-bye. */
export const LOST: Closing = { code: 1006, reason: "" };
