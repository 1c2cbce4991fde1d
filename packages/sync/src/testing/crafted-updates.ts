import { keepMarks } from "@ourwords/note";
import type { CloseReason } from "@ourwords/protocol";
import * as Y from "yjs";
import { admit } from "../server/gate.ts";
import { NoteFold } from "../server/note-fold.ts";
import { rawUpdate, STRING, text as stringOf } from "./raw-update.ts";

export const OWN = 7;
export const OTHER = 8;

/** Whether `update` of a page gets in. `broken`: it does not, and the fold must be read anew (RM2). */
export function judge(fold: NoteFold, update: Uint8Array, own = OWN): CloseReason | "ok" | "broken" {
  const result = admit(update, fold.doc, {
    own: new Set([own]),
    voice: own,
    voiceOf: () => undefined,
    originsOf: (range) => [range],
    keptLines: () => "no-seal",
    fullness: fold.fullness,
  });
  if ("unread" in result) throw new Error("nothing is to be read");
  if ("refused" in result) return result.refused;
  return fold.apply(result, { voice: own, at: 0 }) ? "ok" : "broken";
}

/** A note with a line in it that says this, of client 8. */
export function noteThatSays(words: string): NoteFold {
  const fold = new NoteFold();
  const doc = pageOf(fold, OTHER);
  writeLine(doc, words);
  Y.applyUpdate(fold.doc, Y.encodeStateAsUpdate(doc));
  return fold;
}

export function pageOf(fold: NoteFold, client: number): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  keepMarks(doc);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(fold.doc));
  doc.clientID = client;
  return doc;
}

export function writeLine(doc: Y.Doc, words: string): void {
  const line = new Y.XmlElement("paragraph");
  line.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment("story").push([line]);
}

export function lineOf(doc: Y.Doc): Y.XmlText {
  const line = doc.getXmlFragment("story").get(0);
  const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error("no line");
  return text;
}

/** What a page writes as one update. */
export function written(doc: Y.Doc, write: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(write);
  return Y.encodeStateAsUpdate(doc, before);
}

export interface Piece {
  readonly clock: number;
  readonly text: string;
  readonly origin?: Y.ID;
  readonly right?: Y.ID;
}

/** An update of pieces that say whatever they like of their place; `into` is the text's own item. */
export const crafted = (pieces: readonly Piece[], into: Y.ID, client = OWN): Uint8Array =>
  rawUpdate(
    client,
    pieces[0]?.clock ?? 0,
    pieces.map(({ text, origin, right }) => ({ content: STRING, origin, right, parent: into, write: stringOf(text) })),
  );

/** The note letter by letter, as Yjs holds it: `toString` hides what differs. In the order of ids, and of the first line. */
export function structsOf(doc: Y.Doc): { readonly units: readonly string[]; readonly order: readonly string[] } {
  const units = [...doc.store.clients].flatMap(([client, structs]) =>
    structs.flatMap((each) =>
      Array.from({ length: each.length }, (_, offset) => {
        const clock = each.id.clock + offset;
        if (!(each instanceof Y.Item)) return [client, clock, "gone"];
        const origin = offset > 0 ? Y.createID(client, clock - 1) : each.origin;
        return [client, clock, origin, each.rightOrigin, each.parentSub, each.deleted];
      }),
    ),
  );
  const order: string[] = [];
  for (let item = lineOf(doc)._start; item; item = item.right)
    for (let offset = 0; offset < item.length; offset++) order.push(`${item.id.client}.${item.id.clock + offset}`);
  return { units: units.map((unit) => JSON.stringify(unit)).toSorted(), order };
}

/** What made the text of the first line. */
export const textItem = (doc: Y.Doc): Y.ID => lineOf(doc)._item?.id ?? Y.createID(0, 0);
