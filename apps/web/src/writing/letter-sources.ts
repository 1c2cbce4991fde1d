import type { CharId } from "@ourwords/authorship";
import type { CopyRun } from "@ourwords/protocol";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { XmlFragment } from "yjs";
import { charsBetween, type PlacedChar } from "./char-ids.ts";
import type { Letter } from "./letters.ts";
import { putLetters } from "./put-letters.ts";
import type { StepMemory } from "./step-memory.ts";
import { letterAfter, touchedAfter, touchedRange } from "./step-ranges.ts";

/** Key in the meta of a transaction that puts down letters of elsewhere: which characters they are, in order. */
export const IN_HAND = "inHand";

/** Which character of before each letter of a document is, by its place. Letters that are not in it are new. */
export type Sources = ReadonlyMap<number, CharId>;

/**
 * AU3: what becomes of each letter of the blocks that a transaction touches, before it is done: most stay, some are moved,
 * and an undo puts some down again. `undefined` when the editor does not know.
 */
export function letterSources(
  transaction: Transaction,
  fragment: XmlFragment,
  memory: StepMemory,
): Sources | undefined {
  const { before, mapping } = transaction;
  const sources = new Map<number, CharId>();
  const gone: PlacedChar[] = [];
  for (const char of charsBetween(fragment, before, ...wholeBlocks(before, touchedRange(transaction)))) {
    if (!char.id) return undefined;
    const pos = letterAfter(mapping, char.pos);
    if (pos === undefined) gone.push(char);
    else sources.set(pos, char.id);
  }
  const put: Letter[] = [];
  for (const letter of putLetters(transaction)) {
    const id = memory.putInAgain(letter.step)?.[letter.at];
    if (letter.isTakenOut) continue;
    if (id) sources.set(letter.pos, id);
    else put.push(letter);
  }
  const inHand: readonly PlacedChar[] = transaction.getMeta(IN_HAND) ?? gone;
  for (const [pos, id] of sameWords(put, inHand)) sources.set(pos, id);
  return sources;
}

/** What a transaction wrote again into the fragment, once it is done: letters of `sources` that are other characters now. */
export function copiesIn(
  fragment: XmlFragment,
  transaction: Transaction,
  sources: Sources,
  isNew: (id: CharId) => boolean,
): CopyRun[] | undefined {
  const { doc } = transaction;
  const copies: CopyRun[] = [];
  for (const { pos, id } of charsBetween(fragment, doc, ...wholeBlocks(doc, touchedAfter(transaction)))) {
    if (!id) return undefined;
    const source = sources.get(pos);
    if (source && isNew(id)) copies.push({ ...id, length: 1, originClient: source.client, originClock: source.clock });
  }
  return copies;
}

/** A block that changes may be written anew whole, with all that is around it. */
function wholeBlocks(doc: Node, [from, to]: readonly [number, number]): [from: number, to: number] {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  return [$from.depth > 0 ? $from.before(1) : from, $to.depth > 0 ? $to.after(1) : to];
}

/** All that is put down is all that was taken up: which letter is which. A clipboard may bring other spaces. */
function sameWords(put: readonly Letter[], taken: readonly PlacedChar[]): (readonly [pos: number, id: CharId])[] {
  const pairs: (readonly [number, CharId])[] = [];
  let [at, from] = [0, 0];
  while (at < put.length || from < taken.length) {
    const [letter, source] = [put[at], taken[from]];
    if (letter && source?.letter === letter.letter) {
      if (source.id) pairs.push([letter.pos, source.id]);
      at++;
      from++;
    } else if (letter && isSpace(letter)) at++;
    else if (source && isSpace(source)) from++;
    else return [];
  }
  return pairs;
}

const isSpace = ({ letter }: Letter): boolean => letter.trim() === "";
