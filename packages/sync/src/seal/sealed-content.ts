import { type AuthoredPiece, authoredPieces, isText, itemsIn, type Ledger } from "@ourwords/authorship";
import { MAP_NAMES, parseMapKey } from "@ourwords/note";
import type {
  CharRange,
  SealedBlock,
  SealedContent,
  SealedEntry,
  SealedPiece,
  SealedTakenOut,
  TakenOut,
} from "@ourwords/protocol";
import * as Y from "yjs";

/**
 * SL1: a note as a seal holds it, from the room's own document and ledger. This is form 1: what it answers for a given log
 * never changes again, because old seals are checked against it. Anything new is another form.
 */
export function sealedContent(doc: Y.Doc, ledger: Ledger, takenOut: readonly TakenOut[]): SealedContent {
  return {
    story: blocksIn(doc.getXmlFragment("story"), ledger),
    plan: blocksIn(doc.getXmlFragment("plan"), ledger),
    maps: Object.fromEntries(
      MAP_NAMES.map((name) => [name, entriesOf(doc, name)] as const).filter(([, entries]) => entries.length > 0),
    ),
    takenOut: takenOut
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .map(({ by, of, at, text }): SealedTakenOut => ({ by, of, at, text })),
  };
}

const blocksIn = (parent: Y.XmlFragment, ledger: Ledger): SealedBlock[] =>
  parent.toArray().flatMap((child) => (child instanceof Y.XmlElement ? [blockOf(child, ledger)] : []));

function blockOf(element: Y.XmlElement, ledger: Ledger): SealedBlock {
  const attributes: Record<string, unknown> = element.getAttributes();
  const blocks = blocksIn(element, ledger);
  const pieces = joined(
    element.toArray().flatMap((text) => (text instanceof Y.XmlText ? authoredPieces(text, ledger) : [])),
  );
  return {
    node: element.nodeName,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(blocks.length > 0 && { blocks }),
    ...(pieces.length > 0 && { pieces }),
  };
}

/** How Yjs cuts a text says nothing of what it reads: neighbours that look alike are one. */
function joined(pieces: readonly AuthoredPiece[]): SealedPiece[] {
  const found: SealedPiece[] = [];
  for (const { text, ...look } of pieces.map(pieceOf)) {
    const last = found.at(-1);
    if (last && looksLike(last, look)) found[found.length - 1] = { ...last, text: last.text + text };
    else found.push({ ...look, text });
  }
  return found;
}

const pieceOf = ({ text, voice, check, marks }: AuthoredPiece): SealedPiece => ({
  text,
  ...(voice && { author: voice.author }),
  ...(voice?.scribe !== undefined && { scribe: voice.scribe }),
  ...(check && { check }),
  ...(marks.length > 0 && { marks: marks.toSorted() }),
});

const looksLike = (one: Omit<SealedPiece, "text">, other: Omit<SealedPiece, "text">): boolean =>
  one.author === other.author &&
  one.scribe === other.scribe &&
  one.check === other.check &&
  one.marks?.join() === other.marks?.join();

function entriesOf(doc: Y.Doc, name: string): SealedEntry[] {
  return [...doc.getMap(name).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => {
      const anchor = parseMapKey(key)?.anchor;
      return { key, value, ...(anchor && { words: anchor.map((range) => wordsAt(doc, range)).join("") }) };
    });
}

/** What these characters say, also where they have been deleted. */
const wordsAt = (doc: Y.Doc, range: CharRange): string =>
  itemsIn(doc, range)
    .map(({ item, offset, length }) => (isText(item) ? item.content.str.slice(offset, offset + length) : ""))
    .join("");
