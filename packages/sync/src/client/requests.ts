import { type AnswerRefusal, decodeAnswer, encodeRequest, type PageRequest } from "@ourwords/protocol";

/** What became of a request. `offline`: nobody knows; it was not sent, or the line went before the answer came. */
export type Answered =
  /** `seal`: the row of the one they stand by now */
  { readonly ok: true; readonly seal?: number } | { readonly ok: false; readonly reason: AnswerRefusal | "offline" };

const OFFLINE: Answered = { ok: false, reason: "offline" };

/** What this page has asked of the room and waits to hear of. */
export class Requests {
  readonly #waiting = new Map<number, (answered: Answered) => void>();
  readonly #send: (frame: Uint8Array) => void;
  #asked = 0;

  constructor(send: (frame: Uint8Array) => void) {
    this.#send = send;
  }

  /** Always resolves. Only for who is connected. */
  ask(request: PageRequest): Promise<Answered> {
    const n = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(n, resolve);
      this.#send(encodeRequest({ n, request }));
    });
  }

  /** Takes in an answer. */
  hear(frame: Uint8Array): void {
    const answer = decodeAnswer(frame);
    if (!answer) return;
    const { n, refused, ...done } = answer;
    this.#waiting.get(n)?.(refused ? { ok: false, reason: refused } : { ok: true, ...done });
    this.#waiting.delete(n);
  }

  /** The line is down. */
  lost(): void {
    for (const resolve of this.#waiting.values()) resolve(OFFLINE);
    this.#waiting.clear();
  }
}

/** The answer to who asks without a connection. */
export const notAsked = (): Promise<Answered> => Promise.resolve(OFFLINE);
