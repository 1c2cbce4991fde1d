import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { wordsIn } from "./words-in.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`words-in seed ${seed}`);

/** A line that others began, and what one page did to it, update by update. */
function page(begun = ""): { text: Y.XmlText; doc: Y.Doc; updates: Uint8Array[] } {
  const others = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(begun)]);
  others.getXmlFragment("story").insert(0, [paragraph]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(others));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const block = doc.getXmlFragment("story").get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error("there is no line");
  return { text, doc, updates };
}

test("SV3: a page's words are read without the note they were for: what it put in at several places, a line each", () => {
  const { text, updates } = page("Others wrote this.");
  text.insert(0, "First ");
  text.insert(text.length, " Last");
  text.insert(6, "things ");
  text.delete(0, 1);
  expect(wordsIn(updates)).toBe("irst things \n Last");
});

test("SV3: what was said beside the text is read as well, and no id or choice", () => {
  const { doc, updates } = page();
  doc.getMap("meanings").set("a/p", "word");
  doc
    .getMap("stances")
    .set("l/p", { says: "not-yet", words: "not before Monday", of: { text: "their line", chars: "x" } });
  doc.getMap("stances").set("l/p", { says: "agree", of: { text: "their line", chars: "x" } });
  expect(wordsIn(updates)).toBe("word\nnot before Monday");
});

test("SV3: whatever one page writes and takes out of its own line, its words are what stands there", () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    put: fc.string({ maxLength: 6 }),
    out: fc.nat({ max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const { text, doc, updates } = page();
      for (const { at, put, out } of edits)
        doc.transact(() => {
          const place = Math.floor(at * text.length);
          if (put !== "") text.insert(place, put);
          if (out > 0 && text.length > place) text.delete(place, Math.min(out, text.length - place));
        });
      const stands = text
        .toDelta()
        .map(({ insert }: { insert: string }) => insert)
        .join("");
      expect(wordsIn(updates).replaceAll("\n", "")).toBe(stands.trim() === "" ? "" : stands.replaceAll("\n", ""));
    }),
    { seed, numRuns: 300 },
  );
});
