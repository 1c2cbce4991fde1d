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

/** Of each limit, so much may be added until a note is measured anew that was nearly full. */
const STEP = 1 / 80;
/** What was deleted stays in the log: a full note may be worked over, but not for ever. */
const LAST_BYTES = 1.2 * LIMITS.noteBytes;

/**
 * How much a note holds. Measured when it might be full, and until then only counted up, so that a letter costs nothing; a note
 * may so be one step over. What takes out at least as many letters and parts as it puts in is always taken.
 */
export class Fullness {
  readonly #doc: Y.Doc;
  #measured: Size | undefined;
  #added: Size = { letters: 0, blocks: 0, bytes: 0 };

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Whether there is room for an update. If so, counts it in. */
  takes({ structs, ds, bytes }: Addition): boolean {
    const more = sizeOf(structs, bytes);
    const added = sum(this.#added, more);
    const measured = (this.#measured ??= measure(this.#doc));
    if (more.letters + more.blocks > 0 && !fits(sum(measured, added)) && !this.#takesAnew(more, ds)) return false;
    this.#added = sum(this.#added, more);
    return true;
  }

  #takesAnew(more: Size, ds: Deletes): boolean {
    const { letters, blocks, bytes } = this.#added;
    const isWorthIt =
      letters >= STEP * LIMITS.noteLetters || blocks >= STEP * LIMITS.noteBlocks || bytes >= STEP * LIMITS.noteBytes;
    const wasFull = this.#measured !== undefined && !fits(this.#measured);
    if (isWorthIt || wasFull) {
      this.#measured = measure(this.#doc);
      this.#added = { letters: 0, blocks: 0, bytes: 0 };
    }
    const { letters: all, blocks: parts, bytes: size } = sum(this.#measured ?? NOTHING, more);
    if (all <= LIMITS.noteLetters && parts <= LIMITS.noteBlocks && size <= LIMITS.noteBytes) return true;
    if (size > LAST_BYTES) return false;
    const gone = named(this.#doc, ds);
    return more.letters <= gone.letters && more.blocks <= gone.blocks;
  }
}

const NOTHING: Size = { letters: 0, blocks: 0, bytes: 0 };

const fits = ({ letters, blocks, bytes }: Size): boolean =>
  letters <= LIMITS.noteLetters && blocks <= LIMITS.noteBlocks && bytes <= LIMITS.noteBytes;

const sum = (one: Size, other: Size): Size => ({
  letters: one.letters + other.letters,
  blocks: one.blocks + other.blocks,
  bytes: one.bytes + other.bytes,
});

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
function named(doc: Y.Doc, ds: Deletes): Omit<Size, "bytes"> {
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
