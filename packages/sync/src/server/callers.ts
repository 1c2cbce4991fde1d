import type { Participant } from "@ourwords/protocol";
import type { NoteView } from "../note-view.ts";
import type { Task } from "./task.ts";

/** Those who ask something of a note and are no page of it: what they ask waits in the room's line like everything else. */
export class Callers {
  readonly #put: (task: Task) => void;
  readonly #served: () => void;
  readonly #waiting = new Set<(error: unknown) => void>();

  /** `put` puts a task in line; `served` is told when somebody waits no more. */
  constructor(put: (task: Task) => void, served: () => void) {
    this.#put = put;
    this.#served = served;
  }

  /** Resolves when it is on disk and told. Rejects when the note can't be read or written. */
  people(participants: readonly Participant[]): Promise<void> {
    return this.#call<void>((done) => ({ kind: "people", participants, done }));
  }

  /** What `look` makes of the note as it is on disk. Rejects when the note can't be read, and when `look` throws. */
  read<T>(look: (view: NoteView) => T): Promise<T> {
    return this.#call<T>((done, failed) => ({
      kind: "read",
      read: (view) => {
        try {
          done(look(view));
        } catch (error) {
          failed(error);
        }
      },
    }));
  }

  /** Nobody is served any more. */
  fail(error: unknown): void {
    for (const reject of this.#waiting) reject(error);
  }

  async #call<T>(task: (done: (value: T) => void, failed: (error: unknown) => void) => Task): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting.add(reject);
    this.#put(task(resolve, reject));
    try {
      return await promise;
    } finally {
      this.#waiting.delete(reject);
      this.#served();
    }
  }
}
