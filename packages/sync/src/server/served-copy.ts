import { factsForPage, type Ledger, type ToldCopies, toldCopies } from "@ourwords/authorship";
import { keepMarks } from "@ourwords/note";
import type { Authorship } from "@ourwords/protocol";
import * as Y from "yjs";
import type { Clock } from "../ports.ts";

/**
 * So long after somebody last came or read, the copy is packed. A short note's at once: unpacking it costs less than 1 ms, and
 * what dies young leaves no holes in memory. For a long one's, pages come in swarms when a server or a network is back.
 */
const packAfterMs = (bytes: number): number => (bytes < 16_384 ? 0 : 2_000);
/** Updates that are put by before they are taken in: of a long note more, because that costs more. One takes some 200 bytes. */
const mostPutBy = (whole = 0): number => Math.max(100, whole / 200);

/**
 * RM4: the note as it is on disk, without the text of what was deleted: what pages are given. Grows only after an append,
 * so that nobody is ever served a word that could still be lost. A document takes 20 times the memory of its bytes, so it is
 * there only while somebody asks; between, there are its bytes and the updates since.
 */
export class ServedCopy {
  readonly #clock: Clock;
  #doc: Y.Doc | undefined;
  /** the note's bytes; `undefined` when only the document has them */
  #whole: Uint8Array | undefined;
  /** what is neither in `#doc` nor in `#whole` yet, in order */
  #putBy: Uint8Array[];
  /** of the note's bytes when they were last made */
  #length: number;
  #told: ToldCopies | undefined;
  #cancelPack = (): void => {};

  constructor(doc: Y.Doc, clock: Clock) {
    this.#clock = clock;
    const whole = Y.encodeStateAsUpdate(doc);
    this.#putBy = [whole];
    this.#length = whole.length;
  }

  /** To be read at this moment, neither changed nor kept. */
  get doc(): Y.Doc {
    this.#packLater();
    return (this.#doc ??= this.#unpacked());
  }

  add(update: Uint8Array): void {
    this.#told = undefined;
    if (this.#doc) {
      Y.applyUpdate(this.#doc, update);
      this.#whole = undefined;
      return;
    }
    // A copy: what came from a page may be a part of something bigger.
    this.#putBy.push(update.slice());
    if (this.#putBy.length > mostPutBy(this.#whole?.length)) this.#pack();
  }

  /** All that a page with this state vector lacks. `undefined` when the vector is not one. */
  since(stateVector: Uint8Array): Uint8Array | undefined {
    const isFresh = stateVector.length === 0 || (stateVector.length === 1 && stateVector[0] === 0);
    if (isFresh) return this.#bytes();
    try {
      return Y.encodeStateAsUpdate(this.doc, stateVector);
    } catch {
      return undefined;
    }
  }

  /** What a page with these voices needs to know of whose words these are. */
  factsFor(clients: ReadonlySet<number>, ledger: Ledger): Authorship {
    return factsForPage((this.#told ??= toldCopies(this.doc, ledger)), ledger, clients);
  }

  close(): void {
    this.#cancelPack();
    this.#doc?.destroy();
    this.#doc = undefined;
  }

  #bytes(): Uint8Array {
    if (this.#whole && this.#putBy.length === 0) return this.#whole;
    this.#whole = Y.encodeStateAsUpdate(this.doc);
    this.#length = this.#whole.length;
    return this.#whole;
  }

  #unpacked(): Y.Doc {
    const doc = new Y.Doc();
    keepMarks(doc);
    doc.transact(() => {
      for (const update of [this.#whole, ...this.#putBy]) if (update) Y.applyUpdate(doc, update);
    });
    if (this.#putBy.length > 0) this.#whole = undefined;
    this.#putBy = [];
    return doc;
  }

  #packLater(): void {
    this.#cancelPack();
    this.#cancelPack = this.#clock.after(packAfterMs(this.#length), () => this.#pack());
  }

  #pack(): void {
    this.#bytes();
    this.close();
  }
}
