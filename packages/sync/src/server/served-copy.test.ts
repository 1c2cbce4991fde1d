import { factsForPage, Ledger, toldCopies } from "@ourwords/authorship";
import { keepMarks } from "@ourwords/note";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { HandClock } from "../testing/hand-page.ts";
import { ServedCopy } from "./served-copy.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`served copy seed ${seed}`);
const FRESH = new Uint8Array([0]);
const ME = 7;

function randomly(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** What a page that gets these bytes shows. */
function shown(update: Uint8Array | undefined): string {
  const doc = new Y.Doc();
  keepMarks(doc);
  if (update) Y.applyUpdate(doc, update);
  return JSON.stringify(doc.getXmlFragment("story").toJSON());
}

test("RM4: a copy that is packed at any moment serves what one serves that never is", () => {
  for (let round = 0; round < 30; round++) {
    const random = randomly(seed + round);
    const clock = new HandClock();
    const doc = new Y.Doc({ gc: false });
    doc.clientID = ME;
    const text = new Y.XmlText();
    doc.getXmlFragment("story").insert(0, [text]);
    text.insert(0, "secret words");
    text.delete(0, 7);
    const ledger = new Ledger();
    const packed = new ServedCopy(doc, clock);
    const plain = new ServedCopy(doc, new HandClock());
    doc.on("update", (update: Uint8Array) => {
      packed.add(update);
      plain.add(update);
      // Read at once, so that this one always has its document.
      void plain.doc;
    });
    for (let step = 0; step < 150; step++) {
      const act = random(12);
      const vector = Y.encodeStateVector(plain.doc);
      if (act < 5) text.insert(random(text.length + 1), `${step}`);
      else if (act < 7 && text.length > 4) text.delete(random(text.length - 3), 2);
      else if (act === 7) clock.move(2_000);
      else if (act === 8) expect(shown(packed.since(FRESH))).toBe(shown(plain.since(FRESH)));
      else if (act === 9) expect(packed.since(vector)).toEqual(plain.since(vector));
      else if (act === 10) {
        const clockAt = random(Y.getState(doc.store, ME));
        ledger.copy({ client: ME, clock: clockAt, length: 1, originClient: 1, originClock: step });
        text.insert(text.length, ".");
      } else expect(packed.doc.getXmlFragment("story").toJSON()).toBe(plain.doc.getXmlFragment("story").toJSON());
      const clients = new Set([random(2) * ME]);
      expect(packed.factsFor(clients, ledger)).toEqual(factsForPage(toldCopies(plain.doc, ledger), ledger, clients));
    }
    expect(packed.since(FRESH)).toEqual(plain.since(FRESH));
    expect(new TextDecoder().decode(packed.since(FRESH))).not.toContain("secret");
    packed.close();
    packed.close();
  }
});
