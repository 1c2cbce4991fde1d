import { claimed, type Ledger, naming, trace, type Traced } from "@ourwords/authorship";
import type { CharRange, CopyRun } from "@ourwords/protocol";
import type * as Y from "yjs";
import { Outbox, type Unsaved } from "./outbox.ts";
import { REVIVE, TakenWords } from "./taken-words.ts";

/**
 * Key in the `meta` of a transaction whose maker knows which of the letters that it writes stood before (AU3). Its value is
 * those copies; all other letters are new.
 */
export const CLAIMS = "claims";

/** What this page writes: traced at once (AU4), with names and claims (AU3), and kept until it is on disk (SV1). */
export class OwnUpdates {
  readonly outbox = new Outbox();
  readonly #ledger: Ledger;
  readonly #taken: TakenWords;
  readonly #onUpdate: (unsaved: Unsaved) => void;
  #traced: Traced = { traced: [], copies: [] };

  /** `onUpdate` is told of each update, in order, once it is in the outbox. It ends with the document. */
  constructor(doc: Y.Doc, ledger: Ledger, onUpdate: (unsaved: Unsaved) => void) {
    this.#ledger = ledger;
    this.#taken = new TakenWords(ledger);
    this.#onUpdate = onUpdate;
    doc.on("afterTransaction", this.#look);
    doc.on("update", this.#keep);
  }

  /** Whether this page itself took out the words that these originals are. */
  tookOut(originals: CharRange): boolean {
    return this.#taken.tookOut(originals);
  }

  /** The same trace as the server's, for instant colours. What the page itself does not know it leaves to the server. */
  readonly #look = (transaction: Y.Transaction): void => {
    if (!transaction.local) {
      this.#taken.see(transaction, this.outbox.answered);
      return;
    }
    const claims: readonly CopyRun[] | undefined = transaction.meta.get(CLAIMS);
    this.#traced = trace(transaction, this.#taken.namedBy(transaction), this.#ledger, (deleted, inserted) =>
      claims ? claimed(claims, deleted, inserted, this.#ledger) : [],
    );
    this.#taken.note(transaction, this.#traced, this.outbox.made + 1);
    for (const run of this.#traced.copies) this.#ledger.copy(run);
  };

  readonly #keep = (update: Uint8Array, _origin: unknown, doc: Y.Doc, { local, meta }: Y.Transaction): void => {
    if (!local) return;
    const unsaved = {
      update: meta.has(REVIVE) ? naming(update, this.#traced.copies.map(originOf)) : update,
      voice: doc.clientID,
      claims: meta.get(CLAIMS) ? this.#traced.copies : undefined,
    };
    this.outbox.add(unsaved);
    this.#onUpdate(unsaved);
  };
}

const originOf = ({ originClient, originClock, length }: CopyRun): CharRange => ({
  client: originClient,
  clock: originClock,
  length,
});
