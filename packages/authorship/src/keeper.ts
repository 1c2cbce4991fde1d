import type { CharRange, TakenOut } from "@ourwords/protocol";
import type * as Y from "yjs";
import { type Decoded, examine, type Spoken } from "./examine.ts";
import { type Facts, NO_FACTS } from "./facts.ts";
import { Homes } from "./homes.ts";
import type { Ledger } from "./ledger.ts";
import { type Mended, mend } from "./mend.ts";
import { type Known, type Needs, needsAfter } from "./needs.ts";
import { Removals } from "./removals.ts";
import { type Entry, TakenOutBook } from "./taken-out-book.ts";
import { type WordsSince, wordsSince } from "./words-since.ts";

/** What a keeper knows beyond the document and the ledger, as a snapshot keeps it. */
export interface Kept {
  readonly removals: ReturnType<Removals["whole"]>;
  readonly takenOut: readonly Entry[];
}

/**
 * Keeps a note's words on the server (AU3 to AU8): whose they are, where they live, who removed them. Everything it knows
 * follows from the rows of the log: each row's facts are learnt once, after its update was applied to `doc`, which must
 * keep deleted text (`gc: false`).
 */
export class Keeper {
  readonly takenOut: TakenOutBook;
  readonly #doc: Y.Doc;
  readonly #known: Known;

  constructor(doc: Y.Doc, ledger: Ledger) {
    this.#doc = doc;
    this.#known = { ledger, homes: new Homes(doc, ledger), removals: new Removals(ledger) };
    this.takenOut = new TakenOutBook(doc, this.#known);
  }

  /** What an update did, once it is applied. To be learnt. */
  examine(transaction: Y.Transaction, update: Spoken): Facts {
    return examine(transaction, update, this.#known);
  }

  /** Takes in the facts of an edit by `voice`, at `at` ms since 1970, that `transaction` applied. */
  learnEdit(facts: Facts, voice: number, at: number, { deleteSet }: Y.Transaction): void {
    for (const original of facts.revived) this.#known.removals.revive(original, voice);
    for (const named of facts.removed) this.#known.removals.remove(voice, named);
    this.#learnCopies(facts);
    this.takenOut.take(facts.removed, voice, at);
    if (facts.removed.length + facts.revived.length > 0) this.takenOut.settle();
    if (deleteSet.clients.size > 0) this.takenOut.place();
  }

  /** Takes in the facts of a mend: what it revives, nobody has removed any more. */
  learnMend(facts: Facts): void {
    for (const original of facts.revived) this.#known.removals.revive(original);
    this.#learnCopies(facts);
    if (facts.revived.length > 0) this.takenOut.settle();
    this.takenOut.place();
  }

  /** What an edit left to mend, once its facts are learnt. */
  needsAfter(transaction: Y.Transaction, { ds }: Decoded, facts: Facts): Needs {
    return needsAfter(transaction, ds, facts, this.#known);
  }

  /** AU5 to AU7. What it did is still to be learnt. `undefined` when there is nothing to mend. */
  mend(needs: Needs): Mended | undefined {
    return mend(this.#doc, needs, this.#known);
  }

  /** AU8: writes the words of a record again. What it did is still to be learnt. `undefined` when the record stands no more. */
  putBack(id: TakenOut["id"]): Mended | undefined {
    const entry = this.takenOut.entries.find((each) => each.id === id);
    if (!entry) return undefined;
    const revived = entry.pieces.flatMap((piece): CharRange[] => this.#known.ledger.originsOf(piece));
    const mended = mend(this.#doc, { lost: entry.pieces, extra: [], hollow: [] }, this.#known);
    return mended && { update: mended.update, facts: { ...NO_FACTS, copies: mended.facts.copies, revived } };
  }

  /** Which words are new since these originals stood (`standing`), and which are gone and by whom. */
  wordsSince(then: readonly CharRange[]): WordsSince {
    const { ledger, removals } = this.#known;
    return wordsSince(this.#doc, ledger, then, (originals) => removals.of(originals));
  }

  /** To be kept in a snapshot. */
  kept(): Kept {
    return { removals: this.#known.removals.whole(), takenOut: this.takenOut.whole() };
  }

  /** From a snapshot, once the document and the ledger are as they were. */
  restore({ removals, takenOut }: Kept): void {
    this.#known.removals.restore(removals);
    this.#known.homes.rebuild();
    this.takenOut.restore(takenOut);
  }

  #learnCopies({ traced, copies }: Facts): void {
    this.#known.ledger.learn({ voices: [], traced, copies });
    for (const copy of copies) this.#known.homes.moved(copy);
  }
}
