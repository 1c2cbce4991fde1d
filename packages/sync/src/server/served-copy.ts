import { factsForPage, type Ledger } from "@ourwords/authorship";
import { keepMarks } from "@ourwords/note";
import type { Authorship } from "@ourwords/protocol";
import * as Y from "yjs";

/**
 * RM4: the note as it is on disk, without the text of what was deleted: what pages are given. Grows only after an append,
 * so that nobody is ever served a word that could still be lost.
 */
export class ServedCopy {
  readonly #doc = new Y.Doc();
  #whole: Uint8Array | undefined;

  constructor(doc: Y.Doc) {
    keepMarks(this.#doc);
    this.add(Y.encodeStateAsUpdate(doc));
  }

  /** To be read, not to be changed. */
  get doc(): Y.Doc {
    return this.#doc;
  }

  add(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update);
    this.#whole = undefined;
  }

  /** All that a page with this state vector lacks. `undefined` when the vector is not one. */
  since(stateVector: Uint8Array): Uint8Array | undefined {
    const isFresh = stateVector.length === 0 || (stateVector.length === 1 && stateVector[0] === 0);
    if (isFresh) return (this.#whole ??= Y.encodeStateAsUpdate(this.#doc));
    try {
      return Y.encodeStateAsUpdate(this.#doc, stateVector);
    } catch {
      return undefined;
    }
  }

  /** What a page with these voices needs to know of whose words these are. */
  factsFor(clients: ReadonlySet<number>, ledger: Ledger): Authorship {
    return factsForPage(this.#doc, ledger, clients);
  }

  close(): void {
    this.#doc.destroy();
  }
}
