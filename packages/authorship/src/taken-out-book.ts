import type { CharRange, ParticipantId, TakenOut } from "@ourwords/protocol";
import * as Y from "yjs";
import { charSet, withoutOriginals } from "./char-set.ts";
import type { Removed } from "./facts.ts";
import { isText, itemsIn, rangeOf } from "./items-in.ts";
import { partsInOrder } from "./marked-parts.ts";
import type { Known } from "./needs.ts";
import { type Spot, spotOf, textNear } from "./spot.ts";

/** Deletions at one place, by one person, no further apart than this are one. */
const TOGETHER_MS = 5_000;

/** A record and the characters it stands for. */
export interface Entry {
  readonly id: string;
  readonly by: ParticipantId;
  readonly of: ParticipantId;
  readonly at: number;
  /** in the order they stood in */
  readonly pieces: readonly Removed[];
  readonly place: Uint8Array;
}

/** AU8: the words that somebody took out of somebody else's, and where in the living text that is shown. */
export class TakenOutBook {
  readonly #doc: Y.Doc;
  readonly #known: Known;
  /** Each with all that its person removed, also what does not show now. */
  #entries: readonly Entry[] = [];
  #shown: readonly Entry[] = [];

  constructor(doc: Y.Doc, known: Known) {
    this.#doc = doc;
    this.#known = known;
  }

  /**
   * What shows. Words that their author removed too do not, as long as that stands; and what two people removed at the same
   * time shows once.
   */
  get entries(): readonly Entry[] {
    return this.#shown;
  }

  /** All there is, to be stored. */
  whole(): readonly Entry[] {
    return this.#entries;
  }

  restore(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#show();
  }

  /** What a page is told of an entry. */
  recordOf({ pieces, ...entry }: Entry): TakenOut {
    let text = "";
    let last: unknown;
    for (const { item, offset, length } of pieces.flatMap((piece) => itemsIn(this.#doc, piece))) {
      if (!isText(item)) continue;
      if (last !== undefined && last !== item.parent) text += "\n";
      last = item.parent;
      text += item.content.str.slice(offset, offset + length);
    }
    return { ...entry, text };
  }

  /** `voice` removed these characters, in document order. Those of others are taken out. Shows once it is settled. */
  take(removed: readonly Removed[], voice: number, at: number): void {
    const by = this.#handOf(voice);
    if (by === undefined) return;
    for (const piece of removed) {
      for (const { client, clock, length, originClient, originClock } of this.#known.ledger.pairs(piece)) {
        const wrote = this.#known.ledger.voiceOf(originClient);
        if (wrote === undefined || wrote.author === by) continue;
        for (const part of this.#known.ledger.checksOf({ client: originClient, clock: originClock, length })) {
          // A slip of who writes down, before the author has looked, is theirs to mend.
          if (wrote.scribe === by && part.value === undefined) continue;
          const from = clock + part.clock - originClock;
          this.#add({ client, clock: from, length: part.length, marks: piece.marks }, by, wrote.author, at);
        }
      }
    }
  }

  /** After something was removed or brought back: only what its person still has removed stays. */
  settle(): void {
    this.#entries = this.#entries.flatMap((entry) => withPieces(entry, (piece) => this.#standing(piece, entry.by)));
    this.#show();
  }

  /** Finds a new place for what is shown beside something that is gone. */
  place(): void {
    if (this.#entries.every(({ place }) => isLiving(this.#doc, place))) return;
    this.#entries = this.#entries.map((entry) => {
      if (isLiving(this.#doc, entry.place)) return entry;
      return { ...entry, place: placeAt(this.#spotOf(entry.pieces[0])) };
    });
    this.#show();
  }

  #show(): void {
    const shown = charSet();
    const before = new Map(this.#shown.map((entry) => [entry.id, entry]));
    this.#shown = this.#entries.flatMap((entry) => {
      const now = withPieces(entry, (piece) => {
        const parts = this.#parts(piece, (by) => !by.some((voice) => this.#handOf(voice) === entry.of)).flatMap(
          (part) =>
            withoutOriginals(part, shown, this.#known.ledger).map((range) => ({ ...range, marks: piece.marks })),
        );
        for (const original of parts.flatMap((part) => this.#known.ledger.originsOf(part))) shown.set(original, true);
        return parts;
      });
      // The same object as long as it says the same, so that nobody is told twice.
      return now.map((each) => {
        const last = before.get(each.id);
        return last && isSame(last, each) ? last : each;
      });
    });
  }

  #add(piece: Removed, by: ParticipantId, of: ParticipantId, at: number): void {
    const spot = this.#spotOf(piece);
    const open = this.#entries.findLast(
      (entry) =>
        entry.by === by &&
        entry.of === of &&
        at - entry.at <= TOGETHER_MS &&
        sameSpot(spot, this.#spotOf(entry.pieces[0])),
    );
    const pieces = this.#inOrder([...(open?.pieces ?? []), piece]);
    if (open) this.#entries = this.#entries.map((entry) => (entry === open ? { ...open, at, pieces } : entry));
    else {
      const id = this.#idFor(piece);
      this.#entries = [...this.#entries, { id, by, of, at, pieces, place: placeAt(spot) }];
    }
  }

  /** Of a record that has lost its first characters since, another may be the first to name them. */
  #idFor({ client, clock }: Removed): string {
    const id = `${client}.${clock}`;
    const taken = new Set(this.#entries.map((entry) => entry.id));
    let unused = id;
    for (let more = 1; taken.has(unused); more++) unused = `${id}.${more}`;
    return unused;
  }

  /** Pieces as they stood in the note; those that continue each other are one. */
  #inOrder(pieces: readonly Removed[]): Removed[] {
    const ordered: Removed[] = [];
    const parts = pieces.flatMap((piece) => itemsIn(this.#doc, piece).map((part) => ({ ...part, marks: piece.marks })));
    for (const { marks, ...part } of partsInOrder(this.#doc, parts)) {
      const range = rangeOf(part);
      const last = ordered.at(-1);
      const isNext = last?.client === range.client && last.clock + last.length === range.clock;
      if (last && isNext && last.marks.join() === marks.join())
        ordered[ordered.length - 1] = { ...last, length: last.length + range.length };
      else ordered.push({ ...range, marks });
    }
    return ordered;
  }

  #standing(piece: Removed, by: ParticipantId): Removed[] {
    return this.#parts(piece, (removers) => removers.some((voice) => this.#handOf(voice) === by));
  }

  /** The parts of a piece whose removers are as wanted. */
  #parts(piece: Removed, isWanted: (removers: readonly number[]) => boolean): Removed[] {
    const { ledger, removals } = this.#known;
    return ledger.pairs(piece).flatMap(({ client, clock, length, originClient, originClock }) =>
      removals
        .of({ client: originClient, clock: originClock, length })
        .filter(({ by }) => isWanted(by))
        .map(({ range }) => ({
          client,
          clock: clock + range.clock - originClock,
          length: range.length,
          marks: piece.marks,
        })),
    );
  }

  #spotOf(piece: CharRange | undefined): Spot | undefined {
    const [part] = piece ? itemsIn(this.#doc, piece) : [];
    return part && spotOf(part.item, part.offset, this.#known.ledger, this.#known.homes);
  }

  /** Whose hand writes with a voice: the scribe's, if it has one. */
  #handOf(voice: number): ParticipantId | undefined {
    const of = this.#known.ledger.voiceOf(voice);
    return of?.scribe ?? of?.author;
  }
}

/** An entry with other pieces; none when nothing is left. The same object when all is left. */
function withPieces(entry: Entry, left: (piece: Removed) => readonly Removed[]): Entry[] {
  const pieces = entry.pieces.flatMap((piece) => {
    const parts = left(piece);
    return parts.length === 1 && parts[0]?.length === piece.length ? [piece] : parts;
  });
  if (pieces.length === 0) return [];
  const isWhole =
    pieces.length === entry.pieces.length && pieces.every((piece, index) => piece === entry.pieces[index]);
  return [isWhole ? entry : { ...entry, pieces }];
}

const isSame = (one: Entry, other: Entry): boolean =>
  one.at === other.at &&
  one.place === other.place &&
  one.pieces.length === other.pieces.length &&
  one.pieces.every((piece, index) => {
    const { client, clock, length } = other.pieces[index] ?? {};
    return piece.client === client && piece.clock === clock && piece.length === length;
  });

/** What pages have to be told when `before` became `after`. */
export function newsBetween(
  before: readonly Entry[],
  after: readonly Entry[],
): { readonly gone: readonly string[]; readonly changed: readonly Entry[] } {
  const left = new Set(after.map(({ id }) => id));
  const known = new Set(before);
  return {
    gone: before.flatMap(({ id }) => (left.has(id) ? [] : [id])),
    changed: after.filter((entry) => !known.has(entry)),
  };
}

function sameSpot(one: Spot | undefined, other: Spot | undefined): boolean {
  if (!one || !other || one.index !== other.index) return false;
  return one.kind === "text"
    ? other.kind === "text" && one.text === other.text
    : other.kind === "between" && one.container === other.container;
}

/** Sticks to the character before it, so that what is written there later stands behind the mark. */
function placeAt(spot: Spot | undefined): Uint8Array {
  const near = spot && textNear(spot);
  return near
    ? Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(near.text, near.index, -1))
    : new Uint8Array();
}

function isLiving(doc: Y.Doc, place: Uint8Array): boolean {
  if (place.length === 0) return false;
  const { item, type } = Y.decodeRelativePosition(place);
  const id = item ?? type;
  const [part] = id ? itemsIn(doc, { client: id.client, clock: id.clock, length: 1 }) : [];
  return part?.item.deleted === false;
}
