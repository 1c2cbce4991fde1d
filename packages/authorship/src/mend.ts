import { TEXTBLOCKS } from "@ourwords/note";
import { type CharRange, type CopyRun, SERVER_CLIENT } from "@ourwords/protocol";
import * as Y from "yjs";
import { type Facts, NO_FACTS } from "./facts.ts";
import { indexOf, isText, itemsIn } from "./items-in.ts";
import type { Known, Lost, Needs } from "./needs.ts";
import { isTextblock, type Spot, spotOf } from "./spot.ts";

/** An update by the server, and what it did. */
export interface Mended {
  readonly update: Uint8Array;
  readonly facts: Facts;
}

/**
 * AU5, AU6, AU7: puts back what was lost, takes away what stands twice or was brought back from a stale copy, and tidies
 * the blocks that this or a merge left empty. One transaction under the server's own clientID. `ledger` and `homes` learn
 * the copies as they are made, because each run is put beside the one before it.
 */
export function mend(doc: Y.Doc, { lost, extra, hollow }: Needs, known: Known): Mended | undefined {
  if (lost.length + extra.length + hollow.length === 0) return undefined;
  let update: Uint8Array | undefined;
  const keep = (made: Uint8Array): void => {
    update = made;
  };
  const copies: CopyRun[] = [];
  const client = doc.clientID;
  doc.clientID = SERVER_CLIENT;
  doc.once("update", keep);
  try {
    doc.transact(() => {
      const emptied = extra.flatMap((range) => takeAway(doc, range));
      for (const run of lost) copies.push(...putBack(doc, run, known));
      for (const block of [...emptied, ...hollow]) tidy(block);
    });
  } finally {
    doc.off("update", keep);
    doc.clientID = client;
  }
  return update && { update, facts: { ...NO_FACTS, copies } };
}

/** Deletes what lives of a range. Answers the blocks it stood in. */
function takeAway(doc: Y.Doc, range: CharRange): Y.XmlElement[] {
  const blocks: Y.XmlElement[] = [];
  for (;;) {
    const part = itemsIn(doc, range).find(({ item }) => !item.deleted);
    if (!part || !isText(part.item)) return blocks;
    const text = part.item.parent;
    text.delete(indexOf(part.item) + part.offset, part.length);
    if (text.parent instanceof Y.XmlElement) blocks.push(text.parent);
  }
}

/** Writes lost characters again where they belong, with their marks. */
function putBack(doc: Y.Doc, { marks, ...range }: Lost, { ledger, homes }: Known): CopyRun[] {
  return itemsIn(doc, range).flatMap(({ item, offset, length }) => {
    const spot = spotOf(item, offset, ledger, homes);
    if (!isText(item) || !spot) return [];
    const { text, index } = spot.kind === "text" ? spot : newText(spot, item.parent.parent);
    const before = Y.getState(doc.store, SERVER_CLIENT);
    const words = item.content.str.slice(offset, offset + length);
    // Without attributes Yjs takes those around.
    if (marks === "as around") text.insert(index, words);
    else text.insert(index, words, Object.fromEntries(marks.map((mark) => [mark, {}])));
    const [written] = itemsIn(doc, {
      client: SERVER_CLIENT,
      clock: before,
      length: Y.getState(doc.store, SERVER_CLIENT) - before,
    }).flatMap((part) => (isText(part.item) ? [part] : []));
    if (!written) return [];
    const clock = written.item.id.clock + written.offset;
    const origin = { originClient: item.id.client, originClock: item.id.clock + offset };
    const kept = ledger.copy({ client: SERVER_CLIENT, clock, length, ...origin });
    for (const each of kept) homes.moved(each);
    return kept;
  });
}

/** A new block like the one that is gone. In a list it is an item of it. */
function newText({ container, index }: Spot & { kind: "between" }, like: unknown): { text: Y.XmlText; index: number } {
  const text = new Y.XmlText();
  if (isTextblock(container)) container.insert(index, [text]);
  else {
    const block = blockLike(like);
    block.insert(0, [text]);
    const isList = container instanceof Y.XmlElement && container.nodeName.endsWith("List");
    const item = new Y.XmlElement("listItem");
    if (isList) item.insert(0, [block]);
    container.insert(index, [isList ? item : block]);
  }
  return { text, index: 0 };
}

function blockLike(like: unknown): Y.XmlElement {
  const block = new Y.XmlElement(isTextblock(like) ? like.nodeName : "paragraph");
  if (!isTextblock(like)) return block;
  // The attributes of a deleted element are deleted with it, but what they said is still there: last of what Yjs then made
  // one item of.
  for (const [name, { content }] of like._map) {
    const value: unknown = content instanceof Y.ContentAny ? content.arr.at(-1) : undefined;
    if (typeof value === "number" || typeof value === "string") block.setAttribute(name, value as unknown as string); // reason: see packages/note, template.ts
  }
  return block;
}

/** Takes a block away that is empty, and what is empty without it. The last block of a fragment stays: it is the line to write on. */
function tidy(block: Y.XmlElement): void {
  const { parent, _item: item } = block;
  if (!item || item.deleted || !isEmpty(block) || !(parent instanceof Y.XmlFragment)) return;
  if (!parent._item && parent.length === 1) {
    if (!isTextblock(block)) parent.insert(0, [emptyLine()]);
    else return;
  }
  parent.delete(indexOf(item), 1);
  if (parent instanceof Y.XmlElement) tidy(parent);
}

const isEmpty = (block: Y.XmlElement): boolean =>
  TEXTBLOCKS.has(block.nodeName)
    ? block.toArray().every((text) => text instanceof Y.XmlText && text.length === 0)
    : block.length === 0;

function emptyLine(): Y.XmlElement {
  const line = new Y.XmlElement("paragraph");
  line.insert(0, [new Y.XmlText()]);
  return line;
}
