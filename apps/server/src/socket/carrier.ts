/** What a page's frames travel by: a WebSocket, or plain HTTP where those are blocked (SV4). Nothing of it ever throws. */
export interface Carrier {
  /** bytes that were sent and that the network has not taken yet */
  readonly waiting: number;
  /** Sends one whole frame. All that is sent in one turn goes out in one write. */
  send(frame: Uint8Array): void;
  /** Asks for a sign of life; any page gives it by itself. */
  ping(): void;
  /** Says good-bye with a close code and why, behind all that was sent. */
  end(code: number, reason: string): void;
  /** Gone at once: nobody is there to hear a good-bye. */
  cut(): void;
}

/** What comes by a carrier. Never called while it is being made. */
export interface CarrierEvents {
  /** one whole frame from the page, at most `LIMITS.frameBytes` long */
  frame(bytes: Uint8Array): void;
  /** what no page of ours sends */
  nonsense(): void;
  /** The page answered a ping. */
  alive(): void;
  /** Nothing waits any more. */
  drained(): void;
  /** It is over. Called once. */
  closed(): void;
}

/** Makes a carrier whose events go there. */
export type OpenCarrier = (events: CarrierEvents) => Carrier;

export type CarrierKind = "websocket" | "http";
