import type { NoteConnection } from "@ourwords/sync/client";
import { takeTurn } from "../demo/take-turn.ts";

/** Quicker than anybody types, and slower than the server allows. */
const PACE = 40;

/** Somebody who writes line after line, each when the one before is saved, until told to stop. */
export class TypingPage {
  readonly #page: NoteConnection;
  readonly #name: string;
  #written = 0;
  #acknowledged = 0;
  #isStopped = false;
  readonly #ended: Promise<void>;

  constructor(page: NoteConnection, name: string) {
    this.#page = page;
    this.#name = name;
    this.#ended = this.#write();
  }

  /** The lines that the server has said are saved. */
  acknowledged(): readonly string[] {
    return Array.from({ length: this.#acknowledged }, (_, index) => this.#line(index + 1));
  }

  /** Writes no more; what was written is saved when this is. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#ended;
    this.#page.close();
  }

  async #write(): Promise<void> {
    await saved(this.#page);
    while (!this.#isStopped) {
      takeTurn(this.#page.doc, { by: "sam", do: "tell", text: this.#line(++this.#written) });
      await saved(this.#page);
      this.#acknowledged = this.#written;
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
  }

  #line(number: number): string {
    return `${this.#name}-${number};`;
  }
}

/** As soon as all that a page wrote is answered. @throws when the page is refused instead */
export function saved(page: NoteConnection): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = (): void => {
    const state = page.state();
    if (state.phase === "open" && state.save === "saved") resolve();
    if (state.phase === "refused") reject(new Error(`the page was refused: ${state.reason}`));
  };
  const stop = page.subscribe(look);
  look();
  return promise.finally(stop);
}
