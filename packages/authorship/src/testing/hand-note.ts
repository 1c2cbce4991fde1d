import { FRAGMENTS, keepMarks } from "@ourwords/note";
import type { IssuedVoice, ParticipantId } from "@ourwords/protocol";
import * as Y from "yjs";
import { type Facts, NO_FACTS } from "../facts.ts";
import { Keeper } from "../keeper.ts";
import { Ledger } from "../ledger.ts";
import type { SaidWords } from "../resolve.ts";
import { HandPage } from "./hand-page.ts";

export const ali = "a".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
export const sam = "s".repeat(22) as ParticipantId; // reason: likewise
export const robin = "r".repeat(22) as ParticipantId; // reason: likewise

/** A note kept as a room keeps it, without gate, rows or lines: pages write, `settle` shows everybody everything. */
export class HandNote {
  readonly doc = new Y.Doc({ gc: false });
  readonly ledger = new Ledger();
  readonly keeper = new Keeper(this.doc, this.ledger);
  /** ms since 1970, for what comes next */
  now = 0;
  readonly #pages: HandPage[] = [];
  readonly #onLearnt: (facts: Facts) => void;

  /** `onLearnt` is told what each edit and each mend did, as soon as the keeper has learnt it. */
  constructor(onLearnt: (note: HandNote, facts: Facts) => void = () => {}) {
    this.#onLearnt = (facts) => onLearnt(this, facts);
    keepMarks(this.doc);
    for (const name of FRAGMENTS) this.doc.getXmlFragment(name);
  }

  /** A page that writes with one voice. The first one makes the story's first line. */
  page(voice: IssuedVoice): HandPage {
    const made = new HandPage(voice);
    this.ledger.learn({ voices: [voice], traced: [], copies: [] });
    Y.applyUpdate(made.doc, Y.encodeStateAsUpdate(this.doc));
    this.#pages.push(made);
    if (this.#pages.length === 1) made.insert(0, "paragraph", "");
    this.settle();
    return made;
  }

  /** All that was written reaches the note, page by page, and then everybody. */
  settle(): void {
    const news: Uint8Array[] = [];
    for (const { sent, voice } of this.#pages)
      for (const update of sent.splice(0)) news.push(update, ...this.#apply(update, voice.client));
    for (const { doc } of this.#pages) for (const update of news) Y.applyUpdate(doc, update, this);
  }

  /** Puts the words of a record back. */
  putBack(id: string): void {
    const mended = this.keeper.putBack(id);
    if (!mended) return;
    this.keeper.learnMend(mended.facts);
    for (const { doc } of this.#pages) Y.applyUpdate(doc, mended.update, this);
  }

  /** Answers the mends that follow. */
  #apply(update: Uint8Array, voice: number): Uint8Array[] {
    const { structs, ds } = Y.decodeUpdate(update);
    const decoded = { structs, ds: Y.mergeDeleteSets([ds]) };
    let facts = NO_FACTS;
    this.doc.once("afterTransaction", (transaction: Y.Transaction) => {
      facts = this.keeper.examine(transaction, { ...decoded, voice });
    });
    const transaction = this.doc.transact((each) => {
      Y.applyUpdate(this.doc, update);
      return each;
    });
    this.keeper.learnEdit(facts, voice, this.now, transaction);
    this.#onLearnt(facts);
    const mended = this.keeper.mend(this.keeper.needsAfter(transaction, decoded, facts));
    if (!mended) return [];
    this.keeper.learnMend(mended.facts);
    this.#onLearnt(mended.facts);
    return [mended.update];
  }
}

/** `Sam: hello`, for each run of one author's words. */
export const said = (words: readonly SaidWords[]): string[] =>
  words.map(
    ({ text, voice }) => `${voice === undefined ? "nobody" : voice.author === sam ? "Sam" : "Dr Ali"}: ${text}`,
  );
