import * as Y from "yjs";
import type { CharId } from "./typed-update.ts";

const WORDS = "some days are good and some are long and I am tired by noon ";
const LINE = 100;

/** What a first page writes into a note: `bytes` letters in lines, and the last letter, to type on behind. */
export function seedNote(
  state: Uint8Array,
  client: number,
  bytes: number,
): { readonly update: Uint8Array; readonly last: CharId } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  doc.clientID = client;
  doc.transact(() => {
    const story = doc.getXmlFragment("story");
    for (let written = 0; written < bytes; written += LINE) newLine(story).insert(0, WORDS.repeat(2).slice(0, LINE));
  });
  const update = Y.encodeStateAsUpdate(doc, before);
  return { update, last: { client, clock: Y.getState(doc.store, client) - 1 } };
}

/** A long note as people write: words here and there, some taken out again. Yields one update for each 250 edits. */
export function* longNote(state: Uint8Array, client: number, characters: number): Generator<Uint8Array> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.clientID = client;
  const story = doc.getXmlFragment("story");
  const lines: Y.XmlText[] = [];
  let seed = 1;
  const below = (most: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * most);
  };
  const written = { letters: 0 };
  let place = 0;
  let line: Y.XmlText | undefined;
  while (written.letters < characters) {
    const before = Y.encodeStateVector(doc);
    let deleted: Uint8Array | undefined;
    const keep = (update: Uint8Array): void => {
      deleted = update;
    };
    doc.on("update", keep);
    doc.transact(() => {
      for (let edits = 0; edits < 250; edits++) {
        if (lines.length < 20 + written.letters / 500) lines.push(newLine(story));
        if (edits % 4 === 0) line = lines[below(lines.length)];
        if (!line) continue;
        // Mostly on where they are; one edit in four goes somewhere else.
        if (edits % 4 === 0 || place > line.length || edits % 10 === 9) place = below(line.length + 1);
        const from = below(40);
        if (edits % 10 === 9 && line.length > place + 3) {
          line.delete(place, 3);
          written.letters -= 3;
        } else {
          line.insert(place, WORDS.slice(from, from + 6));
          place += 6;
          written.letters += 6;
        }
      }
    });
    doc.off("update", keep);
    yield deleted ?? Y.encodeStateAsUpdate(doc, before);
  }
}

function newLine(story: Y.XmlFragment): Y.XmlText {
  const line = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  story.push([line]);
  line.insert(0, [text]);
  return text;
}
