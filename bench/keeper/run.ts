import { type Authorship, encodeAuthorship } from "@ourwords/protocol";
import { factsForPage, toldCopies } from "@ourwords/authorship";
import * as Y from "yjs";
import { Random } from "../../prove/random.ts";
import { PARAGRAPHS, writeLongNote } from "../typing/long-note.ts";
import { writePlainNote } from "./plain-note.ts";
import { restructure } from "./restructure.ts";
import { TwoWriters } from "./two-writers.ts";

const KEYS = 5_000;
/** keys before the writer jumps to another place */
const BURST = 25;
const RESTRUCTURINGS = 2_000;
/** What the product promises: microseconds of gate, apply and trace for a key, and the ledger's share of the document. */
const MOST = { medianMicroseconds: 100, p99Microseconds: 1_000, ledgerShare: 0.05 } as const;

interface KeyCost {
  readonly words: number;
  readonly medianMicroseconds: number;
  readonly p99Microseconds: number;
}

interface LedgerSize {
  readonly runs: number;
  readonly bytes: number;
  readonly documentBytes: number;
  /** bytes of the ledger : bytes of the document */
  readonly share: number;
}

export interface KeeperFigures {
  readonly short: KeyCost;
  readonly long: KeyCost;
  /** how much more a key costs in a note of ten times the length */
  readonly growth: number;
  readonly ledger: {
    readonly words: number;
    readonly restructurings: number;
    /** beside the document with the text of what was deleted: the ledger speaks of that too */
    readonly stored: LedgerSize;
    /** as a new page is told, beside the document as it is given it */
    readonly sent: LedgerSize;
  };
}

export const isCheap = ({ short, long, ledger }: KeeperFigures): boolean =>
  [ledger.stored, ledger.sent].every(({ share }) => share < MOST.ledgerShare) &&
  [short, long].every(
    ({ medianMicroseconds, p99Microseconds }) =>
      medianMicroseconds <= MOST.medianMicroseconds && p99Microseconds <= MOST.p99Microseconds,
  );

/** What the server does for a key, in a short and a long note, and how big the ledger of a much restructured note is. */
export async function benchKeeper(): Promise<KeeperFigures> {
  // Once for nothing: what is measured next is warm.
  await keyCost(PARAGRAPHS / 10);
  const short = await keyCost(PARAGRAPHS / 10);
  const long = await keyCost(PARAGRAPHS);
  const growth = round(long.medianMicroseconds / short.medianMicroseconds, 2);
  return { short, long, growth, ledger: ledgerSize() };
}

async function note(paragraphs: number): Promise<TwoWriters> {
  const two = new TwoWriters();
  const [first, second] = two.writers;
  await writeLongNote({ doc: first }, { doc: second }, async () => two.settle(), paragraphs);
  return two;
}

async function keyCost(paragraphs: number): Promise<KeyCost> {
  const two = await note(paragraphs);
  const random = new Random(paragraphs);
  two.takeCosts();
  for (let key = 0; key < KEYS; ) {
    const story = two.writer(random.below(2)).getXmlFragment("story");
    const block = story.get(random.below(paragraphs));
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) continue;
    const from = random.below(text.length);
    for (let each = 0; each < BURST; each++, key++) {
      text.insert(from + each, "a");
      two.settle();
    }
  }
  const costs = two.takeCosts().toSorted((a, b) => a - b);
  const at = (share: number): number => round(costs[Math.floor(costs.length * share)] ?? 0, 1);
  return { words: countWords(two.fold.doc), medianMicroseconds: at(0.5), p99Microseconds: at(0.99) };
}

export function ledgerSize(): KeeperFigures["ledger"] {
  const two = new TwoWriters();
  writePlainNote(two);
  const random = new Random(PARAGRAPHS);
  for (let done = 0; done < RESTRUCTURINGS; done++) {
    const doc = two.writer(random.below(2));
    restructure(doc, random.below(4), random.below(doc.getXmlFragment("story").length));
    two.settle();
  }
  const { doc, ledger } = two.fold;
  return {
    words: countWords(doc),
    restructurings: RESTRUCTURINGS,
    stored: sizeOf(ledger.whole(), doc),
    sent: sizeOf(factsForPage(toldCopies(two.served, ledger), ledger, new Set()), two.served),
  };
}

function sizeOf(facts: Authorship, doc: Y.Doc): LedgerSize {
  const bytes = encodeAuthorship(facts).length;
  const documentBytes = Y.encodeStateAsUpdate(doc).length;
  return { runs: facts.copies.length, bytes, documentBytes, share: round(bytes / documentBytes, 4) };
}

const countWords = (doc: Y.Doc): number => doc.getXmlFragment("story").toJSON().split(" ").length;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
