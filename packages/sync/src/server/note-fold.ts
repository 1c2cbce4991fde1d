import { FRAGMENTS, keepMarks, MAP_NAMES } from "@ourwords/note";
import { type Entry, type Facts, Keeper, Ledger, type Mended, newsBetween, NO_FACTS } from "@ourwords/authorship";
import type {
  CheckRun,
  CopyRun,
  Participant,
  ParticipantId,
  Scribe,
  Seal,
  TakenOut,
  TakenOutFrame,
} from "@ourwords/protocol";
import * as Y from "yjs";
import type { LogRow } from "../log-row.ts";
import type { Snapshot } from "../note-store.ts";
import {
  decodeCheckBody,
  decodeFacts,
  decodePeopleBody,
  type PageVoice,
  type PeopleBody,
  voicesOf,
} from "../row-body.ts";
import { decodeSealBody, type SealNews } from "../seal/seal-body.ts";
import { withSealRow } from "../seal/seal-list.ts";
import { decodeSnapshot, encodeSnapshot } from "../snapshot-body.ts";
import { Fullness } from "./fullness.ts";
import { type Admitted, takeApart } from "./gate.ts";
import { HonestPlaces } from "./honest-places.ts";

/** What one update did, once applied: what its row keeps, and the mend that belongs to it. */
export interface Applied {
  readonly changed: boolean;
  readonly facts: Facts;
  readonly mend: Mended | undefined;
}

/** Who an update is of, when it came (ms since 1970), and what its page says of it (AU3). */
export interface Spoken {
  readonly voice: number;
  readonly at: number;
  readonly claims?: readonly CopyRun[] | undefined;
}

/** RM1: a note as the fold over its log. The same rows give the same fold, live or cold. */
export class NoteFold {
  /** Keeps the text of what was deleted: copies are recognised by it. Never sent to a page. */
  readonly doc = new Y.Doc({ gc: false });
  readonly ledger = new Ledger();
  readonly keeper = new Keeper(this.doc, this.ledger);
  readonly fullness = new Fullness(this.doc);
  readonly #places = new HonestPlaces(this.doc);
  readonly participants = new Map<ParticipantId, Participant>();
  readonly voices: PageVoice[] = [];
  /** who may write down whose words now, in the order in which they were allowed to */
  scribes: readonly Scribe[] = [];
  /** the oldest first */
  seals: readonly Seal[] = [];
  seq = 0;
  /** The mend that the last row needs and does not have: the server stopped between the two. Already applied. */
  owed: Mended | undefined;

  constructor() {
    keepMarks(this.doc);
    // A root that nobody has asked for has no type yet, and the gate could not tell what may stand in it.
    for (const name of FRAGMENTS) this.doc.getXmlFragment(name);
    for (const name of MAP_NAMES) this.doc.getMap(name);
  }

  static load(snapshot: Snapshot | undefined, rows: readonly LogRow[]): NoteFold {
    const fold = new NoteFold();
    if (snapshot) fold.#restore(snapshot);
    for (const [index, row] of rows.entries()) fold.add(row, index === rows.length - 1);
    return fold;
  }

  /** AU8: what stands taken out, as pages are told it. */
  takenOut(): TakenOut[] {
    return this.keeper.takenOut.entries.map((entry) => this.keeper.takenOut.recordOf(entry));
  }

  /** What pages have to be told since the entries were `before`; `undefined` when nothing. */
  takenOutSince(before: readonly Entry[]): TakenOutFrame | undefined {
    const { takenOut } = this.keeper;
    const { gone, changed } = newsBetween(before, takenOut.entries);
    if (gone.length + changed.length === 0) return undefined;
    return { whole: false, gone, records: changed.map((entry) => takenOut.recordOf(entry)) };
  }

  meet(body: PeopleBody): void {
    for (const participant of body.participants) this.participants.set(participant.id, participant);
    this.voices.push(...body.voices);
    // Who is not in the note any more neither writes for others nor has others write for them, also once they are back.
    const isIn = (id: ParticipantId): boolean => this.participants.get(id)?.access === "note";
    this.scribes = (body.scribes ?? this.scribes).filter(({ author, scribe }) => isIn(author) && isIn(scribe));
    this.ledger.learn({ voices: voicesOf(body), traced: [], copies: [] });
  }

  /** What an author said of words that were written down for them. */
  learnChecks(checks: readonly CheckRun[]): void {
    this.ledger.learn({ voices: [], traced: [], copies: [], checks });
  }

  /**
   * Applies an admitted update that is not on disk yet, finds what it did, and mends (RM2, AU5).
   * `undefined`: it could not be applied whole, and this fold must be thrown away.
   */
  apply({ update, decoded }: Admitted, { voice, at, claims }: Spoken): Applied | undefined {
    let facts = NO_FACTS;
    let isHonest = false;
    // Before Yjs joins what is new to what stands beside it: a copy typed right after own words would pass for old.
    const transaction = this.#applyUpdate(update, (during) => {
      isHonest = this.#places.hold(during);
      facts = this.keeper.examine(during, { ...decoded, voice, claims });
    });
    if (!transaction || !isHonest) return undefined;
    const isChanged =
      transaction.deleteSet.clients.size > 0 ||
      [...transaction.afterState].some(([client, clock]) => transaction.beforeState.get(client) !== clock);
    // An update can change no struct and still remove something: what it names was dead, but lives on elsewhere.
    const changed = isChanged || facts.removed.length > 0;
    if (!changed) return { changed, facts: NO_FACTS, mend: undefined };
    this.keeper.learnEdit(facts, voice, at, transaction);
    return { changed, facts, mend: this.#mend(transaction, decoded, facts) };
  }

  /** AU8: puts the words of a record back. `undefined` when it stands no more. */
  putBack(id: TakenOut["id"]): Mended | undefined {
    const mended = this.keeper.putBack(id);
    if (mended) this.keeper.learnMend(mended.facts);
    return mended;
  }

  snapshot(): Snapshot {
    const people = { participants: [...this.participants.values()], voices: this.voices, scribes: this.scribes };
    return {
      seq: this.seq,
      state: encodeSnapshot({ doc: this.doc, ledger: this.ledger, people, keeper: this.keeper, seals: this.seals }),
    };
  }

  /** SL5: what row `seq` says of seals. @throws when it says what can't be */
  learnSeal(body: SealNews, seq: number): void {
    this.seals = withSealRow(this.seals, body, seq);
  }

  /** Takes in a row that is on disk. @throws when it can't be: a fold that skips a row is not the note (RM5) */
  add(row: LogRow, isLast = false): void {
    if (row.seq !== this.seq + 1) throw new Error(`row ${row.seq} after row ${this.seq}`);
    switch (row.kind) {
      case "edit":
      case "mend": {
        const facts = decodeFacts(row.trace);
        const transaction = this.#applyUpdate(row.update);
        if (!transaction) throw new Error(`row ${row.seq} can't be applied`);
        if (row.kind === "mend") this.keeper.learnMend(facts);
        else this.keeper.learnEdit(facts, row.voice, row.at, transaction);
        if (isLast && row.kind === "edit") this.owed = this.#mend(transaction, takeApart(row.update), facts);
        break;
      }
      case "people":
        this.meet(decodePeopleBody(row.update));
        break;
      case "check":
        this.learnChecks(decodeCheckBody(row.update));
        break;
      case "seal":
        this.learnSeal(decodeSealBody(row.update), row.seq);
        break;
    }
    this.seq = row.seq;
  }

  #mend(transaction: Y.Transaction, decoded: Admitted["decoded"], facts: Facts): Mended | undefined {
    const mended = this.keeper.mend(this.keeper.needsAfter(transaction, decoded, facts));
    if (mended) this.keeper.learnMend(mended.facts);
    return mended;
  }

  /** `undefined` when the update could not be applied whole. */
  #applyUpdate(update: Uint8Array, look?: (transaction: Y.Transaction) => void): Y.Transaction | undefined {
    let done: Y.Transaction | undefined;
    const keep = (transaction: Y.Transaction): void => {
      look?.(transaction);
      done = transaction;
    };
    this.doc.once("afterTransaction", keep);
    try {
      Y.applyUpdate(this.doc, update);
    } catch {
      return undefined;
    } finally {
      this.doc.off("afterTransaction", keep);
    }
    const isPending = this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
    return isPending ? undefined : done;
  }

  #restore({ seq, state }: Snapshot): void {
    const { update, authorship, people, kept, seals } = decodeSnapshot(state);
    if (!this.#applyUpdate(update)) throw new Error(`the snapshot of row ${seq} is not whole`);
    this.ledger.learn(authorship);
    this.meet(people);
    this.keeper.restore(kept);
    this.seals = seals;
    this.seq = seq;
  }
}
