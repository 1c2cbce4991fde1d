import { LIMITS } from "@ourwords/protocol";
import * as Y from "yjs";

type Deletes = Y.Transaction["deleteSet"];

/** What an update brings: structs that the note does not have, and what it deletes. */
interface Addition {
  readonly structs: Iterable<Y.AbstractStruct>;
  readonly ds: Deletes;
  readonly bytes: number;
}

interface Size {
  readonly letters: number;
  readonly blocks: number;
  readonly bytes: number;
}

/** What was deleted stays in the log: a full note may be worked over, but not for ever. */
const LAST_BYTES = 1.2 * LIMITS.noteBytes;

/**
 * How much a note holds. Measured when it might be full, and until then only counted, so that a letter costs nothing: its bytes
 * are counted as its update has them, which is more than a note takes. What takes out as much as it puts in is taken all the same.
 */
export class Fullness {
  readonly #doc: Y.Doc;
  #size: Size | undefined;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Whether there is room for what is not in the note yet. If so, counts it in. */
  takes(addition: Addition): boolean {
    const more = sizeOf(addition.structs, addition.bytes);
    if (more.letters + more.blocks === 0) return true;
    const gone = named(this.#doc, addition.ds);
    this.#size ??= measure(this.#doc);
    if (!hasRoom(this.#size, more, gone)) this.#size = measure(this.#doc);
    if (!hasRoom(this.#size, more, gone)) return false;
    this.#size = grown(this.#size, more, gone);
    return true;
  }
}

type Gone = Omit<Size, "bytes">;

const grown = (size: Size, more: Size, gone: Gone): Size => ({
  letters: size.letters + more.letters - gone.letters,
  blocks: size.blocks + more.blocks - gone.blocks,
  bytes: size.bytes + more.bytes,
});

function hasRoom(size: Size, more: Size, gone: Gone): boolean {
  const { letters, blocks, bytes } = grown(size, more, gone);
  const isWithin = letters <= LIMITS.noteLetters && blocks <= LIMITS.noteBlocks && bytes <= LIMITS.noteBytes;
  const isNoMore = more.letters <= gone.letters && more.blocks <= gone.blocks;
  return isWithin || (isNoMore && bytes <= LAST_BYTES);
}

function sizeOf(structs: Iterable<Y.AbstractStruct>, bytes: number): Size {
  let [letters, blocks] = [0, 0];
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    if (struct.content instanceof Y.ContentString) letters += struct.length;
    else if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlElement) blocks++;
  }
  return { letters, blocks, bytes };
}

const measure = (doc: Y.Doc): Size => sizeOf([...doc.store.clients.values()].flat(), Y.encodeStateAsUpdate(doc).length);

/** The letters and parts that a delete set takes away and that still stand. */
function named(doc: Y.Doc, ds: Deletes): Gone {
  let [letters, blocks] = [0, 0];
  for (const [client, structs] of doc.store.clients)
    for (const { clock, len } of ds.clients.get(client) ?? []) {
      if (clock >= Y.getState(doc.store, client)) continue;
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at];
        if (!struct || struct.id.clock >= clock + len) break;
        if (!(struct instanceof Y.Item) || struct.deleted) continue;
        const length = Math.min(struct.id.clock + struct.length, clock + len) - Math.max(struct.id.clock, clock);
        if (struct.content instanceof Y.ContentString) letters += length;
        else if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlElement) blocks++;
      }
    }
  return { letters, blocks };
}
